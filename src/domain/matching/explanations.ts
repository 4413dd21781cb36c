/**
 * Every way to read one deposit as money of one customer: which invoices, why the sum differs, and how likely that is.
 * Weights are natural logarithms of odds against "any other amount of this size" (see weights.ts).
 */
import { daysBetween } from '../dates.ts';
import { HIGHEST_TRANSFER_FEE_YEN, transferFeesOn } from '../transfer-fees.ts';
import { withholdingYen } from '../withholding.ts';
import type { PayerMatch } from './name-index.ts';
import {
  fillOldestFirst,
  findSubsets,
  type InvoiceRun,
  invoiceRuns,
  netTotal,
  type OpenBook,
  openTotal,
  type SubsetSearch,
} from './open-book.ts';
import { feeProbability, type Habit, withholdingProbability } from './payer-habits.ts';
import type { MatchingAdjustment, MatchingDeposit, MatchingReason, MatchingReceivable } from './types.ts';
import {
  DOUBLE_HALVES_EACH_DAYS,
  ROUND_STEPS_YEN,
  ROUNDING_PRIOR,
  SET_PRIOR,
  type SetKind,
  SKIPPED_OLDER,
  TIMING,
  TROUBLE_PRIOR,
} from './weights.ts';

/** exact … withholding-fee pay whole invoices; the others are for a person. */
export type Fit = 'exact' | 'fee' | 'rounding' | 'withholding' | 'withholding-fee' | 'half' | 'third' | 'over' | 'part';

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

/** What the explanations of one deposit for one customer are made from. */
export interface Situation {
  deposit: MatchingDeposit;
  match: PayerMatch;
  book: OpenBook;
  habit: Habit;
  /** Receivables of this customer that the deposit names. */
  referenced: readonly MatchingReceivable[];
  referenceWeight: number;
  search: SubsetSearch;
}

/** A sum of this size might have been any of so many amounts: what an exact fit is measured against. */
export function amountRange(amountYen: number): number {
  return Math.max(amountYen, 1_000_000);
}

export function explain(situation: Situation): Explanation[] {
  const found: Explanation[] = [];
  for (const run of invoiceRuns(situation.book)) explainRun(situation, run, found);
  explainReferenced(situation, found);
  explainSubsets(situation, found);
  explainScattered(situation, found);
  if (found.every((one) => isTrouble(one.fit) || one.setKind === 'scattered')) explainRest(situation, found);
  return found;
}

function explainRun(situation: Situation, run: InvoiceRun, found: Explanation[]): void {
  const { book, deposit } = situation;
  const totalYen = openTotal(book, run.from, run.to);
  // Far too much or far too little: no fee, tax or rounding, half or third bridges that.
  if (totalYen > deposit.amountYen * 3.1 || totalYen < deposit.amountYen / 2) return;
  const differences = readDifference(situation, totalYen, netTotal(book, run.from, run.to));
  if (differences.length === 0) return;
  const receivables = book.receivables.slice(run.from, run.to + 1);
  const skipsOlder = run.from > 0;
  for (const difference of differences) {
    if (isTrouble(difference.fit) && run.kind !== 'dueTogether' && run.kind !== 'single' && run.kind !== 'upTo')
      continue;
    found.push(build(situation, run.kind, run.alternatives, receivables, difference, skipsOlder));
  }
}

function explainReferenced(situation: Situation, found: Explanation[]): void {
  const { referenced } = situation;
  if (referenced.length === 0) return;
  const totalYen = referenced.reduce((sum, receivable) => sum + receivable.openYen, 0);
  const isWhole = referenced.every((receivable) => receivable.openYen === receivable.amountYen);
  const netYen = isWhole ? referenced.reduce((sum, receivable) => sum + receivable.netYen, 0) : null;
  for (const difference of readDifference(situation, totalYen, netYen)) {
    found.push(build(situation, 'referenced', 1, referenced, difference, false));
  }
}

/** Some of the invoices of one due date: two or more, not all (those are runs). */
function explainSubsets(situation: Situation, found: Explanation[]): void {
  const { book, deposit, search } = situation;
  const larger = book.dueDates.filter((date) => date.to - date.from >= 2);
  const alternatives = larger.reduce((count, date) => count + subsetsOf(date.to - date.from + 1), 0);
  const fees = transferFeesOn(deposit.depositedOn);
  const wanted = {
    lowYen: deposit.amountYen,
    highYen: deposit.amountYen + HIGHEST_TRANSFER_FEE_YEN,
    has: (sumYen: number) => sumYen === deposit.amountYen || fees.has(sumYen - deposit.amountYen),
  };
  for (const date of larger) {
    const receivables = book.receivables.slice(date.from, date.to + 1);
    for (const chosen of findSubsets(receivables, wanted, search)) {
      if (chosen.length < 2 || chosen.length === receivables.length) continue;
      const totalYen = chosen.reduce((sum, receivable) => sum + receivable.openYen, 0);
      for (const difference of readDifference(situation, totalYen, null)) {
        if (isTrouble(difference.fit)) continue;
        found.push(build(situation, 'subset', alternatives, chosen, difference, date.from > 0));
      }
    }
  }
}

/** Any invoices of several due dates that add up exactly: with many open, some always do, so this is only ever suggested. */
function explainScattered(situation: Situation, found: Explanation[]): void {
  const { book, deposit, search } = situation;
  if (book.dueDates.length < 2) return;
  if (book.receivables.length > SMALL_BOOK && found.some((one) => !isTrouble(one.fit))) return;
  const alternatives = 2 ** Math.min(book.receivables.length, 60);
  const exactly = { lowYen: deposit.amountYen, highYen: deposit.amountYen, has: () => true };
  for (const chosen of findSubsets(book.receivables, exactly, search)) {
    if (chosen.length < 2 || new Set(chosen.map((receivable) => receivable.dueOn)).size < 2) continue;
    const probability = feeOf(situation, 0) * (1 - withholdingProbability(situation.habit));
    const difference: Difference = { fit: 'exact', probability, adjustments: [], differenceYen: 0 };
    found.push(build(situation, 'scattered', alternatives, chosen, difference, false));
  }
}

/** Up to here any accidental sum is worth knowing, because it may be a tie; beyond, accidents are so many that they say nothing. */
const SMALL_BOOK = 12;

/** No set of invoices fits: the money is too much for all of them, or a part payment, laid on the oldest. */
function explainRest(situation: Situation, found: Explanation[]): void {
  const { book, deposit, referenced } = situation;
  const open = referenced.length > 0 ? referenced : book.receivables;
  const totalYen = open.reduce((sum, receivable) => sum + receivable.openYen, 0);
  if (open.length === 0) return;
  const fit = totalYen < deposit.amountYen ? 'over' : 'part';
  const differenceYen = totalYen - deposit.amountYen;
  const amounts = amountRange(deposit.amountYen);
  const probability = fit === 'over' ? TROUBLE_PRIOR.over / amounts : partProbability(deposit.amountYen) / amounts;
  const kind = referenced.length > 0 ? 'referenced' : 'oldestFirst';
  found.push(build(situation, kind, 1, open, { fit, probability, adjustments: [], differenceYen }, false));
}

/** Too much by a little: a fee added, a round sum too many, a slip of the pen. More than that is read against all that is open. */
const SMALL_EXCESS_YEN = 10_000;
const USUAL_EXCESS_AMOUNTS = 50;
const SMALL_EXCESS_AMOUNTS = 5000;

/** P(part payment) times how much likelier this amount is than any other: part payments are mostly round. */
function partProbability(amountYen: number): number {
  return TROUBLE_PRIOR.part * (roundness(amountYen) === 1 ? UNROUND_PART : roundness(amountYen));
}

const UNROUND_PART = 0.05;

/** How many times likelier than any other amount a round one is: round sums meet by accident. */
function roundness(amountYen: number): number {
  return ROUND_STEPS_YEN.find((step) => amountYen % step === 0) ?? 1;
}

function subsetsOf(count: number): number {
  return 2 ** Math.min(count, 60) - count - 2;
}

interface Difference {
  fit: Fit;
  /** P(the sum differs so | these invoices are paid). */
  probability: number;
  adjustments: MatchingAdjustment[];
  /** Total of the invoices less the money. */
  differenceYen: number;
}

/** True when the money does not pay whole invoices: such an answer is only ever suggested. */
export function isTrouble(fit: Fit): boolean {
  return fit === 'half' || fit === 'third' || fit === 'over' || fit === 'part';
}

/** What the difference between the invoices and the money may be; empty when it is nothing known. */
function readDifference(situation: Situation, totalYen: number, netYen: number | null): Difference[] {
  const { deposit, habit } = situation;
  const differenceYen = totalYen - deposit.amountYen;
  const noTax = 1 - withholdingProbability(habit);
  if (differenceYen === 0)
    return [{ fit: 'exact', probability: feeOf(situation, 0) * noTax, adjustments: [], differenceYen }];
  const found: Difference[] = [];
  if (Math.abs(differenceYen) <= 9) {
    const adjustments: MatchingAdjustment[] = [{ kind: 'rounding', amountYen: differenceYen }];
    found.push({ fit: 'rounding', probability: ROUNDING_PRIOR, adjustments, differenceYen });
  }
  if (differenceYen < 0) {
    const isUsual =
      roundness(-differenceYen) === ROUND_STEPS_YEN[0] || transferFeesOn(deposit.depositedOn).has(-differenceYen);
    const probability = TROUBLE_PRIOR.over / (isUsual ? USUAL_EXCESS_AMOUNTS : SMALL_EXCESS_AMOUNTS);
    if (-differenceYen <= SMALL_EXCESS_YEN) found.push({ fit: 'over', probability, adjustments: [], differenceYen });
    return found;
  }
  if (transferFeesOn(deposit.depositedOn).has(differenceYen) || habit.feeCounts.has(differenceYen)) {
    const adjustments: MatchingAdjustment[] = [{ kind: 'transfer-fee', amountYen: differenceYen }];
    found.push({ fit: 'fee', probability: feeOf(situation, differenceYen) * noTax, adjustments, differenceYen });
  }
  if (netYen !== null) addWithholding(situation, differenceYen, netYen, found);
  if (Math.abs(totalYen - deposit.amountYen * 2) <= 1)
    found.push({ fit: 'half', probability: TROUBLE_PRIOR.half / 2, adjustments: [], differenceYen });
  if (Math.abs(totalYen - deposit.amountYen * 3) <= 2)
    found.push({ fit: 'third', probability: TROUBLE_PRIOR.third / 3, adjustments: [], differenceYen });
  return found;
}

function addWithholding(situation: Situation, differenceYen: number, netYen: number, found: Difference[]): void {
  const taxYen = withholdingYen(netYen);
  const feeYen = differenceYen - taxYen;
  if (taxYen === 0 || feeYen < 0) return;
  if (feeYen > 0 && !transferFeesOn(situation.deposit.depositedOn).has(feeYen)) return;
  const probability = withholdingProbability(situation.habit) * feeOf(situation, feeYen);
  const adjustments: MatchingAdjustment[] = [{ kind: 'withholding', amountYen: taxYen }];
  if (feeYen > 0) adjustments.push({ kind: 'transfer-fee', amountYen: feeYen });
  found.push({ fit: feeYen > 0 ? 'withholding-fee' : 'withholding', probability, adjustments, differenceYen });
}

function feeOf(situation: Situation, feeYen: number): number {
  const feesInTable = transferFeesOn(situation.deposit.depositedOn).size;
  return feeProbability(situation.habit, situation.match.customer, feeYen, feesInTable);
}

function build(
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
  const isWhole = difference.fit !== 'half' && difference.fit !== 'third' && difference.fit !== 'part';
  const pays = isWhole
    ? receivables.map((receivable) => ({ receivable, amountYen: receivable.openYen }))
    : fillOldestFirst(receivables, deposit.amountYen);
  const dueOn = pays.at(-1)!.receivable.dueOn;
  const days = daysBetween(dueOn, deposit.depositedOn);
  const timingPoints = Math.log(timing(days, skipsOlder));
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

function timing(days: number, skipsOlder: boolean): number {
  const likelihood = TIMING.find((bin) => days <= bin.untilDays)!.likelihood;
  return days < -10 && skipsOlder ? likelihood * SKIPPED_OLDER : likelihood;
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

/** The rules no score can overrule. */
function cautionsOf(situation: Situation, setKind: SetKind, difference: Difference): MatchingReason[] {
  const { match, habit, search } = situation;
  const cautions: MatchingReason[] = [];
  const facts = { differenceYen: Math.abs(difference.differenceYen) };
  // An invoice number says more than an unlike name, but not more than the name of another customer.
  if (match.caution && (setKind !== 'referenced' || match.caution.kind === 'other-payer')) cautions.push(match.caution);
  if (isTrouble(difference.fit) || difference.fit === 'rounding') cautions.push({ kind: difference.fit, facts });
  const fee = difference.adjustments.find((one) => one.kind === 'transfer-fee');
  if (fee && match.customer.feeBearer === 'customer' && !habit.confirmedFees.has(fee.amountYen)) {
    cautions.push({ kind: 'fee-not-agreed', facts: { feeYen: fee.amountYen } });
  }
  if (setKind === 'scattered') cautions.push({ kind: 'scattered', facts: {} });
  if (setKind === 'subset' && search.stopped) cautions.push({ kind: 'search-stopped', facts: {} });
  return cautions;
}

/**
 * Weights of what is none of the explanations: a part payment (where none is explained), the same money twice, anything
 * else from this payer, a stranger.
 */
export function backgroundWeights(
  deposit: MatchingDeposit,
  matches: readonly PayerMatch[],
  explanations: readonly Explanation[],
  daysSinceTwin: number | null,
): Map<string, number> {
  const weights = new Map<string, number>([
    ['stranger', Math.log(TROUBLE_PRIOR.stranger * amountRange(deposit.amountYen))],
  ]);
  if (matches.length === 0) return weights;
  const strongest = Math.max(...matches.map((match) => match.weight));
  const isPartExplained = explanations.some((one) => one.fit === 'part');
  if (!isPartExplained) weights.set('part', strongest + Math.log(partProbability(deposit.amountYen)));
  weights.set('other', strongest + Math.log(TROUBLE_PRIOR.other * roundness(deposit.amountYen)));
  const best = explanations.toSorted((a, b) => b.weight - a.weight)[0];
  // A half comes twice by its nature.
  const isShare = best?.fit === 'half' || best?.fit === 'third';
  if (daysSinceTwin !== null && !isShare) {
    const probability = TROUBLE_PRIOR.double * 0.5 ** (daysSinceTwin / DOUBLE_HALVES_EACH_DAYS);
    weights.set('double', strongest + Math.log(probability * amountRange(deposit.amountYen)));
  }
  return weights;
}
