/** Sendings of one client's own table. The list with what posting says beside it is in office-queries.ts. */
import type { SendingState } from '../../../domain/sending-states.ts';
import type { ClientRead } from '../../db/engine.ts';

export type SendingKind =
  | 'invoice'
  | 'credit-note'
  | 'delivery-note'
  | 'reminder'
  | 'statement'
  | 'confirmation'
  | 'received-note'
  | 'enquiry'
  | 'other';
export type SendingChannel = 'post' | 'email' | 'sms' | 'voice' | 'hand';

export interface SendingRow {
  sendingId: number;
  kind: SendingKind;
  subjectId: number | null;
  label: string;
  customerId: number | null;
  channel: SendingChannel;
  recipient: string;
  sender: string;
  wording: string;
  body: string;
  documentId: number | null;
  sha256: string | null;
  path: string | null;
  fileName: string;
  state: SendingState;
  on: string;
  messageId: string;
  resentOf: number | null;
}

const ROW = `SELECT s.id AS sendingId, s.kind, s.subject_id AS subjectId, s.label, s.customer_id AS customerId, s.channel, s.recipient, s.sender,
  s.wording, s.body, s.document_id AS documentId, s.sha256, d.path, s.file_name AS fileName, s.state, s.sent_on AS "on",
  s.message_id AS messageId, s.resent_of AS resentOf
  FROM sending s LEFT JOIN document d ON d.id = s.document_id WHERE s.client_id = :clientId`;

export function sendingById(sql: ClientRead, sendingId: number): Promise<SendingRow | undefined> {
  return sql.get<SendingRow>(`${ROW} AND s.id = :sendingId`, { sendingId });
}

export interface PaperSendingRow {
  sendingId: number;
  kind: SendingKind;
  subjectId: number | null;
  state: SendingState;
  on: string;
}

/** Sendings of a document on paper, oldest first. */
export function paperSendings(sql: ClientRead, documentId: number): Promise<PaperSendingRow[]> {
  return sql.all<PaperSendingRow>(
    `SELECT id AS sendingId, kind, subject_id AS subjectId, state, sent_on AS "on" FROM sending
     WHERE client_id = :clientId AND document_id = :documentId AND channel IN ('post','hand') ORDER BY id`,
    { documentId },
  );
}

export interface StepRow {
  state: SendingState;
  at: string;
  by: string;
  byName: string;
  detail: string;
}

export function stepsOf(sql: ClientRead, sendingId: number): Promise<StepRow[]> {
  return sql.all<StepRow>(
    `SELECT p.state, p.recorded_at AS at, p.recorded_by AS by, COALESCE(m.name, '') AS byName, p.detail
     FROM sending_step p LEFT JOIN staff_member m ON m.code = p.recorded_by
     WHERE p.client_id = :clientId AND p.sending_id = :sendingId ORDER BY p.step`,
    { sendingId },
  );
}
