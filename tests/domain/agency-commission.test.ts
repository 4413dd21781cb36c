/** What a collecting agency's bulk credit pays, known from its commission alone. */
import { expect, test } from 'vitest';
import { type AgencyTerms, agencyAnswer, commissionOf } from '../../src/domain/agency-commission.ts';

const TERMS: AgencyTerms = { ratePpm: 32_500, perItemYen: 10, rounding: 'down' };
const open = (...rows: [id: number, dueOn: string, yen: number][]) =>
  rows.map(([receivableId, dueOn, openYen]) => ({ receivableId, dueOn, openYen }));

test.each([
  [100_000, 1, 3_260],
  [33_333, 2, 1_103],
  [1, 1, 10],
])('the commission of %i yen in %i items is %i', (grossYen, items, yen) => {
  expect(commissionOf(grossYen, items, TERMS)).toBe(yen);
});

const BOOK = open(
  [1, '2026-10-31', 10_000],
  [2, '2026-10-31', 25_000],
  [3, '2026-11-30', 40_000],
  [4, '2026-11-30', 7_000],
  [5, '2026-12-31', 90_000],
);
const net = (...yen: number[]) => {
  const gross = yen.reduce((sum, one) => sum + one, 0);
  return gross - commissionOf(gross, yen.length, TERMS);
};

test.each([
  ['all due by a day', net(10_000, 25_000), [1, 2]],
  ['the days of a period', net(40_000, 7_000), [3, 4]],
  ['the one subset that fits', net(25_000, 7_000), [2, 4]],
  ['a single one', net(90_000), [5]],
])('%s', (_what, moneyYen, receivableIds) => {
  const answer = agencyAnswer(moneyYen, BOOK, TERMS);
  expect(answer?.receivableIds).toEqual(receivableIds);
  expect(answer!.grossYen - answer!.commissionYen).toBe(moneyYen);
});

test('a yen beside it, or two subsets that fit, is nobody’s answer', () => {
  expect(agencyAnswer(net(25_000, 7_000) + 1, BOOK, TERMS)).toBeNull();
  const twins = open(
    [1, '2026-10-31', 5_000],
    [2, '2026-11-30', 9_000],
    [3, '2026-12-31', 5_000],
    [4, '2027-01-31', 3_000],
  );
  expect(agencyAnswer(net(5_000), twins, TERMS)).toBeNull();
});

test('a budget, not a clock, ends the search', () => {
  const many = open(
    ...Array.from({ length: 40 }, (_one, id): [number, string, number] => [
      id,
      `2026-10-${String((id % 28) + 1).padStart(2, '0')}`,
      1000 + 7 * id,
    ]),
  );
  expect(agencyAnswer(12_345, many, TERMS)).toBeNull();
});
