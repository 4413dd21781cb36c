import { describe, expect, it } from 'vitest';
import { decodeBankFile } from '../../src/main/features/deposits/bank-file.ts';
import type { BankFile } from '../../src/main/features/deposits/bank-file-types.ts';
import type { FileProblem } from '../../src/main/features/import-table/file-problem.ts';
import {
  fixedText,
  joinRecords,
  records01,
  writeZengin01,
  writeZengin03,
  type ZenginDeposit,
} from '../support/zengin.ts';

const TODAY = '2026-11-22';

function decode(bytes: Uint8Array, format = 'auto', today = TODAY) {
  return decodeBankFile(bytes, { name: 'bank.txt', format, today });
}

async function good(bytes: Uint8Array, format = 'auto', today = TODAY): Promise<BankFile> {
  const decoded = await decode(bytes, format, today);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems.slice(0, 5)));
  return decoded.file;
}

async function problemsOf(bytes: Uint8Array, format = 'auto'): Promise<FileProblem[]> {
  const decoded = await decode(bytes, format);
  if (decoded.ok) throw new Error('decoded');
  return decoded.problems;
}

const ROWS: ZenginDeposit[] = [
  {
    ref: 1,
    bookedOn: '2026-07-17',
    amountYen: 43_989,
    payerName: 'ｶ)ｲﾄｳｼﾖｸﾋﾝ',
    payerCode: '0123456789',
    ediInfo: 'S2606-00092',
  },
  {
    ref: 2,
    bookedOn: '2026-07-20',
    valueOn: '2026-07-18',
    amountYen: 1_646_895,
    payerName: 'ﾜｶﾊﾞｳﾝﾕ(ｶ',
    bankName: 'ﾐﾂｲｽﾐﾄﾓ',
    branchName: 'ﾆｼｶｻｲ',
  },
  { bookedOn: '2026-07-31', amountYen: 935_986, payerName: 'ﾄﾞ)ｽﾏｲﾙｽｲｻﾝ' },
];

describe('cancels, corrections and withdrawals', () => {
  const rows: ZenginDeposit[] = [
    { ref: 1, bookedOn: '2026-07-17', amountYen: 500, payerName: 'ｱ' },
    { ref: 2, bookedOn: '2026-07-18', amountYen: 300, payerName: 'ｲ' },
    { ref: 3, bookedOn: '2026-07-18', amountYen: 500, payerName: 'ｱ', cancels: true },
  ];

  it.each([
    ['counted in', 3, 1300],
    ['left out', 2, 800],
    ['netted', 1, 300],
  ])('accepts 振込合計 with the cancelled notices %s', async (_, count, totalYen) => {
    const file = await good(writeZengin01({ accounts: [{ rows, trailer: { count, totalYen } }] }));
    expect(file.accounts[0]!.rows.map(({ amountYen, cancels }) => [amountYen, cancels])).toEqual([
      [500, false],
      [300, false],
      [500, true],
    ]);
    expect(file.notes).toEqual([{ code: 'cancels', facts: { count: 1, amountYen: 500 } }]);
  });

  it('refuses a count of one way with a total of another', async () => {
    const problems = await problemsOf(writeZengin01({ accounts: [{ rows, trailer: { count: 3, totalYen: 800 } }] }));
    expect(problems).toMatchObject([
      { code: 'bank-total', field: '振込合計金額', row: 5, facts: { statedYen: 800, countedYen: 1300 } },
    ]);
  });

  it('lets 取消合計 be unfilled but not wrong', async () => {
    const records = records01({ accounts: [{ rows }] }).map(fixedText);
    const trailer = records[4]!;
    const zeros = trailer.slice(0, 19) + '0'.repeat(18) + trailer.slice(37);
    expect((await good(joinRecords(records.with(4, zeros)))).accounts[0]!.rows).toHaveLength(3);
    const wrong = `${trailer.slice(0, 19)}000002000000001000${trailer.slice(37)}`;
    expect((await problemsOf(joinRecords(records.with(4, wrong)))).map(({ code, field }) => [code, field])).toEqual([
      ['bank-count', '取消合計件数'],
      ['bank-total', '取消合計金額'],
    ]);
  });

  const mixed: ZenginDeposit[] = [
    { bookedOn: '2026-07-17', amountYen: 500, payerName: 'ｱ', transaction: 10 },
    { bookedOn: '2026-07-17', amountYen: 220, direction: 'out', description: 'ﾃｽｳﾘﾖｳ' },
    { bookedOn: '2026-07-18', amountYen: 500, payerName: 'ｱ', direction: 'out', transaction: 19 },
    { bookedOn: '2026-07-18', amountYen: 220, transaction: 19 },
    { bookedOn: '2026-07-19', amountYen: 900, payerName: 'ｳ', transaction: 13, noteKind: 2 },
    { bookedOn: '2026-07-19', amountYen: 800, transaction: 12, noteKind: 1 },
    { bookedOn: '2026-07-19', amountYen: 700, transaction: 14, description: 'ﾃﾞﾝｻｲﾈﾂﾄ' },
    { bookedOn: '2026-07-19', amountYen: 3, transaction: 18, description: 'ﾘｿｸ' },
    { bookedOn: '2026-07-19', amountYen: 0, transaction: 11 },
  ];

  it('returns the deposits of 03 with their method; 訂正 of a deposit cancels, withdrawals are counted', async () => {
    const file = await good(writeZengin03({ accounts: [{ rows: mixed }] }));
    expect(
      file.accounts[0]!.rows.map(({ row, amountYen, method, cancels }) => [row, amountYen, method, cancels]),
    ).toEqual([
      [2, 500, 'cash', false],
      [4, 500, 'other', true],
      [6, 900, 'note', false],
      [7, 800, 'cheque', false],
      [8, 700, 'densai', false],
      [9, 3, 'other', false],
    ]);
    expect(file.notes).toEqual([
      { code: 'cancels', facts: { count: 1, amountYen: 500 } },
      { code: 'withdrawals', facts: { count: 1, amountYen: 220 } },
      { code: 'zero-rows', facts: { count: 1 } },
    ]);
  });

  it.each([
    ['left out', { count: 6, totalYen: 2903, outCount: 1, outTotalYen: 220 }],
    ['netted', { count: 5, totalYen: 2403, outCount: 0, outTotalYen: 0 }],
  ])('accepts 03 totals with corrections %s', async (_, trailer) => {
    expect(
      (await good(writeZengin03({ accounts: [{ rows: mixed, trailer: { ...trailer, closingYen: 1_002_403 } }] })))
        .accounts[0]!.rows,
    ).toHaveLength(6);
  });
});

describe('dates', () => {
  const file = (bookedOn: string, years: 'era' | 'gregorian' = 'era') =>
    writeZengin03({ accounts: [{ rows: [{ bookedOn, amountYen: 1 }] }], years });

  it.each([
    ['2026-07-17', 'era', 'zengin-03', []],
    ['2019-04-26', 'era', 'zengin-03', []],
    ['2018-01-04', 'era', 'zengin-03', []],
    ['2026-07-17', 'gregorian', 'zengin-03', ['dates-gregorian']],
    ['2024-02-29', 'gregorian', 'zengin-03', ['dates-gregorian']],
  ] as const)('reads %s written in %s years', async (date, years, format, notes) => {
    const decoded = await good(file(date, years), format);
    expect(decoded.accounts[0]!.rows[0]!.bookedOn).toBe(date);
    expect(decoded.notes.map(({ code }) => code)).toEqual(notes);
  });

  it('reads a period across the change of era', async () => {
    const rows = [
      { bookedOn: '2019-04-26', amountYen: 1 },
      { bookedOn: '2019-05-07', amountYen: 2 },
    ];
    const decoded = await good(writeZengin01({ accounts: [{ rows }] }));
    expect(decoded.accounts[0]).toMatchObject({ from: '2019-04-26', through: '2019-05-07' });
  });

  it('refuses a year that is neither', async () => {
    expect(await problemsOf(file('2012-07-17', 'gregorian'))).toContainEqual(
      expect.objectContaining({ code: 'bank-field', field: '勘定日', facts: { expects: 'date' }, value: '120717' }),
    );
  });

  it('takes blank and zero periods as not given', async () => {
    const records = records01({ accounts: [{ rows: ROWS }] }).map(fixedText);
    const header = records[0]!;
    for (const blank of ['000000000000', ' '.repeat(12)]) {
      const decoded = await good(joinRecords(records.with(0, header.slice(0, 10) + blank + header.slice(22))));
      expect(decoded.accounts[0]).toMatchObject({ from: null, through: null });
    }
  });
});

describe('balances', () => {
  it('are not asked for where the bank leaves them out', async () => {
    const file = await good(writeZengin03({ accounts: [{ rows: ROWS, openingYen: null }] }));
    expect(file.accounts[0]).toMatchObject({ openingYen: null, closingYen: null });
    const zeros = await good(writeZengin03({ accounts: [{ rows: ROWS, openingYen: 0, trailer: { closingYen: 0 } }] }));
    expect(zeros.accounts[0]).toMatchObject({ openingYen: null, closingYen: null });
  });

  it('have to agree with what moved', async () => {
    const problems = await problemsOf(
      writeZengin03({ accounts: [{ rows: ROWS, trailer: { closingYen: 3_626_871 } }] }),
    );
    expect(problems).toEqual([
      {
        row: 5,
        code: 'bank-balance',
        field: '取引後残高',
        value: '00000003626871',
        facts: { statedYen: 3_626_871, expectedYen: 3_626_870 },
      },
    ]);
  });
});

describe('fields that look alike', () => {
  it('keeps names apart whose bytes have the same sum', async () => {
    const names = ['Aa', 'BB', 'AaBB', 'BBAa', 'AaAa', 'BBBB'];
    const rows = names.map((payerName, index) => ({ bookedOn: '2026-07-17', amountYen: index + 1, payerName }));
    expect((await good(writeZengin01({ accounts: [{ rows }] }))).accounts[0]!.rows.map((row) => row.payerName)).toEqual(
      names,
    );
  });

  it('reads the EDI information of Format B where the bank leaves the second amounts blank', async () => {
    const records = records01({ accounts: [{ rows: ROWS.slice(0, 1) }], format: 'B' }).map(fixedText);
    const data = records[1]!;
    const blank = joinRecords(records.with(1, data.slice(0, 128) + ' '.repeat(24) + data.slice(152)));
    expect((await good(blank)).accounts[0]!.rows[0]).toMatchObject({ amountYen: 43_989, ediInfo: 'S2606-00092' });
  });
});
