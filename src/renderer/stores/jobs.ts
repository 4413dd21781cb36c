/** Jobs that run, and what happened last: the line above the key bar. */
import { create } from 'zustand';
import type { JobEvent } from '../../contract/reply.ts';
import { jobWords } from '../../messages/jobs.ts';

export interface JobState {
  jobId: number;
  title: string;
  done: number;
  total: number;
  restSeconds: number | null;
  /** performance.now() of the first event: rests are told from it. */
  seenAt: number;
}

export interface LastResult {
  text: string;
  open?: () => void;
  /** performance.now() of the telling. */
  toldAt: number;
}

/** A job too short to be seen running: what the page told within this time is taken to be its result. */
const UNSEEN_JOB_MS = 2_000;

export const useJobs = create<{ running: readonly JobState[]; last: LastResult | null }>(() => ({
  running: [],
  last: null,
}));

/** What was done last, at the right of the job bar: 「2611-0310 を登録しました」. */
export function showResult(text: string, open?: () => void): void {
  useJobs.setState({ last: { text, open, toldAt: performance.now() } });
}

export function takeJob(event: JobEvent): void {
  const { running, last } = useJobs.getState();
  const others = running.filter((job) => job.jobId !== event.jobId);
  if (event.state === 'running') {
    const seenAt = running.find((job) => job.jobId === event.jobId)?.seenAt ?? performance.now();
    const job = {
      jobId: event.jobId,
      title: event.title,
      done: event.done,
      total: event.total,
      seenAt,
      restSeconds: restOf(event, seenAt),
    };
    useJobs.setState({ running: [...others, job].sort((a, b) => a.jobId - b.jobId) });
    return;
  }
  useJobs.setState({ running: others });
  // The answer may overtake the job's end: what the page told of it says more than 「終わりました」, and can open the paper.
  const since = running.find((job) => job.jobId === event.jobId)?.seenAt ?? performance.now() - UNSEEN_JOB_MS;
  if (event.state === 'done' && last !== null && last.toldAt >= since) return;
  const word = { done: jobWords.done, failed: jobWords.failed, cancelled: jobWords.cancelled }[event.state];
  showResult(word(event.title));
}

/** Told only once a tenth is done: earlier guesses jump about. */
function restOf(event: JobEvent, seenAt: number): number | null {
  if (event.total === 0 || event.done < event.total / 10) return null;
  const seconds = (performance.now() - seenAt) / 1000;
  return (seconds / event.done) * (event.total - event.done);
}
