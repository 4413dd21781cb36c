/**
 * 支払日 as a habit: who pays on the 20th or at the month's end whatever his invoices say. Counted from the due date such a
 * customer is a different number of bank days late every month; counted from his own day he is never off. Companies pay a
 * day that falls on a bank holiday on the bank day before it or after it, each always the same way.
 */
import type { BankCalendar } from './bank-calendar.ts';
import { dayOfMonth, type PlainDate } from './dates.ts';

export interface PayDay {
  /** 1 … 31; 31 is the month's end. */
  day: number;
  /** Months from the due date's month to his. */
  monthsAfter: number;
  shift: 'before' | 'after';
  /** Of the settled bills looked at, how many came on that very day. */
  hits: number;
  bills: number;
}

export interface SettledBill {
  dueOn: PlainDate;
  settledOn: PlainDate;
}

/** Fewer hits than this are no habit. */
const LEAST_HITS = 5;
/** Of ten bills so many must come on the day, */
const LEAST_SHARE = 0.75;
/** and so many more than on any one distance from the due date, which is the simpler explanation. */
const MORE_THAN_DUE = 2;
/** 五十日 and the month's end are what companies agree on; any other day must hold nearly always to be more than chance. */
const USUAL_DAYS: readonly number[] = [5, 10, 15, 20, 25, 31];
const LEAST_UNUSUAL_SHARE = 0.95;
const MONTHS: readonly number[] = [-1, 0, 1, 2];

/** Years × 12 + month. */
function monthNumber(date: PlainDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

const SHIFTS = ['after', 'before'] as const;

/** Which months and days of them (month number × 32 + day) a bank day can stand for, 31 also for a shorter month's last. */
function namesOf(calendar: BankCalendar, index: number, shift: PayDay['shift']): number[] {
  return calendar.movedTo(index, shift).flatMap((date) => {
    const [month, day] = [monthNumber(date), Number(date.slice(8, 10))];
    const isLast = day >= 28 && day < 31 && dayOfMonth(Math.floor(month / 12), (month % 12) + 1, 31) === date;
    return isLast ? [month * 32 + day, month * 32 + 31] : [month * 32 + day];
  });
}

/** What a calendar's days are named, and the months of due dates: looked up for every bill of an office. */
interface Names {
  after: Map<number, number[]>;
  before: Map<number, number[]>;
  months: Map<PlainDate, number>;
}

const namesByCalendar = new WeakMap<BankCalendar, Names>();

function namesIn(calendar: BankCalendar): Names {
  let names = namesByCalendar.get(calendar);
  if (!names) {
    names = { after: new Map(), before: new Map(), months: new Map() };
    namesByCalendar.set(calendar, names);
  }
  return names;
}

function kept<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make(key);
    map.set(key, value);
  }
  return value;
}

const DAYS = 32;
/** Counters of hits by shift, months after and day; cleared before each customer, because an office asks for thousands. */
const hits = new Uint16Array(SHIFTS.length * MONTHS.length * DAYS);

/**
 * The pay day of a customer with these settled bills; null where counting from the due date explains them as well.
 * `onDue`: how many of them came at the commonest distance from the due date.
 */
export function payDayOf(bills: readonly SettledBill[], onDue: number, calendar: BankCalendar): PayDay | null {
  const least = Math.max(LEAST_HITS, Math.ceil(bills.length * LEAST_SHARE), onDue + MORE_THAN_DUE);
  if (bills.length < least) return null;
  const names = namesIn(calendar);
  hits.fill(0);
  for (const bill of bills) {
    const at = calendar.indexOf(bill.settledOn);
    const due = kept(names.months, bill.dueOn, monthNumber);
    countNames(
      kept(names.after, at, (index) => namesOf(calendar, index, 'after')),
      due,
      0,
    );
    countNames(
      kept(names.before, at, (index) => namesOf(calendar, index, 'before')),
      due,
      MONTHS.length * DAYS,
    );
  }
  // The later day wins a tie: a 30th that was always the last of its month is the month's end.
  let best = -1;
  let most = least - 1;
  for (let slot = 0; slot < hits.length; slot++) {
    const count = hits[slot]!;
    if (count < bills.length * LEAST_UNUSUAL_SHARE && !USUAL_DAYS.includes(slot % DAYS)) continue;
    if (count > most || (count === most && best >= 0 && slot % DAYS > best % DAYS)) [best, most] = [slot, count];
  }
  if (best < 0) return null;
  return {
    day: best % DAYS,
    monthsAfter: MONTHS[Math.floor(best / DAYS) % MONTHS.length]!,
    shift: SHIFTS[Math.floor(best / DAYS / MONTHS.length)]!,
    hits: most,
    bills: bills.length,
  };
}

function countNames(names: readonly number[], dueMonth: number, from: number): void {
  for (const named of names) {
    const after = Math.floor(named / DAYS) - dueMonth - MONTHS[0]!;
    if (after >= 0 && after < MONTHS.length) hits[from + after * DAYS + (named % DAYS)]!++;
  }
}

/** The bank day (its index) on which this customer pays what is due on `dueOn`. */
export function payIndex({ day, monthsAfter, shift }: PayDay, dueOn: PlainDate, calendar: BankCalendar): number {
  const month = monthNumber(dueOn) + monthsAfter;
  const named = dayOfMonth(Math.floor(month / 12), (month % 12) + 1, day);
  const at = calendar.indexOf(named);
  // A holiday has the index of the bank day after it.
  return shift === 'before' && calendar.movedTo(at, 'after')[0] !== named ? at - 1 : at;
}
