import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface SaleRow {
  receivableId: number;
  invoiceId: number;
  number: string;
  issuedOn: string;
  customerId: number;
  customerName: string;
  amountYen: number;
}

/** What the live allocations of a deposit clear, in the order of the invoices. */
export function salesOf(sql: ClientRead, depositId: number): Promise<SaleRow[]> {
  return sql.all<SaleRow>(
    `SELECT r.id AS receivableId, i.id AS invoiceId, i.number, i.issued_on AS issuedOn, r.customer_id AS customerId,
            i.customer_name AS customerName, SUM(l.amount_yen) AS amountYen
     FROM allocation a JOIN allocation_line l ON l.client_id = a.client_id AND l.allocation_id = a.id
     JOIN receivable r ON r.client_id = l.client_id AND r.id = l.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     LEFT JOIN allocation_reversal x ON x.client_id = a.client_id AND x.allocation_id = a.id
     WHERE a.client_id = :clientId AND a.deposit_id = :depositId AND x.allocation_id IS NULL
     GROUP BY r.id ORDER BY i.issued_on, i.number`,
    { depositId },
  );
}

export interface NoteRow {
  noteId: number;
  number: string;
  depositId: number;
  customerId: number | null;
  addressee: string;
  purpose: string;
  amountYen: number;
  receivedOn: string;
  issuedOn: string;
  medium: 'paper' | 'electronic';
  stampYen: number;
  issuedAt: string;
  by: string;
  voidedOn: string | null;
  voidReason: string;
  reissues: number;
  /** The first paper's document. */
  firstDocumentId: number;
  /** The newest paper's. */
  documentId: number;
  depositCancelled: number;
}

const COLUMNS = `n.id AS noteId, n.number, n.deposit_id AS depositId, n.customer_id AS customerId, n.addressee, n.purpose,
  n.amount_yen AS amountYen, n.received_on AS receivedOn, n.issued_on AS issuedOn, COALESCE(z.medium, n.medium) AS medium, COALESCE(z.stamp_yen, n.stamp_yen) AS stampYen,
  n.recorded_at AS issuedAt, n.recorded_by AS by, v.voided_on AS voidedOn, COALESCE(v.reason, '') AS voidReason,
  (SELECT COUNT(*) FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id) AS reissues,
  n.document_id AS firstDocumentId,
  COALESCE(z.document_id, n.document_id) AS documentId,
  CASE WHEN k.deposit_id IS NULL THEN 0 ELSE 1 END AS depositCancelled`;

/** z: the newest paper when it was made once more. */
const TABLES = `FROM received_note n
  LEFT JOIN received_note_reissue z ON z.client_id = n.client_id AND z.note_id = n.id AND z.id =
    (SELECT MAX(x.id) FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id)
  LEFT JOIN received_note_void v ON v.client_id = n.client_id AND v.note_id = n.id
  LEFT JOIN deposit_cancel k ON k.client_id = n.client_id AND k.deposit_id = n.deposit_id`;

export function receivedNotes(
  sql: ClientRead,
  asked: { customerId: number | null; depositId: number | null; limit: number },
): Promise<NoteRow[]> {
  return sql.all<NoteRow>(
    `SELECT ${COLUMNS} ${TABLES} WHERE n.client_id = :clientId AND (:customerId IS NULL OR n.customer_id = :customerId)
       AND (:depositId IS NULL OR n.deposit_id = :depositId) ORDER BY n.id DESC LIMIT :limit`,
    asked,
  );
}

export interface NotedDepositRow {
  depositId: number;
  depositedOn: string;
  payerName: string;
  amountYen: number;
  noteId: number | null;
  number: string;
  noteIssuedOn: string;
  reissues: number;
}

/** Deposits of a customer: those that name it, and those whose live allocations clear its receivables. */
export function notedDeposits(sql: ClientRead, customerId: number, limit: number): Promise<NotedDepositRow[]> {
  return sql.all<NotedDepositRow>(
    `SELECT d.id AS depositId, d.deposited_on AS depositedOn, d.payer_name AS payerName, d.amount_yen AS amountYen, n.id AS noteId,
            COALESCE(n.number, '') AS number, COALESCE(n.issued_on, '') AS noteIssuedOn,
            (SELECT COUNT(*) FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id) AS reissues
     FROM deposit d
     LEFT JOIN deposit_cancel k ON k.client_id = d.client_id AND k.deposit_id = d.id
     LEFT JOIN received_note n ON n.client_id = d.client_id AND n.deposit_id = d.id AND NOT EXISTS
       (SELECT 1 FROM received_note_void v WHERE v.client_id = n.client_id AND v.note_id = n.id)
     WHERE d.client_id = :clientId AND k.deposit_id IS NULL AND d.id IN (
       SELECT id FROM deposit WHERE client_id = :clientId AND customer_id = :customerId
       UNION SELECT a.deposit_id FROM receivable r
       JOIN allocation_line l ON l.client_id = r.client_id AND l.receivable_id = r.id
       JOIN allocation a ON a.client_id = l.client_id AND a.id = l.allocation_id
       LEFT JOIN allocation_reversal z ON z.client_id = a.client_id AND z.allocation_id = a.id
       WHERE r.client_id = :clientId AND r.customer_id = :customerId AND z.allocation_id IS NULL AND a.deposit_id IS NOT NULL)
     ORDER BY d.deposited_on DESC, d.id DESC LIMIT :limit`,
    { customerId, limit },
  );
}

/** Throws note-unknown, note-void. */
export async function liveNote(sql: ClientRead, noteId: number): Promise<NoteRow> {
  const row = await sql.get<NoteRow>(`SELECT ${COLUMNS} ${TABLES} WHERE n.client_id = :clientId AND n.id = :noteId`, {
    noteId,
  });
  if (!row) throw new AppError('note-unknown', { noteId }, 'noteId');
  if (row.voidedOn !== null) throw new AppError('note-void', { number: row.number, on: row.voidedOn }, 'noteId');
  return row;
}

/** The note of a deposit that was not taken back. */
export async function noteOfDeposit(sql: ClientRead, depositId: number): Promise<NoteRow | undefined> {
  return (await receivedNotes(sql, { customerId: null, depositId, limit: 1000 })).find(
    ({ voidedOn }) => voidedOn === null,
  );
}
