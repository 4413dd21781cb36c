/**
 * How good the forecast would have been: made again on past days from what had happened by then (rolling origin), and
 * held against what came. Judged against the plain belief that everything comes on its due date. The ranges of each origin
 * are widened by what the origins before it taught, never by what came later, so that the coverage shown is an honest one.
 */
import { type BankCalendar, bankCalendar } from './bank-calendar.ts';
import { addDays, addMonths, daysBetween, type PlainDate, shiftFromHoliday } from './dates.ts';
import { forecastDesk, forecastSpans, type OpenBill } from './forecast.ts';
import { billFacts, type FactsByParty } from './forecast-habits.ts';
import { learnedSpread, type PastWeek, type YenRange } from './forecast-range.ts';
import { type Bundle, flowsOf } from './receivable-bundles.ts';

export interface BacktestWeek {
  from: PlainDate;
  to: PlainDate;
  expectedYen: number;
  actualYen: number;
  /** What falls due in the week: the plain belief. */
  plainYen: number;
  in50: boolean;
  in80: boolean;
}

export interface BacktestOrigin {
  on: PlainDate;
  weeks: BacktestWeek[];
  expectedYen: number;
  actualYen: number;
  plainYen: number;
  /** Came in the same days on invoices issued after the origin: no forecast from issued invoices can see it. */
  unseenYen: number;
}

export interface Backtest {
  origins: BacktestOrigin[];
  /** Σ|expected − actual| ÷ Σ actual over weeks and over whole four-week spans, in tenths of a percent; null: nothing came. */
  weekErrorPermille: number | null;
  spanErrorPermille: number | null;
  plainWeekErrorPermille: number | null;
  plainSpanErrorPermille: number | null;
  /** (Σ expected − Σ actual) ÷ Σ actual: positive when the forecast promises too much. */
  biasPermille: number | null;
  weeks: number;
  weeksIn50: number;
  weeksIn80: number;
}

const WEEKS = 4;

/** Origins: the last days of `months` months before asOf, as far as there are books; each forecasts four weeks. */
export function backtest(bundles: readonly Bundle[], asOf: PlainDate, months: number): Backtest {
  const past = pastOf(bundles, asOf);
  const origins: BacktestOrigin[] = [];
  const weeks: PastWeek[] = [];
  for (const on of originDays(bundles, asOf, months)) {
    const { origin, plain } = originOf(past, on, learnedSpread(weeks));
    origins.push(origin);
    weeks.push(...plain);
  }
  return { origins, ...errorsOf(origins) };
}

/** What all origins look at. */
interface Past {
  bundles: readonly Bundle[];
  facts: FactsByParty;
  calendar: BankCalendar;
}

function pastOf(bundles: readonly Bundle[], asOf: PlainDate): Past {
  const calendar = bankCalendar(addDays(asOf, -4 * 366), addDays(asOf, 366));
  return { bundles, facts: billFacts(bundles), calendar };
}

/** Origins that a forecast's common spread is learned from. */
const LEARNED_MONTHS = 6;

/** Bundles that are looked at for it: whole customers, evenly picked, because what all have in common shows in a part. */
const LEARNED_BUNDLES = 6000;

/** What the bills of these books have had in common in the last half year: learned from the same rolling forecasts. */
export function commonSpreadOf(bundles: readonly Bundle[], asOf: PlainDate): number {
  const every = Math.ceil(bundles.length / LEARNED_BUNDLES);
  const some = every <= 1 ? bundles : bundles.filter((one) => (one.clientId + one.customerId) % every === 0);
  const past = pastOf(some, asOf);
  return learnedSpread(originDays(some, asOf, LEARNED_MONTHS).flatMap((on) => originOf(past, on, 0).plain));
}

/** The last days of the `months` months before asOf that have half a year of books before them and four weeks after. */
function originDays(bundles: readonly Bundle[], asOf: PlainDate, months: number): PlainDate[] {
  const begins = bundles.reduce((least, bundle) => (bundle.issuedOn < least ? bundle.issuedOn : least), asOf);
  const days: PlainDate[] = [];
  for (let back = months; back >= 1; back--) {
    const on = addDays(addMonths(`${asOf.slice(0, 7)}-01`, 1 - back), -1);
    // Half a year of books is the least that shows a habit; the four weeks after must be over.
    if (addMonths(begins, 6) > on || addDays(on, WEEKS * 7) > asOf) continue;
    days.push(on);
  }
  return days;
}

/** One origin, and its weeks as they would have been without a common spread. */
function originOf(past: Past, on: PlainDate, commonSpread: number): { origin: BacktestOrigin; plain: PastWeek[] } {
  const { bundles } = past;
  const weekNumber = (date: PlainDate) => String(Math.floor((daysBetween(on, date) - 1) / 7));
  const input = { asOf: on, days: WEEKS * 7, bundles, commonSpread };
  const desk = forecastDesk(input, past);
  const forecast = forecastSpans(input, desk, weekNumber);
  const actual = clearedAfter(bundles, on, addDays(on, WEEKS * 7));
  const plain = plainBelief(desk.open, on);
  const weeks = forecast.spans.map(({ from, to, expectedYen, range50, range80 }): BacktestWeek => {
    const actualYen = yenBetween(actual.byDay, from, to);
    const within = (range: YenRange) => actualYen >= range.lowYen && actualYen <= range.highYen;
    const plainYen = yenBetween(plain, from, to);
    return { from, to, expectedYen, actualYen, plainYen, in50: within(range50), in80: within(range80) };
  });
  const sum = (pick: (week: BacktestWeek) => number) => weeks.reduce((total, week) => total + pick(week), 0);
  return {
    origin: {
      on,
      weeks,
      expectedYen: sum((week) => week.expectedYen),
      actualYen: sum((week) => week.actualYen),
      plainYen: sum((week) => week.plainYen),
      unseenYen: actual.unseenYen,
    },
    plain: forecast.plain.map(({ expectedYen, range80 }, at) => ({
      expectedYen,
      range80,
      actualYen: weeks[at]!.actualYen,
    })),
  };
}

/** Cleared after the origin: by day on what was open then, and in one sum on what was issued later. */
function clearedAfter(bundles: readonly Bundle[], on: PlainDate, last: PlainDate) {
  const byDay = new Map<PlainDate, number>();
  let unseenYen = 0;
  for (const bundle of bundles) {
    if (bundle.closedOn <= on || bundle.issuedOn > last) continue;
    for (const flow of flowsOf(bundle)) {
      if (flow.kind !== 'cleared' || flow.on <= on || flow.on > last) continue;
      if (bundle.issuedOn > on) unseenYen += flow.yen;
      else byDay.set(flow.on, (byDay.get(flow.on) ?? 0) + flow.yen);
    }
  }
  return { byDay, unseenYen };
}

/** Everything comes on its due date; what is late already, which may come any day, on the first one. */
function plainBelief(open: readonly OpenBill[], on: PlainDate): Map<PlainDate, number> {
  const byDay = new Map<PlainDate, number>();
  const firstDay = shiftFromHoliday(addDays(on, 1), 'after');
  const moved = new Map<PlainDate, PlainDate>();
  for (const bill of open) {
    const due = moved.get(bill.dueOn) ?? shiftFromHoliday(bill.dueOn, 'after');
    moved.set(bill.dueOn, due);
    const day = due > on ? due : firstDay;
    byDay.set(day, (byDay.get(day) ?? 0) + bill.yen);
  }
  return byDay;
}

function yenBetween(byDay: ReadonlyMap<PlainDate, number>, from: PlainDate, to: PlainDate): number {
  let yen = 0;
  for (const [day, amount] of byDay) if (day >= from && day <= to) yen += amount;
  return yen;
}

function errorsOf(origins: readonly BacktestOrigin[]): Omit<Backtest, 'origins'> {
  const weeks = origins.flatMap((origin) => origin.weeks);
  const sum = <T>(list: readonly T[], pick: (one: T) => number) => list.reduce((total, one) => total + pick(one), 0);
  const actual = sum(weeks, (week) => week.actualYen);
  const permille = (yen: number) => (actual <= 0 ? null : Math.round((yen / actual) * 1000));
  return {
    weekErrorPermille: permille(sum(weeks, (week) => Math.abs(week.expectedYen - week.actualYen))),
    spanErrorPermille: permille(sum(origins, (origin) => Math.abs(origin.expectedYen - origin.actualYen))),
    plainWeekErrorPermille: permille(sum(weeks, (week) => Math.abs(week.plainYen - week.actualYen))),
    plainSpanErrorPermille: permille(sum(origins, (origin) => Math.abs(origin.plainYen - origin.actualYen))),
    biasPermille: permille(sum(weeks, (week) => week.expectedYen - week.actualYen)),
    weeks: weeks.length,
    weeksIn50: weeks.filter((week) => week.in50).length,
    weeksIn80: weeks.filter((week) => week.in80).length,
  };
}
