/** What a run of the engine knows; it changes as deposits are promised their invoices. */
import { daysBetween, type PlainDate } from '../dates.ts';
import { compareText } from './compare-text.ts';
import type { Explanation } from './explanations.ts';
import { createNameIndex, type NameIndex } from './name-index.ts';
import { sortReceivables } from './open-book.ts';
import { createHabit, type Habit, habitsFromHistory, learnFrom } from './payer-habits.ts';
import { createReferenceIndex, type ReferenceIndex } from './references.ts';
import type { MatchingDeposit, MatchingInput, MatchingReceivable } from './types.ts';
import { DOUBLE_WINDOW_DAYS } from './weights.ts';

export interface Desk {
  names: NameIndex;
  references: ReferenceIndex;
  /** Still unpromised receivables by customer, oldest due first. */
  open: Map<number, MatchingReceivable[]>;
  /** Customers by open amount of one invoice, for payers whose name says nothing. */
  byAmount: Map<number, Set<number>>;
  habits: Map<number, Habit>;
  /** The last day on which a sender sent an amount. */
  sent: Map<string, PlainDate>;
  promised: Set<number>;
}

export function openDesk(input: MatchingInput): Desk {
  const receivables = input.receivables.filter((receivable) => receivable.openYen > 0);
  const byCustomer = new Map<number, MatchingReceivable[]>();
  const byAmount = new Map<number, Set<number>>();
  for (const receivable of receivables) {
    const list = byCustomer.get(receivable.customerId);
    if (list) list.push(receivable);
    else byCustomer.set(receivable.customerId, [receivable]);
    const customers = byAmount.get(receivable.openYen);
    if (customers) customers.add(receivable.customerId);
    else byAmount.set(receivable.openYen, new Set([receivable.customerId]));
  }
  for (const [customerId, list] of byCustomer) byCustomer.set(customerId, sortReceivables(list));
  return {
    names: createNameIndex(input.customers),
    references: createReferenceIndex(receivables),
    open: byCustomer,
    byAmount,
    habits: habitsFromHistory(input.history ?? []),
    sent: new Map(),
    promised: new Set(),
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
  rememberDeposit(desk, deposit, [payerKey, senderOf(customerId)]);
}

/** A customer's habit, to be read or learned from. */
export function habitOf(desk: Desk, customerId: number): Habit {
  const habit = desk.habits.get(customerId) ?? createHabit();
  desk.habits.set(customerId, habit);
  return habit;
}

/** How a customer stands among the senders, beside the names as written. */
export function senderOf(customerId: number): string {
  return `#${customerId}`;
}

/**
 * Keeps who sent what when, so that the same money sent twice is noticed: under the name as written and under every
 * customer it may mean, because a slip makes another name of it.
 */
export function rememberDeposit(desk: Desk, deposit: MatchingDeposit, senders: readonly string[]): void {
  for (const sender of senders) desk.sent.set(`${deposit.amountYen} ${sender}`, deposit.depositedOn);
}

/** The last time one of these senders sent the same amount, when that is so short ago that it may be the same money twice. */
export function lastTwin(desk: Desk, deposit: MatchingDeposit, senders: readonly string[]): { days: number } | null {
  const before = senders.flatMap((sender) => desk.sent.get(`${deposit.amountYen} ${sender}`) ?? []).sort(compareText);
  if (before.length === 0) return null;
  const days = daysBetween(before.at(-1)!, deposit.depositedOn);
  return days <= DOUBLE_WINDOW_DAYS ? { days } : null;
}
