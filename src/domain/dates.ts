/** Dates are 'YYYY-MM-DD' strings (proleptic Gregorian, no time zone). Everything here is pure arithmetic on them. */
import holidayJp from '@holiday-jp/holiday_jp';

export type PlainDate = string;

/** Later than any date in any book: "open for good" in comparisons. */
export const FOREVER: PlainDate = '9999-12-31';

const DAY_MS = 86_400_000;

function toDayNumber(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** The day number as `toDayNumber` counts it. By arithmetic: lists ask for it a hundred thousand times, and a Date costs ten times as much. */
function fromDayNumber(day: number): PlainDate {
  if (!Number.isInteger(day)) throw new RangeError(`no day: ${day}`);
  // Years begin in March, so that the leap day is a year's last; 719,468 days lie between 0000-03-01 and 1970-01-01.
  const sinceMarch0 = day + 719_468;
  const era = Math.floor(sinceMarch0 / DAYS_OF_ERA);
  const dayOfEra = sinceMarch0 - era * DAYS_OF_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayInMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[dayInMonth]}`;
}

/** Days of 400 Gregorian years. */
const DAYS_OF_ERA = 146_097;
const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

/** Midnight UTC of the day, for libraries that insist on a Date. */
export function utcMidnight(date: PlainDate): Date {
  return new Date(toDayNumber(date) * DAY_MS);
}

/** True for a real calendar day written YYYY-MM-DD, 1900–2999. */
export function isPlainDate(text: string): boolean {
  if (!/^(19|2\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  return fromDayNumber(toDayNumber(text)) === text;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from `from` to `to`; positive when `to` is later. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The same day `months` later, or the month's last day where it has no such day (1/31 + 1 → 2/28). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return dayOfMonth(Math.floor(index / 12), (index % 12) + 1, Number(date.slice(8, 10)));
}

/** year-month-day with the day cut to the month's length; 31 means 末. */
export function dayOfMonth(year: number, month: number, day: number): PlainDate {
  const last = daysInMonth(year, month);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}

export function monthOf(date: PlainDate): string {
  return date.slice(0, 7);
}

/** Last day of 'YYYY-MM'. */
export function endOfMonth(month: string): PlainDate {
  return dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 31);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(date: PlainDate): number {
  return (((toDayNumber(date) + 4) % 7) + 7) % 7;
}

/**
 * Banks are closed on Saturdays, Sundays, national holidays and 12/31–1/3.
 * Source: 銀行法15条1項, 同施行令5条1項; holidays by 祝日法 (table of @holiday-jp, 1970–2050).
 */
export function isBankHoliday(date: PlainDate): boolean {
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return true;
  const monthDay = date.slice(5);
  if (monthDay === '12-31' || monthDay === '01-01' || monthDay === '01-02' || monthDay === '01-03') return true;
  return date in HOLIDAYS;
}

const HOLIDAYS: Record<string, unknown> = holidayJp.holidays;

export type HolidayShift = 'before' | 'after' | 'none';

/** Moves a date that falls on a bank holiday to the bank day before or after it, or leaves it. */
export function shiftFromHoliday(date: PlainDate, shift: HolidayShift): PlainDate {
  if (shift === 'none') return date;
  const step = shift === 'after' ? 1 : -1;
  let day = date;
  while (isBankHoliday(day)) day = addDays(day, step);
  return day;
}

/** 締日 1–31 (31 = 末), 支払月 0 当月 … 3, 支払日 1–31 (31 = 末), 休日調整. */
export interface PaymentTerms {
  closingDay: number;
  monthsAfter: number;
  payDay: number;
  holidayShift: HolidayShift;
}

/** 末 / 翌月 / 末 / 翌営業日: what a new client's customers get when nothing else is agreed (formats.md). */
export const DEFAULT_TERMS: PaymentTerms = { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift: 'after' };

/**
 * When an invoice falls due under the terms: the first closing day on or after the invoice date, then `monthsAfter`
 * months on, day `payDay`, moved off bank holidays. 民法142条 gives the next day where nothing was agreed.
 */
export function dueOnByTerms(issuedOn: PlainDate, terms: PaymentTerms): PlainDate {
  const year = Number(issuedOn.slice(0, 4));
  const month = Number(issuedOn.slice(5, 7));
  const closesThisMonth = issuedOn <= dayOfMonth(year, month, terms.closingDay);
  const index = year * 12 + month - 1 + (closesThisMonth ? 0 : 1) + terms.monthsAfter;
  const due = dayOfMonth(Math.floor(index / 12), (index % 12) + 1, terms.payDay);
  return shiftFromHoliday(due, terms.holidayShift);
}

/** The calendar day in Japan (UTC+9, no summer time) of a UTC instant as the audit writes it. */
export function dayInJapan(instant: string): PlainDate {
  const day = instant.slice(0, 10);
  return Number(instant.slice(11, 13)) >= 15 ? addDays(day, 1) : day;
}

/** The UTC instant at which a day begins in Japan. */
export function startOfDayInJapan(date: PlainDate): string {
  return `${addDays(date, -1)}T15:00:00.000Z`;
}

/** 2026-07-31 → 2026/07/31. */
export function formatDate(date: PlainDate): string {
  return date.replaceAll('-', '/');
}

/** 2026-07-31 → 令和8年7月31日 (令和 from 2019-05-01, 平成 before; the letters and 和暦 setting use it). */
export function formatEraDate(date: PlainDate): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const [era, start] = date >= '2019-05-01' ? ['令和', 2018] : date >= '1989-01-08' ? ['平成', 1988] : ['昭和', 1925];
  const eraYear = year - Number(start);
  return `${era}${eraYear === 1 ? '元' : eraYear}年${month}月${day}日`;
}

/** 2026-07-31 → 2026年7月31日. */
export function formatLongDate(date: PlainDate): string {
  return `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

/** 2026-11-24 → 火. */
export function weekdayName(date: PlainDate): string {
  return '日月火水木金土'[weekdayOf(date)]!;
}

/**
 * Reads a date as files and clerks write it: 2026-06-30, 2026/7/31, 2026年7月31日, 20260731, R8.7.31, 令和8年7月31日.
 * Null when it is none of these or no real day (2026/11/31).
 */
export function parseDate(text: string): PlainDate | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*\([日月火水木金土]\)$/, '');
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (western) return realDate(Number(western[1]), Number(western[2]), Number(western[3]));
  const era = /^(R|H|S|令和|平成|昭和)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/i.exec(plain);
  if (!era) return null;
  const start = /^(R|令和)$/i.test(era[1]!) ? 2018 : /^(H|平成)$/i.test(era[1]!) ? 1988 : 1925;
  return realDate(start + (era[2] === '元' ? 1 : Number(era[2])), Number(era[3]), Number(era[4]));
}

/** Like parseDate, with the short forms of the entry field: 0731, 7/31, +30, 末 — read from `today`. */
export function parseEntryDate(text: string, today: PlainDate): PlainDate | null {
  const plain = text.normalize('NFKC').trim();
  const full = parseDate(plain);
  if (full) return full;
  if (plain === '末') return endOfMonth(monthOf(today));
  const plus = /^([+-])(\d{1,4})$/.exec(plain);
  if (plus) return addDays(today, Number(plus[2]) * (plus[1] === '-' ? -1 : 1));
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(plain) ?? /^(\d\d)(\d\d)$/.exec(plain);
  return short ? realDate(Number(today.slice(0, 4)), Number(short[1]), Number(short[2])) : null;
}

function realDate(year: number, month: number, day: number): PlainDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPlainDate(text) ? text : null;
}
