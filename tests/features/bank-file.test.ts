import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeBankFile } from '../../src/main/features/deposits/bank-file.ts';
import type { BankFile } from '../../src/main/features/deposits/bank-file-types.ts';
import type { FileProblem } from '../../src/main/features/import-table/file-problem.ts';
import {
  encodeSingle,
  fixedText,
  joinRecords,
  type LineEnd,
  records01,
  records03,
  writeZengin01,
  writeZengin03,
  writeZenginCsv,
  type ZenginDeposit,
} from '../support/zengin.ts';

const TODAY = '2026-11-22';
const WORLDS = new URL('../fixtures/worlds/', import.meta.url);

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

describe('the worlds', () => {
  for (const world of ['calm', 'trapped']) {
    it(`reads the three forms of ${world} to the same deposits`, async () => {
      const truth = JSON.parse(readFileSync(new URL(`${world}/truth.json`, WORLDS), 'utf8'));
      const expected = truth.deposits.map((deposit: Record<string, unknown>) => [
        String(deposit.ref),
        deposit.date,
        deposit.payer,
        deposit.amount,
      ]);
      for (const name of ['deposits-zengin01.txt', 'deposits-zengin03.txt', 'deposits.csv']) {
        const file = await good(readFileSync(new URL(`${world}/${name}`, WORLDS)));
        expect(file.accounts).toHaveLength(1);
        expect(file.accounts[0]!.rows.map((row) => [row.ref, row.bookedOn, row.payerName, row.amountYen])).toEqual(
          expected,
        );
      }
    });
  }
});

describe('forms of one file', () => {
  const lineEnds: LineEnd[] = ['none', 'crlf', 'lf'];
  for (const lineEnd of lineEnds) {
    for (const encoding of ['single', 'utf-8', 'utf-8-bom'] as const) {
      it(`reads 01 A, 01 B and 03 with line end ${lineEnd} in ${encoding}`, async () => {
        const input = { accounts: [{ rows: ROWS }], lineEnd, encoding };
        const files = [
          await good(writeZengin01(input)),
          await good(writeZengin01({ ...input, format: 'B' })),
          await good(writeZengin03(input)),
        ];
        for (const file of files) {
          expect(
            file.accounts[0]!.rows.map(({ amountYen, payerName, bookedOn, ediInfo, bankName }) => [
              amountYen,
              payerName,
              bookedOn,
              ediInfo,
              bankName,
            ]),
          ).toEqual([
            [43_989, 'ｶ)ｲﾄｳｼﾖｸﾋﾝ', '2026-07-17', 'S2606-00092', 'ﾐｽﾞﾎ'],
            [1_646_895, 'ﾜｶﾊﾞｳﾝﾕ(ｶ', '2026-07-20', '', 'ﾐﾂｲｽﾐﾄﾓ'],
            [935_986, 'ﾄﾞ)ｽﾏｲﾙｽｲｻﾝ', '2026-07-31', '', 'ﾐｽﾞﾎ'],
          ]);
          expect(file.notes.map(({ code }) => code)).toEqual(encoding === 'single' ? [] : ['encoding-converted']);
        }
      });
    }
  }

  it('reads every field of a deposit and of the account', async () => {
    const file = await good(
      writeZengin03({
        accounts: [{ rows: ROWS, number: '0001234567', from: '2026-07-01', through: '2026-07-31', openingYen: -500 }],
      }),
    );
    expect(file.format).toBe('zengin-03');
    const [account] = file.accounts;
    expect({ ...account, rows: [] }).toEqual({
      bankCode: '0005',
      branchCode: '001',
      type: '1',
      number: '1234567',
      bankName: 'ﾐﾂﾋﾞｼUFJ',
      branchName: 'ﾎﾝﾃﾝ',
      holderKana: 'ｶ)ｻﾝﾌﾟﾙｼﾖｳｶｲ',
      from: '2026-07-01',
      through: '2026-07-31',
      openingYen: -500,
      closingYen: 2_626_370,
      rows: [],
    });
    expect(account!.rows[0]).toEqual({
      row: 2,
      ref: '1',
      hasRef: true,
      bookedOn: '2026-07-17',
      valueOn: '2026-07-17',
      amountYen: 43_989,
      payerName: 'ｶ)ｲﾄｳｼﾖｸﾋﾝ',
      payerCode: '0123456789',
      ediInfo: 'S2606-00092',
      bankName: 'ﾐｽﾞﾎ',
      branchName: 'ｷﾞﾝｻﾞ',
      description: 'ﾌﾘｺﾐ',
      method: 'transfer',
      cancels: false,
    });
    expect(account!.rows[2]).toMatchObject({ row: 4, ref: '4', hasRef: false });
  });

  it('reads trailing Ctrl-Z, blank lines and zero-filled filler', async () => {
    const plain = writeZengin01({ accounts: [{ rows: ROWS }] });
    const tail = Uint8Array.from([...plain, 0x0d, 0x0a, 0x1a, 0x0d, 0x0a]);
    expect((await good(tail)).accounts[0]!.rows).toHaveLength(3);
    const zeros = joinRecords(
      records01({ accounts: [{ rows: ROWS }] })
        .map(fixedText)
        .map((record) => record.slice(0, 190) + '\0'.repeat(10)),
    );
    expect((await good(zeros)).accounts[0]!.rows).toHaveLength(3);
  });

  it('reads the CSV form, unpadded and quoted, with and without the filler of the 03 header', async () => {
    const expected = (await good(writeZengin03({ accounts: [{ rows: ROWS }] }))).accounts[0]!.rows.map((row) => ({
      ...row,
    }));
    const records = records03({ accounts: [{ rows: ROWS }] });
    expect((await good(writeZenginCsv(records))).accounts[0]!.rows).toEqual(expected);
    const bare = records.map((fields, index) => (index === 0 ? fields.filter((_, column) => column !== 10) : fields));
    const file = await good(writeZenginCsv(bare));
    expect(file.accounts[0]).toMatchObject({ type: '1', number: '1234567', openingYen: 1_000_000 });
    const one = await good(writeZenginCsv(records01({ accounts: [{ rows: ROWS }] })));
    expect(one).toMatchObject({ format: 'zengin-01' });
    expect(one.accounts[0]!.rows.map((row) => row.amountYen)).toEqual([43_989, 1_646_895, 935_986]);
    const two = await good(writeZenginCsv(records01({ accounts: [{ rows: ROWS }], format: 'B' })));
    expect(two.accounts[0]!.rows[0]).toMatchObject({ amountYen: 43_989, ediInfo: 'S2606-00092' });
  });

  it('reads the CSV record of a real bank: unpadded, empty cells, a blank as filler', async () => {
    const lines = [
      '1,03,0,060301,060202,060229,0009,"ﾐﾂｲｽﾐﾄﾓ",123,"ﾆｼｶｻｲ",000,1,7654321,"ｶ)ﾃｽﾄ",1,1,10000," "',
      '2,02000001,060202,060202,1,14,000000135000,000000000000,,,,,276,,"","ﾐﾂｲｽﾐﾄﾓ","ﾆｼｶｻｲ","",""," "',
      '8,1,135000,0,0,1,145000,1," "',
      '9,4,1," "',
    ];
    const file = await good(encodeSingle(lines.join('\r\n')));
    expect(file.accounts[0]).toMatchObject({
      bankCode: '0009',
      branchCode: '123',
      from: '2024-02-02',
      closingYen: 145_000,
    });
    expect(file.accounts[0]!.rows[0]).toMatchObject({
      row: 2,
      ref: '2000001',
      amountYen: 135_000,
      bookedOn: '2024-02-02',
      payerName: '',
      bankName: 'ﾐﾂｲｽﾐﾄﾓ',
    });
  });

  it('carries amounts of more than ten digits in Format B', async () => {
    const rows = [
      { bookedOn: '2026-07-17', amountYen: 12_345_678_901, payerName: 'ｱ' },
      { bookedOn: '2026-07-17', amountYen: 5, payerName: 'ｲ' },
    ];
    const file = await good(writeZengin01({ accounts: [{ rows }], format: 'B' }));
    expect(file.accounts[0]!.rows.map((row) => row.amountYen)).toEqual([12_345_678_901, 5]);
  });

  it('reads names in kanji that a bank writes against the format', async () => {
    const bytes = writeZengin01({
      accounts: [{ rows: [{ bookedOn: '2026-07-17', amountYen: 100, payerName: 'XXXXXXXX' }] }],
    });
    bytes.set([0x8e, 0x52, 0x93, 0x63, 0x8f, 0xa4, 0x93, 0x58], 202 + 49); // 山田商店 in CP932
    expect((await good(bytes)).accounts[0]!.rows[0]!.payerName).toBe('山田商店');
  });
});

describe('several accounts', () => {
  const other = { bankCode: '0001', branchCode: '234', type: '2', number: '0007654' };

  it('keeps the accounts of one file apart', async () => {
    for (const write of [writeZengin01, writeZengin03]) {
      const file = await good(
        write({ accounts: [{ rows: ROWS }, { ...other, rows: ROWS.slice(0, 1) }, { number: '9', rows: [] }] }),
      );
      expect(file.accounts.map(({ bankCode, type, number, rows }) => [bankCode, type, number, rows.length])).toEqual([
        ['0005', '1', '1234567', 3],
        ['0001', '2', '7654', 1],
        ['0005', '1', '9', 0],
      ]);
    }
  });

  it('joins groups of one account, so that equal deposits of one day are counted together', async () => {
    const first = {
      from: '2026-07-17',
      through: '2026-07-17',
      rows: [{ ref: 1, bookedOn: '2026-07-17', amountYen: 100, payerName: 'ｱ' }],
    };
    const second = {
      from: '2026-07-17',
      through: '2026-07-17',
      rows: [{ ref: 2, bookedOn: '2026-07-17', amountYen: 100, payerName: 'ｱ' }],
    };
    const file = await good(writeZengin01({ accounts: [first, second] }));
    expect(file.accounts).toHaveLength(1);
    expect(file.accounts[0]!.rows.map((row) => row.ref)).toEqual(['1', '2']);
  });

  it('refuses two groups of one account that hold the same row: two downloads put together', async () => {
    const account = { from: '2026-07-01', through: '2026-07-31', rows: ROWS };
    for (const rows of [ROWS, ROWS.map(({ ref: _, ...row }) => row)]) {
      const [problem] = await problemsOf(writeZengin03({ accounts: [account, { ...account, rows }] }));
      expect(problem).toMatchObject({
        code: 'bank-account-twice',
        row: 7,
        facts: { account: '0005-001-1-1234567', date: '2026-07-17', amountYen: 43_989 },
      });
    }
  });

  it('reads two whole files put together', async () => {
    const input = { accounts: [{ rows: ROWS }] };
    const both = [...writeZengin03(input), ...writeZengin03({ accounts: [{ ...other, rows: ROWS }] })];
    expect((await good(Uint8Array.from(both))).accounts).toHaveLength(2);
  });

  it('reads over a 定期性 account and says so', async () => {
    const records = records03({ accounts: [{ rows: ROWS }, { type: '5', number: '0000000777', rows: ROWS }] }).map(
      fixedText,
    );
    // Its data records have another layout: whatever stands there is not looked at.
    const text = records.map((record, index) => (index > 5 && record[0] === '2' ? `2${'X'.repeat(199)}` : record));
    const file = await good(joinRecords(text));
    expect(file.accounts).toHaveLength(1);
    expect(file.notes).toEqual([{ code: 'time-deposit-skipped', facts: { account: '5 777' } }]);
    expect(await problemsOf(writeZengin03({ accounts: [{ type: '6', rows: [] }] }))).toMatchObject([
      { code: 'bank-no-account' },
    ]);
  });
});

describe('template', () => {
  const csv = (text: string) => new TextEncoder().encode(text);

  it('reads rows with and without 照会番号', async () => {
    const file = await good(
      csv(
        '入金日,振込名義,金額,照会番号,摘要,入金方法\n2026/7/17,ｶ)ｱｵｲ,"43,989",007,ﾌﾘｺﾐ,\n\nR8.7.20,山田商店,¥500,,,現金\n',
      ),
    );
    expect(file.accounts[0]).toMatchObject({ bankCode: null, number: null });
    expect(file.accounts[0]!.rows).toMatchObject([
      {
        row: 2,
        ref: '7',
        hasRef: true,
        bookedOn: '2026-07-17',
        amountYen: 43_989,
        method: 'transfer',
        description: 'ﾌﾘｺﾐ',
      },
      {
        row: 4,
        ref: '4',
        hasRef: false,
        bookedOn: '2026-07-20',
        amountYen: 500,
        method: 'cash',
        payerName: '山田商店',
      },
    ]);
  });

  it('is refused whole with every faulty cell', async () => {
    expect(
      await problemsOf(csv('入金日,振込名義,金額,入金方法\n2026/7/17,ｱ,100,\n2026/2/30,ｲ,-5,物々交換\n,ｳ,12.5,\n')),
    ).toEqual([
      { row: 3, field: '入金日', value: '2026/2/30', code: 'cell-date', facts: {} },
      { row: 3, field: '金額', value: '-5', code: 'cell-number', facts: { min: 1, max: 999_999_999_999 } },
      {
        row: 3,
        field: '入金方法',
        value: '物々交換',
        code: 'cell-choice',
        facts: { allowed: ['振込', '現金', '小切手', 'でんさい', '手形', '口座振替', 'その他'] },
      },
      { row: 4, field: '入金日', value: '', code: 'cell-required', facts: {} },
      { row: 4, field: '金額', value: '12.5', code: 'cell-number', facts: { decimals: 0 } },
    ]);
  });

  it('names a missing column, and a table that is none of ours', async () => {
    expect(await problemsOf(csv('入金日,金額\n2026/7/17,100\n'))).toMatchObject([
      { row: 1, code: 'column-missing', facts: { column: '振込名義' } },
    ]);
    expect(await problemsOf(csv('商品,在庫\nりんご,3\n'))).toMatchObject([
      { row: 1, code: 'bank-format-unknown', facts: { header: '商品,在庫' } },
    ]);
    expect(await problemsOf(csv('入金日,振込名義,金額\n'))).toMatchObject([{ code: 'no-rows' }]);
  });
});

describe('what is not a readable bank file', () => {
  const zengin = () => writeZengin03({ accounts: [{ rows: ROWS }] });
  const ebcdic = Uint8Array.from([0xf1, 0xf0, 0xf3, 0xf1, ...new Array(196).fill(0x40)]);

  it.each<[string, Uint8Array, string, object]>([
    ['an empty file', new Uint8Array(), 'file-empty', {}],
    ['blank lines', encodeSingle('\r\n \r\n\x1a'), 'file-empty', {}],
    ['a PDF', encodeSingle('%PDF-1.7 ...'), 'file-kind', { found: 'pdf' }],
    ['an old Excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-kind', { found: 'xls' }],
    ['a web page', encodeSingle('\r\n<!DOCTYPE html><html>'), 'file-kind', { found: 'html' }],
    ['EBCDIC', ebcdic, 'bank-ebcdic', {}],
    ['種別 21', encodeSingle(`1210${'0'.repeat(116)}\r\n`), 'bank-format-unsupported', { kind: '21' }],
    ['a data record first', encodeSingle(`2${'0'.repeat(199)}`), 'bank-record-order', { found: '2', after: '' }],
  ])('%s', async (_, bytes, code, facts) => {
    expect(await problemsOf(bytes)).toMatchObject([{ row: 1, code, facts }]);
  });

  it('refuses what was not asked for', async () => {
    expect(await problemsOf(zengin(), 'zengin-01')).toMatchObject([
      { code: 'bank-record-kind', facts: { found: '03', expected: '01' } },
    ]);
    expect(await problemsOf(zengin(), 'template')).toMatchObject([
      { code: 'bank-record-kind', facts: { found: '03', expected: 'template' } },
    ]);
    const table = new TextEncoder().encode('入金日,振込名義,金額\n2026/7/17,ｱ,1\n');
    expect(await problemsOf(table, 'zengin-03')).toMatchObject([
      { code: 'bank-record-kind', facts: { found: 'table', expected: '03' } },
    ]);
    expect(await problemsOf(table, 'no-such-bank')).toMatchObject([
      { code: 'bank-format-unknown', facts: { format: 'no-such-bank' } },
    ]);
  });

  it('refuses コード区分 1 in readable bytes and headers of two kinds', async () => {
    const records = records03({ accounts: [{ rows: ROWS }, { number: '2', rows: [] }] }).map(fixedText);
    expect(await problemsOf(joinRecords(records.with(0, `1031${records[0]!.slice(4)}`)))).toMatchObject([
      { row: 1, code: 'bank-ebcdic' },
    ]);
    expect(await problemsOf(joinRecords(records.with(5, `101${records[5]!.slice(3)}`)))).toMatchObject([
      { row: 6, code: 'bank-record-kind', facts: { found: '01', expected: '03' } },
    ]);
  });
});
