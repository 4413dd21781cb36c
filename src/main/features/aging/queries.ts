import type { ClientRead } from '../../db/engine.ts';
import { REMINDER_STAGE } from '../invoices/queries.ts';

export interface AgingDetailRow {
  receivableId: number;
  invoiceId: number;
  invoice: string;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
  reminderStage: number;
}

/** Balance of one open_item row as of :asOf: what it is now when nothing happened since, else summed from the facts. */
export const OPEN_AS_OF = `CASE
  WHEN o.first_event_on > :asOf THEN o.amount_yen
  WHEN o.last_event_on <= :asOf THEN o.open_yen
  ELSE o.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
         LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
         WHERE l.client_id = o.client_id AND l.receivable_id = o.receivable_id AND l.effective_on <= :asOf
           AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)), 0) END`;

/**
 * Money of allocation `a` in use as of :asOf. All of it once every line is in effect; before that what the lines in
 * effect clear, and never more than the money there is (an adjustment counts with the last line).
 */
export const USED_AS_OF = `(SELECT CASE WHEN MAX(l.effective_on) <= :asOf THEN a.money_yen
    ELSE MIN(a.money_yen, COALESCE(SUM(CASE WHEN l.effective_on <= :asOf THEN l.amount_yen END), 0)) END
  FROM allocation_line l WHERE l.client_id = a.client_id AND l.allocation_id = a.id)`;

/** Receivables of one customer with a balance as of a date, oldest due first. */
export function agingDetail(sql: ClientRead, customerId: number, asOf: string): Promise<AgingDetailRow[]> {
  return sql.all<AgingDetailRow>(
    `SELECT * FROM (
       SELECT o.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, o.issued_on AS issuedOn, o.due_on AS dueOn,
              o.amount_yen AS amountYen, ${OPEN_AS_OF} AS openYen, ${REMINDER_STAGE} AS reminderStage
       FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.closed_on > :asOf AND o.issued_on <= :asOf
     ) WHERE openYen <> 0 ORDER BY dueOn, receivableId`,
    { customerId, asOf },
  );
}
