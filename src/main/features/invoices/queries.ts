import { AppError } from '../../core/errors.ts';
import { type ClientRead, holds } from '../../db/engine.ts';
import { numberGiver } from '../numbering/queries.ts';

export interface InvoiceSummaryRow {
  invoiceId: number;
  receivableId: number;
  number: string;
  kind: 'invoice' | 'opening';
  customerId: number;
  customerCode: string;
  customerName: string;
  issuedOn: string;
  dueOn: string;
  totalYen: number;
  openYen: number;
  reminderStage: number;
  voidedOn: string | null;
  source: 'entered' | 'imported' | 'opening';
}

/** The stage a receivable has reached: the highest letter sent for it, or what it brought from before. */
export const REMINDER_STAGE = `MAX(r.opening_stage, COALESCE((SELECT MAX(t.stage) FROM reminder_letter_item t
  WHERE t.client_id = r.client_id AND t.receivable_id = r.id
    AND NOT EXISTS (SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.letter_id)), 0))`;

const SUMMARY_COLUMNS = `i.id AS invoiceId, r.id AS receivableId, i.number, i.kind, r.customer_id AS customerId, c.code AS customerCode,
  i.customer_name AS customerName, i.issued_on AS issuedOn, r.due_on AS dueOn, i.total_yen AS totalYen, o.open_yen AS openYen,
  ${REMINDER_STAGE} AS reminderStage, v.voided_on AS voidedOn, i.source`;

const SUMMARY_TABLES = `FROM invoice i
  JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
  JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
  JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
  LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id`;

export interface InvoiceFilter {
  customerId: number | null;
  text: string;
  /** The text read as an amount; null when it is none. */
  amountYen: number | null;
  state: 'all' | 'open' | 'overdue' | 'closed' | 'void';
  asOf: string;
}

/**
 * The smallest set of rows that a question needs is found first; the rest is looked up for those alone. `u` reads nothing but
 * its index: without statistics SQLite would walk all of the client's receivables for each invoice.
 */
const REST_OF_ROW = `CROSS JOIN receivable u ON u.client_id = i.client_id AND u.invoice_id = i.id
  CROSS JOIN receivable r ON r.client_id = u.client_id AND r.id = u.id
  CROSS JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
  CROSS JOIN customer c ON c.client_id = r.client_id AND c.id = r.customer_id
  LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id`;

const IN_STATE = `CASE :state
        WHEN 'open' THEN o.open_yen <> 0
        WHEN 'overdue' THEN o.open_yen <> 0 AND r.due_on < :asOf
        WHEN 'closed' THEN o.open_yen = 0 AND v.invoice_id IS NULL
        WHEN 'void' THEN v.invoice_id IS NOT NULL
        ELSE 1 END`;

/** Open items stand together in their index, customer by customer. */
const OPEN_ITEMS = `FROM customer k CROSS JOIN open_item o ON o.client_id = k.client_id AND o.customer_id = k.id AND o.closed_on = '9999-12-31'
  WHERE k.client_id = :clientId AND (:state = 'open' OR o.due_on < :asOf)`;

/**
 * Invoices that a text may mean: a number or a part of one, a sum, or a customer by code, name or reading (as it is called
 * now, and as it was called before a merge).
 */
const hitsOf = (text: string) => `WITH meant AS (
    SELECT m.id FROM customer m WHERE m.client_id = :clientId AND (UPPER(m.code) = UPPER(:text) OR ${holds('m.name', ':text')} OR (:key <> '' AND ${holds('m.search_key', ':key')}))
  ), hit AS (
    SELECT n.id FROM invoice n WHERE n.client_id = :clientId AND ${numberHolds(text)}
    UNION SELECT n.id FROM invoice n WHERE n.total_yen = :amountYen AND n.client_id = :clientId
    UNION SELECT n.id FROM meant CROSS JOIN invoice n ON n.client_id = :clientId AND n.customer_id = meant.id
    UNION SELECT r.invoice_id FROM meant CROSS JOIN receivable r ON r.client_id = :clientId AND r.customer_id = meant.id
  )`;

/** Digits have no capitals: turning 200,000 numbers into them costs as much as finding the text. */
function numberHolds(text: string): string {
  return /^[-\d]*$/.test(text) ? holds('n.number', ':text') : holds('UPPER(n.number)', 'UPPER(:text)');
}

/** Where the rows of a question come from, and what they must meet; newest first. */
function sourceOf({ text, customerId, state }: InvoiceFilter): { text: string; limited: boolean } {
  const ofCustomer = ':customerId IS NULL OR r.customer_id = :customerId';
  if (text !== '')
    return {
      text: `${hitsOf(text)} SELECT ${SUMMARY_COLUMNS} FROM hit CROSS JOIN invoice i ON i.client_id = :clientId AND i.id = hit.id ${REST_OF_ROW}
        WHERE ${IN_STATE} AND (${ofCustomer})`,
      limited: false,
    };
  if (customerId !== null)
    return {
      text: `SELECT ${SUMMARY_COLUMNS} FROM receivable w CROSS JOIN invoice i ON i.client_id = w.client_id AND i.id = w.invoice_id ${REST_OF_ROW}
        WHERE w.client_id = :clientId AND w.customer_id = :customerId AND ${IN_STATE}`,
      limited: false,
    };
  if (state === 'open' || state === 'overdue')
    return {
      text: `SELECT ${SUMMARY_COLUMNS} FROM (SELECT o.receivable_id AS id ${OPEN_ITEMS} ORDER BY o.issued_on DESC, o.receivable_id DESC LIMIT :limit OFFSET :offset) x
        CROSS JOIN receivable w ON w.client_id = :clientId AND w.id = x.id
        CROSS JOIN invoice i ON i.client_id = w.client_id AND i.id = w.invoice_id ${REST_OF_ROW} WHERE r.id = x.id`,
      limited: true,
    };
  if (state === 'void')
    return {
      text: `SELECT ${SUMMARY_COLUMNS} FROM invoice_void w CROSS JOIN invoice i ON i.client_id = w.client_id AND i.id = w.invoice_id ${REST_OF_ROW}
        WHERE w.client_id = :clientId`,
      limited: false,
    };
  return {
    text: `SELECT ${SUMMARY_COLUMNS} FROM invoice i ${REST_OF_ROW} WHERE i.client_id = :clientId AND ${IN_STATE}`,
    limited: false,
  };
}

interface ListTotals {
  count: number;
  totalYen: number;
  openYen: number;
}

const SUMS = 'COUNT(*) AS count, COALESCE(SUM(o.amount_yen), 0) AS totalYen, COALESCE(SUM(o.open_yen), 0) AS openYen';

/** Sums over the whole question. Without text or customer they come from the index of open items alone. */
async function totalsOf(sql: ClientRead, filter: InvoiceFilter & { key: string }): Promise<ListTotals> {
  const { text, customerId, state } = filter;
  const params = { ...filter };
  const one = async (query: string) => (await sql.get<ListTotals>(query, params))!;
  if (text !== '' || customerId !== null) {
    const { text: rows } = sourceOf(filter);
    const head = text === '' ? '' : hitsOf(text);
    const body = rows.slice(head.length);
    return one(
      `${head} SELECT COUNT(*) AS count, COALESCE(SUM(CASE WHEN voidedOn IS NULL THEN totalYen ELSE 0 END), 0) AS totalYen, COALESCE(SUM(openYen), 0) AS openYen FROM (${body}) WHERE :clientId > 0`,
    );
  }
  if (state === 'open' || state === 'overdue') return one(`SELECT ${SUMS} ${OPEN_ITEMS}`);
  const voided = await one(
    `SELECT ${SUMS} FROM invoice_void v CROSS JOIN receivable r ON r.client_id = v.client_id AND r.invoice_id = v.invoice_id
     CROSS JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id WHERE v.client_id = :clientId`,
  );
  if (state === 'void') return { ...voided, totalYen: 0 };
  const all = await one(
    `SELECT ${SUMS} FROM customer k CROSS JOIN open_item o ON o.client_id = k.client_id AND o.customer_id = k.id WHERE k.client_id = :clientId`,
  );
  if (state === 'all') return { ...all, totalYen: all.totalYen - voided.totalYen };
  const open = (await sql.get<ListTotals>(`SELECT ${SUMS} ${OPEN_ITEMS}`, { ...params, state: 'open' }))!;
  return {
    count: all.count - open.count - voided.count,
    totalYen: all.totalYen - open.totalYen - voided.totalYen,
    openYen: 0,
  };
}

export async function listInvoices(
  sql: ClientRead,
  filter: InvoiceFilter & { key: string },
  offset: number,
  limit: number,
) {
  const { text, limited } = sourceOf(filter);
  const order = 'ORDER BY i.issued_on DESC, i.id DESC';
  const invoices = await sql.all<InvoiceSummaryRow>(
    limited ? `${text} ${order}` : `${text} ${order} LIMIT :limit OFFSET :offset`,
    { ...filter, offset, limit },
  );
  return { invoices, ...(await totalsOf(sql, filter)) };
}

export interface InvoiceDetailRow extends InvoiceSummaryRow {
  title: string;
  includesTax: number;
  voidReason: string | null;
  /** null: the day of issue. */
  statedFrom: string | null;
  statedThrough: string | null;
}

/** Throws invoice-unknown. */
export async function invoiceById(sql: ClientRead, invoiceId: number): Promise<InvoiceDetailRow> {
  const row = await sql.get<InvoiceDetailRow>(
    `SELECT ${SUMMARY_COLUMNS}, i.title, i.supplied_from AS statedFrom, i.supplied_through AS statedThrough, i.includes_tax AS includesTax, v.reason AS voidReason ${SUMMARY_TABLES} WHERE i.client_id = :clientId AND i.id = :invoiceId`,
    { invoiceId },
  );
  if (!row) throw new AppError('invoice-unknown', { invoiceId }, 'invoiceId');
  return row;
}

export interface InvoiceLineRow {
  line: number;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: 'standard-10' | 'reduced-8' | 'exempt' | 'out-of-scope' | 'zero-rated';
  amountYen: number;
  note: string;
  suppliedOn: string | null;
}

export function invoiceLines(sql: ClientRead, invoiceId: number): Promise<InvoiceLineRow[]> {
  return sql.all<InvoiceLineRow>(
    `SELECT line, description, quantity_milli AS quantityMilli, unit, unit_price_milli AS unitPriceMilli, tax_class AS taxClass, amount_yen AS amountYen, note, supplied_on AS suppliedOn
     FROM invoice_line WHERE client_id = :clientId AND invoice_id = :invoiceId ORDER BY line`,
    { invoiceId },
  );
}

export function invoiceTaxes(
  sql: ClientRead,
  invoiceId: number,
): Promise<{ taxClass: InvoiceLineRow['taxClass']; netYen: number; taxYen: number; grossYen: number }[]> {
  return sql.all(
    `SELECT tax_class AS taxClass, net_yen AS netYen, tax_yen AS taxYen, gross_yen AS grossYen
     FROM invoice_tax WHERE client_id = :clientId AND invoice_id = :invoiceId
     ORDER BY CASE tax_class WHEN 'standard-10' THEN 0 WHEN 'reduced-8' THEN 1 ELSE 2 END, tax_class`,
    { invoiceId },
  );
}

type InvoiceEventKind =
  | 'issued'
  | 'allocation'
  | 'write-off'
  | 'offset'
  | 'credit-note'
  | 'reversal'
  | 'carried-in'
  | 'carried-out'
  | 'reminder'
  | 'void';

/** What happened to an invoice, oldest first; a clearing that went over to a revision names the other invoice. */
export function invoiceEvents(sql: ClientRead, invoiceId: number) {
  return sql.all<{
    on: string;
    kind: InvoiceEventKind;
    text: string;
    amountYen: number;
    by: string;
    depositId: number | null;
    serial: string | null;
    batchId: number | null;
  }>(
    `SELECT "on", kind, text, amountYen, by, depositId, serial, batchId FROM (
       SELECT i.issued_on AS "on", 'issued' AS kind, i.number AS text, i.total_yen AS amountYen, i.recorded_by AS by, 0 AS rank, NULL AS depositId, NULL AS serial, NULL AS batchId
       FROM invoice i WHERE i.client_id = :clientId AND i.id = :invoiceId
       UNION ALL
       SELECT l.effective_on, CASE WHEN m.allocation_id IS NOT NULL AND v.invoice_id = r.invoice_id THEN 'carried-in' ELSE COALESCE(k.kind, 'allocation') END,
              COALESCE(d.payer_name, k.reason) || CASE WHEN v.invoice_id = r.invoice_id THEN ' ' || w.number ELSE '' END, -l.amount_yen, a.recorded_by, 1, a.deposit_id, NULL, NULL
       FROM receivable r JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
       JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
       LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
       LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
       LEFT JOIN allocation_carry m ON m.client_id = a.client_id AND m.allocation_id = a.id
       LEFT JOIN invoice_revision v ON v.client_id = m.client_id AND v.invoice_id = m.invoice_id
       LEFT JOIN invoice w ON w.client_id = v.client_id AND w.id = v.replaces_id
       WHERE r.client_id = :clientId AND r.invoice_id = :invoiceId
       UNION ALL
       SELECT x.reversed_on, CASE WHEN v.replaces_id = r.invoice_id THEN 'carried-out' ELSE 'reversal' END,
              COALESCE(d.payer_name, k.reason) || CASE WHEN v.replaces_id = r.invoice_id THEN ' ' || w.number ELSE '' END, l.amount_yen, x.recorded_by, 2, a.deposit_id, NULL, NULL
       FROM receivable r JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
       JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
       JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
       LEFT JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
       LEFT JOIN clearing k ON k.client_id = a.client_id AND k.allocation_id = a.id
       LEFT JOIN allocation_carry m ON m.client_id = a.client_id AND m.moved_from = a.id
       LEFT JOIN invoice_revision v ON v.client_id = m.client_id AND v.invoice_id = m.invoice_id
       LEFT JOIN invoice w ON w.client_id = v.client_id AND w.id = v.invoice_id
       WHERE r.client_id = :clientId AND r.invoice_id = :invoiceId
       UNION ALL
       SELECT t.as_of, 'reminder', t.serial || '/' || m.stage, m.open_yen, b.recorded_by, 3, NULL, t.serial, t.batch_id
       FROM receivable r JOIN reminder_letter_item m ON m.client_id = r.client_id AND m.receivable_id = r.id
       JOIN reminder_letter t ON t.client_id = m.client_id AND t.id = m.letter_id
       JOIN reminder_batch b ON b.id = t.batch_id
       WHERE r.client_id = :clientId AND r.invoice_id = :invoiceId
       UNION ALL
       SELECT v.voided_on, 'void', v.reason, 0, v.recorded_by, 4, NULL, NULL, NULL FROM invoice_void v WHERE v.client_id = :clientId AND v.invoice_id = :invoiceId
     ) ORDER BY "on", rank`,
    { invoiceId },
  );
}

/** The number the next invoice of the client's series gets; within the transaction that books it nobody else takes it. */
export async function nextInvoiceNumber(sql: ClientRead, issuedOn: string): Promise<string> {
  return (await numberGiver(sql, 'invoice')).next(issuedOn);
}

export interface PastLineRow {
  description: string;
  unit: string;
  unitPriceMilli: number;
  taxClass: InvoiceLineRow['taxClass'];
  lastOn: string;
}

/** Wordings of earlier lines that hold the text, each with its latest unit, price and tax; the customer's own first. */
export function pastLines(
  sql: ClientRead,
  question: { customerId: number | null; text: string; limit: number },
): Promise<PastLineRow[]> {
  return sql.all<PastLineRow>(
    `SELECT description, unit, unitPriceMilli, taxClass, lastOn FROM (
       SELECT l.description, l.unit, l.unit_price_milli AS unitPriceMilli, l.tax_class AS taxClass, i.issued_on AS lastOn,
              CASE WHEN i.customer_id = :customerId THEN 0 ELSE 1 END AS strange,
              ROW_NUMBER() OVER (PARTITION BY l.description
                ORDER BY CASE WHEN i.customer_id = :customerId THEN 0 ELSE 1 END, i.issued_on DESC, i.id DESC, l.line) AS place
       FROM invoice_line l JOIN invoice i ON i.client_id = l.client_id AND i.id = l.invoice_id
       WHERE l.client_id = :clientId AND ${holds('l.description', ':text')}
     ) WHERE place = 1 ORDER BY strange, lastOn DESC, description LIMIT :limit`,
    question,
  );
}

export interface MonthInvoiceRow {
  invoiceId: number;
  customerId: number;
  title: string;
  issuedOn: string;
  suppliedFrom: string | null;
  suppliedThrough: string | null;
  /** 1 when a draft was made of it before and still lies there. */
  copied: number;
}

/** Live invoices issued from one day through another, as they are copied into the next month: those with lines of their own. */
export function invoicesOfMonth(
  sql: ClientRead,
  from: string,
  through: string,
  customerIds: readonly number[] | null,
): Promise<MonthInvoiceRow[]> {
  return sql.all<MonthInvoiceRow>(
    `SELECT i.id AS invoiceId, c.id AS customerId, i.title, i.issued_on AS issuedOn,
            i.supplied_from AS suppliedFrom, i.supplied_through AS suppliedThrough,
            EXISTS (SELECT 1 FROM invoice_draft d WHERE d.client_id = i.client_id AND d.copied_invoice_id = i.id) AS copied
     FROM invoice i JOIN customer o ON o.client_id = i.client_id AND o.id = i.customer_id
     JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
     LEFT JOIN invoice_void v ON v.client_id = i.client_id AND v.invoice_id = i.id
     LEFT JOIN closing_bill b ON b.client_id = i.client_id AND b.invoice_id = i.id
     LEFT JOIN recurring_period p ON p.client_id = i.client_id AND p.invoice_id = i.id
     WHERE i.client_id = :clientId AND i.kind = 'invoice' AND i.issued_on BETWEEN :from AND :through
       AND v.invoice_id IS NULL AND b.invoice_id IS NULL AND p.invoice_id IS NULL
       AND (:ids IS NULL OR c.id IN (SELECT value FROM json_each(:ids))) ORDER BY i.issued_on, i.id`,
    { from, through, ids: customerIds === null ? null : JSON.stringify(customerIds) },
  );
}
