/** The aging table as a workbook: customers by age, sums as formulas, ready to print on A4. */
import {
  AGING_WORDS,
  type AgingBuckets,
  type AgingReport,
  type AgingReportRow,
  agingSubtitle,
  BUCKET_KEYS,
  BUCKET_LABELS,
  totalOf,
} from '../../../domain/aging-report.ts';
import {
  addSheet,
  columnName,
  indentOf,
  putFormula,
  putHead,
  putNumber,
  putText,
  putTitle,
  ruleBelow,
  ruleTotal,
  type Sheet,
  startWorkbook,
} from '../paper/workbook.ts';
import { finishWorkbook } from '../paper/workbook-file.ts';
import { AGE_COLOURS } from './age-colours.ts';

const HEAD_ROW = 5;

/** Draws the workbook; the same report gives the same bytes. */
export async function drawAgingWorkbook(report: AgingReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, AGING_WORDS.title);
  const leading = report.scope === 'office' ? 4 : 2;
  const sheet = addSheet(book, {
    name: AGING_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${AGING_WORDS.title}`,
    accent: report.accent,
    widths: [...(report.scope === 'office' ? [12, 26] : []), 13, 32, 14, 14, 14, 14, 14, 15, 15],
    headRow: HEAD_ROW,
    headColumns: leading,
  });
  putTitle(sheet, leading + 7, report.accent, AGING_WORDS.title, report.name, agingSubtitle(report.asOf, report.basis));
  putColumnHeads(sheet, report.scope, leading);
  const end =
    report.scope === 'office'
      ? putGroups(sheet, report.rows, leading)
      : putRows(sheet, report.rows, HEAD_ROW + 1, leading);
  // A total below nothing still sums a row of its own: an empty one.
  const totalRow = Math.max(end, HEAD_ROW + 2);
  if (report.rows.length === 0) putText(sheet, HEAD_ROW + 1, 1, AGING_WORDS.nothing, { overflow: true });
  putTotals(sheet, report, totalRow, leading);
  putUnallocated(sheet, report, totalRow + 3, leading);
  return finishWorkbook(book, report.createdOn);
}

function putColumnHeads(sheet: Sheet, scope: AgingReport['scope'], leading: number): void {
  const names = [
    ...(scope === 'office' ? [AGING_WORDS.clientCode, AGING_WORDS.clientName] : []),
    AGING_WORDS.customerCode,
    AGING_WORDS.customerName,
  ];
  const labels = [...names, ...BUCKET_KEYS.map((key) => BUCKET_LABELS[key]), AGING_WORDS.total, AGING_WORDS.overdue];
  putHead(
    sheet,
    HEAD_ROW,
    labels,
    labels.map((_, at) => at >= leading),
    [...names.map(() => null), ...AGE_COLOURS, null, null],
  );
}

/** Customers from `row` on; returns the row after the last. */
function putRows(sheet: Sheet, rows: AgingReportRow[], row: number, leading: number): number {
  for (const [at, entry] of rows.entries()) {
    const y = row + at;
    const names =
      leading === 4
        ? [entry.clientCode, entry.clientName, entry.customerCode, entry.customerName]
        : [entry.customerCode, entry.customerName];
    for (const [column, text] of names.entries()) putText(sheet, y, column + 1, text, { indent: indentOf(column) });
    for (const [column, key] of BUCKET_KEYS.entries()) putNumber(sheet, y, leading + 1 + column, entry[key], 'yen');
    putRowSums(sheet, y, leading, entry, false);
    ruleBelow(sheet, y, 1, leading + 7);
  }
  return row + rows.length;
}

/** 合計 and 期日超過 of a row, from its own cells. */
function putRowSums(sheet: Sheet, row: number, leading: number, buckets: AgingBuckets, bold: boolean): void {
  const [first, second, last] = [columnName(leading + 1), columnName(leading + 2), columnName(leading + 5)];
  const total = totalOf(buckets);
  putFormula(sheet, row, leading + 6, `SUM(${first}${row}:${last}${row})`, total, 'yen', { bold: true });
  putFormula(sheet, row, leading + 7, `SUM(${second}${row}:${last}${row})`, total - buckets.notDue, 'yen', { bold });
}

/** The office: each client's customers with a subtotal below them; SUBTOTAL leaves subtotals out of the grand total. */
function putGroups(sheet: Sheet, rows: AgingReportRow[], leading: number): number {
  let row = HEAD_ROW + 1;
  for (let start = 0; start < rows.length; ) {
    let end = start;
    while (end < rows.length && rows[end]!.clientCode === rows[start]!.clientCode) end++;
    const group = rows.slice(start, end);
    const next = putRows(sheet, group, row, leading);
    putText(sheet, next, 4, AGING_WORDS.subtotal(group[0]!.clientName), { bold: true, indent: 1 });
    putSumRow(sheet, next, row, next - 1, leading, bucketSums(group), 'SUBTOTAL(9,');
    ruleBelow(sheet, next, 1, leading + 7, 'thin', 'FF8C8477');
    row = next + 1;
    start = end;
  }
  return row;
}

function putSumRow(
  sheet: Sheet,
  row: number,
  first: number,
  last: number,
  leading: number,
  sums: AgingBuckets,
  sum: 'SUM(' | 'SUBTOTAL(9,',
): void {
  for (const [at, key] of BUCKET_KEYS.entries()) {
    const column = columnName(leading + 1 + at);
    putFormula(sheet, row, leading + 1 + at, `${sum}${column}${first}:${column}${last})`, sums[key], 'yen', {
      bold: true,
    });
  }
  putRowSums(sheet, row, leading, sums, true);
}

function putTotals(sheet: Sheet, report: AgingReport, row: number, leading: number): void {
  const sums = bucketSums(report.rows);
  const office = report.scope === 'office';
  putText(sheet, row, leading, office ? AGING_WORDS.grandTotal : AGING_WORDS.total, { bold: true, indent: 1 });
  putSumRow(sheet, row, HEAD_ROW + 1, row - 1, leading, sums, office ? 'SUBTOTAL(9,' : 'SUM(');
  ruleTotal(sheet, row, 1, leading + 7);
  putText(sheet, row + 1, leading, AGING_WORDS.share, { size: 9, indent: 1 });
  const total = totalOf(sums);
  const totalCell = `$${columnName(leading + 6)}${row}`;
  for (const [at, value] of [...BUCKET_KEYS.map((key) => sums[key]), total, total - sums.notDue].entries()) {
    const cell = `${columnName(leading + 1 + at)}${row}`;
    putFormula(
      sheet,
      row + 1,
      leading + 1 + at,
      `IF(${totalCell}=0,0,${cell}/${totalCell})`,
      total === 0 ? 0 : value / total,
      'share',
      { size: 9 },
    );
  }
}

function putUnallocated(sheet: Sheet, report: AgingReport, row: number, leading: number): void {
  putText(sheet, row, leading, AGING_WORDS.unallocated, { size: 9, indent: 1, colour: 'FF57524A' });
  for (const [at, [label, yen]] of (
    [
      [AGING_WORDS.advance, report.advanceYen],
      [AGING_WORDS.suspense, report.suspenseYen],
    ] as const
  ).entries()) {
    putText(sheet, row + at, leading + 1, label, { size: 9, colour: 'FF57524A' });
    putNumber(sheet, row + at, leading + 2, yen, 'yen', { size: 9 });
  }
}

function bucketSums(rows: readonly AgingBuckets[]): AgingBuckets {
  const sums: AgingBuckets = { notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0 };
  for (const row of rows) for (const key of BUCKET_KEYS) sums[key] += row[key];
  return sums;
}
