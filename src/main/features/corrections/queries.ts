/** 差替, 適格返還請求書, 前受金の充当, and what was changed by whom and why. */
import type { TaxClass, TaxTotals } from '../../../domain/invoice-tax.ts';
import type { RoundingMode } from '../../../domain/money.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';

const BY = (column: string) =>
  `COALESCE((SELECT s.name FROM staff_member s WHERE s.code = ${column}), CASE ${column} WHEN 'system' THEN '' ELSE ${column} END)`;

export interface AdvanceRow {
  depositId: number;
  depositedOn: string;
  payerName: string;
  leftYen: number;
}

/** Money of a customer that nothing uses yet: deposits that name it or were kept as its advance; the oldest first. */
export function openAdvances(sql: ClientRead, customerId: number): Promise<AdvanceRow[]> {
  return sql.all<AdvanceRow>(
    `SELECT o.deposit_id AS depositId, d.deposited_on AS depositedOn, d.payer_name AS payerName, o.left_yen AS leftYen
     FROM open_deposit o JOIN deposit d ON d.client_id = o.client_id AND d.id = o.deposit_id
     LEFT JOIN (SELECT m.client_id, m.deposit_id, m.kind, m.customer_id FROM deposit_mark m
       LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
       WHERE m.client_id = :clientId AND e.mark_id IS NULL) k ON k.client_id = d.client_id AND k.deposit_id = d.id
     WHERE o.client_id = :clientId AND o.left_yen > 0 AND COALESCE(k.customer_id, d.customer_id) = :customerId
       AND COALESCE(k.kind, 'advance') IN ('advance', 'order') ORDER BY d.deposited_on, d.id`,
    { customerId },
  );
}

export interface InvoiceLinks {
  revision: number;
  replacesId: number | null;
  replacesNumber: string | null;
  revisionReason: string | null;
  replacedById: number | null;
  replacedByNumber: string | null;
  closing: number;
}

/** What an invoice replaces, what replaces it, and whether it is a closing bill. */
export async function invoiceLinks(sql: ClientRead, invoiceId: number): Promise<InvoiceLinks> {
  const row = await sql.get<InvoiceLinks>(
    `SELECT COALESCE(r.revision, 0) AS revision, r.replaces_id AS replacesId, o.number AS replacesNumber, r.reason AS revisionReason,
            n.invoice_id AS replacedById, w.number AS replacedByNumber, b.invoice_id IS NOT NULL AS closing
     FROM invoice i LEFT JOIN invoice_revision r ON r.client_id = i.client_id AND r.invoice_id = i.id
     LEFT JOIN invoice o ON o.client_id = r.client_id AND o.id = r.replaces_id
     LEFT JOIN invoice_revision n ON n.client_id = i.client_id AND n.replaces_id = i.id
     LEFT JOIN invoice w ON w.client_id = n.client_id AND w.id = n.invoice_id
     LEFT JOIN closing_bill b ON b.client_id = i.client_id AND b.invoice_id = i.id
     WHERE i.client_id = :clientId AND i.id = :invoiceId`,
    { invoiceId },
  );
  return row!;
}

/** The first number of a chain of replacements. */
export async function rootNumber(sql: ClientRead, invoiceId: number): Promise<string> {
  const row = await sql.get<{ number: string }>(
    `WITH RECURSIVE chain(id, depth) AS (
       SELECT :invoiceId, 0 UNION ALL
       SELECT r.replaces_id, c.depth + 1 FROM chain c JOIN invoice_revision r ON r.client_id = :clientId AND r.invoice_id = c.id WHERE c.depth < 1000
     ) SELECT i.number FROM chain c JOIN invoice i ON i.client_id = :clientId AND i.id = c.id ORDER BY c.depth DESC LIMIT 1`,
    { invoiceId },
  );
  return row!.number;
}

export interface UsedAdvanceRow {
  depositId: number;
  payerName: string;
  depositedOn: string;
  amountYen: number;
}

/** Advances used on an invoice that still are. */
export function usedAdvances(sql: ClientRead, invoiceId: number): Promise<UsedAdvanceRow[]> {
  return sql.all<UsedAdvanceRow>(
    `SELECT a.deposit_id AS depositId, d.payer_name AS payerName, d.deposited_on AS depositedOn, a.amount_yen AS amountYen
     FROM invoice_advance a JOIN deposit d ON d.client_id = a.client_id AND d.id = a.deposit_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.allocation_id
     WHERE a.client_id = :clientId AND a.invoice_id = :invoiceId AND x.allocation_id IS NULL ORDER BY d.deposited_on, a.allocation_id`,
    { invoiceId },
  );
}

/** How an invoice was reckoned. */
export async function reckoningOf(
  sql: ClientRead,
  invoiceId: number,
): Promise<{ includesTax: boolean; rounding: RoundingMode }> {
  const row = await sql.get<{ includesTax: number; rounding: RoundingMode }>(
    'SELECT includes_tax AS includesTax, rounding FROM invoice WHERE client_id = :clientId AND id = :invoiceId',
    { invoiceId },
  );
  return { includesTax: row!.includesTax === 1, rounding: row!.rounding };
}

/** An invoice and what it replaces, down to the first of the chain. */
const REPLACED = `(WITH RECURSIVE chain(id, depth) AS (
    SELECT :invoiceId, 0 UNION ALL
    SELECT r.replaces_id, c.depth + 1 FROM chain c JOIN invoice_revision r ON r.client_id = :clientId AND r.invoice_id = c.id WHERE c.depth < 1000
  ) SELECT id FROM chain)`;

/** By rate, what live credit notes have returned of an invoice, or of those it stands in the place of. */
export function creditedOf(sql: ClientRead, invoiceId: number): Promise<{ taxClass: TaxClass; grossYen: number }[]> {
  return sql.all(
    `SELECT t.tax_class AS taxClass, SUM(t.gross_yen) AS grossYen FROM credit_note n
     JOIN credit_note_tax t ON t.client_id = n.client_id AND t.credit_note_id = n.id
     LEFT JOIN credit_note_cancel x ON x.client_id = n.client_id AND x.credit_note_id = n.id
     WHERE n.client_id = :clientId AND n.invoice_id IN ${REPLACED} AND x.credit_note_id IS NULL GROUP BY t.tax_class`,
    { invoiceId },
  );
}

export interface CreditNoteRow {
  creditNoteId: number;
  number: string;
  kind: 'return' | 'discount' | 'rebate';
  customerId: number;
  customerCode: string;
  customerName: string;
  invoiceId: number;
  invoiceNumber: string;
  invoiceIssuedOn: string;
  /** 取引年月日 of the sale: what the original stated. */
  suppliedFrom: string;
  suppliedThrough: string;
  issuedOn: string;
  reason: string;
  includesTax: number;
  totalYen: number;
  paperNeeded: number;
  cancelledOn: string | null;
  cancelReason: string | null;
  bookedAt: string;
  by: string;
  allocationId: number;
}

export function creditNotes(
  sql: ClientRead,
  only: { customerId?: number | undefined; invoiceId?: number | undefined; creditNoteId?: number | undefined },
): Promise<CreditNoteRow[]> {
  return sql.all<CreditNoteRow>(
    `SELECT n.id AS creditNoteId, n.number, n.kind, n.customer_id AS customerId, c.code AS customerCode, n.customer_name AS customerName,
            n.invoice_id AS invoiceId, i.number AS invoiceNumber, i.issued_on AS invoiceIssuedOn,
            COALESCE(i.supplied_from, i.issued_on) AS suppliedFrom, COALESCE(i.supplied_through, i.issued_on) AS suppliedThrough, n.issued_on AS issuedOn, n.reason,
            n.includes_tax AS includesTax, n.total_yen AS totalYen, n.paper_needed AS paperNeeded, x.cancelled_on AS cancelledOn,
            x.reason AS cancelReason, n.recorded_at AS bookedAt, ${BY('n.recorded_by')} AS by, n.allocation_id AS allocationId
     FROM credit_note n JOIN invoice i ON i.client_id = n.client_id AND i.id = n.invoice_id
     JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
     LEFT JOIN credit_note_cancel x ON x.client_id = n.client_id AND x.credit_note_id = n.id
     WHERE n.client_id = :clientId AND (:customerId IS NULL OR n.customer_id = :customerId)
       AND (:invoiceId IS NULL OR n.invoice_id IN ${REPLACED}) AND (:creditNoteId IS NULL OR n.id = :creditNoteId)
     ORDER BY n.issued_on DESC, n.id DESC`,
    {
      customerId: only.customerId ?? null,
      invoiceId: only.invoiceId ?? null,
      creditNoteId: only.creditNoteId ?? null,
    },
  );
}

/** Throws credit-note-unknown. */
export async function creditNoteById(sql: ClientRead, creditNoteId: number): Promise<CreditNoteRow> {
  const [row] = await creditNotes(sql, { creditNoteId });
  if (!row) throw new AppError('credit-note-unknown', { creditNoteId }, 'creditNoteId');
  return row;
}

export interface CreditLineRow {
  line: number;
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
  amountYen: number;
  note: string;
}

export function creditNoteLines(sql: ClientRead, creditNoteId: number): Promise<CreditLineRow[]> {
  return sql.all<CreditLineRow>(
    `SELECT line, description, quantity_milli AS quantityMilli, unit, unit_price_milli AS unitPriceMilli, tax_class AS taxClass, amount_yen AS amountYen, note
     FROM credit_note_line WHERE client_id = :clientId AND credit_note_id = :creditNoteId ORDER BY line`,
    { creditNoteId },
  );
}

export function creditNoteTaxes(sql: ClientRead, creditNoteId: number): Promise<TaxTotals[]> {
  return sql.all<TaxTotals>(
    `SELECT tax_class AS taxClass, net_yen AS netYen, tax_yen AS taxYen, gross_yen AS grossYen FROM credit_note_tax
     WHERE client_id = :clientId AND credit_note_id = :creditNoteId
     ORDER BY CASE tax_class WHEN 'standard-10' THEN 0 WHEN 'reduced-8' THEN 1 ELSE 2 END, tax_class`,
    { creditNoteId },
  );
}

export interface ChangeRow {
  at: string;
  on: string;
  by: string;
  kind:
    | 'void'
    | 'reissue'
    | 'clearing-carried'
    | 'credit-note'
    | 'credit-note-cancel'
    | 'delivery-cancel'
    | 'period-skip';
  invoiceId: number | null;
  number: string;
  otherNumber: string;
  customerCode: string;
  customerName: string;
  amountYen: number;
  reason: string;
}

/** Newest first. A replaced invoice is one entry, not a void and a new one. */
const CHANGES = `
  SELECT v.recorded_at AS at, v.voided_on AS "on", v.recorded_by AS code, CASE WHEN r.invoice_id IS NULL THEN 'void' ELSE 'reissue' END AS kind,
         i.id AS invoiceId, i.number, COALESCE(n.number, '') AS otherNumber, i.customer_id AS customerId, COALESCE(n.total_yen, 0) - i.total_yen AS amountYen,
         COALESCE(r.reason, v.reason) AS reason, r.invoice_id AS otherId
  FROM invoice_void v JOIN invoice i ON i.client_id = v.client_id AND i.id = v.invoice_id
  LEFT JOIN invoice_revision r ON r.client_id = i.client_id AND r.replaces_id = i.id
  LEFT JOIN invoice n ON n.client_id = r.client_id AND n.id = r.invoice_id WHERE v.client_id = :clientId
  UNION ALL
  SELECT r.recorded_at, MAX(a.effectiveOn), r.recorded_by, 'clearing-carried', r.replaces_id, o.number, n.number, n.customer_id, SUM(a.yen), r.reason, r.invoice_id
  FROM invoice_revision r JOIN invoice o ON o.client_id = r.client_id AND o.id = r.replaces_id
  JOIN invoice n ON n.client_id = r.client_id AND n.id = r.invoice_id
  JOIN (SELECT m.client_id, m.invoice_id, l.amount_yen AS yen, l.effective_on AS effectiveOn FROM allocation_carry m
    JOIN allocation_line l ON l.client_id = m.client_id AND l.allocation_id = m.allocation_id
    JOIN receivable w ON w.client_id = l.client_id AND w.id = l.receivable_id AND w.invoice_id = m.invoice_id
    WHERE m.client_id = :clientId) a ON a.invoice_id = r.invoice_id
  WHERE r.client_id = :clientId GROUP BY r.invoice_id
  UNION ALL
  SELECT n.recorded_at, n.issued_on, n.recorded_by, 'credit-note', i.id, i.number, n.number, n.customer_id, -n.total_yen, n.reason, NULL
  FROM credit_note n JOIN invoice i ON i.client_id = n.client_id AND i.id = n.invoice_id WHERE n.client_id = :clientId
  UNION ALL
  SELECT x.recorded_at, x.cancelled_on, x.recorded_by, 'credit-note-cancel', i.id, i.number, n.number, n.customer_id, n.total_yen, x.reason, NULL
  FROM credit_note_cancel x JOIN credit_note n ON n.client_id = x.client_id AND n.id = x.credit_note_id
  JOIN invoice i ON i.client_id = n.client_id AND i.id = n.invoice_id WHERE x.client_id = :clientId
  UNION ALL
  SELECT x.recorded_at, d.delivered_on, x.recorded_by, 'delivery-cancel', NULL, d.number, '', d.customer_id, -d.total_yen, x.reason, NULL
  FROM delivery_cancel x JOIN delivery d ON d.client_id = x.client_id AND d.id = x.delivery_id WHERE x.client_id = :clientId
  UNION ALL
  SELECT p.recorded_at, p.period || '-01', p.recorded_by, 'period-skip', NULL, s.name, p.period, s.customer_id, 0, p.skip_reason, NULL
  FROM recurring_period p JOIN recurring_schedule s ON s.client_id = p.client_id AND s.id = p.schedule_id
  WHERE p.client_id = :clientId AND p.skip_reason IS NOT NULL`;

export function changesOf(
  sql: ClientRead,
  only: { customerId: number | null; invoiceId: number | null; from: string | null; limit: number },
): Promise<ChangeRow[]> {
  return sql.all<ChangeRow>(
    `SELECT g.at, g."on", ${BY('g.code')} AS by, g.kind, g.invoiceId, g.number, g.otherNumber, c.code AS customerCode, c.name AS customerName, g.amountYen, g.reason
     FROM (${CHANGES}) g JOIN customer o ON o.client_id = :clientId AND o.id = g.customerId
     JOIN customer c ON c.client_id = o.client_id AND c.id = COALESCE(o.merged_into_id, o.id)
     WHERE (:customerId IS NULL OR c.id = :customerId) AND (:invoiceId IS NULL OR g.invoiceId IN ${REPLACED} OR g.otherId = :invoiceId OR g.invoiceId = :invoiceId)
       AND (:from IS NULL OR g."on" >= :from) ORDER BY g.at DESC, g.number DESC LIMIT :limit`,
    { ...only },
  );
}
