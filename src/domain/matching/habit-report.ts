/**
 * How each customer pays, for the people who talk to him: usual day, lateness, fee, how many invoices at once, under which
 * names. Grouped into segments by punctuality, because that is what a salesperson can do something about.
 */
import { daysBetween, endOfMonth, type PlainDate } from '../dates.ts';
import type { ClearingFact, CustomerFact } from './record.ts';

export type Segment = 'prompt' | 'slow' | 'late' | 'irregular' | 'new';

/** In the order a salesperson reads them: whom to talk to first. */
export const SEGMENTS: readonly Segment[] = ['late', 'slow', 'irregular', 'prompt', 'new'];

export type Lump = 'single' | 'together' | 'split';

export interface CustomerHabit {
  customerId: number;
  code: string;
  name: string;
  salesContact: string;
  segment: Segment;
  /** Deposits looked at. */
  deposits: number;
  /** Usual day of the month, 31 for the last days; null: no usual day. */
  usualDay: number | null;
  /** Days after the due date, negative early; the one in the middle. */
  medianDays: number;
  /** Deposits more than LATE_DAYS after the due date. */
  lateDeposits: number;
  /** Fee deducted as a rule; 0: none. */
  feeYen: number;
  feeDeposits: number;
  withheldDeposits: number;
  lump: Lump;
  /** Names the money came under, most frequent first. */
  names: string[];
  lastOn: PlainDate;
  lastYen: number;
  openYen: number;
  overdueYen: number;
}

/** Money that comes within a bank holiday's length of the due date is on time. */
const LATE_DAYS = 5;
const FEWEST_DEPOSITS = 3;
const SPREAD_DAYS = 12;

/** One entry for each customer with live clearings, by segment, then by code. */
export function habitsOf(clearings: readonly ClearingFact[], customers: readonly CustomerFact[]): CustomerHabit[] {
  const live = Map.groupBy(
    clearings.filter((one) => one.reversedSeq === null),
    (one) => one.customerId,
  );
  const habits = customers.flatMap((customer) => {
    const own = live.get(customer.customerId);
    return own ? [habitOf(customer, own)] : [];
  });
  const order = new Map(SEGMENTS.map((segment, index) => [segment, index]));
  return habits.sort(
    (a, b) => order.get(a.segment)! - order.get(b.segment)! || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}

function habitOf(customer: CustomerFact, clearings: readonly ClearingFact[]): CustomerHabit {
  // One deposit may have been cleared in several steps: its last step says how late it was.
  const deposits = [...Map.groupBy(clearings, (one) => one.depositId).values()].map((own) => own.at(-1)!);
  const days = deposits.map((one) => daysBetween(one.dueOn, one.depositedOn)).sort((a, b) => a - b);
  const last = deposits.reduce((latest, one) => (one.depositedOn >= latest.depositedOn ? one : latest));
  const fees = deposits.filter((one) => one.feeYen > 0);
  const { customerId, code, name, salesContact, openYen, overdueYen } = customer;
  return {
    customerId,
    code,
    name,
    salesContact,
    segment: segmentOf(days),
    deposits: deposits.length,
    usualDay: usualDay(deposits.map((one) => one.depositedOn)),
    medianDays: days[Math.floor((days.length - 1) / 2)]!,
    lateDeposits: days.filter((one) => one > LATE_DAYS).length,
    feeYen: fees.length * 2 >= deposits.length && fees.length > 0 ? mostFrequent(fees.map((one) => one.feeYen)) : 0,
    feeDeposits: fees.length,
    withheldDeposits: deposits.filter((one) => one.withheld).length,
    lump: lumpOf(clearings),
    names: namesOf(deposits),
    lastOn: last.depositedOn,
    lastYen: last.depositYen,
    openYen,
    overdueYen,
  };
}

/** `days` sorted. Late: most deposits are. Slow: more than one in five. Irregular: on time or not, nobody can tell when. */
function segmentOf(days: readonly number[]): Segment {
  if (days.length < FEWEST_DEPOSITS) return 'new';
  const late = days.filter((one) => one > LATE_DAYS).length / days.length;
  if (late > 0.5) return 'late';
  if (late > 0.2) return 'slow';
  const spread = days[Math.floor(days.length * 0.9)]! - days[Math.floor(days.length * 0.1)]!;
  return spread > SPREAD_DAYS ? 'irregular' : 'prompt';
}

/** The day of the month most deposits came on, give or take one; the last three days of a month count as its end. */
function usualDay(dates: readonly PlainDate[]): number | null {
  const days = dates.map((date) => {
    const day = Number(date.slice(8));
    return Number(endOfMonth(date.slice(0, 7)).slice(8)) - day < 3 ? 31 : day;
  });
  const usual = mostFrequent(days);
  const near = days.filter((day) => Math.abs(day - usual) <= 1).length;
  return days.length >= FEWEST_DEPOSITS && near * 2 >= days.length ? usual : null;
}

/** Ties go to the smaller, so that row order decides nothing. */
function mostFrequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0];
}

function lumpOf(clearings: readonly ClearingFact[]): Lump {
  const times = new Map<string, Set<number>>();
  for (const one of clearings) {
    for (const part of one.answer.split(',')) {
      const receivable = part.slice(0, part.indexOf('='));
      times.set(receivable, (times.get(receivable) ?? new Set()).add(one.depositId));
    }
  }
  const split = [...times.values()].filter((deposits) => deposits.size > 1).length;
  if (split * 3 >= times.size) return 'split';
  const together = clearings.filter((one) => one.invoices > 1).length;
  return together * 2 >= clearings.length ? 'together' : 'single';
}

const MOST_NAMES = 5;

function namesOf(deposits: readonly ClearingFact[]): string[] {
  const counts = new Map<string, number>();
  for (const { payerName } of deposits) if (payerName !== '') counts.set(payerName, (counts.get(payerName) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(([name]) => name);
}
