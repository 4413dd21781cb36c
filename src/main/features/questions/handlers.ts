import type { questionMethods } from '../../../contract/questions.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { askedClients } from './office-queries.ts';
import { entriesOf, invoiceAsked, listQuestions, type QuestionFilter } from './queries.ts';
import { addEntry, denyAgain, denyInvoice, questionOrRefuse } from './writes.ts';

export const questionHandlers: Handlers<typeof questionMethods> = {
  'questions.record': (context, { clientId, customerId, invoice, line, disputed, ...asked }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const today = context.clock.today();
      const askedOn = asked.askedOn ?? today;
      if (askedOn > today) throw new AppError('question-ahead', { on: askedOn, today }, 'askedOn');
      if (asked.dueOn !== undefined && asked.dueOn < askedOn)
        throw new AppError('question-due-early', { dueOn: asked.dueOn, askedOn }, 'dueOn');
      const about = await invoiceOrRefuse(sql, { customerId, invoice, line, disputed });
      const questionId = await sql.nextId('question');
      await sql.insert('question', {
        id: questionId,
        customer_id: customerId,
        invoice_id: about?.invoiceId ?? null,
        line: line ?? null,
        asked_on: askedOn,
        channel: asked.channel,
        asked_by: asked.askedBy,
        question: asked.question,
        assigned_to: asked.assignedTo,
        due_on: asked.dueOn ?? null,
        ...tx.booked(),
      });
      if (!disputed || !about || about.disputed) return { questionId, disputeId: null };
      const { receivableId } = about;
      const reason = asked.question.slice(0, 200);
      return {
        questionId,
        disputeId: await denyInvoice(tx, clientId, { questionId, receivableId, reason, on: askedOn }),
      };
    }),

  'questions.answer': (context, { clientId, questionId, answer, on, close }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const question = await questionOrRefuse(tx, clientId, questionId);
      if (question.state === 'closed') throw new AppError('question-closed', { on: question.lastOn }, 'questionId');
      const day = on ?? context.clock.today();
      await addEntry(tx, clientId, question, { questionId, kind: 'answer', on: day, text: answer });
      if (close) await addEntry(tx, clientId, question, { questionId, kind: 'close', on: day, text: answer });
      return { state: close ? 'closed' : 'answered' };
    }),

  'questions.close': (context, { clientId, questionId, outcome, on }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const question = await questionOrRefuse(tx, clientId, questionId);
      if (question.state === 'closed') throw new AppError('question-closed', { on: question.lastOn }, 'questionId');
      const day = on ?? context.clock.today();
      await addEntry(tx, clientId, question, { questionId, kind: 'close', on: day, text: outcome });
      return { state: 'closed' };
    }),

  'questions.reopen': (context, { clientId, questionId, reason, on }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const question = await questionOrRefuse(tx, clientId, questionId);
      if (question.state !== 'closed') throw new AppError('question-still-open', {}, 'questionId');
      const day = on ?? context.clock.today();
      await addEntry(tx, clientId, question, { questionId, kind: 'reopen', on: day, text: reason });
      await denyAgain(tx, clientId, question, reason, day);
      return { state: 'open' };
    }),

  async 'questions.list'({ read }, { clientId, customerId, invoiceId, state, limit }) {
    const filter: QuestionFilter = { customerId: customerId ?? null, invoiceId: invoiceId ?? null, state, limit };
    if (clientId !== undefined) {
      await clientSettings(read.client(clientId));
      return withCount(await withEntries(read.client(clientId), filter));
    }
    const found = [];
    for (const { id } of await askedClients(read.office)) found.push(...(await withEntries(read.client(id), filter)));
    found.sort(
      (a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || byDay(a).localeCompare(byDay(b)),
    );
    return withCount(found.slice(0, limit));
  },
};

const byDay = (row: { dueOn: string | null; askedOn: string }) => row.dueOn ?? row.askedOn;

function withCount<R extends { state: string }>(questions: R[]): { questions: R[]; open: number } {
  return { questions, open: questions.filter((row) => row.state !== 'closed').length };
}

async function withEntries(sql: ClientRead, filter: QuestionFilter) {
  const rows = await listQuestions(sql, filter);
  const entries = Map.groupBy(
    await entriesOf(
      sql,
      rows.map((row) => row.questionId),
    ),
    (entry) => entry.questionId,
  );
  return rows.map((row) => ({
    ...row,
    disputed: row.disputed === 1,
    entries: (entries.get(row.questionId) ?? []).map(({ on, kind, text, by }) => ({ on, kind, text, by })),
  }));
}

interface About {
  customerId: number;
  invoice: string | undefined;
  line: number | undefined;
  disputed: boolean;
}

/** Throws invoice-unknown, question-other-customer, question-line, question-without-invoice. */
async function invoiceOrRefuse(sql: ClientRead, { customerId, invoice, line, disputed }: About) {
  if (invoice === undefined || invoice === '') {
    if (line !== undefined || disputed) throw new AppError('question-without-invoice', {}, 'invoice');
    return null;
  }
  const about = await invoiceAsked(sql, invoice);
  if (!about) throw new AppError('invoice-unknown', { number: invoice }, 'invoice');
  if (about.customerId !== customerId) throw new AppError('question-other-customer', { number: invoice }, 'invoice');
  if (line !== undefined && line > about.lines)
    throw new AppError('question-line', { number: invoice, line, lines: about.lines }, 'line');
  return about;
}
