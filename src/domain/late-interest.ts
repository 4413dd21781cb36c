/**
 * 遅延損害金: what a debtor owes for being late, day by day, as lines that can be checked by hand.
 *
 * Runs from the day after the due date (民法412条1項) through the day on which the money came, that day included: money
 * that comes in lowers the base from the day after it. Interest is no consideration and carries no consumption tax (不課税).
 * What was paid was booked against the claim itself, which the creditor may do in the debtor's favour (民法489条 puts
 * costs and interest first only where he does not).
 */
import { addDays, daysBetween, FOREVER, type PlainDate } from './dates.ts';
import { assertYen } from './money.ts';

/** Hundredths of a percent a year: 300 = 年3%, 1460 = 年14.6%. */
export interface DatedRate {
  from: PlainDate;
  rateBp: number;
}

/**
 * 法定利率 (民法404条): 3 % since 2020-04-01, set anew every three years by the law's own formula and left at 3 % for the
 * period through 2029-03-31 (法務省 minji07_00366). Before that 5 %; the 6 % of the old 商法514条 is left out: whether a claim
 * was commercial is not in the books, and a demand may not be too high.
 */
export const STATUTORY_RATES: readonly DatedRate[] = [
  { from: '1900-01-01', rateBp: 500 },
  { from: '2020-04-01', rateBp: 300 },
];

/** Nobody knows the statutory rate after this day yet; what falls into default later is reckoned at the last known one. */
export const STATUTORY_KNOWN_THROUGH: PlainDate = '2029-03-31';

/**
 * 取適法6条 (until 2025 下請法4条の2) with its rule of the 公正取引委員会: 14.6 % for the days from the sixtieth after
 * receipt, whatever due date was agreed.
 */
export const ENTRUSTMENT_RATES: readonly DatedRate[] = [{ from: '1970-05-08', rateBp: 1460 }];
const ENTRUSTMENT_AFTER_DAYS = 60;

/** 消費者契約法9条1項2号: above this an agreed rate is void against a consumer. */
export const CONSUMER_CAP_BP = 1460;

/** fixed-365: 年365日の日割, leap years too; calendar: days of a leap year count as 366ths. */
export type YearBasis = 'fixed-365' | 'calendar';
export type RateSource = 'statutory' | 'agreed' | 'entrustment';

export interface InterestClaim {
  amountYen: number;
  dueOn: PlainDate;
  /** What took something off the claim, in any order: money by the day it came, set-offs by theirs. */
  reductions: readonly { on: PlainDate; yen: number }[];
  /** 取適法: the day the goods or the work were received; null where the law does not apply. */
  receivedOn: PlainDate | null;
  /** Interest up to and with this day was billed: it is frozen and never reckoned again. */
  frozenThrough: PlainDate | null;
}

export interface InterestTerms {
  /** Agreed between the parties, by the day from which it holds; null: none any more. */
  agreed: readonly { from: PlainDate; rateBp: number | null }[];
  yearBasis: YearBasis;
}

export interface InterestLine {
  fromOn: PlainDate;
  throughOn: PlainDate;
  /** Both days included. */
  days: number;
  baseYen: number;
  rateBp: number;
  source: RateSource;
  yearDays: 365 | 366;
  /** base × rate × days / year, rounded down. */
  yen: number;
}

/** The last row that has begun; undefined before the first. */
function rateOn<R extends { from: PlainDate }>(table: readonly R[], on: PlainDate): R | undefined {
  return table
    .filter((row) => row.from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
}

/** The statutory rate of a default that began on a day; it stays what it was then (民法419条1項). */
export function statutoryRate(defaultOn: PlainDate): number {
  return (rateOn(STATUTORY_RATES, defaultOn) ?? STATUTORY_RATES[0]!).rateBp;
}

/** The first day on which 取適法's own rate runs: the receipt is day one, and sixty days have gone by. */
export function entrustmentFrom(receivedOn: PlainDate): PlainDate {
  return addDays(receivedOn, ENTRUSTMENT_AFTER_DAYS);
}

interface Rate {
  rateBp: number;
  source: RateSource;
}

/**
 * The rate of an ordinary default: what the parties agreed for it when it began — such an agreement fixes the damages
 * (民法420条1項) —, else the statutory one.
 */
function ordinaryRate({ agreed }: InterestTerms, defaultOn: PlainDate): Rate {
  const own = rateOn(agreed, defaultOn)?.rateBp ?? null;
  return own === null ? { rateBp: statutoryRate(defaultOn), source: 'statutory' } : { rateBp: own, source: 'agreed' };
}

/**
 * The lines of one claim from its default (or the day after what was billed) through a day. A new line begins where the
 * base, the rate or — on the calendar basis — the length of the year changes; nothing is shown for days without interest.
 */
export function interestLines(claim: InterestClaim, terms: InterestTerms, throughOn: PlainDate): InterestLine[] {
  const defaultOn = addDays(claim.dueOn, 1);
  const lawFrom = claim.receivedOn === null ? FOREVER : entrustmentFrom(claim.receivedOn);
  const starts = lawFrom < defaultOn ? lawFrom : defaultOn;
  const after = claim.frozenThrough === null ? starts : addDays(claim.frozenThrough, 1);
  const start = after > starts ? after : starts;
  if (start > throughOn) return [];
  const ordinary = ordinaryRate(terms, defaultOn);
  const rateAt = (day: PlainDate): Rate => {
    const law = day >= lawFrom ? rateOn(ENTRUSTMENT_RATES, day)?.rateBp : undefined;
    if (law === undefined || (day >= defaultOn && ordinary.rateBp >= law)) return ordinary;
    return { rateBp: law, source: 'entrustment' };
  };
  const days = [start, defaultOn, lawFrom, ...claim.reductions.map(({ on }) => addDays(on, 1))];
  if (terms.yearBasis === 'calendar') days.push(...newYears(start, throughOn));
  const cuts = [...new Set(days)].filter((day) => day >= start && day <= throughOn).sort();
  const lines: InterestLine[] = [];
  for (const [at, fromOn] of cuts.entries()) {
    const next = cuts[at + 1];
    const line = lineOf(claim, { fromOn, throughOn: next ? addDays(next, -1) : throughOn }, rateAt(fromOn), terms);
    const last = lines.at(-1);
    if (last && isSameRun(last, line)) {
      lines.pop();
      lines.push(priced({ ...line, fromOn: last.fromOn, days: last.days + line.days }));
    } else lines.push(line);
  }
  return lines.filter((line) => line.baseYen > 0 && line.rateBp > 0);
}

function lineOf(
  claim: InterestClaim,
  { fromOn, throughOn }: { fromOn: PlainDate; throughOn: PlainDate },
  rate: Rate,
  { yearBasis }: InterestTerms,
): InterestLine {
  const off = claim.reductions.filter(({ on }) => on < fromOn).reduce((sum, { yen }) => sum + yen, 0);
  return priced({
    fromOn,
    throughOn,
    days: daysBetween(fromOn, throughOn) + 1,
    baseYen: Math.max(0, claim.amountYen - off),
    ...rate,
    yearDays: yearBasis === 'calendar' && isLeapYear(Number(fromOn.slice(0, 4))) ? 366 : 365,
    yen: 0,
  });
}

function isSameRun(a: InterestLine, b: InterestLine): boolean {
  return a.baseYen === b.baseYen && a.rateBp === b.rateBp && a.source === b.source && a.yearDays === b.yearDays;
}

function priced(line: InterestLine): InterestLine {
  const product = BigInt(line.baseYen) * BigInt(line.rateBp) * BigInt(line.days);
  return { ...line, yen: assertYen(Number(product / (10_000n * BigInt(line.yearDays))), 'interest') };
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Each first of January between two days: where a leap year may begin or end. */
function newYears(start: PlainDate, end: PlainDate): PlainDate[] {
  const days: PlainDate[] = [];
  for (let year = Number(start.slice(0, 4)) + 1; year <= Number(end.slice(0, 4)); year++) days.push(`${year}-01-01`);
  return days;
}

export function sumOfLines(lines: readonly { yen: number }[]): number {
  return lines.reduce((sum, { yen }) => sum + yen, 0);
}

/** 1460 → 14.6, 300 → 3: as a letter writes a rate. */
export function rateText(rateBp: number): string {
  const fraction = String(rateBp % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${Math.trunc(rateBp / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}
