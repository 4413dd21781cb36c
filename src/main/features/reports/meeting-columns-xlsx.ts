/** The columns of the meeting workbook's tables: what each shows, and which cells are formulas of their row. */
import { BUCKET_KEYS, BUCKET_LABELS, totalOf } from '../../../domain/aging-report.ts';
import { daysBetween, formatDate } from '../../../domain/dates.ts';
import {
  lastTimeWords,
  latenessWords,
  MEETING_LATE_WORDS,
  type MeetingLateBill,
} from '../../../domain/meeting-late.ts';
import { MEETING_PROMISE_WORDS, type MeetingPromise } from '../../../domain/meeting-promises.ts';
import { MEETING_REASON_WORDS, type MeetingReason } from '../../../domain/meeting-reasons.ts';
import {
  MEETING_WORDS,
  type MeetingAction,
  type MeetingCustomer,
  type MeetingDeposit,
  type MeetingForecastWeek,
  type MeetingInvoice,
  type MeetingMovement,
  type MeetingReminder,
  type MeetingReport,
  type MeetingStanding,
  stageWords,
  TOP_CUSTOMERS,
} from '../../../domain/meeting-report.ts';
import { AGE_COLOURS } from '../aging/age-colours.ts';
import type { TableColumn } from '../paper/workbook-table.ts';

const WORDS = MEETING_WORDS.columns;
/** The as-of date, on 要約: every day count in the workbook is taken from this cell. */
const AS_OF_CELL = '$E$3';

/** Places of the aging columns, from 0. */
export const AGING = { firstBucket: 2, total: 7, overdue: 8, share: 9 };

export function agingColumns(report: MeetingReport, totalRow: number): TableColumn<MeetingCustomer>[] {
  const totalCell = `$H$${totalRow}`;
  const whole = report.aging.reduce((sum, row) => sum + totalOf(row), 0);
  return [
    { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
    { label: WORDS.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
    ...BUCKET_KEYS.map((key, at) => ({
      label: BUCKET_LABELS[key],
      width: 14,
      kind: 'yen' as const,
      value: (row: MeetingCustomer) => row[key],
      summed: true as const,
      ...(AGE_COLOURS[at] ? { colour: AGE_COLOURS[at] } : {}),
    })),
    {
      label: WORDS.total,
      width: 15,
      kind: 'yen',
      value: totalOf,
      formula: (row) => `SUM(C${row}:G${row})`,
      summed: true,
      bold: true,
    },
    {
      label: WORDS.overdue,
      width: 15,
      kind: 'yen',
      value: (row) => totalOf(row) - row.notDue,
      formula: (row) => `SUM(D${row}:G${row})`,
      summed: true,
    },
    {
      label: WORDS.share,
      width: 9,
      kind: 'share',
      value: (row) => (whole === 0 ? 0 : totalOf(row) / whole),
      formula: (row) => `IF(${totalCell}=0,0,H${row}/${totalCell})`,
      size: 9,
    },
  ];
}

export const INVOICES = { days: 5, open: 7 };

export function invoiceColumns(report: MeetingReport): TableColumn<MeetingInvoice>[] {
  return [
    { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
    { label: WORDS.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
    { label: WORDS.number, width: 18, kind: 'text', value: (row) => row.number },
    { label: WORDS.issuedOn, width: 12, kind: 'date', value: (row) => row.issuedOn },
    { label: WORDS.dueOn, width: 12, kind: 'date', value: (row) => row.dueOn },
    {
      label: WORDS.overdueDays,
      width: 10,
      kind: 'days',
      value: (row) => daysBetween(row.dueOn, report.asOf),
      formula: (row) => `'${MEETING_WORDS.sheets.summary}'!${AS_OF_CELL}-E${row}`,
    },
    { label: WORDS.amountYen, width: 15, kind: 'yen', value: (row) => row.amountYen, summed: true },
    { label: WORDS.openYen, width: 15, kind: 'yen', value: (row) => row.openYen, summed: true, bold: true },
    { label: WORDS.reminderStage, width: 24, kind: 'text', value: (row) => stageWords(row.reminderStage) },
  ];
}

export const DEPOSITS = { amount: 3, allocated: 4, left: 5 };

export const DEPOSIT_COLUMNS: TableColumn<MeetingDeposit>[] = [
  { label: WORDS.depositedOn, width: 12, kind: 'date', value: (row) => row.depositedOn },
  { label: WORDS.payerName, width: 36, kind: 'text', value: (row) => row.payerName },
  { label: WORDS.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
  { label: WORDS.depositYen, width: 16, kind: 'yen', value: (row) => row.amountYen, summed: true, bold: true },
  { label: WORDS.allocatedYen, width: 16, kind: 'yen', value: (row) => row.allocatedYen, summed: true },
  {
    label: WORDS.unallocatedYen,
    width: 16,
    kind: 'yen',
    value: (row) => row.amountYen - row.allocatedYen,
    formula: (row) => `D${row}-E${row}`,
    summed: true,
  },
];

export const REMINDER_COLUMNS: TableColumn<MeetingReminder>[] = [
  { label: WORDS.letterOn, width: 12, kind: 'date', value: (row) => row.issuedOn },
  { label: WORDS.serial, width: 18, kind: 'text', value: (row) => row.serial },
  { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.customerName, width: 36, kind: 'text', value: (row) => row.customerName },
  { label: WORDS.letter, width: 26, kind: 'text', value: (row) => stageWords(row.stage) },
  { label: WORDS.letterYen, width: 16, kind: 'yen', value: (row) => row.totalYen },
  { label: WORDS.deadlineOn, width: 12, kind: 'date', value: (row) => row.deadlineOn },
];

export const MOVEMENTS = { opening: 2, invoiced: 3, reversed: 4, cleared: 5, closing: 6 };

export const MOVEMENT_COLUMNS: TableColumn<MeetingMovement>[] = [
  { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.customerName, width: 36, kind: 'text', value: (row) => row.customerName },
  { label: WORDS.opening, width: 17, kind: 'yen', value: (row) => row.openingYen, summed: true },
  { label: WORDS.invoiced, width: 17, kind: 'yen', value: (row) => row.invoicedYen, summed: true },
  { label: WORDS.reversed, width: 17, kind: 'yen', value: (row) => row.reversedYen, summed: true },
  { label: WORDS.cleared, width: 17, kind: 'yen', value: (row) => row.clearedYen, summed: true },
  {
    label: WORDS.closing,
    width: 17,
    kind: 'yen',
    value: (row) => row.openingYen + row.invoicedYen + row.reversedYen + row.clearedYen,
    formula: (row) => `SUM(C${row}:F${row})`,
    summed: true,
    bold: true,
  },
];

export interface TopCustomer extends MeetingCustomer {
  rank: number;
  standing: MeetingStanding | undefined;
}

export const TOP = { name: 2, notDue: 3, upTo90: 4, over90: 5, total: 6 };

export const TOP_COLUMNS: TableColumn<TopCustomer>[] = [
  { label: WORDS.rank, width: 6, kind: 'count', value: (row) => row.rank },
  { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.customerName, width: 32, kind: 'text', value: (row) => row.customerName },
  { label: MEETING_WORDS.charts.notDue, width: 14, kind: 'yen', value: (row) => row.notDue, summed: true },
  {
    label: MEETING_WORDS.charts.upTo90,
    width: 14,
    kind: 'yen',
    value: (row) => row.d1to30 + row.d31to60 + row.d61to90,
    summed: true,
  },
  { label: MEETING_WORDS.charts.over90, width: 14, kind: 'yen', value: (row) => row.over90, summed: true },
  {
    label: WORDS.balance,
    width: 15,
    kind: 'yen',
    value: totalOf,
    formula: (row) => `SUM(D${row}:F${row})`,
    summed: true,
    bold: true,
  },
  { label: WORDS.oldestDueOn, width: 12, kind: 'date', value: (row) => row.standing?.oldestDueOn ?? '' },
  { label: WORDS.lastDepositOn, width: 12, kind: 'date', value: (row) => row.standing?.lastDepositOn ?? '' },
  { label: WORDS.lastLetter, width: 26, kind: 'text', value: (row) => letterWords(row.standing) },
];

function letterWords(standing: MeetingStanding | undefined): string {
  if (!standing?.lastLetterOn) return '';
  return `${formatDate(standing.lastLetterOn)} ${stageWords(standing.lastStage)}`;
}

/** Largest balances first, at most ten. */
export function topCustomers(report: MeetingReport): TopCustomer[] {
  const standings = new Map(report.standings.map((one) => [one.customerCode, one]));
  return report.aging
    .filter((row) => totalOf(row) > 0)
    .sort((a, b) => totalOf(b) - totalOf(a) || (a.customerCode < b.customerCode ? -1 : 1))
    .slice(0, TOP_CUSTOMERS)
    .map((row, at) => ({ ...row, rank: at + 1, standing: standings.get(row.customerCode) }));
}

export const ACTION_COLUMNS: TableColumn<MeetingAction>[] = [
  { label: WORDS.doneOn, width: 12, kind: 'date', value: (row) => row.on },
  { label: WORDS.action, width: 22, kind: 'text', value: (row) => MEETING_WORDS.actionKinds[row.kind] },
  { label: WORDS.detail, width: 44, kind: 'text', value: (row) => row.detail },
  { label: WORDS.count, width: 10, kind: 'count', value: (row) => row.count },
  { label: WORDS.amount, width: 17, kind: 'yen', value: (row) => row.amountYen },
  { label: WORDS.by, width: 20, kind: 'text', value: (row) => row.by },
];

export interface TrendRow {
  month: string;
  notDueYen: number;
  upTo90Yen: number;
  over90Yen: number;
}

export const TREND = { month: 0, notDue: 1, upTo90: 2, over90: 3, total: 4 };

export const TREND_COLUMNS: TableColumn<TrendRow>[] = [
  { label: WORDS.month, width: 16, kind: 'text', value: (row) => row.month },
  { label: MEETING_WORDS.charts.notDue, width: 20, kind: 'yen', value: (row) => row.notDueYen },
  { label: MEETING_WORDS.charts.upTo90, width: 20, kind: 'yen', value: (row) => row.upTo90Yen },
  { label: MEETING_WORDS.charts.over90, width: 20, kind: 'yen', value: (row) => row.over90Yen },
  {
    label: WORDS.balance,
    width: 20,
    kind: 'yen',
    value: (row) => row.notDueYen + row.upTo90Yen + row.over90Yen,
    formula: (row) => `SUM(B${row}:D${row})`,
    bold: true,
  },
  {
    label: WORDS.overdueShare,
    width: 16,
    kind: 'share',
    value: (row) => {
      const total = row.notDueYen + row.upTo90Yen + row.over90Yen;
      return total === 0 ? 0 : (row.upTo90Yen + row.over90Yen) / total;
    },
    formula: (row) => `IF(E${row}=0,0,(C${row}+D${row})/E${row})`,
  },
];

export const FORECAST = { week: 0, expected: 2 };

export const FORECAST_COLUMNS: TableColumn<MeetingForecastWeek>[] = [
  {
    label: WORDS.week,
    width: 26,
    kind: 'text',
    value: (row) => `${formatDate(row.from)}〜${formatDate(row.to).slice(5)}`,
  },
  { label: WORDS.dueYen, width: 20, kind: 'yen', value: (row) => row.dueYen, summed: true },
  { label: WORDS.expectedYen, width: 20, kind: 'yen', value: (row) => row.expectedYen, summed: true, bold: true },
  { label: WORDS.lowYen, width: 20, kind: 'yen', value: (row) => row.lowYen },
  { label: WORDS.highYen, width: 20, kind: 'yen', value: (row) => row.highYen },
];

const PROMISES = MEETING_PROMISE_WORDS;

export const PROMISE_COLUMNS: TableColumn<MeetingPromise>[] = [
  { label: PROMISES.columns.madeOn, width: 12, kind: 'date', value: (row) => row.madeOn },
  { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.customerName, width: 32, kind: 'text', value: (row) => row.customerName },
  { label: PROMISES.columns.kind, width: 11, kind: 'text', value: (row) => PROMISES.kinds[row.kind] },
  { label: PROMISES.columns.promisedOn, width: 12, kind: 'date', value: (row) => row.promisedOn },
  { label: PROMISES.columns.amount, width: 15, kind: 'yen', value: (row) => row.amountYen, summed: true },
  { label: PROMISES.columns.paid, width: 15, kind: 'yen', value: (row) => row.paidYen, summed: true },
  { label: PROMISES.columns.behind, width: 15, kind: 'yen', value: (row) => row.behindYen, summed: true, bold: true },
  { label: PROMISES.columns.state, width: 16, kind: 'text', value: (row) => PROMISES.states[row.state] },
  { label: PROMISES.columns.note, width: 30, kind: 'text', value: (row) => row.note },
];

const REASONS = MEETING_REASON_WORDS;

/** Customers and sums are not added up: one may have named two reasons. */
export const REASON_COLUMNS: TableColumn<MeetingReason>[] = [
  { label: REASONS.columns.reason, width: 24, kind: 'text', value: (row) => REASONS.reasons[row.reason] },
  { label: REASONS.columns.contacts, width: 13, kind: 'count', value: (row) => row.contacts, summed: true },
  { label: REASONS.columns.customers, width: 12, kind: 'count', value: (row) => row.customers },
  { label: REASONS.columns.open, width: 17, kind: 'yen', value: (row) => row.openYen, bold: true },
  { label: REASONS.columns.names, width: 48, kind: 'text', value: (row) => row.names.join('、') },
  { label: REASONS.columns.note, width: 44, kind: 'text', value: (row) => row.note },
];

const LATE = MEETING_LATE_WORDS.columns;

export const LATE_COLUMNS: TableColumn<MeetingLateBill>[] = [
  { label: WORDS.dueOn, width: 12, kind: 'date', value: (row) => row.dueOn },
  { label: WORDS.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
  { label: LATE.count, width: 8, kind: 'count', value: (row) => row.count },
  { label: LATE.yen, width: 16, kind: 'yen', value: (row) => row.yen, summed: true, bold: true },
  { label: LATE.percent, width: 16, kind: 'share', value: (row) => row.latePercent / 100 },
  { label: LATE.reason, width: 48, kind: 'text', value: latenessWords },
  { label: LATE.last, width: 14, kind: 'text', value: lastTimeWords },
];
