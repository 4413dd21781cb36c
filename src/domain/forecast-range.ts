/** How far a sum of uncertain bills spreads: each comes whole with its own chance, independently of the others. */

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

  /** A bill that is in the sum with this chance; once for each bill. */
  add(yen: number, chance: number): void {
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

  get expectedYen(): number {
    return Math.round(this.#mean);
  }

  /**
   * The middle `share` of the distribution (0.5 or 0.8): as much chance below `lowYen` as above `highYen`. Whole yen,
   * never outside of 0 … the sum of all.
   */
  range(share: number): YenRange {
    const few = this.#few;
    const quantile =
      few === null
        ? normalQuantile(this.#total, this.#openMean, Math.sqrt(this.#variance))
        : few.length <= EXACT
          ? exactQuantile(few)
          : gridQuantile(few, this.#total);
    return { lowYen: this.#sure + quantile((1 - share) / 2), highYen: this.#sure + quantile((1 + share) / 2) };
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
  return (wanted) => {
    const nearest = STANDARD.reduce((best, one) =>
      Math.abs(one[0] - wanted) < Math.abs(best[0] - wanted) ? one : best,
    );
    return Math.round(Math.max(0, Math.min(total, mean + deviation * nearest[1])));
  };
}
