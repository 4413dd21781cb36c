/** 前回との比較: from the earlier balance to today's, by column and by customer (or client), tied to the aging by a formula. */
import type { BridgeColumn } from '../../../domain/aging-bridge.ts';
import {
  AGING_WORDS,
  type AgingReport,
  type AgingReportBridge,
  BRIDGE_LABELS,
  bridgeSubtitle,
  shownSteps,
} from '../../../domain/aging-report.ts';
import {
  addSheet,
  type Book,
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
  withoutControls,
} from '../paper/workbook.ts';
import { fillRows } from '../paper/workbook-rows.ts';
import { AGE_COLOURS } from './age-colours.ts';

const HEAD_ROW = 5;
const NAMES = 2;

interface Line extends BridgeColumn {
  code: string;
  name: string;
}

interface BridgeTable {
  sheet: Sheet;
  /** What is drawn, from the first figure on; the closing balance is the row's own sum and stands last. */
  keys: (keyof BridgeColumn)[];
}

/** A sheet of two tables: one line a column of the aging, then one a customer or client. `total`: the aging's own total. */
export function addBridgeSheet(
  book: Book,
  report: AgingReport,
  bridge: AgingReportBridge,
  total: { sheet: string; cell: string },
): void {
  const keys: (keyof BridgeColumn)[] = ['openingYen', ...shownSteps([...bridge.columns, ...bridge.rows]), 'closingYen'];
  const sheet = addSheet(book, {
    name: AGING_WORDS.bridgeSheet,
    landscape: true,
    footer: `${report.name}　${AGING_WORDS.bridgeTitle}`,
    accent: report.accent,
    widths: [13, 32, ...keys.map(() => 15)],
    headRow: HEAD_ROW,
    headColumns: NAMES,
  });
  const width = NAMES + keys.length;
  putTitle(sheet, width, report.accent, AGING_WORDS.bridgeTitle, report.name, bridgeSubtitle(report, bridge.from));
  const table: BridgeTable = { sheet, keys };
  const columns = bridge.columns.map((one, at) => ({ ...one, code: '', name: report.columns[at]!.label }));
  const colours = report.columns.map(({ heat }) => AGE_COLOURS[heat]!);
  const totalRow = putTable(table, HEAD_ROW, [AGING_WORDS.column, ''], columns, colours);
  const closing = bridge.columns.reduce((sum, one) => sum + one.closingYen, 0);
  const aging = report.rows.reduce((sum, row) => sum + row.cells.reduce((yen, cell) => yen + cell, 0), 0);
  const left = report.left.cells.reduce((sum, yen) => sum + yen, 0);
  putText(sheet, totalRow + 1, 1, AGING_WORDS.check, { size: 9, overflow: true });
  putFormula(
    sheet,
    totalRow + 1,
    width,
    `${columnName(width)}${totalRow}-'${total.sheet}'!${total.cell}`,
    closing - aging - left,
    'count',
    { size: 9 },
  );
  const names =
    report.scope === 'office'
      ? [AGING_WORDS.clientCode, AGING_WORDS.clientName]
      : [AGING_WORDS.customerCode, AGING_WORDS.customerName];
  putTable(table, totalRow + 4, names, bridge.rows, null);
}

/** Head, rows and a total from `headRow` on; returns the total's row. */
function putTable(
  { sheet, keys }: BridgeTable,
  headRow: number,
  names: readonly string[],
  lines: readonly Line[],
  ages: readonly string[] | null,
): number {
  const width = NAMES + keys.length;
  putHead(
    sheet,
    headRow,
    [...names, ...keys.map((key) => BRIDGE_LABELS[key])],
    Array.from({ length: width }, (_, at) => at >= NAMES),
  );
  const first = headRow + 1;
  if (ages) for (const [at, line] of lines.entries()) putLine(sheet, keys, first + at, line, ages[at]!);
  else if (lines.length > 0) fillLines(sheet, keys, first, lines);
  const last = first + Math.max(lines.length, 1) - 1;
  const totalRow = last + 1;
  putText(sheet, totalRow, 1, AGING_WORDS.total, { bold: true });
  for (const [at, key] of keys.entries()) {
    const column = columnName(NAMES + 1 + at);
    const sum = lines.reduce((yen, line) => yen + line[key], 0);
    putFormula(sheet, totalRow, NAMES + 1 + at, `SUM(${column}${first}:${column}${last})`, sum, 'yen', { bold: true });
  }
  ruleTotal(sheet, totalRow, 1, width);
  return totalRow;
}

/** A column of the aging, with its colour at the left. */
function putLine(sheet: Sheet, keys: BridgeTable['keys'], row: number, line: Line, age: string): void {
  putText(sheet, row, 1, line.name);
  putFigures(sheet, keys, row, line);
  ruleBelow(sheet, row, 1, NAMES + keys.length);
  const cell = sheet.getCell(row, 1);
  cell.border = { ...cell.border, left: { style: 'thick', color: { argb: `FF${age}` } } };
}

function putFigures(sheet: Sheet, keys: BridgeTable['keys'], row: number, line: Line): void {
  for (const [at, key] of keys.entries()) {
    const place = NAMES + 1 + at;
    if (key === 'closingYen')
      putFormula(sheet, row, place, closingFormula(keys, row), line.closingYen, 'yen', { bold: true });
    else putNumber(sheet, row, place, line[key], 'yen', { bold: key === 'openingYen' });
  }
}

/** The balance is what the row adds up to: nothing else may be hidden in it. */
function closingFormula(keys: BridgeTable['keys'], row: number): string {
  return `SUM(${columnName(NAMES + 1)}${row}:${columnName(NAMES + keys.length - 1)}${row})`;
}

function fillLines(sheet: Sheet, keys: BridgeTable['keys'], first: number, lines: readonly Line[]): void {
  putText(sheet, first, 1, '');
  putText(sheet, first, 2, '', { indent: indentOf(1) });
  putFigures(sheet, keys, first, lines[0]!);
  ruleBelow(sheet, first, 1, NAMES + keys.length);
  fillRows(sheet, {
    row: first,
    count: lines.length,
    cell: (at, column) => {
      const line = lines[at]!;
      if (column < NAMES) return withoutControls(column === 0 ? line.code : line.name) || null;
      const key = keys[column - NAMES]!;
      return key === 'closingYen' ? { formula: closingFormula(keys, first + at), result: line.closingYen } : line[key];
    },
  });
}
