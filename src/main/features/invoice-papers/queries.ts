import { type ClientRead, IDS } from '../../db/engine.ts';
import type { InvoiceLineRow } from '../invoices/queries.ts';

export interface PaperSettings {
  layout: 'simple' | 'itemised';
  note: string;
}

export async function paperSettings(sql: ClientRead): Promise<PaperSettings> {
  const row = await sql.get<PaperSettings>(
    'SELECT layout, note FROM invoice_paper_setting WHERE client_id = :clientId',
  );
  return row ?? { layout: 'itemised', note: '' };
}

export interface PaperInvoiceRow {
  invoiceId: number;
  number: string;
  kind: 'invoice' | 'opening';
  /** Whom it is owed by now: a merge moves it, and the paper goes to that address. */
  customerId: number;
  /** The addressee as issued. */
  customerName: string;
  issuedOn: string;
  dueOn: string;
  title: string;
  includesTax: number;
  totalYen: number;
  voidedOn: string | null;
  /** 取引年月日 or 取引期間; null: the day of issue. */
  suppliedFrom: string | null;
  suppliedThrough: string | null;
  /** Of a closing bill; null for other invoices. */
  fromOn: string | null;
  closedOn: string | null;
  qualifiedPaper: 'closing' | 'delivery' | null;
  previousYen: number | null;
  depositsYen: number | null;
  /** Invoices issued apart, less fees, discounts, returns and write-offs. */
  adjustedYen: number | null;
  carriedYen: number | null;
  salesYen: number | null;
  taxYen: number | null;
  balanceYen: number | null;
  /** What this one replaces. */
  replacesNumber: string | null;
  replacesOn: string | null;
}

const COLUMNS = `i.id AS invoiceId, i.number, i.kind, r.customer_id AS customerId, i.customer_name AS customerName,
  i.issued_on AS issuedOn, r.due_on AS dueOn, i.title, i.includes_tax AS includesTax, i.total_yen AS totalYen, v.voided_on AS voidedOn,
  i.supplied_from AS suppliedFrom, i.supplied_through AS suppliedThrough, b.from_on AS fromOn, b.closed_on AS closedOn, b.qualified_paper AS qualifiedPaper, b.previous_yen AS previousYen,
  b.deposits_yen AS depositsYen, b.separate_yen - b.adjustments_yen AS adjustedYen, b.carried_yen AS carriedYen,
  b.sales_yen AS salesYen, b.tax_yen AS taxYen, b.balance_yen AS balanceYen,
  o.number AS replacesNumber, o.issued_on AS replacesOn`;

/** What `f` and `u` need stands in an index of its own: without statistics SQLite walks all of the client's rows for each invoice. */
const REST = `CROSS JOIN receivable u ON u.client_id = i.client_id AND u.invoice_id = i.id
  CROSS JOIN receivable r ON r.client_id = u.client_id AND r.id = u.id
  LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
  LEFT JOIN closing_bill b ON b.client_id = i.client_id AND b.invoice_id = i.id
  LEFT JOIN invoice_revision n ON n.client_id = i.client_id AND n.invoice_id = i.id
  LEFT JOIN invoice o ON o.client_id = n.client_id AND o.id = n.replaces_id`;

export function invoicesById(sql: ClientRead, ids: readonly number[]): Promise<PaperInvoiceRow[]> {
  return sql.all<PaperInvoiceRow>(
    `SELECT ${COLUMNS} FROM invoice i ${REST} WHERE i.client_id = :clientId AND i.id IN ${IDS} ORDER BY i.id`,
    { ids: JSON.stringify(ids) },
  );
}

/** Issued in a span and neither voided nor an opening balance. */
export function invoicesIssued(sql: ClientRead, from: string, through: string): Promise<PaperInvoiceRow[]> {
  return sql.all<PaperInvoiceRow>(
    `SELECT ${COLUMNS} FROM invoice f CROSS JOIN invoice i ON i.client_id = f.client_id AND i.id = f.id ${REST}
     WHERE f.client_id = :clientId AND f.issued_on BETWEEN :from AND :through
       AND i.kind = 'invoice' AND v.invoice_id IS NULL ORDER BY i.id`,
    { from, through },
  );
}

export interface PaperLineRow extends InvoiceLineRow {
  invoiceId: number;
  /** Of the delivery a line of a closing bill came from. */
  deliveredOn: string | null;
  slip: string | null;
}

export function linesOf(sql: ClientRead, ids: readonly number[]): Promise<PaperLineRow[]> {
  return sql.all(
    `SELECT l.invoice_id AS invoiceId, l.line, l.description, l.quantity_milli AS quantityMilli, l.unit,
            l.unit_price_milli AS unitPriceMilli, l.tax_class AS taxClass, l.amount_yen AS amountYen, l.note, l.supplied_on AS suppliedOn,
            d.delivered_on AS deliveredOn, d.number AS slip
     FROM invoice_line l
     LEFT JOIN invoice_line_source s ON s.client_id = l.client_id AND s.invoice_id = l.invoice_id AND s.line = l.line
     LEFT JOIN delivery d ON d.client_id = s.client_id AND d.id = s.delivery_id
     WHERE l.client_id = :clientId AND l.invoice_id IN ${IDS} ORDER BY l.invoice_id, l.line`,
    { ids: JSON.stringify(ids) },
  );
}

export interface PaperTaxRow {
  invoiceId: number;
  taxClass: InvoiceLineRow['taxClass'];
  netYen: number;
  taxYen: number;
  grossYen: number;
}

export function taxesOf(sql: ClientRead, ids: readonly number[]): Promise<PaperTaxRow[]> {
  return sql.all<PaperTaxRow>(
    `SELECT invoice_id AS invoiceId, tax_class AS taxClass, net_yen AS netYen, tax_yen AS taxYen, gross_yen AS grossYen
     FROM invoice_tax WHERE client_id = :clientId AND invoice_id IN ${IDS}
     ORDER BY invoice_id, CASE tax_class WHEN 'standard-10' THEN 0 WHEN 'reduced-8' THEN 1 ELSE 2 END, tax_class`,
    { ids: JSON.stringify(ids) },
  );
}

/** Which of the invoices came onto paper before. */
export async function printedBefore(sql: ClientRead, ids: readonly number[]): Promise<Set<number>> {
  const rows = await sql.all<{ invoiceId: number }>(
    `SELECT DISTINCT invoice_id AS invoiceId FROM invoice_paper WHERE client_id = :clientId AND invoice_id IN ${IDS}`,
    { ids: JSON.stringify(ids) },
  );
  return new Set(rows.map(({ invoiceId }) => invoiceId));
}

export interface IssuedPaperRow {
  paperId: number;
  invoiceId: number;
  number: string;
  customerId: number;
  customerName: string;
  mark: '' | 'reissue';
  reason: string;
  madeAt: string;
  by: string;
  documentId: number;
  batchId: number | null;
}

/** Papers, newest first; those of one invoice or customer where asked. */
export function issuedPapers(
  sql: ClientRead,
  asked: { invoiceId: number | null; customerId: number | null; limit: number },
): Promise<IssuedPaperRow[]> {
  return sql.all<IssuedPaperRow>(
    `SELECT p.id AS paperId, p.invoice_id AS invoiceId, i.number, r.customer_id AS customerId, i.customer_name AS customerName,
            p.mark, p.reason, p.recorded_at AS madeAt, p.recorded_by AS by, p.document_id AS documentId, p.batch_id AS batchId
     FROM invoice_paper p JOIN invoice i ON i.client_id = p.client_id AND i.id = p.invoice_id
     JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
     WHERE p.client_id = :clientId AND (:invoiceId IS NULL OR p.invoice_id = :invoiceId)
       AND (:customerId IS NULL OR r.customer_id = :customerId)
     ORDER BY p.id DESC LIMIT :limit`,
    asked,
  );
}
