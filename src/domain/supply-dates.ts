/**
 * 課税資産の譲渡等を行った年月日 of an invoice (消費税法57条の4第1項2号): a day, or the period of what is billed together
 * (the law's own brackets: 「一定の期間」 within a tax period). Left out, it is the day of issue. Lines may have days of their own.
 */
import { addMonths, endOfMonth, monthOf, type PlainDate, parseEntryDate } from './dates.ts';

export interface Supply {
  from: PlainDate;
  through: PlainDate;
}

/** As it is kept: null where nothing was said. */
export interface GivenSupply {
  suppliedFrom?: PlainDate | null | undefined;
  suppliedThrough?: PlainDate | null | undefined;
}

export interface DatedLine {
  suppliedOn?: PlainDate | null | undefined;
}

/**
 * The day or period that an invoice states: what was given; else the span of its lines' days (a line without one is of
 * the day of issue); else the day of issue.
 */
export function supplyOf(issuedOn: PlainDate, given: GivenSupply, lines: readonly DatedLine[] = []): Supply {
  const from = given.suppliedFrom ?? given.suppliedThrough ?? null;
  if (from !== null) return { from, through: given.suppliedThrough ?? from };
  const days = lines.map((line) => line.suppliedOn ?? issuedOn);
  if (!lines.some((line) => line.suppliedOn)) return { from: issuedOn, through: issuedOn };
  return {
    from: days.reduce((first, day) => (day < first ? day : first)),
    through: days.reduce((last, day) => (day > last ? day : last)),
  };
}

export type SupplyFault =
  | { code: 'supply-order'; from: PlainDate; through: PlainDate }
  /** `line` from 1. */
  | { code: 'supply-outside'; line: number; on: PlainDate; from: PlainDate; through: PlainDate };

/** What cannot be stated: a period that ends before it begins, a line's day outside a period that was given. */
export function supplyFault(given: GivenSupply, lines: readonly DatedLine[]): SupplyFault | null {
  const from = given.suppliedFrom ?? given.suppliedThrough ?? null;
  if (from === null) return null;
  const through = given.suppliedThrough ?? from;
  if (from > through) return { code: 'supply-order', from, through };
  const at = lines.findIndex(({ suppliedOn }) => suppliedOn && (suppliedOn < from || suppliedOn > through));
  const on = lines[at]?.suppliedOn;
  return on ? { code: 'supply-outside', line: at + 1, on, from, through } : null;
}

/** True for the first through the last day of one month: 「○月分」. */
export function isWholeMonth({ from, through }: Supply): boolean {
  return from.endsWith('-01') && through === endOfMonth(monthOf(from));
}

/** Months from one month of issue to another. */
function monthsBetween(from: PlainDate, to: PlainDate): number {
  const index = (date: PlainDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return index(to) - index(from);
}

/** A day of an invoice that is copied into another month: as many months later; the end of a month stays one. */
export function dayInMonth(day: PlainDate, issuedOn: PlainDate, copiedOn: PlainDate): PlainDate {
  const moved = addMonths(day, monthsBetween(issuedOn, copiedOn));
  return day === endOfMonth(monthOf(day)) ? endOfMonth(monthOf(moved)) : moved;
}

/** What a copy of an invoice states: nothing where nothing was said, else the same so many months later. */
export function supplyInMonth(given: GivenSupply, issuedOn: PlainDate, copiedOn: PlainDate): GivenSupply {
  const move = (day: PlainDate | null | undefined) => (day ? dayInMonth(day, issuedOn, copiedOn) : null);
  return { suppliedFrom: move(given.suppliedFrom), suppliedThrough: move(given.suppliedThrough) };
}

/**
 * What a copy of an issued invoice states, with its lines' days: the same so many months later. A period that only spans
 * the lines' days is left to them, so that a day may be changed without it.
 */
export function copiedSupply<L extends DatedLine>(
  invoice: GivenSupply & { issuedOn: PlainDate },
  lines: readonly L[],
  copiedOn: PlainDate,
): GivenSupply & { lines: (L & { suppliedOn: PlainDate | null })[] } {
  const { issuedOn, ...stated } = invoice;
  const span = supplyOf(issuedOn, {}, lines);
  const isSpan = stated.suppliedFrom === span.from && stated.suppliedThrough === span.through;
  const { suppliedFrom, suppliedThrough } = isSpan ? { suppliedFrom: null, suppliedThrough: null } : stated;
  return {
    ...supplyInMonth({ suppliedFrom, suppliedThrough }, issuedOn, copiedOn),
    lines: lines.map((line) => ({
      ...line,
      suppliedOn: line.suppliedOn ? dayInMonth(line.suppliedOn, issuedOn, copiedOn) : null,
    })),
  };
}

/** How a template says its day: as issued, the month of issue, the month before. */
export const SUPPLY_RULES = ['issue', 'month', 'last-month'] as const;
export type SupplyRule = (typeof SUPPLY_RULES)[number];

export function supplyByRule(rule: SupplyRule, issuedOn: PlainDate): GivenSupply {
  if (rule === 'issue') return { suppliedFrom: null, suppliedThrough: null };
  const month = monthOf(rule === 'month' ? issuedOn : addMonths(`${monthOf(issuedOn)}-01`, -1));
  return { suppliedFrom: `${month}-01`, suppliedThrough: endOfMonth(month) };
}

/** The rule by which an entry's day was chosen, as far as it can be told. */
export function ruleOfSupply(given: GivenSupply, issuedOn: PlainDate): SupplyRule {
  const same = (rule: SupplyRule) => {
    const { suppliedFrom, suppliedThrough } = supplyByRule(rule, issuedOn);
    return suppliedFrom === given.suppliedFrom && suppliedThrough === given.suppliedThrough;
  };
  return same('month') ? 'month' : same('last-month') ? 'last-month' : 'issue';
}

/**
 * Reads a day or a period as clerks type it: what parseEntryDate reads, 「10月分」「10月」「2026/10」 for a whole month,
 * 「先月」「今月」, and two days parted by 〜 or ~ or 「から」. A month without a year is the one nearest before the day of
 * issue (or that month itself). Null when it is none of these.
 */
export function parseSupply(text: string, issuedOn: PlainDate): Supply | null {
  const plain = text.normalize('NFKC').trim();
  const month = monthMeant(plain, issuedOn);
  if (month !== null) return { from: `${month}-01`, through: endOfMonth(month) };
  const day = parseEntryDate(plain, issuedOn);
  if (day !== null) return { from: day, through: day };
  const parted = /^(.+?)\s*(?:[~〜～–—]|から)\s*(.+?)(?:まで)?$/.exec(plain) ?? /^([^-]+?)\s*-\s*([^-]+)$/.exec(plain);
  const [from, through] = [parted?.[1], parted?.[2]].map((part) => (part ? parseEntryDate(part, issuedOn) : null));
  return from && through ? { from, through } : null;
}

function monthMeant(plain: string, issuedOn: PlainDate): string | null {
  if (plain === '今月' || plain === '当月') return monthOf(issuedOn);
  if (plain === '先月' || plain === '前月') return monthOf(addMonths(`${monthOf(issuedOn)}-01`, -1));
  const full = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月分?)?$/.exec(plain);
  const short = /^(\d{1,2})月分?$/.exec(plain);
  const month = Number(full?.[2] ?? short?.[1] ?? 0);
  if (month < 1 || month > 12) return null;
  const year = full ? Number(full[1]) : Number(issuedOn.slice(0, 4)) - (month > Number(issuedOn.slice(5, 7)) ? 1 : 0);
  return year < 1900 || year > 2999 ? null : `${year}-${String(month).padStart(2, '0')}`;
}
