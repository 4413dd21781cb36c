/** 領収書 of several deposits in one go: each its own note and file, and one file of all of them to print, by postcode. */
import type { OutputOf } from '../../../contract/contract.ts';
import { postKey } from '../../../domain/invoice-paper.ts';
import type { ReceivedNote } from '../../../domain/received-note.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { noteOfDeposit } from './queries.ts';
import { composeNote, refuseUnprintableNote } from './writes.ts';

type Stopped = OutputOf<'receivedNotes.batchFindings'>['left'][number];

const PREVIEW = 'RN00-0000';

interface Looked {
  depositId: number;
  note: ReceivedNote;
}

/** The notes that can be made, in the order of the envelopes, and the deposits of which none can, with why. */
export async function lookAt(context: QueryContext, clientId: number, depositIds: readonly number[], issuedOn: string) {
  const sql = context.read.client(clientId);
  const notes: Looked[] = [];
  const left: Stopped[] = [];
  for (const depositId of new Set(depositIds)) {
    try {
      const given = { number: PREVIEW, issuedOn };
      const { note } = await composeNote({ office: context.read.office, sql }, { depositId, medium: 'paper' }, given);
      const live = await noteOfDeposit(sql, depositId);
      if (live) throw new AppError('note-exists', { number: live.number, on: live.issuedOn }, 'depositIds');
      if (issuedOn < note.receivedOn)
        throw new AppError('note-too-early', { on: issuedOn, receivedOn: note.receivedOn }, 'issuedOn');
      await refuseUnprintableNote(context.jobs, note);
      notes.push({ depositId, note });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const payerName = await payerOf(context, clientId, depositId);
      left.push({ depositId, payerName, code: error.code, sentence: refusalSentence(error.code, error.facts) });
    }
  }
  return { notes: inEnvelopeOrder(notes), left };
}

function inEnvelopeOrder(notes: readonly Looked[]): Looked[] {
  const keyed = notes.map((one) => ({ one, key: postKey(one.note.customer, one.note.receivedOn) }));
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.one.depositId - b.one.depositId))
    .map(({ one }) => one);
}

/** '' for a deposit that is not there or was taken back. */
async function payerOf({ read }: QueryContext, clientId: number, depositId: number): Promise<string> {
  try {
    return (await liveDeposit(read.client(clientId), depositId)).payerName;
  } catch (error) {
    if (error instanceof AppError) return '';
    throw error;
  }
}

/** Throws note-batch-stopped for the first deposit of which no note can be made. */
export async function refuseStopped(context: QueryContext, clientId: number, left: readonly Stopped[]): Promise<void> {
  const [first] = left;
  if (!first) return;
  const { depositId, payerName: payer, sentence } = first;
  const sql = context.read.client(clientId);
  const row = payer === '' ? null : await liveDeposit(sql, depositId);
  const facts = { on: row?.depositedOn ?? '', amountYen: row?.amountYen ?? 0, payer, sentence };
  throw new AppError('note-batch-stopped', { ...facts, depositId, others: left.length - 1 }, 'depositIds');
}
