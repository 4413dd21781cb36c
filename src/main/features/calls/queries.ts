import type { ClientRead } from '../../db/engine.ts';

export interface CallRow {
  callId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  on: string;
  reached: 0 | 1;
  spokeWith: string;
  reason: 'unknown' | 'forgotten' | 'no-funds' | 'invoice-late' | 'dissatisfied' | 'other';
  note: string;
  by: string;
}

/** Calls of a client, newest first; those to a merged customer stand under the one that took it over. */
export function listCalls(sql: ClientRead, customerId: number | null, limit: number): Promise<CallRow[]> {
  return sql.all<CallRow>(
    `SELECT k.id AS callId, COALESCE(c.merged_into_id, c.id) AS customerId, c.code AS customerCode, c.name AS customerName, k.called_on AS "on",
            k.reached, k.spoke_with AS spokeWith, k.reason, k.note, k.recorded_by AS by
     FROM customer_call k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id
     WHERE k.client_id = :clientId AND (:customerId IS NULL OR c.id = :customerId OR c.merged_into_id = :customerId)
     ORDER BY k.called_on DESC, k.id DESC LIMIT :limit`,
    { customerId, limit },
  );
}

/** The last day, up to `asOf`, on which somebody was spoken with, by customer. */
export async function spokenOnBy(sql: ClientRead, asOf: string): Promise<Map<number, string>> {
  const rows = await sql.all<{ customerId: number; on: string }>(
    `SELECT COALESCE(c.merged_into_id, c.id) AS customerId, MAX(k.called_on) AS "on"
     FROM customer_call k JOIN customer c ON c.client_id = k.client_id AND c.id = k.customer_id
     WHERE k.client_id = :clientId AND k.reached = 1 AND k.called_on <= :asOf GROUP BY 1`,
    { asOf },
  );
  return new Map(rows.map((row) => [row.customerId, row.on]));
}
