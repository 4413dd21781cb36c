import type { receivedNoteMethods } from '../../../contract/received-notes.ts';
import { noteHonorific } from '../../../domain/received-note.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { liveNote, noteOfDeposit, receivedNotes } from './queries.ts';
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
    const on = issuedOn ?? context.clock.today();
    const given = { number: PREVIEW, issuedOn: on };
    const { note } = await composeNote({ office: context.read.office, sql }, wish, given);
    if (on < note.receivedOn) throw new AppError('note-too-early', { on, receivedOn: note.receivedOn }, 'issuedOn');
    await refuseUnprintableNote(context.jobs, note);
    const { documentId, ...value } = await context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return recordNote(context, tx, clientId, wish, on);
    });
    return { ...value, document: await context.render(documentId) };
  },

  async 'receivedNotes.reissue'(context, { clientId, noteId, reason }) {
    const { documentId, ...value } = await context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return recordReissue(context, tx, clientId, noteId, reason);
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
