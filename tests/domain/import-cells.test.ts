import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  readDate,
  readDayOfMonth,
  readDepositMethod,
  readFeeBearer,
  readHolidayShift,
  readMilli,
  readMonthsAfter,
  readOptionalDate,
  readPayerNames,
  readPostalCode,
  readRegistrationNumber,
  readReminderStage,
  readRequiredText,
  readTaxClass,
  readText,
  readYen,
} from '../../src/domain/import-cells.ts';

/** The value, or the code of what is wrong. */
function outcome<T>(cell: Cell<T>): T | string {
  return cell.ok ? cell.value : `! ${cell.code}`;
}

function table<T>(name: string, reader: (cell: string) => Cell<T>, cases: readonly (readonly [string, T | string])[]) {
  it.each(cases)(`${name} reads %j as %j`, (cell, expected) => expect(outcome(reader(cell))).toEqual(expected));
}

describe('terms', () => {
  table('締日', readDayOfMonth, [
    ['31', 31],
    ['末', 31],
    ['末日', 31],
    ['月末', 31],
    ['99', 31],
    ['末締め', 31],
    ['20', 20],
    ['20日', 20],
    ['２０日', 20],
    [' 5 ', 5],
    ['20日締め', 20],
    ['1', 1],
    ['', undefined as unknown as string],
    ['　', undefined as unknown as string],
    ['0', '! cell-choice'],
    ['32', '! cell-choice'],
    ['98', '! cell-choice'],
    ['毎月', '! cell-choice'],
    ['20.5', '! cell-choice'],
    ['-5', '! cell-choice'],
    ['2026/7/20', '! cell-choice'],
  ]);
  table('支払月', readMonthsAfter, [
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['当月', 0],
    ['翌月', 1],
    ['翌々月', 2],
    ['翌翌月', 2],
    ['翌月払い', 1],
    ['２', 2],
    ['2ヶ月後', 2],
    ['2ケ月後', 2],
    ['2月', '! cell-choice'],
    ['', undefined as unknown as string],
    ['4', '! cell-choice'],
    ['来月', '! cell-choice'],
    ['constructor', '! cell-choice'],
  ]);
  table('休日調整', readHolidayShift, [
    ['前', 'before'],
    ['前営業日', 'before'],
    ['後', 'after'],
    ['翌営業日', 'after'],
    ['なし', 'none'],
    ['', undefined as unknown as string],
    ['横', '! cell-choice'],
  ]);
  table('手数料負担', readFeeBearer, [
    ['先方', 'customer'],
    ['先方負担', 'customer'],
    ['当方', 'client'],
    ['当方 負担', 'client'],
    ['', undefined as unknown as string],
    ['半々', '! cell-choice'],
  ]);
});

describe('dates', () => {
  table('a date', readDate, [
    ['2026-06-30', '2026-06-30'],
    ['2026/7/31', '2026-07-31'],
    ['20260731', '2026-07-31'],
    ['R8.7.31', '2026-07-31'],
    ['令和8年7月31日', '2026-07-31'],
    ['２０２６／７／３１', '2026-07-31'],
    ['2026/07/31 0:00:00', '2026-07-31'],
    ['2026-07-31T09:30', '2026-07-31'],
    ['46234', '2026-07-31'],
    ['30000', '1982-02-18'],
    ['', '! cell-required'],
    ['2026/2/29', '! cell-date'],
    ['2026/11/31', '! cell-date'],
    ['7/31', '! cell-date'],
    ['12345', '! cell-date'],
    ['462340', '! cell-date'],
    ['明日', '! cell-date'],
  ]);
  table('a date that may lack', readOptionalDate, [
    ['', null as unknown as string],
    ['R8.7.31', '2026-07-31'],
    ['x', '! cell-date'],
  ]);

  it('Excel day numbers are the days Excel shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30_000, max: 80_499 }), (serial) => {
        const date = outcome(readDate(String(serial)));
        expect((Date.parse(`${date}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000).toBe(serial);
      }),
    );
  });
});

describe('numbers', () => {
  table('yen', (cell) => readYen(cell, 1, 999), [
    ['1', 1],
    ['999', 999],
    ['９９９円', 999],
    ['¥100', 100],
    ['100.0', 100],
    ['0', '! cell-number'],
    ['1000', '! cell-number'],
    ['-5', '! cell-number'],
    ['▲5', '! cell-number'],
    ['1.5', '! cell-number'],
    ['', '! cell-required'],
    ['abc', '! cell-number'],
    ['12,350-', '! cell-number'],
  ]);
  table('thousandths', (cell) => readMilli(cell, 1_000_000), [
    ['0.5', 500],
    ['12.5円', 12_500],
    ['▲3', -3000],
    ['1,000', 1_000_000],
    ['1000.001', '! cell-number'],
    ['0.0001', '! cell-number'],
    ['', '! cell-required'],
    ['一', '! cell-number'],
  ]);
  table('税率', readTaxClass, [
    ['10', 'standard-10'],
    ['10%', 'standard-10'],
    ['8', 'reduced-8'],
    ['8※', 'reduced-8'],
    ['軽減8%', 'reduced-8'],
    ['0', 'out-of-scope'],
    ['対外', 'out-of-scope'],
    ['非', 'exempt'],
    ['免', 'zero-rated'],
    ['0.1', 'standard-10'],
    ['5', '! cell-tax'],
    ['', '! cell-required'],
  ]);
  table('督促段階', readReminderStage, [
    ['', 0],
    ['0', 0],
    ['3', 3],
    ['催告', 4],
    ['最終催告', 5],
    ['6', '! cell-choice'],
    ['-1', '! cell-choice'],
  ]);
});

describe('texts', () => {
  table('text', (cell) => readText(cell, 5), [
    ['', ''],
    [' あ　', 'あ'],
    ['あ\r\nい', 'あ い'],
    ['12345', '12345'],
    ['123456', '! cell-too-long'],
  ]);
  table('a text that has to be there', (cell) => readRequiredText(cell, 5), [
    ['　', '! cell-required'],
    ['00001', '00001'],
  ]);
  table('郵便番号', readPostalCode, [
    ['100-0001', '100-0001'],
    ['1000001', '100-0001'],
    ['〒１００－０００１', '100-0001'],
    ['100ー0001', '100-0001'],
    ['', ''],
    ['600001', '! cell-postal-code'],
    ['100-000', '! cell-postal-code'],
    ['ABC-DEFG', '! cell-postal-code'],
  ]);
  table('登録番号', readRegistrationNumber, [
    ['T7000012050002', 'T7000012050002'],
    ['ｔ7000012050002', 'T7000012050002'],
    ['T7-0000-1205-0002', 'T7000012050002'],
    ['T1234567890123', 'T1234567890123'],
    ['', ''],
    ['7000012050002', '! registration-malformed'],
    ['T700001205000', '! registration-malformed'],
  ]);
  table('振込名義', (cell) => readPayerNames(cell, 3, 10), [
    ['', []],
    ['ｶ)ｱｵｲ', ['ｶ)ｱｵｲ']],
    ['ｶ)ｱｵｲ; ｱｵｲ(ｶ；ｶ)ｱｵｲ;', ['ｶ)ｱｵｲ', 'ｱｵｲ(ｶ']],
    ['a;b;c;d', '! cell-too-many'],
    ['12345678901', '! cell-too-long'],
  ] as [string, string[] | string][]);
  table('入金方法', readDepositMethod, [
    ['', 'transfer'],
    ['振込', 'transfer'],
    ['現金', 'cash'],
    ['でんさい', 'densai'],
    ['口座振替', 'direct-debit'],
    ['物々交換', '! cell-choice'],
    ['toString', '! cell-choice'],
  ]);

  it('no cell whatever makes a reader throw', () => {
    const readers = [
      readDate,
      readDayOfMonth,
      readMonthsAfter,
      readHolidayShift,
      readFeeBearer,
      readTaxClass,
      readPostalCode,
      readRegistrationNumber,
      readReminderStage,
      readDepositMethod,
    ];
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...readers),
        (cell, reader) => typeof reader(cell).ok === 'boolean',
      ),
    );
  });
});
