import type { correctionMethods } from '../../../contract/credit-notes.ts';
import { ratesLeft } from '../../../domain/credit-note.ts';
import { sumYen } from '../../../domain/money.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { openReceivablesOf } from '../allocations/queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { invoiceById, invoiceLines, invoiceTaxes } from '../invoices/queries.ts';
import { reissueInvoice } from '../reissues/writes.ts';
import {
  changesOf,
  creditedOf,
  creditNoteById,
  creditNoteLines,
  creditNotes,
  creditNoteTaxes,
  openAdvances,
  reckoningOf,
} from './queries.ts';
import { bookCreditNote, cancelCreditNote, settleAdvances } from './writes.ts';

export const correctionHandlers: Handlers<typeof correctionMethods> = {
  async 'creditNotes.propose'({ read }, { clientId, invoiceId }) {
    const sql = read.client(clientId);
    const invoice = await invoiceById(sql, invoiceId);
    const open = await openReceivablesOf(sql, invoice.customerId);
    return {
      number: invoice.number,
      includesTax: (await reckoningOf(sql, invoiceId)).includesTax,
      openYen: invoice.openYen,
      customerOpenYen: sumYen(open.map((one) => one.openYen)),
      rates: ratesLeft(await invoiceTaxes(sql, invoiceId), await creditedOf(sql, invoiceId)),
      lines: await invoiceLines(sql, invoiceId),
    };
  },

  'creditNotes.create': (context, { clientId, ...given }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      if ((given.lines === undefined) === (given.amountYen === undefined))
        throw new AppError(
          'input-invalid',
          { path: 'lines', wants: 'one-of', allowed: ['lines', 'amountYen'] },
          'lines',
        );
      return bookCreditNote(tx, client, { ...given, issuedOn: given.issuedOn ?? context.clock.today() });
    }),

  async 'creditNotes.list'({ read }, { clientId, customerId, invoiceId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { creditNotes: (await creditNotes(sql, { customerId, invoiceId })).map(noteValue) };
  },

  async 'creditNotes.get'({ read }, { clientId, creditNoteId }) {
    const sql = read.client(clientId);
    const note = await creditNoteById(sql, creditNoteId);
    return {
      ...noteValue(note),
      lines: await creditNoteLines(sql, creditNoteId),
      taxes: await creditNoteTaxes(sql, creditNoteId),
    };
  },

  'creditNotes.cancel': (context, { clientId, creditNoteId, on, reason }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      return { on: await cancelCreditNote(tx, client, creditNoteId, { on: on ?? context.clock.today(), reason }) };
    }),

  'invoices.reissue': (context, { clientId, ...given }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      return reissueInvoice(tx, client, given, context.clock.today());
    }),

  async 'advances.open'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await customerById(sql, customerId);
    const advances = await openAdvances(sql, customerId);
    return { advances, totalYen: sumYen(advances.map((one) => one.leftYen)) };
  },

  'invoices.settleAdvance': (context, { clientId, invoiceId, ...only }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const invoice = await invoiceById(sql, invoiceId);
      const settledYen = await settleAdvances(tx, client, invoiceId, only);
      if (settledYen === 0) throw new AppError('advance-none', { customer: invoice.customerName }, 'invoiceId');
      return { settledYen, openYen: invoice.openYen - settledYen };
    }),

  async 'invoices.changes'({ read }, { clientId, customerId, invoiceId, from, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const only = { customerId: customerId ?? null, invoiceId: invoiceId ?? null, from: from ?? null, limit };
    return { changes: await changesOf(sql, only) };
  },
};

type NoteRow = Awaited<ReturnType<typeof creditNoteById>>;

function noteValue({ allocationId: _allocationId, includesTax, paperNeeded, ...note }: NoteRow) {
  return { ...note, includesTax: includesTax === 1, paperNeeded: paperNeeded === 1 };
}
