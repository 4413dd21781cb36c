/**
 * A month of daily runs over an office, with days missed: every customer gets exactly the letters that the policy says, told
 * by an oracle that knows the days of the stages and the books, and nothing of how the program decides.
 */
import { expect } from 'vitest';
import type { TestOffice } from './office.ts';

const DAYS_AFTER_DUE = [0, 3, 14, 30, 45];
const BETWEEN = 7;

const dayAfter = (on: string, days: number) => {
  const date = new Date(`${on}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

interface Debt {
  client: number;
  customer: number;
  receivable: number;
  dueOn: string;
  openYen: number;
  stage: number;
  disputed: number;
}

function debts(office: TestOffice): Debt[] {
  return office.rows<Debt>(
    `SELECT o.client_id AS client, o.customer_id AS customer, o.receivable_id AS receivable, o.due_on AS dueOn, o.open_yen AS openYen,
            MAX(r.opening_stage, COALESCE((SELECT MAX(i.stage) FROM reminder_letter_item i
              WHERE i.client_id = o.client_id AND i.receivable_id = o.receivable_id), 0)) AS stage,
            EXISTS (SELECT 1 FROM receivable_dispute d LEFT JOIN receivable_dispute_end e
              ON e.client_id = d.client_id AND e.dispute_id = d.id
              WHERE d.client_id = o.client_id AND d.receivable_id = o.receivable_id AND e.dispute_id IS NULL) AS disputed
     FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN client c ON c.id = o.client_id WHERE o.closed_on = '9999-12-31' AND o.open_yen > 0 AND c.archived = 0`,
  );
}

function lastLetters(office: TestOffice): Map<string, string> {
  const rows = office.rows<{ key: string; lastOn: string }>(
    `SELECT t.client_id || ' ' || t.customer_id AS key, MAX(COALESCE(p.posted_on, t.as_of)) AS lastOn FROM reminder_letter t
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     WHERE NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id)
     GROUP BY t.client_id, t.customer_id`,
  );
  return new Map(rows.map((row) => [row.key, row.lastOn]));
}

/** What the policy says of one customer on a day: the stage of his letter (0: none) and what it asks for. */
function expectedOf(own: readonly Debt[], asOf: string) {
  const late = own.filter((debt) => debt.dueOn < asOf && debt.disputed === 0);
  const stages = late.map((debt) => {
    const next = debt.stage + 1;
    return next <= 4 && dayAfter(debt.dueOn, DAYS_AFTER_DUE[next]!) <= asOf ? next : 0;
  });
  return {
    stage: Math.max(0, ...stages),
    totalYen: late.reduce((sum, debt) => sum + debt.openYen, 0),
    items: new Map(late.map((debt, index) => [debt.receivable, stages[index]!])),
  };
}

/** Runs from `firstOn` on, day by day but for the missed ones. Returns letters by stage, and how often somebody had to wait. */
export async function runOfAMonth(office: TestOffice, firstOn: string) {
  const missed = new Set([2, 3, 4, 11, 12, 18, 19, 25]);
  const held = new Set(
    office
      .rows<{ key: string }>(
        `SELECT client_id || ' ' || id AS key FROM customer WHERE reminder_hold IS NOT NULL
           OR (mailing_address1 = '' AND (postal_code = '' OR address1 = '')) OR (mailing_address1 <> '' AND mailing_postal_code = '')`,
      )
      .map((row) => row.key),
  );
  const sent: Record<number, number> = {};
  let waited = 0;
  for (let day = 0; day <= 31; day++) {
    if (missed.has(day)) continue;
    const asOf = dayAfter(firstOn, day);
    const before = Map.groupBy(debts(office), (debt) => `${debt.client} ${debt.customer}`);
    const last = lastLetters(office);
    const confirm = ['stale-bank-data' as const];
    const { withheld } = await office.call('reminders.propose', { asOf, confirm });
    const reasons = new Map(withheld.map((one) => [`${one.clientId} ${one.customerId}`, one.reason]));
    const { batchId } = await office.call('reminders.issue', { asOf, confirm });
    const letters = new Map(
      office
        .rows<{ key: string; id: number; client: number; stage: number; totalYen: number }>(
          `SELECT client_id || ' ' || customer_id AS key, id, client_id AS client, stage, total_yen AS totalYen
           FROM reminder_letter WHERE batch_id = ?`,
          batchId ?? 0,
        )
        .map((letter) => [letter.key, letter]),
    );
    for (const [key, own] of before) {
      const expected = expectedOf(own, asOf);
      const letter = letters.get(key);
      const tooSoon = last.has(key) && dayAfter(last.get(key)!, BETWEEN) > asOf;
      if (expected.stage === 0) {
        expect(letter, `${asOf} ${key}`).toBeUndefined();
        continue;
      }
      if (letter === undefined) {
        waited++;
        expect(reasons.has(key), `${asOf} ${key} was due stage ${expected.stage}`).toBe(true);
        if (reasons.get(key) === 'recent-letter') expect(tooSoon, `${asOf} ${key}`).toBe(true);
        continue;
      }
      expect(tooSoon || held.has(key), `${asOf} ${key} must not get one`).toBe(false);
      expect([letter.stage, letter.totalYen], `${asOf} ${key}`).toEqual([expected.stage, expected.totalYen]);
      const items = office.rows<{ receivable: number; stage: number }>(
        'SELECT receivable_id AS receivable, stage FROM reminder_letter_item WHERE client_id = ? AND letter_id = ?',
        letter.client,
        letter.id,
      );
      expect(new Map(items.map((item) => [item.receivable, item.stage]))).toEqual(expected.items);
      sent[letter.stage] = (sent[letter.stage] ?? 0) + 1;
      letters.delete(key);
    }
    expect([...letters.keys()], `${asOf}: nobody else, and nobody twice`).toEqual([]);
  }
  return { sent, waited };
}
