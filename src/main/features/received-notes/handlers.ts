import type { OutputOf, ParsedInputOf } from '../../../contract/contract.ts';
import type { receivedNoteMethods } from '../../../contract/received-notes.ts';
import { noteHonorific } from '../../../domain/received-note.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { lookAt, refuseStopped } from './propose.ts';
import { liveNote, notedDeposits, noteOfDeposit, receivedNotes } from './queries.ts';
import { composeNote, recordNote, recordReissue, refuseUnprintableNote, stampOf } from './writes.ts';

/** Stands where the number will be. */
const PREVIEW = 'RN00-0000';

export const receivedNoteHandlers: Handlers<typeof receivedNoteMethods> = {
  async 'receivedNotes.propose'({ read, clock }, { clientId, depositId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const given = { number: PREVIEW, issuedOn: clock.today() };
    const { note } = await composeNote({ office: read.office, sql }, { depositId, medium: 'paper' }, given);
    const live = await noteOfDeposit(sql, depositId);
    return {
      receivedOn: note.receivedOn,
      amountYen: note.amountYen,
      addressee: note.addressee,
      honorific: noteHonorific(note.honorific),
      purpose: note.purpose,
      invoices: note.sales.map(({ number, issuedOn, amountYen }) => ({ number, issuedOn, amountYen })),
      split: note.split,
      stampYen: stampOf(note),
      noteId: live?.noteId ?? null,
    };
  },

  async 'receivedNotes.preview'({ read, jobs, clock }, { clientId, ...wish }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const given = { number: PREVIEW, issuedOn: clock.today() };
    const { note } = await composeNote({ office: read.office, sql }, wish, given);
    await refuseUnprintableNote(jobs, note);
    const drawn = await jobs.run('received-note', note);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, { pages }) => sum + pages, 0) };
  },

  async 'receivedNotes.issue'(context, { clientId, issuedOn, ...wish }) {
    const sql = context.read.client(clientId);
    await clientSettings(sql, 'booking');
    const on = dayHappened(context.clock, issuedOn, 'issuedOn');
    const given = { number: PREVIEW, issuedOn: on };
    const { note } = await composeNote({ office: context.read.office, sql }, wish, given);
    if (on < note.receivedOn) throw new AppError('note-too-early', { on, receivedOn: note.receivedOn }, 'issuedOn');
    await refuseUnprintableNote(context.jobs, note);
    const { noteId, number, stampYen, documentId } = await context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return recordNote(context, tx, clientId, wish, on);
    });
    return { noteId, number, stampYen, document: await context.render(documentId) };
  },

  async 'receivedNotes.deposits'({ read }, { clientId, customerId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    await customerById(sql, customerId);
    return { deposits: await notedDeposits(sql, customerId, limit) };
  },

  'receivedNotes.batchFindings': findBatch,
  'receivedNotes.issueBatch': issueBatch,

  async 'receivedNotes.reissue'(context, { clientId, ...again }) {
    const { documentId, ...value } = await context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return recordReissue(context, tx, clientId, again);
    });
    return { ...value, document: await context.render(documentId) };
  },

  'receivedNotes.void': (context, { clientId, noteId, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const { number } = await liveNote(sql, noteId);
      const voided_on = context.clock.today();
      await sql.insert('received_note_void', { note_id: noteId, voided_on, reason, ...tx.booked() });
      return { number };
    }),

  async 'receivedNotes.list'({ read }, { clientId, customerId, depositId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await receivedNotes(sql, { customerId: customerId ?? null, depositId: depositId ?? null, limit });
    const documents = await paperDocuments(
      read.office,
      rows.map((row) => row.documentId),
    );
    return {
      notes: rows.map(({ firstDocumentId, depositCancelled, ...row }) => ({
        ...row,
        path: documents.get(row.documentId)?.path ?? '',
        sha256: documents.get(row.documentId)?.sha256 ?? '',
        depositCancelled: depositCancelled === 1,
      })),
    };
  },
};

async function findBatch(
  context: QueryContext,
  { clientId, depositIds }: ParsedInputOf<'receivedNotes.batchFindings'>,
): Promise<OutputOf<'receivedNotes.batchFindings'>> {
  await clientSettings(context.read.client(clientId));
  const { notes, left } = await lookAt(context, clientId, depositIds, context.clock.today());
  return {
    notes: notes.map(({ depositId, note }) => {
      const { addressee, amountYen, customer } = note;
      return { depositId, addressee, postalCode: customer.postalCode, amountYen, stampYen: stampOf(note) };
    }),
    left,
  };
}

async function issueBatch(
  context: CommandContext,
  input: ParsedInputOf<'receivedNotes.issueBatch'>,
): Promise<OutputOf<'receivedNotes.issueBatch'>> {
  const { clientId, depositIds, skipStopped } = input;
  await clientSettings(context.read.client(clientId), 'booking');
  const issuedOn = input.issuedOn ?? context.clock.today();
  const { notes, left } = await lookAt(context, clientId, depositIds, issuedOn);
  if (!skipStopped) await refuseStopped(context, clientId, left);
  if (notes.length === 0) {
    if (left.length === 0) throw new AppError('note-batch-none', {}, 'depositIds');
    return { notes: [], pages: 0, totalYen: 0, stampYen: 0, document: null, left };
  }
  const recorded = await context.write(async (tx) => {
    await clientSettings(tx.client(clientId), 'booking');
    const made: Awaited<ReturnType<typeof recordNote>>[] = [];
    for (const { depositId } of notes)
      made.push(await recordNote(context, tx, clientId, { depositId, medium: 'paper' }, issuedOn));
    const [first, last] = [made[0]!.number, made.at(-1)!.number];
    const title = made.length === 1 ? first : `${first}〜${last}`;
    const { documentId } = await context.recordDocument(tx, {
      kind: 'received-note-batch',
      clientId,
      title,
      name: `received-notes-${first}`,
      payload: { notes: made.map(({ note }) => note), title, issuedOn },
    });
    const sum = (of: (one: (typeof made)[number]) => number) => made.reduce((total, one) => total + of(one), 0);
    return {
      documentId,
      drawn: made.map((one) => one.documentId),
      notes: made.map(({ noteId, number, stampYen }, at) => ({
        noteId,
        number,
        depositId: notes[at]!.depositId,
        stampYen,
      })),
      totalYen: sum(({ note }) => note.amountYen),
      stampYen: sum(({ stampYen }) => stampYen),
    };
  });
  const { documentId, drawn, ...value } = recorded;
  const document = await context.render(documentId);
  // Each of them as a file of its own, too: to be found, opened and sent without its neighbours.
  for (const id of drawn) await context.render(id);
  const pages = (await paperDocuments(context.read.office, [documentId])).get(documentId)?.pages ?? 0;
  return { ...value, pages, document, left };
}
