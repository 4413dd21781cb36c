/**
 * 顧問先報告: the workbook for a meeting with a client. The summary takes every figure from the other sheets by formula, and
 * the sheets prove each other: the differences under 照合 are 0.
 */
import { BUCKET_KEYS, BUCKET_LABELS, totalOf } from '../../../domain/aging-report.ts';
import { daysBetween, formatDate } from '../../../domain/dates.ts';
import {
  MEETING_WORDS,
  type MeetingCustomer,
  type MeetingDeposit,
  type MeetingInvoice,
  type MeetingReminder,
  type MeetingReport,
  monthWords,
  stageWords,
} from '../../../domain/meeting-report.ts';
import { AGE_COLOURS } from '../aging/age-colours.ts';
import {
  addSheet,
  type Book,
  columnName,
  finishWorkbook,
  putFormula,
  putText,
  putTitle,
  type Sheet,
  startWorkbook,
} from '../paper/workbook.ts';
import { type PlacedTable, putTable, type TableColumn, totalRowOf } from '../paper/workbook-table.ts';
import { AS_OF_CELL, addSummarySheet, putSummary } from './meeting-summary-xlsx.ts';

const WORDS = MEETING_WORDS;
const HEAD_ROW = 5;

/** Sheets in the order they are read; the summary is filled last, when the others' places are known. */
export async function drawMeetingWorkbook(report: MeetingReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, `${WORDS.title} ${report.clientName} ${monthWords(report.month)}`);
  const summary = addSummarySheet(book, report);
  const columns = agingColumns(report);
  const agingSheet = addTableSheet(book, report, WORDS.sheets.aging, columns);
  const aging = putTable(agingSheet, HEAD_ROW, columns, report.aging, {
    total: WORDS.columns.total,
    nothing: WORDS.nothing.aging,
  });
  putWholeShare(agingSheet, aging);
  const invoices = addTable(
    book,
    report,
    WORDS.sheets.invoices,
    invoiceColumns(report),
    report.invoices,
    WORDS.nothing.invoices,
  );
  const differences = putBucketChecks(agingSheet, aging, invoices, report);
  const deposits = addTable(
    book,
    report,
    WORDS.sheets.deposits,
    DEPOSIT_COLUMNS,
    report.deposits,
    WORDS.nothing.deposits,
  );
  const reminders = addTable(
    book,
    report,
    WORDS.sheets.reminders,
    REMINDER_COLUMNS,
    report.reminders,
    WORDS.nothing.reminders,
  );
  putLetterCount(book, reminders, report.reminders.length);
  putSummary(summary, report, { aging, invoices, deposits, reminders, differences });
  return finishWorkbook(book, report.createdOn);
}

function addTable<T>(
  book: Book,
  report: MeetingReport,
  name: string,
  columns: TableColumn<T>[],
  rows: T[],
  nothing: string,
): PlacedTable {
  return putTable(addTableSheet(book, report, name, columns), HEAD_ROW, columns, rows, {
    total: WORDS.columns.total,
    nothing,
  });
}

function addTableSheet<T>(book: Book, report: MeetingReport, name: string, columns: TableColumn<T>[]): Sheet {
  const sheet = addSheet(book, {
    name,
    landscape: true,
    footer: `${report.clientName}　${monthWords(report.month)}`,
    accent: report.accent,
    widths: columns.map(({ width }) => width),
    headRow: HEAD_ROW,
    headColumns: 2,
  });
  const subtitle = `${WORDS.asOf} ${formatDate(report.asOf)}　${WORDS.unit}`;
  putTitle(sheet, columns.length, report.accent, name, `${report.clientName}　${monthWords(report.month)}`, subtitle);
  return sheet;
}

/** Places of the aging columns, from 0. */
const AGING = { firstBucket: 2, total: 7, overdue: 8, share: 9 };

function agingColumns(report: MeetingReport): TableColumn<MeetingCustomer>[] {
  const totalCell = `$H$${totalRowOf(HEAD_ROW, report.aging.length)}`;
  const whole = report.aging.reduce((sum, row) => sum + totalOf(row), 0);
  return [
    { label: WORDS.columns.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
    { label: WORDS.columns.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
    ...BUCKET_KEYS.map((key, at) => ({
      label: BUCKET_LABELS[key],
      width: 14,
      kind: 'yen' as const,
      value: (row: MeetingCustomer) => row[key],
      summed: true as const,
      ...(AGE_COLOURS[at] ? { colour: AGE_COLOURS[at] } : {}),
    })),
    {
      label: WORDS.columns.total,
      width: 15,
      kind: 'yen',
      value: totalOf,
      formula: (row) => `SUM(C${row}:G${row})`,
      summed: true,
      bold: true,
    },
    {
      label: WORDS.columns.overdue,
      width: 15,
      kind: 'yen',
      value: (row) => totalOf(row) - row.notDue,
      formula: (row) => `SUM(D${row}:G${row})`,
      summed: true,
    },
    {
      label: WORDS.columns.share,
      width: 9,
      kind: 'share',
      value: (row) => (whole === 0 ? 0 : totalOf(row) / whole),
      formula: (row) => `IF(${totalCell}=0,0,H${row}/${totalCell})`,
      size: 9,
    },
  ];
}

/** 構成比 of the total row: 100 %, or nothing. */
function putWholeShare(sheet: Sheet, aging: PlacedTable): void {
  const total = aging.totalCell(AGING.total);
  putFormula(
    sheet,
    aging.totalRow,
    AGING.share + 1,
    `IF(${total}=0,0,${total}/${total})`,
    aging.sums[AGING.total] === 0 ? 0 : 1,
    'share',
    { size: 9 },
  );
}

function invoiceColumns(report: MeetingReport): TableColumn<MeetingInvoice>[] {
  return [
    { label: WORDS.columns.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
    { label: WORDS.columns.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
    { label: WORDS.columns.number, width: 18, kind: 'text', value: (row) => row.number },
    { label: WORDS.columns.issuedOn, width: 12, kind: 'date', value: (row) => row.issuedOn },
    { label: WORDS.columns.dueOn, width: 12, kind: 'date', value: (row) => row.dueOn },
    {
      label: WORDS.columns.overdueDays,
      width: 10,
      kind: 'days',
      value: (row) => daysBetween(row.dueOn, report.asOf),
      formula: (row) => `'${WORDS.sheets.summary}'!${AS_OF_CELL}-E${row}`,
    },
    { label: WORDS.columns.amountYen, width: 15, kind: 'yen', value: (row) => row.amountYen, summed: true },
    { label: WORDS.columns.openYen, width: 15, kind: 'yen', value: (row) => row.openYen, summed: true, bold: true },
    { label: WORDS.columns.reminderStage, width: 24, kind: 'text', value: (row) => stageWords(row.reminderStage) },
  ];
}

const INVOICES = { days: 5, open: 7 };

/** Bounds of the buckets as SUMIFS wants them; the day count of an invoice that is not due is 0 or less. */
const BUCKET_BOUNDS: string[][] = [['<=0'], ['>=1', '<=30'], ['>=31', '<=60'], ['>=61', '<=90'], ['>=91']];

/**
 * Under the aging total: what each bucket differs from the open invoices of that age. Returns the reference to these
 * cells and the sum of their magnitudes.
 */
function putBucketChecks(
  sheet: Sheet,
  aging: PlacedTable,
  invoices: PlacedTable,
  report: MeetingReport,
): { cells: string; sum: number } {
  const row = aging.totalRow + 1;
  putText(sheet, row, 1, WORDS.checks, { size: 9 });
  const name = `'${WORDS.sheets.invoices}'!`;
  let sum = 0;
  for (const [at, bounds] of BUCKET_BOUNDS.entries()) {
    const column = AGING.firstBucket + at;
    const conditions = bounds.map((bound) => `,${name}${invoices.cells(INVOICES.days)},"${bound}"`).join('');
    const formula = `${aging.totalCell(column)}-SUMIFS(${name}${invoices.cells(INVOICES.open)}${conditions})`;
    const difference = aging.sums[column]! - openOfAge(report, at);
    sum += Math.abs(difference);
    putFormula(sheet, row, column + 1, formula, difference, 'count', { size: 9 });
  }
  const [first, last] = [columnName(AGING.firstBucket + 1), columnName(AGING.firstBucket + BUCKET_BOUNDS.length)];
  return { cells: `'${WORDS.sheets.aging}'!$${first}$${row}:$${last}$${row}`, sum };
}

function openOfAge(report: MeetingReport, bucket: number): number {
  const bucketOf = (days: number) => (days <= 0 ? 0 : days <= 30 ? 1 : days <= 60 ? 2 : days <= 90 ? 3 : 4);
  return report.invoices.reduce(
    (sum, row) => sum + (bucketOf(daysBetween(row.dueOn, report.asOf)) === bucket ? row.openYen : 0),
    0,
  );
}

const DEPOSIT_COLUMNS: TableColumn<MeetingDeposit>[] = [
  { label: WORDS.columns.depositedOn, width: 12, kind: 'date', value: (row) => row.depositedOn },
  { label: WORDS.columns.payerName, width: 36, kind: 'text', value: (row) => row.payerName },
  { label: WORDS.columns.customerName, width: 34, kind: 'text', value: (row) => row.customerName },
  { label: WORDS.columns.depositYen, width: 16, kind: 'yen', value: (row) => row.amountYen, summed: true, bold: true },
  { label: WORDS.columns.allocatedYen, width: 16, kind: 'yen', value: (row) => row.allocatedYen, summed: true },
  {
    label: WORDS.columns.unallocatedYen,
    width: 16,
    kind: 'yen',
    value: (row) => row.amountYen - row.allocatedYen,
    formula: (row) => `D${row}-E${row}`,
    summed: true,
  },
];

const REMINDER_COLUMNS: TableColumn<MeetingReminder>[] = [
  { label: WORDS.columns.letterOn, width: 12, kind: 'date', value: (row) => row.issuedOn },
  { label: WORDS.columns.serial, width: 18, kind: 'text', value: (row) => row.serial },
  { label: WORDS.columns.customerCode, width: 13, kind: 'text', value: (row) => row.customerCode },
  { label: WORDS.columns.customerName, width: 36, kind: 'text', value: (row) => row.customerName },
  { label: WORDS.columns.letter, width: 26, kind: 'text', value: (row) => stageWords(row.stage) },
  { label: WORDS.columns.letterYen, width: 16, kind: 'yen', value: (row) => row.totalYen },
  { label: WORDS.columns.deadlineOn, width: 12, kind: 'date', value: (row) => row.deadlineOn },
];

/** Letters are counted, not summed: two letters to one customer ask for the same money. */
function putLetterCount(book: Book, reminders: PlacedTable, letters: number): void {
  const sheet = book.getWorksheet(WORDS.sheets.reminders)!;
  putFormula(sheet, reminders.totalRow, 5, `COUNTA(${reminders.cells(1)})`, letters, 'count', {
    bold: true,
    align: 'left',
  });
  sheet.getCell(reminders.totalRow, 5).numFmt = WORDS.countFormat;
}
