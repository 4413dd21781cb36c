/** Entry of the job thread: takes one request at a time, never opens the database, answers with a JobMessage. */
import { parentPort } from 'node:worker_threads';
import { AppError } from '../core/errors.ts';
import type { JobMessage, JobRequest } from '../core/jobs.ts';
import { type JobProgress, jobs } from './jobs-list.ts';

const PROGRESS_EVERY_MS = 100;
const port = parentPort;
if (!port) throw new Error('job-worker is a worker thread, not a program');

port.on('message', async (request: JobRequest) => {
  const send = (message: JobMessage) => port.postMessage(message);
  let reportedAt = 0;
  const progress: JobProgress = (done, total) => {
    const now = performance.now();
    if (now - reportedAt < PROGRESS_EVERY_MS) return;
    reportedAt = now;
    send({ kind: 'progress', done, total });
  };
  try {
    const work = (await jobs[request.name]()) as (data: unknown, progress: JobProgress) => unknown;
    const result = await work(request.data, progress);
    const { heapTotal, external } = process.memoryUsage();
    const heldBytes = heapTotal + external;
    port.postMessage({ kind: 'done', result, heldBytes } satisfies JobMessage, ownedBytes(result));
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'refused', code: error.code, facts: error.facts });
    else send({ kind: 'failed', message: String(error), stack: error instanceof Error ? (error.stack ?? '') : '' });
  }
});

/** A file's bytes go over without a copy where nothing else lies in their memory; small ones share Node's pool. */
function ownedBytes(result: unknown): ArrayBuffer[] {
  if (!(result instanceof Uint8Array) || !(result.buffer instanceof ArrayBuffer)) return [];
  return result.byteLength === result.buffer.byteLength && result.byteLength > 65_536 ? [result.buffer] : [];
}
