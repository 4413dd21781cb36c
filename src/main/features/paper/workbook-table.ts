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
} from './workbook.ts';

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
  for (const [at, row] of rows.entries()) putRow(sheet, firstRow + at, columns, row);
  if (rows.length === 0) putText(sheet, firstRow, 1, words.nothing, { overflow: true });
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

function putRow<T>(sheet: Sheet, row: number, columns: TableColumn<T>[], entry: T): void {
  for (const [at, column] of columns.entries()) {
    const value = column.value(entry);
    const style = {
      bold: column.bold ?? false,
      size: column.size ?? 10,
      indent: indentOf(at, column.kind !== 'text' && column.kind !== 'date'),
    };
    if (column.formula) putFormula(sheet, row, at + 1, column.formula(row), Number(value), column.kind, style);
    else if (column.kind === 'text' || value === '') putText(sheet, row, at + 1, String(value), style);
    else if (column.kind === 'date')
      putNumber(sheet, row, at + 1, dateNumber(String(value)), 'date', { ...style, align: 'left' });
    else putNumber(sheet, row, at + 1, Number(value), column.kind, style);
  }
  ruleBelow(sheet, row, 1, columns.length);
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
