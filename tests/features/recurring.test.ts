/** 定期請求: issued once a period, caught up when missed, never twice. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPeriodOf, issueDayOf, periodsDue, priceOfPeriod } from '../../src/domain/recurring.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const LINE = {
  description: '{期間}分 顧問料',
  quantityMilli: 1000,
  unitPriceMilli: 30_000_000,
  taxClass: 'standard-10' as const,
};

async function schedule(given = {}) {
  const clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'C1');
  const { scheduleId } = await office.call('recurring.save', {
    clientId,
    customerId,
    name: '顧問料',
    title: '{月}月分 顧問料',
    firstPeriod: '2026-09',
    lines: [LINE],
    ...given,
  });
  return { clientId, customerId, scheduleId };
}

describe('a schedule', () => {
  test('shows what it will issue, catches up on what was missed, and issues each period once', async () => {
    const { clientId, scheduleId } = await schedule();
    const question = { clientId, through: '2026-11-30' };
    const { invoices, totalYen } = await office.call('recurring.propose', question);
    expect(invoices.map((one) => [one.period, one.state, one.issuedOn, one.title, one.lines[0]!.description])).toEqual([
      ['2026-09', 'missed', '2026-09-30', '9月分 顧問料', '2026年9月分 顧問料'],
      ['2026-10', 'missed', '2026-10-31', '10月分 顧問料', '2026年10月分 顧問料'],
      ['2026-11', 'due', '2026-11-30', '11月分 顧問料', '2026年11月分 顧問料'],
    ]);
    expect(totalYen).toBe(99_000);
    const waiting = async () =>
      (await office.call('today.todos', {})).items.filter(
        (item) => item.kind === 'recurring-unbilled' && item.clientId === clientId,
      );
    // What was expected and is not billed stands on the day's list: November's day has not come.
    expect(await waiting()).toMatchObject([{ count: 2, yen: 66_000, on: '2026-09-30' }]);
    const run = await office.call('recurring.issue', question);
    expect(await waiting()).toEqual([]);
    expect(run.issued.map((one) => [one.period, one.number])).toEqual([
      ['2026-09', '2609-0001'],
      ['2026-10', '2610-0001'],
      ['2026-11', '2611-0001'],
    ]);
    expect((await office.call('recurring.issue', question)).issued).toEqual([]);
    const again = { ...question, periods: [{ scheduleId, period: '2026-11' }] };
    expect(await office.refused('recurring.issue', again)).toMatchObject({ code: 'period-done' });
    expect(
      await office.refused('recurring.issue', { ...question, periods: [{ scheduleId, period: '2027-01' }] }),
    ).toMatchObject({ code: 'period-none' });
    const { schedules } = await office.call('recurring.list', { clientId });
    expect(schedules).toMatchObject([{ nextPeriod: '2026-12', nextYen: 33_000, lastBilledPeriod: '2026-11' }]);
  });

  test('of two calls at once issues a period once', async () => {
    const { clientId } = await schedule();
    const runs = await Promise.all(
      [1, 2, 3].map(() => office.call('recurring.issue', { clientId, through: '2026-11-30' })),
    );
    expect(runs.flatMap((run) => run.issued)).toHaveLength(3);
  });

  test('skips with a reason, holds what lies in a closed month, and dates it anew when told', async () => {
    const { clientId, scheduleId } = await schedule();
    await office.call('recurring.skip', { clientId, scheduleId, period: '2026-09', reason: '休業' });
    await office.call('periods.close', { clientId, through: '2026-10-31' });
    const held = await office.call('recurring.issue', { clientId, through: '2026-11-30' });
    expect(held.issued.map((one) => one.period)).toEqual(['2026-11']);
    expect(held.held.map((one) => [one.period, one.code])).toEqual([['2026-10', 'period-closed']]);
    const late = await office.call('recurring.issue', { clientId, through: '2026-11-30', issuedOn: '2026-11-24' });
    expect(late.issued).toMatchObject([{ period: '2026-10', number: '2611-0002' }]);
    expect((await office.call('invoices.changes', { clientId })).changes).toMatchObject([
      { kind: 'period-skip', reason: '休業' },
    ]);
  });

  test('lists a period whose invoice was voided, and not one that was replaced', async () => {
    const { clientId } = await schedule();
    const { issued } = await office.call('recurring.issue', { clientId, through: '2026-10-31' });
    const [first, second] = issued;
    await office.call('invoices.void', { clientId, invoiceId: first!.invoiceId, on: '2026-09-30', reason: '誤り' });
    await office.call('invoices.reissue', { clientId, invoiceId: second!.invoiceId, reason: '誤り', lines: [LINE] });
    const { invoices } = await office.call('recurring.propose', { clientId, through: '2026-10-31' });
    expect(invoices.map((one) => [one.period, one.state])).toEqual([['2026-09', 'void']]);
  });

  test('bills a voided period again where it is named, or leaves it out with a reason, and never by itself', async () => {
    const { clientId, scheduleId } = await schedule();
    const run = { clientId, through: '2026-10-31' };
    const { issued } = await office.call('recurring.issue', run);
    for (const { invoiceId } of issued)
      await office.call('invoices.void', { clientId, invoiceId, on: '2026-10-31', reason: '誤り' });
    expect((await office.call('recurring.issue', run)).issued).toEqual([]);

    const again = await office.call('recurring.issue', { ...run, periods: [{ scheduleId, period: '2026-09' }] });
    expect(again.issued).toMatchObject([{ period: '2026-09', number: '2609-0002', totalYen: 33_000 }]);
    const twice = await office.refused('recurring.issue', { ...run, periods: [{ scheduleId, period: '2026-09' }] });
    expect(twice).toMatchObject({ code: 'period-done' });
    await office.call('recurring.skip', { clientId, scheduleId, period: '2026-10', reason: '休業' });
    expect((await office.call('recurring.propose', run)).invoices).toEqual([]);
  });

  test('steps its price, keeps its interval and ends', async () => {
    const { clientId, scheduleId } = await schedule({
      everyMonths: 3,
      firstPeriod: '2025-10',
      lastPeriod: '2026-07',
      monthsAhead: -1,
      issueDay: 20,
      lines: [{ ...LINE, prices: [{ fromPeriod: '2026-04', unitPriceMilli: 40_000_000 }] }],
    });
    const { invoices } = await office.call('recurring.propose', { clientId, through: '2026-11-30' });
    expect(invoices.map((one) => [one.period, one.issuedOn, one.totalYen])).toEqual([
      ['2025-10', '2025-09-20', 33_000],
      ['2026-01', '2025-12-20', 33_000],
      ['2026-04', '2026-03-20', 44_000],
      ['2026-07', '2026-06-20', 44_000],
    ]);
    expect(invoices[0]!.lines[0]!.description).toBe('2025年10月〜2025年12月分 顧問料');
    await office.call('recurring.issue', { clientId, through: '2026-03-31' });
    expect(await office.refused('recurring.end', { clientId, scheduleId, lastPeriod: '2026-01' })).toMatchObject({
      code: 'schedule-billed',
    });
    await office.call('recurring.end', { clientId, scheduleId, lastPeriod: '2026-04' });
    expect((await office.call('recurring.propose', { clientId, through: '2026-11-30' })).invoices).toEqual([]);
  });
});

/** Against a walk by months of its own. */
test('the periods of any schedule are those a calendar gives', () => {
  fc.assert(
    fc.property(
      fc.record({
        everyMonths: fc.integer({ min: 1, max: 24 }),
        first: fc.integer({ min: 0, max: 40 }),
        length: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
        issueDay: fc.integer({ min: 1, max: 31 }),
        monthsAhead: fc.integer({ min: -2, max: 2 }),
      }),
      fc.integer({ min: 0, max: 1500 }),
      ({ everyMonths, first, length, issueDay, monthsAhead }, days) => {
        const month = (index: number) =>
          `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
        const terms = {
          everyMonths,
          firstPeriod: month(first),
          lastPeriod: length === null ? null : month(first + length),
          issueDay,
          monthsAhead,
        };
        const through = new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
        const expected: string[] = [];
        for (let index = first; index <= first + (length ?? 200); index += everyMonths) {
          const at = index + monthsAhead;
          const year = 2024 + Math.floor(at / 12);
          const of = ((at % 12) + 12) % 12;
          const day = Math.min(issueDay, new Date(Date.UTC(year, of + 1, 0)).getUTCDate());
          if (Date.UTC(year, of, day) <= Date.UTC(2024, 0, 1 + days)) expected.push(month(index));
        }
        expect(periodsDue(terms, through, new Set())).toEqual(expected);
        for (const period of expected) {
          expect(isPeriodOf(terms, period)).toBe(true);
          expect(issueDayOf(terms, period) <= through).toBe(true);
        }
      },
    ),
    { numRuns: 500, seed: 20261125 },
  );
  expect(priceOfPeriod({ unitPriceMilli: 1, prices: [{ fromPeriod: '2026-04', unitPriceMilli: 2 }] }, '2026-03')).toBe(
    1,
  );
  expect(priceOfPeriod({ unitPriceMilli: 1, prices: [{ fromPeriod: '2026-04', unitPriceMilli: 2 }] }, '2026-04')).toBe(
    2,
  );
});
