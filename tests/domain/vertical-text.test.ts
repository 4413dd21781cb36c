import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formalYen, kanjiDigits, kanjiGrouped } from '../../src/domain/kanji-numerals.ts';
import { verticalClusters } from '../../src/domain/vertical-text.ts';

test.each([
  [0, '金零円也'],
  [1_000_000, '金壱百万円也'],
  [10, '金壱拾円也'],
  [1_779_800, '金壱百七拾七万九千八百円也'],
  [306_666, '金参拾万六千六百六拾六円也'],
  [100_000_001, '金壱億壱円也'],
  [20_030_004, '金弐千参万四円也'],
])('%d yen in 大字', (amount, words) => {
  expect(formalYen(amount)).toBe(words);
});

test('a sum in 大字 says its amount and no other', () => {
  const value: Record<string, number> = { 壱: 1, 弐: 2, 参: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  const unit: Record<string, number> = { 拾: 10, 百: 100, 千: 1000 };
  const myriad: Record<string, number> = { 万: 1e4, 億: 1e8, 兆: 1e12 };
  const read = (words: string): number => {
    let [sum, part, digit] = [0, 0, 0];
    for (const character of words.replace(/^金|円也$/g, '')) {
      if (character in value) digit = value[character]!;
      else if (character in unit) [part, digit] = [part + digit * unit[character]!, 0];
      else [sum, part, digit] = [sum + (part + digit) * myriad[character]!, 0, 0];
    }
    return sum + part + digit;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999_999 }), (amount) => {
      expect(read(formalYen(amount))).toBe(amount);
    }),
  );
  expect(() => formalYen(1.5)).toThrow(RangeError);
  expect(() => formalYen(-1)).toThrow(RangeError);
});

test('digit by digit, and in groups of three', () => {
  expect(kanjiDigits('2026')).toBe('二〇二六');
  expect(kanjiGrouped(1234)).toBe('一、二三四');
  expect(kanjiGrouped(100)).toBe('一〇〇');
});

/** U upright, P paired, T turned. */
const shape = (text: string) =>
  verticalClusters(text)
    .flat()
    .map(({ kind, text: held }) => `${kind[0]!.toUpperCase()}${held}`)
    .join(' ');

describe('what turns and what stands', () => {
  test.each([
    ['1,234円', 'U一 U、 U二 U三 U四 U円'],
    ['500円', 'U五 U〇 U〇 U円'],
    ['12月4日', 'P12 U月 U４ U日'],
    ['2026/08/31', 'U２ U０ U２ U６ U年 U８ U月 P31 U日'],
    ['155日', 'U１ U５ U５ U日'],
    ['0412765', 'U０ U４ U１ U２ U７ U６ U５'],
    ['06-0000-4120', 'T06-0000-4120'],
    ['R26-0118-1', 'TR26-0118-1'],
    ['B棟', 'UＢ U棟'],
    ['(株)', 'U（ U株 U）'],
    ['𠮷田', 'U𠮷 U田'],
  ])('%s', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  test('nothing of a text is lost but the signs that figures are grouped by', () => {
    const plain = (text: string) => text.normalize('NFKC');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'あ漢𠮷、「」ー（）A-b7 .') }), (text) => {
        const said = verticalClusters(text)
          .flat()
          .map((piece) => piece.text)
          .join('');
        expect(plain(said)).toBe(plain(text));
      }),
    );
  });
});
