/** One row of a list, and the head of a group. */
import type { MouseEvent } from 'react';
import { listWords } from '../../messages/lists.ts';
import type { DataTableProps } from './data-table.tsx';
import type { Column } from './table-columns.ts';
import type { TableList } from './table-list.ts';

export const tickWidth = 40;

export function alignClass<Row>(column: Column<Row>): string {
  return column.align === 'end' ? 'n' : column.align === 'center' ? 'c' : '';
}

/** Whether a column of ticks comes first. */
export function hasTickColumn<Row>(table: DataTableProps<Row>): boolean {
  return table.ticks !== undefined && table.tickBy !== 'plus';
}

export interface TableLineProps<Row> {
  row: Row;
  index: number;
  table: DataTableProps<Row>;
  columns: readonly Column<Row>[];
  list: TableList<Row>;
}

export function TableLine<Row>({ row, index, table, columns, list }: TableLineProps<Row>) {
  const key = table.rowKey(row);
  const current = index === list.cursor.at;
  const inRange = list.cursor.anchor !== null && index >= list.range[0] && index <= list.range[1];
  function onClick(event: MouseEvent) {
    if (event.target instanceof HTMLElement && event.target.closest('button, input, a')) return;
    const anchor = event.shiftKey ? (list.cursor.anchor ?? list.cursor.at) : null;
    list.point({ at: index, anchor }, false);
    if (event.ctrlKey) list.tick([row]);
    const cell = event.target instanceof HTMLElement ? event.target.closest('td')?.dataset.column : undefined;
    if (cell && !event.shiftKey && !event.ctrlKey) table.onCell?.(row, cell);
  }
  return (
    <tr
      id={`${list.id}-${index}`}
      aria-rowindex={index + 2}
      aria-selected={table.ticks ? table.ticks.has(key) : current}
      data-current={current ? '' : undefined}
      data-range={inRange ? '' : undefined}
      data-fifth={index % 5 === 4 ? '' : undefined}
      data-muted={table.muted?.(row) ? '' : undefined}
      data-ticked={table.ticks?.has(key) ? '' : undefined}
      onClick={onClick}
      onDoubleClick={() => table.onOpen?.(row)}
    >
      {hasTickColumn(table) && (
        <td className="stick tick-cell">
          <input
            type="checkbox"
            className="tick"
            tabIndex={-1}
            aria-label={listWords.tick}
            checked={table.ticks?.has(key) ?? false}
            disabled={table.tickable?.(row) === false}
            onChange={() => list.tick([row])}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <Cell
          key={column.key}
          row={row}
          column={column}
          first={place === 0}
          afterTicks={hasTickColumn(table)}
          at={current && column.key === table.atColumn}
        />
      ))}
    </tr>
  );
}

function Cell<Row>({
  row,
  column,
  first,
  afterTicks,
  at,
}: {
  row: Row;
  column: Column<Row>;
  first: boolean;
  afterTicks: boolean;
  at: boolean;
}) {
  const bar = column.bar?.(row);
  const classes = [alignClass(column), first ? 'stick' : '', column.bar ? 'bar' : '', column.className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <td
      className={classes}
      data-column={column.key}
      data-at={at ? '' : undefined}
      style={first && afterTicks ? { left: tickWidth } : undefined}
    >
      {bar && bar.share > 0 && <i style={{ width: `${Math.max(0.5, bar.share * 100)}%`, background: bar.colour }} />}
      {column.cell(row)}
    </td>
  );
}

export interface GroupLineProps<Row> {
  group: string;
  table: DataTableProps<Row>;
  rows: readonly Row[];
  span: number;
}

export function GroupLine<Row>({ group, table, rows, span }: GroupLineProps<Row>) {
  const own = rows.filter((row) => table.groupOf?.(row) === group);
  return (
    <tr className="group">
      <td colSpan={span}>
        <div>{table.groupHead?.(group, own) ?? group}</div>
      </td>
    </tr>
  );
}
