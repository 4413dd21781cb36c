/** Columns of a list: what they show, how they sort, what is copied. */
import type { ReactNode } from 'react';

export type RowKey = string | number;

export interface Column<Row> {
  key: string;
  head: ReactNode;
  /** The head in words, where `head` is more than text. */
  headText?: string;
  /** Pixels. A column without a width takes what is left (at least `minWidth`). */
  width?: number;
  minWidth?: number;
  /** 'end' for figures; 'center' for marks. */
  align?: 'start' | 'end' | 'center';
  cell: (row: Row) => ReactNode;
  /** What Ctrl+C and the sort see: plain text, or a bare number (no commas). Without it the column is neither. */
  value?: (row: Row) => string | number | null;
  /** Sorting by head is offered where `value` is given, unless this is false. */
  sortable?: boolean;
  /** Length of the bar under the figure, 0–1, one scale for the whole table; and its colour. */
  bar?: (row: Row) => { share: number; colour: string };
  /** What stands under the column at the foot. */
  total?: ReactNode;
  /** Left out where the window is narrower than this. */
  from?: 1080 | 1280 | 1700;
  /** Class of every cell: 'raw' for a refused value. */
  className?: string;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

const collator = new Intl.Collator('ja', { numeric: true });

/** Rows in the order of the sort; nothing (null) always comes last, equal rows keep their order. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | null,
): readonly Row[] {
  const value = columns.find((column) => column.key === sort?.key)?.value;
  if (!sort || !value) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * collator.compare(String(a.value), String(b.value));
    })
    .map((one) => one.row);
}

/** First click: figures from the largest, words from あ; the second turns it; the third goes back to the given order. */
export function nextSort<Row>(column: Column<Row>, sort: Sort | null): Sort | null {
  const first = column.align === 'end' ? 'descending' : 'ascending';
  if (sort?.key !== column.key) return { key: column.key, direction: first };
  if (sort.direction === first)
    return { key: column.key, direction: first === 'ascending' ? 'descending' : 'ascending' };
  return null;
}

/** The head in words. */
export function headTextOf<Row>(column: Column<Row>): string {
  return column.headText ?? (typeof column.head === 'string' ? column.head : '');
}

/** Tab-separated text for Excel: heads when more than one row, figures bare, no tab or line break inside a cell. */
export function rowsAsText<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const copied = columns.filter((column) => column.value);
  const clean = (text: string | number | null) => String(text ?? '').replace(/[\t\r\n]+/g, ' ');
  const heads = copied.map((column) => clean(headTextOf(column)));
  const lines = rows.map((row) => copied.map((column) => clean(column.value?.(row) ?? '')));
  return [...(rows.length > 1 ? [heads] : []), ...lines].map((cells) => cells.join('\t')).join('\r\n');
}
