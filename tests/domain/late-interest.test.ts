/** 遅延損害金 by hand-reckoned tables, and what must hold for any claim. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/domain/dates.ts';
import {
  entrustmentFrom,
  type InterestClaim,
  type InterestTerms,
  interestLines,
  rateText,
  statutoryRate,
  sumOfLines,
} from '../../src/domain/late-interest.ts';

const claim = (given: Partial<InterestClaim> = {}): InterestClaim => ({
  amountYen: 1_000_000,
  dueOn: '2026-03-31',
  reductions: [],
  receivedOn: null,
  frozenThrough: null,
  ...given,
});
const terms = (given: Partial<InterestTerms> = {}): InterestTerms => ({ agreed: [], yearBasis: 'fixed-365', ...given });
const text = (given: InterestClaim, agreed: InterestTerms, through: string) =>
  interestLines(given, agreed, through).map(
    (l) =>
      `${l.fromOn}–${l.throughOn} ${l.days}d ${l.baseYen} ${rateText(l.rateBp)}% ${l.source} /${l.yearDays} = ${l.yen}`,
  );

describe('lines reckoned by hand', () => {
  test('statutory 3 % from the day after the due date: 1,000,000 × 3 % × 91 / 365', () => {
    expect(text(claim(), terms(), '2026-06-30')).toEqual([
      '2026-04-01–2026-06-30 91d 1000000 3% statutory /365 = 7479',
    ]);
  });
  test('nothing on the due date, one day after it a day', () => {
    expect(text(claim(), terms(), '2026-03-31')).toEqual([]);
    expect(text(claim(), terms(), '2026-04-01')).toEqual(['2026-04-01–2026-04-01 1d 1000000 3% statutory /365 = 82']);
  });
  test('a part that comes in counts to its day and lowers the base from the next', () => {
    const paid = claim({ reductions: [{ on: '2026-04-30', yen: 400_000 }] });
    expect(text(paid, terms(), '2026-05-31')).toEqual([
      '2026-04-01–2026-04-30 30d 1000000 3% statutory /365 = 2465',
      '2026-05-01–2026-05-31 31d 600000 3% statutory /365 = 1528',
    ]);
  });
  test('what came in time lowers the base from the start, what came in full ends it', () => {
    const paid = claim({
      reductions: [
        { on: '2026-03-31', yen: 1 },
        { on: '2026-04-10', yen: 999_999 },
      ],
    });
    expect(text(paid, terms(), '2026-12-31')).toEqual(['2026-04-01–2026-04-10 10d 999999 3% statutory /365 = 821']);
  });
  test('what comes in on the very first day of default has been late for that day', () => {
    const paid = claim({ reductions: [{ on: '2026-04-01', yen: 400_000 }] });
    expect(text(paid, terms(), '2026-04-11')).toEqual([
      '2026-04-01–2026-04-01 1d 1000000 3% statutory /365 = 82',
      '2026-04-02–2026-04-11 10d 600000 3% statutory /365 = 493',
    ]);
  });
  test('the rate stays what it was when the default began', () => {
    expect(statutoryRate('2020-03-31')).toBe(500);
    expect(text(claim({ dueOn: '2020-03-30' }), terms(), '2020-04-01')).toEqual([
      '2020-03-31–2020-04-01 2d 1000000 5% statutory /365 = 273',
    ]);
  });
  test('an agreed rate holds from its day, and no more after one of none', () => {
    const agreed = [
      { from: '2025-01-01', rateBp: 1460 },
      { from: '2026-04-02', rateBp: null },
    ];
    expect(text(claim(), terms({ agreed }), '2026-04-10')).toEqual([
      '2026-04-01–2026-04-10 10d 1000000 14.6% agreed /365 = 4000',
    ]);
    expect(text(claim({ dueOn: '2026-04-01' }), terms({ agreed }), '2026-04-10')[0]).toContain('3% statutory');
    expect(text(claim({ dueOn: '2024-12-30' }), terms({ agreed }), '2024-12-31')[0]).toContain('3% statutory');
  });
  test('the days of a leap year as 366ths only where the calendar is the basis', () => {
    const leap = claim({ dueOn: '2027-12-21' });
    expect(text(leap, terms(), '2028-01-10')).toEqual(['2027-12-22–2028-01-10 20d 1000000 3% statutory /365 = 1643']);
    expect(text(leap, terms({ yearBasis: 'calendar' }), '2028-01-10')).toEqual([
      '2027-12-22–2027-12-31 10d 1000000 3% statutory /365 = 821',
      '2028-01-01–2028-01-10 10d 1000000 3% statutory /366 = 819',
    ]);
  });
  test('取適法: 14.6 % when sixty days are over since receipt, before the agreed due date too', () => {
    expect(entrustmentFrom('2026-01-31')).toBe('2026-04-01');
    const late = claim({ receivedOn: '2026-01-31', dueOn: '2026-04-30' });
    expect(text(late, terms(), '2026-05-10')).toEqual([
      '2026-04-01–2026-05-10 40d 1000000 14.6% entrustment /365 = 16000',
    ]);
    const early = claim({ receivedOn: '2026-01-31', dueOn: '2026-02-28' });
    expect(text(early, terms(), '2026-04-10')).toEqual([
      '2026-03-01–2026-03-31 31d 1000000 3% statutory /365 = 2547',
      '2026-04-01–2026-04-10 10d 1000000 14.6% entrustment /365 = 4000',
    ]);
  });
  test('an agreed rate above 14.6 % stays', () => {
    const both = claim({ receivedOn: '2026-01-31', dueOn: '2026-02-28' });
    const agreed = [{ from: '2020-01-01', rateBp: 2000 }];
    expect(interestLines(both, terms({ agreed }), '2026-04-30').map((l) => l.source)).toEqual(['agreed']);
  });
  test('what is frozen is not reckoned again', () => {
    expect(text(claim({ frozenThrough: '2026-04-30' }), terms(), '2026-05-31')).toEqual([
      '2026-05-01–2026-05-31 31d 1000000 3% statutory /365 = 2547',
    ]);
    expect(text(claim({ frozenThrough: '2026-05-31' }), terms(), '2026-05-31')).toEqual([]);
  });
  test('thousands of millions stay exact', () => {
    expect(sumOfLines(interestLines(claim({ amountYen: 99_999_999_999 }), terms(), '2031-03-31'))).toBe(15_008_219_177);
  });
});

describe('for any claim', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2020-06-01', n));
  const anyClaim = fc.record({
    amountYen: fc.integer({ min: 1, max: 10_000_000 }),
    dueOn: day,
    reductions: fc.array(fc.record({ on: day, yen: fc.integer({ min: 1, max: 2_000_000 }) }), { maxLength: 4 }),
    receivedOn: fc.option(day),
    frozenThrough: fc.constant(null),
  });
  const anyTerms = fc.record({
    agreed: fc.array(fc.record({ from: day, rateBp: fc.option(fc.integer({ min: 0, max: 2000 })) }), { maxLength: 2 }),
    yearBasis: fc.constantFrom<InterestTerms['yearBasis']>('fixed-365', 'calendar'),
  });

  test('lines follow one another without a gap or an overlap of days', () => {
    fc.assert(
      fc.property(anyClaim, anyTerms, day, (one, agreed, through) => {
        const lines = interestLines(one, agreed, through);
        for (const [at, line] of lines.entries()) {
          expect(line.days).toBe(daysBetween(line.fromOn, line.throughOn) + 1);
          expect(line.days).toBeGreaterThan(0);
          expect(line.throughOn <= through).toBe(true);
          if (at > 0) expect(line.fromOn > lines[at - 1]!.throughOn).toBe(true);
        }
      }),
    );
  });

  test('each day’s interest is that of its own base and rate: the lines are within a yen each of the sum of days', () => {
    fc.assert(
      fc.property(anyClaim, anyTerms, day, (one, agreed, through) => {
        const lines = interestLines(one, agreed, through);
        const exact = lines.reduce((sum, l) => sum + (l.baseYen * l.rateBp * l.days) / (10_000 * l.yearDays), 0);
        const sum = sumOfLines(lines);
        expect(sum).toBeLessThanOrEqual(exact + 1e-3);
        expect(sum).toBeGreaterThan(exact - lines.length - 1e-3);
      }),
    );
  });

  test('billing in two parts never asks for more than billing once, and for no day twice', () => {
    fc.assert(
      fc.property(anyClaim, anyTerms, day, day, (one, agreed, a, b) => {
        const [first, last] = a < b ? [a, b] : [b, a];
        const whole = interestLines(one, agreed, last);
        const parts = [
          ...interestLines(one, agreed, first),
          ...interestLines({ ...one, frozenThrough: first }, agreed, last),
        ];
        const daysOf = (lines: typeof whole) => lines.reduce((sum, line) => sum + line.days, 0);
        expect(daysOf(parts)).toBe(daysOf(whole));
        expect(sumOfLines(parts)).toBeLessThanOrEqual(sumOfLines(whole));
      }),
    );
  });
});
