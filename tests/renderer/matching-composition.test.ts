/** What a clerk composes on 消込: no yen comes from nowhere, none is used twice, none is left unsaid. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Composition,
  composeAnswer,
  composeFor,
  NOTHING_COMPOSED,
  type OpenReceivable,
  obstacleOf,
  overdrawnOf,
  shareOut,
  totalsOf,
  withAdjustment,
  withAmount,
  withExcessKept,
  withoutAdjustments,
  withTicked,
} from '../../src/renderer/features/matching/composition.ts';

const receivable = (receivableId: number, openYen: number): OpenReceivable => ({
  receivableId,
  invoice: `2610-${receivableId}`,
  invoiceId: receivableId,
  issuedOn: '2026-10-31',
  dueOn: '2026-11-30',
  amountYen: openYen,
  openYen,
});

const YAMADA = [receivable(1, 842_600), receivable(2, 442_100), receivable(3, 796_400)];
const nothing: Composition = { ...NOTHING_COMPOSED, customerId: 2201 };
const amounts = (composition: Composition) => Object.fromEntries(composition.amounts);

describe('ticking', () => {
  test('fills the oldest first with the money that came, and the rest waits with 0', () => {
    const composed = withTicked(nothing, new Set([3, 1, 2]), YAMADA, 1_284_260);
    expect(amounts(composed)).toEqual({ 1: 842_600, 2: 441_660, 3: 0 });
    expect([...composed.amounts.keys()]).toEqual([1, 2, 3]);
  });

  test('lets differences fall away, because they were of other invoices', () => {
    const answer = {
      customerId: 2201,
      customerCode: '2201',
      customerName: '株式会社山田商店',
      allocations: [
        { invoice: '2610-1', receivableId: 1, amountYen: 842_600 },
        { invoice: '2610-2', receivableId: 2, amountYen: 442_100 },
      ],
      adjustments: [{ kind: 'transfer-fee' as const, amountYen: 440 }],
      score: 1,
      reasons: [],
    };
    const proposed = composeAnswer(answer, 0);
    expect(totalsOf(proposed, YAMADA, 1_284_260)).toMatchObject({
      clearedYen: 1_284_700,
      usedYen: 1_284_260,
      leftYen: 0,
    });
    expect(proposed.answer).toBe(0);
    const ticked = withTicked(proposed, new Set([1]), YAMADA, 1_284_260);
    expect(ticked).toMatchObject({ adjustments: [], answer: null });
    expect(totalsOf(ticked, YAMADA, 1_284_260)).toMatchObject({ clearedYen: 842_600, leftYen: 441_660 });
  });
});

describe('amounts typed by hand', () => {
  test('stay, and what they free goes to the others', () => {
    const both = withTicked(nothing, new Set([1, 2]), YAMADA, 1_284_260);
    const typed = withAmount(both, { receivableId: 1, amountYen: 800_000 }, YAMADA, 1_284_260);
    expect(amounts(typed)).toEqual({ 1: 800_000, 2: 442_100 });
    expect(totalsOf(typed, YAMADA, 1_284_260).leftYen).toBe(42_160);
  });

  test('are refused above the balance, above the money, and at nothing', () => {
    const one = withTicked(nothing, new Set([1]), YAMADA, 100_000);
    const type = (amountYen: number | null) => withAmount(one, { receivableId: 1, amountYen }, YAMADA, 100_000);
    expect(obstacleOf(type(842_601), YAMADA, 1_000_000)).toBe('over-open');
    expect(overdrawnOf(type(842_601), YAMADA)).toEqual([1]);
    expect(obstacleOf(type(100_001), YAMADA, 100_000)).toBe('over-money');
    expect(obstacleOf(type(null), YAMADA, 100_000)).toBe('nothing-ticked');
    expect(obstacleOf(type(100_000), YAMADA, 100_000)).toBeNull();
    expect(obstacleOf(NOTHING_COMPOSED, YAMADA, 100_000)).toBe('no-customer');
  });
});

describe('a customer chosen by hand', () => {
  test.each([
    ['one invoice of just this amount', 442_100, { 2: 442_100 }],
    ['everything open of just this amount', 2_081_100, { 1: 842_600, 2: 442_100, 3: 796_400 }],
    ['no invoice of this amount: nothing is guessed', 500_000, {}],
  ])('%s', (_case, moneyYen, expected) => {
    expect(amounts(composeFor(2201, YAMADA, moneyYen))).toEqual(expected);
  });
});

describe('short and over', () => {
  test('a reason for the shortage clears the invoice whole; leaving it out keeps the rest open', () => {
    const short = withTicked(nothing, new Set([1, 2]), YAMADA, 1_284_260);
    const fee = withAdjustment(short, { kind: 'transfer-fee', amountYen: 440 }, YAMADA, 1_284_260);
    expect(amounts(fee)).toEqual({ 1: 842_600, 2: 442_100 });
    expect(totalsOf(fee, YAMADA, 1_284_260)).toMatchObject({ shortYen: 0, leftYen: 0, adjustmentYen: 440 });
    expect(totalsOf(withoutAdjustments(fee, YAMADA, 1_284_260), YAMADA, 1_284_260)).toMatchObject({
      shortYen: 440,
      leftYen: 0,
    });
  });

  test('a second reason of the same kind takes the place of the first, another joins it', () => {
    const short = withTicked(nothing, new Set([1]), YAMADA, 800_000);
    const fee = withAdjustment(short, { kind: 'transfer-fee', amountYen: 440 }, YAMADA, 800_000);
    const other = withAdjustment(fee, { kind: 'transfer-fee', amountYen: 660 }, YAMADA, 800_000);
    expect(other.adjustments).toEqual([{ kind: 'transfer-fee', amountYen: 660 }]);
    const both = withAdjustment(other, { kind: 'discount', amountYen: 41_940 }, YAMADA, 800_000);
    expect(totalsOf(both, YAMADA, 800_000)).toMatchObject({ clearedYen: 842_600, shortYen: 0, leftYen: 0 });
  });

  test('too much money clears what is ticked whole and keeps the rest as an advance', () => {
    const over = withExcessKept(withTicked(nothing, new Set([2]), YAMADA, 450_000), YAMADA, 450_000);
    expect(amounts(over)).toEqual({ 2: 442_100 });
    expect(totalsOf(over, YAMADA, 450_000)).toMatchObject({ leftYen: 7900, afterYen: 1_639_000 });
  });
});

describe('several deposits', () => {
  test('the largest carries the difference, and each invoice is paid in order', () => {
    const deposits = [
      { depositId: 11, amountYen: 300_000 },
      { depositId: 12, amountYen: 541_940 },
    ];
    const whole = withAdjustment(
      withTicked(nothing, new Set([1]), YAMADA, 841_940),
      { kind: 'transfer-fee', amountYen: 660 },
      YAMADA,
      841_940,
    );
    expect(shareOut(whole, deposits)).toEqual([
      {
        depositId: 12,
        allocations: [{ receivableId: 1, amountYen: 542_600 }],
        adjustments: [{ kind: 'transfer-fee', amountYen: 660 }],
      },
      { depositId: 11, allocations: [{ receivableId: 1, amountYen: 300_000 }], adjustments: [] },
    ]);
  });

  const yen = fc.integer({ min: 1, max: 5_000_000 });
  const book = fc.array(yen, { minLength: 1, maxLength: 6 });

  test('however they are mixed, no deposit is used beyond what it has and no receivable beyond what was composed', () => {
    fc.assert(
      fc.property(book, book, fc.nat({ max: 990 }), (opens, monies, feeYen) => {
        const open = opens.map((one, index) => receivable(index + 1, one));
        const deposits = monies.map((amountYen, index) => ({ depositId: index + 1, amountYen }));
        const moneyYen = monies.reduce((sum, one) => sum + one, 0);
        const ticked = withTicked(nothing, new Set(open.map((one) => one.receivableId)), open, moneyYen);
        const composed =
          feeYen > 0 ? withAdjustment(ticked, { kind: 'transfer-fee', amountYen: feeYen }, open, moneyYen) : ticked;
        if (obstacleOf(composed, open, moneyYen) !== null) return;
        const inputs = shareOut(composed, deposits);
        const paid = new Map<number, number>();
        for (const { depositId, allocations, adjustments } of inputs) {
          const clearedYen = allocations.reduce((sum, one) => sum + one.amountYen, 0);
          const adjustedYen = (adjustments ?? []).reduce((sum, one) => sum + one.amountYen, 0);
          const usedYen = clearedYen - adjustedYen;
          expect(usedYen).toBeGreaterThanOrEqual(0);
          expect(usedYen).toBeLessThanOrEqual(deposits.find((one) => one.depositId === depositId)!.amountYen);
          for (const { receivableId, amountYen } of allocations)
            paid.set(receivableId!, (paid.get(receivableId!) ?? 0) + amountYen);
        }
        for (const [id, amountYen] of composed.amounts) expect(paid.get(id) ?? 0).toBe(amountYen);
      }),
    );
  });
});
