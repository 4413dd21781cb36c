/** What moves in a list: the row in hand, the range, the ticks, the window of drawn rows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DataTableProps } from './data-table.tsx';
import { type Column, type RowKey, rowsAsText } from './table-columns.ts';
import { type Cursor, moveCursor, rangeOf, toggledTicks } from './table-cursor.ts';
import { useRowHeight } from './window-size.ts';

const HEAD = 28;
const FOOT = 34;
const GROUP = 26;

type Line<Row> = { kind: 'group'; group: string } | { kind: 'row'; row: Row; index: number };

/** Stable: groups in the order of their first row. */
export function groupTogether<Row>(rows: readonly Row[], groupOf?: (row: Row) => string): readonly Row[] {
  if (!groupOf) return rows;
  return [...Map.groupBy(rows, groupOf).values()].flat();
}

function linesOf<Row>(rows: readonly Row[], groupOf?: (row: Row) => string): Line<Row>[] {
  const lines: Line<Row>[] = [];
  let group: string | null = null;
  for (const [index, row] of rows.entries()) {
    const own = groupOf?.(row) ?? null;
    if (own !== null && own !== group) lines.push({ kind: 'group', group: own });
    group = own;
    lines.push({ kind: 'row', row, index });
  }
  return lines;
}

export type TableList<Row> = ReturnType<typeof useTableList<Row>>;

/** Everything the parts of a DataTable share. */
export function useTableList<Row>(props: DataTableProps<Row>, rows: readonly Row[], columns: readonly Column<Row>[]) {
  const id = useId();
  const scroll = useRef<HTMLDivElement>(null);
  const own = useRef<HTMLTableElement>(null);
  const table = props.tableRef ?? own;
  const rowHeight = useRowHeight();
  const footLines = (columns.some((column) => column.total !== undefined) ? 1 : 0) + (props.extraFoot?.length ?? 0);
  const lines = useMemo(() => linesOf(rows, props.groupOf), [rows, props.groupOf]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP : rowHeight),
    scrollMargin: HEAD,
    overscan: 12,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: footLines * FOOT,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of row height or of groups must be measured again
  useEffect(() => virtual.measure(), [rowHeight, lines]);
  const { cursor, point } = useCursor(props, rows, (at) => {
    const line = lines.findIndex((one) => one.kind === 'row' && one.index === at);
    if (line >= 0) virtual.scrollToIndex(at === 0 ? 0 : line, { align: 'auto' });
  });
  const acts = listActs(props, rows, cursor);
  useCopy(table, () => rowsAsText(acts.chosenRows(), columns));
  const { autoFocus } = props;
  const isThere = !props.loading && rows.length > 0;
  useEffect(() => {
    // A list that comes late must not take the focus from a field in which somebody types by now.
    const isFree = document.activeElement === document.body || document.activeElement === null;
    if (autoFocus && isThere && isFree) table.current?.focus({ preventScroll: true });
  }, [autoFocus, isThere, table]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return;
    const page = Math.floor(((scroll.current?.clientHeight ?? 0) - HEAD - footLines * FOOT) / rowHeight);
    const moved = event.ctrlKey ? null : moveCursor(cursor, event.key, event.shiftKey, rows.length, page);
    if (moved) point(moved, true);
    else if (!acts.pressed(event)) return;
    event.preventDefault();
  }
  return { id, scroll, table, virtual, lines, rows, cursor, point, onKeyDown, tick: acts.tick, range: rangeOf(cursor) };
}

/** What Space, Enter and Ctrl+A do, and which rows Ctrl+C means: the range, else the ticked ones, else the row in hand. */
function listActs<Row>(props: DataTableProps<Row>, rows: readonly Row[], cursor: Cursor) {
  const { ticks, onTicks, onOpen, rowKey, tickable } = props;
  const [first, last] = rangeOf(cursor);
  const inRange = first < 0 ? [] : rows.slice(first, last + 1);
  const tickableKeys = (some: readonly Row[]) => (tickable ? some.filter(tickable) : some).map(rowKey);
  const tickKey = props.tickBy === 'plus' ? '+' : ' ';
  function tick(some: readonly Row[]) {
    const keys = tickableKeys(some);
    if (ticks && keys.length > 0) onTicks?.(toggledTicks(ticks, keys));
  }
  function chosenRows(): readonly Row[] {
    return cursor.anchor === null && ticks && ticks.size > 0 ? rows.filter((row) => ticks.has(rowKey(row))) : inRange;
  }
  function pressed(event: KeyboardEvent): boolean {
    const row = rows[cursor.at];
    if (event.key === tickKey && ticks) tick(inRange);
    else if (event.key === 'a' && event.ctrlKey && ticks) onTicks?.(new Set(tickableKeys(rows)));
    else if (event.key === 'Enter' && !event.ctrlKey && onOpen && row !== undefined) onOpen(row);
    else return false;
    return true;
  }
  return { tick, chosenRows, pressed };
}

/**
 * The row in hand is remembered by its key, so that it survives sorting and fresh data; when it goes (done, filtered
 * away), the row that takes its place comes into hand.
 */
function useCursor<Row>(props: DataTableProps<Row>, rows: readonly Row[], show: (at: number) => void) {
  const { rowKey, currentKey, onCurrent } = props;
  const [ownKey, setOwnKey] = useState<RowKey | null>(null);
  const [anchorKey, setAnchorKey] = useState<RowKey | null>(null);
  const positions = useMemo(() => new Map(rows.map((row, index) => [rowKey(row), index])), [rows, rowKey]);
  const wanted = currentKey === undefined ? ownKey : currentKey;
  const lastAt = useRef(0);
  const instead = rows.length > 0 && currentKey !== null ? Math.min(lastAt.current, rows.length - 1) : -1;
  const at = (wanted === null ? undefined : positions.get(wanted)) ?? instead;
  const anchor = anchorKey === null ? null : (positions.get(anchorKey) ?? null);
  const row = rows[at];
  const key = row === undefined ? null : rowKey(row);
  const told = useRef<RowKey | null>(null);
  // The page hears of every row in hand, the first one included. With the list itself: told a moment later, it would take
  // back the first key of a clerk who was quicker.
  useLayoutEffect(() => {
    lastAt.current = Math.max(at, 0);
    if (key === told.current) return;
    if (currentKey !== undefined && at >= 0) show(at);
    told.current = key;
    const current = rows[at];
    if (current !== undefined) onCurrent?.(current);
  });
  function point(next: Cursor, scrolls: boolean) {
    const nextRow = rows[next.at];
    if (nextRow === undefined) return;
    const anchorRow = next.anchor === null ? undefined : rows[next.anchor];
    setOwnKey(rowKey(nextRow));
    setAnchorKey(anchorRow === undefined ? null : rowKey(anchorRow));
    // At once and not by the effect: a key pressed right behind must act on this row, not on the one before.
    if (rowKey(nextRow) !== key) {
      told.current = rowKey(nextRow);
      onCurrent?.(nextRow);
    }
    if (scrolls) show(next.at);
  }
  return { cursor: { at, anchor } satisfies Cursor, point };
}

/** Without a text selection the browser sends copy events to the body: they are caught there while the list has the focus. */
function useCopy(table: RefObject<HTMLTableElement | null>, text: () => string): void {
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    function onCopy(event: ClipboardEvent) {
      if (document.activeElement !== table.current || window.getSelection()?.toString()) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', latest.current());
    }
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [table]);
}
