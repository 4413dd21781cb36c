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
  /** Shows work that no thread does (a run over many clients) as a job: it can be watched and cancelled like one. */
  begin(title: string): Task;
  cancel(jobId: number): void;
  /** Asks every task to stop and waits until it has. */
  stopTasks(): Promise<void>;
  close(): Promise<void>;
}

export interface Task {
  report(done: number, total: number): void;
  cancelled(): boolean;
  /** To be called once, whatever happened. */
  end(state: 'done' | 'failed' | 'cancelled'): void;
}

export type JobRequest = { jobId: number; name: JobName; data: unknown };
export type JobMessage =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'done'; result: unknown; heldBytes: number }
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
  report(done: number, total: number): void;
  finish(outcome: { result: unknown } | { error: Error }): void;
}

/** A worker thread and the job it is on. Listeners are attached once: a thread serves many jobs. */
interface Thread {
  worker: Worker;
  running: Running | null;
  /** Memory of the thread after its last job. */
  heldBytes: number;
}

/** What a job leaves behind soon is garbage: collected early, a run over a hundred clients holds 100 MB less at no cost. */
const YOUNG_GENERATION_MB = 16;
/** A thread that has grown beyond this begins anew. Fonts and libraries alone are some 200 MB. */
const MOST_HELD_BYTES = 400_000_000;

function startThread(): Thread {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB };
  const thread: Thread = { worker: new Worker(workerFile(), { resourceLimits }), running: null, heldBytes: 0 };
  thread.worker.on('message', (message: JobMessage) => {
    if (message.kind === 'done') thread.heldBytes = message.heldBytes;
    if (message.kind === 'progress') thread.running?.report(message.done, message.total);
    else thread.running?.finish(outcomeOf(message));
  });
  thread.worker.on('error', (error) => thread.running?.finish({ error }));
  thread.worker.on('exit', () => thread.running?.finish({ error: new AppError('job-failed') }));
  return thread;
}

export function createJobs(clock: Clock, emit: (event: JobEvent) => void): Jobs {
  let nextJobId = 1;
  let idle: Thread | null = null;
  const threads = new Map<number, Thread>();
  const tasks = createTasks(clock, emit, () => nextJobId++);

  async function execute(name: JobName, data: unknown, title: string): Promise<unknown> {
    const jobId = nextJobId++;
    const startedAt = clock.now();
    const report = (state: JobEvent['state'], done: number, total: number) => {
      if (title) emit({ name: 'job', jobId, title, done, total, state, startedAt });
    };
    const thread = idle ?? startThread();
    idle = null;
    thread.worker.ref();
    threads.set(jobId, thread);
    report('running', 0, 0);
    try {
      const result = await runOn(thread, { jobId, name, data }, (done, total) => report('running', done, total));
      report('done', 1, 1);
      if (isLarge(data) || thread.heldBytes > MOST_HELD_BYTES) void thread.worker.terminate();
      else keep(thread);
      return result;
    } catch (error) {
      report(error instanceof AppError && error.code === 'job-cancelled' ? 'cancelled' : 'failed', 0, 0);
      void thread.worker.terminate();
      throw error;
    } finally {
      threads.delete(jobId);
    }
  }

  function keep(thread: Thread): void {
    thread.worker.unref();
    if (idle) void thread.worker.terminate();
    else idle = thread;
  }

  function cancel(jobId: number): void {
    tasks.cancel(jobId);
    threads.get(jobId)?.running?.finish({ error: new AppError('job-cancelled', { jobId }) });
  }

  return {
    run: (name, data, title = '') => execute(name, data, title) as ReturnType<Jobs['run']> as never,
    begin: tasks.begin,
    cancel,
    stopTasks: tasks.stopAll,
    async close() {
      for (const jobId of [...threads.keys()]) cancel(jobId);
      await idle?.worker.terminate();
      idle = null;
    },
  };
}

/** More would only queue up on the way to the window, whose bar then told of the past while the page showed the present. */
const TELL_EVERY_MS = 100;

/** Work that no thread does. */
function createTasks(clock: Clock, emit: (event: JobEvent) => void, nextId: () => number) {
  const tasks = new Map<number, { cancel: () => void; ended: Promise<void> }>();
  function begin(title: string): Task {
    const jobId = nextId();
    const startedAt = clock.now();
    let [isCancelled, done, total] = [false, 0, 0];
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const cancelTask = () => {
      isCancelled = true;
    };
    tasks.set(jobId, { cancel: cancelTask, ended });
    let [toldAt, waiting]: [number, NodeJS.Timeout | null] = [0, null];
    const tell = (state: JobEvent['state']) => {
      if (waiting) clearTimeout(waiting);
      [toldAt, waiting] = [performance.now(), null];
      emit({ name: 'job', jobId, title, done, total, state, startedAt });
    };
    tell('running');
    return {
      cancelled: () => isCancelled,
      report(nowDone, ofAll) {
        [done, total] = [nowDone, ofAll];
        const rest = TELL_EVERY_MS - (performance.now() - toldAt);
        if (rest <= 0) tell('running');
        // The newest state is always told in the end, so that the bar never stands behind.
        else waiting ??= setTimeout(() => tell('running'), rest).unref();
      },
      end(state) {
        tasks.delete(jobId);
        tell(state);
        resolve();
      },
    };
  }

  return {
    begin,
    cancel: (jobId: number) => tasks.get(jobId)?.cancel(),
    async stopAll() {
      for (const task of tasks.values()) task.cancel();
      await Promise.all([...tasks.values()].map((task) => task.ended));
    },
  };
}

/** A thread that held a large file or list keeps its memory for good: it is ended instead of kept warm. */
const LARGE_FILE_BYTES = 4_000_000;

const LARGE_ROWS = 20_000;

function isLarge(data: unknown): boolean {
  if (data === null || typeof data !== 'object') return false;
  if ('rows' in data && Array.isArray(data.rows) && data.rows.length > LARGE_ROWS) return true;
  return 'bytes' in data && data.bytes instanceof Uint8Array && data.bytes.length > LARGE_FILE_BYTES;
}

/** One job on one thread, at most TIMEOUT_MS long. */
function runOn(thread: Thread, request: JobRequest, report: Running['report']): Promise<unknown> {
  return new Promise<unknown>((resolve, reject) => {
    const finish: Running['finish'] = (outcome) => {
      clearTimeout(timer);
      thread.running = null;
      if ('error' in outcome) reject(outcome.error);
      else resolve(outcome.result);
    };
    const timer = setTimeout(() => finish({ error: new AppError('job-failed', { job: request.name }) }), TIMEOUT_MS);
    thread.running = { report, finish };
    thread.worker.postMessage(request);
  });
}

function outcomeOf(message: Exclude<JobMessage, { kind: 'progress' }>): { result: unknown } | { error: Error } {
  if (message.kind === 'done') return { result: message.result };
  if (message.kind === 'refused') return { error: new AppError(message.code, message.facts) };
  const error = new Error(message.message);
  error.stack = message.stack;
  return { error };
}
