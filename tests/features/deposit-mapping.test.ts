/** Tables of no known bank: guessed, mapped by hand, kept per account, read again by themselves; and gaps between files. */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import {
  assertSound,
  csvFile,
  makeClient,
  openTestOffice,
  removeOffices,
  type TestOffice,
  textFile,
} from '../support/office.ts';
import { writeZengin01, writeZengin03 } from '../support/zengin.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(removeOffices);

let next = 0;
function account() {
  next++;
  return { bankCode: '0009', branchCode: '100', type: '1' as const, number: String(3_000_000 + next) };
}

type Mapping = NonNullable<InputOf<'deposits.import'>['mapping']>;

/** Names no program would guess, so that only the mapping can read it. */
const ODD = textFile(
  'odd.csv',
  '支店,本店\r\n\r\nいつ,だれ,うごき,のこり\r\n8.7.17,ｶ)ｱｵｲ,"1,000","1,000"\r\n8.7.18,ﾃｽｳﾘﾖｳ,▲300,700\r\n8.7.19,ﾐﾄﾞﾘ,50,750\r\n',
);
const ODD_MAPPING: Mapping = { headerRow: 3, date: 0, dateForm: 'era', payer: 1, signed: 2, balance: 3 };

describe('the first guess', () => {
  test.each<[string, string, object]>([
    [
      'in and out columns under a preamble',
      '口座,123\n\n計上日,入金額,出金額,取引内容,残高\n2026/7/17,1000,,ｱ,1000\n',
      { headerRow: 3, date: 0, deposit: 1, withdrawal: 2, payer: 3, balance: 4, signed: null, dateForm: 'auto' },
    ],
    [
      'one signed column',
      '取引日,金額,摘要\n2026/7/17,-1000,ｱ\n',
      { headerRow: 1, date: 0, signed: 1, payer: 2, deposit: null },
    ],
    [
      'one column and its direction',
      '取引日,入払区分,取引金額,摘要\n26/7/17,入,1000,ｱ\n',
      { headerRow: 1, date: 0, direction: 1, signed: 2, payer: 3, dateForm: 'short' },
    ],
    ['和暦 without its letter', '日付,内容,入金\n8.7.17,ｱ,5\n8/7/18,ｲ,6\n', { dateForm: 'era' }],
    ['rows alone', '2026/7/17\tｱｵｲ\t1000\t5000\n', { headerRow: 0, date: 0, payer: 1, signed: 2, balance: 3 }],
  ])('finds %s', async (_what, text, mapping) => {
    const read = await office.call('deposits.readTable', { file: textFile('x', text) });
    expect(read.mapping).toMatchObject(mapping);
    expect(read.problems).toEqual([]);
    expect(read.sample[0]).toMatchObject({ on: '2026-07-17' });
  });
});

test('a mapping shows what each row becomes, and what it cannot read', async () => {
  const read = await office.call('deposits.readTable', { file: ODD, mapping: ODD_MAPPING });
  expect(read).toMatchObject({ columns: 4, bookings: 3, problems: [], encoding: 'utf-8' });
  expect(read.rows.map((row) => [row.row, row.cells[0]])).toEqual([
    [1, '支店'],
    [3, 'いつ'],
    [4, '8.7.17'],
    [5, '8.7.18'],
    [6, '8.7.19'],
  ]);
  expect(read.sample).toEqual([
    { row: 4, on: '2026-07-17', payer: 'ｶ)ｱｵｲ', yen: 1000, balanceYen: 1000, description: '' },
    { row: 5, on: '2026-07-18', payer: 'ﾃｽｳﾘﾖｳ', yen: -300, balanceYen: 700, description: '' },
    { row: 6, on: '2026-07-19', payer: 'ﾐﾄﾞﾘ', yen: 50, balanceYen: 750, description: '' },
  ]);
  const wrong = await office.call('deposits.readTable', { file: ODD, mapping: { ...ODD_MAPPING, signed: 1 } });
  expect(wrong.problems[0]).toMatchObject({ row: 4 });
  expect(wrong.problems[0]!.sentence).toMatch(/だれ.*。$/);
  const none = await office.call('deposits.readTable', { file: ODD, mapping: { headerRow: 3, date: 0 } });
  expect(none.problems[0]!.sentence).toContain('入金額');
});

test('a table that cannot be read at all is refused with a sentence', async () => {
  expect(
    await office.refused('deposits.readTable', { file: { name: 'x', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0]) } }),
  ).toMatchObject({ code: 'file-kind' });
});

describe('a mapped file', () => {
  test('comes in, and the next one of its shape without a word, to the same account', async () => {
    const own = account();
    const clientId = await makeClient(office, { bankAccounts: [own] });
    expect(await office.refused('deposits.import', { clientId, file: ODD })).toMatchObject({
      code: 'bank-format-unknown',
    });
    const first = await office.call('deposits.import', { clientId, account: own, file: ODD, mapping: ODD_MAPPING });
    expect(first).toMatchObject({ format: 'mapped', accepted: 2 });
    const { deposits } = await office.call('deposits.list', { clientId });
    expect(deposits.map((one) => [one.depositedOn, one.payerName, one.amountYen])).toEqual([
      ['2026-07-19', 'ﾐﾄﾞﾘ', 50],
      ['2026-07-17', 'ｶ)ｱｵｲ', 1000],
    ]);
    const later = textFile('later.csv', '\n\n\n\nいつ,だれ,うごき,のこり\n8.7.20,ｶ)ｱｵｲ,10,760\n');
    const second = await office.call('deposits.import', { clientId, file: later });
    expect(second).toMatchObject({ format: 'mapped', accepted: 1 });
    expect(second.imports[0]!.accounts).toHaveLength(1);
    await assertSound(office);
  });

  test('is tried before anything is kept: a dry run keeps nothing', async () => {
    const clientId = await makeClient(office);
    await office.call('deposits.import', { clientId, file: ODD, mapping: ODD_MAPPING, dryRun: true });
    expect(await office.refused('deposits.import', { clientId, file: ODD })).toMatchObject({
      code: 'bank-format-unknown',
    });
  });

  test('is kept for its client alone', async () => {
    const [one, other] = [await makeClient(office), await makeClient(office)];
    await office.call('deposits.import', { clientId: one, file: ODD, mapping: ODD_MAPPING });
    expect(await office.refused('deposits.import', { clientId: other, file: ODD })).toMatchObject({
      code: 'bank-format-unknown',
    });
  });

  test('of two accounts reads by itself and leaves the account to a person', async () => {
    const accounts = [account(), account()] as const;
    const clientId = await makeClient(office, { bankAccounts: [...accounts] });
    for (const own of accounts)
      await office.call('deposits.import', { clientId, account: own, file: ODD, mapping: ODD_MAPPING });
    const later = textFile('later.csv', 'いつ,だれ,うごき,のこり\n8.7.20,ｶ)ｱｵｲ,10,760\n');
    expect(
      (await office.call('deposits.import', { clientId, file: later, dryRun: true })).imports[0]!.accounts,
    ).toEqual([]);
  });

  test('may be a workbook, with dates of Excel', async () => {
    const clientId = await makeClient(office);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('明細');
    sheet.addRow(['いつ', 'だれ', '入ってきた', '出ていった']);
    sheet.addRow([new Date('2026-07-17T00:00:00Z'), '青井商店', 1000, null]);
    sheet.getCell('A2').numFmt = 'yyyy/mm/dd';
    const file = { name: '明細.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
    const mapping: Mapping = { headerRow: 1, date: 0, payer: 1, deposit: 2, withdrawal: 3 };
    expect(await office.call('deposits.import', { clientId, file, mapping })).toMatchObject({ accepted: 1 });
    const { deposits } = await office.call('deposits.list', { clientId });
    expect(deposits[0]).toMatchObject({ depositedOn: '2026-07-17', payerName: '青井商店', amountYen: 1000 });
  });

  test('may be rows alone, as they are pasted', async () => {
    const clientId = await makeClient(office);
    const rows = (day: number) =>
      textFile('貼り付け', `2026/7/${day}\tｱｵｲ\t1000\t5000\n2026/7/${day}\tﾐﾄﾞﾘ\t-20\t4980\n`);
    const mapping: Mapping = { headerRow: 0, date: 0, payer: 1, signed: 2, balance: 3 };
    expect(await office.call('deposits.import', { clientId, file: rows(17), mapping })).toMatchObject({ accepted: 1 });
    expect(await office.call('deposits.import', { clientId, file: rows(18) })).toMatchObject({
      format: 'mapped',
      accepted: 1,
    });
  });

  test('comes in whole or not at all', async () => {
    const clientId = await makeClient(office);
    const file = csvFile('x.csv', [
      ['いつ', 'だれ', 'いくら'],
      ['2026/7/17', 'ｱ', '100'],
      ['2026/7/99', 'ｲ', '100'],
      ['2026/7/18', 'ｳ', 'たくさん'],
    ]);
    const failure = await office.refused('deposits.import', {
      clientId,
      file,
      mapping: { headerRow: 1, date: 0, payer: 1, deposit: 2 },
    });
    expect(failure.facts).toMatchObject({ rows: [3, 4], fields: ['いつ', 'いくら'] });
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
  });
});

describe('between two files of an account', () => {
  const NUMBER = { bankCode: '0005', branchCode: '001', type: '1' as const };
  async function world() {
    next++;
    const number = String(4_000_000 + next);
    const clientId = await makeClient(office, { bankAccounts: [{ ...NUMBER, number }] });
    const take = async (bytes: Uint8Array) =>
      (await office.call('deposits.import', { file: { name: 'x', bytes } })).notes;
    const row = (bookedOn: string, amountYen: number) => ({ bookedOn, amountYen, payerName: 'ｱ' });
    return {
      clientId,
      zengin01: (from: string, through: string, amountYen: number) =>
        take(writeZengin01({ accounts: [{ number, from, through, rows: [row(from, amountYen)] }] })),
      zengin03: (from: string, through: string, amountYen: number, openingYen: number) =>
        take(writeZengin03({ accounts: [{ number, from, through, openingYen, rows: [row(from, amountYen)] }] })),
    };
  }

  test('a bank day that no period covers is named', async () => {
    const { zengin01 } = await world();
    expect(await zengin01('2026-07-01', '2026-07-10', 1)).toEqual([]);
    const [note] = await zengin01('2026-07-15', '2026-07-20', 2);
    expect(note).toMatch(/2026\/07\/10 まで、今回は 2026\/07\/15 から/);
  });

  test('a weekend is not', async () => {
    const { zengin01 } = await world();
    await zengin01('2026-07-01', '2026-07-10', 1);
    // 2026-07-11 and 12 are Saturday and Sunday.
    expect(await zengin01('2026-07-13', '2026-07-20', 2)).toEqual([]);
  });

  test('an overlap is not', async () => {
    const { zengin01 } = await world();
    await zengin01('2026-07-01', '2026-07-10', 1);
    expect(await zengin01('2026-07-08', '2026-07-20', 2)).toEqual([]);
  });

  test('balances decide: equal ones over a week of silence, different ones overnight', async () => {
    const quiet = await world();
    await quiet.zengin03('2026-07-01', '2026-07-10', 100, 1000);
    expect(await quiet.zengin03('2026-07-20', '2026-07-31', 5, 1100)).toEqual([]);
    const broken = await world();
    await broken.zengin03('2026-07-01', '2026-07-10', 100, 1000);
    const [note] = await broken.zengin03('2026-07-11', '2026-07-31', 5, 1200);
    expect(note).toContain('前回の最後の残高 1,100円に対し、今回の始まりは 1,200円');
  });

  test('the history names the gap too, until the missing file is there', async () => {
    const { clientId, zengin03 } = await world();
    await zengin03('2026-07-01', '2026-07-10', 100, 1000);
    await zengin03('2026-07-21', '2026-07-31', 5, 1200);
    const gaps = async () => (await office.call('deposits.imports', { clientId })).imports.map((one) => one.gaps);
    expect(await gaps()).toEqual([
      [expect.objectContaining({ through: '2026-07-10', from: '2026-07-21', closingYen: 1100, openingYen: 1200 })],
      [],
    ]);
    await zengin03('2026-07-11', '2026-07-20', 100, 1100);
    expect(await gaps()).toEqual([[], [], []]);
    const { imports } = await office.call('deposits.imports', { clientId });
    await office.call('deposits.undoImport', { clientId, importId: imports[0]!.importId });
    expect((await gaps()).flat()).toHaveLength(1);
  });

  test('an undone file does not count', async () => {
    const { clientId, zengin01 } = await world();
    await zengin01('2026-07-01', '2026-07-10', 1);
    const { imports } = await office.call('deposits.imports', { clientId });
    await office.call('deposits.undoImport', { clientId, importId: imports[0]!.importId });
    expect(await zengin01('2026-07-15', '2026-07-20', 2)).toEqual([]);
  });
});
