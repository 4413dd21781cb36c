/** What an office's own clearings may do to the weights, and that no office's history makes the engine clear wrongly. */
import { describe, expect, test } from 'vitest';
import { type ExperienceCount, learnWeights, TABLE_WEIGHTS } from '../../src/domain/matching/learned-weights.ts';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import { FEE_PRIOR, LEARNED_AT_MOST, TIMING } from '../../src/domain/matching/weights.ts';
import { judge } from '../support/matching-judge.ts';
import { makeNastyWorld } from '../support/nasty-world.ts';
import { makeWorld } from '../support/world.ts';

const line = (given: Partial<ExperienceCount>): ExperienceCount => ({
  feeBearer: 'customer',
  feeYen: 0,
  withheld: false,
  lateness: 3,
  count: 1000,
  ...given,
});

describe('counting', () => {
  test('nothing counted leaves the table as it is', () => {
    expect(learnWeights([])).toBe(TABLE_WEIGHTS);
    expect(TABLE_WEIGHTS.timing).toEqual(TIMING.map((bin) => bin.likelihood));
  });

  test('a young office is judged by the table, an old one by itself', () => {
    const young = learnWeights([line({ feeBearer: 'client', count: 10 })]);
    const old = learnWeights([
      line({ feeBearer: 'client', count: 6000 }),
      line({ feeBearer: 'client', feeYen: 440, count: 4000 }),
    ]);
    expect(young.someFee.client).toBeGreaterThan(0.7);
    expect(old.someFee.client).toBeCloseTo(0.41, 2);
    expect(old.feeShare.get(440)).toBeCloseTo(0.62, 2);
    expect(old.feeShare.get(110)).toBeUndefined();
  });

  test('nobody’s history moves a weight further than it may', () => {
    const extreme = learnWeights([line({ feeYen: 440, withheld: true, lateness: 6, count: 1_000_000 })]);
    expect(extreme.someFee.customer).toBeCloseTo(FEE_PRIOR.customer * LEARNED_AT_MOST, 6);
    for (const [bin, likelihood] of extreme.timing.entries()) {
      expect(likelihood).toBeGreaterThanOrEqual(TIMING[bin]!.likelihood / LEARNED_AT_MOST - 1e-9);
      expect(likelihood).toBeLessThanOrEqual(1);
    }
  });
});

describe('whatever an office has met', () => {
  test.each<[string, ExperienceCount[]]>([
    ['everybody deducts 440', [line({ feeYen: 440, count: 100_000 }), line({ feeBearer: 'client', feeYen: 440 })]],
    ['nobody ever deducts', [line({ count: 100_000 }), line({ feeBearer: 'client', count: 100_000 })]],
    ['all pay months late', [line({ lateness: 6, count: 100_000 })]],
    ['all pay weeks early, tax withheld', [line({ lateness: 0, withheld: true, count: 100_000 })]],
  ])('%s: nothing is cleared wrongly, and nearly everything clears', (_, experience) => {
    let [must, cleared] = [0, 0];
    const worlds = [
      ...Array.from({ length: 12 }, (_unused, index) => makeNastyWorld(500 + index)),
      ...Array.from({ length: 3 }, (_unused, index) =>
        makeWorld({ seed: 300 + index, customers: 80, months: 4, oddNames: 0.6, trouble: 0.5 }),
      ),
    ];
    for (const world of worlds) {
      const verdict = judge(world, proposeAllocations({ ...world.input, experience }));
      expect(verdict.falseMatches).toEqual([]);
      must += verdict.must;
      cleared += verdict.cleared;
    }
    expect(cleared / must).toBeGreaterThanOrEqual(0.97);
  });
});
