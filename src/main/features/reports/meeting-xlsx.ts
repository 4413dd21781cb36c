/**
 * 顧問先報告: the workbook for a meeting with a client. The summary takes every figure from the other sheets by formula,
 * charts point at cells, and the sheets prove each other: the differences under 照合 are 0.
 */
import { daysBetween } from '../../../domain/dates.ts';
import { MEETING_LATE_WORDS } from '../../../domain/meeting-late.ts';
import { hasSheet, MEETING_WORDS, type MeetingReport, monthWords } from '../../../domain/meeting-report.ts';
import { columnName, putFormula, putText, type Sheet, startWorkbook } from '../paper/workbook.ts';
import { finishWorkbook } from '../paper/workbook-file.ts';
import { type PlacedTable, putTable, totalRowOf } from '../paper/workbook-table.ts';
import {
  addTable,
  addTableSheet,
  keepChartWhole,
  type MeetingBook,
  setPrintArea,
  type TableSheet,
} from './meeting-book-xlsx.ts';
import { agingChart, forecastChart, topChart, trendChart } from './meeting-charts-xlsx.ts';
import {
  ACTION_COLUMNS,
  AGING,
  agingColumns,
  DEPOSIT_COLUMNS,
  FORECAST_COLUMNS,
  INVOICES,
  invoiceColumns,
  LATE_COLUMNS,
  MOVEMENT_COLUMNS,
  PROMISE_COLUMNS,
  REASON_COLUMNS,
  REMINDER_COLUMNS,
  TOP_COLUMNS,
  TREND_COLUMNS,
  type TrendRow,
  topCustomers,
} from './meeting-columns-xlsx.ts';
import { addCoverSheet, addDecisionsSheet } from './meeting-cover-xlsx.ts';
import { addSummarySheet, putSummary } from './meeting-summary-xlsx.ts';

const WORDS = MEETING_WORDS;

/** Sheets in the order they are read; the summary is filled last, when the others' places are known. */
export async function drawMeetingWorkbook(report: MeetingReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, `${WORDS.title} ${report.clientName} ${monthWords(report.month)}`);
  const shared: MeetingBook = { book, report, charts: [] };
  addCoverSheet(shared);
  const summary = addSummarySheet(book, report);
  const trend = addTrend(shared);
  const { sheet: agingSheet, table: aging } = addAging(shared);
  const movements = addTable(shared, 'movements', MOVEMENT_COLUMNS, report.movements);
  addTop(shared);
  const invoices = addTable(shared, 'invoices', invoiceColumns(report), report.invoices);
  const differences = invoices && putBucketChecks(agingSheet, aging, invoices.table, report);
  shared.charts.push(agingChart(agingSheet, aging, report));
  const deposits = addTable(shared, 'deposits', DEPOSIT_COLUMNS, report.deposits);
  addActions(shared);
  const reminders = addTable(shared, 'reminders', REMINDER_COLUMNS, report.reminders);
  if (reminders) putLetterCount(reminders.sheet, reminders.table, report.reminders.length);
  const promises = addTable(shared, 'promises', PROMISE_COLUMNS, report.promises ?? []);
  const reasons = addTable(shared, 'reasons', REASON_COLUMNS, report.reasons ?? []);
  addForecast(shared);
  addLate(shared);
  addDecisionsSheet(shared);
  const end = putSummary(summary, report, {
    aging,
    movements: movements?.table ?? null,
    invoices: invoices?.table ?? null,
    deposits: deposits?.table ?? null,
    reminders: reminders?.table ?? null,
    differences,
  });
  if (trend) shared.charts.push(trendChart(summary, trend, { left: 0, top: end, right: 5, bottom: end + 14 }));
  setPrintArea(summary, 'E', trend ? end + 14 : end);
  for (const placed of [movements, invoices, deposits, reminders, promises, reasons]) if (placed) printWhole(placed);
  return finishWorkbook(book, report.createdOn, shared.charts);
}

function printWhole({ sheet, table }: TableSheet & { table: PlacedTable }): void {
  setPrintArea(sheet, columnName(sheet.columnCount), table.totalRow);
}

function addAging(shared: MeetingBook): { sheet: Sheet; table: PlacedTable } {
  const { report } = shared;
  const widths = agingColumns(report, 0).map(({ width }) => width);
  const { sheet, headRow } = addTableSheet(shared, 'aging', widths, 2);
  const totalRow = totalRowOf(headRow, report.aging.length);
  const words = { total: WORDS.columns.total, nothing: WORDS.nothing.aging };
  const table = putTable(sheet, headRow, agingColumns(report, totalRow), report.aging, words);
  putWholeShare(sheet, table);
  const bottom = table.totalRow + 18;
  keepChartWhole(sheet, widths, { top: table.totalRow + 2, bottom });
  setPrintArea(sheet, 'J', bottom);
  return { sheet, table };
}

/** The months' balances, parted by age, over the same chart as on the summary. */
function addTrend(shared: MeetingBook): (TableSheet & { table: PlacedTable; rows: TrendRow[] }) | null {
  const { report } = shared;
  if (!hasSheet(report, 'trend') || report.trend.length === 0) return null;
  const rows = report.trend.map(({ month, totalYen, overdueYen, over90Yen }) => ({
    month: monthWords(month),
    notDueYen: totalYen - overdueYen,
    upTo90Yen: overdueYen - over90Yen,
    over90Yen,
  }));
  const widths = TREND_COLUMNS.map(({ width }) => width);
  const placed = addTableSheet(shared, 'trend', widths, 1);
  const table = putTable(placed.sheet, placed.headRow, TREND_COLUMNS, rows, { total: '', nothing: '' });
  const trend = { ...placed, table, rows };
  const top = table.totalRow;
  shared.charts.push(trendChart(placed.sheet, trend, { left: 0, top, right: widths.length, bottom: top + 20 }));
  placed.sheet.pageSetup.fitToHeight = 1;
  setPrintArea(placed.sheet, 'F', top + 20);
  return trend;
}

function addTop(shared: MeetingBook): void {
  const rows = topCustomers(shared.report);
  const placed = addTable(shared, 'top', TOP_COLUMNS, rows);
  if (!placed) return;
  const top = placed.table.totalRow + 1;
  if (rows.length > 0) shared.charts.push(topChart(placed.sheet, placed.table, rows, top));
  placed.sheet.pageSetup.fitToHeight = 1;
  setPrintArea(placed.sheet, 'J', rows.length > 0 ? top + 20 : top);
}

function addActions(shared: MeetingBook): void {
  if (!hasSheet(shared.report, 'actions')) return;
  const { actions } = shared.report;
  const widths = ACTION_COLUMNS.map(({ width }) => width);
  const { sheet, headRow } = addTableSheet(shared, 'actions', widths, 1);
  const table = putTable(sheet, headRow, ACTION_COLUMNS, actions, { total: '', nothing: WORDS.nothing.actions });
  setPrintArea(sheet, 'F', table.lastRow);
}

function addForecast(shared: MeetingBook): void {
  const { forecast } = shared.report;
  const placed = addTable(shared, 'forecast', FORECAST_COLUMNS, forecast);
  if (!placed) return;
  const { sheet, table } = placed;
  putText(sheet, table.totalRow + 1, 1, WORDS.forecastNote, { size: 9, overflow: true });
  const basis = WORDS.forecastBasis[shared.report.forecastBasis ?? 'own'];
  if (basis !== '') putText(sheet, table.totalRow + 2, 1, basis, { size: 9, overflow: true });
  const top = table.totalRow + (basis === '' ? 2 : 3);
  if (forecast.length > 0) shared.charts.push(forecastChart(sheet, table, shared.report, top));
  // A table of a few rows and its chart: one page, however small.
  sheet.pageSetup.fitToHeight = 1;
  setPrintArea(sheet, 'E', forecast.length > 0 ? top + 20 : top);
}

function addLate(shared: MeetingBook): void {
  const placed = addTable(shared, 'late', LATE_COLUMNS, shared.report.late ?? []);
  if (!placed) return;
  const { sheet, table } = placed;
  putText(sheet, table.totalRow + 1, 1, MEETING_LATE_WORDS.note, { size: 9, overflow: true });
  setPrintArea(sheet, 'H', table.totalRow + 1);
}

/** 構成比 of the total row: 100 %, or nothing. */
function putWholeShare(sheet: Sheet, aging: PlacedTable): void {
  const total = aging.totalCell(AGING.total);
  const result = aging.sums[AGING.total] === 0 ? 0 : 1;
  const formula = `IF(${total}=0,0,${total}/${total})`;
  putFormula(sheet, aging.totalRow, AGING.share + 1, formula, result, 'share', { size: 9 });
}

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

/** Letters are counted, not summed: two letters to one customer ask for the same money. */
function putLetterCount(sheet: Sheet, reminders: PlacedTable, letters: number): void {
  const formula = `COUNTA(${reminders.cells(1)})`;
  putFormula(sheet, reminders.totalRow, 5, formula, letters, 'count', { bold: true, align: 'left' });
  sheet.getCell(reminders.totalRow, 5).numFmt = WORDS.countFormat;
}
