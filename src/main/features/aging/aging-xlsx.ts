/** The aging table as a workbook: any rows by any columns, sums as formulas, compared with an earlier date, ready for A4. */
import {
  AGING_WORDS,
  type AgingReport,
  type AgingReportBy,
  type AgingReportRow,
  agingSubtitle,
} from '../../../domain/aging-report.ts';
import {
  addSheet,
  columnName,
  dateNumber,
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
  withoutControls,
} from '../paper/workbook.ts';
import { finishWorkbook } from '../paper/workbook-file.ts';
import { fillRows, type LongCell } from '../paper/workbook-rows.ts';
import { AGE_COLOURS } from './age-colours.ts';
import { addBridgeSheet } from './aging-bridge-xlsx.ts';

const HEAD_ROW = 5;

/** A column before the figures. */
interface Leading {
  label: string;
  width: number;
  kind: 'text' | 'date';
  value: (row: AgingReportRow) => string;
}

const text = (label: string, width: number, value: Leading['value']): Leading => ({
  label,
  width,
  kind: 'text',
  value,
});
const date = (label: string, value: Leading['value']): Leading => ({ label, width: 11, kind: 'date', value });

/** Whose row it is, as the screen names it. */
function leadingColumns({ scope, by }: AgingReport): Leading[] {
  const client = [
    text(AGING_WORDS.clientCode, 12, (row) => row.clientCode),
    text(AGING_WORDS.clientName, 26, (row) => row.clientName),
  ];
  const customer = [
    text(AGING_WORDS.customerCode, 13, (row) => row.code),
    text(AGING_WORDS.customerName, 32, (row) => row.name),
  ];
  const invoice = [
    text(AGING_WORDS.number, 14, (row) => row.invoice?.number ?? ''),
    date(AGING_WORDS.issuedOn, (row) => row.invoice?.issuedOn ?? ''),
    date(AGING_WORDS.dueOn, (row) => row.invoice?.dueOn ?? ''),
  ];
  const own: Record<AgingReportBy, Leading[]> = {
    office: [text(AGING_WORDS.office, 32, (row) => row.name)],
    client,
    assignee: [text(AGING_WORDS.assignee, 26, (row) => row.name || AGING_WORDS.unassigned)],
    customer,
    invoice: [...customer, ...invoice],
  };
  return [...(isGrouped({ scope, by }) ? client : []), ...own[by]];
}

/** An office's customers and receivables stand under their clients. */
function isGrouped({ scope, by }: Pick<AgingReport, 'scope' | 'by'>): boolean {
  return scope === 'office' && (by === 'customer' || by === 'invoice');
}

interface Table {
  sheet: Sheet;
  report: AgingReport;
  leading: Leading[];
  /** Columns in all. */
  width: number;
}

/** Draws the workbook; the same report gives the same bytes. */
export async function drawAgingWorkbook(report: AgingReport): Promise<Uint8Array> {
  const book = startWorkbook(report.createdOn, AGING_WORDS.title);
  const leading = leadingColumns(report);
  const figures = [...report.columns.map(() => 14), 15, ...(hasOverdue(report) ? [15] : [])];
  const sheet = addSheet(book, {
    name: AGING_WORDS.sheet,
    landscape: true,
    footer: `${report.name}　${AGING_WORDS.title}`,
    accent: report.accent,
    widths: [...leading.map(({ width }) => width), ...figures],
    headRow: HEAD_ROW,
    headColumns: leading.length,
  });
  const table: Table = { sheet, report, leading, width: leading.length + figures.length };
  putTitle(sheet, table.width, report.accent, AGING_WORDS.title, report.name, agingSubtitle(report));
  putColumnHeads(table);
  const end = isGrouped(report) ? putGroups(table) : putRows(table, report.rows, HEAD_ROW + 1);
  const left = report.left.rows === 0 ? end : putLeft(table, end);
  // A total below nothing still sums a row of its own: an empty one.
  const totalRow = Math.max(left, HEAD_ROW + 2);
  if (report.rows.length === 0) putText(sheet, HEAD_ROW + 1, 1, AGING_WORDS.nothing, { overflow: true });
  putTotals(table, totalRow);
  putUnallocated(table, totalRow + 3);
  if (report.bridge) {
    const total = { sheet: AGING_WORDS.sheet, cell: `${totalColumn(table)}${totalRow}` };
    addBridgeSheet(book, report, report.bridge, total);
  }
  return finishWorkbook(book, report.createdOn);
}

/** By invoice date nothing is told of due dates. */
function hasOverdue({ basis }: AgingReport): boolean {
  return basis === 'due';
}

function totalColumn({ leading, report }: Table): string {
  return columnName(leading.length + report.columns.length + 1);
}

function putColumnHeads({ sheet, report, leading }: Table): void {
  const labels = [
    ...leading.map(({ label }) => label),
    ...report.columns.map(({ label }) => label),
    AGING_WORDS.total,
    ...(hasOverdue(report) ? [AGING_WORDS.overdue] : []),
  ];
  putHead(
    sheet,
    HEAD_ROW,
    labels,
    labels.map((_, at) => at >= leading.length),
    [...leading.map(() => null), ...report.columns.map(({ heat }) => AGE_COLOURS[heat]!), null, null],
  );
}

/** Rows from `row` on; returns the row after the last. Drawn once and written after that pattern. */
function putRows(table: Table, rows: readonly AgingReportRow[], row: number): number {
  if (rows.length === 0) return row;
  const { sheet, report, leading } = table;
  for (const [at, column] of leading.entries())
    if (column.kind === 'text') putText(sheet, row, at + 1, '', { indent: indentOf(at) });
    else putNumber(sheet, row, at + 1, 0, 'date', { align: 'left', indent: indentOf(at) });
  for (const at of report.columns.keys()) putNumber(sheet, row, leading.length + 1 + at, 0, 'yen');
  putRowSums(table, row, rows[0]!.cells, false);
  ruleBelow(sheet, row, 1, table.width);
  fillRows(sheet, { row, count: rows.length, cell: (at, column) => cellOf(table, rows[at]!, row + at, column) });
  return row + rows.length;
}

function cellOf(table: Table, entry: AgingReportRow, row: number, column: number): LongCell {
  const { leading, report } = table;
  const lead = leading[column];
  if (lead) {
    const value = lead.value(entry);
    return value === '' ? null : lead.kind === 'date' ? dateNumber(value) : withoutControls(value);
  }
  const at = column - leading.length;
  if (at < report.columns.length) return entry.cells[at]!;
  const [total, overdue] = rowFormulas(table, row, entry.cells);
  return at === report.columns.length ? total : overdue;
}

interface SumFormula {
  formula: string;
  result: number;
}

/** 合計 and 期日超過 of a row, from its own cells. */
function rowFormulas({ leading, report }: Table, row: number, cells: readonly number[]): [SumFormula, SumFormula] {
  const last = columnName(leading.length + report.columns.length);
  const from = (at: number): SumFormula => ({
    formula: `SUM(${columnName(leading.length + 1 + at)}${row}:${last}${row})`,
    result: cells.slice(at).reduce((sum, yen) => sum + yen, 0),
  });
  return [from(0), from(report.overdueFrom)];
}

function putRowSums(table: Table, row: number, cells: readonly number[], bold: boolean): void {
  const [total, overdue] = rowFormulas(table, row, cells);
  const at = table.leading.length + table.report.columns.length + 1;
  putFormula(table.sheet, row, at, total.formula, total.result, 'yen', { bold: true });
  if (hasOverdue(table.report)) putFormula(table.sheet, row, at + 1, overdue.formula, overdue.result, 'yen', { bold });
}

/** The office: each client's rows with a subtotal below them; SUBTOTAL leaves subtotals out of the grand total. */
function putGroups(table: Table): number {
  const { rows } = table.report;
  let row = HEAD_ROW + 1;
  for (let start = 0; start < rows.length; ) {
    let end = start;
    while (end < rows.length && rows[end]!.clientCode === rows[start]!.clientCode) end++;
    const group = rows.slice(start, end);
    const next = putRows(table, group, row);
    putText(table.sheet, next, 4, AGING_WORDS.subtotal(group[0]!.clientName), { bold: true, indent: 1 });
    putSumRow(table, next, [row, next - 1], columnSums(table, group), 'SUBTOTAL(9,');
    ruleBelow(table.sheet, next, 1, table.width, 'thin', 'FF8C8477');
    row = next + 1;
    start = end;
  }
  return row;
}

/** What is beyond the most rows: one row, so that the total is that of the books. */
function putLeft(table: Table, row: number): number {
  const { left } = table.report;
  putText(table.sheet, row, table.leading.length > 1 ? 2 : 1, AGING_WORDS.left(left.rows), { indent: 1 });
  for (const [at, yen] of left.cells.entries()) putNumber(table.sheet, row, table.leading.length + 1 + at, yen, 'yen');
  putRowSums(table, row, left.cells, false);
  ruleBelow(table.sheet, row, 1, table.width);
  return row + 1;
}

function putSumRow(
  table: Table,
  row: number,
  [first, last]: readonly [number, number],
  sums: readonly number[],
  sum: 'SUM(' | 'SUBTOTAL(9,',
): void {
  for (const [at, yen] of sums.entries()) {
    const place = table.leading.length + 1 + at;
    const column = columnName(place);
    putFormula(table.sheet, row, place, `${sum}${column}${first}:${column}${last})`, yen, 'yen', { bold: true });
  }
  putRowSums(table, row, sums, true);
}

function columnSums({ report }: Table, rows: readonly AgingReportRow[]): number[] {
  return report.columns.map((_, at) => rows.reduce((sum, row) => sum + row.cells[at]!, 0));
}

function putTotals(table: Table, row: number): void {
  const { sheet, report, leading } = table;
  const sums = columnSums(table, report.rows).map((yen, at) => yen + (report.left.cells[at] ?? 0));
  const grouped = isGrouped(report);
  putText(sheet, row, Math.min(leading.length, 4), grouped ? AGING_WORDS.grandTotal : AGING_WORDS.total, {
    bold: true,
    indent: indentOf(leading.length - 1),
  });
  putSumRow(table, row, [HEAD_ROW + 1, row - 1], sums, grouped ? 'SUBTOTAL(9,' : 'SUM(');
  ruleTotal(sheet, row, 1, table.width);
  putText(sheet, row + 1, Math.min(leading.length, 4), AGING_WORDS.share, {
    size: 9,
    indent: indentOf(leading.length - 1),
  });
  const [total, overdue] = rowFormulas(table, row, sums);
  const totalCell = `$${totalColumn(table)}${row}`;
  const values = [...sums, total.result, ...(hasOverdue(report) ? [overdue.result] : [])];
  for (const [at, value] of values.entries()) {
    const place = leading.length + 1 + at;
    const formula = `IF(${totalCell}=0,0,${columnName(place)}${row}/${totalCell})`;
    const share = total.result === 0 ? 0 : value / total.result;
    putFormula(sheet, row + 1, place, formula, share, 'share', { size: 9 });
  }
}

function putUnallocated({ sheet, report, leading }: Table, row: number): void {
  const at = leading.length;
  putText(sheet, row, at, AGING_WORDS.unallocated, { size: 9, indent: indentOf(at - 1), colour: 'FF57524A' });
  const lines = [
    [AGING_WORDS.advance, report.advanceYen],
    [AGING_WORDS.suspense, report.suspenseYen],
  ] as const;
  for (const [line, [label, yen]] of lines.entries()) {
    putText(sheet, row + line, at + 1, label, { size: 9, colour: 'FF57524A' });
    putNumber(sheet, row + line, at + 2, yen, 'yen', { size: 9 });
  }
}
