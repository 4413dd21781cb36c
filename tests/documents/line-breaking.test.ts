import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  breakLines,
  breakParagraph,
  breakPhrases,
  breakText,
  type TextLine,
} from '../../src/main/features/paper/line-breaking.ts';
import { widthInEm } from '../../src/main/features/paper/pdf-fonts.ts';

const textOf = (line: TextLine) => line.runs.map(({ text }) => text).join('');
/** Phrases as letters have them: no mark follows a break, and no two numbers touch. */
const PHRASES = [
  'さて、',
  '下記の',
  '「ご請求」',
  '（税込）',
  '1,779,800円の',
  '12月4日',
  'だった。',
  'コーヒー',
  '様々な',
  '番号R26-0118を',
  '𠮷',
  '髙橋',
  'ちょっと',
];
const sentences = fc.array(fc.constantFrom(...PHRASES), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));

test('lines hold the whole text, none is wider than allowed, none starts or ends where it must not', () => {
  fc.assert(
    fc.property(sentences, fc.integer({ min: 12, max: 40 }), (text, width) => {
      const lines = breakText(text, width).map(textOf);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(widthInEm(line, 'regular')).toBeLessThanOrEqual(width + 1e-6);
        expect(line).not.toMatch(/^[、。っょー々」）]/);
        expect(line).not.toMatch(/[「（]$/);
      }
    }),
  );
});

test('a number stays with its digits and its unit', () => {
  const text = '未払額合計1,779,800円を、2026年12月4日（金）までに';
  for (let width = 9; width < 30; width++) {
    const lines = breakText(text, width).map(textOf);
    for (const whole of ['1,779,800円', '2026年', '12月', '4日'])
      expect(
        lines.some((line) => line.includes(whole)),
        `${whole} at ${width}`,
      ).toBe(true);
  }
});

test('bold and regular runs break as one text and keep their faces', () => {
  const lines = breakLines(
    [{ text: 'つきましては、' }, { text: '2026年12月4日（金）', bold: true }, { text: 'までに' }],
    10,
  );
  expect(lines.map(textOf).join('')).toBe('つきましては、2026年12月4日（金）までに');
  expect(
    lines
      .flatMap(({ runs }) => runs.filter(({ bold }) => bold))
      .map(({ text }) => text)
      .join(''),
  ).toBe('2026年12月4日（金）');
});

test('what is wider than a line is split rather than lost', () => {
  const lines = breakText('https://example.jp/a/very/long/address/of/a/page', 8).map(textOf);
  expect(lines.join('')).toBe('https://example.jp/a/very/long/address/of/a/page');
  expect(lines.length).toBeGreaterThan(2);
});

test('a paragraph does not end in a line of one or two characters when the lines before can spare some', () => {
  const text =
    '一部ご入金をいただいたご請求は、残額を記載しております。行き違いにお振り込みいただいておりました節は、何とぞご容赦ください。';
  for (let width = 20; width < 45; width += 0.5) {
    const [greedy, mended] = [breakText(text, width), breakParagraph([{ text }], width)];
    expect(mended.length).toBe(greedy.length);
    expect(mended.map(textOf).join('')).toBe(text);
    expect(mended.at(-1)!.characters).toBeGreaterThanOrEqual(greedy.at(-1)!.characters);
    for (const line of mended) expect(line.width).toBeLessThanOrEqual(width + 1e-6);
  }
});

test('addresses break at their spaces, and inside a part only where the part alone is too wide', () => {
  const lines = breakPhrases('さいたま市大宮区桜木町一丁目7番地5 ソニックシティビル17階', ' 　', 18).map(textOf);
  expect(lines).toEqual(['さいたま市大宮区桜木町一丁目7番地5', 'ソニックシティビル17階']);
  expect(breakPhrases('本町三丁目5番8号 大橋ビル', ' 　', 18).map(textOf)).toEqual(['本町三丁目5番8号 大橋ビル']);
});
