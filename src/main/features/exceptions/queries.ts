/** What stands in a client's books beside plain clearing; every text names the client. */
import type { ClientRead } from '../../db/engine.ts';

/** SQL: the cancel `k` was made by a clerk; one that came in a file shares its import's audit number and goes with it. */
export const CANCEL_BY_HAND = `(k.cause = 'by-hand' OR (k.cause = 'bank' AND NOT EXISTS (
  SELECT 1 FROM deposit_import ci WHERE ci.client_id = k.client_id AND ci.seq = k.seq)))`;

export interface MarkRow {
  markId: number;
  depositId: number;
  kind: 'advance' | 'double' | 'suspense' | 'order';
  payerName: string;
  depositedOn: string;
  amountYen: number;
  leftYen: number;
  sinceOn: string;
  note: string;
  customerId: number | null;
  customerCode: string | null;
  customerName: string | null;
  twinDepositId: number | null;
  twinDepositedOn: string | null;
  orderId: number | null;
  orderNumber: string | null;
  by: string;
  lastAskedOn: string | null;
  lastAskedDocumentId: number | null;
}

/** Marks that live on deposits that live and have money left: an advance that was used up is none any more. */
export function liveMarks(sql: ClientRead): Promise<MarkRow[]> {
  return sql.all<MarkRow>(
    `SELECT m.id AS markId, m.deposit_id AS depositId, m.kind, d.payer_name AS payerName, d.deposited_on AS depositedOn, d.amount_yen AS amountYen,
            o.left_yen AS leftYen, m.since_on AS sinceOn, m.note, m.customer_id AS customerId, c.code AS customerCode, c.name AS customerName,
            m.twin_deposit_id AS twinDepositId, t.deposited_on AS twinDepositedOn, m.order_id AS orderId, p.number AS orderNumber, m.recorded_by AS by,
            (SELECT MAX(q.asked_on) FROM deposit_enquiry q WHERE q.client_id = m.client_id AND q.deposit_id = m.deposit_id) AS lastAskedOn,
            (SELECT MAX(q.document_id) FROM deposit_enquiry q WHERE q.client_id = m.client_id AND q.deposit_id = m.deposit_id) AS lastAskedDocumentId
     FROM deposit_mark m
     JOIN open_deposit o ON o.client_id = m.client_id AND o.deposit_id = m.deposit_id
     JOIN deposit d ON d.client_id = m.client_id AND d.id = m.deposit_id
     LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
     LEFT JOIN customer c ON c.client_id = m.client_id AND c.id = m.customer_id
     LEFT JOIN deposit t ON t.client_id = m.client_id AND t.id = m.twin_deposit_id
     LEFT JOIN prepaid_order p ON p.client_id = m.client_id AND p.id = m.order_id
     WHERE m.client_id = :clientId AND e.mark_id IS NULL ORDER BY m.since_on, m.id`,
  );
}

export interface RefundRow {
  refundId: number;
  depositId: number;
  payerName: string;
  depositedOn: string;
  amountYen: number;
  decidedOn: string;
  reason: 'over' | 'double' | 'wrong' | 'unknown';
  note: string;
  doneOn: string | null;
  accountNote: string;
  reversedOn: string | null;
  by: string;
}

const REFUNDS = `SELECT f.id AS refundId, f.deposit_id AS depositId, d.payer_name AS payerName, d.deposited_on AS depositedOn, f.amount_yen AS amountYen,
  f.decided_on AS decidedOn, f.reason, f.note, n.refunded_on AS doneOn, COALESCE(n.account_note, '') AS accountNote, z.reversed_on AS reversedOn, f.recorded_by AS by
  FROM deposit_refund f
  JOIN deposit d ON d.client_id = f.client_id AND d.id = f.deposit_id
  LEFT JOIN deposit_refund_done n ON n.client_id = f.client_id AND n.refund_id = f.id
  LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id`;

/** Those still to be paid out first, oldest first; then what was done or taken back, newest first. */
export function listRefunds(sql: ClientRead): Promise<RefundRow[]> {
  return sql.all<RefundRow>(
    `SELECT * FROM (${REFUNDS} WHERE f.client_id = :clientId) ORDER BY reversedOn IS NOT NULL OR doneOn IS NOT NULL, CASE WHEN doneOn IS NULL THEN decidedOn END, refundId DESC LIMIT 1000`,
  );
}

/** What of a deposit has left the bank again, and was not taken back. */
export async function refundedOf(sql: ClientRead, depositId: number): Promise<number> {
  const row = await sql.get<{ yen: number }>(
    `SELECT COALESCE(SUM(f.amount_yen), 0) AS yen FROM deposit_refund f
     JOIN deposit_refund_done n ON n.client_id = f.client_id AND n.refund_id = f.id
     LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id
     WHERE f.client_id = :clientId AND f.deposit_id = :depositId AND z.refund_id IS NULL`,
    { depositId },
  );
  return row!.yen;
}

export function refundById(sql: ClientRead, refundId: number): Promise<RefundRow | undefined> {
  return sql.get<RefundRow>(`${REFUNDS} WHERE f.client_id = :clientId AND f.id = :refundId`, { refundId });
}

export interface DisputeRow {
  disputeId: number;
  receivableId: number;
  invoiceId: number;
  invoice: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  dueOn: string;
  openYen: number;
  sinceOn: string;
  reason: string;
  endedOn: string | null;
  outcome: string;
  by: string;
}

const DISPUTES = `SELECT y.id AS disputeId, y.receivable_id AS receivableId, i.id AS invoiceId, i.number AS invoice, o.customer_id AS customerId, c.code AS customerCode,
  c.name AS customerName, o.due_on AS dueOn, o.open_yen AS openYen, y.since_on AS sinceOn, y.reason, e.ended_on AS endedOn, COALESCE(e.outcome, '') AS outcome,
  y.recorded_by AS by
  FROM receivable_dispute y
  JOIN open_item o ON o.client_id = y.client_id AND o.receivable_id = y.receivable_id
  JOIN receivable r ON r.client_id = y.client_id AND r.id = y.receivable_id
  JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
  JOIN customer c ON c.client_id = o.client_id AND c.id = o.customer_id
  LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id`;

/** Open ones first, oldest first. */
export function listDisputes(sql: ClientRead): Promise<DisputeRow[]> {
  return sql.all<DisputeRow>(
    `SELECT * FROM (${DISPUTES} WHERE y.client_id = :clientId) ORDER BY endedOn IS NOT NULL, CASE WHEN endedOn IS NULL THEN sinceOn END, disputeId DESC LIMIT 1000`,
  );
}

export function disputeById(sql: ClientRead, disputeId: number): Promise<DisputeRow | undefined> {
  return sql.get<DisputeRow>(`${DISPUTES} WHERE y.client_id = :clientId AND y.id = :disputeId`, { disputeId });
}

/** Receivables in dispute on a day, with the reason said. */
export async function disputesOn(sql: ClientRead, asOf: string): Promise<Map<number, string>> {
  const rows = await sql.all<{ receivableId: number; reason: string }>(
    `SELECT y.receivable_id AS receivableId, y.reason FROM receivable_dispute y
     LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
     WHERE y.client_id = :clientId AND y.since_on <= :asOf AND (e.ended_on IS NULL OR e.ended_on > :asOf) ORDER BY y.id`,
    { asOf },
  );
  return new Map(rows.map((row) => [row.receivableId, row.reason]));
}

export interface CancelledRow {
  depositId: number;
  payerName: string;
  depositedOn: string;
  amountYen: number;
  cancelledOn: string;
  cause: 'bank' | 'moved' | 'by-hand';
  reason: string;
  byHand: number;
}

/** What left the books otherwise than with its import and has not come back, newest first. */
export function listCancelled(sql: ClientRead): Promise<CancelledRow[]> {
  return sql.all<CancelledRow>(
    `SELECT k.deposit_id AS depositId, d.payer_name AS payerName, d.deposited_on AS depositedOn, d.amount_yen AS amountYen, k.cancelled_on AS cancelledOn, k.cause,
            COALESCE(m.reason, '') AS reason, ${CANCEL_BY_HAND} AS byHand
     FROM deposit_cancel k
     JOIN deposit d ON d.client_id = k.client_id AND d.id = k.deposit_id
     LEFT JOIN deposit_move m ON m.client_id = k.client_id AND m.deposit_id = k.deposit_id AND m.direction = 'out'
     LEFT JOIN deposit_restore z ON z.client_id = k.client_id AND z.deposit_id = k.deposit_id
     WHERE k.client_id = :clientId AND k.cause <> 'import-undone' AND z.deposit_id IS NULL
     ORDER BY k.seq DESC LIMIT 200`,
  );
}

export interface EventRow {
  at: string;
  by: string;
  on: string;
  kind: string;
  amountYen: number | null;
  detail: string;
}

/** One deposit's life. A line per fact, in the order in which they were booked. */
export function depositEvents(sql: ClientRead, depositId: number): Promise<EventRow[]> {
  return sql.all<EventRow>(
    `SELECT at, by, "on", kind, amountYen, detail FROM (
       SELECT d.seq, 0 AS step, d.recorded_at AS at, d.recorded_by AS by, d.deposited_on AS "on",
              CASE WHEN m.deposit_id IS NOT NULL THEN 'moved-in' WHEN r.deposit_id IS NOT NULL THEN 'restored' ELSE d.source END AS kind,
              d.amount_yen AS amountYen, COALESCE(m.reason, '') AS detail
       FROM deposit d
       LEFT JOIN deposit_move m ON m.client_id = d.client_id AND m.deposit_id = d.id AND m.direction = 'in'
       LEFT JOIN deposit_restore r ON r.client_id = d.client_id AND r.restored_as_id = d.id
       WHERE d.client_id = :clientId AND d.id = :depositId
       UNION ALL
       SELECT a.seq, 1, a.recorded_at, a.recorded_by, MIN(l.effective_on), 'allocated', SUM(l.amount_yen), GROUP_CONCAT(i.number)
       FROM allocation a JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
       JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE a.client_id = :clientId AND a.deposit_id = :depositId GROUP BY a.client_id, a.id
       UNION ALL
       SELECT x.seq, 2, x.recorded_at, x.recorded_by, x.reversed_on, 'allocation-reversed', SUM(l.amount_yen), GROUP_CONCAT(i.number)
       FROM allocation_reversal x JOIN allocation a ON a.client_id = x.client_id AND a.id = x.allocation_id
       JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
       JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE x.client_id = :clientId AND a.deposit_id = :depositId GROUP BY x.client_id, x.allocation_id
       UNION ALL
       SELECT m.seq, 3, m.recorded_at, m.recorded_by, m.since_on, 'mark-' || m.kind, NULL, COALESCE(c.name || ' ', '') || m.note
       FROM deposit_mark m LEFT JOIN customer c ON c.client_id = m.client_id AND c.id = m.customer_id
       WHERE m.client_id = :clientId AND m.deposit_id = :depositId
       UNION ALL
       SELECT e.seq, 2, e.recorded_at, e.recorded_by, e.ended_on, 'unmark-' || m.kind, NULL, ''
       FROM deposit_mark_end e JOIN deposit_mark m ON m.client_id = e.client_id AND m.id = e.mark_id
       WHERE e.client_id = :clientId AND m.deposit_id = :depositId
       UNION ALL
       SELECT f.seq, 4, f.recorded_at, f.recorded_by, f.decided_on, 'refund', f.amount_yen, f.note
       FROM deposit_refund f WHERE f.client_id = :clientId AND f.deposit_id = :depositId
       UNION ALL
       SELECT n.seq, 4, n.recorded_at, n.recorded_by, n.refunded_on, 'refund-done', f.amount_yen, n.account_note
       FROM deposit_refund_done n JOIN deposit_refund f ON f.client_id = n.client_id AND f.id = n.refund_id
       WHERE n.client_id = :clientId AND f.deposit_id = :depositId
       UNION ALL
       SELECT z.seq, 4, z.recorded_at, z.recorded_by, z.reversed_on, 'refund-reversed', f.amount_yen, ''
       FROM deposit_refund_reversal z JOIN deposit_refund f ON f.client_id = z.client_id AND f.id = z.refund_id
       WHERE z.client_id = :clientId AND f.deposit_id = :depositId
       UNION ALL
       SELECT b.seq, 4, b.recorded_at, b.recorded_by, b.recovered_on, 'recovery', b.amount_yen, k.reason
       FROM bad_debt_recovery b JOIN clearing k ON k.client_id = b.client_id AND k.allocation_id = b.allocation_id
       WHERE b.client_id = :clientId AND b.deposit_id = :depositId
       UNION ALL
       SELECT y.seq, 4, y.recorded_at, y.recorded_by, y.reversed_on, 'recovery-reversed', b.amount_yen, ''
       FROM bad_debt_recovery_reversal y JOIN bad_debt_recovery b ON b.client_id = y.client_id AND b.id = y.recovery_id
       WHERE y.client_id = :clientId AND b.deposit_id = :depositId
       UNION ALL
       SELECT q.seq, 5, q.recorded_at, q.recorded_by, q.asked_on, 'enquiry', NULL, q.recipient
       FROM deposit_enquiry q WHERE q.client_id = :clientId AND q.deposit_id = :depositId
       UNION ALL
       SELECT s.seq, 5, s.recorded_at, s.recorded_by, s.sent_on, 'enquiry-sent', NULL, q.recipient
       FROM deposit_enquiry_sending s JOIN deposit_enquiry q ON q.client_id = s.client_id AND q.id = s.enquiry_id
       WHERE s.client_id = :clientId AND q.deposit_id = :depositId
       UNION ALL
       SELECT n.seq, 5, n.recorded_at, n.recorded_by, n.answered_on, 'enquiry-' || n.outcome, NULL, n.note
       FROM deposit_enquiry_answer n JOIN deposit_enquiry q ON q.client_id = n.client_id AND q.id = n.enquiry_id
       WHERE n.client_id = :clientId AND q.deposit_id = :depositId
       UNION ALL
       SELECT k.seq, 6, k.recorded_at, k.recorded_by, k.cancelled_on, 'cancel-' || k.cause, d.amount_yen, COALESCE(m.reason, '')
       FROM deposit_cancel k JOIN deposit d ON d.client_id = k.client_id AND d.id = k.deposit_id
       LEFT JOIN deposit_move m ON m.client_id = k.client_id AND m.deposit_id = k.deposit_id AND m.direction = 'out'
       WHERE k.client_id = :clientId AND k.deposit_id = :depositId
     ) ORDER BY seq, step LIMIT 2000`,
    { depositId },
  );
}

/** The nearest other live deposit of the same name and amount, not later than this one: what it is probably a double of. */
export async function twinOf(sql: ClientRead, depositId: number): Promise<number | null> {
  const row = await sql.get<{ id: number }>(
    `SELECT t.id FROM deposit d
     JOIN deposit t ON t.client_id = d.client_id AND t.payer_folded = d.payer_folded AND t.amount_yen = d.amount_yen AND t.id <> d.id
       AND t.deposited_on <= d.deposited_on
     LEFT JOIN deposit_cancel k ON k.client_id = t.client_id AND k.deposit_id = t.id
     WHERE d.client_id = :clientId AND d.id = :depositId AND k.deposit_id IS NULL ORDER BY t.deposited_on DESC, t.id DESC LIMIT 1`,
    { depositId },
  );
  return row?.id ?? null;
}

/** What stands against taking a whole import back: money that is not there any more to be taken. */
export function goneFromImport(
  sql: ClientRead,
  importId: number,
): Promise<{ payerName: string; amountYen: number; how: 'moved' | 'refunded' } | undefined> {
  return sql.get(
    `SELECT d.payer_name AS payerName, d.amount_yen AS amountYen, CASE WHEN m.deposit_id IS NOT NULL THEN 'moved' ELSE 'refunded' END AS how
     FROM deposit_sighting s JOIN deposit d ON d.client_id = s.client_id AND d.id = s.deposit_id
     LEFT JOIN deposit_restore z ON z.client_id = s.client_id AND z.deposit_id = s.deposit_id
     LEFT JOIN deposit_move m ON m.client_id = s.client_id AND m.deposit_id = s.deposit_id AND m.direction = 'out' AND z.deposit_id IS NULL
     WHERE s.client_id = :clientId AND s.import_id = :importId
       AND (m.deposit_id IS NOT NULL OR EXISTS (
         SELECT 1 FROM deposit_refund f JOIN deposit_refund_done n ON n.client_id = f.client_id AND n.refund_id = f.id
         LEFT JOIN deposit_refund_reversal x ON x.client_id = f.client_id AND x.refund_id = f.id
         LEFT JOIN deposit_cancel k ON k.client_id = f.client_id AND k.deposit_id = f.deposit_id
         WHERE f.client_id = s.client_id AND f.deposit_id = s.deposit_id AND x.refund_id IS NULL AND k.deposit_id IS NULL))
     ORDER BY d.id LIMIT 1`,
    { importId },
  );
}
