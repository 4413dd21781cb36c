/** What a run of the engine knows; it changes as deposits are promised their invoices. */
import { payerAliasKey } from '../names.ts';
import type { Explanation } from './build-explanation.ts';
import { type LearnedWeights, learnWeights } from './learned-weights.ts';
import { createNameIndex, type NameIndex } from './name-index.ts';
import { sortReceivables } from './open-book.ts';
import { createHabit, type Habit, habitsFromHistory, learnFrom } from './payer-habits.ts';
import { createReferenceIndex, type ReferenceIndex } from './references.ts';
import { rememberSent, type SentBefore } from './sent-before.ts';
import type { MatchingDeposit, MatchingInput, MatchingReceivable } from './types.ts';
import type { Waiting } from './waiting.ts';

export interface Desk {
  names: NameIndex;
  references: ReferenceIndex;
  /** Still unpromised receivables by customer, oldest due first. */
  open: Map<number, MatchingReceivable[]>;
  /** Customers by what they owed at the start, for payers whose name says nothing; filled when the first one comes. */
  byAmount: () => Map<number, Set<number>>;
  habits: Map<number, Habit>;
  /** The table's numbers, moved by what the office has met. */
  weights: LearnedWeights;
  sent: SentBefore;
  promised: Set<number>;
  /** Receivables that an earlier deposit, waiting for a person, most likely pays in part or with a difference. */
  claimed: Set<number>;
  /** Deposits that wait for a person because they pay a part. */
  waiting: Waiting;
}

/** Customers by what they owe: one invoice, or all of one due date. */
function indexAmounts(byCustomer: ReadonlyMap<number, readonly MatchingReceivable[]>): Map<number, Set<number>> {
  const byAmount = new Map<number, Set<number>>();
  for (const [customerId, receivables] of byCustomer) {
    const byDueOn = new Map<string, number>();
    for (const { dueOn, openYen } of receivables) byDueOn.set(dueOn, (byDueOn.get(dueOn) ?? 0) + openYen);
    for (const amountYen of [...receivables.map((receivable) => receivable.openYen), ...byDueOn.values()]) {
      const customers = byAmount.get(amountYen);
      if (customers) customers.add(customerId);
      else byAmount.set(amountYen, new Set([customerId]));
    }
  }
  return byAmount;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

export function openDesk(input: MatchingInput): Desk {
  const receivables = input.receivables.filter((receivable) => receivable.openYen > 0);
  const byCustomer = new Map<number, MatchingReceivable[]>();
  for (const receivable of receivables) {
    const list = byCustomer.get(receivable.customerId);
    if (list) list.push(receivable);
    else byCustomer.set(receivable.customerId, [receivable]);
  }
  for (const [customerId, list] of byCustomer) byCustomer.set(customerId, sortReceivables(list));
  const atStart = new Map(byCustomer);
  const sent: SentBefore = new Map();
  for (const cleared of input.cleared ?? []) {
    rememberSent(
      sent,
      cleared,
      { payerKey: payerAliasKey(cleared.payerName), customerIds: [cleared.customerId] },
      true,
    );
  }
  return {
    names: createNameIndex(input.customers),
    references: createReferenceIndex(receivables),
    open: byCustomer,
    byAmount: once(() => indexAmounts(atStart)),
    habits: habitsFromHistory(input.history ?? []),
    weights: learnWeights(input.experience ?? []),
    sent,
    promised: new Set(),
    claimed: new Set(),
    waiting: new Map(),
  };
}

/** Takes the invoices out of the open book and learns how this customer pays. */
export function promiseInvoices(desk: Desk, deposit: MatchingDeposit, payerKey: string, chosen: Explanation): void {
  const customerId = chosen.match.customer.customerId;
  const paid = new Set(chosen.pays.map(({ receivable }) => receivable.receivableId));
  desk.open.set(
    customerId,
    desk.open.get(customerId)!.filter((receivable) => !paid.has(receivable.receivableId)),
  );
  for (const receivableId of paid) desk.promised.add(receivableId);
  learnFrom(habitOf(desk, customerId), chosen.adjustments);
  rememberSent(desk.sent, deposit, { payerKey, customerIds: [customerId] }, true);
}

/** A customer's habit, to be read or learned from. */
export function habitOf(desk: Desk, customerId: number): Habit {
  const habit = desk.habits.get(customerId) ?? createHabit();
  desk.habits.set(customerId, habit);
  return habit;
}
