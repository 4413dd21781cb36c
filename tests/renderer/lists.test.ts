import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, nextSort, rowsAsText, sortRows } from '../../src/renderer/ui/table-columns.ts';
import { moveCursor, rangeOf, toggledTicks } from '../../src/renderer/ui/table-cursor.ts';

interface Row {
  name: string;
  yen: number | null;
}
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: '得意先', cell: (row) => row.name, value: (row) => row.name },
  { key: 'yen', head: '残高', align: 'end', cell: (row) => row.yen, value: (row) => row.yen },
  { key: 'mark', head: '', cell: () => null },
];
const ROWS: readonly Row[] = [
  { name: '山田\t商店', yen: -1234 },
  { name: 'あおば', yen: null },
  { name: '大橋金物', yen: 5_000_000 },
];

test('figures sort from the largest, and nothing comes last whichever way', () => {
  const first = nextSort(COLUMNS[1]!, null);
  expect(sortRows(ROWS, COLUMNS, first).map((row) => row.yen)).toEqual([5_000_000, -1234, null]);
  const second = nextSort(COLUMNS[1]!, first);
  expect(sortRows(ROWS, COLUMNS, second).map((row) => row.yen)).toEqual([-1234, 5_000_000, null]);
  expect(nextSort(COLUMNS[1]!, second)).toBeNull();
});

test('copied rows paste into a sheet: heads, bare numbers, no stray tab', () => {
  expect(rowsAsText(ROWS, COLUMNS)).toBe('得意先\t残高\r\n山田 商店\t-1234\r\nあおば\t\r\n大橋金物\t5000000');
  expect(rowsAsText(ROWS.slice(2), COLUMNS)).toBe('大橋金物\t5000000');
});

test('the cursor never leaves the list, whatever is pressed', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 0, max: 40 }),
      fc.array(fc.tuple(keys, fc.boolean())),
      (count, page, presses) => {
        let cursor = { at: -1, anchor: null as number | null };
        for (const [key, shift] of presses) {
          cursor = moveCursor(cursor, key, shift, count, page) ?? cursor;
          const [first, last] = rangeOf(cursor);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(last).toBeLessThan(count);
          expect(cursor.at).toBeGreaterThanOrEqual(first);
        }
      },
    ),
  );
});

test('Shift holds the range where it began, and a plain arrow lets it go', () => {
  const start = { at: 3, anchor: null };
  const twice = moveCursor(moveCursor(start, 'ArrowDown', true, 10, 5)!, 'ArrowDown', true, 10, 5)!;
  expect(rangeOf(twice)).toEqual([3, 5]);
  expect(rangeOf(moveCursor(twice, 'ArrowUp', false, 10, 5)!)).toEqual([4, 4]);
  expect(moveCursor(start, 'a', false, 10, 5)).toBeNull();
  expect(moveCursor(start, 'ArrowDown', false, 0, 5)).toBeNull();
});

test('Space ticks a mixed range whole and unticks a whole one', () => {
  expect([...toggledTicks(new Set([1]), [1, 2])]).toEqual([1, 2]);
  expect([...toggledTicks(new Set([1, 2, 9]), [1, 2])]).toEqual([9]);
});
