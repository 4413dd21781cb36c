/**
 * Every way to read one deposit as money of one customer: which invoices, why the sum differs, and how likely that is.
 * Weights are natural logarithms of odds against "any other amount of this size" (see weights.ts).
 */
import { daysBetween } from '../dates.ts';
import { foldWidth } from '../names.ts';
import { HIGHEST_TRANSFER_FEE_YEN } from '../transfer-fees.ts';
import { amountRange, build, type Explanation } from './build-explanation.ts';
import {
  type Difference,
  feeOf,
  isKnownFee,
  isTrouble,
  partProbability,
  readDifference,
  roundness,
  type Situation,
} from './differences.ts';
import type { PayerMatch } from './name-index.ts';
import { findSubsets, type InvoiceRun, invoiceRuns, netTotal, openTotal } from './open-book.ts';
import { withholdingProbability } from './payer-habits.ts';
import type { MatchingDeposit, MatchingReceivable } from './types.ts';
import { DOUBLE_HALVES_EACH_DAYS, TROUBLE_PRIOR } from './weights.ts';

export function explain(situation: Situation): Explanation[] {
  const found: Explanation[] = [];
  for (const run of invoiceRuns(situation.book)) explainRun(situation, run, found);
  explainReferenced(situation, found);
  explainSubsets(situation, found);
  explainScattered(situation, found);
  if (found.every((one) => isTrouble(one.fit) || one.setKind === 'scattered')) explainRest(situation, found);
  return found;
}

/** Three times, for a third, and a little for a fee on top. */
const MOST_TIMES_THE_MONEY = 3.1;

function explainRun(situation: Situation, run: InvoiceRun, found: Explanation[]): void {
  const { book, deposit } = situation;
  const totalYen = openTotal(book, run.from, run.to);
  // No fee, tax or rounding bridges more than that, and a third is the smallest share that is read.
  if (totalYen > deposit.amountYen * MOST_TIMES_THE_MONEY || totalYen < deposit.amountYen / 2) return;
  const issuedOn = () => oldestIssue(book.receivables.slice(run.from, run.to + 1));
  const total = { yen: totalYen, netYen: netTotal(book, run.from, run.to), issuedOn };
  const differences = readDifference(situation, total);
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
  const issuedOn = () => oldestIssue(referenced);
  for (const difference of readDifference(situation, { yen: totalYen, netYen, issuedOn })) {
    found.push(build(situation, 'referenced', 1, referenced, difference, false));
  }
}

function oldestIssue(receivables: readonly MatchingReceivable[]): string {
  return receivables.reduce((oldest, one) => (one.issuedOn < oldest ? one.issuedOn : oldest), receivables[0]!.issuedOn);
}

/** Some of the invoices of one due date: two or more, not all (those are runs). */
function explainSubsets(situation: Situation, found: Explanation[]): void {
  const { book, deposit, search } = situation;
  const larger = book.dueDates.filter((date) => date.to - date.from >= 2);
  const alternatives = larger.reduce((count, date) => count + subsetsOf(date.to - date.from + 1), 0);
  const wanted = {
    lowYen: deposit.amountYen,
    highYen: deposit.amountYen + HIGHEST_TRANSFER_FEE_YEN,
    has: (sumYen: number) => sumYen === deposit.amountYen || isKnownFee(situation, sumYen - deposit.amountYen),
  };
  for (const date of larger) {
    const receivables = book.receivables.slice(date.from, date.to + 1);
    for (const chosen of findSubsets(receivables, wanted, search)) {
      if (chosen.length < 2 || chosen.length === receivables.length) continue;
      const totalYen = chosen.reduce((sum, receivable) => sum + receivable.openYen, 0);
      const total = { yen: totalYen, netYen: null, issuedOn: () => oldestIssue(chosen) };
      for (const difference of readDifference(situation, total)) {
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
    const probability = feeOf(situation, 0) * (1 - withholdingProbability(situation.habit, situation.weights));
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
  if (fit === 'part') explainOffset(situation, found);
}

/** The customer set something off against what was due: likely where the transfer says so, always worth a look. */
function explainOffset(situation: Situation, found: Explanation[]): void {
  const { book, deposit } = situation;
  const due = book.dueDates
    .map((date) => ({ ...date, yen: openTotal(book, date.from, date.to) }))
    .filter((date) => date.yen > deposit.amountYen && date.yen <= deposit.amountYen * 5)
    .map((date) => ({ ...date, days: daysBetween(book.receivables[date.from]!.dueOn, deposit.depositedOn) }));
  const nearest = due.toSorted((a, b) => Math.abs(a.days) - Math.abs(b.days) || a.from - b.from)[0];
  if (!nearest) return;
  const differenceYen = nearest.yen - deposit.amountYen;
  const isSaid = [deposit.payerName, deposit.ediInfo, deposit.description].some((text) =>
    /ソウサイ|相殺/u.test(foldWidth(text ?? '')),
  );
  const prior = isSaid ? TROUBLE_PRIOR.offsetSaid : TROUBLE_PRIOR.offset;
  const difference: Difference = {
    fit: 'offset',
    probability: prior / amountRange(deposit.amountYen),
    adjustments: [{ kind: 'offset', amountYen: differenceYen }],
    differenceYen,
  };
  const receivables = book.receivables.slice(nearest.from, nearest.to + 1);
  found.push(build(situation, 'dueTogether', 1, receivables, difference, false));
}

function subsetsOf(count: number): number {
  return 2 ** Math.min(count, 60) - count - 2;
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
