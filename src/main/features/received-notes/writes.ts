import { isRegistered } from '../../../domain/invoice-wording.ts';
import {
  type ClearedSale,
  type NoteHonorific,
  noteHonorific,
  noteStampYen,
  type ReceivedNote,
  splitReceived,
  usualPurpose,
} from '../../../domain/received-note.ts';
import type { LetterCustomer } from '../../../domain/reminder-batch.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { unpackPayload } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { type CustomerRow, customerById } from '../customers/queries.ts';
import { type DepositRow, liveDeposit } from '../deposits/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { documentPayload } from '../invoice-papers/office-queries.ts';
import { taxesOf } from '../invoice-papers/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { officeName } from '../reminders/office-queries.ts';
import { addressOf } from '../reminders/propose.ts';
import { liveNote, type NoteRow, noteOfDeposit, salesOf } from './queries.ts';

export interface NoteWish {
  depositId: number;
  addressee?: string | undefined;
  honorific?: NoteHonorific | undefined;
  purpose?: string | undefined;
  medium: 'paper' | 'electronic';
}

interface Sql {
  office: ReadSql;
  sql: ClientRead;
}

/** The note a deposit would get; its addressee is '' where nobody in the books paid it. Throws deposit-unknown, deposit-cancelled. */
export async function composeNote(
  { office, sql }: Sql,
  wish: NoteWish,
  given: { number: string; issuedOn: string },
): Promise<{ note: ReceivedNote; customerId: number | null }> {
  const deposit = await liveDeposit(sql, wish.depositId);
  const rows = await salesOf(sql, wish.depositId);
  const customer = await payerOf(sql, deposit, rows.length > 0 ? rows[0]!.customerId : null);
  const taxes = Map.groupBy(
    await taxesOf(
      sql,
      rows.map(({ invoiceId }) => invoiceId),
    ),
    ({ invoiceId }) => invoiceId,
  );
  const sales = rows.map(
    ({ number, issuedOn, amountYen, invoiceId }): ClearedSale => ({
      number,
      issuedOn,
      amountYen,
      taxes: (taxes.get(invoiceId) ?? []).map(({ taxClass, grossYen }) => ({ taxClass, grossYen })),
    }),
  );
  const addressee = wish.addressee ?? customer?.name ?? '';
  const honorific = wish.honorific ?? noteHonorific(customer?.honorific ?? '');
  return {
    customerId: customer?.customerId ?? null,
    note: {
      ...given,
      receivedOn: deposit.receivedOn ?? deposit.depositedOn,
      amountYen: deposit.amountYen,
      addressee,
      honorific,
      purpose: wish.purpose ?? usualPurpose(sales),
      method: deposit.method,
      sales,
      split: splitReceived(deposit.amountYen, deposit.leftYen, sales),
      medium: wish.medium,
      mark: '',
      customer: windowAddress(customer, addressee, honorific),
      client: await letterClient(sql),
      officeName: await officeName(office),
      envelope: await envelopeProfileOf(sql),
    },
  };
}

async function payerOf(sql: ClientRead, deposit: DepositRow, soldTo: number | null): Promise<CustomerRow | null> {
  const customerId = soldTo ?? deposit.customerId;
  return customerId === null ? null : customerById(sql, customerId);
}

/** Where the note goes: the customer's address; for a stranger the name alone, to be handed over. */
function windowAddress(customer: CustomerRow | null, addressee: string, honorific: string): LetterCustomer {
  if (!customer)
    return { name: addressee, honorific, department: '', contactName: '', postalCode: '', address1: '', address2: '' };
  const { department, contactName } = customer;
  const isSelf = addressee === customer.name;
  const name = isSelf ? customer.mailingName || addressee : addressee;
  return { ...addressOf(customer), name, honorific, ...(isSelf ? { department, contactName } : NOBODY) };
}

const NOBODY = { department: '', contactName: '' };

export function stampOf(note: ReceivedNote): number {
  return noteStampYen(note, isRegistered(note.client));
}

/** Throws note-addressee, letter-overflow or letter-glyphs for a note that cannot be made. */
export async function refuseUnprintableNote(jobs: QueryContext['jobs'], note: ReceivedNote): Promise<void> {
  if (note.addressee === '')
    throw new AppError('note-addressee', { on: note.receivedOn, amountYen: note.amountYen }, 'addressee');
  const [first, ...others] = await jobs.run('check-received-note', note);
  if (!first) return;
  throw new AppError(
    first.what,
    {
      customer: note.addressee,
      what: first.text,
      characters: first.text,
      letterKey: note.number,
      problems: others.length + 1,
      envelope: note.envelope.name,
    },
    'addressee',
  );
}

/** RN26-0001: the client's own series; a note taken back keeps its number. */
function numberOf(noteId: number, issuedOn: string): string {
  return `RN${issuedOn.slice(2, 4)}-${String(noteId).padStart(4, '0')}`;
}

/** Records a note and its paper; drawn after the commit. Throws note-exists. */
export async function recordNote(context: CommandContext, tx: Tx, clientId: number, wish: NoteWish, issuedOn: string) {
  const sql = tx.client(clientId);
  const live = await noteOfDeposit(sql, wish.depositId);
  if (live) throw new AppError('note-exists', { number: live.number, on: live.issuedOn }, 'depositId');
  const noteId = await sql.nextId('received_note');
  const number = numberOf(noteId, issuedOn);
  const { note, customerId } = await composeNote({ office: tx.office, sql }, wish, { number, issuedOn });
  const stampYen = stampOf(note);
  const { documentId, path } = await recordNotePaper(context, tx, clientId, note);
  await sql.insert('received_note', {
    id: noteId,
    number,
    deposit_id: wish.depositId,
    customer_id: customerId,
    addressee: note.addressee,
    purpose: note.purpose,
    amount_yen: note.amountYen,
    received_on: note.receivedOn,
    issued_on: issuedOn,
    medium: note.medium,
    stamp_yen: stampYen,
    document_id: documentId,
    ...tx.booked(),
  });
  return { noteId, number, stampYen, documentId, path, note };
}

function recordNotePaper(context: CommandContext, tx: Tx, clientId: number, note: ReceivedNote) {
  return context.recordDocument(tx, {
    kind: 'received-note',
    clientId,
    title: `${note.number} ${note.addressee}`,
    name: `received-note-${note.number}${note.mark === '' ? '' : '-reissue'}`,
    payload: note,
  });
}

/** The note as it was recorded, once more and marked. Throws note-unknown, note-void. */
export async function recordReissue(
  context: CommandContext,
  tx: Tx,
  clientId: number,
  again: { noteId: number; reason: string; medium?: 'paper' | 'electronic' | undefined },
) {
  const { noteId, reason } = again;
  const sql = tx.client(clientId);
  const row = await liveNote(sql, noteId);
  const medium = again.medium ?? row.medium;
  const note: ReceivedNote = { ...(await recordedNote(tx.office, row)), mark: 'reissue', medium };
  const stampYen = stampOf(note);
  const { documentId } = await recordNotePaper(context, tx, clientId, note);
  await sql.insert('received_note_reissue', {
    note_id: noteId,
    id: row.reissues + 1,
    reason,
    document_id: documentId,
    medium,
    stamp_yen: stampYen,
    ...tx.booked(),
  });
  return { number: row.number, stampYen, documentId };
}

async function recordedNote(office: ReadSql, row: NoteRow): Promise<ReceivedNote> {
  const payload = await documentPayload(office, row.firstDocumentId);
  if (payload === null) throw new AppError('document-unknown', { documentId: row.firstDocumentId }, 'noteId');
  return unpackPayload(payload) as ReceivedNote;
}
