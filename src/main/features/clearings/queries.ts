import type { TaxClass } from '../../../domain/invoice-tax.ts';
import type { WriteOffRule } from '../../../domain/write-off.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface DebtorRow {
  customerId: number;
  customerCode: string;
  customerName: string;
  openYen: number;
  lastSoldOn: string | null;
  lastDueOn: string | null;
  lastDepositOn: string | null;
  reminders: number;
  lastReminderOn: string | null;
}

/**
 * Customers who owe something, as the write-off rules look at them: the newest invoice that stands, the last due date of
 * what is open, the newest deposit that cleared something of theirs, and the letters they were sent.
 */
export function debtors(sql: ClientRead, customerId: number | null): Promise<DebtorRow[]> {
  return sql.all<DebtorRow>(
    `WITH owed AS (
       SELECT customer_id, SUM(open_yen) AS openYen, MAX(due_on) AS lastDueOn FROM open_item
       WHERE client_id = :clientId AND closed_on = '9999-12-31' AND (:customerId IS NULL OR customer_id = :customerId)
       GROUP BY customer_id
     )
     SELECT c.id AS customerId, c.code AS customerCode, c.name AS customerName, w.openYen, w.lastDueOn,
       (SELECT MAX(r.issued_on) FROM receivable r LEFT JOIN invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id
        WHERE r.client_id = c.client_id AND r.customer_id = c.id AND v.invoice_id IS NULL) AS lastSoldOn,
       (SELECT MAX(d.deposited_on) FROM receivable r
        JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
        JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
        JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
        LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
        WHERE r.client_id = c.client_id AND r.customer_id = c.id AND x.allocation_id IS NULL) AS lastDepositOn,
       (SELECT COUNT(*) FROM reminder_letter t JOIN customer m ON m.client_id = t.client_id AND m.id = t.customer_id
        WHERE t.client_id = c.client_id AND (m.id = c.id OR m.merged_into_id = c.id))
       + (SELECT COUNT(*) FROM certified_letter t JOIN certified_letter_posting p ON p.client_id = t.client_id AND p.letter_id = t.id
        JOIN customer m ON m.client_id = t.client_id AND m.id = t.customer_id
        WHERE t.client_id = c.client_id AND (m.id = c.id OR m.merged_into_id = c.id)) AS reminders,
       (SELECT MAX(t.as_of) FROM reminder_letter t JOIN customer m ON m.client_id = t.client_id AND m.id = t.customer_id
        WHERE t.client_id = c.client_id AND (m.id = c.id OR m.merged_into_id = c.id)) AS lastReminderOn
     FROM owed w JOIN customer c ON c.client_id = :clientId AND c.id = w.customer_id
     WHERE w.openYen > 0 ORDER BY w.openYen DESC, c.code`,
    { customerId },
  );
}

export interface InvoiceTaxRow {
  receivableId: number;
  taxClass: TaxClass;
  grossYen: number;
}

/** Gross by tax class of the invoices behind these receivables; an opening balance has none. */
export function taxesOfReceivables(sql: ClientRead, receivableIds: readonly number[]): Promise<InvoiceTaxRow[]> {
  return sql.all<InvoiceTaxRow>(
    `SELECT r.id AS receivableId, t.tax_class AS taxClass, t.gross_yen AS grossYen
     FROM receivable r JOIN invoice_tax t ON t.client_id = r.client_id AND t.invoice_id = r.invoice_id
     WHERE r.client_id = :clientId AND r.id IN (SELECT value FROM json_each(:ids)) ORDER BY r.id, t.tax_class`,
    { ids: JSON.stringify(receivableIds) },
  );
}

export interface ClearingRow {
  allocationId: number;
  on: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  rule: WriteOffRule | null;
  reason: string;
  evidence: string;
  amountYen: number;
  bookedAt: string;
  by: string;
  reversedOn: string | null;
}

/** Clearings of one kind, newest first; the customer is whom the receivables belong to now. */
export function clearingsOf(
  sql: ClientRead,
  kind: 'write-off' | 'offset' | 'credit-note',
  only: { customerId?: number | undefined; allocationId?: number | undefined } = {},
): Promise<ClearingRow[]> {
  return sql.all<ClearingRow>(
    `SELECT * FROM (
       SELECT k.allocation_id AS allocationId, a.cleared_on AS "on", MIN(c.id) AS customerId, MIN(c.code) AS customerCode, MIN(c.name) AS customerName,
              k.rule, k.reason, k.evidence, SUM(l.amount_yen) AS amountYen, a.recorded_at AS bookedAt, a.recorded_by AS by, x.reversed_on AS reversedOn
       FROM clearing k
       JOIN allocation a ON a.client_id = k.client_id AND a.id = k.allocation_id
       JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
       JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
       LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
       WHERE k.client_id = :clientId AND k.kind = :kind AND (:allocationId IS NULL OR k.allocation_id = :allocationId)
       GROUP BY k.client_id, k.allocation_id
     ) WHERE :customerId IS NULL OR customerId = :customerId ORDER BY "on" DESC, allocationId DESC`,
    { kind, customerId: only.customerId ?? null, allocationId: only.allocationId ?? null },
  );
}

export interface ClearingLineRow {
  allocationId: number;
  receivableId: number;
  invoiceId: number;
  invoice: string;
  amountYen: number;
}

export function clearingLines(sql: ClientRead, allocationIds: readonly number[]): Promise<ClearingLineRow[]> {
  return sql.all<ClearingLineRow>(
    `SELECT l.allocation_id AS allocationId, l.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, l.amount_yen AS amountYen
     FROM allocation_line l
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE l.client_id = :clientId AND l.allocation_id IN (SELECT value FROM json_each(:ids)) ORDER BY l.allocation_id, r.due_on, r.id`,
    { ids: JSON.stringify(allocationIds) },
  );
}

export interface ClearingTaxRow {
  allocationId: number;
  taxClass: TaxClass;
  grossYen: number;
  taxYen: number;
}

export function clearingTaxes(sql: ClientRead, allocationIds: readonly number[]): Promise<ClearingTaxRow[]> {
  return sql.all<ClearingTaxRow>(
    `SELECT allocation_id AS allocationId, tax_class AS taxClass, gross_yen AS grossYen, tax_yen AS taxYen FROM clearing_tax
     WHERE client_id = :clientId AND allocation_id IN (SELECT value FROM json_each(:ids)) ORDER BY allocation_id, tax_class`,
    { ids: JSON.stringify(allocationIds) },
  );
}
