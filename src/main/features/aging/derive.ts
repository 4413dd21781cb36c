/**
 * open_span, derived: what was open from which day to which. The balance of a receivable is a step for every stretch
 * between two events; equal stretches of one customer and one due date are one row. Any balance, as of any day, is the
 * sum of the rows that hold on it, whatever the basis or the columns.
 */
import { type ClientRead, type ClientWrite, IDS } from '../../db/engine.ts';

/** Still open: in the last row of a receivable. */
const STILL = `'9999-12-31'`;

/** 'YYYY-MM-DD' → months since year 0. */
function monthNumber(column: string): string {
  return `(CAST(substr(${column}, 1, 4) AS INTEGER) * 12 + CAST(substr(${column}, 6, 2) AS INTEGER))`;
}

/** Stretches that cross so many month ends at most are found by their beginning (life 0); see spansOn(). */
export const SHORT_MONTHS = 3;

const EVENTS = `
  SELECT r.id AS receivable_id, r.issued_on AS on_day, r.amount_yen AS yen FROM own r
  UNION ALL
  SELECT l.receivable_id, l.effective_on, -l.amount_yen FROM own r JOIN allocation_line l ON l.client_id = :clientId AND l.receivable_id = r.id
  UNION ALL
  SELECT l.receivable_id, MAX(x.reversed_on, l.effective_on), l.amount_yen FROM own r
  JOIN allocation_line l ON l.client_id = :clientId AND l.receivable_id = r.id
  JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
  UNION ALL
  SELECT r.id, v.voided_on, -r.amount_yen FROM own r JOIN invoice_void v ON v.client_id = :clientId AND v.invoice_id = r.invoice_id`;

/** The rows from the facts; `scope` limits receivable r. life: 0 short, 1 long, 2 open to this day. */
export function openSpanFacts(scope: string): string {
  return `WITH own AS (
      SELECT r.id, r.customer_id, r.due_on, r.issued_on, r.amount_yen, r.invoice_id FROM receivable r WHERE r.client_id = :clientId AND ${scope}
    ), day AS (
      SELECT receivable_id, on_day, SUM(yen) AS yen FROM (${EVENTS}) GROUP BY receivable_id, on_day
    ), step AS (
      SELECT receivable_id, on_day AS from_on, LEAD(on_day, 1, ${STILL}) OVER w AS until_on, SUM(yen) OVER w AS open_yen
      FROM day WINDOW w AS (PARTITION BY receivable_id ORDER BY on_day)
    )
    SELECT :clientId AS client_id, own.customer_id, own.due_on, own.issued_on, s.from_on, s.until_on,
           CASE WHEN s.until_on = ${STILL} THEN 2 WHEN ${monthNumber('s.until_on')} - ${monthNumber('s.from_on')} <= ${SHORT_MONTHS} THEN 0 ELSE 1 END AS life,
           SUM(s.open_yen) AS open_yen
    FROM step s JOIN own ON own.id = s.receivable_id WHERE s.open_yen <> 0
    GROUP BY own.customer_id, own.due_on, own.issued_on, s.from_on, s.until_on`;
}

const COLUMNS = 'client_id, customer_id, due_on, issued_on, from_on, until_on, life, open_yen';

/** Rebuilds the spans of the (customer, due date) pairs to which these receivables belong now. */
export async function deriveOpenSpans(sql: ClientWrite, receivableIds: readonly number[]): Promise<void> {
  if (receivableIds.length === 0) return;
  const ids = JSON.stringify(receivableIds);
  const pairs = `(SELECT t.customer_id, t.due_on FROM receivable t WHERE t.client_id = :clientId AND t.id IN ${IDS})`;
  await sql.run(`DELETE FROM open_span WHERE client_id = :clientId AND (customer_id, due_on) IN ${pairs}`, { ids });
  await sql.run(`INSERT INTO open_span (${COLUMNS}) ${openSpanFacts(`(r.customer_id, r.due_on) IN ${pairs}`)}`, {
    ids,
  });
}

/** After a merge: what was the first one's is the second one's. */
export async function moveOpenSpans(sql: ClientWrite, fromId: number, intoId: number): Promise<void> {
  await sql.run('DELETE FROM open_span WHERE client_id = :clientId AND customer_id IN (:fromId, :intoId)', {
    fromId,
    intoId,
  });
  await sql.run(`INSERT INTO open_span (${COLUMNS}) ${openSpanFacts('r.customer_id = :intoId')}`, { intoId });
}

/** Differences between the spans and the facts of one client: empty when all is well. */
export async function openSpanDifferences(sql: ClientRead): Promise<string[]> {
  const rows = await sql.all<{ customer_id: number; due_on: string }>(
    `WITH fact AS (SELECT ${COLUMNS} FROM (${openSpanFacts('1 = 1')})),
          held AS (SELECT ${COLUMNS} FROM open_span WHERE client_id = :clientId)
     SELECT customer_id, due_on FROM (SELECT * FROM fact EXCEPT SELECT * FROM held)
     UNION SELECT customer_id, due_on FROM (SELECT * FROM held EXCEPT SELECT * FROM fact) LIMIT 20`,
  );
  return rows.map((row) => `open_span of customer ${row.customer_id} due ${row.due_on}`);
}
