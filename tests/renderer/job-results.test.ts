import { beforeEach, expect, test, vi } from 'vitest';
import type { JobEvent } from '../../src/contract/reply.ts';
import { jobWords } from '../../src/messages/jobs.ts';
import { showResult, takeJob, useJobs } from '../../src/renderer/stores/jobs.ts';

const TITLE = '月次報告の作成';

function event(state: JobEvent['state']): JobEvent {
  return { name: 'job', jobId: 1, title: TITLE, state, done: 1, total: 1, startedAt: '2026-11-04T09:00:00+09:00' };
}

const told = () => useJobs.getState().last?.text;

beforeEach(() => {
  useJobs.setState({ running: [], last: null });
  return () => void vi.useRealTimers();
});

test('a result told while its job ran is not put out by the end of the job', () => {
  takeJob(event('running'));
  showResult('2026年9月の報告を作りました');
  takeJob(event('done'));
  expect(told()).toBe('2026年9月の報告を作りました');
  expect(useJobs.getState().running).toEqual([]);
});

test('nor by the end of one too short to be seen', () => {
  showResult('2026年9月の報告を作りました');
  takeJob(event('done'));
  expect(told()).toBe('2026年9月の報告を作りました');
});

test('the end of a job follows what was told before it began', () => {
  vi.useFakeTimers();
  showResult('2611-0310 を登録しました');
  vi.advanceTimersByTime(5_000);
  takeJob(event('running'));
  takeJob(event('done'));
  expect(told()).toBe(jobWords.done(TITLE));
});

test('a job that failed or was stopped always says so', () => {
  takeJob(event('running'));
  showResult('2611-0310 を登録しました');
  takeJob(event('failed'));
  expect(told()).toBe(jobWords.failed(TITLE));
  takeJob(event('running'));
  showResult('2611-0310 を登録しました');
  takeJob(event('cancelled'));
  expect(told()).toBe(jobWords.cancelled(TITLE));
});
