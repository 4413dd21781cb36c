/** 貸倒: what the tax rules allow, how much they take, and the consumption tax in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TAX_CLASSES } from '../../src/domain/invoice-tax.ts';
import { splitByTax } from '../../src/domain/tax-parts.ts';
import { planWriteOff, ruleStates, stoppedOn, type WriteOffRule } from '../../src/domain/write-off.ts';

const FACTS = { lastSoldOn: '2025-06-30', lastDueOn: '2025-08-31', lastDepositOn: '2025-07-10', reminders: 2 };

describe('a rule is open', () => {
  test.each<[what: string, rule: WriteOffRule, on: string, change: Partial<typeof FACTS>, obstacle: string | null]>([
    ['a debt cut by law at any time', '9-6-1', '2025-09-01', {}, null],
    ['a debt that nobody can collect at any time', '9-6-2', '2025-09-01', {}, null],
    ['a year after the last due date', '9-6-3-1', '2026-08-31', {}, null],
    ['not a day earlier', '9-6-3-1', '2026-08-30', {}, 'year-not-over'],
    ['not while a deposit came since', '9-6-3-1', '2026-08-31', { lastDepositOn: '2025-10-01' }, 'year-not-over'],
    ['not while something was sold since', '9-6-3-1', '2026-08-31', { lastSoldOn: '2025-09-30' }, 'year-not-over'],
    ['a small debt after a letter', '9-6-3-2', '2025-09-01', {}, null],
    ['not before a letter', '9-6-3-2', '2025-09-01', { reminders: 0 }, 'not-reminded'],
  ])('%s', (_what, rule, on, change, obstacle) => {
    const state = ruleStates({ ...FACTS, ...change }, on).find((one) => one.rule === rule)!;
    expect(state.obstacle).toBe(obstacle);
  });

  test('the year begins with the latest of trade, due date and deposit', () => {
    expect(stoppedOn(FACTS)).toBe('2025-08-31');
    expect(stoppedOn({ lastSoldOn: null, lastDueOn: null, lastDepositOn: null, reminders: 0 })).toBeNull();
  });
});

const OPEN = [
  { receivableId: 1, openYen: 100_000 },
  { receivableId: 2, openYen: 50_000 },
];

describe('a plan', () => {
  test.each<
    [what: string, rule: WriteOffRule, chosen: { receivableId: number; amountYen?: number }[] | null, plan: unknown]
  >([
    [
      '9-6-1 cuts any part',
      '9-6-1',
      [{ receivableId: 1, amountYen: 90_000 }],
      { lines: [{ receivableId: 1, amountYen: 90_000 }], memorandumYen: 0 },
    ],
    [
      '9-6-2 takes whole claims',
      '9-6-2',
      [{ receivableId: 2 }],
      { lines: [{ receivableId: 2, amountYen: 50_000 }], memorandumYen: 0 },
    ],
    ['9-6-2 takes no part of one', '9-6-2', [{ receivableId: 2, amountYen: 49_999 }], 'part-of-claim'],
    [
      '9-6-3 leaves one yen on what is due last',
      '9-6-3-1',
      null,
      {
        lines: [
          { receivableId: 1, amountYen: 100_000 },
          { receivableId: 2, amountYen: 49_999 },
        ],
        memorandumYen: 1,
      },
    ],
    [
      '9-6-3 leaves it there in whatever order they are named',
      '9-6-3-2',
      [{ receivableId: 2 }, { receivableId: 1 }],
      {
        lines: [
          { receivableId: 1, amountYen: 100_000 },
          { receivableId: 2, amountYen: 49_999 },
        ],
        memorandumYen: 1,
      },
    ],
    ['9-6-3 takes all or nothing', '9-6-3-1', [{ receivableId: 1 }], 'not-all'],
    ['never beyond what is open', '9-6-1', [{ receivableId: 1, amountYen: 100_001 }], 'over-open'],
    ['nothing that is not open', '9-6-1', [{ receivableId: 9 }], 'nothing-open'],
  ])('%s', (_what, rule, chosen, plan) => {
    expect(planWriteOff(rule, OPEN, chosen)).toEqual(plan);
  });

  test('a memorandum yen alone cannot be written off again', () => {
    expect(planWriteOff('9-6-3-1', [{ receivableId: 1, openYen: 1 }], null)).toBe('nothing-open');
  });
});

describe('the tax in an amount', () => {
  test('follows the rates of the sale', () => {
    const taxes = [
      { taxClass: 'standard-10' as const, grossYen: 110_000 },
      { taxClass: 'reduced-8' as const, grossYen: 54_000 },
    ];
    expect(splitByTax(164_000, taxes)).toEqual([
      { taxClass: 'standard-10', grossYen: 110_000, taxYen: 10_000 },
      { taxClass: 'reduced-8', grossYen: 54_000, taxYen: 4_000 },
    ]);
    expect(splitByTax(660, taxes)).toEqual([
      { taxClass: 'standard-10', grossYen: 443, taxYen: 40 },
      { taxClass: 'reduced-8', grossYen: 217, taxYen: 16 },
    ]);
  });

  test('an opening balance counts as sold at 10 %', () => {
    expect(splitByTax(110_000, [])).toEqual([{ taxClass: 'standard-10', grossYen: 110_000, taxYen: 10_000 }]);
  });

  test('never loses or makes a yen', () => {
    const tax = fc.record({
      taxClass: fc.constantFrom(...TAX_CLASSES),
      grossYen: fc.integer({ min: -9999, max: 999_999 }),
    });
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.array(tax, { maxLength: 5 }), (amountYen, taxes) => {
        const parts = splitByTax(amountYen, taxes);
        expect(parts.reduce((sum, part) => sum + part.grossYen, 0)).toBe(amountYen);
        expect(parts.every((part) => part.grossYen > 0 && part.taxYen >= 0 && part.taxYen < part.grossYen)).toBe(true);
      }),
    );
  });
});
