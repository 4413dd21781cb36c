import type { AgingBasis } from '../../../domain/aging-columns.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { bookedBy, KNOWN_OPEN } from '../aging/queries.ts';

export interface StretchRow {
  customerId: number;
  day: string;
  yen: number;
}

/** What was open on a day, by customer and the date that the columns go by. */
export function openStretches(
  sql: ClientRead,
  on: string,
  basis: AgingBasis,
  knownAt: string | null = null,
): Promise<StretchRow[]> {
  const day = basis === 'due' ? 'due_on' : 'issued_on';
  if (knownAt !== null)
    return sql.all<StretchRow>(
      `SELECT k.customer_id AS customerId, k.${day} AS day, SUM(k.open_yen) AS yen FROM (${KNOWN_OPEN}) k
       WHERE k.client_id = :clientId AND k.open_yen <> 0 GROUP BY k.customer_id, k.${day}`,
      { asOf: on, knownAt },
    );
  return sql.all<StretchRow>(
    `SELECT customer_id AS customerId, ${day} AS day, SUM(open_yen) AS yen FROM open_span
     WHERE client_id = :clientId AND from_on <= :on AND until_on > :on GROUP BY customer_id, ${day}`,
    { on },
  );
}

export interface LastLetter {
  serial: string;
  batchId: number;
  stage: number;
  on: string;
}

/** The last letter that listed each of these invoices by a day, of those that were not taken out of their pile. */
export async function lastLetters(
  sql: ClientRead,
  invoiceIds: readonly number[],
  asOf: string,
  knownAt: string | null,
): Promise<Map<number, LastLetter>> {
  const rows = await sql.all<LastLetter & { invoiceId: number }>(
    `SELECT r.invoice_id AS invoiceId, t.serial, t.batch_id AS batchId, m.stage, t.as_of AS "on"
     FROM receivable r JOIN reminder_letter_item m ON m.client_id = r.client_id AND m.receivable_id = r.id
     JOIN reminder_letter t ON t.client_id = m.client_id AND t.id = m.letter_id
     JOIN reminder_batch b ON b.id = t.batch_id ${bookedBy('b', knownAt)}
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id ${bookedBy('w', knownAt)}
     WHERE r.client_id = :clientId AND r.invoice_id IN ${IDS} AND t.as_of <= :asOf AND w.letter_id IS NULL
     ORDER BY t.as_of, t.id`,
    { ids: JSON.stringify(invoiceIds), asOf, ...(knownAt === null ? {} : { knownAt }) },
  );
  return new Map(rows.map(({ invoiceId, ...letter }) => [invoiceId, letter]));
}
