/** One month of one client: each step with when it was due, when it was done and by whom. */
import { bankDaysAfter, CYCLE_STEPS, type CycleCalendar, type CycleStep, type StepState } from './client-cycle.ts';
import { addDays, addMonths, dayOfMonth, endOfMonth, monthOf, type PlainDate } from './dates.ts';

/** What was last booked for a step in the month. */
export interface StepDone {
  on: PlainDate;
  by: string;
  count: number;
  yen: number;
}

export interface StepFacts {
  done: StepDone | null;
  /** What is still to be done of it: deposits, letters. */
  left: { count: number; yen: number };
}

export type MonthFacts = Record<CycleStep, StepFacts> & {
  /** Any business in the month or before it. */
  hasBooks: boolean;
  /** Latest movement in the bank data. */
  bankThrough: PlainDate | null;
};

export interface MonthStep {
  step: CycleStep;
  state: StepState;
  dueOn: PlainDate | null;
  doneOn: PlainDate | null;
  by: string;
  count: number;
  yen: number;
}

/** A step whose day comes within so many days is worked on, not only awaited. */
const NEAR_DAYS = 3;

export function stepsOfMonth(facts: MonthFacts, calendar: CycleCalendar, month: string, today: PlainDate): MonthStep[] {
  return CYCLE_STEPS.map((step) => {
    const { done, left } = facts[step];
    const shown = { step, doneOn: done?.on ?? null, by: done?.by ?? '' };
    const what = left.count > 0 ? left : { count: done?.count ?? 0, yen: done?.yen ?? 0 };
    if (calendar[step] === 0 || !facts.hasBooks) return { ...shown, ...what, state: 'none', dueOn: null };
    const dueOn = dueOnOf(step, calendar[step], month);
    return { ...shown, ...what, dueOn, state: stateOf(step, facts, dueOn, month, today) };
  });
}

/** The day a step of the month is due. Steps of every bank day: after the month's last day. */
export function dueOnOf(step: CycleStep, due: number, month: string): PlainDate {
  const following = monthOf(addMonths(`${month}-01`, 1));
  switch (step) {
    case 'invoices':
    case 'reminders':
      return dayIn(month, due);
    case 'report':
    case 'close':
      return dayIn(following, due);
    case 'exceptions':
      return addDays(endOfMonth(month), due);
    default:
      return bankDaysAfter(endOfMonth(month), due);
  }
}

function stateOf(step: CycleStep, facts: MonthFacts, dueOn: PlainDate, month: string, today: PlainDate): StepState {
  const { done, left } = facts[step];
  if (step === 'import') {
    const reaches = facts.bankThrough !== null && facts.bankThrough >= endOfMonth(month);
    if (reaches || (done !== null && done.on > endOfMonth(month))) return 'done';
    if (facts.bankThrough === null) return 'none';
  } else if (left.count === 0) {
    if (done !== null) return 'done';
    // Nothing came, nothing went: there was nothing to do.
    if (step === 'matching' || step === 'exceptions' || step === 'posting')
      return today > endOfMonth(month) ? 'none' : 'next';
    if (step === 'reminders' && today > dueOn) return 'none';
  }
  if (today > dueOn) return 'late';
  return left.count > 0 || today >= addDays(dueOn, -NEAR_DAYS) ? 'todo' : 'next';
}

function dayIn(month: string, day: number): PlainDate {
  return dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
}
