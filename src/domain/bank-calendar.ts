/** Counting in bank days (銀行営業日): how long after its due date money came, without weekends and holidays in between. */
import { addDays, daysBetween, isBankHoliday, type PlainDate } from './dates.ts';

export interface BankCalendar {
  /** Bank days before `date` since the calendar's start; a holiday counts as the bank day after it. */
  indexOf(date: PlainDate): number;
  /** The bank day with this index; RangeError outside of the calendar. */
  dayAt(index: number): PlainDate;
  /** Every day that is this bank day once it is moved off holidays, `after` them or `before` them; itself included. */
  movedTo(index: number, shift: 'after' | 'before'): readonly PlainDate[];
}

/** A calendar from `first` to `last`, both included; dates outside are taken as its edges. */
export function bankCalendar(first: PlainDate, last: PlainDate): BankCalendar {
  const indexes: number[] = [];
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    indexes.push(days.length);
    if (!isBankHoliday(day)) days.push(day);
  }
  // Asked for millions of times by a forecast of an office: found by the date's digits, not by its text.
  const firstYear = Number(first.slice(0, 4));
  const found = new Int32Array((Number(last.slice(0, 4)) - firstYear + 1) * YEAR_SLOTS).fill(-1);
  const moved = { after: new Map<number, PlainDate[]>(), before: new Map<number, PlainDate[]>() };
  return {
    movedTo(index, shift) {
      const kept = moved[shift].get(index);
      if (kept) return kept;
      const own = days[index];
      const next = days[shift === 'after' ? index - 1 : index + 1];
      const all = own === undefined ? [] : [own];
      const step = shift === 'after' ? -1 : 1;
      if (own !== undefined && next !== undefined)
        for (let day = addDays(own, step); day !== next; day = addDays(day, step)) all.push(day);
      moved[shift].set(index, all);
      return all;
    },
    indexOf(date) {
      const slot = slotOf(date, firstYear);
      const kept = found[slot];
      if (kept !== undefined && kept >= 0) return kept;
      const at = Math.max(0, Math.min(indexes.length - 1, daysBetween(first, date)));
      const index = indexes[at] ?? 0;
      if (kept !== undefined) found[slot] = index;
      return index;
    },
    dayAt(index) {
      const day = days[index];
      if (day === undefined) throw new RangeError(`no bank day ${index} between ${first} and ${last}`);
      return day;
    },
  };
}

const YEAR_SLOTS = 12 * 31;
const ZERO = 48;

/** A place of its own for every date from the first year on; outside of every array for an earlier one. */
function slotOf(date: PlainDate, firstYear: number): number {
  const digit = (at: number) => date.charCodeAt(at) - ZERO;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  return (year - firstYear) * YEAR_SLOTS + (month - 1) * 31 + digit(8) * 10 + digit(9) - 1;
}
