/**
 * The cycle of one client: eight steps, each with the day it is due and how it stands, derived from facts alone. The
 * cockpit asks as of today, the client's own page month by month; both go through `stepsOfCycle`. No step is ever ticked
 * off by hand: what was not booked was not done.
 */
import { addDays, addMonths, dayOfMonth, endOfMonth, isBankHoliday, monthOf, type PlainDate } from './dates.ts';

export const CYCLE_STEPS = [
  'invoices',
  'import',
  'matching',
  'exceptions',
  'reminders',
  'posting',
  'report',
  'close',
] as const;
export type CycleStep = (typeof CYCLE_STEPS)[number];

/** todo 要対応 · wait 相手待ち · late 遅れ · done 済 · next: its day is still to come · none: not a step of this client. */
export type StepState = 'todo' | 'wait' | 'late' | 'done' | 'next' | 'none';

/**
 * When each step is due. invoices, reminders: a day of the month (31 = 末). import, matching, posting: bank days that may
 * pass. exceptions: days. report, close: a day of the following month. 0: not done for this client.
 */
export type CycleCalendar = Record<CycleStep, number>;

/** What an office has that sets nothing; for invoices the client's own closing day comes before this. */
export const DEFAULT_CALENDAR: CycleCalendar = {
  invoices: 31,
  import: 1,
  matching: 1,
  exceptions: 7,
  reminders: 10,
  posting: 1,
  report: 20,
  close: 16,
};

/** Money that waits, counted. */
export interface Waiting {
  count: number;
  yen: number;
  /** Date of the oldest; null where nothing waits. */
  oldestOn: PlainDate | null;
}

export const NOTHING_WAITS: Waiting = { count: 0, yen: 0, oldestOn: null };

export interface CycleFacts {
  /** Any business with this client: without it nothing is due. */
  hasBooks: boolean;
  lastInvoicedOn: PlainDate | null;
  /** Latest movement in the bank data, and the day they were taken in. */
  bankThrough: PlainDate | null;
  importedOn: PlainDate | null;
  /** Deposits that no run of 消込 has looked at yet. */
  unmatched: Waiting;
  /** Deposits that a run left: a person decides. */
  exceptions: Waiting;
  /** Of the exceptions, those where somebody else is to answer (an enquiry is out). */
  exceptionsOutside: number;
  /** Letters that would go today; null while that is not known. */
  remindersDue: number | null;
  remindersDueYen: number;
  lastRemindedOn: PlainDate | null;
  /** Letters issued and not handed to the post; oldestOn is their date. */
  unposted: Waiting;
  lastPostedOn: PlainDate | null;
  /** Latest month ('YYYY-MM') of a client-meeting report, and the day it was made. */
  reportedMonth: string | null;
  reportedOn: PlainDate | null;
  closedThrough: PlainDate | null;
}

/** A client that has only just begun. */
export const NO_FACTS: CycleFacts = {
  hasBooks: true,
  lastInvoicedOn: null,
  bankThrough: null,
  importedOn: null,
  unmatched: NOTHING_WAITS,
  exceptions: NOTHING_WAITS,
  exceptionsOutside: 0,
  remindersDue: null,
  remindersDueYen: 0,
  lastRemindedOn: null,
  unposted: NOTHING_WAITS,
  lastPostedOn: null,
  reportedMonth: null,
  reportedOn: null,
  closedThrough: null,
};

export interface StepStanding {
  step: CycleStep;
  state: StepState;
  /** done: the day it was; late and next: the day it is (was) due; null where no day says anything. */
  on: PlainDate | null;
  count: number;
  yen: number;
}

/** Invoices issued up to so many days before the closing day belong to it: offices bill a little ahead. */
const BILLED_AHEAD_DAYS = 7;
/** For so many days after its day the step shows as done, then as to come again. */
const SHOWN_DONE_DAYS = 7;
/** A step whose day comes within so many days is worked on, not only awaited. */
const NEAR_DAYS = 3;

/** Every step as of `today`. */
export function stepsOfCycle(facts: CycleFacts, calendar: CycleCalendar, today: PlainDate): StepStanding[] {
  return CYCLE_STEPS.map((step) => standingOf(step, facts, calendar, today));
}

export function standingOf(
  step: CycleStep,
  facts: CycleFacts,
  calendar: CycleCalendar,
  today: PlainDate,
): StepStanding {
  const due = calendar[step];
  const found = due === 0 || !facts.hasBooks ? NOTHING : RULES[step](facts, due, today);
  return { step, on: null, count: 0, yen: 0, ...found };
}

type Found = Omit<StepStanding, 'step' | 'on' | 'count' | 'yen'> & Partial<StepStanding>;
const NOTHING: Found = { state: 'none' };

const RULES: Record<CycleStep, (facts: CycleFacts, due: number, today: PlainDate) => Found> = {
  invoices({ lastInvoicedOn: last }, due, today) {
    if (last === null) return NOTHING;
    const [before, next] = deadlinesAround(due, today);
    if (last < addDays(before, -BILLED_AHEAD_DAYS)) return { state: 'late', on: before };
    const isFresh = today <= addDays(before, SHOWN_DONE_DAYS);
    if (last >= addDays(next, -BILLED_AHEAD_DAYS) || isFresh) return { state: 'done', on: last };
    return { state: today >= addDays(next, -NEAR_DAYS) ? 'todo' : 'next', on: next };
  },
  import({ bankThrough, importedOn }, due, today) {
    if (bankThrough === null && importedOn === null) return NOTHING;
    if (isBankBehind(bankThrough, importedOn, due, today)) return { state: 'late', on: bankThrough ?? importedOn };
    return { state: 'done', on: importedOn ?? bankThrough };
  },
  matching({ unmatched, bankThrough, importedOn }, due, today) {
    if (unmatched.count === 0) return bankThrough === null && importedOn === null ? NOTHING : { state: 'done' };
    const late = unmatched.oldestOn !== null && unmatched.oldestOn < bankDaysBefore(today, due);
    return { state: late ? 'late' : 'todo', on: unmatched.oldestOn, count: unmatched.count, yen: unmatched.yen };
  },
  exceptions({ exceptions, exceptionsOutside, bankThrough, importedOn }, due, today) {
    const { count, yen, oldestOn } = exceptions;
    if (count === 0) return bankThrough === null && importedOn === null ? NOTHING : { state: 'done' };
    if (exceptionsOutside >= count) return { state: 'wait', on: oldestOn, count, yen };
    const late = oldestOn !== null && oldestOn < addDays(today, -due);
    return { state: late ? 'late' : 'todo', on: oldestOn, count, yen };
  },
  reminders({ remindersDue, remindersDueYen, lastRemindedOn }, due, today) {
    if (remindersDue === null || remindersDue === 0)
      return lastRemindedOn === null ? NOTHING : { state: 'done', on: lastRemindedOn };
    const [before] = deadlinesAround(due, today);
    const missed = before < today && (lastRemindedOn === null || monthOf(lastRemindedOn) < monthOf(before));
    return { state: missed ? 'late' : 'todo', on: before, count: remindersDue, yen: remindersDueYen };
  },
  posting({ unposted, lastPostedOn }, due, today) {
    if (unposted.count === 0) return lastPostedOn === null ? NOTHING : { state: 'done', on: lastPostedOn };
    const late = unposted.oldestOn !== null && unposted.oldestOn < bankDaysBefore(today, due);
    return { state: late ? 'late' : 'todo', on: unposted.oldestOn, count: unposted.count, yen: unposted.yen };
  },
  report({ reportedMonth, reportedOn, closedThrough }, due, today) {
    const month = monthBefore(today);
    if (reportedMonth !== null && reportedMonth >= month) return { state: 'done', on: reportedOn };
    const ready = closedThrough !== null && closedThrough >= endOfMonth(month);
    return byItsDay(dayIn(monthOf(today), due), today, ready);
  },
  close({ closedThrough, unmatched, exceptions }, due, today) {
    const end = endOfMonth(monthBefore(today));
    if (closedThrough !== null && closedThrough >= end) return { state: 'done', on: closedThrough };
    // What still waits in the month to be closed stands in the way of closing it.
    const inTheWay = [unmatched, exceptions].filter((one) => one.oldestOn !== null && one.oldestOn <= end);
    const count = inTheWay.reduce((sum, one) => sum + one.count, 0);
    return { ...byItsDay(dayIn(monthOf(today), due), today, true), count };
  },
};

/** What is not done yet: late after its day, to do when it can be or the day is near, else to come. */
function byItsDay(on: PlainDate, today: PlainDate, ready: boolean): Found {
  if (on < today) return { state: 'late', on };
  return { state: ready || today >= addDays(on, -NEAR_DAYS) ? 'todo' : 'next', on };
}

/** The last deadline on or before today and the first one after it, by a day of the month (31 = 末). */
function deadlinesAround(day: number, today: PlainDate): [before: PlainDate, next: PlainDate] {
  const ofMonth = dayIn(monthOf(today), day);
  return ofMonth <= today
    ? [ofMonth, dayIn(monthOf(addMonths(`${monthOf(today)}-01`, 1)), day)]
    : [dayIn(monthBefore(today), day), ofMonth];
}

function dayIn(month: string, day: number): PlainDate {
  return dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day);
}

/** The month that is reported and closed now: the one before today's. */
export function monthBefore(today: PlainDate): string {
  return monthOf(addMonths(`${monthOf(today)}-01`, -1));
}

/** The day that lies `count` bank days before `date`; the date itself need not be one. */
export function bankDaysBefore(date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let left = count; left > 0; left--) {
    day = addDays(day, -1);
    while (isBankHoliday(day)) day = addDays(day, -1);
  }
  return day;
}

/** The day that lies `count` bank days after `date`. */
export function bankDaysAfter(date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let left = count; left > 0; left--) {
    day = addDays(day, 1);
    while (isBankHoliday(day)) day = addDays(day, 1);
  }
  return day;
}

/** Bank data are behind when neither their latest movement nor their import reaches the last bank day that counts. */
export function isBankBehind(
  bankThrough: PlainDate | null,
  importedOn: PlainDate | null,
  bankDays: number,
  today: PlainDate,
): boolean {
  if (bankThrough === null && importedOn === null) return false;
  const expected = bankDaysBefore(today, bankDays);
  return [bankThrough, importedOn].every((day) => day === null || day < expected);
}
