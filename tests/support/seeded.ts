/** Random choices that are the same for a seed on every machine (mulberry32). */
export interface Seeded {
  /** 0 ≤ x < 1. */
  next: () => number;
  pick: <T>(list: readonly T[]) => T;
  /** A whole number, both ends included. */
  whole: (from: number, to: number) => number;
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return {
    next,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
  };
}
