/**
 * The bulk credit of a direct debit as a proposal of 消込: known by its sum, split by the result file. It comes before the
 * engine, which would look for one payer behind it and might promise the drawn invoices to other money.
 */

import { addDays } from '../../../domain/dates.ts';
import {
  type FoundCredit,
  findBulkCredits,
  SETTLED,
  type SplittableReceivable,
  splitDebit,
} from '../../../domain/debit-split.ts';
import type {
  MatchingAdjustment,
  MatchingAllocation,
  MatchingDeposit,
  MatchingInput,
  MatchingProposal,
} from '../../../domain/matching/types.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import {
  type BatchRow,
  type CreditRow,
  customersByNumber,
  liveBatches,
  openReceivablesOfCustomers,
  rowsOfBatches,
  untouchedDeposits,
} from './queries.ts';

/** Unsplit debits and the credits they seem to have come by. */
export async function waitingDebits(
  sql: ClientRead,
): Promise<{ batches: BatchRow[]; found: FoundCredit[]; credits: CreditRow[] }> {
  const batches = (await liveBatches(sql)).filter((batch) => batch.allocationId === null && batch.settledYen > 0);
  const from = batches.at(-1)?.debitOn;
  if (from === undefined) return { batches, found: [], credits: [] };
  const credits = await untouchedDeposits(sql, from);
  return { batches, found: findBulkCredits(batches.toReversed(), credits), credits };
}

export interface PlannedSplit {
  allocations: MatchingAllocation[];
  adjustments: MatchingAdjustment[];
  /** Customers that were drawn, and settled rows whose customer is not known. */
  customers: number;
  unknownCount: number;
}

/** How the credit of these debits divides over what is open now. */
export async function planSplit(
  sql: ClientRead,
  batches: readonly BatchRow[],
  feeYen: number,
  given?: readonly (SplittableReceivable & { invoice: string })[],
): Promise<PlannedSplit> {
  const customerOf = await customersByNumber(sql);
  const rows = await rowsOfBatches(
    sql,
    batches.map((batch) => batch.batchId),
  );
  const settled = rows.filter((row) => row.resultCode === SETTLED);
  const lines = settled.map((row) => ({
    line: row.line,
    customerId: customerOf(row.customerNumber)?.customerId ?? null,
    amountYen: row.amountYen,
  }));
  const known = lines.flatMap((line) => line.customerId ?? []);
  const receivables = given ?? (await openReceivablesOfCustomers(sql, known));
  const invoices = new Map(receivables.map((one) => [one.receivableId, one.invoice]));
  const debitOn = batches.map((batch) => batch.debitOn).sort()[0] ?? '';
  const amounts = new Map<number, number>();
  for (const { parts } of splitDebit(debitOn, lines, receivables))
    for (const part of parts) amounts.set(part.receivableId, (amounts.get(part.receivableId) ?? 0) + part.amountYen);
  return {
    allocations: [...amounts].map(([receivableId, amountYen]) => ({
      invoice: invoices.get(receivableId)!,
      receivableId,
      amountYen,
    })),
    adjustments: feeYen > 0 ? [{ kind: 'transfer-fee', amountYen: feeYen }] : [],
    customers: new Set(known).size,
    unknownCount: lines.length - known.length,
  };
}

/** Throws debit-no-credit when the deposit is not one these debits can have come by. */
export async function creditOf(sql: ClientRead, batchIds: readonly number[], depositId: number) {
  const { batches, credits } = await waitingDebits(sql);
  const wanted = batches.filter((batch) => batchIds.includes(batch.batchId));
  const credit = credits.filter((one) => one.depositId === depositId);
  const [found] = wanted.length === batchIds.length ? findBulkCredits(wanted, credit) : [];
  if (!found || found.batchIds.length !== batchIds.length) throw new AppError('debit-no-credit', {}, 'depositId');
  return { batches: wanted, feeYen: found.feeYen };
}

/** A proposal of 消込 that also says by which debits it splits. */
export type DebitProposal = MatchingProposal & { debitBatchIds: number[] };

/** Banks credit within a month of the debit: older results cannot be behind the deposits at hand. */
const RESULTS_BACK_DAYS = 31;

/**
 * Splits of the deposits that are bulk credits to the yen, and what is left for the engine: the other deposits, and
 * receivables without what the splits take. As the books stood at `atSeq` (null: now), which the input is read at.
 */
export async function proposeBulkCredits(
  sql: ClientRead,
  input: MatchingInput,
  atSeq: number | null,
): Promise<{ proposals: DebitProposal[]; rest: MatchingInput }> {
  const none = { proposals: [], rest: input };
  const first = input.deposits.map((deposit) => deposit.depositedOn).sort()[0];
  if (first === undefined) return none;
  const live = await liveBatches(sql, {
    from: addDays(first, -RESULTS_BACK_DAYS),
    ...(atSeq === null ? {} : { upToSeq: atSeq }),
  });
  const batches = live.filter((batch) => batch.allocationId === null && batch.settledYen > 0).toReversed();
  if (batches.length === 0) return none;
  const deposits = new Map(input.deposits.map((deposit) => [deposit.depositId, deposit]));
  const credits = (await untouchedDeposits(sql, first)).filter(
    ({ depositId, amountYen }) => deposits.get(depositId)?.amountYen === amountYen,
  );
  const proposals: DebitProposal[] = [];
  const openYen = new Map(input.receivables.map((receivable) => [receivable.receivableId, receivable.openYen]));
  for (const found of findBulkCredits(batches, credits)) {
    if (found.feeYen > 0) continue;
    const drawn = batches.filter((batch) => found.batchIds.includes(batch.batchId));
    const open = input.receivables.map((one) => ({ ...one, openYen: openYen.get(one.receivableId)! }));
    const plan = await planSplit(sql, drawn, 0, open);
    if (plan.allocations.length === 0) continue;
    for (const { receivableId, amountYen } of plan.allocations)
      openYen.set(receivableId, openYen.get(receivableId)! - amountYen);
    proposals.push(proposalOf(deposits.get(found.depositId)!, drawn, plan));
  }
  const taken = new Set(proposals.map((proposal) => proposal.depositId));
  const rest = {
    ...input,
    deposits: input.deposits.filter((deposit) => !taken.has(deposit.depositId)),
    receivables: input.receivables.flatMap((one) => {
      const left = openYen.get(one.receivableId)!;
      return left === 0 ? [] : [{ ...one, openYen: left }];
    }),
  };
  return { proposals, rest };
}

function proposalOf(deposit: MatchingDeposit, drawn: readonly BatchRow[], plan: PlannedSplit): DebitProposal {
  const clearedYen = plan.allocations.reduce((sum, line) => sum + line.amountYen, 0);
  return {
    depositId: deposit.depositId,
    ref: deposit.ref,
    payerName: deposit.payerName,
    amountYen: deposit.amountYen,
    depositedOn: deposit.depositedOn,
    status: 'suggested',
    allocations: plan.allocations,
    adjustments: plan.adjustments,
    score: clearedYen === deposit.amountYen ? 0.99 : 0.8,
    reasons: [
      {
        kind: 'direct-debit',
        facts: {
          debitOn: drawn[0]!.debitOn,
          count: drawn.reduce((sum, batch) => sum + batch.settledCount, 0),
          customers: plan.customers,
          leftYen: deposit.amountYen - clearedYen,
        },
      },
    ],
    others: [],
    debitBatchIds: drawn.map((batch) => batch.batchId),
  };
}
