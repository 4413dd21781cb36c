/**
 * The proposal engine: which deposit pays which invoices, why, and whether that may be cleared without a person.
 *
 * How to read it, in the order the work is done:
 *   desk               what is on the table: names, open invoices by customer, habits, what was sent and promised before
 *   name-index         who may have sent the money, by the name alone (aliases, reading, one slip, cut fields)
 *   references         invoice numbers in the name or the EDI field
 *   open-book          a customer's invoices as a payer thinks of them: all due together, one, the oldest, some of a day
 *   differences        why the sum is not the invoices' sum: fee, rounding, withholding, agreed discount, a part
 *   explanations       every name × set × difference that fits, with build-explanation adding up its terms in words
 *   waiting            parts that belong to one invoice; several-customers: one payer for several
 *   read-deposit       all that one deposit may be, and each answer's share: the score
 *   this file          deciding: what is certain takes its invoices, the rest is suggested
 *   weights            every number, and where it was counted; learned-weights: what the office's own clearings change
 *
 * Days are solved one after another, so that later deposits never change what was proposed for earlier ones. Within a day
 * all deposits are solved together: what is certain takes its invoices, the rest is looked at again until nothing more is
 * certain. An invoice is promised once. The order of the input's rows does not matter.
 *
 * Cleared by itself is only what scores above AUTO_BAR and has no caution: a caution (another legal form, a fee nobody agreed
 * to, a number of another invoice …) is a rule that no score overrules.
 */
import { addDays } from '../dates.ts';
import { payerAliasKey } from '../names.ts';
import type { Explanation } from './build-explanation.ts';
import { compareText } from './compare-text.ts';
import { type Desk, openDesk, promiseInvoices } from './desk.ts';
import { isTrouble } from './differences.ts';
import { toProposal } from './proposal.ts';
import { type Reading, readDeposit } from './read-deposit.ts';
import { rememberSent } from './sent-before.ts';
import type { MatchingDeposit, MatchingInput, MatchingProposal } from './types.ts';
import { rememberWaiting } from './waiting.ts';
import { AUTO_BAR, ROUND_STEPS_YEN } from './weights.ts';

/**
 * Proposes for every deposit. The proposals come back by date, then by payer, amount and number.
 * Money is whole yen; receivables with nothing open and deposits without money are passed over.
 */
export function proposeAllocations(input: MatchingInput): MatchingProposal[] {
  const desk = openDesk(input);
  const deposits = sortDeposits(input.deposits);
  const proposals: MatchingProposal[] = [];
  let from = 0;
  while (from < deposits.length) {
    let to = from;
    while (to < deposits.length && deposits[to]!.depositedOn === deposits[from]!.depositedOn) to++;
    proposals.push(...solveDay(desk, deposits.slice(from, to)));
    from = to;
  }
  return proposals;
}

/** By day, then by what the deposit says, so that neither row order nor numbering decides. */
function sortDeposits(deposits: readonly MatchingDeposit[]): MatchingDeposit[] {
  const keyed = deposits.map((deposit) => ({ deposit, payerKey: payerAliasKey(deposit.payerName) }));
  keyed.sort(
    (a, b) =>
      compareText(a.deposit.depositedOn, b.deposit.depositedOn) ||
      compareText(a.payerKey, b.payerKey) ||
      a.deposit.amountYen - b.deposit.amountYen ||
      a.deposit.ref.length - b.deposit.ref.length ||
      compareText(a.deposit.ref, b.deposit.ref) ||
      a.deposit.depositId - b.deposit.depositId,
  );
  return keyed.map((entry) => entry.deposit);
}

function solveDay(desk: Desk, deposits: readonly MatchingDeposit[]): MatchingProposal[] {
  const proposals = new Map<number, MatchingProposal>();
  let pending = deposits.map((deposit) => readDeposit(desk, deposit));
  for (;;) {
    const certain = chooseCertain(pending);
    if (certain.length === 0) break;
    const touched = new Set<number>();
    for (const { reading, chosen } of certain) {
      promiseInvoices(desk, reading.deposit, reading.sender.payerKey, chosen);
      touched.add(chosen.match.customer.customerId);
      proposals.set(reading.deposit.depositId, toProposal(reading, chosen, 'auto'));
    }
    pending = pending
      .filter((reading) => !proposals.has(reading.deposit.depositId))
      .map((reading) => (concerns(reading, touched) ? readDeposit(desk, reading.deposit) : reading));
  }
  for (const waiting of pending) {
    // What waits since this morning may be the first part of what this one completes.
    const reading = waiting.matches.some((match) => desk.waiting.has(match.customer.customerId))
      ? readDeposit(desk, waiting.deposit)
      : waiting;
    rememberSent(desk.sent, reading.deposit, reading.sender, false);
    claimInvoices(desk, reading);
    rememberPart(desk, reading);
    proposals.set(reading.deposit.depositId, toProposal(reading, reading.explanations[0], 'suggested'));
  }
  return deposits.map((deposit) => proposals.get(deposit.depositId)!);
}

/**
 * A deposit that waits for a person keeps its hand on the invoices it most likely pays, so that a later one does not clear
 * them meanwhile. Only where the name is beyond doubt; a part payment only when it looks like one (round, from the customer
 * himself), and only on what was due.
 */
function claimInvoices(desk: Desk, reading: Reading): void {
  const best = reading.explanations[0];
  if (!best || best.match.caution !== null || reading.score < CLAIM_BAR) return;
  const isPart = best.fit === 'part';
  if (isPart && (best.match.level === 'alias' || reading.deposit.amountYen % ROUND_STEPS_YEN[0]! !== 0)) return;
  const soon = addDays(reading.deposit.depositedOn, PART_IS_FOR_DAYS);
  for (const { receivable } of best.pays) {
    if (!isPart || receivable.dueOn <= soon) desk.claimed.add(receivable.receivableId);
  }
}

/** More likely than not. */
const CLAIM_BAR = 0.5;

/** A part payment is for what is due by then: nobody pays a part before he has to. */
const PART_IS_FOR_DAYS = 10;

/** A part of something, from a customer beyond doubt: the rest may follow. */
function rememberPart(desk: Desk, reading: Reading): void {
  const best = reading.explanations[0];
  if (!best || best.match.caution !== null || !isTrouble(best.fit) || best.fit === 'over') return;
  const { depositId, depositedOn, amountYen } = reading.deposit;
  rememberWaiting(desk.waiting, best.match.customer.customerId, { depositId, depositedOn, amountYen });
}

function concerns(reading: Reading, customerIds: ReadonlySet<number>): boolean {
  return (
    reading.explanations.some((one) => customerIds.has(one.match.customer.customerId)) ||
    reading.matches.some((match) => customerIds.has(match.customer.customerId))
  );
}

interface Choice {
  reading: Reading;
  chosen: Explanation;
}

/**
 * What may be promised in this pass. Equal deposits of one day are interchangeable: they share out what is owed alike.
 * Two different deposits that both want an invoice get neither: a person decides.
 */
function chooseCertain(pending: readonly Reading[]): Choice[] {
  const choices: Choice[] = [];
  for (const equals of groupEqual(pending)) {
    const alike = certainAnswers(equals[0]!, equals.length);
    for (const [index, chosen] of alike.entries()) choices.push({ reading: equals[index]!, chosen });
  }
  const wanted = new Map<number, number>();
  for (const { chosen } of choices) {
    for (const { receivable } of chosen.pays)
      wanted.set(receivable.receivableId, (wanted.get(receivable.receivableId) ?? 0) + 1);
  }
  return choices.filter(({ chosen }) =>
    chosen.pays.every(({ receivable }) => wanted.get(receivable.receivableId) === 1),
  );
}

function groupEqual(pending: readonly Reading[]): Reading[][] {
  const groups = new Map<string, Reading[]>();
  for (const reading of pending) {
    const { amountYen, customerId, ediInfo, description } = reading.deposit;
    const key = JSON.stringify([
      reading.sender.payerKey,
      amountYen,
      customerId ?? null,
      ediInfo ?? '',
      description ?? '',
    ]);
    const group = groups.get(key);
    if (group) group.push(reading);
    else groups.set(key, [reading]);
  }
  return [...groups.values()];
}

/** An alternative at least this likely, against the likeliest, counts as owed alike. */
const ALIKE = 0.2;

/**
 * The answers that `count` equal deposits may take without a person: the likeliest alone when nothing rivals it, or
 * several that are alike and share no invoice, when there is a deposit for each of them.
 */
function certainAnswers(reading: Reading, count: number): Explanation[] {
  const best = reading.explanations[0];
  if (!best || best.cautions.length > 0 || reading.deposit.amountYen <= 0) return [];
  if (reading.score >= AUTO_BAR) return [best];
  if (count < 2) return [];
  const alike = reading.explanations.filter((one) => Math.exp(one.weight - best.weight) >= ALIKE);
  const invoices = alike.flatMap((one) => one.pays.map(({ receivable }) => receivable.receivableId));
  const share = alike.reduce((sum, one) => sum + Math.exp(one.weight - reading.total), 0);
  const isOneCustomer = new Set(alike.map((one) => one.match.customer.customerId)).size === 1;
  const mayClear =
    isOneCustomer && alike.length <= count && new Set(invoices).size === invoices.length && share >= AUTO_BAR;
  return mayClear && alike.every((one) => one.cautions.length === 0) ? alike : [];
}
