/** Who will probably be late, and the facts a clerk can check it by; what one day's expected money is made of. */
import type { PlainDate } from './dates.ts';
import { addDays } from './dates.ts';
import type { ForecastDesk, OpenBill } from './forecast.ts';
import {
  anchorOf,
  chanceOfLate,
  chancesAfter,
  FIRST_DAY,
  type HabitBasis,
  type LatenessFacts,
  latenessFacts,
  yenUntil,
} from './forecast-habits.ts';
import type { PayDay } from './forecast-pay-day.ts';

export interface LateRisk extends LatenessFacts {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  yen: number;
  count: number;
  basis: HabitBasis;
  /** The customer's own day of the month, where it keeps one. */
  payDay: PayDay | null;
  /** P(not settled by its due date), in hundredths. */
  latePercent: number;
}

/** Bills not yet due, due by `through`, that are likelier late than not; the largest first. */
export function lateRisks(desk: ForecastDesk, asOf: PlainDate, through: PlainDate): LateRisk[] {
  const { calendar, book, open } = desk;
  const today = calendar.indexOf(addDays(asOf, 1)) - 1;
  return open
    .filter((bill) => bill.dueOn > asOf && bill.dueOn <= through)
    .map((bill) => {
      const habit = book.of(bill.clientId, bill.customerId);
      const anchor = anchorOf(habit.payDay, bill.dueOn, calendar);
      const chance = chanceOfLate(habit.hazards, today - anchor, calendar.indexOf(bill.dueOn) - anchor);
      return {
        ...bill,
        ...latenessFacts(book.billsOf(bill.clientId, bill.customerId), calendar),
        basis: habit.basis,
        payDay: habit.payDay,
        latePercent: Math.round(chance * 100),
      };
    })
    .filter((risk) => risk.latePercent >= 50)
    .sort((a, b) => b.yen - a.yen || a.customerId - b.customerId);
}

export interface DayPart extends LatenessFacts {
  bill: OpenBill;
  basis: HabitBasis;
  /** The customer's own day of the month, where it keeps one. */
  payDay: PayDay | null;
  /** P(settled on a day of the span), in hundredths; 0 is less than one half. */
  percent: number;
  expectedYen: number;
}

/** The bills that may come between two days (both after asOf), the largest expectation first; they add up to the days. */
export function partsOfSpan(
  desk: ForecastDesk,
  {
    asOf,
    from,
    to,
    known,
  }: { asOf: PlainDate; from: PlainDate; to: PlainDate; known?: ReadonlyMap<number, PlainDate> },
): DayPart[] {
  const { calendar, book, open } = desk;
  const last = (day: PlainDate) => calendar.indexOf(addDays(day, 1)) - 1;
  const [today, end, begin] = [last(asOf), last(to), last(addDays(from, -1))];
  const parts = open.map((bill): DayPart => {
    const habit = book.of(bill.clientId, bill.customerId);
    const through = known?.get(bill.clientId);
    const anchor = anchorOf(habit.payDay, bill.dueOn, calendar);
    const first = Math.max(Math.min(today, through === undefined ? today : last(through)), anchor + FIRST_DAY - 1);
    const steps = Math.max(0, end - first);
    const chances = chancesAfter(habit.hazards, first - anchor, steps);
    const until = yenUntil(bill.yen, chances, steps);
    const before = Math.max(0, Math.min(steps, begin - first));
    const chance = chances.subarray(before + 1).reduce((sum, one) => sum + one, 0);
    return {
      bill,
      ...latenessFacts(book.billsOf(bill.clientId, bill.customerId), calendar),
      basis: habit.basis,
      payDay: habit.payDay,
      percent: Math.round(chance * 100),
      expectedYen: until[steps]! - until[before]!,
    };
  });
  return parts
    .filter((part) => part.expectedYen > 0)
    .sort((a, b) => b.expectedYen - a.expectedYen || a.bill.customerId - b.bill.customerId);
}
