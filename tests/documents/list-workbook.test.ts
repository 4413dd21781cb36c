/** A list as a workbook: what Excel reads is what stood on the screen, and its sums are its own. */
import { describe, expect, it } from 'vitest';
import { drawListWorkbook, type ListWorkbook } from '../../src/main/features/lists/list-xlsx.ts';
import { NO_LIBREOFFICE, readSheets, recalculated } from '../support/office-suite.ts';
import { find, partsOf } from '../support/workbook-package.ts';

const LIST: ListWorkbook = {
  title: '請求',
  owner: '大橋金物株式会社',
  subtitle: '未回収',
  colour: 0,
  words: { total: '合計', nothing: '該当する行はありません' },
  createdOn: '2026-11-24',
  columns: [
    { label: '請求番号', kind: 'text', width: 14, summed: false },
    { label: '支払期日', kind: 'date', width: 12, summed: false },
    { label: '経過', kind: 'count', width: 8, summed: false },
    { label: '残高', kind: 'yen', width: 14, summed: true },
  ],
  rows: [
    ['2610-0001', '2026-11-30', -6, 157_740],
    ['=1+1', '2026-09-30', 55, -9_940],
    ['00123', null, null, 0],
  ],
};

describe('a list as a workbook', () => {
  it('keeps texts texts, dates dates and empty cells empty', async () => {
    const rows = (await readSheets(await drawListWorkbook(LIST))).get('請求')!;
    expect(rows.slice(0, 3).map((row) => row[0])).toEqual(['請求', '大橋金物株式会社', '未回収']);
    expect(rows[4]).toEqual(['請求番号', '支払期日', '経過', '残高']);
    expect(rows[5]).toEqual(['2610-0001', new Date('2026-11-30T00:00:00Z'), -6, 157_740]);
    // Neither a formula nor a number: characters of a name.
    expect(rows[6]![0]).toBe('=1+1');
    expect(rows[7]).toEqual(['00123', null, null, 0]);
    expect(rows[8]).toEqual(['合計', null, null, 147_800]);
  });

  it('says so when there is nothing, with a sum over it', async () => {
    const rows = (await readSheets(await drawListWorkbook({ ...LIST, rows: [] }))).get('請求')!;
    expect(rows[5]![0]).toBe('該当する行はありません');
    expect(rows[6]![3]).toBe(0);
  });

  it('gives the same bytes for the same list', async () => {
    expect(Buffer.from(await drawListWorkbook(LIST)).equals(Buffer.from(await drawListWorkbook(LIST)))).toBe(true);
  });

  it('has a name Excel accepts whatever the title is', async () => {
    const long = { ...LIST, title: '請求/入金:[得意先]*?の一覧とても長い名前で三十一字を超えるもの' };
    const [name] = [...(await readSheets(await drawListWorkbook(long))).keys()];
    expect(name!.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]/);
  });

  it('of many rows is the same workbook, row for row', async () => {
    const many = Array.from({ length: 5_003 }, (_, at) =>
      LIST.rows[at % 3]!.map((cell, column) => (column === 0 && at > 2 ? `<&${at}\u0007>` : cell)),
    );
    const long = (await readSheets(await drawListWorkbook({ ...LIST, rows: many }))).get('請求')!;
    const short = (await readSheets(await drawListWorkbook({ ...LIST, rows: many.slice(0, 5_000) }))).get('請求')!;
    expect(long.slice(0, 5 + 5_000)).toEqual(short.slice(0, 5 + 5_000));
    expect(long[5 + 5_002]![0]).toBe('<&5002>');
    expect(long).toHaveLength(5 + 5_003 + 1);
    expect(long.at(-1)).toEqual(['合計', null, null, many.reduce((sum, row) => sum + Number(row[3]), 0)]);
    for (const [name, root] of await partsOf(await drawListWorkbook({ ...LIST, rows: many })))
      if (name.startsWith('xl/worksheets/sheet')) expect(find(root, 'sheetData')!.children).toHaveLength(4 + 5_003 + 1);
  });

  it.skipIf(NO_LIBREOFFICE !== '')('of many rows opens in LibreOffice, its sums recalculated', async () => {
    const rows = Array.from({ length: 6_000 }, (_, at) => ['a', '2026-11-30', at, at]);
    const theirs = (await recalculated(await drawListWorkbook({ ...LIST, rows }))).get('請求')!;
    expect(theirs.at(-1)![3]).toBe((5_999 * 6_000) / 2);
  });

  it.skipIf(NO_LIBREOFFICE !== '')('is summed alike by LibreOffice', async () => {
    const rows = (await recalculated(await drawListWorkbook(LIST))).get('請求')!;
    expect(rows[8]![3]).toBe(147_800);
  });
});
