/** 貸倒引当金 by hand. */
import { describe, expect, test } from 'vitest';
import {
  allowanceSums,
  experienceRate,
  fiscalYearEnded,
  individualYen,
  statutoryPermille,
  threeYearsBefore,
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
    expect(experienceRate(losses.map((lossYen, at) => ({ lossYen, endYen: ends[at]! })))).toBe(rate);
  });
});

test.each([
  [1_000_001, 0, 0, 500_000],
  [1_000_000, 200_000, 100_000, 350_000],
  [1_000_000, 900_000, 200_000, 0],
])('half of %i without %i and a security of %i is %i', (openYen, notReceivableYen, securityYen, yen) => {
  expect(individualYen({ openYen, notReceivableYen, securityYen, ground: 'petition' })).toBe(yen);
  expect(individualYen({ openYen, notReceivableYen, securityYen, ground: null })).toBe(0);
});

test('the larger of the two rates, each on its own base, plus the individual ones', () => {
  const claims = [
    { openYen: 10_000_000, notReceivableYen: 1_000_000, ground: null, securityYen: 0 },
    { openYen: 5_000_000, notReceivableYen: 0, ground: null, securityYen: 0 },
    { openYen: 2_000_000, notReceivableYen: 0, ground: 'petition' as const, securityYen: 400_000 },
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
