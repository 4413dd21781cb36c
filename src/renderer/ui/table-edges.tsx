/** Head, foot and the grey rows of a list. */
import type { ReactNode } from 'react';
import { listWords } from '../../messages/lists.ts';
import { type Column, nextSort, type RowKey, type Sort } from './table-columns.ts';
import { alignClass, tickWidth } from './table-line.tsx';

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  ticks: ReadonlySet<RowKey> | undefined;
  onTicks: ((ticks: Set<RowKey>) => void) | undefined;
  rows: readonly Row[];
  rowKey: (row: Row) => RowKey;
}

export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, ticks } = props;
  return (
    <>
      <ColumnWidths columns={columns} ticks={ticks !== undefined} />
      <thead>
        <tr aria-rowindex={1}>
          {ticks && <TickAll {...props} ticks={ticks} />}
          {columns.map((column, index) => (
            <HeadCell
              key={column.key}
              column={column}
              first={index === 0}
              afterTicks={ticks !== undefined}
              sort={props.sort}
              onSort={props.onSort}
            />
          ))}
        </tr>
      </thead>
    </>
  );
}

function ColumnWidths<Row>({ columns, ticks }: { columns: readonly Column<Row>[]; ticks: boolean }) {
  return (
    <colgroup>
      {ticks && <col style={{ width: tickWidth }} />}
      {columns.map((column) => (
        <col key={column.key} style={column.width ? { width: column.width } : undefined} />
      ))}
    </colgroup>
  );
}

function TickAll<Row>({ ticks, onTicks, rows, rowKey }: TableHeadProps<Row> & { ticks: ReadonlySet<RowKey> }) {
  const all = rows.length > 0 && rows.every((row) => ticks.has(rowKey(row)));
  return (
    <th className="stick tick-cell">
      <input
        type="checkbox"
        className="tick"
        tabIndex={-1}
        aria-label={listWords.tickAll}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all && ticks.size > 0;
        }}
        onChange={() => onTicks?.(all ? new Set() : new Set(rows.map(rowKey)))}
      />
    </th>
  );
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  first: boolean;
  afterTicks: boolean;
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
}

function HeadCell<Row>({ column, first, afterTicks, sort, onSort }: HeadCellProps<Row>) {
  const sortable = column.value !== undefined && column.sortable !== false;
  const sorted = sort?.key === column.key ? sort.direction : 'none';
  const classes = [alignClass(column), first ? 'stick' : '', sorted === 'none' ? '' : 'sorted']
    .filter(Boolean)
    .join(' ');
  return (
    <th
      className={classes}
      scope="col"
      style={first && afterTicks ? { left: tickWidth } : undefined}
      aria-sort={sortable ? sorted : undefined}
      onClick={sortable ? () => onSort(nextSort(column, sort)) : undefined}
    >
      {column.head}
    </th>
  );
}

export interface TableFootProps<Row> {
  columns: readonly Column<Row>[];
  ticks: boolean;
  extra: readonly Record<string, ReactNode>[] | undefined;
}

export function TableFoot<Row>({ columns, ticks, extra }: TableFootProps<Row>) {
  if (!columns.some((column) => column.total !== undefined)) return null;
  const totals: Record<string, ReactNode> = Object.fromEntries(columns.map((column) => [column.key, column.total]));
  return (
    <tfoot>
      {[totals, ...(extra ?? [])].map((cells, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a foot never change places
        <tr key={line}>
          {ticks && <td className="stick" />}
          {columns.map((column, index) => (
            <td
              key={column.key}
              className={[alignClass(column), index === 0 ? 'stick' : ''].filter(Boolean).join(' ')}
              style={index === 0 && ticks ? { left: tickWidth } : undefined}
            >
              {cells[column.key]}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  );
}

const GREY_ROWS = [72, 64, 80, 56, 72, 68, 60, 76];

/** Grey rows, there at once while the first answer is on its way. */
export function TableSkeleton<Row>({ columns, ticks }: { columns: readonly Column<Row>[]; ticks: boolean }) {
  return (
    <div className="scroll" aria-busy="true">
      <table className="grid" aria-label={listWords.loading}>
        <ColumnWidths columns={columns} ticks={ticks} />
        <thead>
          <tr>
            {ticks && <th />}
            {columns.map((column) => (
              <th key={column.key} className={alignClass(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GREY_ROWS.map((share, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey rows are all alike
            <tr key={row}>
              {ticks && <td />}
              {columns.map((column, index) => (
                <td key={column.key} className={alignClass(column)}>
                  <span
                    className="skeleton"
                    style={{ width: `${Math.min(90, share + ((index * 7) % 20))}%`, maxWidth: 160 }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
