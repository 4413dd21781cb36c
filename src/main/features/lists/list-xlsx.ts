/** A list of the screen as a workbook: head and first column stay in sight, sums are formulas, ready to print on A4. */
import type { PlainDate } from '../../../domain/dates.ts';
import { SEAL_COLOURS } from '../../../domain/seal-colours.ts';
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
import { type LongRows, withRows } from '../paper/workbook-rows.ts';

export interface ListColumn {
  label: string;
  kind: 'text' | 'yen' | 'count' | 'date';
  width: number;
  summed: boolean;
}

export interface ListWorkbook {
  title: string;
  owner: string;
  subtitle: string;
  colour: number;
  words: { total: string; nothing: string };
  columns: readonly ListColumn[];
  rows: readonly (readonly (string | number | null)[])[];
  createdOn: PlainDate;
}

const HEAD_ROW = 5;
const FIRST_ROW = HEAD_ROW + 1;
/** Rows from which the list is written piece by piece. */
const LONG = 5_000;
/** Excel allows no more in the name of a sheet, and none of these characters. */
const SHEET_NAME = { length: 31, banned: /[[\]:*?/\\]/g };

/** Draws the workbook; the same list gives the same bytes. */
export async function drawListWorkbook(list: ListWorkbook): Promise<Uint8Array> {
  const { columns, rows } = list;
  const accent = (SEAL_COLOURS[list.colour] ?? SEAL_COLOURS[8]).slice(1).toUpperCase();
  const book = startWorkbook(list.createdOn, list.title);
  const sheet = addSheet(book, {
    name: list.title.replace(SHEET_NAME.banned, ' ').slice(0, SHEET_NAME.length),
    landscape: true,
    footer: `${list.owner}　${list.title}`,
    accent,
    widths: columns.map((column) => column.width),
    headRow: HEAD_ROW,
    headColumns: 1,
  });
  putTitle(sheet, columns.length, accent, list.title, list.owner, list.subtitle);
  putHead(
    sheet,
    HEAD_ROW,
    columns.map((column) => column.label),
    columns.map(isFigure),
  );
  // Of a long list exceljs draws the first row alone, for its styles.
  const isLong = rows.length > LONG;
  const drawn = isLong ? { ...list, rows: rows.slice(0, 1) } : list;
  for (const [at, row] of drawn.rows.entries()) putRow(sheet, FIRST_ROW + at, columns, row);
  if (rows.length === 0) putText(sheet, FIRST_ROW, 1, list.words.nothing, { overflow: true });
  if (columns.some((column) => column.summed)) putSums(sheet, drawn);
  if (!isLong) return finishWorkbook(book, list.createdOn);
  const name = `xl/worksheets/sheet${sheet.id}.xml`;
  return finishWorkbook(book, list.createdOn, [], (part) =>
    part.name === name ? withRows(part, longRows(list)) : part,
  );
}

/** What the rows beyond the first are written from. */
function longRows({ columns, rows }: ListWorkbook): LongRows {
  const sums = new Map<number, { formula: string; result: number }>();
  for (const [at, column] of columns.entries()) {
    if (!isSummed(column)) continue;
    const name = columnName(at + 1);
    const result = rows.reduce((total, row) => total + Number(row[at] ?? 0), 0);
    sums.set(at, { formula: `SUM(${name}${FIRST_ROW}:${name}${FIRST_ROW + rows.length - 1})`, result });
  }
  const kinds = columns.map(({ kind }) => kind);
  const days = new Map<string, number>();
  const dayOf = (date: string) => {
    const known = days.get(date) ?? dateNumber(date);
    days.set(date, known);
    return known;
  };
  return {
    row: FIRST_ROW,
    rows,
    sums,
    hasSums: columns.some((column) => column.summed),
    cellValue(cell, column) {
      if (cell === null || cell === '') return null;
      if (kinds[column] === 'text') return withoutControls(String(cell));
      return kinds[column] === 'date' ? dayOf(String(cell)) : Number(cell);
    },
  };
}

function isSummed(column: ListColumn): boolean {
  return column.summed && isFigure(column);
}

function isFigure({ kind }: ListColumn): boolean {
  return kind === 'yen' || kind === 'count';
}

function putRow(
  sheet: Sheet,
  row: number,
  columns: readonly ListColumn[],
  cells: readonly (string | number | null)[],
): void {
  for (const [at, column] of columns.entries()) {
    const value = cells[at] ?? null;
    const style = { indent: indentOf(at, isFigure(column)) };
    if (value === null || value === '') putText(sheet, row, at + 1, '', style);
    else if (column.kind === 'text') putText(sheet, row, at + 1, String(value), style);
    else if (column.kind === 'date')
      putNumber(sheet, row, at + 1, dateNumber(String(value)), 'date', { ...style, align: 'left' });
    else putNumber(sheet, row, at + 1, Number(value), column.kind, style);
  }
  ruleBelow(sheet, row, 1, columns.length);
}

function putSums(sheet: Sheet, { columns, rows, words }: ListWorkbook): void {
  const lastRow = FIRST_ROW + Math.max(rows.length, 1) - 1;
  const totalRow = lastRow + 1;
  putText(sheet, totalRow, 1, words.total, { bold: true });
  for (const [at, column] of columns.entries()) {
    if (!isSummed(column)) continue;
    const name = columnName(at + 1);
    const sum = rows.reduce((total, row) => total + Number(row[at] ?? 0), 0);
    putFormula(sheet, totalRow, at + 1, `SUM(${name}${FIRST_ROW}:${name}${lastRow})`, sum, column.kind, { bold: true });
  }
  ruleTotal(sheet, totalRow, 1, columns.length);
}
