import { describe, expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import { judge, type Verdict } from '../support/matching-judge.ts';
import { makeNastyWorld } from '../support/nasty-world.ts';

/** How many of a kind there were, and how many of them cleared by themselves. */
type Kinds = Map<string, { count: number; cleared: number }>;

describe('worlds made of known traps', () => {
  const verdicts: Verdict[] = [];
  const kinds: Kinds = new Map();
  for (let seed = 1; seed <= 60; seed++) {
    const world = makeNastyWorld(seed);
    const proposals = proposeAllocations(world.input);
    verdicts.push(judge(world, proposals));
    const autos = new Set(proposals.filter((one) => one.status === 'auto').map((one) => one.ref));
    for (const { kind, ref } of world.truth) {
      const seen = kinds.get(kind) ?? { count: 0, cleared: 0 };
      kinds.set(kind, { count: seen.count + 1, cleared: seen.cleared + (autos.has(ref) ? 1 : 0) });
    }
  }
  const sum = (of: (verdict: Verdict) => number): number => verdicts.reduce((total, one) => total + of(one), 0);

  test('nothing is cleared wrongly', () => {
    expect(verdicts.flatMap((verdict) => verdict.falseMatches)).toEqual([]);
  });

  test('at least 99 % of what must clear does, and the first suggestion is right', () => {
    expect(sum((verdict) => verdict.must)).toBeGreaterThan(1200);
    expect(sum((verdict) => verdict.cleared) / sum((verdict) => verdict.must)).toBeGreaterThanOrEqual(0.99);
    expect(sum((verdict) => verdict.rightFirst) / sum((verdict) => verdict.must)).toBeGreaterThanOrEqual(0.995);
  });

  test.each([
    'doubled/second',
    'part-like-another',
    'one-for-several/sum',
    'one-for-several/alike',
    'arrears-alike',
    'agency',
    'other-form',
    'cut-alike',
    'referenced/other',
    'fee/forbidden',
    'discount/late',
    'trouble/offset',
    'trouble/half',
    'same-for-all/stranger',
  ])('%s was met, and a person looks at each', (kind) => {
    const seen = kinds.get(kind)!;
    expect(seen.count).toBeGreaterThan(5);
    if (kind !== 'cut-alike') expect(seen.cleared).toBe(0);
  });
});
