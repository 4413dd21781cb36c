/** Who will probably be late, and the facts a clerk can check it by; what one day's expected money is made of. */
import type { PlainDate } from './dates.ts';
import { addDays } from './dates.ts';
import type { ForecastDesk, OpenBill } from './forecast.ts';
import {
  chanceOfLate,
  chancesAfter,
  FIRST_DAY,
  type HabitBasis,
  type LatenessFacts,
  latenessFacts,
} from './forecast-habits.ts';

export interface LateRisk extends LatenessFacts {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  yen: number;
  count: number;
  basis: HabitBasis;
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
      const chance = chanceOfLate(habit.hazards, today - calendar.indexOf(bill.dueOn));
      return {
        ...bill,
        ...latenessFacts(book.billsOf(bill.clientId, bill.customerId), calendar),
        basis: habit.basis,
        latePercent: Math.round(chance * 100),
      };
    })
    .filter((risk) => risk.latePercent >= 50)
    .sort((a, b) => b.yen - a.yen || a.customerId - b.customerId);
}

export interface DayPart extends LatenessFacts {
  bill: OpenBill;
  basis: HabitBasis;
  /** P(settled on a day of the span), in hundredths. */
  percent: number;
  expectedYen: number;
}

/** The bills that may come between two days (both after asOf), the largest expectation first. */
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
    const due = calendar.indexOf(bill.dueOn);
    const first = Math.max(Math.min(today, through === undefined ? today : last(through)), due + FIRST_DAY - 1);
    const chances = chancesAfter(habit.hazards, first - due, Math.max(0, end - first));
    let chance = 0;
    for (let step = 1; step < chances.length; step++) if (first + step > begin) chance += chances[step]!;
    return {
      bill,
      ...latenessFacts(book.billsOf(bill.clientId, bill.customerId), calendar),
      basis: habit.basis,
      percent: Math.round(chance * 100),
      expectedYen: Math.round(bill.yen * chance),
    };
  });
  return parts
    .filter((part) => part.percent >= 1)
    .sort((a, b) => b.expectedYen - a.expectedYen || a.bill.customerId - b.bill.customerId);
}
