/**
 * 支払約束 and 分割: kept or broken, told from what came in — facts in, state out, as of any day. A day of no banking moves
 * the deadline to the next one (民法142条), as it does for the customer's own bank.
 */
import { addMonths, dayOfMonth, type PlainDate, shiftFromHoliday } from './dates.ts';

/** Money of the customer's that came in: by the day of the deposit, and for which receivable (null: not cleared yet). */
export interface CameIn {
  on: PlainDate;
  receivableId: number | null;
  amountYen: number;
}

export interface Pledge {
  id: number;
  /** The day it was given: what came before does not keep it. */
  madeOn: PlainDate;
  /** Empty: whatever the customer owes. */
  receivableIds: readonly number[];
  rows: readonly { dueOn: PlainDate; amountYen: number }[];
  /** Taken back, or replaced by another. */
  endedOn: PlainDate | null;
}

/**
 * waiting: its day has not passed. kept: all of it came in time (of a plan: so far). late: broken, and made up for since.
 * broken: its day has passed without the money. done: a plan paid to the end. ended: taken back.
 */
export type PledgeState = 'waiting' | 'kept' | 'late' | 'broken' | 'done' | 'ended';

export interface PledgeStanding {
  id: number;
  state: PledgeState;
  /** Came in by `asOf` and counted for it, never more than was pledged. */
  paidYen: number;
  /** Still to come of what was due by `asOf`. */
  behindYen: number;
  /** The next row that is not paid, with what is left of it. */
  next: { dueOn: PlainDate; amountYen: number } | null;
}

/** The last day on which money still keeps a pledge for `dueOn`. */
export function deadlineOf(dueOn: PlainDate): PlainDate {
  return shiftFromHoliday(dueOn, 'after');
}

/**
 * Standings of all pledges of one customer, in the given order. One yen keeps one pledge: money goes to the pledge whose
 * row is due first, and only to one that is old enough and speaks of that receivable.
 */
export function pledgeStandings(
  pledges: readonly Pledge[],
  cameIn: readonly CameIn[],
  asOf: PlainDate,
): PledgeStanding[] {
  const money = cameIn
    .filter((one) => one.on <= asOf)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((one) => ({ ...one, leftYen: one.amountYen }));
  const rows = pledges
    .flatMap((pledge) => pledge.rows.map((row, index) => ({ pledge, index, ...row, got: [] as Got[] })))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.pledge.id - b.pledge.id));
  for (const row of rows) {
    let missing = row.amountYen;
    for (const one of money) {
      if (missing === 0) break;
      if (one.leftYen === 0 || !isFor(row.pledge, one)) continue;
      const yen = Math.min(missing, one.leftYen);
      one.leftYen -= yen;
      missing -= yen;
      row.got.push({ on: one.on, yen });
    }
  }
  return pledges.map((pledge) =>
    standing(
      pledge,
      rows.filter((row) => row.pledge === pledge),
      asOf,
    ),
  );
}

interface Got {
  on: PlainDate;
  yen: number;
}

function isFor(pledge: Pledge, { on, receivableId }: CameIn): boolean {
  if (on < pledge.madeOn || (pledge.endedOn !== null && on > pledge.endedOn)) return false;
  return pledge.receivableIds.length === 0 || receivableId === null || pledge.receivableIds.includes(receivableId);
}

function standing(
  pledge: Pledge,
  rows: readonly { dueOn: PlainDate; amountYen: number; got: readonly Got[] }[],
  asOf: PlainDate,
): PledgeStanding {
  const sumOf = (got: readonly Got[], until?: PlainDate) =>
    got.filter((one) => until === undefined || one.on <= until).reduce((sum, one) => sum + one.yen, 0);
  const due = rows.filter((row) => deadlineOf(row.dueOn) < asOf);
  const behindYen = due.reduce((sum, row) => sum + row.amountYen - sumOf(row.got), 0);
  const wasLate = due.some((row) => sumOf(row.got, deadlineOf(row.dueOn)) < row.amountYen);
  const open = rows.find((row) => sumOf(row.got) < row.amountYen);
  const paidYen = rows.reduce((sum, row) => sum + sumOf(row.got), 0);
  const next = open ? { dueOn: open.dueOn, amountYen: open.amountYen - sumOf(open.got) } : null;
  return { id: pledge.id, state: stateOf(), paidYen, behindYen, next };

  function stateOf(): PledgeState {
    if (pledge.endedOn !== null && pledge.endedOn <= asOf) return 'ended';
    if (behindYen > 0) return 'broken';
    if (open === undefined) return wasLate ? 'late' : rows.length > 1 ? 'done' : 'kept';
    return rows.length > 1 && due.length > 0 ? (wasLate ? 'late' : 'kept') : 'waiting';
  }
}

/** A pledge that still binds us to wait: nothing is behind, and something is to come. */
export function holdsLetters({ state, next }: PledgeStanding): boolean {
  return next !== null && (state === 'waiting' || state === 'kept' || state === 'late');
}

/**
 * n rows on the same day of following months. Even amounts in hundreds where that works; what is over goes to the first
 * row, so that the last ones are round.
 */
export function evenRows(
  totalYen: number,
  count: number,
  firstOn: PlainDate,
): { dueOn: PlainDate; amountYen: number }[] {
  const unit = totalYen >= count * 10_000 ? 1000 : totalYen >= count * 100 ? 100 : 1;
  const each = Math.floor(totalYen / count / unit) * unit;
  const day = Number(firstOn.slice(8));
  // 30 November and the last of the month are not the same wish: a month's last day stays a last day.
  const isLast = firstOn === dayOfMonth(Number(firstOn.slice(0, 4)), Number(firstOn.slice(5, 7)), 31);
  return Array.from({ length: count }, (_none, index) => {
    const month = addMonths(`${firstOn.slice(0, 7)}-01`, index);
    const dueOn = dayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), isLast ? 31 : day);
    return { dueOn, amountYen: index === 0 ? totalYen - each * (count - 1) : each };
  });
}
