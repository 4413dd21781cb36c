import type { reminderMethods } from '../../../contract/reminders.ts';
import { daysBetween } from '../../../domain/dates.ts';
import type { EnvelopeShape } from '../../../domain/envelope.ts';
import { inOrderOfWork } from '../../../domain/reminder-order.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { listClients } from '../clients/office-queries.ts';
import { customerById } from '../customers/queries.ts';
import {
  composeLetters,
  drawPreview,
  emptyBatch,
  inWiderEnvelopes,
  isLetter,
  type LetterDecision,
  refuseUnprintable,
  thickLetters,
} from './letters.ts';
import { decisionsOf, reminderBatches } from './office-queries.ts';
import { type CustomerDecision, decideForClient } from './propose.ts';
import { addGroups, fallenOut, goesBy, isTicked, keyOf, recordBatch, recordDecisions } from './writes.ts';

type RunInput = Parameters<Handlers<typeof reminderMethods>['reminders.propose']>[1];
type IssueInput = Parameters<Handlers<typeof reminderMethods>['reminders.issue']>[1];

export const reminderHandlers: Handlers<typeof reminderMethods> = {
  async 'reminders.propose'({ read }, input) {
    const ticked = isTicked(input);
    const decisions = inOrderOfWork((await decideAll(read.office, read.client, input)).filter(ticked));
    return {
      asOf: input.asOf,
      letters: decisions.filter(isLetter).map((one) => letterValue(one, input.asOf)),
      withheld: decisions.flatMap((one) => withheldValue(one, input.asOf)),
    };
  },

  async 'reminders.preview'(context, { clientId, customerId, asOf, paper }) {
    const sql = context.read.client(clientId);
    const decisions = await decideForClient(sql, {
      asOf,
      confirmedStale: true,
      customerIds: [customerId],
      regardless: true,
      paper,
    });
    const letters = decisions.filter(isLetter);
    if (letters.length === 0)
      throw new AppError('letter-none', { customer: (await customerById(sql, customerId)).name }, 'customerId');
    const [written] = await composeLetters(sql, letters, asOf, () => '');
    const { set, variant } = written!.key;
    return { ...(await drawPreview(context, sql, letters, written!.letter, asOf)), wording: { set, variant } };
  },

  'reminders.issue': issueReminders,

  async 'reminders.decisions'({ read }, { batchId, clientId }) {
    const rows = await decisionsOf(read.office, batchId, clientId ?? null);
    return { decisions: rows.map(({ facts, ...row }) => ({ ...row, facts: JSON.parse(facts) })) };
  },

  async 'reminders.batches'({ read }, { clientId, limit }) {
    const rows = await reminderBatches(read.office, clientId ?? null, limit);
    return {
      batches: rows.map(({ documentId, path, sha256, bytes, duplex, ...batch }) => ({
        ...batch,
        duplex: duplex === 1,
        document: sha256 === null || bytes === null ? null : { documentId, path, sha256, bytes },
      })),
    };
  },
};

/** Decisions of the client asked for, or of every client that is not archived; all customers, ticked or not. */
async function decideAll(
  office: ReadSql,
  clientSql: (clientId: number) => ClientRead,
  input: RunInput,
): Promise<CustomerDecision[]> {
  const chosen = input.selection && new Set(input.selection.map((one) => one.clientId));
  const clientIds =
    input.clientId !== undefined
      ? [input.clientId]
      : (await listClients(office, false)).map((client) => client.clientId).filter((id) => !chosen || chosen.has(id));
  const confirmedStale = input.confirm?.includes('stale-bank-data') ?? false;
  const all: CustomerDecision[] = [];
  for (const clientId of clientIds)
    all.push(
      ...(await decideForClient(clientSql(clientId), {
        asOf: input.asOf,
        confirmedStale,
        customerIds: null,
        paper: input.paper,
      })),
    );
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
    channel: decision.channel,
    totalYen: decision.totalYen,
    invoices: one.overdue.map((invoice) => invoice.number),
    lastLetterOn: one.lastLetterOn,
  };
}

function withheldValue(one: CustomerDecision, asOf: string) {
  const { decision } = one;
  return decision.kind === 'withheld'
    ? [
        {
          ...identity(one, asOf),
          reason: decision.reason,
          stage: decision.stage,
          totalYen: decision.totalYen,
          detail: one.detail,
        },
      ]
    : [];
}

/**
 * Records the run and its letters, then draws them. What cannot be printed is refused before anything is recorded; who
 * paid while the run was open falls out, because the decision is taken again inside the write, and is named.
 */
async function issueReminders(context: CommandContext, input: IssueInput) {
  const { checked, wider } = await checkBeforePrint(context, input);
  const recorded = await context.write(async (tx) => {
    const decisions = await decideAll(tx.office, (clientId) => tx.client(clientId), input);
    const ticked = isTicked(input);
    const going = decisions
      .filter(isLetter)
      .filter((one) => ticked(one) && goesBy(input, one) && checked.has(keyOf(one)));
    const fellOut = await fallenOut(tx, input, checked, decisions, going);
    if (going.length === 0) return { batchId: null, letters: 0, document: null, fellOut };
    const { batchId, documentId, path } = await recordBatch(context, tx, input, inWiderEnvelopes(going, wider));
    await recordDecisions(tx, batchId, { decisions, going, fellOut });
    return { batchId, letters: going.length, document: { documentId, path, sha256: '', bytes: 0 }, fellOut };
  });
  return recorded.document ? { ...recorded, document: await context.render(recorded.document.documentId) } : recorded;
}

/**
 * Throws letter-overflow, letter-glyphs or letter-thick naming the customer; returns the letters that can be printed, and
 * which of them go in a bigger envelope than their own.
 */
async function checkBeforePrint(context: QueryContext, input: IssueInput) {
  const ticked = isTicked(input);
  const all = await decideAll(context.read.office, context.read.client, input);
  const decisions = all.filter(isLetter).filter((one) => ticked(one) && goesBy(input, one));
  const checked = new Map<string, LetterDecision>(decisions.map((one) => [keyOf(one), one]));
  if (decisions.length === 0) return { checked, wider: new Map<string, EnvelopeShape>() };
  const batch = await batchOf(context, decisions, input.asOf);
  const wider = input.channel === 'letter' ? await thickLetters(context, batch, decisions) : new Map();
  // In another envelope the address stands elsewhere, and must fit there.
  const placed = wider.size === 0 ? batch : await batchOf(context, inWiderEnvelopes(decisions, wider), input.asOf);
  await refuseUnprintable(context.jobs, placed, decisions);
  return { checked, wider };
}

async function batchOf({ read }: QueryContext, decisions: readonly LetterDecision[], asOf: string) {
  const batch = emptyBatch(asOf, '', null, '', true);
  await addGroups(batch, read.client, decisions, asOf, () => '');
  return batch;
}
