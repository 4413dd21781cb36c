/**
 * Slow work on bytes runs in a worker thread that never opens the database. One worker at a time is kept warm; a
 * cancelled or timed-out job's worker is ended, which is safe because it owns nothing.
 */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '../../contract/refusal-codes.ts';
import type { Facts, JobEvent } from '../../contract/reply.ts';
import type { JobData, JobName, JobResult } from '../jobs/jobs-list.ts';
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

export interface Jobs {
  run<J extends JobName>(name: J, data: JobData<J>, title?: string): Promise<JobResult<J>>;
  cancel(jobId: number): void;
  close(): Promise<void>;
}

export type JobRequest = { jobId: number; name: JobName; data: unknown };
export type JobMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: unknown }
  | { kind: 'refused'; code: RefusalCode; facts: Facts }
  | { kind: 'failed'; message: string; stack: string };

/** Longer than the largest batch takes on the slowest machine we know, shorter than a clerk's patience. */
const TIMEOUT_MS = 10 * 60_000;

/** The job thread's entry: beside this file as source, beside the bundle (or one level up from a chunk) when built. */
function workerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('../jobs/job-worker.ts', import.meta.url);
  const beside = new URL('./job-worker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('../job-worker.js', import.meta.url);
}

interface Running {
  jobId: number;
  worker: Worker;
  finish(outcome: { result: unknown } | { error: Error }): void;
}

export function createJobs(clock: Clock, emit: (event: JobEvent) => void): Jobs {
  let nextJobId = 1;
  let idle: Worker | null = null;
  const running = new Map<number, Running>();

  function takeWorker(): Worker {
    const worker = idle ?? new Worker(workerFile());
    idle = null;
    worker.ref();
    return worker;
  }

  async function execute(name: JobName, data: unknown, title: string): Promise<unknown> {
    const jobId = nextJobId++;
    const worker = takeWorker();
    const report = (state: JobEvent['state'], done = 0, total = 0) => {
      if (title) emit({ name: 'job', jobId, title, done, total, state, startedAt });
    };
    const startedAt = clock.now();
    report('running');
    try {
      const result = await new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => cancel(jobId, 'job-failed'), TIMEOUT_MS);
        const finish: Running['finish'] = (outcome) => {
          clearTimeout(timer);
          running.delete(jobId);
          worker.removeAllListeners();
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.result);
        };
        running.set(jobId, { jobId, worker, finish });
        worker.on('message', (message: JobMessage) => {
          if (message.kind === 'progress') report('running', message.done, message.total);
          else finish(outcomeOf(message));
        });
        worker.on('error', (error) => finish({ error }));
        worker.on('exit', () => finish({ error: new AppError('job-failed', { job: name }) }));
        worker.postMessage({ jobId, name, data } satisfies JobRequest);
      });
      report('done', 1, 1);
      keep(worker);
      return result;
    } catch (error) {
      report(error instanceof AppError && error.code === 'job-cancelled' ? 'cancelled' : 'failed');
      void worker.terminate();
      throw error;
    }
  }

  function keep(worker: Worker): void {
    worker.on('error', () => undefined);
    worker.unref();
    if (idle) void worker.terminate();
    else idle = worker;
  }

  function cancel(jobId: number, code: RefusalCode = 'job-cancelled'): void {
    const job = running.get(jobId);
    if (!job) return;
    void job.worker.terminate();
    job.finish({ error: new AppError(code, { jobId }) });
  }

  return {
    run: (name, data, title = '') => execute(name, data, title) as ReturnType<Jobs['run']> as never,
    cancel,
    async close() {
      for (const job of [...running.values()]) cancel(job.jobId);
      await idle?.terminate();
      idle = null;
    },
  };
}

function outcomeOf(message: Exclude<JobMessage, { kind: 'progress' }>): { result: unknown } | { error: Error } {
  if (message.kind === 'done') return { result: message.result };
  if (message.kind === 'refused') return { error: new AppError(message.code, message.facts) };
  const error = new Error(message.message);
  error.stack = message.stack;
  return { error };
}
