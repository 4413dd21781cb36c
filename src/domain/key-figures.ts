/**
 * 指標: how a client collects, month by month, reckoned from what happened to its receivables. Sums first (they add up
 * over clients), ratios from sums. All yen include tax on both sides of a ratio, so DSO does not mix 税込 and 税抜.
 * 遅延損害金 is no sale: it stands beside the sums, so that the balance and it together are the aging's.
 */
import { addDays, addMonths, daysBetween, endOfMonth, monthOf, type PlainDate } from './dates.ts';
import { type Bundle, flowsOf, openYenOn } from './receivable-bundles.ts';

/** A month, or the part of it that is over. */
export interface FigureSpan {
  month: string;
  from: PlainDate;
  to: PlainDate;
}

/** `count` months ending with `through`; the last ends at `today` when it is not over. */
export function figureSpans(through: string, count: number, today: PlainDate): FigureSpan[] {
  return Array.from({ length: count }, (_, at) => {
    const month = monthOf(addMonths(`${through}-01`, at - count + 1));
    const end = endOfMonth(month);
    return { month, from: `${month}-01`, to: end > today && monthOf(today) === month ? today : end };
  });
}

/** What a month adds up to. opening + issued − voided − cleared − offset − writtenOff = closing. */
export interface MonthSums {
  openingYen: number;
  issuedYen: number;
  voidedYen: number;
  /** By deposits, what their fees and discounts took included. */
  clearedYen: number;
  offsetYen: number;
  writtenOffYen: number;
  closingYen: number;
  /** 遅延損害金 billed and open at the end; in none of the other sums. */
  interestYen: number;
  notDueYen: number;
  overdueYen: number;
  openCount: number;
  overdueCount: number;
  /** Fell due in the month, and what of it was cleared by its end (early ones too). */
  dueYen: number;
  dueClearedYen: number;
  /** Σ cleared yen × calendar days after its due date (early: 0). */
  lateYenDays: number;
}

export function emptySums(): MonthSums {
  return {
    openingYen: 0,
    issuedYen: 0,
    voidedYen: 0,
    clearedYen: 0,
    offsetYen: 0,
    writtenOffYen: 0,
    closingYen: 0,
    interestYen: 0,
    notDueYen: 0,
    overdueYen: 0,
    openCount: 0,
    overdueCount: 0,
    dueYen: 0,
    dueClearedYen: 0,
    lateYenDays: 0,
  };
}

export function addSums(sums: readonly MonthSums[]): MonthSums {
  const total = emptySums();
  for (const one of sums) for (const key of Object.keys(total) as (keyof MonthSums)[]) total[key] += one[key];
  return total;
}

export interface ClientMonths {
  sums: MonthSums[];
  /** Closing balances of customers by span: customerId → yen. */
  balances: Map<number, number>[];
}

const SUM_OF_KIND = {
  cleared: 'clearedYen',
  voided: 'voidedYen',
  'written-off': 'writtenOffYen',
  offset: 'offsetYen',
} as const;

/** Sums of each client for each span, oldest first. */
export function clientMonths(bundles: readonly Bundle[], spans: readonly FigureSpan[]): Map<number, ClientMonths> {
  const clients = new Map<number, ClientMonths>();
  const calendar: Calendar = {
    spans,
    spanOf: spanFinder(spans),
    lateDays: lateDayCounter(),
    before: addDays(spans[0]!.from, -1),
  };
  for (const bundle of bundles) {
    let client = clients.get(bundle.clientId);
    if (!client) {
      client = { sums: spans.map(emptySums), balances: spans.map(() => new Map()) };
      clients.set(bundle.clientId, client);
    }
    if (bundle.isInterest) addInterest(client, bundle, calendar);
    else addBundle(client, bundle, calendar);
  }
  return clients;
}

/** Which span a day lies in; -1 before, spans.length after. */
function spanFinder(spans: readonly FigureSpan[]): (day: PlainDate) => number {
  const known = new Map<PlainDate, number>();
  return (day) => {
    const kept = known.get(day);
    if (kept !== undefined) return kept;
    const found = spans.findIndex((span) => day <= span.to);
    const at = found < 0 ? spans.length : found === 0 && day < spans[0]!.from ? -1 : found;
    known.set(day, at);
    return at;
  };
}

/** Days after a due date, 0 before it; the same few dates come a hundred thousand times. */
function lateDayCounter(): (dueOn: PlainDate, on: PlainDate) => number {
  const known = new Map<PlainDate, number>();
  const numberOf = (date: PlainDate) => {
    const kept = known.get(date);
    if (kept !== undefined) return kept;
    const days = daysBetween('2000-01-01', date);
    known.set(date, days);
    return days;
  };
  return (dueOn, on) => (on <= dueOn ? 0 : numberOf(on) - numberOf(dueOn));
}

interface Calendar {
  spans: readonly FigureSpan[];
  spanOf: (day: PlainDate) => number;
  lateDays: (dueOn: PlainDate, on: PlainDate) => number;
  /** The day before the first span. */
  before: PlainDate;
}

function addInterest({ sums }: ClientMonths, bundle: Bundle, { spans, spanOf }: Calendar): void {
  for (let at = Math.max(spanOf(bundle.issuedOn), 0); at < sums.length; at++)
    sums[at]!.interestYen += openYenOn(bundle, spans[at]!.to);
}

function addBundle({ sums, balances }: ClientMonths, bundle: Bundle, calendar: Calendar): void {
  const { spans, spanOf } = calendar;
  const issuedAt = spanOf(bundle.issuedOn);
  const dueAt = spanOf(bundle.dueOn);
  if (issuedAt >= 0 && issuedAt < sums.length) sums[issuedAt]!.issuedYen += bundle.yen;
  if (dueAt >= 0 && dueAt < sums.length && issuedAt <= dueAt) sums[dueAt]!.dueYen += bundle.yen;
  for (const flow of flowsOf(bundle)) {
    const at = spanOf(flow.on);
    if (at >= 0 && at < sums.length) {
      const sum = sums[at]!;
      sum[SUM_OF_KIND[flow.kind]] += flow.yen;
      if (flow.kind === 'cleared') sum.lateYenDays += flow.yen * calendar.lateDays(bundle.dueOn, flow.on);
    }
    if (dueAt < 0 || dueAt >= sums.length || flow.on > spans[dueAt]!.to) continue;
    // What went without money was not to be collected: it is taken out of what fell due.
    if (flow.kind === 'cleared') sums[dueAt]!.dueClearedYen += flow.yen;
    else sums[dueAt]!.dueYen -= flow.yen;
  }
  const closedAt = bundle.closedOn === '9999-12-31' ? sums.length : Math.min(sums.length, spanOf(bundle.closedOn));
  for (let at = Math.max(issuedAt, 0); at < closedAt; at++) addBalance(sums, balances, at, bundle, spans[at]!.to);
  if (issuedAt < 0) sums[0]!.openingYen += openYenOn(bundle, calendar.before);
}

/** Before a bundle is closed it has a balance at each span's end, or a reversal has put one back. */
function addBalance(
  sums: MonthSums[],
  balances: Map<number, number>[],
  at: number,
  bundle: Bundle,
  day: PlainDate,
): void {
  const yen = openYenOn(bundle, day);
  if (yen === 0) return;
  const sum = sums[at]!;
  sum.closingYen += yen;
  sum.openCount += bundle.count;
  if (bundle.dueOn < day) {
    sum.overdueYen += yen;
    sum.overdueCount += bundle.count;
  } else sum.notDueYen += yen;
  if (at + 1 < sums.length) sums[at + 1]!.openingYen += yen;
  const balance = balances[at]!;
  balance.set(bundle.customerId, (balance.get(bundle.customerId) ?? 0) + yen);
}

/** Days or percent with one decimal; null where nothing was there to divide by. */
export interface Ratios {
  collectionPercent: number | null;
  dsoDays: number | null;
  bestDsoDays: number | null;
  lateDays: number | null;
  ceiPercent: number | null;
  overduePercent: number | null;
  overdueCountPercent: number | null;
  topPercent: number | null;
}

/** Months whose sales stand under DSO: one month's would jump with a single closing day. */
export const DSO_MONTHS = 3;

/** Ratios of the span `at`; `top`: closing yen of the five largest customers. */
export function ratiosOf(sums: readonly MonthSums[], spans: readonly FigureSpan[], at: number, topYen: number): Ratios {
  const sum = sums[at]!;
  const first = Math.max(0, at - DSO_MONTHS + 1);
  const window = sums.slice(first, at + 1);
  const sales = window.reduce((yen, one) => yen + one.issuedYen - one.voidedYen, 0);
  const days = daysBetween(spans[first]!.from, spans[at]!.to) + 1;
  const toCollect = sum.openingYen + sum.issuedYen - sum.voidedYen;
  return {
    collectionPercent: tenths(sum.dueClearedYen * 100, sum.dueYen),
    dsoDays: tenths(sum.closingYen * days, sales),
    bestDsoDays: tenths(sum.notDueYen * days, sales),
    lateDays: tenths(sum.lateYenDays, sum.clearedYen),
    ceiPercent: tenths((toCollect - sum.closingYen) * 100, toCollect - sum.notDueYen),
    overduePercent: tenths(sum.overdueYen * 100, sum.closingYen),
    overdueCountPercent: tenths(sum.overdueCount * 100, sum.openCount),
    topPercent: tenths(topYen * 100, sum.closingYen),
  };
}

/** n ÷ d with one decimal, half away from zero; null when d ≤ 0. */
export function tenths(numerator: number, denominator: number): number | null {
  if (denominator <= 0) return null;
  return Math.round((numerator * 10) / denominator) / 10;
}

export const TOP_CUSTOMERS = 5;

/** The largest balances, the largest first; of equal ones the earlier. */
export function topBalances<K>(balances: Iterable<readonly [K, number]>, limit = TOP_CUSTOMERS): [K, number][] {
  const top: [K, number][] = [];
  for (const [key, yen] of balances) {
    if (top.length === limit && yen <= top[limit - 1]![1]) continue;
    const at = top.findIndex((one) => one[1] < yen);
    top.splice(at < 0 ? top.length : at, 0, [key, yen]);
    if (top.length > limit) top.pop();
  }
  return top;
}

/** What came for a letter's invoices within so many days of its date. */
export interface LetterOutcome {
  within7Yen: number;
  within14Yen: number;
  within30Yen: number;
}

export interface LetterClearing {
  clientId: number;
  asOf: PlainDate;
  clearedOn: PlainDate;
  yen: number;
}

/** So long a clearing counts as brought by a letter. */
export const OUTCOME_DAYS = 30;

/** Adds what was cleared within 7, 14 and 30 days after the letter's date. */
export function addOutcome(outcome: LetterOutcome, clearing: LetterClearing): void {
  const days = daysBetween(clearing.asOf, clearing.clearedOn);
  if (days < 0 || days > OUTCOME_DAYS) return;
  outcome.within30Yen += clearing.yen;
  if (days <= 14) outcome.within14Yen += clearing.yen;
  if (days <= 7) outcome.within7Yen += clearing.yen;
}
