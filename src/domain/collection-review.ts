/** 回収点検: rules that say where an office has not followed its own policy, or the law has been left out of sight. */
import { daysBetween, type PaymentTerms, type PlainDate } from './dates.ts';

/** In force since 2026-01-01 (中小受託取引適正化法, the former 下請法). */
export const ENTRUSTMENT_ACT_FROM: PlainDate = '2026-01-01';
export const ENTRUSTMENT_DAYS = 60;

/**
 * Longest time from delivery to money under the terms, in days of months of thirty: delivery on the day after a closing
 * day, money on the pay day. The law's 60 days are read as two months (運用基準), so 月末締め翌月末払い stands and
 * 月末締め翌々月末払い does not. 31 means 末.
 */
export function longestTermDays({ closingDay, monthsAfter, payDay }: Omit<PaymentTerms, 'holidayShift'>): number {
  return (monthsAfter + 1) * 30 + Math.min(payDay, 30) - Math.min(closingDay, 30);
}

/**
 * The issue day on which what is open now went over the limit, taken in the order of issue; null while it has not. A
 * balance at the limit is within it.
 */
export function limitPassedOn(
  open: readonly { issuedOn: PlainDate; openYen: number }[],
  limitYen: number,
): PlainDate | null {
  let yen = 0;
  for (const one of [...open].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))) {
    yen += one.openYen;
    if (yen > limitYen) return one.issuedOn;
  }
  return null;
}

export const FINDING_KINDS = [
  'letter-not-sent',
  'call-waiting',
  'promise-broken',
  'no-address',
  'mail-returned',
  'deposit-waiting',
  'limit-passed',
  'terms-too-long',
  'stale-bank-data',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/**
 * A word broken at its deadline that nobody has answered for more than `graceDays`. `steps`: days of the customer's
 * letters and words; what happened up to the deadline answers nothing, nor does what is still ahead.
 */
export function isBrokenUnanswered(
  deadlineOn: PlainDate,
  steps: readonly PlainDate[],
  asOf: PlainDate,
  graceDays: number,
): boolean {
  if (daysBetween(deadlineOn, asOf) <= graceDays) return false;
  return !steps.some((day) => day > deadlineOn && day <= asOf);
}

export interface StakeFinding {
  clientId: number;
  customerId: number | null;
  /** Money that came, beside what is owed. */
  depositId: number | null;
  yen: number;
}

/**
 * Yen that findings are about, none of it twice: a customer may stand in several, of which the largest counts, and a
 * finding of a whole client (no bank data) holds what its customers' findings hold. Waiting deposits are money of their own.
 */
export function yenAtStake(findings: readonly StakeFinding[]): number {
  let deposits = 0;
  const clients = new Map<number, { whole: number; customers: Map<number, number> }>();
  for (const { clientId, customerId, depositId, yen } of findings) {
    if (depositId !== null) {
      deposits += yen;
      continue;
    }
    const client = clients.get(clientId) ?? { whole: 0, customers: new Map() };
    clients.set(clientId, client);
    if (customerId === null) client.whole = Math.max(client.whole, yen);
    else client.customers.set(customerId, Math.max(client.customers.get(customerId) ?? 0, yen));
  }
  let owed = 0;
  for (const { whole, customers } of clients.values())
    owed += Math.max(
      whole,
      [...customers.values()].reduce((sum, yen) => sum + yen, 0),
    );
  return owed + deposits;
}
