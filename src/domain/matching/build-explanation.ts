/** One reading of a deposit as money for certain invoices: its terms added up, its reasons in facts, and what speaks against clearing it. */
import { daysBetween } from '../dates.ts';
import { type Difference, type Fit, isTrouble, type Situation } from './differences.ts';
import type { LearnedWeights } from './learned-weights.ts';
import type { PayerMatch } from './name-index.ts';
import { fillOldestFirst } from './open-book.ts';
import { LATENESS_BINS } from './payer-habits.ts';
import type { MatchingAdjustment, MatchingReason, MatchingReceivable } from './types.ts';
import { SET_PRIOR, type SetKind, SKIPPED_OLDER, SKIPPED_OLDER_DAYS } from './weights.ts';

export interface Explanation {
  match: PayerMatch;
  fit: Fit;
  setKind: SetKind;
  pays: { receivable: MatchingReceivable; amountYen: number }[];
  adjustments: MatchingAdjustment[];
  /** Sum of all terms, the name's included. */
  weight: number;
  reasons: MatchingReason[];
  /** Why a person has to look; empty when this may clear by itself if nothing rivals it. */
  cautions: MatchingReason[];
}

/** A sum of this size might have been any of so many amounts: what an exact fit is measured against. */
export function amountRange(amountYen: number): number {
  return Math.max(amountYen, 1_000_000);
}

/** Puts the terms of one reading together. `alternatives`: how many such sets the book offers; the more, the less a fit means. */
export function build(
  situation: Situation,
  setKind: SetKind,
  alternatives: number,
  receivables: readonly MatchingReceivable[],
  difference: Difference,
  skipsOlder: boolean,
): Explanation {
  const { deposit, match } = situation;
  const prior = SET_PRIOR[setKind] / Math.max(alternatives, 1);
  const amountPoints = Math.log(prior * difference.probability * amountRange(deposit.amountYen));
  const isWhole = !SHARES.has(difference.fit);
  const pays = isWhole
    ? receivables.map((receivable) => ({ receivable, amountYen: receivable.openYen }))
    : fillOldestFirst(receivables, deposit.amountYen);
  const dueOn = pays.at(-1)!.receivable.dueOn;
  const days = daysBetween(dueOn, deposit.depositedOn);
  const isEarlyAsAgreed = difference.isLate === false;
  const timingPoints = isEarlyAsAgreed ? 0 : Math.log(timing(situation.weights, days, skipsOlder));
  const reasons = [match.reason, amountReason(situation, setKind, alternatives, receivables, difference, amountPoints)];
  if (setKind === 'referenced')
    reasons.push({ kind: 'reference', facts: { count: receivables.length, points: situation.referenceWeight } });
  reasons.push({ kind: 'due', facts: { dueOn, days, points: timingPoints } });
  reasons.push(...habitReason(situation, difference));
  const referencePoints = setKind === 'referenced' ? situation.referenceWeight : 0;
  return {
    match,
    fit: difference.fit,
    setKind,
    pays,
    adjustments: difference.adjustments,
    weight: match.weight + amountPoints + timingPoints + referencePoints,
    reasons,
    cautions: cautionsOf(situation, setKind, difference),
  };
}

const SHARES: ReadonlySet<Fit> = new Set(['half', 'third', 'part']);

function timing(weights: LearnedWeights, days: number, skipsOlder: boolean): number {
  const likelihood = weights.timing[LATENESS_BINS.findIndex((until) => days <= until)]!;
  return days < -SKIPPED_OLDER_DAYS && skipsOlder ? likelihood * SKIPPED_OLDER : likelihood;
}

function amountReason(
  situation: Situation,
  setKind: SetKind,
  alternatives: number,
  receivables: readonly MatchingReceivable[],
  difference: Difference,
  points: number,
): MatchingReason {
  const fee = difference.adjustments.find((one) => one.kind === 'transfer-fee');
  const tax = difference.adjustments.find((one) => one.kind === 'withholding');
  const discount = difference.adjustments.find((one) => one.kind === 'discount');
  return {
    kind: 'amount',
    facts: {
      fit: difference.fit,
      set: setKind,
      count: receivables.length,
      invoice: receivables[0]!.invoice,
      totalYen: situation.deposit.amountYen + difference.differenceYen,
      differenceYen: difference.differenceYen,
      feeYen: fee?.amountYen ?? 0,
      taxYen: tax?.amountYen ?? 0,
      discountYen: discount?.amountYen ?? 0,
      alternatives,
      points,
    },
  };
}

function habitReason(situation: Situation, difference: Difference): MatchingReason[] {
  const feeYen = difference.adjustments.find((one) => one.kind === 'transfer-fee')?.amountYen ?? 0;
  const count = situation.habit.feeCounts.get(feeYen) ?? 0;
  return feeYen > 0 && count > 0 ? [{ kind: 'habit', facts: { feeYen, count } }] : [];
}

/** 取適法: from this day a client that commissions work may not deduct the fee of the transfer (減額), agreed or not. */
const ENTRUSTMENT_ACT_SINCE = '2026-01-01';

/** The rules no score can overrule. */
function cautionsOf(situation: Situation, setKind: SetKind, difference: Difference): MatchingReason[] {
  const { match, habit, search } = situation;
  const { customer } = match;
  const cautions: MatchingReason[] = [];
  const facts = { differenceYen: Math.abs(difference.differenceYen) };
  // An invoice number says more than an unlike name, but not more than the name of another customer.
  if (match.caution && (setKind !== 'referenced' || match.caution.kind === 'other-payer')) cautions.push(match.caution);
  if (isTrouble(difference.fit) || difference.fit === 'rounding') cautions.push({ kind: difference.fit, facts });
  const fee = difference.adjustments.find((one) => one.kind === 'transfer-fee');
  // What the law calls 減額 is never swallowed, whatever was agreed or passed before.
  if (fee && customer.entrustmentAct && situation.deposit.depositedOn >= ENTRUSTMENT_ACT_SINCE) {
    cautions.push({ kind: 'fee-forbidden', facts: { feeYen: fee.amountYen } });
  } else if (fee && customer.feeBearer === 'customer' && !habit.confirmedFees.has(fee.amountYen)) {
    cautions.push({ kind: 'fee-not-agreed', facts: { feeYen: fee.amountYen } });
  }
  if (difference.isLate) cautions.push({ kind: 'discount-late', facts: { days: customer.discountDays ?? 0 } });
  if (setKind === 'scattered') cautions.push({ kind: 'scattered', facts: {} });
  if (setKind === 'subset' && search.stopped) cautions.push({ kind: 'search-stopped', facts: {} });
  return cautions;
}
