/**
 * How far a sum of uncertain bills spreads: each comes whole with its own chance. Bills are not independent of each other
 * (a holiday, a late bank file, a bad month moves many at once): a common spread, learned from the past, widens the sum.
 */

export interface Chance {
  yen: number;
  /** 0 … 1. */
  chance: number;
}

export interface YenRange {
  lowYen: number;
  highYen: number;
}

/** Up to so many uncertain bills every combination is looked at, so that one bill's range is its very amount. */
const EXACT = 10;
/** Up to so many a grid carries the distribution; above it the normal curve is as good. */
const GRID = 80;
const CELLS = 1024;
const SURE = 0.998;

/** A sum of uncertain bills: its mean, and its distribution as exactly as the number of bills allows. */
export class ChanceSum {
  #mean = 0;
  #sure = 0;
  #total = 0;
  #variance = 0;
  #openMean = 0;
  /** The uncertain bills, while there are few enough to look at each. */
  #few: Chance[] | null = [];
  /** Kept while nothing is added: two ranges are asked for of every sum. */
  #quantile: Quantile | null = null;

  /** A bill that is in the sum with this chance; once for each bill. */
  add(yen: number, chance: number): void {
    this.#quantile = null;
    this.#mean += yen * chance;
    if (chance >= SURE) this.#sure += yen;
    else if (chance > 1 - SURE && yen > 0) {
      this.#total += yen;
      this.#openMean += yen * chance;
      this.#variance += yen ** 2 * chance * (1 - chance);
      if (this.#few && this.#few.length < GRID) this.#few.push({ yen, chance });
      else this.#few = null;
    }
  }

  /**
   * The middle `share` of the distribution (0.5 or 0.8): as much chance below `lowYen` as above `highYen`. Whole yen,
   * never outside of 0 … the sum of all. `commonSpread`: the deviation of what all bills have in common, as a part of the
   * expected sum. Where each bill is looked at (ten at most) there is no crowd that could move together.
   */
  range(share: number, commonSpread = 0): YenRange {
    const few = this.#few;
    this.#quantile ??= this.#quantileOf(few);
    const quantile = this.#quantile;
    const [low, high] = [this.#sure + quantile((1 - share) / 2), this.#sure + quantile((1 + share) / 2)];
    if (commonSpread === 0 || (few !== null && few.length <= EXACT)) return { lowYen: low, highYen: high };
    const common = standardAt((1 + share) / 2) * commonSpread * this.#mean;
    const reach = (side: number) => Math.hypot(Math.max(0, side), common);
    return {
      lowYen: Math.round(Math.max(0, Math.min(low, this.#mean - reach(this.#mean - low)))),
      highYen: Math.round(Math.min(this.#sure + this.#total, Math.max(high, this.#mean + reach(high - this.#mean)))),
    };
  }

  #quantileOf(few: readonly Chance[] | null): Quantile {
    if (few === null) return normalQuantile(this.#total, this.#openMean, Math.sqrt(this.#variance));
    return few.length <= EXACT ? exactQuantile(few) : gridQuantile(few, this.#total);
  }
}

type Quantile = (chance: number) => number;

const SLACK = 1e-9;

function exactQuantile(parts: readonly Chance[]): Quantile {
  let sums: Chance[] = [{ yen: 0, chance: 1 }];
  for (const part of parts)
    sums = sums.flatMap((sum) => [
      { yen: sum.yen, chance: sum.chance * (1 - part.chance) },
      { yen: sum.yen + part.yen, chance: sum.chance * part.chance },
    ]);
  sums.sort((a, b) => a.yen - b.yen);
  return (wanted) => {
    let below = 0;
    for (const sum of sums) {
      below += sum.chance;
      if (below + SLACK >= wanted) return sum.yen;
    }
    return sums.at(-1)?.yen ?? 0;
  };
}

function gridQuantile(parts: readonly Chance[], total: number): Quantile {
  let cells = new Float64Array(CELLS + parts.length + 1);
  cells[0] = 1;
  for (const part of parts) {
    const step = Math.round((part.yen / total) * CELLS);
    const next = new Float64Array(cells.length);
    for (let at = 0; at < cells.length; at++) {
      const chance = cells[at]!;
      if (chance === 0) continue;
      next[at]! += chance * (1 - part.chance);
      next[Math.min(at + step, cells.length - 1)]! += chance * part.chance;
    }
    cells = next;
  }
  return (wanted) => {
    let below = 0;
    for (let at = 0; at < cells.length; at++) {
      below += cells[at]!;
      if (below + SLACK >= wanted) return Math.min(total, Math.round((at / CELLS) * total));
    }
    return total;
  };
}

/** Quantiles of the standard normal curve that are asked for: the middle 50 % and 80 %. */
const STANDARD: readonly (readonly [chance: number, at: number])[] = [
  [0.1, -1.2815516],
  [0.25, -0.6744898],
  [0.5, 0],
  [0.75, 0.6744898],
  [0.9, 1.2815516],
];

function normalQuantile(total: number, mean: number, deviation: number): Quantile {
  return (wanted) => Math.round(Math.max(0, Math.min(total, mean + deviation * standardAt(wanted))));
}

function standardAt(wanted: number): number {
  return STANDARD.reduce((best, one) => (Math.abs(one[0] - wanted) < Math.abs(best[0] - wanted) ? one : best))[1];
}

/** A past week: what was expected, its 80 % range without a common spread, and what came. */
export interface PastWeek {
  expectedYen: number;
  range80: YenRange;
  actualYen: number;
}

/** What bills are taken to have in common before the past has taught it, and as so many weeks of the past beside it. */
export const ASSUMED_SPREAD = 0.05;
const ASSUMED_WEEKS = 4;

/**
 * The common spread that would have put 80 % of these weeks into their range: for each week the least one that reaches
 * what came; of those the one below which 80 % lie (the next higher one, for the
 * week to come). A few calm months say little, so that ASSUMED_WEEKS weeks of ASSUMED_SPREAD are counted with them.
 */
export function learnedSpread(weeks: readonly PastWeek[]): number {
  const needed = weeks
    .filter((week) => week.expectedYen > 0)
    .map(({ expectedYen, range80, actualYen }) => {
      const off = actualYen - expectedYen;
      const side = off > 0 ? range80.highYen - expectedYen : expectedYen - range80.lowYen;
      return Math.sqrt(Math.max(0, off ** 2 - Math.max(0, side) ** 2)) / (standardAt(0.9) * expectedYen);
    })
    .concat(Array.from({ length: ASSUMED_WEEKS }, () => ASSUMED_SPREAD))
    .sort((a, b) => a - b);
  return needed[Math.min(needed.length, Math.ceil((needed.length + 1) * 0.8)) - 1]!;
}
