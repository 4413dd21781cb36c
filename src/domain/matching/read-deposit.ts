/** All that one deposit may be, weighed against each other. */
import { payerAliasKey } from '../names.ts';
import { transferFeesOn } from '../transfer-fees.ts';
import type { Explanation } from './build-explanation.ts';
import { compareText } from './compare-text.ts';
import type { Desk } from './desk.ts';
import { isTrouble, type Situation } from './differences.ts';
import { backgroundWeights, explain } from './explanations.ts';
import { findPayers, type PayerMatch } from './name-index.ts';
import { bookAsOf, type SubsetSearch } from './open-book.ts';
import { createHabit } from './payer-habits.ts';
import { findReferenced } from './references.ts';
import { daysSinceTwin, type Sender } from './sent-before.ts';
import { explainSeveralCustomers } from './several-customers.ts';
import type { MatchingDeposit, MatchingReason, MatchingReceivable } from './types.ts';
import { explainCompleting } from './waiting.ts';
import { CLAIMED_WEIGHT, NAME_WEIGHT, REFERENCE_WEIGHT, SUBSET_STEP_BUDGET } from './weights.ts';

/** A deposit with its readings, the likeliest first, and what each is worth. */
export interface Reading {
  deposit: MatchingDeposit;
  matches: PayerMatch[];
  /** Whose money it may be, should the same amount come again. */
  sender: Sender;
  explanations: Explanation[];
  /** Share of the first explanation in everything that may be the case. */
  score: number;
  total: number;
  background: Map<string, number>;
  stopped: boolean;
}

export function readDeposit(desk: Desk, deposit: MatchingDeposit): Reading {
  const search: SubsetSearch = { stepsLeft: SUBSET_STEP_BUDGET, stopped: false };
  const named = findReferenced(desk.references, deposit);
  const referenced = named.receivables.filter((receivable) => !desk.promised.has(receivable.receivableId));
  const matches = findPayers(desk.names, { ...deposit, payerName: named.payerName });
  addReferencedCustomers(desk, referenced, matches);
  const explainAll = (payers: readonly PayerMatch[]): Explanation[] =>
    payers
      .flatMap((match) => explainFor(desk, deposit, match, referenced, search))
      .filter(isWorthSaying)
      .map((one) => heedClaims(desk, one))
      .map((one) => heedReference(named.certain, referenced, one));
  let explanations = [...explainAll(matches), ...explainTogether(desk, deposit, matches, search)];
  if (explanations.every((one) => isTrouble(one.fit) || one.setKind === 'scattered')) {
    const others = customersByAmount(desk, deposit, matches);
    matches.push(...others);
    explanations = [...explanations, ...explainAll(others)];
  }
  const meant = matches.filter((match) => match.caution === null || match.caution.kind === 'near-names');
  const sender = {
    payerKey: payerAliasKey(deposit.payerName),
    customerIds: meant.map((match) => match.customer.customerId),
  };
  const background = backgroundWeights(deposit, matches, explanations, daysSinceTwin(desk.sent, deposit, sender));
  return weigh({
    deposit,
    sender,
    matches,
    explanations: bestOfEachSet(explanations),
    background,
    stopped: search.stopped,
    score: 0,
    total: 0,
  });
}

/** A number of another invoice speaks against an answer, however well the name and the sum fit. */
function heedReference(
  certain: ReadonlySet<MatchingReceivable>,
  referenced: readonly MatchingReceivable[],
  one: Explanation,
): Explanation {
  if (one.setKind === 'referenced') return one;
  const paid = new Set(one.pays.map(({ receivable }) => receivable));
  const passedOver = referenced.find((receivable) => certain.has(receivable) && !paid.has(receivable));
  if (!passedOver) return one;
  return { ...one, cautions: [...one.cautions, { kind: 'other-number', facts: { invoice: passedOver.invoice } }] };
}

/** One payer known to stand for several customers may pay for all of them at once. */
function explainTogether(
  desk: Desk,
  deposit: MatchingDeposit,
  matches: readonly PayerMatch[],
  search: SubsetSearch,
): Explanation[] {
  const sure = matches.filter((match) => match.level === 'alias' && match.caution === null);
  if (sure.length < 2) return [];
  return explainSeveralCustomers(sure.map((match) => situationOf(desk, deposit, match, search)));
}

function situationOf(desk: Desk, deposit: MatchingDeposit, match: PayerMatch, search: SubsetSearch): Situation {
  const { customerId } = match.customer;
  const book = bookAsOf(desk.open.get(customerId) ?? [], deposit.depositedOn, 'by-then');
  const habit = desk.habits.get(customerId) ?? createHabit();
  return { deposit, match, habit, search, weights: desk.weights, book, referenced: [], referenceWeight: 0 };
}

/** What an earlier deposit most likely pays already is hardly paid again, and never cleared meanwhile. */
function heedClaims(desk: Desk, one: Explanation): Explanation {
  const claimed = one.pays.find(({ receivable }) => desk.claimed.has(receivable.receivableId));
  if (!claimed || isTrouble(one.fit)) return one;
  const caution = { kind: 'claimed', facts: { invoice: claimed.receivable.invoice } };
  return { ...one, weight: one.weight + CLAIMED_WEIGHT, cautions: [...one.cautions, caution] };
}

/** A part payment or the like is only worth proposing when the name says who pays. */
function isWorthSaying(one: Explanation): boolean {
  if (one.match.level === 'none' && one.setKind !== 'referenced') return isPlainFit(one);
  const isSure = one.match.caution === null || one.setKind === 'referenced' || one.match.caution.kind === 'near-names';
  return isSure || !isTrouble(one.fit);
}

/** Without a name only the plainest sums mean anything: one invoice or all of one due date, at most less a fee. */
function isPlainFit(one: Explanation): boolean {
  const isPlainSet = one.setKind === 'single' || one.setKind === 'dueTogether';
  const isAgreedFee = one.fit === 'fee' && one.match.customer.feeBearer === 'client';
  return isPlainSet && (one.fit === 'exact' || isAgreedFee);
}

function explainFor(
  desk: Desk,
  deposit: MatchingDeposit,
  match: PayerMatch,
  referenced: readonly MatchingReceivable[],
  search: SubsetSearch,
): Explanation[] {
  const customerId = match.customer.customerId;
  const own = referenced.filter((receivable) => receivable.customerId === customerId);
  const situation = situationOf(desk, deposit, match, search);
  const issued = explain({ ...situation, referenced: own, referenceWeight: REFERENCE_WEIGHT });
  if (match.caution === null) issued.push(...explainCompleting(situation, desk.waiting.get(customerId) ?? []));
  if (issued.some((one) => one.fit === 'exact' || one.fit === 'fee')) return issued;
  const later = bookAsOf(desk.open.get(customerId) ?? [], deposit.depositedOn, 'later');
  return [...issued, ...explainEarly({ ...situation, book: later })];
}

/** Invoices dated after the deposit: paid in advance, perhaps. Never cleared by itself. */
function explainEarly(situation: Situation): Explanation[] {
  if (situation.book.receivables.length === 0) return [];
  return explain(situation)
    .filter((one) => one.fit === 'exact' && one.setKind !== 'scattered')
    .map((one) => ({
      ...one,
      cautions: [...one.cautions, { kind: 'not-yet-issued', facts: { issuedOn: one.pays[0]!.receivable.issuedOn } }],
    }));
}

/** A customer whose invoice number the payer wrote is a candidate whatever the name says; a person looks when it says another. */
function addReferencedCustomers(desk: Desk, referenced: readonly MatchingReceivable[], matches: PayerMatch[]): void {
  const named = matches.find((match) => match.caution === null);
  for (const customerId of new Set(referenced.map((receivable) => receivable.customerId))) {
    if (matches.some((match) => match.customer.customerId === customerId)) continue;
    const caution: MatchingReason = named
      ? { kind: 'other-payer', facts: { payer: named.customer.name } }
      : { kind: 'name-unlike', facts: { level: 'none' } };
    matches.push(...silentMatch(desk, customerId, caution));
  }
}

/** Nothing else fits: who owes exactly this, or this and a fee that he deducts? A guess for a person to judge, never more. */
function customersByAmount(desk: Desk, deposit: MatchingDeposit, matches: readonly PayerMatch[]): PayerMatch[] {
  const known = new Set(matches.map((match) => match.customer.customerId));
  const named = matches.find((match) => match.caution === null);
  const amounts = named ? [0] : [0, ...transferFeesOn(deposit.depositedOn)];
  const found = new Set(amounts.flatMap((feeYen) => [...(desk.byAmount().get(deposit.amountYen + feeYen) ?? [])]));
  return [...found]
    .filter((customerId) => !known.has(customerId))
    .flatMap((customerId) => silentMatch(desk, customerId, { kind: 'name-unlike', facts: { level: 'none' } }));
}

function silentMatch(desk: Desk, customerId: number, caution: MatchingReason): PayerMatch[] {
  const customer = desk.names.byId.get(customerId);
  if (!customer) return [];
  const weight = NAME_WEIGHT.none;
  const reason: MatchingReason = { kind: 'name', facts: { level: 'none', customer: customer.name, points: weight } };
  return [{ customer, level: 'none', weight, reason, caution }];
}

/** The same invoices of the same customer may be read in several ways; only the likeliest is kept. */
function bestOfEachSet(explanations: readonly Explanation[]): Explanation[] {
  const best = new Map<string, Explanation>();
  for (const one of explanations) {
    const paid = one.pays.map(({ receivable, amountYen }) => `${receivable.receivableId}:${amountYen}`).sort();
    const key = `${one.match.customer.customerId}|${paid.join(',')}`;
    const known = best.get(key);
    if (!known || known.weight < one.weight) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || compareText(identity(a), identity(b)));
}

function identity(one: Explanation): string {
  const first = one.pays[0];
  return `${one.match.customer.code} ${first?.receivable.dueOn ?? ''} ${first?.receivable.invoice ?? ''} ${one.fit}`;
}

/** Adds up all that may be the case (log-sum) and gives the first explanation its share. */
function weigh(reading: Reading): Reading {
  const weights = [...reading.explanations.map((one) => one.weight), ...reading.background.values()];
  const highest = Math.max(...weights);
  const total = highest + Math.log(weights.reduce((sum, weight) => sum + Math.exp(weight - highest), 0));
  const best = reading.explanations[0];
  return { ...reading, total, score: best ? Math.exp(best.weight - total) : 0 };
}
