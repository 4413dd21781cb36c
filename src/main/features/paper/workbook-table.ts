/** A table on a sheet: head, rows, a total of formulas; the place of each part is given back for other sheets to refer to. */
import {
  type CellKind,
  columnName,
  dateNumber,
  indentOf,
  putFormula,
  putHead,
  putNumber,
  putText,
  ruleBelow,
  ruleTotal,
  type Sheet,
  withoutControls,
} from './workbook.ts';
import { fillRows, type LongCell } from './workbook-rows.ts';

export interface TableColumn<T> {
  label: string;
  width: number;
  kind: CellKind;
  /** What the cell holds: text, a number, or a date for kind 'date'; '' is an empty cell of any kind. */
  value: (row: T) => string | number;
  /** The cell as a formula of its row on the sheet; `value` is then its result. */
  formula?: (row: number) => string;
  /** Summed in the total row. */
  summed?: true;
  bold?: true;
  size?: number;
  /** Colour drawn below the head. */
  colour?: string;
}

export interface PlacedTable {
  firstRow: number;
  lastRow: number;
  totalRow: number;
  /** Sum by column (from 0), for the results of formulas elsewhere. */
  sums: number[];
  /** Reference to the total of a column (from 0), absolute: $D$12. */
  totalCell: (column: number) => string;
  /** Reference to the cells of a column above the total: $D$6:$D$11. */
  cells: (column: number) => string;
}

export interface TableWords {
  /** '': a table that is not summed, without a last row of its own. */
  total: string;
  /** In the one row of a table that has none. */
  nothing: string;
}

/** Where the total of a table will stand. */
export function totalRowOf(headRow: number, rows: number): number {
  return headRow + Math.max(rows, 1) + 1;
}

/** Writes the table with its head in `headRow`. An empty table keeps one row, so that its sums are over something. */
export function putTable<T>(
  sheet: Sheet,
  headRow: number,
  columns: TableColumn<T>[],
  rows: T[],
  words: TableWords,
): PlacedTable {
  putHead(
    sheet,
    headRow,
    columns.map(({ label }) => label),
    columns.map(({ kind }) => kind !== 'text' && kind !== 'date'),
    columns.map(({ colour }) => colour ?? null),
  );
  const firstRow = headRow + 1;
  if (rows.length === 0) putText(sheet, firstRow, 1, words.nothing, { overflow: true });
  else {
    putSampleRow(sheet, firstRow, columns);
    const cell = (row: number, column: number) => cellOf(columns[column]!, rows[row]!, firstRow + row);
    fillRows(sheet, { row: firstRow, count: rows.length, cell });
  }
  const sums = columns.map((column) =>
    column.summed ? rows.reduce((sum, row) => sum + Number(column.value(row)), 0) : 0,
  );
  const totalRow = totalRowOf(headRow, rows.length);
  const lastRow = totalRow - 1;
  putTotals(sheet, totalRow, { firstRow, lastRow }, columns, sums, words.total);
  return {
    firstRow,
    lastRow,
    totalRow,
    sums,
    totalCell: (column) => `$${columnName(column + 1)}$${totalRow}`,
    cells: (column) => `$${columnName(column + 1)}$${firstRow}:$${columnName(column + 1)}$${lastRow}`,
  };
}

/** The styles of a row; what stands in it is of no account. */
function putSampleRow<T>(sheet: Sheet, row: number, columns: TableColumn<T>[]): void {
  for (const [at, column] of columns.entries()) {
    const style = {
      bold: column.bold ?? false,
      size: column.size ?? 10,
      indent: indentOf(at, column.kind !== 'text' && column.kind !== 'date'),
    };
    if (column.kind === 'text') putText(sheet, row, at + 1, '', style);
    else putNumber(sheet, row, at + 1, 0, column.kind, column.kind === 'date' ? { ...style, align: 'left' } : style);
  }
  ruleBelow(sheet, row, 1, columns.length);
}

function cellOf<T>({ kind, value, formula }: TableColumn<T>, entry: T, row: number): LongCell {
  const held = value(entry);
  if (formula) return { formula: formula(row), result: Number(held) };
  if (held === '') return null;
  if (kind === 'text') return withoutControls(String(held));
  return kind === 'date' ? dateNumber(String(held)) : Number(held);
}

function putTotals<T>(
  sheet: Sheet,
  totalRow: number,
  { firstRow, lastRow }: { firstRow: number; lastRow: number },
  columns: TableColumn<T>[],
  sums: number[],
  label: string,
): void {
  if (label === '') return;
  putText(sheet, totalRow, 1, label, { bold: true });
  for (const [at, column] of columns.entries()) {
    const name = columnName(at + 1);
    if (column.summed)
      putFormula(sheet, totalRow, at + 1, `SUM(${name}${firstRow}:${name}${lastRow})`, sums[at]!, column.kind, {
        bold: true,
      });
  }
  ruleTotal(sheet, totalRow, 1, columns.length);
}
