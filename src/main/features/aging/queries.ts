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
  acknowledgedOn: string | null;
}

/** SQL: of table `alias` only what was booked by :knownAt; nothing when the books of now are asked for. */
export function bookedBy(alias: string, knownAt: string | null | undefined): string {
  return knownAt ? `AND ${alias}.recorded_at <= :knownAt` : '';
}

/**
 * SQL: receivables as of :asOf as they were known at :knownAt — only facts booked by then count, under the customers of
 * then (a later merge moves receivables, their invoices keep whom they were made out to). From the facts, no derived table.
 */
export const KNOWN_OPEN = `
  SELECT r.client_id, COALESCE(later.id, r.customer_id) AS customer_id, r.id AS receivable_id, r.invoice_id, r.due_on, r.issued_on,
         r.amount_yen, r.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
           JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
           LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id AND x.recorded_at <= :knownAt
           WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND l.effective_on <= :asOf AND a.recorded_at <= :knownAt
             AND (x.reversed_on IS NULL OR x.reversed_on > :asOf)), 0) AS open_yen
  FROM receivable r JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
  LEFT JOIN (SELECT m.client_id, m.id FROM customer m JOIN audit_entry e ON e.seq = m.changed_seq
             WHERE m.merged_into_id IS NOT NULL AND e.at > :knownAt) later ON later.client_id = i.client_id AND later.id = i.customer_id
  LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id AND v.recorded_at <= :knownAt
  WHERE r.issued_on <= :asOf AND r.recorded_at <= :knownAt AND (v.voided_on IS NULL OR v.voided_on > :asOf)`;

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

/** What the customer of receivable `r` owed besides it on the day on which plan `p` was agreed. */
const OTHERS_OPEN_WHEN_AGREED = `((SELECT COALESCE(SUM(s.open_yen), 0) FROM open_span s WHERE s.client_id = r.client_id
        AND s.customer_id = r.customer_id AND s.from_on <= p.agreed_on AND s.until_on > p.agreed_on)
      - (r.amount_yen - COALESCE((SELECT SUM(l.amount_yen) FROM allocation_line l
          LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
          WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND l.effective_on <= p.agreed_on
            AND (x.reversed_on IS NULL OR x.reversed_on > p.agreed_on)), 0)))`;

/**
 * 承認 of receivable `r` by :asOf, the newest: money cleared from it, or a confirmation sent back that listed it and owns up
 * to it, or a plan of instalments that covers it came back signed (taken back later or not: the signature stands). Null when
 * there was none.
 *
 * A confirmation that names another sum, and a plan that names no invoice, do not say of which invoices they speak: they own
 * up to one for certain only when the sum cannot be reached without it, that is, when it is more than all the others
 * together (民法152条; a day shown too early costs a letter, one shown too late the claim). A plan over all that is owed, as
 * it is usually made, so owns up to every invoice of its day.
 */
export const ACKNOWLEDGEMENTS = {
  money: `COALESCE((SELECT MAX(d.deposited_on) FROM allocation_line l JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
    JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
    LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
    WHERE l.client_id = r.client_id AND l.receivable_id = r.id AND x.allocation_id IS NULL AND d.deposited_on <= :asOf), '')`,
  confirmation: `COALESCE((SELECT MAX(p.replied_on) FROM balance_confirmation_item m
    JOIN balance_confirmation_reply p ON p.client_id = m.client_id AND p.confirmation_id = m.confirmation_id
    WHERE m.client_id = r.client_id AND m.receivable_id = r.id AND p.stated_yen > 0 AND p.replied_on <= :asOf
      AND (p.outcome = 'agreed' OR p.stated_yen > (SELECT COALESCE(SUM(e.open_yen), 0) FROM balance_confirmation_item e
        WHERE e.client_id = m.client_id AND e.confirmation_id = m.confirmation_id AND e.receivable_id <> m.receivable_id))
      AND p.id = (SELECT MAX(n.id) FROM balance_confirmation_reply n WHERE n.client_id = p.client_id AND n.confirmation_id = p.confirmation_id)), '')`,
  plan: `COALESCE((SELECT MAX(k.acknowledged_on) FROM instalment_acknowledgement k
    JOIN instalment_plan p ON p.client_id = k.client_id AND p.id = k.plan_id
    JOIN customer w ON w.client_id = p.client_id AND w.id = p.customer_id
    WHERE k.client_id = r.client_id AND k.acknowledged_on <= :asOf
      AND COALESCE(w.merged_into_id, w.id) = r.customer_id AND r.issued_on <= p.agreed_on
      AND CASE WHEN EXISTS (SELECT 1 FROM instalment_item m WHERE m.client_id = p.client_id AND m.plan_id = p.id)
        THEN EXISTS (SELECT 1 FROM instalment_item m WHERE m.client_id = p.client_id AND m.plan_id = p.id AND m.receivable_id = r.id)
        ELSE p.total_yen > ${OTHERS_OPEN_WHEN_AGREED} END), '')`,
};

const ACKNOWLEDGED_ON = `NULLIF(MAX(${Object.values(ACKNOWLEDGEMENTS).join(', ')}), '')`;

/** Receivables of one customer with a balance as of a date, oldest due first. */
export function agingDetail(sql: ClientRead, customerId: number, asOf: string): Promise<AgingDetailRow[]> {
  return sql.all<AgingDetailRow>(
    `SELECT * FROM (
       SELECT o.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, o.issued_on AS issuedOn, o.due_on AS dueOn,
              o.amount_yen AS amountYen, ${OPEN_AS_OF} AS openYen, ${REMINDER_STAGE} AS reminderStage, ${ACKNOWLEDGED_ON} AS acknowledgedOn
       FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.closed_on > :asOf AND o.issued_on <= :asOf
     ) WHERE openYen <> 0 ORDER BY dueOn, receivableId`,
    { customerId, asOf },
  );
}
