/** Gathers what the client-meeting workbook shows, all of one moment. */
import { addDays, addMonths, dayInJapan, endOfMonth, monthOf, startOfDayInJapan } from '../../../domain/dates.ts';
import { forecastDeposits, forecastDesk } from '../../../domain/forecast.ts';
import {
  MEETING_SHEETS,
  type MeetingAction,
  type MeetingBridge,
  type MeetingForecastWeek,
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
import { receivableBundles } from '../figures/office-queries.ts';
import { knownThrough } from '../forecast/office-queries.ts';
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
/** How far back a customer's habit is learned from, and how far the forecast looks. */
const HABIT_MONTHS = 18;
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
): Promise<MeetingReport> {
  const sql = read.client(clientId);
  const client = await clientSettings(sql);
  const summary = (await clientSummary(read.office, clientId))!;
  // While the month runs the report is of today; a month to come has nothing yet and is reported as of its end.
  const asOf = monthOf(today) === month ? today : endOfMonth(month);
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
    forecast: await forecastOf(read, clientId, asOf),
    bankThroughOn: await bankThrough(sql),
    ...(await writtenFor(sql, month)),
  };
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

/**
 * The client's own habits alone: a young client's forecast rests on assumed ones rather than on a reading of the whole
 * office, which would take longer than the report.
 */
async function forecastOf(read: BooksRead, clientId: number, asOf: string): Promise<MeetingForecastWeek[]> {
  const bundles = await receivableBundles(read.office, clientId, addMonths(asOf, -HABIT_MONTHS));
  const input = { asOf, days: FORECAST_DAYS, bundles, knownThrough: await knownThrough(read.office, clientId, asOf) };
  return forecastDeposits(input, forecastDesk(input)).weeks.map(({ from, to, dueYen, expectedYen, range80 }) => ({
    from,
    to,
    dueYen,
    expectedYen,
    ...range80,
  }));
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
