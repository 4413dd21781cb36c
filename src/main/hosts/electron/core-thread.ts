/** One core thread as the main process sees it: tasks go in, replies come out, and its death answers whatever waited. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { CoreEvent, Reply } from '../../../contract/reply.ts';
import { bugFailure } from './bug-failure.ts';
import type { CoreTask, FromCoreThread, ToCoreThread } from './core-messages.ts';

export interface CoreThread {
  /** Never rejects: a thread that dies answers with a bug. */
  send(task: CoreTask): Promise<Reply<unknown>>;
  cancelJob(jobId: number): void;
  /** Ends the thread; `onDeath` is not called. */
  end(): Promise<void>;
}

export interface CoreThreadEvents {
  onEvent(event: CoreEvent): void;
  /** The thread ended by itself: a crash. */
  onDeath(): void;
}

/** The thread's entry: beside this file as source, beside the bundle (or one level up from a chunk) when built. */
export function coreWorkerFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./core-worker.ts', import.meta.url);
  const beside = new URL('./core-worker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('../core-worker.js', import.meta.url);
}

interface Waiting {
  what: string;
  answer(reply: Reply<unknown>): void;
}

/** Rows read for a run over a hundred clients are soon garbage: collected early, 70 MB less are held at no cost (semi-spaces of 16 MB). */
const YOUNG_GENERATION_MB = 48;

export function startCoreThread(events: CoreThreadEvents, file: URL = coreWorkerFile()): CoreThread {
  const worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended = false;

  function die(reason: string): void {
    if (ended) return;
    ended = true;
    for (const { what, answer } of waiting.values()) answer({ ok: false, error: bugFailure(what, reason) });
    waiting.clear();
    events.onDeath();
  }

  worker.on('message', (message: FromCoreThread) => {
    if (message.kind === 'event') return events.onEvent(message.event);
    const entry = waiting.get(message.id);
    waiting.delete(message.id);
    entry?.answer(message.reply);
  });
  worker.on('error', (error) => die(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  worker.on('exit', (code) => die(`the thread ended with ${code}`));

  return {
    send(task) {
      const what = task.task === 'call' ? task.name : task.task;
      if (ended) return Promise.resolve({ ok: false, error: bugFailure(what, 'the thread has ended') });
      return new Promise((answer) => {
        const id = nextId++;
        waiting.set(id, { what, answer });
        worker.postMessage({ id, ...task } satisfies ToCoreThread, transferable(task));
      });
    },
    cancelJob: (jobId) => worker.postMessage({ task: 'cancel-job', jobId } satisfies ToCoreThread),
    async end() {
      ended = true;
      await worker.terminate();
    },
  };
}

/** Smaller ones are copied: not worth a list. */
const TRANSFER_FROM_BYTES = 64 * 1024;

/** Files handed in are moved to the thread, not copied: 200 MB must not be there twice. Only buffers that nothing else shares. */
function transferable(task: CoreTask): ArrayBuffer[] {
  if (task.task !== 'call') return [];
  const values = isRecord(task.input) ? Object.values(task.input) : [];
  return [...values, ...values.filter(isRecord).flatMap((value) => Object.values(value))].flatMap((value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength === value.buffer.byteLength &&
    value.byteLength >= TRANSFER_FROM_BYTES
      ? [value.buffer]
      : [],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
}
