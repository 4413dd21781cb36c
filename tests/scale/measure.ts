/** What every bench case shares: the median of several runs, peak memory, and the line it prints. */
import { resolve } from 'node:path';

export const CACHE = resolve(import.meta.dirname, '../../.cache');

/** Median milliseconds of `runs` calls after one that warms up. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

export async function onceMs<T>(work: () => Promise<T> | T): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** Highest resident memory of this process so far, in MB. */
export function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

export interface BenchLine {
  case: string;
  /** Milliseconds or MB. */
  figure: number;
  unit: 'ms' | 'MB';
  floor?: number;
  /** What the ratio to the floor, or the figure itself, must not exceed; left out for a part that is only told. */
  target?: number;
  of: 'ratio' | 'figure';
  /** What the figure is made of, in its unit. */
  parts?: Record<string, number>;
}

export function report(line: BenchLine): void {
  const figure = Math.round(line.figure * 10) / 10;
  const ratio = line.floor === undefined ? undefined : Math.round((line.figure / line.floor) * 1000) / 1000;
  const floor = line.floor === undefined ? undefined : Math.round(line.floor * 10) / 10;
  const measured = line.of === 'ratio' ? (ratio ?? Number.NaN) : figure;
  const { target } = line;
  const met = target === undefined ? undefined : measured <= target;
  const rounded = Object.entries(line.parts ?? {}).map(([name, part]) => [name, Math.round(part * 10) / 10]);
  const parts = Object.fromEntries(rounded) as Record<string, number>;
  process.stdout.write(
    `${JSON.stringify({ case: line.case, figure, unit: line.unit, floor, ratio, target, of: line.of, met, ...parts })}\n`,
  );
}
