/**
 * What will come in and when: every open bill (one due date of one customer) spread over the coming bank days by the
 * customer's own habit. Facts in, expected yen out; only invoices that are issued are looked at.
 */
import { type BankCalendar, bankCalendar } from './bank-calendar.ts';
import { addDays, addMonths, daysBetween, monthOf, type PlainDate, weekdayOf } from './dates.ts';
import {
  anchorOf,
  billFacts,
  chancesAfter,
  type FactsByParty,
  FIRST_DAY,
  type HabitBasis,
  type HabitBook,
  habitBook,
  yenUntil,
} from './forecast-habits.ts';
import { ChanceSum, type YenRange } from './forecast-range.ts';
import { type Bundle, openYenOn } from './receivable-bundles.ts';

export interface OpenBill {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  yen: number;
  /** Receivables in it. */
  count: number;
}

export interface ForecastInput {
  /** The day the forecast stands on; the first expected day is the one after. */
  asOf: PlainDate;
  days: number;
  bundles: readonly Bundle[];
  /** How far each client's bank data reach, where that is before asOf: what came later is not known yet. */
  knownThrough?: ReadonlyMap<number, PlainDate>;
  /** What bills have in common, as a part of the expected sum (see learnedSpread); 0 when left out. */
  commonSpread?: number;
}

export interface ForecastSpan {
  from: PlainDate;
  to: PlainDate;
  /** Whole yen; weeks and months are the sums of their days. */
  expectedYen: number;
  /** What falls due in the span, of what is open. */
  dueYen: number;
  range50: YenRange;
  range80: YenRange;
}

export interface Forecast {
  asOf: PlainDate;
  openYen: number;
  overdueYen: number;
  /** Expected for days up to asOf that no bank file has told of yet. */
  notTakenInYen: number;
  /** Expected after the last day, or never. */
  laterYen: number;
  days: ForecastSpan[];
  weeks: ForecastSpan[];
  months: ForecastSpan[];
  /** Open yen by what the habit rests on. */
  basisYen: Record<HabitBasis, number>;
}

/** What every part of a forecast is reckoned with. */
export interface ForecastDesk {
  calendar: BankCalendar;
  book: HabitBook;
  open: OpenBill[];
}

/** Days of history before the horizon that a calendar must cover. */
const PAST_DAYS = 3 * 366;

/** `given`: what several desks have in common and was put together once, or learned a moment ago. */
export function forecastDesk(
  { asOf, days, bundles }: ForecastInput,
  given: { calendar?: BankCalendar; facts?: FactsByParty; book?: HabitBook | null } = {},
): ForecastDesk {
  const calendar = given.calendar ?? bankCalendar(addDays(asOf, -PAST_DAYS), addDays(asOf, days + 366));
  const facts = given.facts ?? billFacts(bundles);
  return { calendar, book: given.book ?? habitBook(facts, asOf, calendar), open: openBills(facts, asOf) };
}

/** Bills with a balance at the end of a day. */
export function openBills(facts: FactsByParty, day: PlainDate): OpenBill[] {
  const open: OpenBill[] = [];
  for (const bills of facts.values())
    for (const { clientId, customerId, dueOn, bundles } of bills) {
      let [yen, count] = [0, 0];
      for (const bundle of bundles) {
        const left = openYenOn(bundle, day);
        if (left <= 0) continue;
        yen += left;
        count += bundle.count;
      }
      if (yen > 0) open.push({ clientId, customerId, dueOn, yen, count });
    }
  return open;
}

/** The forecast of `days` calendar days after asOf. */
export function forecastDeposits(input: ForecastInput, desk = forecastDesk(input)): Forecast {
  const { asOf, commonSpread = 0 } = input;
  const laid = layBills(input, desk, [(date) => date, weekOf, monthOf]);
  const [days, weeks, months] = laid.grids;
  const openYen = desk.open.reduce((yen, bill) => yen + bill.yen, 0);
  const expected = laid.dayYen.reduce((yen, one) => yen + one, 0);
  return {
    asOf,
    openYen,
    overdueYen: desk.open.reduce((yen, bill) => (bill.dueOn < asOf ? yen + bill.yen : yen), 0),
    notTakenInYen: laid.notTakenInYen,
    laterYen: openYen - expected - laid.notTakenInYen,
    days: spansOf(laid, days!, commonSpread),
    weeks: spansOf(laid, weeks!, commonSpread),
    months: spansOf(laid, months!, commonSpread),
    basisYen: laid.basisYen,
  };
}

/** Only the spans that `nameOf` tells apart: as forecast, and as they would be without a common spread. */
export function forecastSpans(
  input: ForecastInput,
  desk: ForecastDesk,
  nameOf: (date: PlainDate) => string,
): { spans: ForecastSpan[]; plain: ForecastSpan[] } {
  const laid = layBills(input, desk, [nameOf]);
  const grid = laid.grids[0]!;
  return { spans: spansOf(laid, grid, input.commonSpread ?? 0), plain: spansOf(laid, grid, 0) };
}

/** Spans that the horizon is cut into; `at`: which span each of its days lies in. */
interface SpanGrid {
  at: number[];
  spans: { dates: PlainDate[]; sum: ChanceSum }[];
}

function spanGrid(dates: readonly PlainDate[], nameOf: (date: PlainDate) => string): SpanGrid {
  const grid: SpanGrid = { at: [], spans: [] };
  let last: string | null = null;
  for (const date of dates) {
    const name = nameOf(date);
    if (name !== last) grid.spans.push({ dates: [], sum: new ChanceSum() });
    grid.spans.at(-1)!.dates.push(date);
    grid.at.push(grid.spans.length - 1);
    last = name;
  }
  return grid;
}

/** Whole yen of a span are those of its days, so that a day, its week and its month always agree. */
function spansOf({ dayYen, due }: LaidBills, { at, spans }: SpanGrid, commonSpread: number): ForecastSpan[] {
  const expected = spans.map(() => 0);
  for (const [day, span] of at.entries()) expected[span]! += dayYen[day]!;
  return spans.map(({ dates, sum }, span) => ({
    from: dates[0]!,
    to: dates.at(-1)!,
    expectedYen: expected[span]!,
    dueYen: dates.reduce((yen, date) => yen + (due.get(date) ?? 0), 0),
    range50: sum.range(0.5, commonSpread),
    range80: sum.range(0.8, commonSpread),
  }));
}

const LEAST_CHANCE = 0.0005;

interface LaidBills {
  /** Expected on each day of the horizon. */
  dayYen: Float64Array;
  notTakenInYen: number;
  basisYen: Record<HabitBasis, number>;
  /** What falls due, by day. */
  due: Map<PlainDate, number>;
  grids: readonly SpanGrid[];
}

/** Lays every open bill over the days, and the spans with these names, in which it may come in. */
function layBills(
  input: ForecastInput,
  { calendar, book, open }: ForecastDesk,
  names: readonly ((date: PlainDate) => string)[],
): LaidBills {
  const { asOf, knownThrough } = input;
  const dates = Array.from({ length: input.days }, (_, at) => addDays(asOf, at + 1));
  const laid: LaidBills = {
    dayYen: new Float64Array(dates.length),
    notTakenInYen: 0,
    basisYen: { customer: 0, client: 0, office: 0, none: 0 },
    due: new Map(),
    grids: names.map((nameOf) => spanGrid(dates, nameOf)),
  };
  // A holiday's index is that of the bank day after it: what is known at a day reaches to the bank day before the next.
  const known = (day: PlainDate) => calendar.indexOf(addDays(day, 1)) - 1;
  const today = known(asOf);
  const last = known(dates.at(-1) ?? asOf);
  const firstKnown = new Map([...(knownThrough ?? [])].map(([id, day]) => [id, Math.min(today, known(day))]));
  /** Place in `dates` of the bank days after today. */
  const places = Array.from({ length: last - today }, (_, at) => daysBetween(asOf, calendar.dayAt(today + 1 + at)) - 1);
  const longest = last - Math.min(today, ...firstKnown.values()) + 1;
  const scratch = { chances: new Float64Array(longest), until: new Float64Array(longest) };
  for (const bill of open) {
    const habit = book.of(bill.clientId, bill.customerId);
    laid.basisYen[habit.basis] += bill.yen;
    laid.due.set(bill.dueOn, (laid.due.get(bill.dueOn) ?? 0) + bill.yen);
    const anchor = anchorOf(habit.payDay, bill.dueOn, calendar);
    const first = Math.max(firstKnown.get(bill.clientId) ?? today, anchor + FIRST_DAY - 1);
    const steps = Math.max(0, last - first);
    const chances = chancesAfter(habit.hazards, first - anchor, steps, scratch.chances);
    const until = yenUntil(bill.yen, chances, steps, scratch.until);
    const before = Math.max(0, Math.min(steps, today - first));
    laid.notTakenInYen += until[before]!;
    const skip = first - today - 1;
    for (let step = before + 1; step <= steps; step++)
      laid.dayYen[places[skip + step]!]! += until[step]! - until[step - 1]!;
    for (const grid of laid.grids) layOver(grid, bill.yen, chances, [before, steps], places, skip);
  }
  return laid;
}

/** Adds a bill to the spans of a grid: what its chances in each add up to, because it comes once. */
function layOver(
  { at, spans }: SpanGrid,
  yen: number,
  chances: Float64Array,
  [before, steps]: readonly [number, number],
  places: readonly number[],
  skip: number,
): void {
  let [span, sum] = [-1, 0];
  for (let step = before + 1; step <= steps; step++) {
    const next = at[places[skip + step]!]!;
    if (next !== span) {
      if (sum >= LEAST_CHANCE) spans[span]!.sum.add(yen, sum);
      [span, sum] = [next, 0];
    }
    sum += chances[step]!;
  }
  if (sum >= LEAST_CHANCE) spans[span]!.sum.add(yen, sum);
}

/** Weeks run from Monday to Sunday; the name of one is its Monday. */
export function weekOf(date: PlainDate): PlainDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** The last day of the next month: how far "who will be late" looks. */
export function endOfNextMonth(asOf: PlainDate): PlainDate {
  return addDays(addMonths(`${monthOf(asOf)}-01`, 2), -1);
}
