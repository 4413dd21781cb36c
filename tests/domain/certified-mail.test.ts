/** 内容証明: the counting rules as a table, the grid never overfull, and what the post would not take. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  correctionNote,
  estimateFee,
  fullWidth,
  GRIDS,
  type GridName,
  layOut,
  stopsPaper,
  textFaults,
} from '../../src/domain/certified-mail.ts';

const texts = (text: string, grid: GridName) =>
  layOut(text, grid).map((sheet) => sheet.lines.map((line) => line.units.map((unit) => unit.text).join('')));
const counts = (text: string, grid: GridName = 'horizontal-20x26') =>
  layOut(text, grid).flatMap((sheet) => sheet.lines.map((line) => line.count));

describe('how it is counted', () => {
  test.each([
    ['あいう', 3, 'each character one'],
    ['はい、そう。', 6, '句読点 one each'],
    ['「売掛金」', 4, 'a pair of brackets one'],
    ['（甲）', 2, 'brackets in the text: one and what is in them'],
    ['面積㎡', 4, '㎡ two'],
    ['重さ㎏', 4, '㎏ two'],
    ['その①に', 5, '① in the text two'],
    ['その⑬に', 6, '⑬ in the text three'],
    ['①売掛金', 4, '① that orders a paragraph one'],
    ['⑬売掛金', 4, '⑬ that orders a paragraph one'],
    ['（１）売掛金', 4, '（１） that orders a paragraph one'],
    ['その（１）', 4, '（１） in the text two'],
    ['1,000円', 6, 'digits and the comma one each'],
    ['３％', 2, '％ one'],
  ])('%s counts as %i: %s', (text, count) => {
    expect(counts(text)).toEqual([count]);
  });

  test('blank lines do not count, the title does', () => {
    const [sheet] = layOut('催告書\n\n\n　本文\n', 'horizontal-20x26');
    expect(sheet).toMatchObject({ countedLines: 2 });
  });
});

describe('the grid', () => {
  test('twenty to a line, and no line begins with 。 or ends with an opening bracket', () => {
    const line = 'あ'.repeat(20);
    expect(texts(`${line}。`, 'vertical-20x26')).toEqual([['あ'.repeat(19), 'あ。']]);
    expect(texts(`${'あ'.repeat(19)}（い）`, 'vertical-20x26')).toEqual([['あ'.repeat(19), '（い）']]);
    // The closing bracket counts nothing and stays on the line.
    expect(texts(`${'あ'.repeat(18)}「い」`, 'vertical-20x26')).toEqual([[`${'あ'.repeat(18)}「い」`]]);
  });
  test('figures stay whole', () => {
    expect(texts(`${'あ'.repeat(16)}1,234,567円`, 'horizontal-20x26')).toEqual([
      ['あ'.repeat(16), '１，２３４，５６７円'],
    ]);
  });
  test.each<[GridName, number]>([
    ['vertical-20x26', 26],
    ['horizontal-13x40', 40],
    ['horizontal-26x20', 20],
  ])('%s: the line after the last of a sheet begins the next', (grid, rows) => {
    const sheets = layOut(Array.from({ length: rows + 1 }, (_none, at) => `行${at}`).join('\n'), grid);
    expect(sheets.map((sheet) => sheet.countedLines)).toEqual([rows, 1]);
  });

  const anyText = fc
    .array(fc.constantFrom(...'あ一、。「」（）①⑬㎡1,，Ａー々ょ\n　'), { maxLength: 400 })
    .map((characters) => characters.join(''));
  test('whatever is written, nothing is lost and no line or sheet is too full', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...(Object.keys(GRIDS) as GridName[])), (text, grid) => {
        const sheets = layOut(text, grid);
        const { columns, rows } = GRIDS[grid];
        for (const sheet of sheets) {
          expect(sheet.countedLines).toBeLessThanOrEqual(rows);
          for (const line of sheet.lines) {
            expect(line.count).toBeLessThanOrEqual(columns);
            expect(line.count).toBe(line.units.reduce((sum, unit) => sum + unit.count, 0));
          }
        }
        const set = sheets
          .flatMap((sheet) => sheet.lines.flatMap((line) => line.units.map((unit) => unit.text)))
          .join('');
        const bare = (given: string) => given.replace(/[\s\u3000]/g, '');
        expect(bare(set)).toBe(bare(fullWidth(text)));
      }),
    );
  });
});

describe('what is not taken', () => {
  const words = (text: string, names: string[] = []) => textFaults(text, names).map((one) => `${one.kind} ${one.text}`);
  test('Latin letters stand in proper names only', () => {
    expect(words('ＡＢＣ商事の請求書INV-12', ['ABC商事株式会社', 'INV-12'])).toEqual([]);
    expect(words('すぐにASAPでOKです', ['ABC商事株式会社'])).toEqual(['latin ＡＳＡＰ', 'latin ＯＫ']);
  });
  test('signs nobody knows are refused, rare kanji are for paper only', () => {
    expect(words('お願い☺')).toEqual(['character ☺']);
    expect(words('Ω')).toEqual(['character Ω']);
    const rare = textFaults('𠮷野様、髙橋様、①', []);
    expect(rare.map((one) => one.text)).toEqual(['𠮷', '髙', '①']);
    expect(rare.some(stopsPaper)).toBe(false);
  });
  test('half-width letters and kana become full-width ones', () => {
    expect(fullWidth('ｶﾞｽ 12-A')).toBe('ガス　１２－Ａ');
  });
});

test('fees of one, and of three sheets', () => {
  expect(estimateFee(1, '2026-11-24').totalYen).toBe(110 + 480 + 480 + 350);
  expect(estimateFee(3, '2026-11-24').totalYen).toBe(110 + 480 + 480 + 2 * 290 + 350);
});

test('a correction as it stands in the margin', () => {
  expect([correctionNote(3, 2, 1), correctionNote(4, 0, 2), correctionNote(5, 1, 0)]).toEqual([
    '第３行　２字削除　１字加入',
    '第４行　２字挿入',
    '第５行　１字削除',
  ]);
});
