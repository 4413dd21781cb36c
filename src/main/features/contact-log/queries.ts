import type { ClientRead } from '../../db/engine.ts';
import type { CallRow } from '../calls/queries.ts';

export interface ContactRow {
  customerId: number;
  customerCode: string;
  customerName: string;
  contactId: number;
  kind: 'call' | 'visit' | 'letter' | 'e-mail' | 'sms' | 'fax' | 'other';
  on: string;
  direction: 'out' | 'in';
  reached: 0 | 1;
  spokeWith: string;
  reason: CallRow['reason'];
  note: string;
  by: string;
}

export interface ContactFilter {
  customerId: number | null;
  from: string | null;
  through: string | null;
  limit: number;
}

/** Calls and other contacts of a client, newest first; a merged customer's stand under the one that took it over. */
export function listContacts(sql: ClientRead, filter: ContactFilter): Promise<ContactRow[]> {
  return sql.all<ContactRow>(
    `SELECT t.*, o.code AS customerCode, o.name AS customerName FROM (
       SELECT COALESCE(c.merged_into_id, c.id) AS customerId, k.id AS contactId, 'call' AS kind, k.called_on AS "on", 'out' AS direction,
              k.reached, k.spoke_with AS spokeWith, k.reason, k.note, k.recorded_by AS by, k.seq
       FROM customer_call k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id WHERE k.client_id = :clientId
       UNION ALL
       SELECT COALESCE(c.merged_into_id, c.id), k.id, k.kind, k.contact_on, k.direction, 1, k.spoke_with, k.reason, k.note, k.recorded_by, k.seq
       FROM customer_contact k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id WHERE k.client_id = :clientId
     ) t JOIN customer o ON o.client_id = :clientId AND o.id = t.customerId
     WHERE (:customerId IS NULL OR t.customerId = :customerId) AND (:from IS NULL OR t."on" >= :from) AND (:through IS NULL OR t."on" <= :through)
     ORDER BY t."on" DESC, t.seq DESC LIMIT :limit`,
    { ...filter },
  );
}

/** The newest call with each customer up to a day. */
export async function lastCalls(
  sql: ClientRead,
  asOf: string,
): Promise<Map<number, { on: string; reached: boolean; note: string }>> {
  const rows = await sql.all<{ customerId: number; on: string; reached: number; note: string }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, k.called_on AS "on", k.reached, k.note
     FROM customer_call k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id
     WHERE k.client_id = :clientId AND k.called_on <= :asOf ORDER BY k.called_on, k.seq`,
    { asOf },
  );
  return new Map(rows.map((row) => [row.customerId, { on: row.on, reached: row.reached === 1, note: row.note }]));
}

/** What each customer owes now. */
export async function openByCustomer(sql: ClientRead): Promise<Map<number, number>> {
  const rows = await sql.all<{ customerId: number; yen: number }>(
    `SELECT customer_id AS customerId, SUM(open_yen) AS yen FROM open_item
     WHERE client_id = :clientId AND closed_on = '9999-12-31' GROUP BY customer_id`,
  );
  return new Map(rows.map((row) => [row.customerId, row.yen]));
}
