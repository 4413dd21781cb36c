/** Counting in bank days (銀行営業日): how long after its due date money came, without weekends and holidays in between. */
import { addDays, daysBetween, isBankHoliday, type PlainDate } from './dates.ts';

export interface BankCalendar {
  /** Bank days before `date` since the calendar's start; a holiday counts as the bank day after it. */
  indexOf(date: PlainDate): number;
  /** The bank day with this index; RangeError outside of the calendar. */
  dayAt(index: number): PlainDate;
}

/** A calendar from `first` to `last`, both included; dates outside are taken as its edges. */
export function bankCalendar(first: PlainDate, last: PlainDate): BankCalendar {
  const indexes: number[] = [];
  const days: PlainDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    indexes.push(days.length);
    if (!isBankHoliday(day)) days.push(day);
  }
  const known = new Map<PlainDate, number>();
  return {
    indexOf(date) {
      const kept = known.get(date);
      if (kept !== undefined) return kept;
      const at = Math.max(0, Math.min(indexes.length - 1, daysBetween(first, date)));
      const index = indexes[at] ?? 0;
      known.set(date, index);
      return index;
    },
    dayAt(index) {
      const day = days[index];
      if (day === undefined) throw new RangeError(`no bank day ${index} between ${first} and ${last}`);
      return day;
    },
  };
}
