/** Broken bank files: refused whole, with a row; a broken file that still adds up is read as its bytes say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBankFile } from '../../src/main/features/deposits/bank-file.ts';
import type { DecodedBankFile } from '../../src/main/features/deposits/bank-file-types.ts';
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
  type ZenginAccount,
  type ZenginDeposit,
} from '../support/zengin.ts';

function decode(bytes: Uint8Array): Promise<DecodedBankFile> {
  return decodeBankFile(bytes, { name: 'bank.txt', format: 'auto', today: '2026-11-22' });
}

async function problemsOf(bytes: Uint8Array) {
  const decoded = await decode(bytes);
  return decoded.ok ? [] : decoded.problems;
}

/** Replaces characters of one record by position. */
function edited(records: readonly string[], index: number, at: number, text: string): Uint8Array {
  const record = records[index]!;
  return joinRecords(records.with(index, record.slice(0, at) + text + record.slice(at + text.length)));
}

const ROWS: ZenginDeposit[] = [
  { ref: 1, bookedOn: '2026-07-17', amountYen: 43_989, payerName: 'ｶ)ｲﾄｳｼﾖｸﾋﾝ', ediInfo: 'S2606-00092' },
  { ref: 2, bookedOn: '2026-07-20', amountYen: 1_646_895, payerName: 'ﾜｶﾊﾞｳﾝﾕ(ｶ' },
  { bookedOn: '2026-07-31', amountYen: 935_986, payerName: 'ﾄﾞ)ｽﾏｲﾙｽｲｻﾝ' },
];
const ACCOUNT: ZenginAccount = { from: '2026-07-01', through: '2026-07-31', rows: ROWS };

describe('cut short', () => {
  const files: [string, Uint8Array][] = [];
  for (const lineEnd of ['none', 'crlf', 'lf'] as LineEnd[]) {
    files.push([`01 ${lineEnd}`, writeZengin01({ accounts: [ACCOUNT], lineEnd })]);
    files.push([`03 ${lineEnd}`, writeZengin03({ accounts: [ACCOUNT], lineEnd })]);
    files.push([`03 ${lineEnd} utf-8`, writeZengin03({ accounts: [ACCOUNT], lineEnd, encoding: 'utf-8' })]);
  }

  it.each(files)('%s at any byte is refused with a row', async (_, bytes) => {
    const whole = bytes.at(-1) === 0x0a ? bytes.length - (bytes.at(-2) === 0x0d ? 2 : 1) : bytes.length;
    for (let length = 0; length < whole; length++) {
      const problems = await problemsOf(bytes.subarray(0, length));
      expect(problems.length, `cut at ${length}`).toBeGreaterThan(0);
      expect(problems[0]!.row).toBeGreaterThan(0);
    }
  });

  it('the CSV form of 03 at any byte before its end record', async () => {
    const bytes = writeZenginCsv(records03({ accounts: [ACCOUNT] }));
    const end = new TextDecoder('latin1').decode(bytes).lastIndexOf('\r\n9,') + 3;
    for (let length = 0; length < end; length++)
      expect((await problemsOf(bytes.subarray(0, length))).length).toBeGreaterThan(0);
  });

  it('names the missing trailer and the missing end', async () => {
    const records = records03({ accounts: [ACCOUNT] }).map(fixedText);
    expect(await problemsOf(joinRecords(records.slice(0, 4)))).toMatchObject([
      { row: 4, code: 'bank-no-trailer', facts: { missing: '8' } },
    ]);
    expect(await problemsOf(joinRecords(records.slice(0, 5)))).toMatchObject([
      { row: 5, code: 'bank-no-trailer', facts: { missing: '9' } },
    ]);
  });
});

describe('a wrong figure', () => {
  const one = records01({ accounts: [ACCOUNT] }).map(fixedText);
  const three = records03({ accounts: [ACCOUNT] }).map(fixedText);

  it.each<[string, Uint8Array, object]>([
    [
      '01 count',
      edited(one, 4, 1, '000004'),
      { row: 5, field: '振込合計件数', code: 'bank-count', facts: { stated: 4, counted: 3 } },
    ],
    [
      '01 total',
      edited(one, 4, 7, '000002626871'),
      { row: 5, field: '振込合計金額', code: 'bank-total', facts: { statedYen: 2_626_871, countedYen: 2_626_870 } },
    ],
    ['01 amount', edited(one, 2, 28, '6'), { row: 5, field: '振込合計金額', code: 'bank-total' }],
    [
      '03 count',
      edited(three, 4, 1, '000002'),
      { row: 5, field: '入金件数', code: 'bank-count', facts: { stated: 2, counted: 3 } },
    ],
    ['03 total', edited(three, 4, 7, '0000002626871'), { row: 5, field: '入金額合計', code: 'bank-total' }],
    [
      '03 withdrawals',
      edited(three, 4, 20, '000001'),
      { row: 5, field: '出金件数', code: 'bank-count', facts: { stated: 1, counted: 0 } },
    ],
    [
      '03 records',
      edited(three, 4, 54, '0000004'),
      { row: 5, field: 'データ・レコード件数', code: 'bank-count', facts: { stated: 4, counted: 3 } },
    ],
    [
      '03 all records',
      edited(three, 5, 1, '0000000007'),
      { row: 6, field: 'レコード総件数', code: 'bank-count', facts: { stated: 7, counted: 6 } },
    ],
    [
      '03 accounts',
      edited(three, 5, 11, '00002'),
      { row: 6, field: '口座数', code: 'bank-count', facts: { stated: 2, counted: 1 } },
    ],
    ['03 opening', edited(three, 0, 128, '1'), { row: 5, field: '取引後残高', code: 'bank-balance' }],
    ['03 deposit turned withdrawal', edited(three, 2, 21, '2'), { row: 5, field: '入金件数', code: 'bank-count' }],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemsOf(bytes)).toContainEqual(expect.objectContaining(problem));
  });
});

describe('a wrong field', () => {
  const one = records01({ accounts: [ACCOUNT] }).map(fixedText);
  const three = records03({ accounts: [ACCOUNT] }).map(fixedText);

  it.each<[string, Uint8Array, object]>([
    [
      'letters in 01 金額',
      edited(one, 1, 20, 'O'),
      { row: 2, field: '金額', value: '0O00043989', code: 'bank-field', facts: { expects: 'digits' } },
    ],
    [
      'letters in 03 金額',
      edited(three, 3, 35, 'X'),
      { row: 4, field: '取引金額', code: 'bank-field', facts: { expects: 'digits' } },
    ],
    [
      'a blank 金額',
      edited(three, 3, 24, ' '.repeat(12)),
      { row: 4, field: '取引金額', value: '', code: 'bank-field' },
    ],
    [
      'no money',
      edited(one, 3, 19, '0000000000'),
      { row: 4, field: '金額', code: 'bank-field', facts: { expects: 'positive' } },
    ],
    [
      'no real day',
      edited(three, 1, 9, '080231'),
      { row: 2, field: '勘定日', value: '080231', code: 'bank-field', facts: { expects: 'date' } },
    ],
    [
      'a day in letters',
      edited(one, 1, 7, 'R80717'),
      { row: 2, field: '勘定日', value: 'R80717', code: 'bank-field', facts: { expects: 'date' } },
    ],
    [
      'a day years ahead',
      edited(three, 1, 9, '280717'),
      { row: 2, field: '勘定日', code: 'bank-field', facts: { expects: 'date' } },
    ],
    [
      'a day before the period',
      edited(three, 2, 9, '080630'),
      {
        row: 3,
        field: '勘定日',
        value: '080630',
        code: 'bank-period',
        facts: { date: '2026-06-30', from: '2026-07-01', through: '2026-07-31' },
      },
    ],
    ['a day after the period', edited(one, 2, 7, '080801'), { row: 3, field: '勘定日', code: 'bank-period' }],
    ['a period backwards', edited(one, 0, 10, '080731080701'), { row: 1, field: '勘定日（至）', code: 'bank-period' }],
    [
      'an unknown 入払区分',
      edited(three, 1, 21, '3'),
      { row: 2, field: '入払区分', value: '3', code: 'bank-field', facts: { expects: 'choice', allowed: ['1', '2'] } },
    ],
    ['an unknown 取消区分', edited(one, 1, 127, '7'), { row: 2, field: '取消区分', value: '7', code: 'bank-field' }],
    ['an unknown 預金種目', edited(one, 0, 59, '8'), { row: 1, field: '預金種目', value: '8', code: 'bank-field' }],
    [
      'a bank code of letters',
      edited(three, 0, 22, 'ABCD'),
      { row: 1, field: '銀行コード', value: 'ABCD', code: 'bank-field' },
    ],
    [
      'a control code in a name',
      edited(one, 1, 50, '\x07'),
      { row: 2, field: '振込依頼人名', code: 'bank-field', facts: { expects: 'text' } },
    ],
    ['照会番号 in letters', edited(three, 1, 1, 'A'), { row: 2, field: '照会番号', code: 'bank-field' }],
    [
      'a record of Format A among B',
      joinRecords([
        one[0]!,
        ...records01({ accounts: [ACCOUNT], format: 'B' })
          .map(fixedText)
          .slice(1, 2),
        ...one.slice(1),
      ]),
      { row: 3, field: 'EDI情報', code: 'bank-field', facts: { expects: 'format-b' } },
    ],
  ])('%s', async (_, bytes, problem) => {
    expect(await problemsOf(bytes)).toContainEqual(expect.objectContaining(problem));
  });

  it('lists every bad field of the file, at most 200', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({
      bookedOn: '2026-07-17',
      amountYen: index + 1,
      payerName: 'ｱ',
    }));
    const records = records03({ accounts: [{ rows }] }).map(fixedText);
    const spoil = (record: string) => `${record.slice(0, 24)}X${record.slice(25)}`;
    const two = records.map((record, index) => (index === 5 || index === 9 ? spoil(record) : record));
    expect((await problemsOf(joinRecords(two))).map(({ row, field }) => [row, field])).toEqual([
      [6, '取引金額'],
      [10, '取引金額'],
    ]);
    const all = records.map((record) => (record[0] === '2' ? spoil(record) : record));
    expect(await problemsOf(joinRecords(all))).toHaveLength(200);
  });
});

describe('a wrong order', () => {
  const three = records03({ accounts: [ACCOUNT, { number: '2', rows: ROWS }] }).map(fixedText);

  it.each<[string, string[], object]>([
    ['trailer before its data', three.with(3, three[4]!).with(4, three[3]!), { row: 4, code: 'bank-count' }],
    [
      'header after data',
      three.with(1, three[0]!).with(0, three[1]!),
      { row: 1, code: 'bank-record-order', facts: { found: '2', after: '' } },
    ],
    [
      'no trailer before the next header',
      three.toSpliced(4, 1),
      { row: 5, code: 'bank-record-order', facts: { found: '1', after: '2' } },
    ],
    [
      'no trailer before the end',
      three.toSpliced(9, 1),
      { row: 10, code: 'bank-record-order', facts: { found: '9', after: '2' } },
    ],
    [
      'an end in the middle',
      three.toSpliced(2, 0, three.at(-1)!),
      { row: 3, code: 'bank-record-order', facts: { found: '9', after: '2' } },
    ],
    [
      'an unknown record',
      three.with(2, `5${three[2]!.slice(1)}`),
      { row: 3, code: 'bank-record-kind', facts: { found: '5' } },
    ],
    [
      'data after the end',
      [...three, three[1]!],
      { row: 12, code: 'bank-record-order', facts: { found: '2', after: '9' } },
    ],
  ])('%s', async (_, records, problem) => {
    expect(await problemsOf(joinRecords(records))).toContainEqual(expect.objectContaining(problem));
  });

  it('names the record that is too short or too long', async () => {
    const lines = three.with(2, three[2]!.slice(1)).with(6, `${three[6]!}  `);
    expect(await problemsOf(joinRecords(lines))).toEqual([
      { row: 3, code: 'bank-record-length', facts: { expected: 200, length: 199 } },
      { row: 7, code: 'bank-record-length', facts: { expected: 200, length: 202 } },
    ]);
    // Without line ends the lost byte shows in the next record, which starts one too early.
    expect(await problemsOf(joinRecords(three.with(2, three[2]!.slice(0, 199)), { lineEnd: 'none' }))).toMatchObject([
      { row: 3, code: 'bank-record-length' },
    ]);
  });
});

/** What the bytes of a fixed-length file say, read without any of the program's code: the amounts that count. */
function amountsSaid(bytes: Uint8Array): number[] {
  const text = new TextDecoder('latin1').decode(bytes).replace(/\x1a[\r\n\x1a]*$|[\r\n]/g, '');
  const amounts: number[] = [];
  for (let at = 0; at < text.length; at += 200) {
    const record = text.slice(at, at + 200);
    if (record[0] !== '2') continue;
    if (text.slice(1, 3) === '01') amounts.push(Number(record.slice(19, 29)) * (record[127] === '1' ? -1 : 1));
    else if (record[21] === '1' && record.slice(22, 24) !== '19') amounts.push(Number(record.slice(24, 36)));
    else if (record[21] === '2' && record.slice(22, 24) === '19') amounts.push(-Number(record.slice(24, 36)));
  }
  return amounts.filter((amount) => amount !== 0);
}

type Mutation = {
  kind: 'set' | 'delete' | 'insert' | 'cut' | 'swap-bytes' | 'swap-records' | 'repeat-record' | 'drop-record';
  at: number;
  byte: number;
};

function mutated(bytes: Uint8Array, { kind, at, byte }: Mutation, stride: number): Uint8Array {
  const list = [...bytes];
  const place = at % list.length;
  const record = Math.floor(place / stride);
  const block = list.slice(record * stride, (record + 1) * stride);
  if (kind === 'set') list[place] = byte;
  else if (kind === 'delete') list.splice(place, 1);
  else if (kind === 'insert') list.splice(place, 0, byte);
  else if (kind === 'cut') list.length = place;
  else if (kind === 'drop-record') list.splice(record * stride, stride);
  else if (kind === 'repeat-record') list.splice(record * stride, 0, ...block);
  else if (kind === 'swap-bytes')
    [list[place], list[(place + 1) % list.length]] = [list[(place + 1) % list.length]!, list[place]!];
  else list.splice(record * stride, 2 * stride, ...list.slice((record + 1) * stride, (record + 2) * stride), ...block);
  return Uint8Array.from(list);
}

describe('3,000 mutated files', () => {
  const rows: ZenginDeposit[] = [...ROWS, { ref: 9, bookedOn: '2026-07-21', amountYen: 700, payerName: 'ｱ' }];
  const variants = (['crlf', 'none'] as const).flatMap((lineEnd) => [
    {
      bytes: writeZengin01({
        accounts: [{ ...ACCOUNT, rows: [...rows, { ...ROWS[0]!, ref: 8, cancels: true }] }],
        lineEnd,
      }),
      stride: lineEnd === 'none' ? 200 : 202,
    },
    {
      bytes: writeZengin03({
        accounts: [
          ACCOUNT,
          {
            number: '77',
            rows: [...rows, { bookedOn: '2026-07-21', amountYen: 700, direction: 'out', transaction: 19 }],
          },
        ],
        lineEnd,
      }),
      stride: lineEnd === 'none' ? 200 : 202,
    },
  ]);
  const mutation = fc.record<Mutation>({
    kind: fc.constantFrom(
      'set',
      'delete',
      'insert',
      'cut',
      'swap-bytes',
      'swap-records',
      'repeat-record',
      'drop-record',
    ),
    at: fc.nat(1_000_000),
    byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...encodeSingle('0123456789 \r\n\x1aﾟ'))),
  });

  it('are refused with a row, or read as their bytes say; none throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...variants),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        async ({ bytes, stride }, mutations) => {
          const broken = mutations.reduce(
            (list, next) => (list.length === 0 ? list : mutated(list, next, stride)),
            bytes,
          );
          const decoded = await decode(broken);
          if (!decoded.ok) {
            expect(decoded.problems.length).toBeGreaterThan(0);
            for (const problem of decoded.problems) expect(problem.row).toBeGreaterThan(0);
            return;
          }
          const read = decoded.file.accounts.flatMap((account) =>
            account.rows.map((row) => (row.cancels ? -row.amountYen : row.amountYen)),
          );
          expect(read.sort()).toEqual(amountsSaid(broken).sort());
          expect(structuredClone(decoded)).toEqual(decoded);
        },
      ),
      { numRuns: 3000, seed: 20261122 },
    );
  });
});
