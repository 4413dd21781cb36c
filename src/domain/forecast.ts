/**
 * What will come in and when: every open bill (one due date of one customer) spread over the coming bank days by the
 * customer's own habit. Facts in, expected yen out; only invoices that are issued are looked at.
 */
import { type BankCalendar, bankCalendar } from './bank-calendar.ts';
import { addDays, addMonths, daysBetween, monthOf, type PlainDate, weekdayOf } from './dates.ts';
import {
  billsOf,
  chancesAfter,
  FIRST_DAY,
  type HabitBasis,
  type HabitBook,
  habitBook,
  mapOf,
  partyKey,
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
  /** Which week a day belongs to; from Monday to Sunday when left out. */
  weekOf?: (date: PlainDate) => string;
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

export function forecastDesk({ asOf, days, bundles }: ForecastInput, calendar?: BankCalendar): ForecastDesk {
  const own = calendar ?? bankCalendar(addDays(asOf, -PAST_DAYS), addDays(asOf, days + 366));
  return { calendar: own, book: habitBook(billsOf(bundles, asOf), asOf, own), open: openBills(bundles, asOf) };
}

/** Bills with a balance at the end of a day, by client, customer and due date. */
export function openBills(bundles: readonly Bundle[], day: PlainDate): OpenBill[] {
  const bills: OpenBill[] = [];
  const byCustomer = new Map<number, Map<PlainDate, OpenBill>>();
  for (const bundle of bundles) {
    const yen = openYenOn(bundle, day);
    if (yen <= 0) continue;
    const { clientId, customerId, dueOn, count } = bundle;
    const own = mapOf(byCustomer, partyKey(clientId, customerId));
    const bill = own.get(dueOn);
    if (bill) {
      bill.yen += yen;
      bill.count += count;
    } else {
      const first = { clientId, customerId, dueOn, yen, count };
      own.set(dueOn, first);
      bills.push(first);
    }
  }
  return bills;
}

/** The forecast of `days` calendar days after asOf. */
export function forecastDeposits(input: ForecastInput, desk = forecastDesk(input)): Forecast {
  const { asOf, days } = input;
  const dates = Array.from({ length: days }, (_, at) => addDays(asOf, at + 1));
  const due = new Map<PlainDate, number>();
  for (const bill of desk.open) due.set(bill.dueOn, (due.get(bill.dueOn) ?? 0) + bill.yen);
  const grids = [
    spanGrid(dates, (date) => date),
    spanGrid(dates, input.weekOf ?? weekOf),
    spanGrid(dates, monthOf),
  ] as const;
  const spread = spreadBills(input, desk, dates, grids);
  const common = input.commonSpread ?? 0;
  const byDay = spansOf(grids[0], due, common);
  const openYen = desk.open.reduce((yen, bill) => yen + bill.yen, 0);
  const expected = byDay.reduce((yen, one) => yen + one.expectedYen, 0);
  const notTakenInYen = Math.round(spread.notTakenIn);
  return {
    asOf,
    openYen,
    overdueYen: desk.open.reduce((yen, bill) => (bill.dueOn < asOf ? yen + bill.yen : yen), 0),
    notTakenInYen,
    laterYen: openYen - expected - notTakenInYen,
    days: byDay,
    weeks: sumsOfDays(spansOf(grids[1], due, common), byDay),
    months: sumsOfDays(spansOf(grids[2], due, common), byDay),
    basisYen: spread.basisYen,
  };
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

function spansOf({ spans }: SpanGrid, due: ReadonlyMap<PlainDate, number>, commonSpread: number): ForecastSpan[] {
  return spans.map(({ dates, sum }) => ({
    from: dates[0]!,
    to: dates.at(-1)!,
    expectedYen: sum.expectedYen,
    dueYen: dates.reduce((yen, date) => yen + (due.get(date) ?? 0), 0),
    range50: sum.range(0.5, commonSpread),
    range80: sum.range(0.8, commonSpread),
  }));
}

/** Each day is rounded once; what is shown for a week or a month is what its days add up to. */
function sumsOfDays(spans: readonly ForecastSpan[], days: readonly ForecastSpan[]): ForecastSpan[] {
  return spans.map((span) => ({
    ...span,
    expectedYen: days.reduce(
      (sum, day) => (day.from >= span.from && day.to <= span.to ? sum + day.expectedYen : sum),
      0,
    ),
  }));
}

const LEAST_CHANCE = 0.0005;

/** Lays every open bill over the days, weeks and months it may come in. */
function spreadBills(
  { asOf, knownThrough }: ForecastInput,
  { calendar, book, open }: ForecastDesk,
  dates: readonly PlainDate[],
  grids: readonly SpanGrid[],
): { notTakenIn: number; basisYen: Record<HabitBasis, number> } {
  const basisYen = { customer: 0, client: 0, office: 0, none: 0 };
  // A holiday's index is that of the bank day after it: what is known at a day reaches to the bank day before the next.
  const known = (day: PlainDate) => calendar.indexOf(addDays(day, 1)) - 1;
  const today = known(asOf);
  const last = known(dates.at(-1) ?? asOf);
  const firstKnown = new Map([...(knownThrough ?? [])].map(([id, day]) => [id, Math.min(today, known(day))]));
  /** Place in `dates` of the bank days after today. */
  const places = Array.from({ length: last - today }, (_, at) => daysBetween(asOf, calendar.dayAt(today + 1 + at)) - 1);
  let notTakenIn = 0;
  for (const bill of open) {
    const habit = book.of(bill.clientId, bill.customerId);
    basisYen[habit.basis] += bill.yen;
    const due = calendar.indexOf(bill.dueOn);
    const first = Math.max(firstKnown.get(bill.clientId) ?? today, due + FIRST_DAY - 1);
    const chances = chancesAfter(habit.hazards, first - due, Math.max(0, last - first));
    const before = Math.max(0, Math.min(chances.length - 1, today - first));
    for (let step = 1; step <= before; step++) notTakenIn += bill.yen * chances[step]!;
    for (const grid of grids) layOver(grid, bill.yen, chances, before, (step) => places[first + step - today - 1]!);
  }
  return { notTakenIn, basisYen };
}

/** Adds a bill to the spans of a grid: what its chances in each add up to, because it comes once. */
function layOver(
  grid: SpanGrid,
  yen: number,
  chances: Float64Array,
  before: number,
  placeOf: (step: number) => number,
): void {
  let [span, sum] = [-1, 0];
  for (let step = before + 1; step < chances.length; step++) {
    const at = grid.at[placeOf(step)]!;
    if (at !== span) {
      if (sum >= LEAST_CHANCE) grid.spans[span]!.sum.add(yen, sum);
      [span, sum] = [at, 0];
    }
    sum += chances[step]!;
  }
  if (sum >= LEAST_CHANCE) grid.spans[span]!.sum.add(yen, sum);
}

/** Weeks run from Monday to Sunday; the name of one is its Monday. */
export function weekOf(date: PlainDate): PlainDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** The last day of the next month: how far "who will be late" looks. */
export function endOfNextMonth(asOf: PlainDate): PlainDate {
  return addDays(addMonths(`${monthOf(asOf)}-01`, 2), -1);
}
