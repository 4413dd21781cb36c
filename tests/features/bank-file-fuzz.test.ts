/**
 * Damaged bank files of every form: never a crash, never half a file, always a sentence. A seeded share runs every time;
 * BANTO_FUZZ=20000 runs as many as it says.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { decodeBankFile } from '../../src/main/features/deposits/bank-file.ts';
import { refusalSentence } from '../../src/messages/refusals.ts';
import {
  assertSentence,
  assertSound,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  sentenceOf,
} from '../support/office.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import {
  encodeSingle,
  records01,
  records03,
  records91,
  writeZengin01,
  writeZengin03,
  writeZengin91,
  writeZenginCsv,
  type ZenginAccount,
  type ZenginDebitFile,
} from '../support/zengin.ts';

const RUNS = Number(process.env.BANTO_FUZZ ?? 1500);
/** Through the core and the database, which takes longer. */
const CORE_RUNS = Math.max(60, Math.floor(RUNS / 40));

afterAll(removeOffices);

function accounts(random: Seeded): ZenginAccount[] {
  return Array.from({ length: random.whole(1, 2) }, (_, index) => ({
    number: index === 0 ? '1234567' : '7654321',
    rows: Array.from({ length: random.whole(0, 6) }, (_row, at) => ({
      bookedOn: `2026-07-${String(random.whole(1, 28)).padStart(2, '0')}`,
      amountYen: random.whole(1, 999_999),
      payerName: random.pick(['ｶ)ｱｵｲ', 'ﾐﾄﾞﾘ ﾊﾅｺ', 'ﾔﾏﾀﾞ(ｶ', '']),
      ref: at + 1,
      cancels: random.next() < 0.1,
    })),
  }));
}

function debits(random: Seeded): ZenginDebitFile[] {
  return [
    {
      debitOn: random.pick(['1027', '0706', '1201']),
      rows: Array.from({ length: random.whole(1, 6) }, (_, index) => ({
        amountYen: random.whole(1, 99_999),
        customerNumber: `10${index}`,
        // One that failed, or the file would be a request.
        result: index === 0 ? '1' : random.pick(['0', '0', '2', '9', 'E']),
      })),
    },
  ];
}

function csv(random: Seeded): Uint8Array {
  const header = random.pick([
    '日付,摘要,入金金額,出金金額,残高,メモ',
    '取引日,入出金(円),取引後残高(円),入出金内容',
    '入金日,振込名義,金額,照会番号',
    '年月日,お引出し,お預入れ,お取り扱い内容,残高',
  ]);
  const width = header.split(',').length;
  const rows = Array.from({ length: random.whole(1, 8) }, () =>
    Array.from({ length: width }, (_, column) =>
      column === 0 ? `2026/7/${random.whole(1, 28)}` : random.pick(['ｱｵｲ', '1000', '"2,000"', '', '青井']),
    ).join(','),
  );
  return new TextEncoder().encode(`${[header, ...rows].join('\r\n')}\r\n`);
}

const FORMS: readonly ((random: Seeded) => Uint8Array)[] = [
  (random) => writeZengin01({ accounts: accounts(random), format: 'A', lineEnd: random.pick(['none', 'crlf', 'lf']) }),
  (random) => writeZengin01({ accounts: accounts(random), format: 'B', encoding: random.pick(['single', 'utf-8']) }),
  (random) => writeZengin03({ accounts: accounts(random), lineEnd: random.pick(['none', 'crlf', 'lf']) }),
  (random) => writeZengin91(debits(random), { lineEnd: random.pick(['none', 'crlf', 'lf']) }),
  (random) => writeZenginCsv(records01({ accounts: accounts(random) })),
  (random) => writeZenginCsv(records03({ accounts: accounts(random) })),
  (random) => writeZenginCsv(records91(debits(random))),
  csv,
];

/** One to four small accidents: what editors, lines, transfers and half downloads do to a file. */
function mutate(random: Seeded, bytes: Uint8Array): Uint8Array {
  let list = [...bytes];
  for (let times = random.whole(1, 4); times > 0; times--) {
    const at = random.whole(0, Math.max(0, list.length - 1));
    const length = random.whole(1, random.pick([1, 3, 40, 250]));
    switch (random.whole(0, 8)) {
      case 0:
        list[at] = random.whole(0, 255);
        break;
      case 1:
        list.splice(at, length);
        break;
      case 2:
        list.splice(at, 0, ...list.slice(at, at + length));
        break;
      case 3:
        list = list.slice(0, at);
        break;
      case 4:
        list.splice(at, 0, random.pick([0x0a, 0x0d, 0x1a, 0x2c, 0x22, 0x00, 0x20, 0x39]));
        break;
      case 5:
        list[at] = random.pick([0x30, 0x31, 0x39, 0x20, 0x2d, 0x81]);
        break;
      case 6:
        list = [...list, ...list.slice(at)];
        break;
      case 7:
        list.splice(
          0,
          0,
          ...random.pick([
            [0xef, 0xbb, 0xbf],
            [0xff, 0xfe],
            [0x0d, 0x0a],
            [0x1f, 0x8b],
          ]),
        );
        break;
      default:
        for (let i = at; i < Math.min(list.length, at + length); i++) list[i] = random.whole(0, 255);
    }
  }
  return Uint8Array.from(list);
}

const damaged = (seed: number): Uint8Array => {
  const random = seeded(seed);
  return mutate(random, random.pick(FORMS)(random));
};

describe('a damaged file', () => {
  test(`of ${RUNS}: is read with whole rows, or refused with sentences`, async () => {
    let read = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const decoded = await decodeBankFile(damaged(seed), { name: 'x', format: 'auto', today: '2026-11-24' });
      if (decoded.ok) {
        read++;
        for (const account of decoded.file.accounts)
          for (const row of account.rows)
            if (!Number.isSafeInteger(row.amountYen) || row.amountYen <= 0 || !/^\d{4}-\d\d-\d\d$/.test(row.bookedOn))
              throw new Error(`seed ${seed}: ${JSON.stringify(row)}`);
        for (const debit of decoded.file.debits ?? [])
          for (const row of debit.rows)
            if (!Number.isSafeInteger(row.amountYen) || row.resultCode === '')
              throw new Error(`seed ${seed}: ${JSON.stringify(row)}`);
        continue;
      }
      if (decoded.problems.length === 0) throw new Error(`seed ${seed}: refused without a reason`);
      for (const problem of decoded.problems.slice(0, 3))
        assertSentence(refusalSentence(problem.code, problem.facts, problem));
    }
    // Both happen: a fuzz that only ever refuses, or never does, tests nothing.
    expect(read).toBeGreaterThan(RUNS / 50);
    expect(read).toBeLessThan(RUNS * 0.9);
  });

  test(`of ${CORE_RUNS} given to an office: all of it is booked or nothing`, async () => {
    const office = await openTestOffice('2026-11-24');
    const own = (number: string) => ({ bankCode: '0005', branchCode: '001', type: '1' as const, number });
    const clientId = await makeClient(office, { bankAccounts: [own('1234567'), own('7654321')] });
    await makeCustomer(office, clientId, '101');
    const count = async () => {
      const { count: deposits } = await office.call('deposits.list', { clientId, limit: 1 });
      const [row] = office.rows<{ rows: number; imports: number }>(
        'SELECT (SELECT COUNT(*) FROM debit_row) AS rows, (SELECT COUNT(*) FROM deposit_import) AS imports',
      );
      return { deposits, ...row! };
    };
    let before = await count();
    let booked = 0;
    for (let seed = 1; seed <= CORE_RUNS; seed++) {
      const reply = await office.reply('deposits.import', {
        clientId,
        file: { name: 'x', bytes: damaged(seed * 7919) },
      });
      const after = await count();
      if (!reply.ok) {
        if (reply.error.kind === 'bug') throw new Error(`seed ${seed * 7919}: bug`);
        assertSentence(sentenceOf(reply.error));
        expect(after).toEqual(before);
      } else if (reply.value.format === 'zengin-91') expect(after.rows - before.rows).toBe(reply.value.accepted);
      else {
        booked += reply.value.accepted;
        // 取消 in a later file may take an earlier deposit back: never more than came.
        expect(after.deposits - before.deposits).toBeLessThanOrEqual(reply.value.accepted);
      }
      before = after;
    }
    expect(booked).toBeGreaterThan(0);
    await assertSound(office);
  });
});

test('bytes of nothing in particular are refused with a sentence', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const bytes = Uint8Array.from({ length: random.whole(0, 600) }, () => random.whole(0, 255));
    const decoded = await decodeBankFile(bytes, { name: 'x', format: 'auto', today: '2026-11-24' });
    expect(decoded.ok).toBe(false);
  }
  expect((await decodeBankFile(encodeSingle(''), { name: 'x', format: 'auto', today: '2026-11-24' })).ok).toBe(false);
});
