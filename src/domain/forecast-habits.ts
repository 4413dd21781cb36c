/**
 * A customer's habit of paying, learned from its own bills: for each bank day before or after the due date, the chance
 * that a bill still open on that day is settled on it (a hazard, so that a bill that is late already is judged by those
 * that were as late). A bill is one due date of one customer; its day is the one by which half of its yen had come.
 */
import type { BankCalendar } from './bank-calendar.ts';
import { daysBetween, FOREVER, type PlainDate } from './dates.ts';
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

interface BillDraft {
  clientId: number;
  customerId: number;
  dueOn: PlainDate;
  yen: number;
  cleared: Flow[];
}

/** Bills as they stood at the end of `known`: later clearings and invoices of later days are not looked at. */
export function billsOf(bundles: readonly Bundle[], known: PlainDate): Bill[] {
  const drafts: BillDraft[] = [];
  const byCustomer = new Map<number, Map<PlainDate, BillDraft>>();
  for (const bundle of bundles) {
    const { clientId, customerId, dueOn } = bundle;
    if (bundle.issuedOn > known) continue;
    const own = mapOf(byCustomer, partyKey(clientId, customerId));
    let draft = own.get(dueOn);
    if (!draft) {
      draft = { clientId, customerId, dueOn, yen: 0, cleared: [] };
      own.set(dueOn, draft);
      drafts.push(draft);
    }
    draft.yen += bundle.yen;
    for (const flow of flowsOf(bundle)) {
      if (flow.on > known) continue;
      if (flow.kind === 'cleared') draft.cleared.push(flow);
      else draft.yen -= flow.yen;
    }
  }
  return drafts.filter((draft) => draft.yen > 0).map(billOf);
}

function billOf({ clientId, customerId, dueOn, yen, cleared: flows }: BillDraft): Bill {
  let [settledOn, cleared]: [PlainDate | null, number] = [null, 0];
  if (flows.length > 1) flows.sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const flow of flows) {
    cleared += flow.yen;
    if (cleared * 2 < yen) settledOn = null;
    else settledOn ??= flow.on;
  }
  return { clientId, customerId, dueOn, yen, settledOn };
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

function slotOf(delay: number): number {
  return Math.max(0, Math.min(SLOTS - 1, delay - FIRST_DAY));
}

function count(counts: Counts, bill: Bill, known: PlainDate, calendar: BankCalendar): void {
  const due = calendar.indexOf(bill.dueOn);
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
export function habitBook(bills: readonly Bill[], known: PlainDate, calendar: BankCalendar): HabitBook {
  const assumed = assumedHazards();
  const byCustomer = groupBy(bills, (bill) => partyKey(bill.clientId, bill.customerId));
  for (const list of byCustomer.values()) list.sort((a, b) => (a.dueOn > b.dueOn ? -1 : 1)).splice(BILLS_KEPT);
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
      ofClient.set(clientId, { basis: 'client', hazards: hazardsOf(counts, assumed, MIXED_IN), bills: 0 });
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
      const counts = emptyCounts();
      for (const bill of byCustomer.get(key) ?? []) count(counts, bill, known, calendar);
      const settled = counts.settled.reduce((sum, one) => sum + one, 0);
      const habit: Habit =
        settled >= OWN_BILLS
          ? { basis: 'customer', hazards: hazardsOf(counts, prior.hazards, MIXED_IN), bills: counts.bills }
          : prior;
      own.set(key, habit);
      return habit;
    },
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
    ? { basis: 'none', hazards: assumed, bills: 0 }
    : { basis: 'office', hazards: hazardsOf(all, assumed, MIXED_IN), bills: 0 };
}

function groupBy<K, T>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** P(settled on exactly the d-th bank day after `elapsed`, still open then), d = 1 … days. */
export function chancesAfter(hazards: Hazards, elapsed: number, days: number): Float64Array {
  const chances = new Float64Array(days + 1);
  let open = 1;
  for (let step = 1; step <= days; step++) {
    const delay = elapsed + step;
    const hazard = delay < FIRST_DAY ? 0 : hazards[slotOf(delay)]!;
    chances[step] = open * hazard;
    open *= 1 - hazard;
  }
  return chances;
}

/** P(not settled by the end of its due date), for a bill not settled `elapsed` bank days after it (negative: before). */
export function chanceOfLate(hazards: Hazards, elapsed: number): number {
  if (elapsed >= 0) return 1;
  let open = 1;
  for (let delay = Math.max(elapsed + 1, FIRST_DAY); delay <= 0; delay++) open *= 1 - hazards[slotOf(delay)]!;
  return open;
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
