import type { ClientRead } from '../../db/engine.ts';

export interface TimelineEntry {
  on: string;
  kind: 'invoice' | 'void' | 'allocation' | 'write-off' | 'offset' | 'credit-note' | 'reversal' | 'reminder';
  text: string;
  amountYen: number;
  by: string;
}

/** What happened with a customer and with those merged into it, newest first. `text` is a number, a payer's name or why it was cleared without money. */
export function customerTimeline(sql: ClientRead, customerId: number, limit: number): Promise<TimelineEntry[]> {
  return sql.all<TimelineEntry>(
    `WITH own AS (
       SELECT r.id AS receivable_id, i.id AS invoice_id, i.number, i.issued_on, i.total_yen, i.recorded_by
       FROM receivable r JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE r.client_id = :clientId AND r.customer_id = :customerId
     ), cleared AS (
       SELECT a.id, a.recorded_by, COALESCE(k.kind, 'allocation') AS kind, COALESCE(d.payer_name, k.reason) AS text, MAX(l.effective_on) AS effective_on, SUM(l.amount_yen) AS amount_yen
       FROM own JOIN allocation_line l ON l.client_id = :clientId AND l.receivable_id = own.receivable_id
       JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
       LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
       LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
       GROUP BY a.id, a.recorded_by, d.payer_name, k.kind, k.reason
     )
     SELECT * FROM (
       SELECT issued_on AS "on", 'invoice' AS kind, number AS text, total_yen AS amountYen, recorded_by AS by FROM own
       UNION ALL
       SELECT v.voided_on, 'void', own.number, -own.total_yen, v.recorded_by
       FROM own JOIN invoice_void v ON v.client_id = :clientId AND v.invoice_id = own.invoice_id
       UNION ALL
       SELECT effective_on, kind, text, -amount_yen, recorded_by FROM cleared
       UNION ALL
       SELECT v.reversed_on, 'reversal', c.text, c.amount_yen, v.recorded_by
       FROM cleared c JOIN allocation_reversal v ON v.client_id = :clientId AND v.allocation_id = c.id
       UNION ALL
       SELECT t.as_of, 'reminder', t.serial || '/' || t.stage, t.total_yen, b.recorded_by
       FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id
       JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       WHERE t.client_id = :clientId AND (c.id = :customerId OR c.merged_into_id = :customerId)
     ) ORDER BY "on" DESC, kind LIMIT :limit`,
    { customerId, limit },
  );
}
