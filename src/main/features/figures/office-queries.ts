/** What happened to receivables over one client or the whole office, bundled for key figures and forecasts. */
import { addDays, addMonths, endOfMonth, FOREVER, monthOf, type PlainDate } from '../../../domain/dates.ts';
import { partyKey } from '../../../domain/forecast-habits.ts';
import { addOutcome, type LetterClearing, OUTCOME_DAYS } from '../../../domain/key-figures.ts';
import type { Bundle, Flow } from '../../../domain/receivable-bundles.ts';
import type { ReadSql } from '../../db/engine.ts';

interface EventRow extends Omit<Bundle, 'count' | 'flows'> {
  receivableId: number;
  onDay: string;
  flowYen: number;
  kind: Flow['kind'];
}

const ofOne = (clientId: number | null, column: string) => (clientId === null ? '' : `AND ${column} = :clientId`);

/** SQL: receivables that did not go by one clearing alone. In the words of the index open_item_parts, which holds only these. */
const IN_PARTS = `o.first_event_on <> '${FOREVER}' AND (o.first_event_on <> o.last_event_on OR o.open_yen <> 0)`;

/**
 * Receivables that had a balance on `from` or later. What went by one clearing (nearly all) is bundled in the order of
 * the index open_item_aging and costs one pass over it; the few with parts, reversals or voids come with each event.
 */
export async function receivableBundles(sql: ReadSql, clientId: number | null, from: PlainDate): Promise<Bundle[]> {
  // Grouped by the customer's key, in whose order the rows come; by the receivable's they would be sorted first.
  const bundles = await sql.all<Bundle>(
    `SELECT o.client_id AS clientId, o.customer_id AS customerId, o.issued_on AS issuedOn, o.due_on AS dueOn, o.closed_on AS closedOn,
            SUM(o.amount_yen) AS yen, COUNT(*) AS count, NULL AS flows
     FROM customer c CROSS JOIN open_item o ON o.client_id = c.client_id AND o.customer_id = c.id
     WHERE o.closed_on >= :from AND (o.first_event_on = '${FOREVER}' OR (o.first_event_on = o.last_event_on AND o.open_yen = 0)) ${ofOne(clientId, 'c.client_id')}
     GROUP BY c.client_id, c.id, o.closed_on, o.issued_on, o.due_on`,
    params(from, clientId),
  );
  const singles = singleBundles(await eventRows(sql, clientId, from), await interestRows(sql, clientId, from));
  const rest = takeOut(bundles, singles);
  for (const single of singles) rest.push(single);
  return rest;
}

type ItemRow = Omit<EventRow, 'onDay' | 'flowYen' | 'kind'>;

/** Bills of 遅延損害金: few, and told one by one because they are no sales. */
function interestRows(sql: ReadSql, clientId: number | null, from: PlainDate): Promise<ItemRow[]> {
  return sql.all<ItemRow>(
    `SELECT o.client_id AS clientId, o.customer_id AS customerId, o.receivable_id AS receivableId, o.issued_on AS issuedOn,
            o.due_on AS dueOn, o.closed_on AS closedOn, o.amount_yen AS yen
     FROM interest_bill b CROSS JOIN receivable r ON r.client_id = b.client_id AND r.invoice_id = b.invoice_id
     CROSS JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
     WHERE o.closed_on >= :from ${ofOne(clientId, 'b.client_id')}`,
    params(from, clientId),
  );
}

/** Each event of the receivables that did not go by one clearing of money: parts, reversals, voids, losses, offsets. */
function eventRows(sql: ReadSql, clientId: number | null, from: PlainDate): Promise<EventRow[]> {
  const item = `o.client_id AS clientId, o.customer_id AS customerId, o.receivable_id AS receivableId, o.issued_on AS issuedOn,
    o.due_on AS dueOn, o.closed_on AS closedOn, o.amount_yen AS yen`;
  const kind = `CASE k.kind WHEN 'write-off' THEN 'written-off' WHEN 'offset' THEN 'offset' WHEN 'credit-note' THEN 'offset' ELSE 'cleared' END AS kind`;
  return sql.all<EventRow>(
    `WITH odd AS (
       SELECT o.* FROM open_item o WHERE o.closed_on >= :from AND ${IN_PARTS} ${ofOne(clientId, 'o.client_id')}
       UNION
       SELECT o.* FROM invoice_void v JOIN receivable r ON r.client_id = v.client_id AND r.invoice_id = v.invoice_id
       JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
       WHERE o.closed_on >= :from ${ofOne(clientId, 'v.client_id')}
       UNION
       SELECT o.* FROM clearing k CROSS JOIN allocation_line l ON l.client_id = k.client_id AND l.allocation_id = k.allocation_id
       CROSS JOIN open_item o ON o.client_id = l.client_id AND o.receivable_id = l.receivable_id
       WHERE o.closed_on >= :from ${ofOne(clientId, 'k.client_id')}
     )
     SELECT * FROM (
       SELECT ${item}, l.effective_on AS onDay, l.amount_yen AS flowYen, ${kind}
       FROM odd o JOIN allocation_line l ON l.client_id = o.client_id AND l.receivable_id = o.receivable_id
       LEFT JOIN clearing k ON k.client_id = l.client_id AND k.allocation_id = l.allocation_id
       UNION ALL
       SELECT ${item}, MAX(x.reversed_on, l.effective_on), -l.amount_yen, ${kind}
       FROM odd o JOIN allocation_line l ON l.client_id = o.client_id AND l.receivable_id = o.receivable_id
       JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
       LEFT JOIN clearing k ON k.client_id = l.client_id AND k.allocation_id = l.allocation_id
       UNION ALL
       SELECT ${item}, v.voided_on, o.amount_yen, 'voided'
       FROM odd o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
     ) ORDER BY clientId, receivableId, onDay`,
    params(from, clientId),
  );
}

function params(from: PlainDate, clientId: number | null) {
  return { from, ...(clientId === null ? {} : { clientId }) };
}

/**
 * What is told by itself must not stand in a bundle as well: a receivable that was voided, or cleared without money, on one
 * single day does, and so does 遅延損害金. Returns the bundles that still hold something.
 */
function takeOut(bundles: Bundle[], singles: readonly Bundle[]): Bundle[] {
  const byCustomer = new Map<number, Bundle[]>();
  for (const single of singles) {
    const { flows, yen } = single;
    const isBundled =
      flows === null ||
      (flows.every((flow) => flow.on === flows[0]?.on) && flows.reduce((sum, flow) => sum + flow.yen, 0) === yen);
    if (!isBundled) continue;
    const key = partyKey(single.clientId, single.customerId);
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), single]);
  }
  if (byCustomer.size === 0) return bundles;
  let taken = 0;
  for (const bundle of bundles) {
    for (const single of byCustomer.get(partyKey(bundle.clientId, bundle.customerId)) ?? []) {
      const isIn =
        single.closedOn === bundle.closedOn && single.issuedOn === bundle.issuedOn && single.dueOn === bundle.dueOn;
      if (!isIn) continue;
      bundle.yen -= single.yen;
      bundle.count -= 1;
      taken++;
    }
  }
  const expected = [...byCustomer.values()].reduce((count, list) => count + list.length, 0);
  if (taken !== expected) throw new Error(`${expected - taken} receivables told by their events stand in no bundle`);
  return bundles.filter((bundle) => bundle.count > 0);
}

function singleBundles(events: readonly EventRow[], interest: readonly ItemRow[]): Bundle[] {
  const bundles: Bundle[] = [];
  const isInterest = new Map(interest.map((row) => [`${row.clientId} ${row.receivableId}`, row]));
  let flows: Flow[] = [];
  let last: EventRow | null = null;
  for (const row of events) {
    if (last?.clientId !== row.clientId || last.receivableId !== row.receivableId) {
      flows = [];
      bundles.push(singleBundle(row, flows, isInterest.delete(`${row.clientId} ${row.receivableId}`)));
    }
    flows.push({ on: row.onDay, yen: row.flowYen, kind: row.kind });
    last = row;
  }
  // Nothing has happened to these, or they went by one clearing.
  for (const row of isInterest.values()) bundles.push(singleBundle(row, null, true));
  return bundles;
}

function singleBundle(row: ItemRow, flows: Flow[] | null, isInterest: boolean): Bundle {
  const { clientId, customerId, issuedOn, dueOn, closedOn, yen } = row;
  return {
    clientId,
    customerId,
    issuedOn,
    dueOn,
    closedOn,
    yen,
    count: 1,
    flows,
    ...(isInterest ? { isInterest } : {}),
  };
}

export interface ClientRow {
  clientId: number;
  code: string;
  name: string;
  closedThrough: string | null;
}

/** The client, or every one that is not archived. */
export function figureClients(sql: ReadSql, clientId: number | null): Promise<ClientRow[]> {
  return sql.all<ClientRow>(
    `SELECT id AS clientId, code, name, closed_through AS closedThrough FROM client
     WHERE ${clientId === null ? 'archived = 0' : 'id = :clientId'} ORDER BY code`,
    clientId === null ? {} : { clientId },
  );
}

export interface MonthCounts {
  deposits: number;
  autoDeposits: number;
  letters: number;
  letterYen: number;
  within7Yen: number;
  within14Yen: number;
  within30Yen: number;
}

/** Deposits and letters by 'client month' between two days. */
export async function monthCounts(
  sql: ReadSql,
  clientId: number | null,
  from: PlainDate,
  to: PlainDate,
): Promise<Map<string, MonthCounts>> {
  const counts = new Map<string, MonthCounts>();
  const of = (id: number, month: string): MonthCounts => {
    const key = `${id} ${month}`;
    let one = counts.get(key);
    if (!one) {
      one = { deposits: 0, autoDeposits: 0, letters: 0, letterYen: 0, within7Yen: 0, within14Yen: 0, within30Yen: 0 };
      counts.set(key, one);
    }
    return one;
  };
  for (const row of await depositCounts(sql, clientId, from, to)) {
    const one = of(row.clientId, row.month);
    one.deposits = row.deposits;
    one.autoDeposits = row.autoDeposits;
  }
  for (const row of await letterCounts(sql, clientId, from, to)) {
    const one = of(row.clientId, row.month);
    one.letters = row.letters;
    one.letterYen = row.yen;
  }
  for (const row of await letterClearings(sql, clientId, from, to))
    if (row.reversedOn === null || row.reversedOn > addDays(row.asOf, OUTCOME_DAYS))
      addOutcome(of(row.clientId, monthOf(row.asOf)), row);
  return counts;
}

/** Behind the last entry of any office. */
const NEVER_CLOSED = 9_007_199_254_740_991;

/**
 * Months and clients (`cut`), each with the number of the entry that closed it for good: what was booked after it does
 * not change the month's counts any more, as it does not change its yen. Reopened months are open.
 */
function cuts(clientId: number | null, from: PlainDate, to: PlainDate): string {
  const months: string[] = [];
  for (let day = `${monthOf(from)}-01`; day <= to; day = addMonths(day, 1))
    months.push(`('${monthOf(day)}', '${day}', '${endOfMonth(monthOf(day))}')`);
  return `WITH span(month, first, last) AS (VALUES ${months.join(', ')}),
    cut AS MATERIALIZED (
      SELECT k.id AS client_id, s.month, s.first, s.last, COALESCE((
        SELECT MIN(p.seq) FROM period_change p WHERE p.client_id = k.id AND p.kind = 'closed' AND p.through >= s.last
          AND p.id > COALESCE((SELECT MAX(q.id) FROM period_change q WHERE q.client_id = k.id AND COALESCE(q.through, '') < s.last), 0)
      ), ${NEVER_CLOSED}) AS seq
      FROM client k CROSS JOIN span s WHERE 1 = 1 ${ofOne(clientId, 'k.id')}
    )`;
}

/** Deposits of each month; auto: what the engine cleared without a person, and nobody took back. */
function depositCounts(sql: ReadSql, clientId: number | null, from: PlainDate, to: PlainDate) {
  return sql.all<{ clientId: number; month: string; deposits: number; autoDeposits: number }>(
    `${cuts(clientId, from, to)}
     SELECT k.client_id AS clientId, k.month, COUNT(*) AS deposits,
            SUM(EXISTS (SELECT 1 FROM allocation a LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id AND x.seq <= k.seq
                        WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND a.how = 'auto' AND a.seq <= k.seq AND x.allocation_id IS NULL)) AS autoDeposits
     FROM cut k CROSS JOIN deposit d ON d.client_id = k.client_id AND d.deposited_on BETWEEN k.first AND k.last AND d.seq <= k.seq
     LEFT JOIN deposit_cancel c ON c.client_id = d.client_id AND c.deposit_id = d.id AND c.seq <= k.seq
     WHERE d.deposited_on BETWEEN :from AND :to AND c.deposit_id IS NULL
     GROUP BY k.client_id, k.month`,
    { ...params(from, clientId), to },
  );
}

/** Letters of each month that were not withdrawn. */
function letterCounts(sql: ReadSql, clientId: number | null, from: PlainDate, to: PlainDate) {
  return sql.all<{ clientId: number; month: string; letters: number; yen: number }>(
    `${cuts(clientId, from, to)}
     SELECT k.client_id AS clientId, k.month, COUNT(*) AS letters, SUM(t.total_yen) AS yen
     FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
     JOIN cut k ON k.client_id = t.client_id AND k.month = substr(t.as_of, 1, 7) AND b.seq <= k.seq
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id AND w.seq <= k.seq
     WHERE t.as_of BETWEEN :from AND :to AND w.letter_id IS NULL ${ofOne(clientId, 't.client_id')} GROUP BY k.client_id, k.month`,
    { ...params(from, clientId), to },
  );
}

/**
 * Money that came for what a letter listed, from its day on; a clearing counts for the latest letter before it only. One
 * taken back within the thirty days brought nothing; later it stays, so that a month whose thirty days are closed stands.
 */
function letterClearings(sql: ReadSql, clientId: number | null, from: PlainDate, to: PlainDate) {
  return sql.all<LetterClearing & { reversedOn: PlainDate | null }>(
    `${cuts(clientId, from, to)}
     SELECT clientId, asOf, clearedOn, reversedOn, SUM(yen) AS yen FROM (
       SELECT t.client_id AS clientId, MAX(t.as_of) AS asOf, l.effective_on AS clearedOn, x.reversed_on AS reversedOn, l.amount_yen AS yen
       FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
       JOIN cut k ON k.client_id = t.client_id AND k.month = substr(t.as_of, 1, 7) AND b.seq <= k.seq
       LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id AND w.seq <= k.seq
       JOIN reminder_letter_item m ON m.client_id = t.client_id AND m.letter_id = t.id
       JOIN allocation_line l ON l.client_id = m.client_id AND l.receivable_id = m.receivable_id AND l.effective_on >= t.as_of
       JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id AND a.deposit_id IS NOT NULL
       LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
       WHERE t.as_of BETWEEN :from AND :to AND w.letter_id IS NULL ${ofOne(clientId, 't.client_id')}
       GROUP BY t.client_id, l.allocation_id, l.receivable_id
     ) GROUP BY clientId, asOf, clearedOn, reversedOn`,
    { ...params(from, clientId), to },
  );
}
