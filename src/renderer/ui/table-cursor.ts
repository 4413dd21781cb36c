/** Where the cursor of a list goes: pure arithmetic over row numbers. */
export interface Cursor {
  /** Row in hand; -1 in an empty list. */
  at: number;
  /** Where Shift began; null without a range. */
  anchor: number | null;
}

/** The cursor after a key, or null when the key is none of the list's. `page` is how many rows are in view. */
export function moveCursor(cursor: Cursor, key: string, shift: boolean, count: number, page: number): Cursor | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: Math.max(1, page - 1),
    PageUp: -Math.max(1, page - 1),
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  const at = Math.max(0, Math.min(count - 1, cursor.at < 0 ? 0 : cursor.at + step));
  return { at, anchor: shift ? (cursor.anchor ?? Math.max(cursor.at, 0)) : null };
}

/** First and last row of the range, the row in hand included. */
export function rangeOf(cursor: Cursor): [number, number] {
  const other = cursor.anchor ?? cursor.at;
  return [Math.min(cursor.at, other), Math.max(cursor.at, other)];
}

/** The ticks after Space over some rows: all on, unless all were on already. */
export function toggledTicks<K>(ticks: ReadonlySet<K>, keys: readonly K[]): Set<K> {
  const next = new Set(ticks);
  const allOn = keys.every((key) => ticks.has(key));
  for (const key of keys) {
    if (allOn) next.delete(key);
    else next.add(key);
  }
  return next;
}
