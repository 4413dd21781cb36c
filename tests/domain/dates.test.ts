import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, daysInMonth, isPlainDate } from '../../src/domain/dates.ts';

/** The calendar counted by hand: a day after the other, leap years by the rule of 1582. */
function* everyDay(from: number, through: number): Generator<string> {
  for (let year = from; year <= through; year++) {
    const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [month, length] of lengths.entries())
      for (let day = 1; day <= length; day++)
        yield `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
}

describe('days', () => {
  it('go one by one through every day from 1900 to 2999, forwards and back', () => {
    const wrong: string[] = [];
    let before = '1899-12-31';
    let count = 0;
    for (const day of everyDay(1900, 2999)) {
      if (addDays(before, 1) !== day || addDays(day, -1) !== before || daysBetween(before, day) !== 1) wrong.push(day);
      if (!isPlainDate(day)) wrong.push(day);
      before = day;
      count++;
    }
    expect(wrong).toEqual([]);
    expect(daysBetween('1900-01-01', '2999-12-31')).toBe(count - 1);
    expect(addDays('1900-01-01', count - 1)).toBe('2999-12-31');
  });

  it.each([
    ['2024-02-29', 365, '2025-02-28'],
    ['2026-11-24', 0, '2026-11-24'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2000-02-28', 2, '2000-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
  ])('%s and %i days is %s', (from, days, to) => expect(addDays(from, days)).toBe(to));

  it('are refused where the calendar has none', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-11-00', '1899-12-31', '26-11-24'])
      expect(isPlainDate(text), text).toBe(false);
    expect(() => addDays('no date', 1)).toThrow(RangeError);
  });

  it('fit into months of every length', () => {
    expect([1, 2, 3, 4, 6, 9, 11, 12].map((month) => daysInMonth(2026, month))).toEqual([
      31, 28, 31, 30, 30, 30, 30, 31,
    ]);
    expect([1900, 2000, 2024, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28]);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -13)).toBe('2025-02-28');
  });
});
