/** The lists on screen, so that F10 can give any of them as a workbook without each page doing it. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Column } from './table-columns.ts';

export interface ShownList {
  label: string;
  columns: readonly Column<unknown>[];
  /** In the order shown. */
  rows: readonly unknown[];
}

interface Entry {
  list: ShownList;
  element: () => HTMLElement | null;
}

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

/** Says that a table is on screen while it is. */
export function useShownList<Row>(
  label: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  element: () => HTMLElement | null,
): void {
  const list: ShownList = { label, columns: columns as readonly Column<unknown>[], rows };
  const entry = useRef<Entry>({ list, element });
  // After every render: what is exported is what stands there when the key is pressed.
  useEffect(() => {
    entry.current.list = list;
    entry.current.element = element;
  });
  const worth = rows.length > 0;
  useEffect(() => {
    if (!worth) return;
    const own = entry.current;
    publish([...entries, own]);
    return () => publish(entries.filter((one) => one !== own));
  }, [worth]);
}

/** The list with the focus, else the page's own, else the first. */
export function listInHand(): ShownList | null {
  const holding = entries.find(({ element }) => element()?.contains(document.activeElement));
  const home = entries.find(({ element }) => element()?.dataset.home !== undefined);
  return (holding ?? home ?? entries[0])?.list ?? null;
}

/** Whether there is a list with rows. */
export function useHasList(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries.length > 0,
  );
}
