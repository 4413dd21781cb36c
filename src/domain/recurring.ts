/** 定期請求: which periods are due, what they cost, when they are issued. Periods are months, 'YYYY-MM'. */
import { dayOfMonth, endOfMonth, type PlainDate } from './dates.ts';

export interface ScheduleTerms {
  everyMonths: number;
  firstPeriod: string;
  lastPeriod: string | null;
  /** 31 is 末. */
  issueDay: number;
  /** From the period to the month of issue: −1 in advance, 1 the month after. */
  monthsAhead: number;
}

/** A schedule of a hundred years of months: no run is longer. */
const MOST_PERIODS = 1200;

export function addToMonth(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The day on which a period is billed. */
export function issueDayOf(terms: ScheduleTerms, period: string): PlainDate {
  const month = addToMonth(period, terms.monthsAhead);
  return dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), terms.issueDay);
}

/** Periods whose day of issue has come by `through`, oldest first; those in `done` left out. */
export function periodsDue(terms: ScheduleTerms, through: PlainDate, done: ReadonlySet<string>): string[] {
  const due: string[] = [];
  for (const period of periodsOf(terms)) {
    if (issueDayOf(terms, period) > through) break;
    if (!done.has(period)) due.push(period);
  }
  return due;
}

/** The next period to come that is not done; null after the last. */
export function nextPeriod(terms: ScheduleTerms, done: ReadonlySet<string>): string | null {
  for (const period of periodsOf(terms)) if (!done.has(period)) return period;
  return null;
}

function* periodsOf(terms: ScheduleTerms): Generator<string> {
  let period = terms.firstPeriod;
  for (let count = 0; count < MOST_PERIODS; count++) {
    if (terms.lastPeriod !== null && period > terms.lastPeriod) return;
    yield period;
    period = addToMonth(period, terms.everyMonths);
  }
}

export function isPeriodOf(terms: ScheduleTerms, period: string): boolean {
  for (const one of periodsOf(terms)) if (one >= period) return one === period;
  return false;
}

/** The months that a period bills for, from the first day through the last. */
export function supplyOfPeriod(
  period: string,
  everyMonths: number,
): { suppliedFrom: PlainDate; suppliedThrough: PlainDate } {
  return { suppliedFrom: `${period}-01`, suppliedThrough: endOfMonth(addToMonth(period, everyMonths - 1)) };
}

/** The price of a period: the last step at or before it, else the price it began with. */
export function priceOfPeriod(
  line: { unitPriceMilli: number; prices: readonly { fromPeriod: string; unitPriceMilli: number }[] },
  period: string,
): number {
  return line.prices.findLast((step) => step.fromPeriod <= period)?.unitPriceMilli ?? line.unitPriceMilli;
}

/** {年} {月} and {期間} of a title or a line as the period says them; of several months the whole span. */
export function fillPeriod(text: string, period: string, everyMonths: number): string {
  const last = addToMonth(period, everyMonths - 1);
  const words = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`;
  const span = everyMonths === 1 ? words(period) : `${words(period)}〜${words(last)}`;
  return text
    .replaceAll('{年}', period.slice(0, 4))
    .replaceAll('{月}', String(Number(period.slice(5, 7))))
    .replaceAll('{期間}', span);
}
