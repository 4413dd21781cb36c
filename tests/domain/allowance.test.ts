/** 貸倒引当金 by hand. */
import { describe, expect, test } from 'vitest';
import {
  allowanceSums,
  experienceRate,
  experienceYears,
  fiscalYearEnded,
  fiveYearsThrough,
  type Ground,
  generalPermille,
  individualYen,
  statutoryPermille,
  threeYearsBefore,
  yearEndMonth,
} from '../../src/domain/allowance.ts';

describe('fiscal years', () => {
  test.each([
    [3, '2026-11-24', '2025-04-01', '2026-03-31'],
    [3, '2026-03-31', '2025-04-01', '2026-03-31'],
    [3, '2026-03-30', '2024-04-01', '2025-03-31'],
    [12, '2026-11-24', '2025-01-01', '2025-12-31'],
    [2, '2028-02-29', '2027-03-01', '2028-02-29'],
    [2, '2028-02-28', '2026-03-01', '2027-02-28'],
  ])('%i月決算 on %s', (month, on, from, to) => {
    expect(fiscalYearEnded(month, on)).toEqual({ from, to });
  });

  test('the three before, oldest first', () => {
    expect(threeYearsBefore({ from: '2025-04-01', to: '2026-03-31' })).toEqual([
      { from: '2022-04-01', to: '2023-03-31' },
      { from: '2023-04-01', to: '2024-03-31' },
      { from: '2024-04-01', to: '2025-03-31' },
    ]);
  });
});

test.each([
  ['wholesale-retail', '2025-04-01', 10],
  ['manufacturing', '2025-04-01', 8],
  ['finance', '2025-04-01', 3],
  ['instalment', '2021-03-31', 13],
  ['instalment', '2021-04-01', 7],
  ['other', '2025-04-01', 6],
] as const)('statutory rate of %s in a year from %s: %i/1000', (industry, from, permille) => {
  expect(statutoryPermille(industry, from)).toBe(permille);
});

describe('experience rate, up at the fourth decimal', () => {
  test.each([
    // 300,000 / 300,000,000 = 0.001 exactly
    [[100_000, 100_000, 100_000], [100_000_000, 100_000_000, 100_000_000], 10],
    // 300,001 / 300,000,000 = 0.00100000333 → 0.0011
    [[100_000, 100_000, 100_001], [100_000_000, 100_000_000, 100_000_000], 11],
    [[0, 0, 0], [1, 1, 1], 0],
    [[1, 0, 0], [1_000_000_000, 0, 0], 1],
    [[0, 0, 0], [0, 0, 0], null],
  ])('losses %j over %j: %s', (losses, ends, rate) => {
    expect(
      experienceRate(
        losses.map((lossYen, at) => ({ lossYen, endYen: ends[at]!, individualYen: 0, broughtBackYen: 0 })),
      ),
    ).toBe(rate);
  });
});

describe('個別評価 by its grounds', () => {
  test.each<[Ground | null, number, number, number, number, number]>([
    // open, no receivable in effect, security, collectible → yen
    [null, 1_000_000, 0, 0, 0, 0],
    // 3号: a half; fractions are dropped, what is collectible otherwise is not looked at.
    ['petition', 1_000_001, 0, 0, 0, 500_000],
    ['petition', 1_000_000, 200_000, 100_000, 0, 350_000],
    ['petition', 1_000_000, 900_000, 200_000, 0, 0],
    ['suspension', 1_000_000, 0, 0, 600_000, 500_000],
    // 4号: a half.
    ['foreign', 800_001, 0, 300_000, 0, 250_000],
    // 1号: 3,000,000 in ten equal years, five of them within the five years: the other half, less the security.
    ['rescheduled', 3_000_000, 0, 0, 1_500_000, 1_500_000],
    ['rescheduled', 3_000_000, 0, 400_000, 1_500_000, 1_100_000],
    ['rescheduled', 3_000_000, 0, 0, 3_000_000, 0],
    // Paid down since the plan was made: never below 0.
    ['rescheduled', 1_000_000, 0, 0, 1_500_000, 0],
    // 2号: what is not hoped for.
    ['hopeless', 2_000_000, 100_000, 500_000, 300_000, 1_100_000],
    ['hopeless', 2_000_000, 0, 0, 0, 2_000_000],
  ])('%s: %i without %i, a security of %i and %i collectible is %i', (ground, openYen, notReceivableYen, securityYen, collectibleYen, yen) => {
    expect(individualYen({ openYen, notReceivableYen, securityYen, collectibleYen, ground })).toBe(yen);
  });

  test.each([
    // The year of 3月決算 in which the plan was approved ends on 2026-03-31; five years from the day after.
    ['2026-03-31', 3, '2031-03-31'],
    ['2026-04-01', 3, '2032-03-31'],
    ['2026-05-10', 12, '2031-12-31'],
    ['2023-02-28', 2, '2028-02-29'],
  ])('five years from a ground of %s, year-end in month %i: through %s', (since, month, through) => {
    expect(fiveYearsThrough(since, month)).toBe(through);
  });
});

test.each([
  ['corporation', 'wholesale-retail', 10],
  ['blue', 'wholesale-retail', 55],
  ['blue', 'other', 55],
  ['blue', 'finance', 33],
  ['white', 'wholesale-retail', 0],
] as const)('the rate of %s in %s: %i/1000', (taxpayer, industry, permille) => {
  expect(generalPermille(taxpayer, industry, '2025-01-01')).toBe(permille);
});

test('a sole proprietor ends the year in December', () => {
  expect([yearEndMonth('corporation', 3), yearEndMonth('corporation', null)]).toEqual([3, null]);
  expect([yearEndMonth('blue', 3), yearEndMonth('white', null)]).toEqual([12, 12]);
});

test('what was set aside case by case goes into the experience rate, and what came back for the same claims out of it', () => {
  const claim = (customerId: number, openYen: number, ground: Ground | null = null) => ({
    customerId,
    openYen,
    ground,
    notReceivableYen: 0,
    securityYen: 0,
    collectibleYen: 0,
  });
  const none = new Map<number, number>();
  const years = experienceYears(
    [claim(1, 10_000_000), claim(2, 600_000, 'petition'), claim(3, 100_000, 'petition')],
    [
      // 2 is assessed again (300,000 back, 300,000 new); 3 paid in full: its 50,000 came back without a loss.
      { claims: [claim(1, 10_000_000), claim(2, 600_000, 'petition')], lossOf: none },
      // 2 is lost: 300,000 back against a loss of 600,000. 4 is new.
      { claims: [claim(1, 10_000_000), claim(4, 200_000, 'suspension')], lossOf: new Map([[2, 600_000]]) },
      // 4 is assessed no more and not lost: its 100,000 does not count.
      { claims: [claim(1, 10_000_000), claim(4, 200_000)], lossOf: none },
    ],
  );
  expect(years).toEqual([
    { lossYen: 0, endYen: 10_000_000, individualYen: 300_000, broughtBackYen: 300_000 },
    { lossYen: 600_000, endYen: 10_000_000, individualYen: 100_000, broughtBackYen: 300_000 },
    { lossYen: 0, endYen: 10_200_000, individualYen: 0, broughtBackYen: 0 },
  ]);
  // (600,000 + 400,000 − 600,000) ÷ 30,200,000 = 0.013245… → 0.0133
  expect(experienceRate(years)).toBe(133);
  // More brought back than lost and set aside: no rate below nothing.
  expect(experienceRate([{ lossYen: 0, endYen: 1000, individualYen: 0, broughtBackYen: 500 }])).toBe(0);
});

test('the larger of the two rates, each on its own base, plus the individual ones', () => {
  const claims = [
    { openYen: 10_000_000, notReceivableYen: 1_000_000, ground: null, securityYen: 0, collectibleYen: 0 },
    { openYen: 5_000_000, notReceivableYen: 0, ground: null, securityYen: 0, collectibleYen: 0 },
    { openYen: 2_000_000, notReceivableYen: 0, ground: 'petition' as const, securityYen: 400_000, collectibleYen: 0 },
  ];
  // Statutory: (15,000,000 − 1,000,000) × 10/1000; experience: 15,000,000 × 0.0098.
  const sums = allowanceSums(claims, { permille: 10, rate: 98 });
  expect(sums).toEqual({
    individualYen: 800_000,
    generalYen: 15_000_000,
    notReceivableYen: 1_000_000,
    statutoryYen: 140_000,
    experienceYen: 147_000,
    limitYen: 947_000,
  });
  expect(allowanceSums(claims, { permille: 10, rate: null }).limitYen).toBe(940_000);
  expect(allowanceSums(claims, { permille: null, rate: null })).toMatchObject({
    statutoryYen: null,
    limitYen: 800_000,
  });
});
