/** The period on screen: one month to begin with. */
import { addDays, addMonths, endOfMonth, monthOf, type PlainDate } from '../../../domain/dates.ts';

export interface Period {
  from: PlainDate;
  through: PlainDate;
  /** As it was known then; left out, the books of now. */
  knownAt?: string;
}

/** The month of a day, up to that day. */
export function monthUpTo(asOf: PlainDate): Period {
  return { from: `${monthOf(asOf)}-01`, through: asOf };
}

export function wholeMonth(day: PlainDate): Period {
  return { from: `${monthOf(day)}-01`, through: endOfMonth(monthOf(day)) };
}

export function yearUpTo(asOf: PlainDate): Period {
  return { from: addDays(addMonths(asOf, -12), 1), through: asOf };
}

/** A whole month turns into the one before or after; any other stretch into the month before its beginning or after its end. */
export function turned(period: Period, step: 1 | -1): Period {
  const day = step === -1 ? addDays(period.from, -1) : addDays(endOfMonth(monthOf(period.through)), 1);
  return wholeMonth(day);
}
