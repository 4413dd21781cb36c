/** Progress of a run over many clients: told at most ten times a second, and never behind what is done. */
import { expect, test, vi } from 'vitest';
import type { JobEvent } from '../../src/contract/reply.ts';
import { settableClock } from '../../src/main/core/clock.ts';
import { createJobs } from '../../src/main/core/jobs.ts';

test('a hundred quick clients are told in a few words, the last of them the truth', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const told: JobEvent[] = [];
    const jobs = createJobs(settableClock('2026-11-24T00:00:00Z'), (event) => told.push(event));
    const task = jobs.begin('月次報告の作成');
    for (let done = 1; done <= 53; done++) {
      task.report(done, 100);
      vi.advanceTimersByTime(4);
    }
    // 212 ms: the beginning and two more.
    expect(told.length).toBeLessThanOrEqual(4);
    vi.advanceTimersByTime(100);
    expect(told.at(-1)).toMatchObject({ state: 'running', done: 53, total: 100 });
    const before = told.length;
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(before);
    for (let done = 54; done <= 100; done++) task.report(done, 100);
    task.end('done');
    expect(told.at(-1)).toMatchObject({ state: 'done', done: 100, total: 100 });
    const atEnd = told.length;
    vi.advanceTimersByTime(10_000);
    expect(told).toHaveLength(atEnd);
    await jobs.close();
  } finally {
    vi.useRealTimers();
  }
});
