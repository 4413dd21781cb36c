import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatYen, parseYen } from '../../src/domain/money.ts';
import { withCommas } from '../../src/renderer/ui/amount-entry.ts';

test.each([
  // typed so far, caret → text, caret
  ['1234', 4, '1,234', 5],
  ['12345,678', 1, '12,345,678', 1],
  ['1,2934,567', 4, '12,934,567', 4],
  ['１２３４', 4, '1,234', 5],
  ['-500', 4, '▲500', 4],
  ['007', 3, '7', 1],
  ['1.5万', 4, '1.5万', 4],
  ['▲', 1, '▲', 1],
  ['', 0, '', 0],
])('%s with the caret at %i becomes %s with the caret at %i', (typed, caret, text, caretAfter) => {
  expect(withCommas(typed, caret)).toEqual({ text, caret: caretAfter });
});

test('typing any amount digit by digit ends in the formatted amount with the caret at its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (yen) => {
      let entry = { text: '', caret: 0 };
      for (const digit of String(yen)) {
        const typed = entry.text.slice(0, entry.caret) + digit + entry.text.slice(entry.caret);
        entry = withCommas(typed, entry.caret + 1);
      }
      expect(entry.text).toBe(formatYen(yen));
      expect(entry.caret).toBe(entry.text.length);
      expect(parseYen(entry.text)).toBe(yen);
    }),
  );
});

test('a digit put anywhere into an amount stays before the caret', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(20), (yen, at) => {
      const before = formatYen(yen);
      const caret = Math.min(at, before.length);
      const entry = withCommas(`${before.slice(0, caret)}5${before.slice(caret)}`, caret + 1);
      expect(entry.text[entry.caret - 1]).toBe('5');
    }),
  );
});
