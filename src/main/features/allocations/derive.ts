/**
 * The derived tables: how each receivable and each deposit stands. Rebuilt from facts for whatever a transaction
 * touched, inside that transaction; office.verify rebuilds all of it beside and compares.
 */
import { type ClientRead, type ClientWrite, IDS } from '../../db/engine.ts';
import { deriveOpenSpans, openSpanDifferences } from '../aging/derive.ts';

/**
 * One row per receivable. An event is an allocation coming into effect, its reversal, or the invoice's voiding;
 * closed_on is the day of the last event when nothing is left, else '9999-12-31'.
 */
export const OPEN_ITEM_FACTS = `
  WITH event AS (
    SELECT l.client_id, l.receivable_id, l.effective_on AS on_day, -l.amount_yen AS yen FROM allocation_line l WHERE l.client_id = :clientId AND {touched:l.receivable_id}
    UNION ALL
    SELECT l.client_id, l.receivable_id, MAX(x.reversed_on, l.effective_on), l.amount_yen
    FROM allocation_line l JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
    WHERE l.client_id = :clientId AND {touched:l.receivable_id}
    UNION ALL
    SELECT r.client_id, r.id, v.voided_on, -r.amount_yen
    FROM receivable r JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
    WHERE r.client_id = :clientId AND {touched:r.id}
  ), total AS (
    SELECT receivable_id, SUM(yen) AS yen, MIN(on_day) AS first_on, MAX(on_day) AS last_on FROM event GROUP BY receivable_id
  )
  SELECT r.client_id, r.id AS receivable_id, r.customer_id,
         CASE WHEN r.amount_yen + COALESCE(t.yen, 0) = 0 THEN COALESCE(t.last_on, r.issued_on) ELSE '9999-12-31' END AS closed_on,
         r.issued_on, r.due_on, r.amount_yen, r.amount_yen + COALESCE(t.yen, 0) AS open_yen,
         COALESCE(t.first_on, '9999-12-31') AS first_event_on, COALESCE(t.last_on, '0000-00-00') AS last_event_on
  FROM receivable r LEFT JOIN total t ON t.receivable_id = r.id
  WHERE r.client_id = :clientId AND {touched:r.id}`;

/** Money of live deposits that no live allocation uses, that is not to be given back and was not taken as recovered. */
export const OPEN_DEPOSIT_FACTS = `
  SELECT d.client_id, d.id AS deposit_id, d.deposited_on,
         d.amount_yen - COALESCE((SELECT SUM(a.money_yen) FROM allocation a
           LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
           WHERE a.client_id = d.client_id AND a.deposit_id = d.id AND x.allocation_id IS NULL), 0)
         - COALESCE((SELECT SUM(f.amount_yen) FROM deposit_refund f
           LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id
           WHERE f.client_id = d.client_id AND f.deposit_id = d.id AND z.refund_id IS NULL), 0)
         - COALESCE((SELECT SUM(b.amount_yen) FROM bad_debt_recovery b
           LEFT JOIN bad_debt_recovery_reversal y ON y.client_id = b.client_id AND y.recovery_id = b.id
           WHERE b.client_id = d.client_id AND b.deposit_id = d.id AND y.recovery_id IS NULL), 0) AS left_yen
  FROM deposit d LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
  WHERE d.client_id = :clientId AND {touched:d.id} AND k.deposit_id IS NULL`;

const TOUCHED = /\{touched:([a-z_.]+)\}/g;

/** The facts query limited to the ids in :ids (a JSON array), or over the whole client. */
export function factsQuery(query: string, scope: 'touched' | 'all'): string {
  return query.replace(TOUCHED, (_all, column: string) => (scope === 'touched' ? `${column} IN ${IDS}` : '1 = 1'));
}

/** Rebuilds the open items of these receivables, and the spans in which they stand. */
export async function deriveOpenItems(sql: ClientWrite, receivableIds: readonly number[]): Promise<void> {
  if (receivableIds.length === 0) return;
  const ids = JSON.stringify(receivableIds);
  await sql.run(`DELETE FROM open_item WHERE client_id = :clientId AND receivable_id IN ${IDS}`, { ids });
  await sql.run(
    `INSERT INTO open_item (client_id, receivable_id, customer_id, closed_on, issued_on, due_on, amount_yen, open_yen, first_event_on, last_event_on)
     ${factsQuery(OPEN_ITEM_FACTS, 'touched')}`,
    { ids },
  );
  await deriveOpenSpans(sql, receivableIds);
}

/** Rebuilds what is left of these deposits. */
export async function deriveOpenDeposits(sql: ClientWrite, depositIds: readonly number[]): Promise<void> {
  if (depositIds.length === 0) return;
  const ids = JSON.stringify(depositIds);
  await sql.run(`DELETE FROM open_deposit WHERE client_id = :clientId AND deposit_id IN ${IDS}`, { ids });
  await sql.run(
    `INSERT INTO open_deposit (client_id, deposit_id, deposited_on, left_yen)
     SELECT client_id, deposit_id, deposited_on, left_yen FROM (${factsQuery(OPEN_DEPOSIT_FACTS, 'touched')}) WHERE left_yen > 0`,
    { ids },
  );
}

/** Differences between the derived tables and the facts of one client: empty when all is well. */
export async function derivedDifferences(sql: ClientRead): Promise<string[]> {
  const items = await sql.all<{ id: number }>(
    `SELECT receivable_id AS id FROM (
       SELECT * FROM (${factsQuery(OPEN_ITEM_FACTS, 'all')})
       EXCEPT SELECT client_id, receivable_id, customer_id, closed_on, issued_on, due_on, amount_yen, open_yen, first_event_on, last_event_on FROM open_item WHERE client_id = :clientId
     ) LIMIT 20`,
  );
  const deposits = await sql.all<{ id: number }>(
    `WITH fact AS (SELECT deposit_id, left_yen FROM (${factsQuery(OPEN_DEPOSIT_FACTS, 'all')}) WHERE left_yen <> 0),
          held AS (SELECT deposit_id, left_yen FROM open_deposit WHERE client_id = :clientId)
     SELECT deposit_id AS id FROM (SELECT * FROM fact EXCEPT SELECT * FROM held)
     UNION SELECT deposit_id FROM (SELECT * FROM held EXCEPT SELECT * FROM fact) LIMIT 20`,
  );
  return [
    ...items.map((row) => `open_item ${row.id}`),
    ...deposits.map((row) => `open_deposit ${row.id}`),
    ...(await openSpanDifferences(sql)),
  ];
}
