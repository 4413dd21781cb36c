/** Gathers what the client-meeting workbook shows, all of one moment. */
import { addDays, addMonths, dayInJapan, endOfMonth, monthOf, startOfDayInJapan } from '../../../domain/dates.ts';
import { endOfNextMonth, forecastDeposits } from '../../../domain/forecast.ts';
import { commonSpreadOf } from '../../../domain/forecast-backtest.ts';
import type { HabitBook } from '../../../domain/forecast-habits.ts';
import { lateRisks } from '../../../domain/forecast-late.ts';
import type { MeetingPromise } from '../../../domain/meeting-promises.ts';
import { countReasons } from '../../../domain/meeting-reasons.ts';
import {
  MEETING_SHEETS,
  type MeetingAction,
  type MeetingBridge,
  type MeetingMovement,
  type MeetingReport,
  type MeetingStanding,
  TOP_CUSTOMERS,
} from '../../../domain/meeting-report.ts';
import { lettersInWords } from '../../../domain/meeting-sentences.ts';
import { sumYen } from '../../../domain/money.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { activityBetween, bankThrough, customerStandings, lastDepositOn, lettersBetween } from '../activity/queries.ts';
import { type AgingRow, agingTable } from '../aging/office-queries.ts';
import { clientSummary } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { listContacts } from '../contact-log/queries.ts';
import { deskFor, partyNames } from '../forecast/office-queries.ts';
import { type GivenWords, givenWords } from '../promises/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import {
  adjustmentsBetween,
  depositsBetween,
  movementsBetween,
  openInvoices,
  remindersBetween,
  reportComments,
  reportSetup,
} from './queries.ts';

/** Months of the trend, this one included. */
const TREND_MONTHS = 6;
/** How far the forecast looks. */
const FORECAST_DAYS = 62;

/** What is read: inside a write, or beside it. */
export interface BooksRead {
  office: ReadSql;
  client(clientId: number): ClientRead;
}

export async function deriveMeetingReport(
  read: BooksRead,
  clientId: number,
  month: string,
  today: string,
  habits: Habits | null = null,
): Promise<MeetingReport> {
  const sql = read.client(clientId);
  const client = await clientSettings(sql);
  const summary = (await clientSummary(read.office, clientId))!;
  const asOf = reportDay(month, today);
  const before = addDays(`${month}-01`, -1);
  const aging = await agingTable(read.office, { clientId, asOf, basis: 'due' });
  const invoices = await openInvoices(sql, asOf);
  const movements = await movementsOf(read, clientId, before, asOf);
  return {
    clientCode: client.code,
    clientName: client.name,
    officeName: await officeName(read.office),
    assigneeName: summary.assigneeName ?? '',
    month,
    asOf,
    createdOn: today,
    accent: SEAL_COLOURS[summary.colour]!.slice(1).toUpperCase(),
    aging,
    invoices,
    deposits: await depositsBetween(sql, before, asOf),
    reminders: await remindersBetween(sql, before, asOf),
    bridge: await bridgeOf(sql, movements, before, asOf),
    trend: await trendOf(read, clientId, month, asOf),
    movements,
    standings: await standingsOf(sql, aging, invoices, asOf),
    actions: await actionsOf(sql, before, asOf),
    promises: await promisesOf(sql, before, asOf),
    reasons: await reasonsOf(sql, before, asOf, aging),
    ...(await forecastOf(read, clientId, asOf, habits ?? (await habitsFor(read.office, clientId, month, today)))),
    bankThroughOn: await bankThrough(sql),
    ...(await writtenFor(sql, month)),
  };
}

/** While the month runs the report is of today; a month to come has nothing yet and is reported as of its end. */
function reportDay(month: string, today: string): string {
  return monthOf(today) === month ? today : endOfMonth(month);
}

/** What a forecast rests on beside what is open: how each pays, and how far all have been off together. */
export interface Habits {
  book: HabitBook;
  commonSpread: number;
}

/**
 * Learned before the report's write, the office's where the client has too few bills: in a large office it takes a
 * second, and a habit of eighteen months is the same a moment later.
 */
export async function habitsFor(sql: ReadSql, clientId: number, month: string, today: string): Promise<Habits> {
  const asOf = reportDay(month, today);
  const { input, desk } = await deskFor(sql, clientId, asOf, FORECAST_DAYS);
  return { book: desk.book, commonSpread: commonSpreadOf(input.bundles, asOf) };
}

/** Which sheets the client gets, and the clerk's own words of the month. */
async function writtenFor(sql: ClientRead, month: string) {
  const { omitted } = await reportSetup(sql);
  const written = new Map((await reportComments(sql, month)).map(({ place, text }) => [place, text]));
  const texts = MEETING_SHEETS.map((sheet) => [sheet, written.get(sheet)] as const);
  return {
    sheets: MEETING_SHEETS.filter((sheet) => !omitted.includes(sheet)),
    comments: Object.fromEntries(texts.filter(([, text]) => text !== undefined)) as MeetingReport['comments'],
    questions: (written.get('questions') ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  };
}

/** Every customer that had a balance before or moved since. */
async function movementsOf(
  read: BooksRead,
  clientId: number,
  before: string,
  asOf: string,
): Promise<MeetingMovement[]> {
  const none = { openingYen: 0, invoicedYen: 0, reversedYen: 0, clearedYen: 0 };
  const rows = new Map<number, MeetingMovement>();
  for (const { customerId, customerCode, customerName, total } of await agingTable(read.office, {
    clientId,
    asOf: before,
    basis: 'due',
  }))
    rows.set(customerId, { customerCode, customerName, ...none, openingYen: total });
  for (const { customerId, ...moved } of await movementsBetween(read.client(clientId), before, asOf))
    rows.set(customerId, { ...none, ...rows.get(customerId), ...moved });
  return [...rows.values()].sort((a, b) => (a.customerCode < b.customerCode ? -1 : 1));
}

async function bridgeOf(
  sql: ClientRead,
  movements: readonly MeetingMovement[],
  before: string,
  asOf: string,
): Promise<MeetingBridge> {
  const sum = (key: 'openingYen' | 'invoicedYen' | 'reversedYen' | 'clearedYen') =>
    sumYen(movements.map((row) => row[key]));
  const adjustments = await adjustmentsBetween(sql, before, asOf);
  const isGivenUp = ({ kind }: { kind: string }) => kind === 'write-off';
  const writtenOffYen = sumYen(adjustments.filter(isGivenUp).map(({ amountYen }) => amountYen));
  const adjustedYen = sumYen(adjustments.map(({ amountYen }) => amountYen)) - writtenOffYen;
  return {
    openingYen: sum('openingYen'),
    invoicedYen: sum('invoicedYen'),
    reversedYen: sum('reversedYen'),
    clearedYen: sum('clearedYen') - adjustedYen - writtenOffYen,
    adjustedYen,
    writtenOffYen,
  };
}

/** How the customers with a balance stand; the last deposit only of those the report names. */
async function standingsOf(
  sql: ClientRead,
  aging: readonly AgingRow[],
  invoices: readonly { customerCode: string; dueOn: string }[],
  asOf: string,
): Promise<MeetingStanding[]> {
  const oldest = new Map<string, string>();
  // In the order of their due days: the first of a customer is its oldest.
  for (const { customerCode, dueOn } of invoices) if (!oldest.has(customerCode)) oldest.set(customerCode, dueOn);
  const named = new Set(topOf(aging).map(({ customerId }) => customerId));
  const standings: MeetingStanding[] = [];
  for (const { customerId, ...row } of await customerStandings(sql, asOf)) {
    const oldestDueOn = oldest.get(row.customerCode) ?? null;
    if (oldestDueOn === null) continue;
    const paidOn = named.has(customerId) ? await lastDepositOn(sql, customerId, asOf) : null;
    standings.push({ ...row, oldestDueOn, lastDepositOn: paidOn });
  }
  return standings;
}

function topOf(aging: readonly AgingRow[]): AgingRow[] {
  return [...aging].sort((a, b) => b.total - a.total).slice(0, TOP_CUSTOMERS);
}

/** What was done in the month, by day: commands of one kind, day and hand stand together. */
async function actionsOf(sql: ClientRead, before: string, asOf: string): Promise<MeetingAction[]> {
  const from = startOfDayInJapan(addDays(before, 1));
  const until = startOfDayInJapan(addDays(asOf, 1));
  const actions = new Map<string, MeetingAction>();
  for (const { at, ...row } of await activityBetween(sql, from, until)) {
    const action = { ...row, on: dayInJapan(at) };
    const key = [action.on, action.kind, action.by, action.detail].join('\n');
    const known = actions.get(key);
    if (known) Object.assign(known, { count: known.count + row.count, amountYen: known.amountYen + row.amountYen });
    else actions.set(key, action);
  }
  const letters = Map.groupBy(await lettersBetween(sql, before, asOf), ({ batchId }) => batchId);
  const sent = [...letters.values()].map((batch) => ({
    on: batch[0]!.on,
    kind: 'letters' as const,
    detail: lettersInWords(batch.map(({ stage }) => stage)),
    count: batch.length,
    amountYen: sumYen(batch.map(({ amountYen }) => amountYen)),
    by: batch[0]!.by,
  }));
  return [...actions.values(), ...sent].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The weeks to come and who will probably be late, by the same habits as the page 入金予測. */
async function forecastOf(
  read: BooksRead,
  clientId: number,
  asOf: string,
  { book, commonSpread }: Habits,
): Promise<Pick<MeetingReport, 'forecast' | 'forecastBasis' | 'late'>> {
  const { input, desk } = await deskFor(read.office, clientId, asOf, FORECAST_DAYS, book);
  // The same range as on the page: what the bills of these books have in common widens it there too.
  const { weeks, basisYen } = forecastDeposits({ ...input, commonSpread }, desk);
  const risks = lateRisks(desk, asOf, endOfNextMonth(asOf));
  const names = await partyNames(read.office, risks);
  return {
    forecast: weeks.map(({ from, to, dueYen, expectedYen, range80 }) => ({
      from,
      to,
      dueYen,
      expectedYen,
      ...range80,
    })),
    forecastBasis: basisYen.none > 0 ? 'assumed' : basisYen.office > 0 ? 'office' : 'own',
    late: risks.map(({ clientId: _client, customerId, ...risk }) => {
      const { customerCode, customerName } = names.get(`${clientId} ${customerId}`)!;
      return { ...risk, customerCode, customerName };
    }),
  };
}

/** Words given by the report's day, less those that were settled or taken back before the month began. */
async function promisesOf(sql: ClientRead, before: string, asOf: string): Promise<MeetingPromise[]> {
  const given = all(await givenWords(sql, asOf, null)).filter(({ row }) => row.madeOn <= asOf);
  if (given.length === 0) return [];
  const settled = all(await givenWords(sql, before, null))
    .filter(({ row, standing }) => row.madeOn <= before && (standing.next === null || standing.state === 'ended'))
    .map(({ kind, row }) => `${kind} ${row.id}`);
  return given
    .filter(({ kind, row }) => !settled.includes(`${kind} ${row.id}`))
    .map(({ kind, row, rows, standing }) => ({
      customerCode: row.customerCode,
      customerName: row.customerName,
      kind,
      madeOn: row.madeOn,
      promisedOn: rows.at(-1)!.dueOn,
      amountYen: row.amountYen,
      paidYen: standing.paidYen,
      behindYen: standing.behindYen,
      state: standing.state,
      note: row.note,
    }))
    .sort((a, b) => (a.promisedOn < b.promisedOn ? -1 : a.promisedOn > b.promisedOn ? 1 : 0));
}

/** More contacts than a month of one client has. */
const MOST_CONTACTS = 5000;

async function reasonsOf(sql: ClientRead, before: string, asOf: string, aging: readonly AgingRow[]) {
  const span = { customerId: null, from: addDays(before, 1), through: asOf, limit: MOST_CONTACTS };
  const open = new Map(aging.map((row) => [row.customerCode, row.total]));
  return countReasons(await listContacts(sql, span), open);
}

function all({ promises, plans }: GivenWords) {
  return [...promises, ...plans];
}

async function trendOf(read: BooksRead, clientId: number, month: string, asOf: string) {
  const trend = [];
  for (let back = TREND_MONTHS - 1; back >= 0; back--) {
    const day = back === 0 ? asOf : endOfMonth(monthOf(addMonths(`${month}-01`, -back)));
    const rows = await agingTable(read.office, { clientId, asOf: day, basis: 'due' });
    const totalYen = sumYen(rows.map((row) => row.total));
    trend.push({
      month: monthOf(day),
      totalYen,
      overdueYen: totalYen - sumYen(rows.map((row) => row.notDue)),
      over90Yen: sumYen(rows.map((row) => row.over90)),
    });
  }
  return trend;
}
