/** The one way into the history of what was sent: every feature that sends writes here, inside its own transaction. */
import { mayFollow, type SendingState } from '../../../domain/sending-states.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type SendingChannel, type SendingKind, sendingById } from './queries.ts';

export interface NewSending {
  kind: SendingKind;
  /** The row in that kind's own table (invoice, reminder_letter …); null where there is none. */
  subjectId: number | null;
  /** What is printed on it: an invoice's number, a letter's serial. */
  label: string;
  customerId: number | null;
  channel: SendingChannel;
  recipient: string;
  /** The document as it was issued; null for a message without a file. */
  document: { documentId: number; sha256: string; fileName: string } | null;
  state: 'queued' | 'printed' | 'sent';
  /** YYYY-MM-DD: the day it went, or was put in the queue. */
  on: string;
  sender?: string;
  /** 件名 of a mail, the text of a short message. */
  wording?: string;
  body?: string;
  messageId?: string;
  resentOf?: number | null;
  printJobId?: number | null;
  note?: string;
}

/** Writes one sending and its first step; returns its id within the client. */
export async function noteSending(tx: Tx, clientId: number, given: NewSending): Promise<number> {
  const sql = tx.client(clientId);
  const id = await sql.nextId('sending');
  await sql.insert('sending', {
    id,
    kind: given.kind,
    subject_id: given.subjectId,
    label: given.label,
    customer_id: given.customerId,
    channel: given.channel,
    recipient: given.recipient,
    sender: given.sender ?? '',
    wording: given.wording ?? '',
    body: given.body ?? '',
    document_id: given.document?.documentId ?? null,
    sha256: given.document?.sha256 ?? null,
    file_name: given.document?.fileName ?? '',
    state: given.state,
    sent_on: given.on,
    state_at: tx.at,
    error: null,
    facts: null,
    message_id: given.messageId ?? '',
    resent_of: given.resentOf ?? null,
    print_job_id: given.printJobId ?? null,
    ...tx.booked(),
  });
  await addStep(tx, clientId, id, given.state, given.note ?? '');
  return id;
}

export interface StateChange {
  to: SendingState;
  /** What the server or the clerk said. */
  detail?: string;
  /** Why it failed or is not known, as a refusal. */
  trouble?: { code: string; facts: Record<string, unknown> } | null;
  messageId?: string;
  sender?: string;
  /** The day it went, when it went. */
  on?: string;
  /** Of paper: how it went in the end, to whom, and the job that printed it. */
  channel?: 'post' | 'hand';
  recipient?: string;
  printJobId?: number;
}

/** Moves a sending on. Throws sending-unknown, or sending-state when that cannot follow. */
export async function moveSending(tx: Tx, clientId: number, sendingId: number, change: StateChange): Promise<void> {
  const sql = tx.client(clientId);
  const row = await sendingById(sql, sendingId);
  if (!row) throw new AppError('sending-unknown', { sendingId }, 'sendingId');
  if (!mayFollow(row.state, change.to))
    throw new AppError('sending-state', { label: row.label, state: row.state, to: change.to }, 'sendingId');
  await sql.update(
    'sending',
    { id: sendingId },
    {
      state: change.to,
      state_at: tx.at,
      error: change.trouble?.code ?? null,
      facts: change.trouble ? JSON.stringify(change.trouble.facts) : null,
      ...(change.messageId === undefined ? {} : { message_id: change.messageId }),
      ...(change.sender === undefined ? {} : { sender: change.sender }),
      ...(change.on === undefined ? {} : { sent_on: change.on }),
      ...(change.channel === undefined ? {} : { channel: change.channel }),
      ...(change.recipient === undefined ? {} : { recipient: change.recipient }),
      ...(change.printJobId === undefined ? {} : { print_job_id: change.printJobId }),
    },
  );
  await addStep(tx, clientId, sendingId, change.to, change.detail ?? '');
}

async function addStep(tx: Tx, clientId: number, sendingId: number, state: SendingState, detail: string) {
  const sql = tx.client(clientId);
  const last = await sql.get<{ step: number }>(
    'SELECT COALESCE(MAX(step), 0) AS step FROM sending_step WHERE client_id = :clientId AND sending_id = :sendingId',
    { sendingId },
  );
  await sql.insert('sending_step', {
    sending_id: sendingId,
    step: (last?.step ?? 0) + 1,
    state,
    detail: detail.slice(0, 1000),
    ...tx.booked(),
  });
}
