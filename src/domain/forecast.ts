/**
 * What will come in and when: every open bill (one due date of one customer) spread over the coming bank days by the
 * customer's own habit. Facts in, expected yen out; only invoices that are issued are looked at.
 */
import { type BankCalendar, bankCalendar } from './bank-calendar.ts';
import { addDays, addMonths, monthOf, type PlainDate, weekdayOf } from './dates.ts';
import { billsOf, chancesAfter, FIRST_DAY, type HabitBasis, type HabitBook, habitBook } from './forecast-habits.ts';
import { type Chance, rangesOf, type YenRange } from './forecast-range.ts';
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
  const bills = new Map<string, OpenBill>();
  for (const bundle of bundles) {
    const yen = openYenOn(bundle, day);
    if (yen <= 0) continue;
    const key = `${bundle.clientId} ${bundle.customerId} ${bundle.dueOn}`;
    const bill = bills.get(key);
    if (bill) {
      bill.yen += yen;
      bill.count += bundle.count;
    } else {
      const { clientId, customerId, dueOn, count } = bundle;
      bills.set(key, { clientId, customerId, dueOn, yen, count });
    }
  }
  return [...bills.values()];
}

/** The forecast of `days` calendar days after asOf. */
export function forecastDeposits(input: ForecastInput, desk = forecastDesk(input)): Forecast {
  const { asOf, days } = input;
  const spread = spreadBills(input, desk);
  const dates = Array.from({ length: days }, (_, at) => addDays(asOf, at + 1));
  const due = new Map<PlainDate, number>();
  for (const bill of desk.open) due.set(bill.dueOn, (due.get(bill.dueOn) ?? 0) + bill.yen);
  const day = dates.map((date) => spanOf([date], spread.byDay, due));
  const sum = (part: (bill: OpenBill) => boolean) =>
    desk.open.reduce((yen, bill) => (part(bill) ? yen + bill.yen : yen), 0);
  const openYen = sum(() => true);
  const expected = day.reduce((yen, one) => yen + one.expectedYen, 0);
  const notTakenInYen = Math.round(spread.notTakenIn);
  return {
    asOf,
    openYen,
    overdueYen: sum((bill) => bill.dueOn < asOf),
    notTakenInYen,
    laterYen: openYen - expected - notTakenInYen,
    days: day,
    weeks: groupsOf(dates, input.weekOf ?? weekOf).map((group) => spanOf(group, spread.byDay, due, day)),
    months: groupsOf(dates, monthOf).map((group) => spanOf(group, spread.byDay, due, day)),
    basisYen: spread.basisYen,
  };
}

interface BillChance extends Chance {
  /** Which bill: a bill comes once, so its chances on several days add up. */
  bill: number;
}

interface Spread {
  byDay: Map<PlainDate, BillChance[]>;
  notTakenIn: number;
  basisYen: Record<HabitBasis, number>;
}

const LEAST_CHANCE = 0.0005;

function spreadBills({ asOf, days, knownThrough }: ForecastInput, { calendar, book, open }: ForecastDesk): Spread {
  const byDay = new Map<PlainDate, BillChance[]>();
  const basisYen = { customer: 0, client: 0, office: 0, none: 0 };
  // A holiday's index is that of the bank day after it: what is known at a day reaches to the bank day before the next.
  const known = (day: PlainDate) => calendar.indexOf(addDays(day, 1)) - 1;
  const today = known(asOf);
  const last = known(addDays(asOf, days));
  let notTakenIn = 0;
  open.forEach((bill, at) => {
    const habit = book.of(bill.clientId, bill.customerId);
    basisYen[habit.basis] += bill.yen;
    const through = knownThrough?.get(bill.clientId);
    const from = Math.min(today, through === undefined ? today : known(through));
    const due = calendar.indexOf(bill.dueOn);
    const first = Math.max(from, due + FIRST_DAY - 1);
    const chances = chancesAfter(habit.hazards, first - due, Math.max(0, last - first));
    for (let step = 1; step < chances.length; step++) {
      const chance = chances[step]!;
      if (chance < LEAST_CHANCE) continue;
      if (first + step <= today) notTakenIn += bill.yen * chance;
      else push(byDay, calendar.dayAt(first + step), { bill: at, yen: bill.yen, chance });
    }
  });
  return { byDay, notTakenIn, basisYen };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function spanOf(
  dates: readonly PlainDate[],
  byDay: ReadonlyMap<PlainDate, readonly BillChance[]>,
  due: ReadonlyMap<PlainDate, number>,
  days?: readonly ForecastSpan[],
): ForecastSpan {
  const bills = new Map<number, Chance>();
  for (const date of dates) {
    for (const { bill, yen, chance } of byDay.get(date) ?? []) {
      const known = bills.get(bill);
      bills.set(bill, { yen, chance: (known?.chance ?? 0) + chance });
    }
  }
  const parts = [...bills.values()];
  const [from, to] = [dates[0]!, dates.at(-1)!];
  const [range50, range80] = rangesOf(parts, [0.5, 0.8]);
  return {
    from,
    to,
    expectedYen: days
      ? days.reduce((sum, day) => (day.from >= from && day.to <= to ? sum + day.expectedYen : sum), 0)
      : Math.round(parts.reduce((sum, part) => sum + part.yen * part.chance, 0)),
    dueYen: dates.reduce((sum, date) => sum + (due.get(date) ?? 0), 0),
    range50: range50!,
    range80: range80!,
  };
}

/** Weeks run from Monday to Sunday; the name of one is its Monday. */
export function weekOf(date: PlainDate): PlainDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

function groupsOf(dates: readonly PlainDate[], nameOf: (date: PlainDate) => string): PlainDate[][] {
  const groups = new Map<string, PlainDate[]>();
  for (const date of dates) push(groups, nameOf(date), date);
  return [...groups.values()];
}

/** The last day of the next month: how far "who will be late" looks. */
export function endOfNextMonth(asOf: PlainDate): PlainDate {
  return addDays(addMonths(`${monthOf(asOf)}-01`, 2), -1);
}
