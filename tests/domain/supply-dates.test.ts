/** 取引年月日: what is typed, what an invoice states, what a copy states, and whose rate holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, endOfMonth, monthOf } from '../../src/domain/dates.ts';
import { rateFault, type TaxClass, taxTotals } from '../../src/domain/invoice-tax.ts';
import {
  copiedSupply,
  dayInMonth,
  parseSupply,
  ruleOfSupply,
  SUPPLY_RULES,
  supplyByRule,
  supplyFault,
  supplyOf,
} from '../../src/domain/supply-dates.ts';
import { supplyText } from '../../src/messages/invoice-entry.ts';

const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays('2020-01-01', count));

describe('what is typed', () => {
  it.each([
    ['10/25', '2026-10-25', '2026-10-25'],
    ['1025', '2026-10-25', '2026-10-25'],
    ['R8.10.25', '2026-10-25', '2026-10-25'],
    ['末', '2026-10-31', '2026-10-31'],
    ['10月分', '2026-10-01', '2026-10-31'],
    ['１０月', '2026-10-01', '2026-10-31'],
    // The month before last, not the one to come.
    ['11月分', '2025-11-01', '2025-11-30'],
    ['先月', '2026-09-01', '2026-09-30'],
    ['今月', '2026-10-01', '2026-10-31'],
    ['2026/9', '2026-09-01', '2026-09-30'],
    ['2024年2月分', '2024-02-01', '2024-02-29'],
    ['10/1〜10/15', '2026-10-01', '2026-10-15'],
    ['10/1～末', '2026-10-01', '2026-10-31'],
    ['1001-1031', '2026-10-01', '2026-10-31'],
    ['2026-09-21から2026-10-20まで', '2026-09-21', '2026-10-20'],
    ['2026-09-21〜2026-10-20', '2026-09-21', '2026-10-20'],
  ])('%s', (text, from, through) => {
    expect(parseSupply(text, '2026-10-31')).toEqual({ from, through });
  });

  it.each(['', '13月', '10/32', '10/1〜', '〜10/31', '10/1〜10/5〜10/9', 'きのう', '0月分'])('%s is no day', (text) => {
    expect(parseSupply(text, '2026-10-31')).toBeNull();
  });

  it('reads what it shows', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), days, (from, length, issuedOn) => {
        const supply = { from, through: addDays(from, length) };
        expect(parseSupply(supplyText(supply), issuedOn)).toEqual(supply);
        const month = { from: `${monthOf(from)}-01`, through: endOfMonth(monthOf(from)) };
        expect(parseSupply(supplyText(month), issuedOn)).toEqual(month);
      }),
    );
  });
});

describe('what an invoice states', () => {
  it('is the day of issue, the span of its lines, or what was given', () => {
    const on = '2026-10-31';
    expect(supplyOf(on, {})).toEqual({ from: on, through: on });
    expect(supplyOf(on, {}, [{}, { suppliedOn: null }])).toEqual({ from: on, through: on });
    expect(supplyOf(on, {}, [{ suppliedOn: '2026-10-05' }, { suppliedOn: '2026-10-20' }])).toEqual({
      from: '2026-10-05',
      through: '2026-10-20',
    });
    // A line without a day is of the day of issue.
    expect(supplyOf(on, {}, [{ suppliedOn: '2026-10-05' }, {}])).toEqual({ from: '2026-10-05', through: on });
    expect(supplyOf(on, { suppliedThrough: '2026-10-20' })).toEqual({ from: '2026-10-20', through: '2026-10-20' });
    expect(supplyOf(on, { suppliedFrom: '2026-10-20' })).toEqual({ from: '2026-10-20', through: '2026-10-20' });
  });

  it('names a period turned round and a line outside of it', () => {
    const given = { suppliedFrom: '2026-10-01', suppliedThrough: '2026-10-31' };
    expect(supplyFault({ suppliedFrom: '2026-10-02', suppliedThrough: '2026-10-01' }, [])).toMatchObject({
      code: 'supply-order',
    });
    expect(supplyFault(given, [{}, { suppliedOn: '2026-11-01' }])).toMatchObject({ code: 'supply-outside', line: 2 });
    expect(supplyFault(given, [{ suppliedOn: '2026-10-31' }])).toBeNull();
    expect(supplyFault({}, [{ suppliedOn: '2026-11-01' }])).toBeNull();
  });
});

describe('a copy', () => {
  it('is as many months later, and the end of a month stays one', () => {
    expect(dayInMonth('2026-02-28', '2026-02-28', '2026-03-31')).toBe('2026-03-31');
    expect(dayInMonth('2026-01-30', '2026-01-31', '2026-02-28')).toBe('2026-02-28');
    expect(
      copiedSupply(
        { issuedOn: '2026-10-31', suppliedFrom: '2026-10-01', suppliedThrough: '2026-10-31' },
        [],
        '2026-11-30',
      ),
    ).toMatchObject({ suppliedFrom: '2026-11-01', suppliedThrough: '2026-11-30' });
    // In arrears across the year's end.
    expect(
      copiedSupply(
        { issuedOn: '2026-12-10', suppliedFrom: '2026-11-01', suppliedThrough: '2026-11-30' },
        [],
        '2027-01-10',
      ),
    ).toMatchObject({ suppliedFrom: '2026-12-01', suppliedThrough: '2026-12-31' });
  });

  it('says nothing where nothing was said, and leaves a mere span to its lines', () => {
    expect(copiedSupply({ issuedOn: '2026-10-31' }, [{}], '2026-11-30')).toMatchObject({
      suppliedFrom: null,
      suppliedThrough: null,
    });
    const invoice = { issuedOn: '2026-10-31', suppliedFrom: '2026-10-05', suppliedThrough: '2026-10-20' };
    const lines = [{ suppliedOn: '2026-10-05' }, { suppliedOn: '2026-10-20' }];
    expect(copiedSupply(invoice, lines, '2026-11-30')).toEqual({
      suppliedFrom: null,
      suppliedThrough: null,
      lines: [{ suppliedOn: '2026-11-05' }, { suppliedOn: '2026-11-20' }],
    });
  });

  it('of a whole month is a whole month, and never outside its own period', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 0, max: 30 }),
        (issuedOn, back, later, day) => {
          const month = monthOf(addMonths(`${monthOf(issuedOn)}-01`, back));
          const lineOn = addDays(`${month}-01`, day);
          const invoice = { issuedOn, suppliedFrom: `${month}-01`, suppliedThrough: endOfMonth(month) };
          const lines = lineOn <= endOfMonth(month) ? [{ suppliedOn: lineOn }] : [{}];
          const copiedOn = addMonths(issuedOn, later);
          const copy = copiedSupply(invoice, lines, copiedOn);
          const wanted = monthOf(addMonths(`${monthOf(copiedOn)}-01`, back));
          expect(copy).toMatchObject({ suppliedFrom: `${wanted}-01`, suppliedThrough: endOfMonth(wanted) });
          expect(supplyFault(copy, copy.lines)).toBeNull();
        },
      ),
    );
  });

  it('by the rule of a template, and the rule is told again', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...SUPPLY_RULES), (on, rule) => {
        expect(ruleOfSupply(supplyByRule(rule, on), on)).toBe(rule);
      }),
    );
    expect(supplyByRule('last-month', '2026-01-31')).toEqual({
      suppliedFrom: '2025-12-01',
      suppliedThrough: '2025-12-31',
    });
  });
});

describe('whose rate holds', () => {
  /** A law of the future: 12 % from 2027-04. */
  const RATES = Object.fromEntries(
    (['standard-10', 'reduced-8', 'exempt', 'out-of-scope', 'zero-rated'] as const).map((taxClass) => [
      taxClass,
      taxClass === 'standard-10'
        ? [
            { from: '2019-10-01', percent: 10 },
            { from: '2027-04-01', percent: 12 },
          ]
        : [{ from: '2019-10-01', percent: taxClass === 'reduced-8' ? 8 : 0 }],
    ]),
  ) as Record<TaxClass, { from: string; percent: number }[]>;
  const on = (day: string) => ({ from: day, through: day });
  const line = (suppliedOn?: string) => ({ taxClass: 'standard-10' as const, suppliedOn });

  it('is that of the dealing, not of the paper', () => {
    expect(rateFault([line()], on('2019-09-30'))).toMatchObject({ code: 'tax-rate-date', on: '2019-09-30' });
    expect(rateFault([line('2019-09-30')], on('2026-10-31'))).toMatchObject({ code: 'tax-rate-date', line: 1 });
    expect(rateFault([line('2026-10-01')], on('2019-09-30'))).toBeNull();
  });

  it('may not change within a period whose lines have no day, nor among the lines of one rate', () => {
    const period = { from: '2027-03-16', through: '2027-04-15' };
    expect(rateFault([line()], period, RATES)).toMatchObject({ code: 'tax-rate-span', since: '2027-04-01' });
    expect(rateFault([line('2027-03-31'), line('2027-04-01')], period, RATES)).toMatchObject({
      code: 'tax-rate-mixed',
      line: 2,
    });
    expect(rateFault([line('2027-03-20'), line('2027-03-31')], period, RATES)).toBeNull();
    expect(rateFault([{ taxClass: 'reduced-8' }], period, RATES)).toBeNull();
    expect(rateFault([line()], { from: '2019-09-01', through: '2019-10-31' })).toMatchObject({ code: 'tax-rate-span' });
  });

  it('is reckoned by the lines’ days', () => {
    const [tax] = taxTotals([{ ...line('2026-10-05'), amountYen: 1000 }], 'down', false, '2019-09-30');
    expect(tax).toMatchObject({ taxYen: 100 });
  });
});
