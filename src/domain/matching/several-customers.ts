/**
 * One deposit for several customers of one payer (a parent for its companies): what each of them owes, all of one due date
 * or all that is open, adding up to the money. Only ever suggested.
 */
import { build, type Explanation } from './build-explanation.ts';
import { feeOf, isKnownFee, type Situation } from './differences.ts';
import { type OpenBook, openTotal } from './open-book.ts';
import type { MatchingAdjustment, MatchingReceivable } from './types.ts';

/** More customers than this are an agency, whose statement says what it paid. */
const MOST_CUSTOMERS = 6;
const MOST_STEPS = 2000;

interface Share {
  situation: Situation;
  receivables: readonly MatchingReceivable[];
  yen: number;
}

/** `situations`: one for each customer the payer stands for, all of the same deposit. */
export function explainSeveralCustomers(situations: readonly Situation[]): Explanation[] {
  const first = situations[0];
  if (!first || situations.length < 2 || situations.length > MOST_CUSTOMERS) return [];
  const ordered = situations.toSorted((a, b) => (a.match.customer.code < b.match.customer.code ? -1 : 1));
  const shares = ordered.map((situation) => sharesOf(situation));
  const found: Share[][] = [];
  const chosen: Share[] = [];
  let stepsLeft = MOST_STEPS;
  function visit(at: number, yen: number): void {
    if (stepsLeft-- <= 0) return;
    const missing = yen - first!.deposit.amountYen;
    if (chosen.length > 1 && (missing === 0 || isKnownFee(first!, missing))) found.push([...chosen]);
    if (at === shares.length) return;
    for (const share of shares[at]!) {
      chosen.push(share);
      visit(at + 1, yen + share.yen);
      chosen.pop();
    }
    visit(at + 1, yen);
  }
  visit(0, 0);
  const unique = new Map(found.map((one) => [one.map((share) => share.receivables[0]!.receivableId).join(), one]));
  return [...unique.values()].map((one) => explainShares(one, unique.size));
}

function sharesOf(situation: Situation): Share[] {
  const { book } = situation;
  const runs = book.dueDates.map(({ from, to }) => ({ from, to }));
  if (runs.length > 1) runs.push({ from: 0, to: book.receivables.length - 1 });
  return runs.map(({ from, to }) => ({
    situation,
    receivables: book.receivables.slice(from, to + 1),
    yen: openTotal(book as OpenBook, from, to),
  }));
}

function explainShares(shares: readonly Share[], alternatives: number): Explanation {
  const largest = shares.reduce((most, one) => (one.yen > most.yen ? one : most));
  const { situation } = largest;
  const totalYen = shares.reduce((sum, share) => sum + share.yen, 0);
  const feeYen = totalYen - situation.deposit.amountYen;
  const adjustments: MatchingAdjustment[] = feeYen > 0 ? [{ kind: 'transfer-fee', amountYen: feeYen }] : [];
  const difference = {
    fit: feeYen > 0 ? ('fee' as const) : ('exact' as const),
    probability: feeOf(situation, feeYen),
    adjustments,
    differenceYen: feeYen,
  };
  const receivables = shares.flatMap((share) => share.receivables);
  const one = build(situation, 'several', alternatives, receivables, difference, false);
  const names = shares.map((share) => share.situation.match.customer.name).join('、');
  const caution = { kind: 'several-customers', facts: { customers: names.slice(0, 200), count: shares.length } };
  return { ...one, cautions: [...one.cautions, caution] };
}
