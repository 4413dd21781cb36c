/**
 * 収納代行・カード会社: pays many receivables in one credit, less its commission. Which receivables those are is suggested
 * from the sum alone: the commission is known from the contract, so that only a few gross amounts are possible.
 */
import { divideRounded, type RoundingMode } from './money.ts';

export interface AgencyTerms {
  /** Millionths of the gross amount: 3.25 % is 32,500. */
  ratePpm: number;
  perItemYen: number;
  rounding: RoundingMode;
}

/** Of the gross amount as a whole, rounded once, and so much an item. */
export function commissionOf(grossYen: number, items: number, terms: AgencyTerms): number {
  return divideRounded(BigInt(grossYen) * BigInt(terms.ratePpm), 1_000_000n, terms.rounding) + items * terms.perItemYen;
}

export interface AgencyReceivable {
  receivableId: number;
  dueOn: string;
  openYen: number;
}

export interface AgencyAnswer {
  receivableIds: number[];
  grossYen: number;
  commissionYen: number;
}

/** Sums of subsets looked at before giving up: a count and no clock, so that every machine answers the same. */
const STEP_BUDGET = 200_000;
const MOST_RECEIVABLES = 40;

/**
 * The receivables whose gross less commission is the deposit to the yen: all due by a day, oldest first; else the one
 * subset that fits. Two subsets that fit are nobody's answer. null: nothing fits, or the budget ran out.
 */
export function agencyAnswer(
  moneyYen: number,
  open: readonly AgencyReceivable[],
  terms: AgencyTerms,
): AgencyAnswer | null {
  const sorted = [...open].sort((a, b) =>
    a.dueOn === b.dueOn ? a.receivableId - b.receivableId : a.dueOn < b.dueOn ? -1 : 1,
  );
  return wholeDays(moneyYen, sorted, terms) ?? soleSubset(moneyYen, sorted.slice(0, MOST_RECEIVABLES), terms);
}

function answerOf(chosen: readonly AgencyReceivable[], terms: AgencyTerms): AgencyAnswer {
  const grossYen = chosen.reduce((sum, one) => sum + one.openYen, 0);
  return {
    receivableIds: chosen.map((one) => one.receivableId),
    grossYen,
    commissionYen: commissionOf(grossYen, chosen.length, terms),
  };
}

/** Runs of whole due days: an agency settles what fell due in a period. */
function wholeDays(moneyYen: number, sorted: readonly AgencyReceivable[], terms: AgencyTerms): AgencyAnswer | null {
  const starts = sorted.flatMap((one, index) => (index === 0 || one.dueOn !== sorted[index - 1]!.dueOn ? [index] : []));
  const fitting: AgencyAnswer[] = [];
  for (const from of starts)
    for (const to of [...starts.filter((one) => one > from), sorted.length]) {
      const answer = answerOf(sorted.slice(from, to), terms);
      if (answer.grossYen - answer.commissionYen === moneyYen) fitting.push(answer);
      if (answer.grossYen - answer.commissionYen >= moneyYen) break;
    }
  return fitting.length === 1 ? fitting[0]! : null;
}

function soleSubset(moneyYen: number, sorted: readonly AgencyReceivable[], terms: AgencyTerms): AgencyAnswer | null {
  let steps = 0;
  const found: AgencyReceivable[][] = [];
  const restYen = [...sorted.map((_one, index) => sorted.slice(index).reduce((sum, one) => sum + one.openYen, 0)), 0];
  function walk(from: number, before: readonly AgencyReceivable[], beforeYen: number): void {
    for (let at = from; at < sorted.length; at++) {
      if (found.length > 1 || ++steps > STEP_BUDGET) return;
      const chosen = [...before, sorted[at]!];
      const grossYen = beforeYen + sorted[at]!.openYen;
      const netYen = grossYen - commissionOf(grossYen, chosen.length, terms);
      if (netYen === moneyYen) found.push(chosen);
      // Even all that follows without any commission would not reach it, or it is passed already.
      if (netYen < moneyYen && grossYen + restYen[at + 1]! >= moneyYen) walk(at + 1, chosen, grossYen);
    }
  }
  walk(0, [], 0);
  const [only, second] = found;
  return steps > STEP_BUDGET || !only || second ? null : answerOf(only, terms);
}
