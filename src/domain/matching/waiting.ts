/**
 * Several deposits for one invoice: a deposit that waits for a person because it pays a part is remembered, and a later one
 * of the same customer that brings the rest is read together with it. Suggested, never cleared: which part goes where is the
 * payer's to say.
 */
import { daysBetween, type PlainDate } from '../dates.ts';
import { amountRange, build, type Explanation } from './build-explanation.ts';
import { type Difference, isKnownFee, type Situation } from './differences.ts';
import { fillOldestFirst, type InvoiceRun, invoiceRuns, openTotal } from './open-book.ts';
import type { MatchingReceivable } from './types.ts';
import { TROUBLE_PRIOR } from './weights.ts';

export interface WaitingMoney {
  depositId: number;
  depositedOn: PlainDate;
  amountYen: number;
}

/** By customer, in the order they came. */
export type Waiting = Map<number, WaitingMoney[]>;

/** Parts of one invoice come within two months, and are few. */
const WINDOW_DAYS = 62;
const MOST_PARTS = 4;

export function rememberWaiting(waiting: Waiting, customerId: number, money: WaitingMoney): void {
  const list = waiting.get(customerId);
  if (list) list.push(money);
  else waiting.set(customerId, [money]);
}

/** Readings of this deposit as the rest of what the customer's waiting ones began to pay. */
export function explainCompleting(situation: Situation, waiting: readonly WaitingMoney[]): Explanation[] {
  const { deposit, book } = situation;
  const recent = waiting
    .filter((one) => daysBetween(one.depositedOn, deposit.depositedOn) <= WINDOW_DAYS)
    .slice(-MOST_PARTS);
  if (recent.length === 0 || deposit.amountYen <= 0) return [];
  const groups = groupsOf(recent);
  const found: Explanation[] = [];
  for (const run of invoiceRuns(book)) {
    if (run.kind !== 'single' && run.kind !== 'dueTogether' && run.kind !== 'upTo') continue;
    const totalYen = openTotal(book, run.from, run.to);
    for (const parts of groups) {
      const beforeYen = parts.reduce((sum, one) => sum + one.amountYen, 0);
      const missingYen = totalYen - beforeYen - deposit.amountYen;
      if (missingYen !== 0 && !(situation.match.customer.feeBearer === 'client' && isKnownFee(situation, missingYen)))
        continue;
      found.push(explainRest(situation, run, parts, missingYen, groups.length));
    }
  }
  return found;
}

/** All together, and each alone; the last two or three. */
function groupsOf(recent: readonly WaitingMoney[]): WaitingMoney[][] {
  const groups = recent.map((one) => [one]);
  for (let count = 2; count <= recent.length; count++) groups.push(recent.slice(-count));
  return groups;
}

function explainRest(
  situation: Situation,
  run: InvoiceRun,
  parts: readonly WaitingMoney[],
  missingYen: number,
  groups: number,
): Explanation {
  const { deposit, book } = situation;
  const receivables = book.receivables.slice(run.from, run.to + 1);
  const beforeYen = parts.reduce((sum, one) => sum + one.amountYen, 0);
  const difference: Difference = {
    fit: 'completing',
    probability: TROUBLE_PRIOR.completing / groups / amountRange(deposit.amountYen),
    adjustments: missingYen > 0 ? [{ kind: 'transfer-fee', amountYen: missingYen }] : [],
    differenceYen: beforeYen + missingYen,
  };
  // A sum that is met to the yen is no accident: the odds count as for a whole invoice.
  const one = build(situation, run.kind, run.alternatives, receivables, difference, run.from > 0);
  const odds = Math.log(amountRange(deposit.amountYen));
  const first = parts[0]!;
  const caution = {
    kind: 'completing',
    facts: { on: first.depositedOn, beforeYen, count: parts.length + 1, invoice: receivables[0]!.invoice },
  };
  const others = one.cautions.filter((reason) => reason.kind !== 'completing');
  return { ...one, weight: one.weight + odds, pays: restOf(receivables, beforeYen), cautions: [...others, caution] };
}

/** What the earlier parts leave of the invoices, oldest first. */
function restOf(receivables: readonly MatchingReceivable[], beforeYen: number) {
  const filled = new Map(fillOldestFirst(receivables, beforeYen).map((one) => [one.receivable, one.amountYen]));
  return receivables
    .map((receivable) => ({ receivable, amountYen: receivable.openYen - (filled.get(receivable) ?? 0) }))
    .filter((one) => one.amountYen > 0);
}
