/**
 * Which of the weights the office's own clearings teach, and how: counts over all of its clients, numbers only, against the
 * table's guess. The guess counts as so many clearings, so that a young office is judged by the table and an old one by
 * itself; and no weight leaves the range in which false matches were measured.
 */
import { LATENESS_BINS } from './payer-habits.ts';
import { FEE_PRIOR, LEARNED_AT_MOST, TABLE_COUNTS_AS, TIMING, WITHHOLDING_PRIOR } from './weights.ts';

/** How many clearings of the office looked like this. */
export interface ExperienceCount {
  feeBearer: 'customer' | 'client';
  /** 0: nothing was deducted. */
  feeYen: number;
  withheld: boolean;
  /** Bin of LATENESS_BINS. */
  lateness: number;
  count: number;
}

export interface LearnedWeights {
  /** Clearings it was learned from; 0: the table as it stands. */
  clearings: number;
  /** P(some fee is deducted), by who bears it. */
  someFee: { client: number; customer: number };
  /** P(this fee | some fee); what is not in it shares the rest evenly. */
  feeShare: ReadonlyMap<number, number>;
  withholding: number;
  /** By bin: how likely such a day is against the usual days. */
  timing: readonly number[];
}

export const TABLE_WEIGHTS: LearnedWeights = {
  clearings: 0,
  someFee: FEE_PRIOR,
  feeShare: new Map(),
  withholding: WITHHOLDING_PRIOR,
  timing: TIMING.map((bin) => bin.likelihood),
};

/** The weights of an office with these clearings behind it. */
export function learnWeights(counts: readonly ExperienceCount[]): LearnedWeights {
  const all = sum(counts, () => true);
  if (all === 0) return TABLE_WEIGHTS;
  const someFee = (bearer: 'client' | 'customer'): number => {
    const own = counts.filter((one) => one.feeBearer === bearer);
    const deducted = sum(own, (one) => one.feeYen > 0);
    return learned(
      FEE_PRIOR[bearer],
      deducted,
      sum(own, () => true),
    );
  };
  return {
    clearings: all,
    someFee: { client: someFee('client'), customer: someFee('customer') },
    feeShare: feeShares(counts),
    withholding: learned(
      WITHHOLDING_PRIOR,
      sum(counts, (one) => one.withheld),
      all,
    ),
    timing: learnTiming(counts, all),
  };
}

function sum(counts: readonly ExperienceCount[], of: (one: ExperienceCount) => boolean): number {
  return counts.reduce((total, one) => (of(one) ? total + one.count : total), 0);
}

/** A share of the table, moved by what was counted, at most LEARNED_AT_MOST times up or down. */
function learned(guess: number, hits: number, of: number): number {
  const share = (hits + guess * TABLE_COUNTS_AS) / (of + TABLE_COUNTS_AS);
  return within(share, guess / LEARNED_AT_MOST, Math.min(guess * LEARNED_AT_MOST, (1 + guess) / 2));
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** What was met takes its part of two thirds; the last third stays spread evenly, for a fee that nobody has deducted yet. */
function feeShares(counts: readonly ExperienceCount[]): Map<number, number> {
  const fees = new Map<number, number>();
  for (const { feeYen, count } of counts) if (feeYen > 0) fees.set(feeYen, (fees.get(feeYen) ?? 0) + count);
  const all = [...fees.values()].reduce((total, count) => total + count, 0);
  const learnable = 1 - 1 / LEARNED_AT_MOST;
  return new Map([...fees].map(([feeYen, count]) => [feeYen, (learnable * count) / (all + TABLE_COUNTS_AS)]));
}

/** Days each bin spans; the two open ends are cut at two months. */
const BIN_DAYS = LATENESS_BINS.map((until, bin) =>
  bin === 0 ? 34 : bin === LATENESS_BINS.length - 1 ? 60 : until - LATENESS_BINS[bin - 1]!,
);

function learnTiming(counts: readonly ExperienceCount[], all: number): number[] {
  const shares = TIMING.map((bin, index) => bin.likelihood * BIN_DAYS[index]!);
  const total = shares.reduce((whole, share) => whole + share, 0);
  const densities = shares.map((share, bin) => {
    const seen = sum(counts, (one) => one.lateness === bin);
    return (seen + (share / total) * TABLE_COUNTS_AS) / (all + TABLE_COUNTS_AS) / BIN_DAYS[bin]!;
  });
  const highest = Math.max(...densities);
  return TIMING.map(({ likelihood }, bin) =>
    within(densities[bin]! / highest, likelihood / LEARNED_AT_MOST, Math.min(1, likelihood * LEARNED_AT_MOST)),
  );
}
