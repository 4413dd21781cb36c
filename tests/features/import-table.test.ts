import Encoding from 'encoding-japanese';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { foldHeader, mapColumns } from '../../src/main/features/import-table/columns.ts';
import { readTable, type TableFile } from '../../src/main/features/import-table/table-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cp932 = (text: string) =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }));
const utf16 = (text: string, mark: boolean) => new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));

async function tableOf(bytes: Uint8Array): Promise<TableFile> {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
}

async function problemOf(bytes: Uint8Array) {
  const read = await readTable(bytes);
  return read.ok ? null : read.problems[0];
}

async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('Sheet1'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('text tables', () => {
  const text = '得意先コード,得意先名\r\n00001,"㈱髙﨑①〜商店"\r\n';

  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a mark', utf16(text, true), 'utf-16le'],
    ['UTF-16 without', utf16(text, false), 'utf-16le'],
  ])('reads %s', async (_, bytes, encoding) => {
    const table = await tableOf(bytes);
    expect(table).toEqual({
      kind: 'csv',
      encoding,
      header: ['得意先コード', '得意先名'],
      headerRow: 1,
      rows: [{ row: 2, cells: ['00001', '㈱髙﨑①〜商店'] }],
    });
  });

  it('reads CP932 with the characters that Shift_JIS lacks', async () => {
    // ㈱ 髙 﨑 ① ～ − ∥ \ ~ as Windows writes them.
    const bytes = Uint8Array.from([
      ...cp932('名\r\n'),
      0x87,
      0x8a,
      0xfb,
      0xfc,
      0xfa,
      0xb1,
      0x87,
      0x40,
      0x81,
      0x60,
      0x81,
      0x7c,
      0x81,
      0x61,
      0x5c,
      0x7e,
    ]);
    expect(await tableOf(bytes)).toMatchObject({ encoding: 'cp932', rows: [{ cells: ['㈱髙﨑①～－∥\\~'] }] });
  });

  it.each([
    ['comma', '名,"a,b",c\n1,2,3\n'],
    ['tab', '名\t"a,b"\tc\n1\t2\t3\n'],
    ['semicolon', '名;"a,b";c\n1;2;3\n'],
  ])('finds the %s', async (_, csv) => {
    const table = await tableOf(utf8(csv));
    expect(table.header).toEqual(['名', 'a,b', 'c']);
    expect(table.rows[0]!.cells).toEqual(['1', '2', '3']);
  });

  it('counts rows as Excel does: blank rows count, line breaks in a cell do not', async () => {
    const table = await tableOf(utf8('\r\na,b\r\n1,"x\r\ny"\r\n\r\n,\r\n2,"say ""hi"""\r\n3,5" disk\r\n'));
    expect(table.headerRow).toBe(2);
    expect(table.rows).toEqual([
      { row: 3, cells: ['1', 'x\r\ny'] },
      { row: 6, cells: ['2', 'say "hi"'] },
      { row: 7, cells: ['3', '5" disk'] },
    ]);
  });

  it('names the row of a damaged character and of a quote that is never closed', async () => {
    const bytes = utf8('得意先コード,得意先名\n1,アオイ商店\n2,ミドリ商店\n');
    bytes[bytes.length - 3] = 0xff;
    expect(await problemOf(bytes)).toMatchObject({ row: 3, code: 'file-encoding', facts: { encoding: 'utf-8' } });
    const sjis = cp932('得意先コード,得意先名\n1,アオイ商店\n2,ミドリ\n');
    expect(await problemOf(Uint8Array.from([...sjis, 0xff, 0xff]))).toMatchObject({
      row: 4,
      code: 'file-encoding',
      facts: { encoding: 'cp932' },
    });
    expect(await problemOf(utf8('a,b\n1,2\n3,"4\n5,6\n'))).toMatchObject({ row: 3, code: 'file-corrupt' });
  });

  it.each<[string, Uint8Array, object]>([
    ['empty', new Uint8Array(), { code: 'file-empty' }],
    ['blank', utf8('\ufeff \r\n\t\r\n'), { code: 'file-empty' }],
    ['separators only', utf8(',,,\r\n,,,\r\n'), { code: 'file-empty' }],
    ['old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), { code: 'file-kind', facts: { found: 'xls' } }],
    ['PDF', utf8('%PDF-1.4\n'), { code: 'file-kind', facts: { found: 'pdf' } }],
    ['PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), { code: 'file-kind', facts: { found: 'image' } }],
    ['HTML', utf8('<html><table><tr><td>1'), { code: 'file-kind', facts: { found: 'html' } }],
    ['zeros', Uint8Array.from([65, 0, 0, 66, 0, 0, 1, 2, 0]), { code: 'file-kind', facts: { found: 'binary' } }],
  ])('refuses a file that is %s', async (_, bytes, problem) => {
    expect(await problemOf(bytes)).toMatchObject({ row: 1, ...problem });
  });
});

describe('workbooks', () => {
  it('gives dates, numbers, codes, formulas, links and rich text as a clerk sees them', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['日付', '数', 'コード', '式', 'ゼロ', 'リンク', '飾り', '時間', '率', '誤り', '和暦', '小数']);
      const row = sheet.getRow(3);
      row.values = [
        new Date(Date.UTC(2026, 6, 31)),
        12350.5,
        7,
        { formula: 'B3*2', result: 24701 },
        { formula: 'B3-B3', result: 0 },
        { text: 'a@b.jp', hyperlink: 'mailto:a@b.jp' },
        { richText: [{ text: '山田' }, { text: '商店', font: { bold: true } }] },
        1.5,
        0.1,
        { error: '#N/A' },
        new Date(Date.UTC(2026, 6, 31)),
        0.1 + 0.2,
      ];
      row.getCell(1).numFmt = 'yyyy/mm/dd';
      row.getCell(3).numFmt = '00000';
      row.getCell(8).numFmt = '0.0\\h';
      row.getCell(9).numFmt = '0%';
      row.getCell(11).numFmt = '[$-411]ggge"年"m"月"d"日"';
    });
    const table = await tableOf(bytes);
    expect(table).toMatchObject({ kind: 'xlsx', encoding: null, headerRow: 1 });
    expect(table.rows).toEqual([
      {
        row: 3,
        cells: [
          '2026-07-31',
          '12350.5',
          '00007',
          '24701',
          '0',
          'a@b.jp',
          '山田商店',
          '1.5',
          '0.1',
          '#N/A',
          '2026-07-31',
          '0.3',
        ],
      },
    ]);
  });

  it('reads the first visible sheet with rows in it', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.state = 'hidden';
      sheet.addRow(['hidden']);
      book.addWorksheet('empty');
      book.addWorksheet('data').addRow(['a']);
    });
    expect((await tableOf(bytes)).header).toEqual(['a']);
  });

  it('leaves the furigana of Japanese Excel out of the text', async () => {
    const zip = await JSZip.loadAsync(await workbook((sheet) => sheet.addRow(['山田'])));
    const strings = await zip.file('xl/sharedStrings.xml')!.async('string');
    zip.file(
      'xl/sharedStrings.xml',
      strings.replace('</si>', '<rPh sb="0" eb="2"><t>ヤマダ</t></rPh><phoneticPr fontId="1"/></si>'),
    );
    expect((await tableOf(await zip.generateAsync({ type: 'uint8array' }))).header).toEqual(['山田']);
  });

  it('refuses a zip that is no workbook and a workbook cut short', async () => {
    const zip = new JSZip().file('readme.txt', 'x');
    expect(await problemOf(await zip.generateAsync({ type: 'uint8array' }))).toMatchObject({
      code: 'file-kind',
      facts: { found: 'zip' },
    });
    const bytes = await workbook((sheet) => sheet.addRow(['a']));
    expect(await problemOf(bytes.subarray(0, bytes.length - 100))).toMatchObject({ row: 1, code: 'file-corrupt' });
    for (let length = 30; length < bytes.length; length += 97)
      expect((await problemOf(bytes.subarray(0, length)))?.code).toBe('file-corrupt');
  });

  it('refuses a small file that unpacks to gigabytes before it is unpacked', async () => {
    const bytes = await workbook((sheet) => sheet.addRow(['a']));
    const entry = Buffer.from(bytes).lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    new DataView(bytes.buffer).setUint32(entry + 24, 2_000_000_000, true);
    expect(await problemOf(bytes)).toMatchObject({ row: 1, code: 'file-too-large', facts: { max: '200 MB' } });
  });
});

describe('columns', () => {
  const specs = [
    { field: 'code', title: '得意先コード', synonyms: ['得意先CD', '得意先No'], required: true },
    { field: 'kana', title: 'フリガナ', synonyms: ['カナ'], required: false },
    { field: 'amount', title: '金額', synonyms: ['入金額'], required: true },
  ];
  const map = (header: string[], given = {}) => mapColumns({ header, headerRow: 1 }, specs, given);

  it.each([
    ['得意先ｺｰﾄﾞ', '得意先コード'],
    [' 得意先 コード ', '得意先コード'],
    ['【必須】得意先コード', '得意先コード'],
    ['※得意先コード', '得意先コード'],
    ['ふりがな', 'フリガナ'],
    ['金額（円）', '金額'],
    ['金額(税込)', '金額'],
    ['得意先ＮＯ．', '得意先No'],
    ['得意先cd', '得意先CD'],
    ['E-mail', 'Ｅメール'.replace('メール', 'mail')],
  ])('%s is %s', (given, name) => expect(foldHeader(given)).toBe(foldHeader(name)));

  it('finds columns in any order, by name or synonym, and leaves unknown ones', () => {
    expect(map(['備考', '入金額', 'カナ', '得意先No.'])).toEqual({
      ok: true,
      columns: { code: 3, kana: 2, amount: 1 },
    });
  });

  it('prefers what the clerk mapped, then the name, then a synonym', () => {
    expect(map(['入金額', '金額', '得意先CD'])).toEqual({ ok: true, columns: { code: 2, amount: 1 } });
    expect(map(['金額', '税抜', '得意先CD'], { 税抜: '金額' })).toEqual({ ok: true, columns: { code: 2, amount: 1 } });
    expect(map(['金額', '得意先CD', 'X'], { X: 'code' })).toEqual({ ok: true, columns: { code: 2, amount: 0 } });
  });

  it('names what is missing and what is there twice', () => {
    expect(map(['フリガナ', '金額'])).toEqual({
      ok: false,
      problems: [
        {
          row: 1,
          field: '得意先コード',
          code: 'column-missing',
          facts: { column: '得意先コード', headers: ['フリガナ', '金額'] },
        },
      ],
    });
    expect(map(['得意先コード', '金額', '金額（円）'])).toEqual({
      ok: false,
      problems: [
        { row: 1, field: '金額', code: 'column-twice', facts: { column: '金額', headers: ['金額', '金額（円）'] } },
      ],
    });
    expect(map(['得意先CD', '得意先No', '金額'])).toMatchObject({ ok: false, problems: [{ code: 'column-twice' }] });
  });
});
