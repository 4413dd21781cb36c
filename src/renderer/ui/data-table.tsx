/**
 * A list as every page has it: virtualised, sticky head, first column and totals, every fifth rule stronger, sorted by
 * its heads. ↑↓ PgUp PgDn Home End move, Shift extends, Space ticks, Enter opens, Ctrl+A ticks all, Ctrl+C copies for Excel.
 */
import { type ReactNode, type RefObject, useMemo, useState } from 'react';
import { common } from '../../messages/common.ts';
import { useShownList } from './shown-list.ts';
import { type Column, type RowKey, type Sort, sortRows } from './table-columns.ts';
import { TableFoot, TableHead, TableSkeleton } from './table-edges.tsx';
import { GroupLine, hasTickColumn, TableLine } from './table-line.tsx';
import { groupTogether, type TableList, useTableList } from './table-list.ts';
import { useWindowWidth } from './window-size.ts';

export interface DataTableProps<Row> {
  /** What the list is, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => RowKey;
  /** Grey rows stand in until the first answer. */
  loading?: boolean;
  /** Shown instead of rows: an <EmptyState>. */
  empty?: ReactNode;
  initialSort?: Sort;
  /** Order kept by the page (see stores/list-layout.ts); else the table keeps it. */
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** With it a column of ticks comes first and Space ticks. */
  ticks?: ReadonlySet<RowKey>;
  onTicks?: (ticks: Set<RowKey>) => void;
  /** 'plus': no column of ticks, ticked rows are tinted; + ticks (also on the ten-key) and Space is left to the page. */
  tickBy?: 'space' | 'plus';
  /** Rows that can be ticked; all when left out. */
  tickable?: (row: Row) => boolean;
  /** Shown at the foot while something is ticked: buttons for the ticked rows. */
  selectionActions?: ReactNode;
  /** Row in hand, when the page keeps it; else the list does. */
  currentKey?: RowKey | null;
  onCurrent?: (row: Row) => void;
  /** Enter or a double click. */
  onOpen?: (row: Row) => void;
  /** Clicks on a cell open what its figure is made of. */
  onCell?: (row: Row, columnKey: string) => void;
  /** The cell in hand, outlined. */
  atColumn?: string;
  /** Rows of one group stand together under a head; the order of groups is that of the rows. */
  groupOf?: (row: Row) => string;
  groupHead?: (group: string, rows: readonly Row[]) => ReactNode;
  /** Rows that are there but not meant (not sent, voided). */
  muted?: (row: Row) => boolean;
  /** More lines at the foot, under the totals (構成比): cells by column key. */
  extraFoot?: readonly Record<string, ReactNode>[];
  /** A strong rule after the first column: for tables of figures that may scroll sideways. */
  edged?: boolean;
  autoFocus?: boolean;
  /** To focus the list from elsewhere. */
  tableRef?: RefObject<HTMLTableElement | null>;
}

const NO_ROWS: readonly never[] = [];

export function DataTable<Row>(props: DataTableProps<Row>) {
  const windowWidth = useWindowWidth();
  const columns = useMemo(
    () => props.columns.filter((column) => !column.from || windowWidth >= column.from),
    [props.columns, windowWidth],
  );
  const [ownSort, setOwnSort] = useState<Sort | null>(props.initialSort ?? null);
  const sort = props.sort === undefined ? ownSort : props.sort;
  const rows = useMemo(
    () => groupTogether(sortRows(props.rows, props.columns, sort), props.groupOf),
    [props.rows, props.columns, sort, props.groupOf],
  );
  const list = useTableList(props, rows, columns);
  const tickColumn = hasTickColumn(props);
  useShownList(props.label, columns, props.loading ? NO_ROWS : rows, () => list.table.current);
  if (props.loading) return <TableSkeleton columns={columns} ticks={tickColumn} />;
  if (rows.length === 0 && props.empty !== undefined) return <div className="table-empty">{props.empty}</div>;
  const width = columns.reduce((sum, column) => sum + (column.width ?? column.minWidth ?? 160), tickColumn ? 40 : 0);
  return (
    <>
      <div className="scroll" ref={list.scroll}>
        <table
          className={['grid', columns.some((column) => column.bar) ? 'barred' : '', props.edged ? 'edged' : '']
            .filter(Boolean)
            .join(' ')}
          style={{ minWidth: width }}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows grid on a table, which keeps rows and cells for screen readers
          role="grid"
          aria-label={props.label}
          aria-rowcount={rows.length + 1}
          aria-multiselectable={props.ticks !== undefined}
          aria-activedescendant={list.cursor.at >= 0 ? `${list.id}-${list.cursor.at}` : undefined}
          tabIndex={0}
          // Where a closing dialog leaves the focus when nothing had it before.
          data-home={props.autoFocus ? '' : undefined}
          ref={list.table}
          onKeyDown={list.onKeyDown}
        >
          <TableHead
            columns={columns}
            sort={sort}
            onSort={props.onSort ?? setOwnSort}
            ticks={tickColumn ? props.ticks : undefined}
            rows={props.tickable ? rows.filter(props.tickable) : rows}
            rowKey={props.rowKey}
            onTicks={props.onTicks}
          />
          <TableBody table={props} columns={columns} list={list} />
          <TableFoot columns={columns} ticks={tickColumn} extra={props.extraFoot} />
        </table>
      </div>
      {props.selectionActions && props.ticks && props.ticks.size > 0 && (
        <div className="selection-bar">
          {common.ticked(props.ticks.size)}
          <span className="grow" />
          {props.selectionActions}
        </div>
      )}
    </>
  );
}

function TableBody<Row>({
  table,
  columns,
  list,
}: {
  table: DataTableProps<Row>;
  columns: readonly Column<Row>[];
  list: TableList<Row>;
}) {
  const items = list.virtual.getVirtualItems();
  const before = (items[0]?.start ?? 28) - 28;
  const after = list.virtual.getTotalSize() + 28 - (items.at(-1)?.end ?? 28);
  const span = columns.length + (hasTickColumn(table) ? 1 : 0);
  return (
    <tbody>
      {before > 0 && <Spacer height={before} span={span} />}
      {items.map((item) => {
        const line = list.lines[item.index];
        if (!line) return null;
        if (line.kind === 'group')
          return (
            <GroupLine key={`group ${line.group}`} group={line.group} table={table} rows={list.rows} span={span} />
          );
        return (
          <TableLine
            key={table.rowKey(line.row)}
            row={line.row}
            index={line.index}
            table={table}
            columns={columns}
            list={list}
          />
        );
      })}
      {after > 0 && <Spacer height={after} span={span} />}
    </tbody>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr className="spacer">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
