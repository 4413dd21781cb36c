/** Which rows of a file are money that is already in the books. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankWorld, type Form, fileOf, importRows, JULY, type Row, X, zenginAccount } from '../support/bank-world.ts';
import { assertSound, auditCount, openTestOffice, removeOffices, type TestOffice } from '../support/office.ts';
import { writeZengin01 } from '../support/zengin.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

interface SeenCase {
  what: string;
  files: [form: Form, rows: Row[]][];
  /** accepted and duplicates of each file. */
  counts: [number, number][];
  live: number;
}

const SEEN: SeenCase[] = [
  ...(['01', '03', 'csv', 'csv+account'] as const).map((form) => ({
    what: `the same file twice (${form})`,
    files: [
      [form, JULY],
      [form, JULY],
    ] as SeenCase['files'],
    counts: [
      [2, 0],
      [0, 2],
    ] as SeenCase['counts'],
    live: 2,
  })),
  {
    what: 'an overlapping period adds the new days only',
    files: [
      ['01', JULY],
      ['01', [...JULY.slice(1), ['2026-08-03', X, 1000, 3]]],
    ],
    counts: [
      [2, 0],
      [1, 1],
    ],
    live: 3,
  },
  {
    what: 'the same money in 01, 03 and CSV is one deposit',
    files: [
      ['01', JULY],
      ['03', JULY],
      ['csv', JULY],
    ],
    counts: [
      [2, 0],
      [0, 2],
      [0, 2],
    ],
    live: 2,
  },
  {
    what: 'and the other way round, with the account named',
    files: [
      ['csv+account', JULY],
      ['03', JULY],
      ['01', JULY],
    ],
    counts: [
      [2, 0],
      [0, 2],
      [0, 2],
    ],
    live: 2,
  },
  {
    what: 'two equal ones in one file stay two, and a second such file adds none',
    files: [
      [
        'csv',
        [
          ['2026-07-30', X, 1000],
          ['2026-07-30', X, 1000],
        ],
      ],
      [
        '01',
        [
          ['2026-07-30', X, 1000],
          ['2026-07-30', X, 1000],
        ],
      ],
    ],
    counts: [
      [2, 0],
      [0, 2],
    ],
    live: 2,
  },
  {
    what: 'the largest count of any one file is what counts',
    files: [
      ['csv', [['2026-07-30', X, 1000]]],
      [
        '03',
        [
          ['2026-07-30', X, 1000, 5],
          ['2026-07-30', X, 1000, 6],
          ['2026-07-30', X, 1000, 7],
        ],
      ],
      [
        '01',
        [
          ['2026-07-30', X, 1000, 91],
          ['2026-07-30', X, 1000, 92],
        ],
      ],
    ],
    counts: [
      [1, 0],
      [2, 1],
      [0, 2],
    ],
    live: 3,
  },
  {
    what: '照会番号 tells apart within one format',
    files: [
      ['01', [['2026-07-30', X, 1000, 1]]],
      ['01', [['2026-07-30', X, 1000, 2]]],
    ],
    counts: [
      [1, 0],
      [1, 0],
    ],
    live: 2,
  },
  {
    what: 'but not between formats, which number in their own way',
    files: [
      ['01', [['2026-07-30', X, 1000, 1]]],
      ['03', [['2026-07-30', X, 1000, 2]]],
    ],
    counts: [
      [1, 0],
      [0, 1],
    ],
    live: 1,
  },
  {
    what: 'and not where one of the files has none',
    files: [
      ['01', [['2026-07-30', X, 1000, 1]]],
      ['01', [['2026-07-30', X, 1000]]],
    ],
    counts: [
      [1, 0],
      [0, 1],
    ],
    live: 1,
  },
  {
    what: 'a name in another width is the same name, another day or amount is other money',
    files: [
      ['csv', [['2026-07-30', 'カ）ヤマダシヨウテン', 1000]]],
      [
        '01',
        [
          ['2026-07-30', X, 1000],
          ['2026-07-31', X, 1000],
          ['2026-07-30', X, 1001],
        ],
      ],
    ],
    counts: [
      [1, 0],
      [2, 1],
    ],
    live: 3,
  },
];

describe('seen before', () => {
  test.each(SEEN.map((one) => [one.what, one] as const))('%s', async (_what, { files, counts, live }) => {
    const w = await bankWorld(office);
    const got: [number, number][] = [];
    for (const [form, rows] of files) {
      const { accepted, duplicates } = await importRows(w, form, rows);
      got.push([accepted, duplicates]);
    }
    expect(got).toEqual(counts);
    expect(await w.live()).toHaveLength(live);
  });

  test('the same bytes again make no second import', async () => {
    const w = await bankWorld(office);
    const first = await importRows(w, '01', JULY);
    expect((await importRows(w, '01', JULY)).importId).toBe(first.importId);
    expect((await office.call('deposits.imports', { clientId: w.clientId })).imports).toHaveLength(1);
  });

  test('equal money in two accounts of a client is two deposits', async () => {
    const w = await bankWorld(office);
    const second = String(Number(w.number) + 1_000_000);
    const account = { bankCode: '0005', branchCode: '001', type: '1', number: second } as const;
    await office.call('clients.addBankAccount', { clientId: w.clientId, account });
    await importRows(w, '01', JULY);
    const file = { name: '2.txt', bytes: writeZengin01({ accounts: [zenginAccount(second, JULY)] }) };
    expect(await office.call('deposits.import', { clientId: w.clientId, file })).toMatchObject({ accepted: 2 });
    expect(await w.live()).toHaveLength(4);
  });

  test('a dry run says the same and keeps nothing', async () => {
    const w = await bankWorld(office);
    const before = auditCount(office);
    const input = { clientId: w.clientId, file: fileOf('03', w.number, JULY) };
    const dry = await office.call('deposits.import', { ...input, dryRun: true });
    expect(await w.live()).toEqual([]);
    expect(auditCount(office)).toBe(before);
    expect(await office.call('deposits.import', input)).toEqual(dry);
  });
});
