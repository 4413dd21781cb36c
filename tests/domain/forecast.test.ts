/** The forecast by hand: counting in bank days, habits from few bills, ranges of sums, and what ties to the books. */
import { describe, expect, test } from 'vitest';
import { bankCalendar } from '../../src/domain/bank-calendar.ts';
import { addDays, addMonths, shiftFromHoliday } from '../../src/domain/dates.ts';
import { forecastDeposits, openBills } from '../../src/domain/forecast.ts';
import { backtest } from '../../src/domain/forecast-backtest.ts';
import {
  assumedHazards,
  billFacts,
  billOn,
  chanceOfLate,
  chancesAfter,
  habitBook,
  latenessFacts,
} from '../../src/domain/forecast-habits.ts';
import { lateRisks, partsOfSpan } from '../../src/domain/forecast-late.ts';
import { payDayOf } from '../../src/domain/forecast-pay-day.ts';
import { ASSUMED_SPREAD, ChanceSum, learnedSpread } from '../../src/domain/forecast-range.ts';
import type { Bundle, Flow } from '../../src/domain/receivable-bundles.ts';
import { seeded } from '../support/seeded.ts';

const OPEN = '9999-12-31';
/** Bills as they were known at the end of a day. */
const billsOf = (bundles: readonly Bundle[], known: string) =>
  [...billFacts(bundles).values()].flat().flatMap((facts) => billOn(facts, known) ?? []);
const calendar = bankCalendar('2024-01-01', '2027-12-31');

function bundle(given: Partial<Bundle> & { dueOn: string }): Bundle {
  return {
    clientId: 1,
    customerId: 1,
    issuedOn: addDays(given.dueOn, -30),
    closedOn: OPEN,
    yen: 100_000,
    count: 1,
    flows: null,
    ...given,
  };
}

/** Month-ends of 2026 with the days after the due date on which each was settled. */
function paidBills(customerId: number, delays: readonly number[], clientId = 1): Bundle[] {
  const dues = [
    '2026-01-30',
    '2026-02-27',
    '2026-03-31',
    '2026-04-30',
    '2026-05-29',
    '2026-06-30',
    '2026-07-31',
    '2026-08-31',
    '2026-09-30',
    '2026-10-30',
  ];
  return delays.map((days, at) =>
    bundle({ clientId, customerId, dueOn: dues[at]!, closedOn: addDays(dues[at]!, days) }),
  );
}

describe('bank days', () => {
  test.each([
    // due, paid, bank days late
    ['2026-10-30', '2026-10-30', 0],
    ['2026-10-30', '2026-11-02', 1],
    ['2026-10-31', '2026-11-02', 0], // a Saturday is the Monday after
    ['2026-11-02', '2026-11-04', 1], // 11/3 文化の日
    ['2026-09-18', '2026-09-24', 1], // 9/21–23 are holidays (敬老の日, 国民の休日, 秋分の日)
    ['2026-12-30', '2027-01-04', 1], // 12/31–1/3
    ['2026-10-30', '2026-10-28', -2],
  ])('due %s and paid %s is %i', (due, paid, late) => {
    expect(calendar.indexOf(paid) - calendar.indexOf(due)).toBe(late);
  });

  test('an index leads back to its day', () => {
    for (const day of ['2026-11-24', '2026-12-30', '2027-01-04'])
      expect(calendar.dayAt(calendar.indexOf(day))).toBe(day);
    expect(() => calendar.dayAt(100_000)).toThrow(RangeError);
  });
});

describe('bills', () => {
  test('one due date is one bill, settled on the day by which half of its yen had come', () => {
    const flows: Flow[] = [
      { on: '2026-10-30', yen: 40_000, kind: 'cleared' },
      { on: '2026-11-10', yen: 60_000, kind: 'cleared' },
    ];
    const two = [
      bundle({ dueOn: '2026-10-30', closedOn: '2026-11-10', flows }),
      bundle({ dueOn: '2026-10-30', closedOn: '2026-10-30', yen: 50_000 }),
    ];
    // 40,000 + 50,000 of 150,000 on the 30th.
    expect(billsOf(two, '2026-11-24')).toEqual([
      { clientId: 1, customerId: 1, dueOn: '2026-10-30', yen: 150_000, settledOn: '2026-10-30' },
    ]);
    // As known on 2026-10-29 nothing had come.
    expect(billsOf(two, '2026-10-29')[0]!.settledOn).toBeNull();
  });

  test('a clearing that was reversed settles nothing, and what was voided or written off is no bill', () => {
    const reversed = bundle({
      dueOn: '2026-10-30',
      flows: [
        { on: '2026-10-30', yen: 100_000, kind: 'cleared' },
        { on: '2026-11-05', yen: -100_000, kind: 'cleared' },
      ],
    });
    expect(billsOf([reversed], '2026-11-24')[0]!.settledOn).toBeNull();
    const gone = (kind: Flow['kind']) =>
      bundle({ dueOn: '2026-10-30', closedOn: '2026-11-01', flows: [{ on: '2026-11-01', yen: 100_000, kind }] });
    expect(billsOf([gone('voided'), gone('written-off')], '2026-11-24')).toEqual([]);
  });
});

describe('habits', () => {
  const habit = (bundles: Bundle[], customerId: number, clientId = 1) =>
    habitBook(billFacts(bundles), '2026-11-24', calendar).of(clientId, customerId);

  test('six settled bills make a habit of its own, five do not', () => {
    expect(habit(paidBills(1, [0, 0, 0, 0, 0]), 1).basis).toBe('none');
    expect(habit(paidBills(1, [0, 0, 0, 0, 0, 0]), 1).basis).toBe('customer');
  });

  test('who pays on the day is expected on the day; who pays late is not', () => {
    const punctual = habit(paidBills(1, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), 1);
    expect(chanceOfLate(punctual.hazards, -5)).toBeLessThan(0.05);
    // 3/31 is a Tuesday: all of these come on the bank day after, or two after.
    const late = habit(paidBills(1, [3, 3, 1, 1, 3, 1, 3, 1, 1, 3]), 1);
    expect(chanceOfLate(late.hazards, -5)).toBeGreaterThan(0.9);
    const chances = chancesAfter(late.hazards, -1, 3);
    // Step 1 is the due date, step 2 the first bank day after it.
    expect(chances[2]!).toBeGreaterThan(chances[1]!);
    expect(chances[2]!).toBeGreaterThan(0.8);
  });

  test('chances of all days and of what stays open add up to one', () => {
    const chances = chancesAfter(assumedHazards(), -10, 60);
    let open = 1;
    for (let delay = -9; delay <= 50; delay++) open *= 1 - assumedHazards()[delay + 20]!;
    expect([...chances].reduce((sum, one) => sum + one, 0) + open).toBeCloseTo(1, 12);
  });

  test('few bills of a customer: the client’s habit; a client without any: the office’s, from three clients on', () => {
    const client = (clientId: number, days: number) =>
      [11, 12, 13].flatMap((customerId) => paidBills(customerId, [days, days, days, days, days, days, days], clientId));
    const young = paidBills(1, [0, 0], 1);
    expect(habit([...client(1, 7), ...young], 1).basis).toBe('client');
    // Client 9 is new. Two other clients are two clients’ habits: neither may be told as the office’s.
    expect(habit([...client(2, 7), ...client(3, 7)], 1, 9).basis).toBe('none');
    const three = habit([...client(2, 7), ...client(3, 7), ...client(4, 7)], 1, 9);
    expect(three.basis).toBe('office');
    expect(chanceOfLate(three.hazards, -3)).toBeGreaterThan(0.9);
  });

  test('the same customer number in another client’s books says nothing', () => {
    const other = [11, 12, 13, 1].flatMap((customerId) => paidBills(customerId, [20, 20, 20, 20, 20, 20, 20], 2));
    const own = paidBills(1, [0, 0, 0, 0, 0, 0, 0], 1);
    expect(habit([...own, ...other], 1, 1)).toEqual(habit(own, 1, 1));
  });

  test('the words can be counted: of the last twelve how many, how late, and the last time', () => {
    const bills = billsOf(paidBills(1, [0, 5, -3, 14, 0, 10]), '2026-11-24').sort((a, b) =>
      a.dueOn > b.dueOn ? -1 : 1,
    );
    // 5 and 14 and 10 days late; mean 29 / 3 = 9.67.
    expect(latenessFacts(bills, calendar)).toEqual({
      bills: 6,
      lateBills: 3,
      averageLateDays: 10,
      lastLateDays: 10,
      lastDueOn: '2026-06-30',
    });
  });
});

describe('a pay day of one’s own', () => {
  /** Invoices due at each month's end of 2026, settled on these days. */
  const settled = (days: readonly string[]) =>
    days.map((settledOn, at) => ({ dueOn: addDays(addMonths('2026-02-01', at), -1), settledOn }));
  test.each([
    // 20th of the next month; 2/20 Fri, 3/20 holiday and 6/20 a Saturday: paid before …
    [['2026-02-20', '2026-03-19', '2026-04-20', '2026-05-20', '2026-06-19', '2026-07-17'], 20, 1, 'before'],
    // … or after (3/20 holiday and weekend → 23rd; 7/20 海の日 → 21st).
    [['2026-02-20', '2026-03-23', '2026-04-20', '2026-05-20', '2026-06-22', '2026-07-21'], 20, 1, 'after'],
    // Month's end of the same month, the bank day before: 1/31 Sat → 30th, 2/28 Sat → 27th, 5/31 Sun → 29th.
    [['2026-01-30', '2026-02-27', '2026-03-31', '2026-04-30', '2026-05-29', '2026-06-30'], 31, 0, 'before'],
  ])('%j', (days, day, monthsAfter, shift) => {
    expect(payDayOf(settled(days), 0, calendar)).toEqual({ day, monthsAfter, shift, hits: 6, bills: 6 });
  });

  test('what the due date explains as well, and what is no day at all, is none', () => {
    const days = ['2026-02-20', '2026-03-19', '2026-04-20', '2026-05-20', '2026-06-19', '2026-07-17'];
    expect(payDayOf(settled(days), 5, calendar)).toBeNull();
    const any = ['2026-02-03', '2026-03-19', '2026-04-06', '2026-05-25', '2026-06-11', '2026-07-30'];
    expect(payDayOf(settled(any), 0, calendar)).toBeNull();
    expect(payDayOf(settled(days).slice(0, 4), 0, calendar)).toBeNull();
  });

  test('its bills are expected on that day, moved off the holiday as before, and late by the due date they are', () => {
    // Due at the month's end, paid on the 20th after or the bank day before it: 12 to 15 bank days late.
    const dues = Array.from({ length: 14 }, (_, at) => addDays(addMonths('2025-10-01', at), -1));
    const bundles = dues.map((dueOn) => {
      const closedOn = shiftFromHoliday(addDays(addDays(dueOn, 1), 19), 'before');
      return bundle({ dueOn, closedOn: closedOn > '2026-11-24' ? OPEN : closedOn });
    });
    bundles.push(bundle({ issuedOn: '2026-11-20', dueOn: '2026-11-30' }));
    const forecast = forecastDeposits({ asOf: '2026-11-24', days: 92, bundles });
    // 12/20 is a Sunday: Friday the 18th.
    const [best] = forecast.days.toSorted((a, b) => b.expectedYen - a.expectedYen);
    expect(best).toMatchObject({ from: '2026-12-18' });
    expect(best!.expectedYen).toBeGreaterThan(90_000);
    const book = habitBook(billFacts(bundles), '2026-11-24', calendar);
    const [risk] = lateRisks(
      { calendar, book, open: openBills(billFacts(bundles), '2026-11-24') },
      '2026-11-24',
      '2026-12-31',
    );
    expect(risk).toMatchObject({ dueOn: '2026-11-30', payDay: { day: 20, monthsAfter: 1, shift: 'before' } });
    expect(risk!.latePercent).toBeGreaterThan(90);
  });
});

function rangesOf(parts: readonly { yen: number; chance: number }[], shares: readonly number[]) {
  const sum = new ChanceSum();
  for (const { yen, chance } of parts) sum.add(yen, chance);
  return shares.map((share) => sum.range(share));
}

describe('what bills have in common', () => {
  const sumOf = (bills: number) => {
    const sum = new ChanceSum();
    for (let at = 0; at < bills; at++) sum.add(1000, 0.5);
    return sum;
  };
  test('widens a crowd by its own part of the sum, and leaves a few bills alone', () => {
    // 100 bills: mean 50,000, deviation 5,000; common 10 %: 5,000 more, so √2 × 1.2816 × 5,000 = 9,062.
    expect(sumOf(100).range(0.8)).toEqual({ lowYen: 43_592, highYen: 56_408 });
    expect(sumOf(100).range(0.8, 0.1)).toEqual({ lowYen: 40_938, highYen: 59_062 });
    expect(sumOf(100).range(0.8, 9)).toEqual({ lowYen: 0, highYen: 100_000 });
    expect(sumOf(4).range(0.8, 0.5)).toEqual(sumOf(4).range(0.8));
  });

  test('is the spread that reaches eight of ten past weeks', () => {
    const week = (actualYen: number) => ({ expectedYen: 1000, range80: { lowYen: 900, highYen: 1100 }, actualYen });
    expect(learnedSpread([])).toBe(ASSUMED_SPREAD);
    expect(learnedSpread(Array.from({ length: 10 }, () => week(1050)))).toBe(ASSUMED_SPREAD);
    expect(learnedSpread(Array.from({ length: 40 }, () => week(1050)))).toBe(0);
    // Nine weeks off by 0, 50, 100, 150 … 400: the eighth needs √(350² − 100²) ÷ 1,281.55.
    const weeks = Array.from({ length: 9 }, (_, at) => week(1000 - at * 50));
    expect(learnedSpread(weeks)).toBeCloseTo(Math.sqrt(350 ** 2 - 100 ** 2) / 1281.55, 4);
  });
});

describe('ranges', () => {
  test('one bill comes whole or not', () => {
    const [half, wide] = rangesOf([{ yen: 100_000, chance: 0.8 }], [0.5, 0.8]);
    expect(half).toEqual({ lowYen: 100_000, highYen: 100_000 });
    expect(wide).toEqual({ lowYen: 0, highYen: 100_000 });
  });

  test('two even coins: 1/4, 1/2, 1/4', () => {
    const coins = [
      { yen: 10, chance: 0.5 },
      { yen: 10, chance: 0.5 },
    ];
    expect(rangesOf(coins, [0.5, 0.4, 0.8])).toEqual([
      { lowYen: 0, highYen: 10 },
      { lowYen: 10, highYen: 10 },
      { lowYen: 0, highYen: 20 },
    ]);
  });

  test('what is sure is in both ends', () => {
    expect(rangesOf([{ yen: 7, chance: 1 }], [0.8])).toEqual([{ lowYen: 7, highYen: 7 }]);
    expect(rangesOf([], [0.8])).toEqual([{ lowYen: 0, highYen: 0 }]);
  });

  test('grid and normal curve agree with a count of all combinations within a hundredth of the sum', () => {
    const random = seeded(7).next;
    for (let round = 0; round < 10; round++) {
      const parts = Array.from({ length: 14 }, () => ({
        yen: 1 + Math.floor(random() * 100_000),
        chance: 0.1 + random() * 0.8,
      }));
      const total = parts.reduce((sum, part) => sum + part.yen, 0);
      const [grid] = rangesOf(parts, [0.8]);
      expect(Math.abs(quantile(parts, 0.1) - grid!.lowYen)).toBeLessThan(total / 100);
      expect(Math.abs(quantile(parts, 0.9) - grid!.highYen)).toBeLessThan(total / 100);
    }
    // 200 equal bills at one half: σ = √50 bills, 1.2816 σ = 9.06 bills around 100.
    const many = Array.from({ length: 200 }, () => ({ yen: 1000, chance: 0.5 }));
    expect(rangesOf(many, [0.8])).toEqual([{ lowYen: 90_938, highYen: 109_062 }]);
  });
});

/** By looking at every combination. */
function quantile(parts: readonly { yen: number; chance: number }[], wanted: number): number {
  const sums: [number, number][] = [];
  for (let mask = 0; mask < 1 << parts.length; mask++) {
    let [yen, chance] = [0, 1];
    for (const [at, part] of parts.entries()) {
      const comes = (mask >> at) & 1;
      if (comes) yen += part.yen;
      chance *= comes ? part.chance : 1 - part.chance;
    }
    sums.push([yen, chance]);
  }
  sums.sort((a, b) => a[0] - b[0]);
  let below = 0;
  for (const [yen, chance] of sums) {
    below += chance;
    if (below + 1e-9 >= wanted) return yen;
  }
  return Number.NaN;
}

describe('the forecast', () => {
  const asOf = '2026-11-24';

  test('ties: days, later and not yet taken in make up all that is open; weeks and months are sums of days', () => {
    const random = seeded(3).next;
    for (let round = 0; round < 25; round++) {
      const bundles = randomBooks(random);
      const knownThrough = new Map([[1, '2026-11-18']]);
      const forecast = forecastDeposits({ asOf, days: 92, bundles, knownThrough });
      const open = bundles.reduce((sum, one) => sum + openOn(one, asOf), 0);
      const sum = (spans: readonly { expectedYen: number }[]) => spans.reduce((yen, span) => yen + span.expectedYen, 0);
      expect(forecast.openYen).toBe(open);
      expect(sum(forecast.days) + forecast.notTakenInYen + forecast.laterYen).toBe(open);
      expect(sum(forecast.weeks)).toBe(sum(forecast.days));
      expect(sum(forecast.months)).toBe(sum(forecast.days));
      expect(forecast.laterYen).toBeGreaterThanOrEqual(0);
      for (const span of [...forecast.days, ...forecast.weeks]) {
        expect(span.range80.lowYen).toBeLessThanOrEqual(span.range50.lowYen);
        expect(span.range50.highYen).toBeLessThanOrEqual(span.range80.highYen);
        expect(Number.isSafeInteger(span.expectedYen)).toBe(true);
      }
      // What a day, a week or a month is made of adds up to it, to the yen.
      const desk = deskOf(bundles);
      for (const { from, to, expectedYen } of [...forecast.days.slice(0, 20), ...forecast.weeks, ...forecast.months])
        expect(sum(partsOfSpan(desk, { asOf, from, to, known: knownThrough }))).toBe(expectedYen);
    }
  });

  test('banks are closed: nothing is expected on a Saturday, a holiday or a New Year’s day', () => {
    const forecast = forecastDeposits({ asOf, days: 92, bundles: randomBooks(seeded(5).next) });
    for (const closed of ['2026-11-28', '2027-01-01', '2027-01-11', '2027-02-23'])
      expect(forecast.days.find((day) => day.from === closed)?.expectedYen).toBe(0);
  });

  test('who has always been late stands in the list, with the facts; who has always been punctual does not', () => {
    const bundles = [
      ...paidBills(1, [14, 14, 14, 14, 14, 14, 14, 14]),
      ...paidBills(2, [0, 0, 0, 0, 0, 0, 0, 0]),
      bundle({ customerId: 1, issuedOn: '2026-11-20', dueOn: '2026-12-28' }),
      bundle({ customerId: 2, issuedOn: '2026-11-20', dueOn: '2026-12-28' }),
    ];
    const risks = lateRisks(deskOf(bundles), asOf, '2026-12-31');
    expect(risks).toMatchObject([
      { customerId: 1, bills: 8, lateBills: 8, averageLateDays: 14, lastLateDays: 14, yen: 100_000 },
    ]);
  });

  function deskOf(bundles: Bundle[]) {
    return {
      calendar,
      book: habitBook(billFacts(bundles), asOf, calendar),
      open: openBills(billFacts(bundles), asOf),
    };
  }
});

function openOn({ yen, closedOn, issuedOn, flows }: Bundle, day: string): number {
  if (issuedOn > day) return 0;
  if (flows) return flows.reduce((open, flow) => (flow.on <= day ? open - flow.yen : open), yen);
  return closedOn > day ? yen : 0;
}

function randomBooks(random: () => number): Bundle[] {
  const bundles: Bundle[] = [];
  for (let customerId = 1; customerId <= 8; customerId++) {
    const late = Math.floor(random() * 20);
    for (let month = 0; month < 14; month++) {
      const dueOn = addDays('2025-10-31', month * 30);
      const yen = 1000 + Math.floor(random() * 500_000);
      const closes = addDays(dueOn, Math.floor(random() * (late + 1)));
      const isOpen = closes > '2026-11-24' || random() < 0.1;
      const part = Math.floor(yen / 3);
      const flows =
        random() < 0.2 && !isOpen
          ? [
              { on: addDays(closes, -3), yen: part, kind: 'cleared' as const },
              { on: closes, yen: yen - part, kind: 'cleared' as const },
            ]
          : null;
      bundles.push(bundle({ customerId, dueOn, yen, closedOn: isOpen ? OPEN : closes, flows }));
    }
  }
  return bundles;
}

describe('the back-test', () => {
  test('customers who keep their habits are foretold; the plain belief is not', () => {
    const bundles: Bundle[] = [];
    for (let customerId = 1; customerId <= 10; customerId++)
      for (let month = 0; month < 22; month++) {
        const dueOn = shiftFromHoliday(addMonths('2025-01-31', month), 'after');
        const closes = calendar.dayAt(calendar.indexOf(dueOn) + (customerId % 2 === 0 ? 0 : 11));
        bundles.push(bundle({ customerId, dueOn, yen: 100_000, closedOn: closes > '2026-11-24' ? OPEN : closes }));
      }
    const told = backtest(bundles, '2026-11-24', 9);
    expect(told.origins.length).toBeGreaterThanOrEqual(8);
    expect(told.weekErrorPermille!).toBeLessThan(150);
    expect(told.plainWeekErrorPermille!).toBeGreaterThan(500);
  });

  test('never looks ahead: what comes after the origin changes the actual, not the forecast', () => {
    const calm = randomBooks(seeded(11).next);
    const [origin] = backtest(calm, '2026-11-24', 2).origins;
    const changed = calm.map((one) =>
      !one.flows && one.closedOn > origin!.on && one.issuedOn <= origin!.on ? { ...one, closedOn: OPEN } : one,
    );
    const again = backtest(changed, '2026-11-24', 2).origins[0]!;
    expect(again.expectedYen).toBe(origin!.expectedYen);
    expect(again.actualYen).toBeLessThan(origin!.actualYen);
  });
});
