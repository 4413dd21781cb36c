/**
 * A customer's habit of paying, learned from its own bills: for each bank day before or after the due date, the chance
 * that a bill still open on that day is settled on it (a hazard, so that a bill that is late already is judged by those
 * that were as late). A bill is one due date of one customer; its day is the one by which half of its yen had come.
 */
import type { BankCalendar } from './bank-calendar.ts';
import { daysBetween, FOREVER, type PlainDate } from './dates.ts';
import { type PayDay, payDayOf, payIndex } from './forecast-pay-day.ts';
import { type Bundle, type Flow, flowsOf } from './receivable-bundles.ts';

/** Bank days before and after the due date that are told apart; what is later counts as the last. */
export const FIRST_DAY = -20;
export const LAST_DAY = 90;
const SLOTS = LAST_DAY - FIRST_DAY + 1;

/** Fewer bills than this say nothing of a customer: the client's habit stands in. */
export const OWN_BILLS = 6;
/** Fewer than this say nothing of a client: the office's habit stands in, if enough clients make it up. */
export const CLIENT_BILLS = 20;
/** With fewer clients an office's habit would be another client's habit under a false name. */
export const OFFICE_CLIENTS = 3;
/** Bills of a customer that are looked at, the latest ones. */
export const BILLS_KEPT = 24;
/** So many bills' worth of the client's habit is mixed into a customer's own, so that nothing counts as impossible. */
const MIXED_IN = 1;

export type HabitBasis = 'customer' | 'client' | 'office' | 'none';

export interface Bill {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  yen: number;
  /** The day by which half of it was settled; null while that day has not come. */
  settledOn: PlainDate | null;
}

/** Chances by slot: slot 0 is FIRST_DAY bank days from the due date. */
export type Hazards = Float64Array;

export interface Habit {
  basis: HabitBasis;
  hazards: Hazards;
  /** Hazards count from this day of the month instead of the due date. */
  payDay: PayDay | null;
  /** The customer's bills that the habit rests on (none with another basis than its own). */
  bills: number;
}

/** One number for a customer of a client: a hundred thousand of them are looked up in maps. */
export function partyKey(clientId: number, customerId: number): number {
  return clientId * 100_000_000 + customerId;
}

/** The inner map of `key`, made when it is not there. */
export function mapOf<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

/** A due date of a customer with all its receivables: put together once, read as of any day. */
export interface BillFacts {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  /** Those that went by one clearing (or not yet) in the order in which they went. */
  bundles: Bundle[];
  /** Some went in parts, or not by money. */
  hasFlows: boolean;
}

/** Bills by partyKey, the newest due date first. */
export type FactsByParty = ReadonlyMap<number, readonly BillFacts[]>;

export function billFacts(bundles: readonly Bundle[]): FactsByParty {
  const byCustomer = new Map<number, Map<PlainDate, BillFacts>>();
  for (const bundle of bundles) {
    const { clientId, customerId, dueOn } = bundle;
    const own = mapOf(byCustomer, partyKey(clientId, customerId));
    const facts = own.get(dueOn);
    if (facts) {
      facts.bundles.push(bundle);
      facts.hasFlows ||= bundle.flows !== null;
    } else own.set(dueOn, { clientId, customerId, dueOn, bundles: [bundle], hasFlows: bundle.flows !== null });
  }
  const sorted = new Map<number, BillFacts[]>();
  for (const [key, own] of byCustomer) {
    const bills = [...own.values()].sort((a, b) => (a.dueOn > b.dueOn ? -1 : 1));
    for (const bill of bills)
      if (bill.bundles.length > 1) bill.bundles.sort((a, b) => (a.closedOn < b.closedOn ? -1 : 1));
    sorted.set(key, bills);
  }
  return sorted;
}

/**
 * A bill as it stood at the end of `known`, later clearings and invoices not looked at; null: there was none. How 遅延損害金 is
 * paid says nothing of how sales are.
 */
export function billOn(facts: BillFacts, known: PlainDate): Bill | null {
  if (facts.hasFlows) return billOfFlows(facts, known);
  let yen = 0;
  for (const bundle of facts.bundles) if (bundle.issuedOn <= known && !bundle.isInterest) yen += bundle.yen;
  if (yen <= 0) return null;
  let cleared = 0;
  for (const bundle of facts.bundles) {
    if (bundle.isInterest) continue;
    if (bundle.closedOn > known) break;
    cleared += bundle.yen;
    if (cleared * 2 >= yen) return billAt(facts, yen, bundle.closedOn);
  }
  return billAt(facts, yen, null);
}

function billAt({ clientId, customerId, dueOn }: BillFacts, yen: number, settledOn: PlainDate | null): Bill {
  return { clientId, customerId, dueOn, yen, settledOn };
}

function billOfFlows(facts: BillFacts, known: PlainDate): Bill | null {
  let yen = 0;
  const flows: Flow[] = [];
  for (const bundle of facts.bundles) {
    if (bundle.issuedOn > known || bundle.isInterest) continue;
    yen += bundle.yen;
    for (const flow of flowsOf(bundle)) {
      if (flow.on > known) continue;
      if (flow.kind === 'cleared') flows.push(flow);
      else yen -= flow.yen;
    }
  }
  if (yen <= 0) return null;
  let [settledOn, cleared]: [PlainDate | null, number] = [null, 0];
  for (const flow of flows.sort((a, b) => (a.on < b.on ? -1 : 1))) {
    cleared += flow.yen;
    if (cleared * 2 < yen) settledOn = null;
    else settledOn ??= flow.on;
  }
  return billAt(facts, yen, settledOn);
}

/** Settled and still open bills by slot. */
interface Counts {
  settled: Float64Array;
  /** Bills that were still open when last seen, at the slot they had reached. */
  open: Float64Array;
  bills: number;
}

function emptyCounts(): Counts {
  return { settled: new Float64Array(SLOTS), open: new Float64Array(SLOTS), bills: 0 };
}

/** One customer's counts at a time: an office asks for thousands of habits. */
const OWN = emptyCounts();

function clearedCounts(counts: Counts): Counts {
  counts.settled.fill(0);
  counts.open.fill(0);
  counts.bills = 0;
  return counts;
}

function slotOf(delay: number): number {
  return Math.max(0, Math.min(SLOTS - 1, delay - FIRST_DAY));
}

/** The bank day (its index) that a habit counts from. */
export function anchorOf(payDay: PayDay | null, dueOn: PlainDate, calendar: BankCalendar): number {
  return payDay ? payIndex(payDay, dueOn, calendar) : calendar.indexOf(dueOn);
}

function count(
  counts: Counts,
  bill: Bill,
  known: PlainDate,
  calendar: BankCalendar,
  payDay: PayDay | null = null,
): void {
  const due = anchorOf(payDay, bill.dueOn, calendar);
  if (bill.settledOn !== null) counts.settled[slotOf(calendar.indexOf(bill.settledOn) - due)]!++;
  else {
    const reached = calendar.indexOf(known) - due;
    // Before the first slot nothing has been seen of it yet.
    if (reached < FIRST_DAY) return;
    counts.open[slotOf(reached)]!++;
  }
  counts.bills++;
}

/** Hazards of these bills with `mixedIn` bills' worth of a prior (Kaplan–Meier: a bill counts as long as it was seen). */
function hazardsOf(counts: Counts, prior: Hazards, mixedIn: number): Hazards {
  const hazards = new Float64Array(SLOTS);
  let atRisk = counts.bills;
  let weight = mixedIn;
  for (let slot = 0; slot < SLOTS; slot++) {
    const settled = counts.settled[slot]!;
    hazards[slot] = (settled + weight * prior[slot]!) / (atRisk + weight);
    atRisk -= settled + counts.open[slot]!;
    // The prior's bills are settled too as time goes by, or its tail would outweigh what little is left of the own.
    weight = Math.max(weight * (1 - prior[slot]!), 0.02);
  }
  return hazards;
}

/** What is assumed where nothing is known: most pay on the due date, some within the week. */
export function assumedHazards(): Hazards {
  const hazards = new Float64Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot++) {
    const delay = slot + FIRST_DAY;
    hazards[slot] = delay < 0 ? 0.005 : delay === 0 ? 0.7 : delay <= 5 ? 0.2 : delay <= 20 ? 0.05 : 0.015;
  }
  return hazards;
}

export interface HabitBook {
  of(clientId: number, customerId: number): Habit;
  /** The customer's last bills, newest first. */
  billsOf(clientId: number, customerId: number): readonly Bill[];
  /** The client's bills are enough for a habit of its own. */
  knowsClient(clientId: number): boolean;
}

/**
 * Habits from bills known at a day. A customer with OWN_BILLS has its own; else the client's, which needs CLIENT_BILLS;
 * else the office's, which needs OFFICE_CLIENTS clients; else an assumption. No customer's habit is ever looked for in
 * another client's books.
 */
export function habitBook(facts: FactsByParty, known: PlainDate, calendar: BankCalendar): HabitBook {
  const assumed = assumedHazards();
  const byCustomer = new Map<number, readonly Bill[]>();
  for (const [key, bills] of facts) byCustomer.set(key, lastBills(bills, known));
  const byClient = new Map<number, Counts>();
  for (const list of byCustomer.values()) {
    for (const bill of list) {
      const counts = byClient.get(bill.clientId) ?? emptyCounts();
      byClient.set(bill.clientId, counts);
      count(counts, bill, known, calendar);
    }
  }
  const office = officeHabit(byClient, assumed);
  const ofClient = new Map<number, Habit>();
  for (const [clientId, counts] of byClient) {
    if (counts.bills >= CLIENT_BILLS)
      ofClient.set(clientId, clientHabit('client', hazardsOf(counts, assumed, MIXED_IN)));
  }
  const own = new Map<number, Habit>();
  return {
    knowsClient: (clientId) => ofClient.has(clientId),
    billsOf: (clientId, customerId) => byCustomer.get(partyKey(clientId, customerId)) ?? [],
    of(clientId, customerId) {
      const key = partyKey(clientId, customerId);
      const kept = own.get(key);
      if (kept) return kept;
      const prior = ofClient.get(clientId) ?? office;
      const habit = ownHabit(byCustomer.get(key) ?? [], prior, known, calendar);
      own.set(key, habit);
      return habit;
    },
  };
}

function clientHabit(basis: HabitBasis, hazards: Hazards): Habit {
  return { basis, hazards, payDay: null, bills: 0 };
}

/** The newest bills of a customer that were known at a day. */
function lastBills(facts: readonly BillFacts[], known: PlainDate): Bill[] {
  const bills: Bill[] = [];
  for (const one of facts) {
    const bill = billOn(one, known);
    if (bill) bills.push(bill);
    if (bills.length === BILLS_KEPT) break;
  }
  return bills;
}

/** A customer's own habit, from its pay day where it has one; `prior` where its bills are too few. */
function ownHabit(bills: readonly Bill[], prior: Habit, known: PlainDate, calendar: BankCalendar): Habit {
  const settled = bills.filter((bill): bill is Bill & { settledOn: PlainDate } => bill.settledOn !== null);
  if (settled.length < OWN_BILLS) return prior;
  const counts = clearedCounts(OWN);
  for (const bill of bills) count(counts, bill, known, calendar);
  let onDue = 0;
  for (let slot = 0; slot < SLOTS; slot++) onDue = Math.max(onDue, counts.settled[slot]!);
  const payDay = payDayOf(settled, onDue, calendar);
  if (payDay) {
    clearedCounts(counts);
    for (const bill of bills) count(counts, bill, known, calendar, payDay);
  }
  return {
    basis: 'customer',
    hazards: hazardsOf(counts, payDay ? assumedHazards() : prior.hazards, MIXED_IN),
    payDay,
    bills: counts.bills,
  };
}

function officeHabit(byClient: ReadonlyMap<number, Counts>, assumed: Hazards): Habit {
  const all = emptyCounts();
  let clients = 0;
  for (const counts of byClient.values()) {
    if (counts.bills < CLIENT_BILLS) continue;
    clients++;
    all.bills += counts.bills;
    for (let slot = 0; slot < SLOTS; slot++) {
      all.settled[slot]! += counts.settled[slot]!;
      all.open[slot]! += counts.open[slot]!;
    }
  }
  return clients < OFFICE_CLIENTS
    ? clientHabit('none', assumed)
    : clientHabit('office', hazardsOf(all, assumed, MIXED_IN));
}

/** P(settled on exactly the d-th bank day after `elapsed`, still open then), d = 1 … days; `into` holds days + 1 or more. */
export function chancesAfter(
  hazards: Hazards,
  elapsed: number,
  days: number,
  into = new Float64Array(days + 1),
): Float64Array {
  let open = 1;
  into[0] = 0;
  for (let step = 1; step <= days; step++) {
    const slot = elapsed + step - FIRST_DAY;
    const hazard = slot < 0 ? 0 : hazards[slot < SLOTS ? slot : SLOTS - 1]!;
    into[step] = open * hazard;
    open *= 1 - hazard;
  }
  return into;
}

/**
 * P(not settled by the end of its due date), for a bill not settled `elapsed` bank days after the day its habit counts
 * from (negative: before); `due`: bank days from that day to the due date.
 */
export function chanceOfLate(hazards: Hazards, elapsed: number, due = 0): number {
  if (elapsed >= due) return 1;
  let open = 1;
  for (let delay = Math.max(elapsed + 1, FIRST_DAY); delay <= due; delay++) open *= 1 - hazards[slotOf(delay)]!;
  return open;
}

/** What a bill is expected to bring by the end of each step of its chances, in whole yen: the steps add up to the yen. */
export function yenUntil(
  yen: number,
  chances: Float64Array,
  steps: number,
  into = new Float64Array(steps + 1),
): Float64Array {
  let chance = 0;
  into[0] = 0;
  for (let step = 1; step <= steps; step++) {
    chance += chances[step]!;
    into[step] = Math.min(yen, Math.round(yen * chance));
  }
  return into;
}

/** What a clerk can check on the customer's ledger: of its last bills, how many came late and by how many days. */
export interface LatenessFacts {
  bills: number;
  lateBills: number;
  /** Mean calendar days after the due date of the late ones, rounded; 0 when none was. */
  averageLateDays: number;
  /** Of the newest settled bill; negative: before the due date. null: none. */
  lastLateDays: number | null;
  lastDueOn: PlainDate | null;
}

/** Of settled bills (newest first) at most `limit`; days are calendar days, late is later than the bank day of the due date. */
export function latenessFacts(bills: readonly Bill[], calendar: BankCalendar, limit = 12): LatenessFacts {
  const settled = bills.filter((bill) => bill.settledOn !== null && bill.settledOn !== FOREVER).slice(0, limit);
  const late = settled.filter((bill) => calendar.indexOf(bill.settledOn!) > calendar.indexOf(bill.dueOn));
  const days = late.reduce((sum, bill) => sum + daysBetween(bill.dueOn, bill.settledOn!), 0);
  const last = settled[0];
  return {
    bills: settled.length,
    lateBills: late.length,
    averageLateDays: late.length === 0 ? 0 : Math.round(days / late.length),
    lastLateDays: last ? daysBetween(last.dueOn, last.settledOn!) : null,
    lastDueOn: last?.dueOn ?? null,
  };
}
