/** Key figures by hand: one small client whose every figure can be checked with a pencil, and books that must tie. */
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import {
  addOutcome,
  addSums,
  clientMonths,
  figureSpans,
  ratiosOf,
  tenths,
  topBalances,
} from '../../src/domain/key-figures.ts';
import { type Bundle, type Flow, openYenOn } from '../../src/domain/receivable-bundles.ts';
import { seeded } from '../support/seeded.ts';

const OPEN = '9999-12-31';

function bundle(customerId: number, issuedOn: string, dueOn: string, yen: number, rest: Partial<Bundle> = {}): Bundle {
  return { clientId: 1, customerId, issuedOn, dueOn, yen, closedOn: OPEN, count: 1, flows: null, ...rest };
}

/** August to October 2026: 31 + 30 + 31 = 92 days. */
const spans = figureSpans('2026-10', 3, '2026-11-24');

const BOOKS: Bundle[] = [
  // Opening: issued in July, due and cleared in August, ten days late.
  bundle(1, '2026-07-31', '2026-08-31', 1_000_000, { closedOn: '2026-09-10' }),
  // August's sale, due in September, cleared on time.
  bundle(1, '2026-08-31', '2026-09-30', 2_000_000, { closedOn: '2026-09-30' }),
  // Due in October: 600,000 on the day, 400,000 still open.
  bundle(2, '2026-09-30', '2026-10-30', 1_000_000, { flows: [{ on: '2026-10-30', yen: 600_000, kind: 'cleared' }] }),
  // Voided in October before it was due.
  bundle(2, '2026-09-30', '2026-10-30', 500_000, {
    closedOn: '2026-10-05',
    flows: [{ on: '2026-10-05', yen: 500_000, kind: 'voided' }],
  }),
  // October's sale, not due.
  bundle(3, '2026-10-31', '2026-11-30', 1_600_000),
];

describe('a client with a pencil', () => {
  const { sums, balances } = clientMonths(BOOKS, spans).get(1)!;

  test('sums of October', () => {
    expect(sums[2]).toEqual({
      openingYen: 1_500_000,
      issuedYen: 1_600_000,
      voidedYen: 500_000,
      clearedYen: 600_000,
      offsetYen: 0,
      writtenOffYen: 0,
      closingYen: 2_000_000,
      interestYen: 0,
      notDueYen: 1_600_000,
      overdueYen: 400_000,
      openCount: 2,
      overdueCount: 1,
      // 1,500,000 fell due, 500,000 of it was voided.
      dueYen: 1_000_000,
      dueClearedYen: 600_000,
      lateYenDays: 0,
    });
  });

  test('ratios of October', () => {
    // Net sales of three months: 2,000,000 + 1,500,000 + (1,600,000 − 500,000) = 4,600,000.
    expect(ratiosOf(sums, spans, 2, 2_000_000)).toEqual({
      collectionPercent: 60, // 600,000 / 1,000,000
      dsoDays: 40, // 2,000,000 / 4,600,000 × 92
      bestDsoDays: 32, // 1,600,000 / 4,600,000 × 92
      lateDays: 0,
      // (1,500,000 + 1,100,000 − 2,000,000) / (1,500,000 + 1,100,000 − 1,600,000)
      ceiPercent: 60,
      overduePercent: 20,
      overdueCountPercent: 50,
      topPercent: 100,
    });
  });

  test('September: ten days late for a third of what came', () => {
    // 1,000,000 × 10 days / 3,000,000 = 3.3 days
    expect(ratiosOf(sums, spans, 1, 0)).toMatchObject({ lateDays: 3.3, collectionPercent: 100 });
  });

  test('balances by customer at the end of October, the largest first', () => {
    expect(topBalances(balances[2]!)).toEqual([
      [3, 1_600_000],
      [2, 400_000],
    ]);
  });

  test('due on the last day is not overdue; the day after it is', () => {
    const [september, october] = figureSpans('2026-10', 2, '2026-11-24');
    const due = bundle(1, '2026-08-31', september!.to, 100);
    expect(
      clientMonths([due], [september!, october!])
        .get(1)!
        .sums.map((sum) => sum.overdueYen),
    ).toEqual([0, 100]);
  });
});

test('nothing to divide by is no figure, and a half goes up', () => {
  expect(tenths(1, 0)).toBeNull();
  expect(tenths(0, 5)).toBe(0);
  expect(tenths(125, 100)).toBe(1.3);
});

test('a month that is not over ends today, also for the days under DSO', () => {
  expect(figureSpans('2026-11', 2, '2026-11-24')).toEqual([
    { month: '2026-10', from: '2026-10-01', to: '2026-10-31' },
    { month: '2026-11', from: '2026-11-01', to: '2026-11-24' },
  ]);
});

test.each([
  [0, 1, 1, 1],
  [7, 1, 1, 1],
  [8, 0, 1, 1],
  [14, 0, 1, 1],
  [15, 0, 0, 1],
  [30, 0, 0, 1],
  [31, 0, 0, 0],
])('money %i days after a letter counts within 7: %i, 14: %i, 30: %i', (days, in7, in14, in30) => {
  const outcome = { within7Yen: 0, within14Yen: 0, within30Yen: 0 };
  addOutcome(outcome, { clientId: 1, asOf: '2026-10-09', clearedOn: addDays('2026-10-09', days), yen: 1 });
  expect(outcome).toEqual({ within7Yen: in7, within14Yen: in14, within30Yen: in30 });
});

test('books of any kind tie: opening and movements give the closing, which is what is open that day', () => {
  const random = seeded(42);
  const months = figureSpans('2026-10', 8, '2026-11-24');
  for (let round = 0; round < 60; round++) {
    const books: Bundle[] = [];
    for (let at = 0; at < 40; at++) {
      const issuedOn = addDays('2026-01-01', random.whole(0, 300));
      const dueOn = addDays(issuedOn, random.whole(0, 60));
      const yen = random.whole(1, 1_000_000);
      books.push(randomBundle(random, issuedOn, dueOn, yen));
    }
    const own = [...clientMonths(books, months).values()];
    const total = months.map((_, at) => addSums(own.map((client) => client.sums[at]!)));
    total.forEach((sum, at) => {
      const open = books.map((one) => openYenOn(one, months[at]!.to));
      expect(sum.closingYen).toBe(open.reduce((yen, one) => yen + one, 0));
      expect(sum.openingYen + sum.issuedYen - sum.voidedYen - sum.clearedYen - sum.offsetYen - sum.writtenOffYen).toBe(
        sum.closingYen,
      );
      expect(sum.notDueYen + sum.overdueYen).toBe(sum.closingYen);
      if (at > 0) expect(sum.openingYen).toBe(total[at - 1]!.closingYen);
      const balance = own.flatMap((client) => [...client.balances[at]!.values()]);
      expect(balance.reduce((yen, one) => yen + one, 0)).toBe(sum.closingYen);
    });
  }
});

function randomBundle(random: ReturnType<typeof seeded>, issuedOn: string, dueOn: string, yen: number): Bundle {
  const given = { clientId: random.whole(1, 3), customerId: random.whole(1, 4), issuedOn, dueOn, yen, count: 1 };
  const first = addDays(issuedOn, random.whole(0, 40));
  const second = addDays(first, random.whole(0, 40));
  const kind = random.pick(['cleared', 'voided', 'written-off', 'offset'] as const);
  const part = random.whole(1, yen);
  const flows: Record<number, { closedOn: string; flows: Flow[] | null }> = {
    0: { closedOn: OPEN, flows: null },
    1: { closedOn: first, flows: null },
    2: {
      closedOn: OPEN,
      flows: [
        { on: first, yen, kind },
        { on: second, yen: -yen, kind },
      ],
    },
    3: {
      closedOn: second,
      flows: [
        { on: first, yen: part, kind: 'cleared' },
        { on: second, yen: yen - part, kind },
      ],
    },
    4: { closedOn: first, flows: [{ on: first, yen, kind }] },
  };
  return { ...given, ...flows[random.whole(0, 4)]! };
}
