import type { OutputOf } from '../../../contract/contract.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface TimelineEntry {
  on: string;
  kind: OutputOf<'customers.timeline'>['entries'][number]['kind'];
  text: string;
  amountYen: number;
  by: string;
}

/** SQL: rows of table `t` of the customer and of those merged into him. */
function of(table: string): string {
  return `FROM ${table} t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       WHERE t.client_id = :clientId AND (c.id = :customerId OR c.merged_into_id = :customerId)`;
}

const OWN_LETTER = `JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
       WHERE t.client_id = :clientId AND (c.id = :customerId OR c.merged_into_id = :customerId)`;

/** SQL: what was said and done about late money. Several facts in one text are parted by tabs. */
const COLLECTING = `SELECT t.called_on, 'call', t.reached || :tab || t.reason || :tab || t.spoke_with || ' ' || t.note, 0, t.recorded_by ${of('customer_call')}
       UNION ALL
       SELECT t.contact_on, 'contact', t.kind || :tab || t.reason || :tab || t.spoke_with || ' ' || t.note, 0, t.recorded_by ${of('customer_contact')}
       UNION ALL
       SELECT t.made_on, 'promise', t.promised_on, t.amount_yen, t.recorded_by ${of('promise')}
       UNION ALL
       SELECT t.agreed_on, 'plan', t.note, t.total_yen, t.recorded_by ${of('instalment_plan')}
       UNION ALL
       SELECT k.acknowledged_on, 'plan-signed', '', t.total_yen, k.recorded_by FROM instalment_acknowledgement k
       JOIN instalment_plan t ON t.client_id = k.client_id AND t.id = k.plan_id ${OWN_LETTER}
       UNION ALL
       SELECT y.since_on, 'dispute', own.number || ' ' || y.reason, 0, y.recorded_by FROM own
       JOIN receivable_dispute y ON y.client_id = :clientId AND y.receivable_id = own.receivable_id
       UNION ALL
       SELECT e.ended_on, 'dispute-end', own.number || ' ' || e.outcome, 0, e.recorded_by FROM own
       JOIN receivable_dispute y ON y.client_id = :clientId AND y.receivable_id = own.receivable_id
       JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
       UNION ALL
       SELECT b.returned_on, 'letter-returned', t.serial, 0, b.recorded_by FROM reminder_letter_return b
       JOIN reminder_letter t ON t.client_id = b.client_id AND t.id = b.letter_id ${OWN_LETTER}
       UNION ALL
       SELECT t.written_on, 'certified', t.serial, t.principal_yen, t.recorded_by ${of('certified_letter')}
       UNION ALL
       SELECT p.posted_on, 'certified-posted', t.serial || ' ' || p.acceptance_number, 0, p.recorded_by FROM certified_letter_posting p
       JOIN certified_letter t ON t.client_id = p.client_id AND t.id = p.letter_id ${OWN_LETTER}
       UNION ALL
       SELECT v.delivered_on, 'certified-delivered', v.outcome || :tab || t.serial, 0, v.recorded_by FROM certified_letter_delivery v
       JOIN certified_letter t ON t.client_id = v.client_id AND t.id = v.letter_id ${OWN_LETTER}
       UNION ALL
       SELECT t.billed_on, 'interest', t.serial, t.total_yen, t.recorded_by ${of('interest_bill')}
       UNION ALL
       SELECT t.sent_on, 'sending', t.channel || :tab || t.label, 0, t.recorded_by ${of('sending')} AND t.state IN ('sent','delivered')
       UNION ALL
       SELECT t.handed_on, 'handover', t.recipient_name || ' ' || t.reason, t.total_yen, t.recorded_by ${of('customer_handover')}
       UNION ALL
       SELECT e.ended_on, 'handover-end', e.reason, 0, e.recorded_by FROM customer_handover_end e
       JOIN customer_handover t ON t.client_id = e.client_id AND t.id = e.handover_id ${OWN_LETTER}`;

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
       UNION ALL
       ${COLLECTING}
     ) ORDER BY "on" DESC, kind LIMIT :limit`,
    { customerId, limit, tab: '\t' },
  );
}
