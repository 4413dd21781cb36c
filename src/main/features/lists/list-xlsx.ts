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
import { fillRows, type LongRows } from '../paper/workbook-rows.ts';

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
  if (rows.length === 0) putText(sheet, FIRST_ROW, 1, list.words.nothing, { overflow: true });
  else {
    putSampleRow(sheet, columns);
    fillRows(sheet, { row: FIRST_ROW, count: rows.length, cell: cellsOf(list) });
  }
  if (columns.some((column) => column.summed)) putSums(sheet, list);
  return finishWorkbook(book, list.createdOn);
}

/** What each cell of the list holds. */
function cellsOf({ columns, rows }: ListWorkbook): LongRows['cell'] {
  const kinds = columns.map(({ kind }) => kind);
  const days = new Map<string, number>();
  const dayOf = (date: string) => {
    const known = days.get(date) ?? dateNumber(date);
    days.set(date, known);
    return known;
  };
  return (row, column) => {
    const cell = rows[row]![column] ?? null;
    if (cell === null || cell === '') return null;
    if (kinds[column] === 'text') return withoutControls(String(cell));
    return kinds[column] === 'date' ? dayOf(String(cell)) : Number(cell);
  };
}

function isSummed(column: ListColumn): boolean {
  return column.summed && isFigure(column);
}

function isFigure({ kind }: ListColumn): boolean {
  return kind === 'yen' || kind === 'count';
}

/** The styles of a row; what stands in it is of no account. */
function putSampleRow(sheet: Sheet, columns: readonly ListColumn[]): void {
  for (const [at, column] of columns.entries()) {
    const style = { indent: indentOf(at, isFigure(column)) };
    if (column.kind === 'text') putText(sheet, FIRST_ROW, at + 1, '', style);
    else
      putNumber(sheet, FIRST_ROW, at + 1, 0, column.kind, column.kind === 'date' ? { ...style, align: 'left' } : style);
  }
  ruleBelow(sheet, FIRST_ROW, 1, columns.length);
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
