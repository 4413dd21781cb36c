import type { pintMethods } from '../../../contract/pint.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { creditNoteById } from '../corrections/queries.ts';
import { chosenInvoices, type PaperChoice } from '../invoice-papers/propose.ts';
import { asciiName } from '../invoice-papers/writes.ts';
import {
  liveCreditNotes,
  type PintSubject,
  pintCreditNotes,
  pintFindings,
  pintInvoices,
  refuseWithoutForm,
} from './writes.ts';

export const pintHandlers: Handlers<typeof pintMethods> = {
  async 'pint.findings'({ read }, input) {
    const sql = read.client(input.clientId);
    await clientSettings(sql);
    const { given, subjects, creditNotes } = await chosenPapers(sql, input);
    return { invoices: subjects.length - creditNotes, creditNotes, findings: pintFindings(given, subjects) };
  },

  'pint.export': (context, { clientId, invoiceId }) =>
    exportOne(context, clientId, async (tx) => {
      const sql = tx.client(clientId);
      const invoices = await chosenInvoices(sql, { invoiceIds: [invoiceId], onlyNew: false });
      const given = await pintInvoices(sql, invoices);
      refuseWithoutForm(pintFindings(given, invoices));
      return { subject: invoices[0]!, payload: given[0]! };
    }),

  'pint.exportCreditNote': (context, { clientId, creditNoteId }) =>
    exportOne(context, clientId, async (tx) => {
      const sql = tx.client(clientId);
      const notes = [await creditNoteById(sql, creditNoteId)];
      const given = await pintCreditNotes(sql, notes);
      refuseWithoutForm(pintFindings(given, notes), 'credit-note');
      return { subject: notes[0]!, payload: given[0]! };
    }),

  async 'pint.exportBatch'(context, input) {
    const { clientId } = input;
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const { given, subjects } = await chosenPapers(sql, input);
      if (subjects.length === 0) throw new AppError('paper-none', {}, 'invoiceIds');
      const left = pintFindings(given, subjects);
      if (!input.skipStopped) refuseFirst(given, left);
      const stopped = new Set(left.map(keyOf));
      const good = given.filter((_, at) => !stopped.has(keyOf(subjects[at]!)));
      if (good.length === 0) return { invoices: 0, creditNotes: 0, left, documentId: null };
      const on = context.clock.today();
      const { documentId } = await context.recordDocument(tx, {
        kind: 'pint-batch',
        clientId,
        title: `JP PINT ${on}`,
        name: `pint-${on}`,
        payload: { invoices: good, on },
      });
      const creditNotes = good.filter(({ paper }) => paper.kind === 'credit-note').length;
      return { invoices: good.length - creditNotes, creditNotes, left, documentId };
    });
    const { documentId, ...value } = recorded;
    return { ...value, document: documentId === null ? null : await context.render(documentId) };
  },
};

type PintPapers = Awaited<ReturnType<typeof pintInvoices>>;

/** The invoices chosen, then the credit notes of the span where they are wanted. */
async function chosenPapers(
  sql: ClientRead,
  input: PaperChoice & { withCreditNotes: boolean },
): Promise<{ given: PintPapers; subjects: PintSubject[]; creditNotes: number }> {
  const invoices = await chosenInvoices(sql, input);
  const notes = input.withCreditNotes && input.invoiceIds === undefined ? await liveCreditNotes(sql, input) : [];
  const given = [...(await pintInvoices(sql, invoices)), ...(await pintCreditNotes(sql, notes))];
  return { given, subjects: [...invoices, ...notes], creditNotes: notes.length };
}

/** A credit note has the invoice of its sale, and a number of its own. */
function keyOf({ invoiceId, number }: Pick<PintSubject, 'invoiceId' | 'number'>): string {
  return `${invoiceId} ${number}`;
}

/** Throws pint-stopped for the first finding, by the kind of its paper. */
function refuseFirst(given: PintPapers, left: ReturnType<typeof pintFindings>): void {
  const first = given.find(({ paper }) => paper.number === left[0]?.number);
  refuseWithoutForm(left, first?.paper.kind === 'credit-note' ? 'credit-note' : 'invoice');
}

async function exportOne(
  context: CommandContext,
  clientId: number,
  make: (tx: Tx) => Promise<{ subject: PintSubject; payload: PintPapers[number] }>,
) {
  const recorded = await context.write(async (tx) => {
    await clientSettings(tx.client(clientId), 'booking');
    const { subject, payload } = await make(tx);
    const { number, customerName } = subject;
    const { documentId } = await context.recordDocument(tx, {
      kind: 'pint-invoice',
      clientId,
      title: `${number} ${customerName}`,
      name: `pint-${asciiName(number)}`,
      payload,
    });
    return { number, documentId };
  });
  return { number: recorded.number, document: await context.render(recorded.documentId) };
}
