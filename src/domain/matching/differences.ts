/**
 * Why less or more came than the invoices come to: nothing, a transfer fee, rounding, withholding tax, a discount that was
 * agreed, something set off, a share of the whole. Each reading with its probability, given that these invoices are paid.
 */
import { addDays } from '../dates.ts';
import { transferFeesOn } from '../transfer-fees.ts';
import { withholdingYen } from '../withholding.ts';
import { discountYen } from './discount.ts';
import type { LearnedWeights } from './learned-weights.ts';
import type { PayerMatch } from './name-index.ts';
import type { OpenBook, SubsetSearch } from './open-book.ts';
import { feeProbability, type Habit, withholdingProbability } from './payer-habits.ts';
import type { MatchingAdjustment, MatchingDeposit, MatchingReceivable } from './types.ts';
import { DISCOUNT_PRIOR, ROUND_STEPS_YEN, ROUNDING_PRIOR, TROUBLE_PRIOR } from './weights.ts';

/** exact … discount-fee pay whole invoices; the others are for a person. */
export type Fit =
  | 'exact'
  | 'fee'
  | 'rounding'
  | 'withholding'
  | 'withholding-fee'
  | 'discount'
  | 'discount-fee'
  | 'half'
  | 'third'
  | 'over'
  | 'offset'
  | 'completing'
  | 'part';

const TROUBLES: ReadonlySet<Fit> = new Set(['half', 'third', 'over', 'offset', 'completing', 'part']);

/** True when the money does not pay whole invoices, or a person has to say why: such an answer is only ever suggested. */
export function isTrouble(fit: Fit): boolean {
  return TROUBLES.has(fit);
}

/** What the explanations of one deposit for one customer are made from. */
export interface Situation {
  deposit: MatchingDeposit;
  match: PayerMatch;
  book: OpenBook;
  habit: Habit;
  weights: LearnedWeights;
  /** Receivables of this customer that the deposit names. */
  referenced: readonly MatchingReceivable[];
  referenceWeight: number;
  search: SubsetSearch;
}

export interface Difference {
  fit: Fit;
  /** P(the sum differs so | these invoices are paid). */
  probability: number;
  adjustments: MatchingAdjustment[];
  /** Total of the invoices less the money. */
  differenceYen: number;
  /** A discount that was agreed, but is taken too late. */
  isLate?: boolean;
}

/** The invoices a deposit is held against, as sums. */
export interface Total {
  yen: number;
  /** Before consumption tax, the base of withholding; null when that is not known. */
  netYen: number | null;
  /** Date of the oldest invoice, asked only where a discount was agreed. */
  issuedOn: () => string;
}

/** What the difference between the invoices and the money may be; empty when it is nothing known. */
export function readDifference(situation: Situation, total: Total): Difference[] {
  const { deposit } = situation;
  const differenceYen = total.yen - deposit.amountYen;
  const noTax = 1 - withholdingProbability(situation.habit, situation.weights);
  if (differenceYen === 0)
    return [{ fit: 'exact', probability: feeOf(situation, 0) * noTax, adjustments: [], differenceYen }];
  const found: Difference[] = [];
  if (Math.abs(differenceYen) <= 9) {
    const adjustments: MatchingAdjustment[] = [{ kind: 'rounding', amountYen: differenceYen }];
    found.push({ fit: 'rounding', probability: ROUNDING_PRIOR, adjustments, differenceYen });
  }
  if (differenceYen < 0) {
    found.push(...smallExcess(deposit, differenceYen));
    return found;
  }
  if (isKnownFee(situation, differenceYen)) {
    const adjustments: MatchingAdjustment[] = [{ kind: 'transfer-fee', amountYen: differenceYen }];
    found.push({ fit: 'fee', probability: feeOf(situation, differenceYen) * noTax, adjustments, differenceYen });
  }
  if (total.netYen !== null) addWithholding(situation, differenceYen, total.netYen, found);
  if (situation.match.customer.discountBasisPoints) addDiscount(situation, differenceYen, total, found);
  if (Math.abs(total.yen - deposit.amountYen * 2) <= 1)
    found.push({ fit: 'half', probability: TROUBLE_PRIOR.half / 2, adjustments: [], differenceYen });
  if (Math.abs(total.yen - deposit.amountYen * 3) <= 2)
    found.push({ fit: 'third', probability: TROUBLE_PRIOR.third / 3, adjustments: [], differenceYen });
  return found;
}

/** Too much by a little: a fee added, a round sum too many, a slip of the pen. More than that is read against all that is open. */
function smallExcess(deposit: MatchingDeposit, differenceYen: number): Difference[] {
  if (-differenceYen > SMALL_EXCESS_YEN) return [];
  const isUsual =
    roundness(-differenceYen) === ROUND_STEPS_YEN[0] || transferFeesOn(deposit.depositedOn).has(-differenceYen);
  const probability = TROUBLE_PRIOR.over / (isUsual ? USUAL_EXCESS_AMOUNTS : SMALL_EXCESS_AMOUNTS);
  return [{ fit: 'over', probability, adjustments: [], differenceYen }];
}

const SMALL_EXCESS_YEN = 10_000;
const USUAL_EXCESS_AMOUNTS = 50;
const SMALL_EXCESS_AMOUNTS = 5000;

function addWithholding(situation: Situation, differenceYen: number, netYen: number, found: Difference[]): void {
  const taxYen = withholdingYen(netYen);
  const feeYen = differenceYen - taxYen;
  if (taxYen === 0 || feeYen < 0) return;
  if (feeYen > 0 && !isKnownFee(situation, feeYen)) return;
  const probability = withholdingProbability(situation.habit, situation.weights) * feeOf(situation, feeYen);
  const adjustments: MatchingAdjustment[] = [{ kind: 'withholding', amountYen: taxYen }];
  if (feeYen > 0) adjustments.push({ kind: 'transfer-fee', amountYen: feeYen });
  found.push({ fit: feeYen > 0 ? 'withholding-fee' : 'withholding', probability, adjustments, differenceYen });
}

/** The discount agreed for early payment, its fraction of a yen either way; a fee may come on top. */
function addDiscount(situation: Situation, differenceYen: number, total: Total, found: Difference[]): void {
  const { match, deposit } = situation;
  const isLate = deposit.depositedOn > addDays(total.issuedOn(), match.customer.discountDays ?? 0);
  const down = discountYen(total.yen, match.customer.discountBasisPoints ?? 0);
  for (const amountYen of [down, down + 1]) {
    const feeYen = differenceYen - amountYen;
    if (amountYen <= 0 || feeYen < 0 || (feeYen > 0 && !isKnownFee(situation, feeYen))) continue;
    const probability = (isLate ? DISCOUNT_PRIOR.late : DISCOUNT_PRIOR.inTime) * feeOf(situation, feeYen);
    const adjustments: MatchingAdjustment[] = [{ kind: 'discount', amountYen }];
    if (feeYen > 0) adjustments.push({ kind: 'transfer-fee', amountYen: feeYen });
    found.push({ fit: feeYen > 0 ? 'discount-fee' : 'discount', probability, adjustments, differenceYen, isLate });
  }
}

/** A fee of the day's tables, or one this customer has deducted before. */
export function isKnownFee({ deposit, habit }: Situation, yen: number): boolean {
  return transferFeesOn(deposit.depositedOn).has(yen) || (yen > 0 && habit.feeCounts.has(yen));
}

/** P(the payer deducts this fee; 0: none). */
export function feeOf(situation: Situation, feeYen: number): number {
  const feesInTable = transferFeesOn(situation.deposit.depositedOn).size;
  return feeProbability(situation.habit, situation.match.customer, feeYen, feesInTable, situation.weights);
}

/** P(part payment) times how much likelier this amount is than any other: part payments are mostly round. */
export function partProbability(amountYen: number): number {
  return TROUBLE_PRIOR.part * (roundness(amountYen) === 1 ? UNROUND_PART : roundness(amountYen));
}

const UNROUND_PART = 0.05;

/** How many times likelier than any other amount a round one is: round sums meet by accident. */
export function roundness(amountYen: number): number {
  return ROUND_STEPS_YEN.find((step) => amountYen % step === 0) ?? 1;
}
