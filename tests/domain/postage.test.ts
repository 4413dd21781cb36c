import { describe, expect, test } from 'vitest';
import { ENVELOPE_PRESETS, type EnvelopeShape } from '../../src/domain/envelope.ts';
import { cellsOf, LABEL_SHEETS, labelArea } from '../../src/domain/label-sheets.ts';
import { letterGrams, type MailClass, mailKind, postageOf, ratesOn } from '../../src/domain/postage.ts';

const envelope = (key: string): EnvelopeShape => ENVELOPE_PRESETS.find((one) => one.key === key)!;

const yen = (key: string, sheets: number, mailClass: MailClass = 'ordinary', on = '2026-11-24') => {
  const shape = envelope(key);
  const grams = letterGrams(sheets, 64, shape.grams);
  const found = postageOf({ kind: mailKind(shape, sheets, grams), grams, sheets, mailClass }, on, []);
  return found && found.baseYen + found.extraYen;
};

describe('what a letter costs', () => {
  test.each([
    ['one sheet in 長3', 'long3-90x45', 1, 'ordinary', '2026-11-24', 110],
    ['eleven sheets still weigh less than 50 g', 'long3-90x45', 11, 'ordinary', '2026-11-24', 110],
    ['twelve do not: 定形外 100 g', 'long3-90x45', 12, 'ordinary', '2026-11-24', 180],
    ['角A4 is 定形外 from the first sheet', 'kaku-a4-100x50', 1, 'ordinary', '2026-11-24', 140],
    ['特定記録', 'long3-90x45', 1, 'tracked', '2026-11-24', 320],
    ['配達証明 goes with 書留', 'long3-90x45', 1, 'delivery-certified', '2026-11-24', 110 + 480 + 350],
    ['内容証明 of three sheets', 'long3-90x45', 3, 'content-certified', '2026-11-24', 110 + 480 + 480 + 2 * 290],
    ['the day before the change', 'long3-90x45', 1, 'ordinary', '2024-09-30', 84],
    ['and on it', 'long3-90x45', 1, 'ordinary', '2024-10-01', 110],
    ['before any known rate', 'long3-90x45', 1, 'ordinary', '2010-01-01', null],
  ] as const)('%s', (_what, key, sheets, mailClass, on, cost) => {
    expect(yen(key, sheets, mailClass, on)).toBe(cost);
  });

  test('an office’s own rate holds from its day on, and only that kind', () => {
    const own = [{ fromOn: '2027-04-01', kind: 'standard' as const, maxGrams: 50, yen: 130, source: '告知' }];
    expect(ratesOn('2027-03-31', 'standard', own)).toMatchObject([{ yen: 110 }]);
    expect(ratesOn('2027-04-01', 'standard', own)).toMatchObject([{ yen: 130, source: '告知' }]);
    expect(ratesOn('2027-04-01', 'large', own)[0]).toMatchObject({ yen: 140 });
  });

  test('a rate of a day that is known already is the office’s', () => {
    const own = [{ fromOn: '2024-10-01', kind: 'standard' as const, maxGrams: 50, yen: 111, source: '訂正' }];
    expect(ratesOn('2026-11-24', 'standard', own)).toMatchObject([{ yen: 111 }]);
  });
});

test.each(LABEL_SHEETS)('$name: the cells lie on the sheet, none over another', (sheet) => {
  const none = { rightMm: 0, downMm: 0 };
  const cells = Array.from({ length: cellsOf(sheet) }, (_, at) => labelArea(sheet, at, none));
  for (const [at, cell] of cells.entries()) {
    expect(cell.left).toBeGreaterThanOrEqual(0);
    expect(cell.right).toBeLessThanOrEqual(210);
    expect(cell.bottom).toBeLessThanOrEqual(297);
    for (const other of cells.slice(at + 1)) {
      const apart =
        other.left >= cell.right - 1e-6 || other.top >= cell.bottom - 1e-6 || other.right <= cell.left + 1e-6;
      expect(apart).toBe(true);
    }
  }
  expect(cells).toHaveLength(Number(/^\d+/.exec(sheet.name)![0]));
});
