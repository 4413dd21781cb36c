import type { reminderMethods } from '../../../contract/reminders.ts';
import { daysBetween } from '../../../domain/dates.ts';
import type { LetterProblem, ReminderBatch } from '../../../domain/reminder-batch.ts';
import type { CommandContext, Handlers, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { listClients } from '../clients/office-queries.ts';
import { customerById } from '../customers/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import {
  composeLetters,
  emptyBatch,
  inEnvelopeOrder,
  isLetter,
  type LetterDecision,
  letterClient,
  letterKeyOf,
} from './letters.ts';
import { auditHead, officeName, reminderBatches } from './office-queries.ts';
import { type CustomerDecision, decideForClient } from './propose.ts';

type RunInput = Parameters<Handlers<typeof reminderMethods>['reminders.propose']>[1];

export const reminderHandlers: Handlers<typeof reminderMethods> = {
  async 'reminders.propose'({ read }, input) {
    const decisions = await decideAll(read.office, read.client, input);
    return {
      asOf: input.asOf,
      letters: decisions.filter(isLetter).map((one) => letterValue(one, input.asOf)),
      withheld: decisions.flatMap((one) => withheldValue(one, input.asOf)),
    };
  },

  async 'reminders.preview'({ read, jobs }, { clientId, customerId, asOf }) {
    const sql = read.client(clientId);
    const decisions = await decideForClient(sql, {
      asOf,
      confirmedStale: true,
      customerIds: [customerId],
      regardless: true,
    });
    const letters = decisions.filter(isLetter);
    if (letters.length === 0)
      throw new AppError('letter-none', { customer: (await customerById(sql, customerId)).name }, 'customerId');
    const batch = emptyBatch(asOf, '', null, '', false);
    batch.groups.push({
      client: await letterClient(sql),
      envelope: await envelopeProfileOf(sql),
      letters: await composeLetters(sql, letters, asOf, () => ''),
    });
    await refuseUnprintable(jobs, batch, letters);
    const drawn = await jobs.run('reminder-letters', batch);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, letter) => sum + letter.pages, 0) };
  },

  'reminders.issue': issueReminders,

  async 'reminders.batches'({ read }, { clientId, limit }) {
    const rows = await reminderBatches(read.office, clientId ?? null, limit);
    return {
      batches: rows.map(({ documentId, path, sha256, bytes, ...batch }) => ({
        ...batch,
        document: sha256 === null || bytes === null ? null : { documentId, path, sha256, bytes },
      })),
    };
  },
};

/** Decisions of the client asked for, or of every client that is not archived. */
async function decideAll(
  office: ReadSql,
  clientSql: (clientId: number) => ClientRead,
  input: RunInput,
): Promise<CustomerDecision[]> {
  const chosen = input.selection && new Map(input.selection.map((one) => [one.clientId, one.customerIds]));
  const clientIds =
    input.clientId !== undefined
      ? [input.clientId]
      : (await listClients(office, false)).map((client) => client.clientId).filter((id) => !chosen || chosen.has(id));
  const confirmedStale = input.confirm?.includes('stale-bank-data') ?? false;
  const all: CustomerDecision[] = [];
  for (const clientId of clientIds) {
    const customerIds = input.customerIds ?? chosen?.get(clientId) ?? null;
    all.push(...(await decideForClient(clientSql(clientId), { asOf: input.asOf, confirmedStale, customerIds })));
  }
  return all;
}

function identity(one: CustomerDecision, asOf: string) {
  return {
    clientId: one.client.clientId,
    clientCode: one.client.code,
    customerId: one.customer.customerId,
    customerCode: one.customer.code,
    customerName: one.customer.name,
    oldestOverdueDays: daysBetween(one.overdue[0]!.dueOn, asOf),
  };
}

function letterValue(one: LetterDecision, asOf: string) {
  const { decision } = one;
  return {
    ...identity(one, asOf),
    stage: decision.stage,
    totalYen: decision.totalYen,
    invoices: one.overdue.map((invoice) => invoice.number),
    lastLetterOn: one.lastLetterOn,
  };
}

function withheldValue(one: CustomerDecision, asOf: string) {
  const { decision } = one;
  return decision.kind === 'withheld'
    ? [{ ...identity(one, asOf), reason: decision.reason, totalYen: decision.totalYen, detail: one.detail }]
    : [];
}

/**
 * Records the run and its letters, then draws them. What cannot be printed is refused before anything is recorded; who
 * paid while the run was open falls out, because the decision is taken again inside the write.
 */
async function issueReminders(context: CommandContext, input: RunInput & { requestId?: string | undefined }) {
  const checked = await checkBeforePrint(context, input);
  const recorded = await context.write(async (tx) => {
    const decisions = (await decideAll(tx.office, (clientId) => tx.client(clientId), input))
      .filter(isLetter)
      .filter((one) => checked.has(letterKeyOf(one.client.code, one.customer.code)));
    if (decisions.length === 0) return { batchId: null, letters: 0, document: null };
    const { batchId, documentId, path } = await recordBatch(context, tx, input, decisions);
    return { batchId, letters: decisions.length, document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return recorded.document ? { ...recorded, document: await context.render(recorded.document.documentId) } : recorded;
}

/** Throws letter-overflow or letter-glyphs naming the customer; returns the letters that can be printed. */
async function checkBeforePrint(context: QueryContext, input: RunInput): Promise<Set<string>> {
  const decisions = (await decideAll(context.read.office, context.read.client, input)).filter(isLetter);
  const batch = emptyBatch(input.asOf, '', null, '', true);
  await addGroups(
    batch,
    (clientId) => context.read.client(clientId),
    decisions,
    input.asOf,
    () => '',
  );
  if (decisions.length > 0) await refuseUnprintable(context.jobs, batch, decisions);
  return new Set(decisions.map((one) => letterKeyOf(one.client.code, one.customer.code)));
}

/** Throws letter-overflow or letter-glyphs for the first letter that cannot be printed. */
async function refuseUnprintable(
  jobs: QueryContext['jobs'],
  batch: ReminderBatch,
  decisions: readonly LetterDecision[],
): Promise<void> {
  const problems = await jobs.run('check-letters', batch);
  const first = problems[0];
  if (first) throw letterRefusal(first, problems.length, decisions);
}

function letterRefusal(problem: LetterProblem, count: number, decisions: readonly LetterDecision[]): AppError {
  const decision = decisions.find((one) => letterKeyOf(one.client.code, one.customer.code) === problem.letterKey);
  const customer = decision ? `${decision.customer.code} ${decision.customer.name}` : problem.letterKey;
  return new AppError(
    problem.what,
    {
      customer,
      what: problem.text,
      characters: problem.text,
      letterKey: problem.letterKey,
      problems: count,
      envelope: problem.envelope ?? '',
    },
    'customerIds',
  );
}

/** One group per client, in the order of the clients' codes. */
async function addGroups(
  batch: ReminderBatch,
  clientSql: (clientId: number) => ClientRead,
  decisions: readonly LetterDecision[],
  asOf: string,
  serialOf: (index: number) => string,
): Promise<void> {
  let printed = 0;
  for (const clientId of new Set(decisions.map((one) => one.client.clientId))) {
    const own = decisions.filter((one) => one.client.clientId === clientId);
    const start = printed;
    const sql = clientSql(clientId);
    batch.groups.push({
      client: await letterClient(sql),
      envelope: await envelopeProfileOf(sql),
      letters: await composeLetters(sql, own, asOf, (index) => serialOf(start + index)),
    });
    printed += own.length;
  }
}

async function recordBatch(context: CommandContext, tx: Tx, input: RunInput, decisions: readonly LetterDecision[]) {
  const batchId = await tx.office.nextId('reminder_batch');
  const batchNumber = `R${input.asOf.slice(2, 4)}-${String(batchId).padStart(4, '0')}`;
  const serialOf = (index: number) => `${batchNumber}-${index + 1}`;
  const batch = emptyBatch(input.asOf, batchNumber, await officeName(tx.office), await auditHead(tx.office), true);
  await addGroups(batch, (clientId) => tx.client(clientId), decisions, input.asOf, serialOf);
  const { documentId, path } = await context.recordDocument(tx, {
    kind: 'reminder-batch',
    clientId: input.clientId ?? null,
    title: `${batchNumber}`,
    name: `reminders-${batchNumber}-${input.asOf}`,
    payload: batch,
  });
  const totalYen = decisions.reduce((sum, one) => sum + one.decision.totalYen, 0);
  await tx.office.insert('reminder_batch', {
    id: batchId,
    client_id: input.clientId ?? null,
    as_of: input.asOf,
    letters: decisions.length,
    total_yen: totalYen,
    document_id: documentId,
    ...tx.booked(),
  });
  let printed = 0;
  for (const clientId of new Set(decisions.map((one) => one.client.clientId))) {
    const own = inEnvelopeOrder(decisions.filter((one) => one.client.clientId === clientId));
    await recordLetters(tx, clientId, batchId, input.asOf, own, (index) => serialOf(printed + index));
    printed += own.length;
  }
  return { batchId, documentId, path };
}

async function recordLetters(
  tx: Tx,
  clientId: number,
  batchId: number,
  asOf: string,
  decisions: readonly LetterDecision[],
  serialOf: (index: number) => string,
): Promise<void> {
  const sql = tx.client(clientId);
  const firstId = await sql.nextId('reminder_letter');
  await sql.bulkInsert(
    'reminder_letter',
    decisions.map(({ customer, decision }, index) => ({
      id: firstId + index,
      batch_id: batchId,
      customer_id: customer.customerId,
      serial: serialOf(index),
      as_of: asOf,
      stage: decision.stage,
      total_yen: decision.totalYen,
      deadline_on: decision.deadlineOn,
    })),
  );
  await sql.bulkInsert(
    'reminder_letter_item',
    decisions.flatMap(({ decision }, index) =>
      decision.items.map(({ invoice, stage }) => ({
        letter_id: firstId + index,
        receivable_id: invoice.receivableId,
        stage,
        open_yen: invoice.openYen,
        overdue_days: daysBetween(invoice.dueOn, asOf),
      })),
    ),
  );
}
