/**
 * How well the engine did and what people taught it, told from the bookings alone: which deposits cleared by themselves,
 * which clearings were taken back and booked otherwise, which names and fees a person was the first to confirm.
 */
import type { PlainDate } from '../dates.ts';
import { readCustomerName, readPayerName } from '../names.ts';

export type How = 'auto' | 'suggested' | 'manual';

/** One clearing of one deposit against one customer's invoices. */
export interface ClearingFact {
  allocationId: number;
  depositId: number;
  customerId: number;
  how: How;
  /** Audit number: the order in which things were booked. */
  seq: number;
  /** Day of booking, and who booked. */
  bookedOn: PlainDate;
  by: string;
  payerName: string;
  payerFolded: string;
  depositedOn: PlainDate;
  depositYen: number;
  /** The newest due date among the invoices. */
  dueOn: PlainDate;
  invoices: number;
  clearedYen: number;
  /** receivableId=yen, comma-separated, for comparing two clearings. */
  answer: string;
  numbers: string;
  feeYen: number;
  withheld: boolean;
  reversedSeq: number | null;
  reversedOn: PlainDate | null;
  reversedBy: string | null;
  /** Nobody was wrong: the deposit itself went out of the books with the reversal (undone import, 取消 by the bank), or its invoice was replaced and the clearing went over. */
  isTakenBack: boolean;
}

export interface DepositFact {
  depositId: number;
  depositedOn: PlainDate;
  amountYen: number;
}

export interface CustomerFact {
  customerId: number;
  code: string;
  name: string;
  kana: string;
  feeBearer: 'customer' | 'client';
  salesContact: string;
  openYen: number;
  overdueYen: number;
  givenNames: readonly string[];
}

export interface MonthRecord {
  /** 'YYYY-MM' of the deposits. */
  month: string;
  deposits: number;
  /** How they are cleared now; open: not at all. */
  auto: number;
  suggested: number;
  manual: number;
  open: number;
  yen: number;
  autoYen: number;
  /** Invoices cleared by them, and by those of them that cleared by themselves. */
  invoices: number;
  autoInvoices: number;
  /** Cleared by themselves, then taken back by a person and not booked alike again. */
  corrected: number;
}

/** One entry a month, newest first; months without a deposit are left out. */
export function monthlyRecord(deposits: readonly DepositFact[], clearings: readonly ClearingFact[]): MonthRecord[] {
  const live = Map.groupBy(
    clearings.filter((one) => one.reversedSeq === null),
    (one) => one.depositId,
  );
  const wrong = new Set(correctionsOf(clearings).map((one) => one.was.depositId));
  const months = new Map<string, MonthRecord>();
  for (const deposit of deposits) {
    const month = monthOf(months, deposit.depositedOn.slice(0, 7));
    const own = live.get(deposit.depositId) ?? [];
    const kind = kindOf(own);
    const invoices = own.reduce((sum, one) => sum + one.invoices, 0);
    month.deposits++;
    month.yen += deposit.amountYen;
    month[kind]++;
    month.invoices += invoices;
    if (kind === 'auto') {
      month.autoYen += deposit.amountYen;
      month.autoInvoices += invoices;
    }
    if (wrong.has(deposit.depositId)) month.corrected++;
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1));
}

function monthOf(months: Map<string, MonthRecord>, month: string): MonthRecord {
  const known = months.get(month);
  if (known) return known;
  const none = { deposits: 0, auto: 0, suggested: 0, manual: 0, open: 0 };
  const fresh = { month, ...none, yen: 0, autoYen: 0, invoices: 0, autoInvoices: 0, corrected: 0 };
  months.set(month, fresh);
  return fresh;
}

/** By itself only when nobody had a hand in any part of it. */
function kindOf(live: readonly ClearingFact[]): How | 'open' {
  if (live.length === 0) return 'open';
  if (live.some((one) => one.how === 'manual')) return 'manual';
  return live.some((one) => one.how === 'suggested') ? 'suggested' : 'auto';
}

export interface Correction {
  was: ClearingFact;
  /** What stands in its place; null: nothing yet. */
  now: ClearingFact | null;
}

/** Clearings the engine made or proposed that a person took back and did not book alike again; newest first. */
export function correctionsOf(clearings: readonly ClearingFact[]): Correction[] {
  const byDeposit = Map.groupBy(clearings, (one) => one.depositId);
  const found = new Map<string, Correction>();
  for (const was of clearings) {
    if (was.reversedSeq === null || was.isTakenBack || was.how === 'manual') continue;
    const since = byDeposit.get(was.depositId)!.filter((one) => one.seq > was.seq && one.reversedSeq === null);
    if (since.some((one) => one.answer === was.answer)) continue;
    // The same answer, taken back twice, was wrong once.
    found.set(`${was.depositId} ${was.answer}`, { was, now: since.at(-1) ?? null });
  }
  return [...found.values()].sort(
    (a, b) => b.was.reversedSeq! - a.was.reversedSeq! || b.was.allocationId - a.was.allocationId,
  );
}

export interface Lesson {
  kind: 'name' | 'fee';
  customerId: number;
  payerName: string;
  /** The fee, for a lesson about one. */
  feeYen: number;
  taughtOn: PlainDate;
  by: string;
  how: How;
  /** Deposits that cleared by themselves since, thanks to it. */
  uses: number;
  lastOn: PlainDate;
}

/**
 * Names that do not say who pays, and fees that were not agreed, as a person first confirmed them and they still stand. A reversal makes
 * the engine forget, so only what lives counts. Newest first.
 */
export function lessonsOf(clearings: readonly ClearingFact[], customers: readonly CustomerFact[]): Lesson[] {
  const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
  const live = clearings.filter((one) => one.reversedSeq === null).sort((a, b) => a.seq - b.seq);
  const lessons = new Map<string, Lesson>();
  for (const one of live) {
    const customer = byId.get(one.customerId);
    if (!customer) continue;
    if (one.payerFolded !== '' && !isOwnName(customer, one.payerName))
      learn(lessons, `name ${one.customerId} ${one.payerFolded}`, 'name', one);
    if (one.feeYen > 0 && customer.feeBearer === 'customer')
      learn(lessons, `fee ${one.customerId} ${one.feeYen}`, 'fee', one);
  }
  return [...lessons.values()]
    .filter((lesson) => lesson.how !== 'auto')
    .sort((a, b) => (a.taughtOn < b.taughtOn ? 1 : a.taughtOn > b.taughtOn ? -1 : b.uses - a.uses));
}

function learn(lessons: Map<string, Lesson>, key: string, kind: Lesson['kind'], one: ClearingFact): void {
  const known = lessons.get(key);
  if (known) {
    if (one.how === 'auto') known.uses++;
    if (one.depositedOn > known.lastOn) known.lastOn = one.depositedOn;
    return;
  }
  const { customerId, payerName, feeYen, bookedOn, by, how, depositedOn } = one;
  lessons.set(key, { kind, customerId, payerName, feeYen, taughtOn: bookedOn, by, how, uses: 0, lastOn: depositedOn });
}

/** The name reads as the customer's does, or was entered with him. */
function isOwnName(customer: CustomerFact, payerName: string): boolean {
  const payer = readPayerName(payerName);
  const own = readCustomerName(customer.name, customer.kana);
  if (payer.key !== '' && [own.key, own.shortKey].includes(payer.key)) return true;
  return customer.givenNames.some((name) => readPayerName(name).key === payer.key);
}
