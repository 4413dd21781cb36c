/**
 * Dates of the fixed-length bank formats: six digits YYMMDD whose year is 和暦 without the era's letter
 * (280503 = 平成28年5月3日). Source: 全銀協 適用業務およびレコード・フォーマット, 振込入金通知・入出金取引明細.
 * Some banks write the Gregorian year in its place, so the style is decided once per account from its header.
 */
import { addDays, addMonths, isPlainDate, type PlainDate } from './dates.ts';

export type BankYearStyle = 'era' | 'gregorian';

/** Gregorian years are believed only for files this young; an older YY is more likely 平成. */
const GREGORIAN_MONTHS_BACK = 36;
const MONTHS_AHEAD = 12;

function plainDate(year: number, monthDay: number): PlainDate | null {
  const text = `${year}-${String(Math.floor(monthDay / 100)).padStart(2, '0')}-${String(monthDay % 100).padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}

function eraDate(year: number, monthDay: number, today: PlainDate): PlainDate | null {
  const reiwa = plainDate(2018 + year, monthDay);
  if (reiwa !== null && reiwa >= '2019-05-01' && reiwa <= addMonths(today, MONTHS_AHEAD)) return reiwa;
  // 平成30 and 31: the last years before 令和; some systems went on writing 31 until the end of 2019.
  return year === 30 || year === 31 ? plainDate(1988 + year, monthDay) : null;
}

function gregorianDate(year: number, monthDay: number, today: PlainDate): PlainDate | null {
  const date = plainDate(2000 + year, monthDay);
  if (date === null || date < addMonths(today, -GREGORIAN_MONTHS_BACK)) return null;
  return date <= addMonths(today, MONTHS_AHEAD) ? date : null;
}

/** YYMMDD (as a number: 80717 is 08-07-17) read in the given style; null when it is no believable day. */
export function readBankDate(yymmdd: number, style: BankYearStyle, today: PlainDate): PlainDate | null {
  const year = Math.floor(yymmdd / 10_000);
  return style === 'era' ? eraDate(year, yymmdd % 10_000, today) : gregorianDate(year, yymmdd % 10_000, today);
}

/**
 * The style of an account from the dates of its header: 和暦 whenever one of them can be 和暦; Gregorian only when none
 * can and all are young Gregorian days. `headerDates` holds the filled-in ones only.
 */
export function bankYearStyle(headerDates: readonly number[], today: PlainDate): BankYearStyle {
  if (headerDates.length === 0) return 'era';
  if (headerDates.some((date) => readBankDate(date, 'era', today) !== null)) return 'era';
  return headerDates.every((date) => readBankDate(date, 'gregorian', today) !== null) ? 'gregorian' : 'era';
}

const DAYS_AHEAD = 31;

/**
 * 引落日 of a direct debit, MMDD without a year (a number: 1027), as the latest such day that lies at most a month ahead:
 * results come after the day, and a file read in January may be about December. Null when there is no such day.
 */
export function readDebitDay(monthDay: number, today: PlainDate): PlainDate | null {
  const latest = addDays(today, DAYS_AHEAD);
  const year = Number(latest.slice(0, 4));
  // 0229 is a day of leap years only: the last one is at most eight years back.
  for (let back = 0; back < (monthDay === 229 ? 9 : 2); back++) {
    const day = plainDate(year - back, monthDay);
    if (day !== null && day <= latest) return day;
  }
  return null;
}
