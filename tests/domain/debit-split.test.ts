/** Ties and splits of direct debits: which deposit is the credit, and which invoices each drawn line clears. */
import { describe, expect, test } from 'vitest';
import { readDebitDay } from '../../src/domain/bank-dates.ts';
import {
  type DebitLine,
  type DebitSum,
  findBulkCredits,
  foldDebitNumber,
  type SplittableReceivable,
  splitDebit,
} from '../../src/domain/debit-split.ts';
import { seeded } from '../support/seeded.ts';

describe('引落日 without a year', () => {
  test.each([
    ['1027', '2026-11-24', '2026-10-27'],
    ['1227', '2027-01-08', '2026-12-27'],
    ['1127', '2026-11-24', '2026-11-27'],
    ['0105', '2026-12-10', '2027-01-05'],
    ['0229', '2027-03-05', '2024-02-29'],
    ['0230', '2026-11-24', null],
    ['0000', '2026-11-24', null],
    ['1331', '2026-11-24', null],
  ])('%s read on %s is %s', (monthDay, today, expected) => {
    expect(readDebitDay(Number(monthDay), today)).toBe(expected);
  });
});

test.each([
  ['00000000000000001001', '1001'],
  ['A-001 ', 'A-001'],
  ['０１２', '12'],
  ['0', '0'],
  ['', ''],
])('顧客番号 %j is compared as %j', (number, folded) => {
  expect(foldDebitNumber(number)).toBe(folded);
});

const open = (receivableId: number, customerId: number, dueOn: string, openYen: number): SplittableReceivable => ({
  receivableId,
  customerId,
  dueOn,
  openYen,
});
const line = (number: number, customerId: number | null, amountYen: number): DebitLine => ({
  line: number,
  customerId,
  amountYen,
});

describe('a drawn line', () => {
  const books = [
    open(1, 1, '2026-09-27', 3000),
    open(2, 1, '2026-10-27', 5000),
    open(3, 1, '2026-11-27', 5000),
    open(4, 2, '2026-08-27', 100),
    open(5, 2, '2026-10-27', 200),
    open(6, 2, '2026-12-27', 900),
  ];
  test.each<[string, DebitLine, string, [number, number][], number]>([
    ['takes the invoice of its amount that is due nearest', line(2, 1, 5000), 'exact', [[2, 5000]], 0],
    [
      'takes what is due together',
      line(2, 1, 8000),
      'due',
      [
        [1, 3000],
        [2, 5000],
      ],
      0,
    ],
    [
      'takes the oldest that add up',
      line(2, 1, 13_000),
      'oldest-exact',
      [
        [1, 3000],
        [2, 5000],
        [3, 5000],
      ],
      0,
    ],
    [
      'else fills the oldest first',
      line(2, 1, 4000),
      'oldest',
      [
        [1, 3000],
        [2, 1000],
      ],
      0,
    ],
    [
      'keeps what no invoice wants',
      line(2, 2, 1500),
      'oldest',
      [
        [4, 100],
        [5, 200],
        [6, 900],
      ],
      300,
    ],
    ['finds nothing where nothing is open', line(2, 3, 700), 'nothing-open', [], 700],
    ['finds nothing for nobody', line(2, null, 700), 'unknown-customer', [], 700],
  ])('%s', (_what, given, fit, parts, leftYen) => {
    const [split] = splitDebit('2026-10-27', [given], books);
    expect(split).toEqual({
      line: 2,
      fit,
      parts: parts.map(([receivableId, amountYen]) => ({ receivableId, amountYen })),
      leftYen,
    });
  });

  test('that names an invoice to the yen comes before one that would eat it', () => {
    const [odd, exact] = splitDebit('2026-10-27', [line(2, 1, 4000), line(3, 1, 3000)], books);
    expect(exact!.parts).toEqual([{ receivableId: 1, amountYen: 3000 }]);
    expect(odd!.parts).toEqual([{ receivableId: 2, amountYen: 4000 }]);
  });

  test('of any kind: no receivable is ever used beyond what it has, and no yen appears or goes', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = seeded(seed);
      const receivables = Array.from({ length: random.whole(0, 30) }, (_, index) =>
        open(
          index + 1,
          random.whole(1, 5),
          `2026-${random.pick(['08', '09', '10', '11'])}-27`,
          random.whole(1, 40) * 100,
        ),
      );
      const lines = Array.from({ length: random.whole(1, 20) }, (_, index) =>
        line(index + 2, random.pick([1, 2, 3, 4, 5, 6, null]), random.whole(0, 60) * 100),
      );
      const splits = splitDebit('2026-10-27', lines, receivables);
      const used = new Map<number, number>();
      splits.forEach((split, index) => {
        const taken = split.parts.reduce((sum, part) => sum + part.amountYen, 0);
        expect(taken + split.leftYen).toBe(lines[index]!.amountYen);
        for (const part of split.parts) {
          const owner = receivables.find((one) => one.receivableId === part.receivableId)!;
          expect(owner.customerId).toBe(lines[index]!.customerId);
          used.set(part.receivableId, (used.get(part.receivableId) ?? 0) + part.amountYen);
        }
      });
      for (const one of receivables) expect(used.get(one.receivableId) ?? 0).toBeLessThanOrEqual(one.openYen);
    }
  });
});

describe('the bulk credit', () => {
  const sum = (batchId: number, settledYen: number, given: Partial<DebitSum> = {}): DebitSum => ({
    batchId,
    debitOn: '2026-10-27',
    accountKey: 'a',
    settledCount: 10,
    settledYen,
    ...given,
  });
  const credit = (depositId: number, depositedOn: string, amountYen: number, accountKey = 'a') => ({
    depositId,
    depositedOn,
    accountKey,
    amountYen,
  });
  test.each([
    ['of the same sum', [sum(1, 9000)], [credit(7, '2026-10-28', 9000)], [[[1], 7, 0]]],
    [
      'the earliest of two',
      [sum(1, 9000)],
      [credit(8, '2026-11-02', 9000), credit(7, '2026-10-28', 9000)],
      [[[1], 7, 0]],
    ],
    ['not before the debit', [sum(1, 9000)], [credit(7, '2026-10-26', 9000)], []],
    ['not after a month', [sum(1, 9000)], [credit(7, '2026-11-28', 9000)], []],
    ['not on another account', [sum(1, 9000)], [credit(7, '2026-10-28', 9000, 'b')], []],
    [
      'on any account where the result names none',
      [sum(1, 9000, { accountKey: '' })],
      [credit(7, '2026-10-28', 9000, 'b')],
      [[[1], 7, 0]],
    ],
    ['of two debits of one day', [sum(1, 9000), sum(2, 500)], [credit(7, '2026-10-28', 9500)], [[[1, 2], 7, 0]]],
    [
      'each its own',
      [sum(1, 9000), sum(2, 500)],
      [credit(7, '2026-10-28', 500), credit(8, '2026-10-28', 9000)],
      [
        [[1], 8, 0],
        [[2], 7, 0],
      ],
    ],
    ['less a fee', [sum(1, 90_000)], [credit(7, '2026-11-10', 88_900)], [[[1], 7, 1100]]],
    ['not less by too much', [sum(1, 90_000)], [credit(7, '2026-11-10', 80_000)], []],
    ['nothing for a debit that drew nobody', [sum(1, 0)], [credit(7, '2026-10-28', 0)], []],
  ] as const)('is found: %s', (_what, sums, credits, expected) => {
    const found = findBulkCredits(sums, credits);
    expect(found.map((one) => [one.batchIds, one.depositId, one.feeYen])).toEqual(expected);
  });
});
