import type { allocationMethods } from '../../../contract/allocations.ts';
import { FOREVER } from '../../../domain/dates.ts';
import { proposeAllocations } from '../../../domain/matching/propose-allocations.ts';
import type { MatchingProposal } from '../../../domain/matching/types.ts';
import { sumYen } from '../../../domain/money.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { type DebitProposal, proposeBulkCredits } from '../debits/propose.ts';
import { depositByRef, liveAllocationsOf, liveDeposit } from '../deposits/queries.ts';
import { raiseDisputes } from '../exceptions/writes.ts';
import { refuseClosed } from '../moves/writes.ts';
import { noteMatchingRun } from '../today/writes.ts';
import { countOnceAMonth } from './experience.ts';
import { experienceAt } from './office-queries.ts';
import {
  allocationHistory,
  clientSeq,
  customersChangedSince,
  heldDeposits,
  listRuns,
  liveAllocations,
  liveAllocationsOfRun,
  matchingInput,
  openReceivablesOf,
  receivableByInvoice,
  stillOpen,
} from './queries.ts';
import { bookAllocations, type NewAllocation, reverseAllocations } from './writes.ts';

export const allocationHandlers: Handlers<typeof allocationMethods> = {
  async 'allocations.propose'({ read }, { clientId, through }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const basisSeq = await clientSeq(sql);
    return { basisSeq, deposits: await propose(sql, read.office, through ?? FOREVER, null) };
  },

  'allocations.apply': (context, { clientId, basisSeq, depositIds, through }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const { good, stale, suggested } = await choose(tx, clientId, {
        basisSeq,
        depositIds,
        through: through ?? FOREVER,
      });
      // Before the booking: a run teaches nothing about itself, so that reversing it leads back to the same proposals.
      if (depositIds === undefined && good.length > 0) await countOnceAMonth(tx);
      const allocationIds = await bookAllocations(tx, client, good.map(allocationOf));
      const left = await sql.get<{ count: number; yen: number }>(
        'SELECT COUNT(*) AS count, COALESCE(SUM(left_yen), 0) AS yen FROM open_deposit WHERE client_id = :clientId',
      );
      const clearedYen = sumYen(good.flatMap((one) => one.allocations.map((line) => line.amountYen)));
      const [leftCount, leftYen] = [left!.count, left!.yen];
      if (depositIds === undefined && through === undefined)
        await noteMatchingRun(tx, clientId, { applied: good.length, clearedYen, suggested, leftCount, leftYen });
      return {
        applied: good.map((proposal) => proposal.depositId),
        allocationIds,
        stale,
        left: leftCount,
        clearedYen,
        suggested,
        leftYen,
      };
    }),

  'allocations.allocate': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      const client = await clientSettings(sql, 'booking');
      if (input.depositId === undefined && input.ref === undefined)
        throw new AppError(
          'input-invalid',
          { path: 'depositId', wants: 'one-of', allowed: ['depositId', 'ref'] },
          'depositId',
        );
      const deposit =
        input.depositId === undefined ? await depositByRef(sql, input.ref!) : await liveDeposit(sql, input.depositId);
      const lines = [];
      for (const { receivableId, invoice, amountYen } of input.allocations) {
        const id = receivableId ?? (invoice === undefined ? undefined : await receivableByInvoice(sql, invoice));
        if (id === undefined) throw new AppError('receivable-unknown', { invoice: invoice ?? '' }, 'allocations');
        lines.push({ receivableId: id, amountYen });
      }
      const [allocationId] = await bookAllocations(tx, client, [
        { depositId: deposit.depositId, how: 'manual', lines, adjustments: input.adjustments ?? [] },
      ]);
      if (input.disputeReason !== undefined)
        await disputeRest(tx, input.clientId, allocationId!, {
          receivableIds: lines.map((line) => line.receivableId),
          reason: input.disputeReason,
          on: context.clock.today(),
        });
      const after = await liveDeposit(sql, deposit.depositId);
      return { allocationId: allocationId!, allocated: lines.length, leftYen: after.leftYen };
    }),

  'allocations.reverse': (context, { clientId, depositId, allocationIds, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const live = await allocationsToReverse(sql, depositId, allocationIds);
      const day = on ?? context.clock.today();
      if (client.closedThrough !== null && day <= client.closedThrough)
        throw new AppError('period-closed', { closedThrough: client.closedThrough, on: day }, 'on');
      // Without a day: today, or the day the allocation begins where that lies ahead (a deposit dated tomorrow).
      const early = on === undefined ? 'clamp' : 'strict';
      return { reversed: await reverseAllocations(tx, clientId, live, day, early) };
    }),

  async 'allocations.runs'({ read }, { clientId, limit }) {
    return { runs: await listRuns(read.client(clientId), limit) };
  },

  'allocations.reverseRun': (context, { clientId, runSeq, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const live = await liveAllocationsOfRun(sql, runSeq);
      if (live.length === 0) throw new AppError('run-none', {}, 'runSeq');
      const day = on ?? context.clock.today();
      refuseClosed(client, day);
      return { reversed: await reverseAllocations(tx, clientId, live, day, on === undefined ? 'clamp' : 'strict') };
    }),

  async 'allocations.openReceivables'({ read }, { clientId, customerId }) {
    return { receivables: await openReceivablesOf(read.client(clientId), customerId) };
  },

  async 'allocations.history'({ read }, { clientId, depositId, limit }) {
    const rows = await allocationHistory(read.client(clientId), depositId ?? null, limit);
    return { allocations: rows.map((row) => ({ ...row, invoices: row.invoices.split(',') })) };
  },
};

/** What stays open of the receivables is disputed; throws dispute-nothing-open when nothing does. */
async function disputeRest(
  tx: Tx,
  clientId: number,
  allocationId: number,
  dispute: { receivableIds: readonly number[]; reason: string; on: string },
): Promise<void> {
  const rest = await stillOpen(tx.client(clientId), dispute.receivableIds);
  if (rest.length === 0) throw new AppError('dispute-nothing-open', { number: '' }, 'disputeReason');
  await raiseDisputes(tx, clientId, { ...dispute, receivableIds: rest, allocationId });
}

/** Throws allocation-none when nothing of the deposit lives, or when one of the allocations named does not any more. */
async function allocationsToReverse(
  sql: ClientRead,
  depositId: number | undefined,
  allocationIds: number[] | undefined,
): Promise<number[]> {
  if (depositId === undefined && allocationIds === undefined)
    throw new AppError(
      'input-invalid',
      { path: 'depositId', wants: 'one-of', allowed: ['depositId', 'allocationIds'] },
      'depositId',
    );
  if (depositId !== undefined) await liveDeposit(sql, depositId);
  const wanted = allocationIds === undefined ? null : new Set(allocationIds);
  const rows =
    depositId === undefined ? await liveAllocations(sql, [...wanted!]) : await liveAllocationsOf(sql, [depositId]);
  const ids = rows.map((row) => row.allocationId).filter((id) => wanted === null || wanted.has(id));
  if (ids.length === 0 || (wanted !== null && ids.length < wanted.size))
    throw new AppError('allocation-none', { depositId: depositId ?? null }, 'depositId');
  return ids;
}

/** Bulk credits of direct debits first, split by their result files; the engine gets what they leave. */
async function propose(
  sql: ClientRead,
  office: ReadSql,
  through: string,
  atSeq: number | null,
): Promise<MatchingProposal[]> {
  const held = await heldDeposits(sql, atSeq);
  const input = await matchingInput(sql, { through, atSeq }, await experienceAt(office, atSeq));
  const { proposals, rest } = await proposeBulkCredits(sql, input, atSeq);
  // What a clerk has called double or unknown never clears itself; the suggestion is shown all the same.
  const others = proposeAllocations(rest).map((proposal) =>
    proposal.status === 'auto' && held.has(proposal.depositId)
      ? { ...proposal, status: 'suggested' as const }
      : proposal,
  );
  return [...proposals, ...others];
}

interface Choice {
  basisSeq: number | undefined;
  depositIds: number[] | undefined;
  through: string;
}

/**
 * Which proposals are booked. Without a basis: what the engine says now. With one: what it said at that audit number,
 * and only where it still says the same; what has moved since comes back as stale.
 */
async function choose(
  tx: Tx,
  clientId: number,
  choice: Choice,
): Promise<{ good: MatchingProposal[]; stale: number[]; suggested: number }> {
  const sql = tx.client(clientId);
  const now = new Map(
    (await propose(sql, tx.office, choice.through, null)).map((proposal) => [proposal.depositId, proposal]),
  );
  const moved = choice.basisSeq !== undefined && choice.basisSeq < (await clientSeq(sql));
  const then = moved
    ? new Map(
        (await propose(sql, tx.office, choice.through, choice.basisSeq!)).map((proposal) => [
          proposal.depositId,
          proposal,
        ]),
      )
    : now;
  const changed = moved ? await customersChangedSince(sql, choice.basisSeq!) : new Set<number>();
  const named = choice.depositIds;
  const wanted =
    named ?? [...then.values()].filter((proposal) => proposal.status === 'auto').map((proposal) => proposal.depositId);
  const good: MatchingProposal[] = [];
  const stale: number[] = [];
  for (const depositId of new Set(wanted)) {
    const proposal = now.get(depositId);
    const before = then.get(depositId);
    const bookable =
      proposal && before && proposal.allocations.length > 0 && (named !== undefined || proposal.status === 'auto');
    const untouched = proposal?.customerId === undefined || !changed.has(proposal.customerId);
    if (bookable && untouched && sameAnswer(proposal, before)) good.push(proposal);
    else stale.push(depositId);
  }
  const suggested = [...now.values()].filter((proposal) => proposal.status === 'suggested').length;
  return { good: withoutConflicts(good, stale), stale, suggested };
}

function sameAnswer(a: MatchingProposal, b: MatchingProposal): boolean {
  return a.status === b.status && answerKey(a) === answerKey(b);
}

function answerKey(proposal: MatchingProposal): string {
  return JSON.stringify([
    proposal.allocations.map((line) => [line.receivableId, line.amountYen]),
    proposal.adjustments.map((adjustment) => [adjustment.kind, adjustment.amountYen]),
  ]);
}

/** Suggested answers may name the same invoice twice; the first keeps it, the next is stale. */
function withoutConflicts(proposals: readonly MatchingProposal[], stale: number[]): MatchingProposal[] {
  const promised = new Set<number>();
  const order = [...proposals].sort((a, b) => Number(b.status === 'auto') - Number(a.status === 'auto'));
  return order.filter((proposal) => {
    if (proposal.allocations.some((line) => promised.has(line.receivableId))) {
      stale.push(proposal.depositId);
      return false;
    }
    for (const line of proposal.allocations) promised.add(line.receivableId);
    return true;
  });
}

function allocationOf(proposal: MatchingProposal): NewAllocation {
  return {
    depositId: proposal.depositId,
    how: proposal.status === 'auto' ? 'auto' : 'suggested',
    lines: proposal.allocations,
    adjustments: proposal.adjustments,
    debitBatchIds: 'debitBatchIds' in proposal ? (proposal as DebitProposal).debitBatchIds : undefined,
  };
}
