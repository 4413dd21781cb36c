/**
 * Who must be reminded on a day, told a second time and otherwise than the program does it: from the rows of the file by
 * the plainest loop, without its derived tables and without `domain/`. What it cannot tell (whether money may be somebody's)
 * it takes as given.
 */
import type { TestOffice } from './office.ts';

export interface ExpectedLetter {
  stage: number;
  totalYen: number;
  /** By receivable: the stage this letter is for it, 0 where it is only listed. */
  stages: Map<number, number>;
}

export type Expected = { letter: ExpectedLetter } | { reason: string };

/** The days after due of stages 1 to 4, and the days between letters, of an office that has changed nothing. */
const DAYS_AFTER_DUE = [3, 14, 30, 45];
const DAYS_BETWEEN = 7;
const MS_OF_DAY = 86_400_000;

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / MS_OF_DAY);

interface Owed {
  clientId: number;
  customerId: number;
  receivableId: number;
  dueOn: string;
  openYen: number;
  stage: number;
}

interface Debtor {
  clientId: number;
  customerId: number;
  hold: string | null;
  address: string;
  hasAddress: number;
}

/**
 * The expected answer for every customer with something to say, by `clientId customerId`. `mayHavePaid`: the keys of those
 * for whom a deposit may have come.
 */
export function expectedOn(office: TestOffice, asOf: string, mayHavePaid: ReadonlySet<string>): Map<string, Expected> {
  const owed = overdueOn(office, asOf);
  const lastLetters = lastLettersOf(office);
  const disputed = keysOf(
    office,
    `SELECT y.client_id || ' ' || y.receivable_id AS key FROM receivable_dispute y
     WHERE y.since_on <= ? AND NOT EXISTS (SELECT 1 FROM receivable_dispute_end e
       WHERE e.client_id = y.client_id AND e.dispute_id = y.id AND e.ended_on <= ?)`,
    asOf,
    asOf,
  );
  const promised = keysOf(
    office,
    `SELECT p.client_id || ' ' || p.customer_id AS key FROM promise p
     WHERE p.made_on <= ? AND p.promised_on >= ? AND NOT EXISTS (SELECT 1 FROM promise_end e
       WHERE e.client_id = p.client_id AND e.promise_id = p.id AND e.ended_on <= ?)`,
    asOf,
    asOf,
    asOf,
  );
  const returned = keysOf(
    office,
    `SELECT client_id || ' ' || customer_id || ' ' || address AS key FROM reminder_letter_return`,
  );
  const expected = new Map<string, Expected>();
  for (const debtor of debtors(office)) {
    const key = `${debtor.clientId} ${debtor.customerId}`;
    const own = owed.filter((one) => one.clientId === debtor.clientId && one.customerId === debtor.customerId);
    const spoken = own.filter((one) => !disputed.has(`${one.clientId} ${one.receivableId}`));
    const stages = new Map(spoken.map((one) => [one.receivableId, nextStage(one, asOf)]));
    const stage = Math.max(0, ...stages.values());
    if (stage === 0) {
      if (spoken.length === 0 && own.some((one) => nextStage(one, asOf) > 0)) expected.set(key, { reason: 'dispute' });
      continue;
    }
    const last = lastLetters.get(key);
    const reason =
      (debtor.hold !== null && 'hold') ||
      (promised.has(key) && 'promise') ||
      (mayHavePaid.has(key) && 'possible-deposit') ||
      (last !== undefined && daysFrom(last, asOf) < DAYS_BETWEEN && 'recent-letter') ||
      (debtor.hasAddress === 0 && 'no-address') ||
      (returned.has(`${key} ${debtor.address}`) && 'returned-mail');
    const totalYen = spoken.reduce((sum, one) => sum + one.openYen, 0);
    expected.set(key, reason ? { reason } : { letter: { stage, totalYen, stages } });
  }
  return expected;
}

function nextStage({ dueOn, stage }: Owed, asOf: string): number {
  const days = DAYS_AFTER_DUE[stage];
  return days !== undefined && daysFrom(dueOn, asOf) >= days ? stage + 1 : 0;
}

/** Every receivable past due on `asOf` with what is open of it then, from the clearings themselves. */
function overdueOn(office: TestOffice, asOf: string): Owed[] {
  const rows = office.rows<Owed>(
    `SELECT r.client_id AS clientId, r.customer_id AS customerId, r.id AS receivableId, r.due_on AS dueOn,
            r.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
              WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND l.effective_on <= ?
                AND NOT EXISTS (SELECT 1 FROM allocation_reversal x WHERE x.client_id = l.client_id
                  AND x.allocation_id = l.allocation_id AND x.reversed_on <= ?)), 0) AS openYen,
            MAX(r.opening_stage, COALESCE((SELECT MAX(t.stage) FROM reminder_letter_item t
              WHERE t.client_id = r.client_id AND t.receivable_id = r.id AND NOT EXISTS (SELECT 1
                FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.letter_id)), 0)) AS stage
     FROM receivable r
     WHERE r.due_on < ? AND r.issued_on <= ?
       AND NOT EXISTS (SELECT 1 FROM invoice_void v WHERE v.client_id = r.client_id AND v.invoice_id = r.invoice_id)`,
    asOf,
    asOf,
    asOf,
    asOf,
  );
  return rows.filter((row) => row.openYen > 0);
}

function lastLettersOf(office: TestOffice): Map<string, string> {
  const rows = office.rows<{ key: string; lastOn: string }>(
    `SELECT key, MAX(lastOn) AS lastOn FROM (
       SELECT t.client_id || ' ' || t.customer_id AS key, COALESCE(p.posted_on, t.as_of) AS lastOn FROM reminder_letter t
       LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
       WHERE NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id)
       UNION ALL
       SELECT client_id || ' ' || customer_id, opening_reminded_on FROM receivable WHERE opening_reminded_on IS NOT NULL
     ) GROUP BY key`,
  );
  return new Map(rows.map((row) => [row.key, row.lastOn]));
}

function debtors(office: TestOffice): Debtor[] {
  return office.rows<Debtor>(
    `SELECT client_id AS clientId, id AS customerId, reminder_hold AS hold,
            CASE WHEN mailing_address1 = '' THEN name || char(10) || postal_code || char(10) || address1 || char(10) || address2
              ELSE COALESCE(NULLIF(mailing_name, ''), name) || char(10) || mailing_postal_code || char(10) || mailing_address1
                || char(10) || mailing_address2 END AS address,
            CASE WHEN mailing_address1 = '' THEN postal_code <> '' AND address1 <> ''
              ELSE mailing_postal_code <> '' END AS hasAddress
     FROM customer WHERE merged_into_id IS NULL`,
  );
}

function keysOf(office: TestOffice, sql: string, ...params: unknown[]): Set<string> {
  return new Set(office.rows<{ key: string }>(sql, ...params).map((row) => row.key));
}
