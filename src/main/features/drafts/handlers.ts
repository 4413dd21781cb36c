/** 下書き: kept, checked, issued all at once; ひな形; copies of a month. */
import type { draftMethods } from '../../../contract/drafts.ts';
import { endOfMonth } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import { titleInMonth } from '../../../domain/month-titles.ts';
import { copiedSupply } from '../../../domain/supply-dates.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { CommandContext, Handlers, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientSettings, clientSettings } from '../clients/queries.ts';
import { settleAdvances } from '../corrections/writes.ts';
import { customerById } from '../customers/queries.ts';
import { invoiceLines, invoicesOfMonth } from '../invoices/queries.ts';
import { checkNewInvoice, insertInvoices, type NewInvoice } from '../invoices/writes.ts';
import { numberGiver } from '../numbering/queries.ts';
import { type DraftProblem, problemsOf, type ReadyDraft, readyDrafts } from './propose.ts';
import { draftCount, draftRows, draftsNamed, templateLines, templateRows } from './queries.ts';
import { deleteDrafts, deleteTemplate, type GivenDraft, insertDrafts, replaceDraft, saveTemplate } from './writes.ts';

export const draftHandlers: Handlers<typeof draftMethods> = {
  async 'drafts.list'({ read }, { clientId, offset, limit }) {
    const sql = read.client(clientId);
    const client = await clientSettings(sql);
    const ids = (await draftRows(sql, null, offset, limit)).map((row) => row.draftId);
    const { drafts } = await readyDrafts(sql, client, ids);
    return {
      drafts: drafts.map(({ lines, ...draft }) => ({ ...draft, lines: lines.length })),
      count: await draftCount(sql),
    };
  },

  async 'drafts.get'({ read }, { clientId, draftId }) {
    const sql = read.client(clientId);
    const { drafts } = await readyDrafts(sql, await clientSettings(sql), [draftId]);
    return drafts[0]!;
  },

  'drafts.save': (context, { clientId, draftId, ...given }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const customer = await customerById(sql, given.customerId);
      if (customer.mergedIntoId !== null)
        throw new AppError('customer-merged', { code: customer.code, name: customer.name }, 'customerId');
      const draft: GivenDraft = { ...given, origin: 'entered' };
      if (draftId === undefined) return { draftId: (await insertDrafts(tx, sql, [draft]))[0]! };
      await replaceDraft(tx, sql, draftId, draft);
      return { draftId };
    }),

  'drafts.remove': (context, { clientId, draftIds }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await draftsNamed(sql, draftIds);
      return { removed: await deleteDrafts(sql, draftIds) };
    }),

  async 'drafts.check'(context, { clientId, draftIds, issuedOn }) {
    const sql = context.read.client(clientId);
    const ready = await readyDrafts(sql, await clientSettings(sql), draftIds ?? null, issuedOn);
    const problems = await problemsOf(
      sql,
      ready,
      await missingCharacters(context, ready.drafts),
      context.clock.today(),
    );
    return {
      drafts: ready.drafts.length,
      totalYen: sumYen(ready.drafts.map((draft) => draft.totalYen ?? 0)),
      problems: problems.map(problemWords),
    };
  },

  'drafts.issue': issueDrafts,

  'drafts.copyMonth': (context, { clientId, month, issuedOn, customerIds }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const invoices = await invoicesOfMonth(sql, `${month}-01`, endOfMonth(month), customerIds ?? null);
      const fresh = invoices.filter((invoice) => invoice.copied === 0);
      const drafts: GivenDraft[] = [];
      for (const invoice of fresh)
        drafts.push({
          customerId: invoice.customerId,
          issuedOn,
          title: titleInMonth(invoice.title, invoice.issuedOn, issuedOn),
          ...copiedSupply(invoice, await invoiceLines(sql, invoice.invoiceId), issuedOn),
          origin: 'copied',
          copiedInvoiceId: invoice.invoiceId,
        });
      if (drafts.length > 0) await insertDrafts(tx, sql, drafts);
      return { drafts: drafts.length, skipped: invoices.length - drafts.length };
    }),

  async 'invoiceTemplates.list'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const lines = await templateLines(sql);
    const rows = await templateRows(sql);
    return { templates: rows.map((row) => ({ ...row, lines: lines.get(row.templateId) ?? [] })) };
  },

  'invoiceTemplates.save': (context, { clientId, ...template }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      return { templateId: await saveTemplate(tx, tx.client(clientId), template) };
    }),

  'invoiceTemplates.remove': (context, { clientId, templateId }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      await deleteTemplate(tx.client(clientId), templateId);
      return {};
    }),
};

async function missingCharacters(
  { jobs }: Pick<QueryContext, 'jobs'>,
  drafts: readonly ReadyDraft[],
): Promise<Map<number, string[]>> {
  const papers = drafts.map((draft) => ({ key: draft.draftId, texts: draft.texts }));
  const found = papers.length === 0 ? [] : await jobs.run('print-texts', { papers });
  return new Map(found.map(({ key, characters }) => [key, characters]));
}

function problemWords({ draft, level, code, line, facts }: DraftProblem) {
  const { draftId, customerCode, customerName } = draft;
  return { draftId, customerCode, customerName, level, code, line, sentence: refusalSentence(code, facts) };
}

type IssueInput = Parameters<Handlers<typeof draftMethods>['drafts.issue']>[1];

/** Fonts are slow and asked before the transaction; everything else is decided inside it. */
async function issueDrafts(context: CommandContext, input: IssueInput) {
  const { clientId, draftIds, issuedOn } = input;
  const reading = context.read.client(clientId);
  const before = await readyDrafts(reading, await clientSettings(reading, 'booking'), draftIds ?? null, issuedOn);
  const missing = await missingCharacters(context, before.drafts);
  const textsSeen = new Map(before.drafts.map((draft) => [draft.draftId, draft.texts.join('\n')]));
  return context.write(async (tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const ready = await readyDrafts(sql, client, draftIds ?? null, issuedOn);
    if (ready.drafts.length === 0) throw new AppError('drafts-none', {}, 'draftIds');
    if (ready.drafts.some((draft) => textsSeen.get(draft.draftId) !== draft.texts.join('\n')))
      throw new AppError('drafts-changed', {}, 'draftIds');
    refuseProblems(await problemsOf(sql, ready, missing, context.clock.today()), input.acceptWarnings);
    const invoices = await numbered(tx, client, ready.drafts);
    const booked = await insertInvoices(tx, client, invoices);
    let settledYen = 0;
    if (input.settleAdvances)
      for (const { invoiceId } of booked) settledYen += await settleAdvances(tx, client, invoiceId);
    await deleteDrafts(
      sql,
      ready.drafts.map((draft) => draft.draftId),
    );
    return {
      invoices: booked.map(({ invoiceId, totalYen }, index) => ({
        draftId: ready.drafts[index]!.draftId,
        invoiceId,
        number: invoices[index]!.number,
        totalYen,
      })),
      totalYen: sumYen(booked.map((one) => one.totalYen)),
      settledYen,
    };
  });
}

/** Given in the order of day and entry; a refusal anywhere rolls all of them back, so that none is burnt. */
async function numbered(tx: Tx, client: ClientSettings, drafts: readonly ReadyDraft[]): Promise<NewInvoice[]> {
  const giver = await numberGiver(tx.client(client.clientId), 'invoice');
  const invoices: NewInvoice[] = [];
  for (const draft of drafts) {
    const { customerId, customerName, issuedOn, dueDay: dueOn, title, suppliedFrom, suppliedThrough, lines } = draft;
    const number = await giver.next(issuedOn);
    const head = { number, customerId, customerName, issuedOn, dueOn, title, suppliedFrom, suppliedThrough };
    const invoice: NewInvoice = { ...head, lines, source: 'entered' };
    await checkNewInvoice(tx, client, invoice);
    invoices.push(invoice);
  }
  return invoices;
}

const LISTED = 50;

/** Throws drafts-faulty (errors), drafts-doubtful (warnings nobody accepted); the facts list the first of them in words. */
function refuseProblems(problems: readonly DraftProblem[], acceptWarnings: boolean): void {
  const errors = problems.filter((problem) => problem.level === 'error');
  const isFaulty = errors.length > 0;
  // What only needs a look is not named, nor counted, as something to mend.
  const stopping = isFaulty ? errors : acceptWarnings ? [] : problems;
  const [first] = stopping;
  if (!first) return;
  const listed = stopping.slice(0, LISTED).map(problemWords);
  throw new AppError(
    isFaulty ? 'drafts-faulty' : 'drafts-doubtful',
    {
      count: stopping.length,
      customer: first.draft.customerName,
      problem: refusalSentence(first.code, first.facts),
      sentences: listed.map((one) => `${one.customerCode} ${one.customerName}: ${one.sentence}`),
    },
    'draftIds',
  );
}
