/**
 * The true core thread with faults that a test can order through the input's `text` or `name`: BLOCK holds the thread as
 * a long report does, CRASH ends it, JOB announces a job numbered 1 as every core does; so does the loading of what draws paper.
 */
import { parentPort } from 'node:worker_threads';
import type { ToCoreThread } from '../../src/main/hosts/electron/core-messages.ts';

const BLOCK_MS = 1_000;

parentPort?.on('message', (message: ToCoreThread) => {
  if (message.task === 'cancel-job') announce(message.jobId, 'cancelled');
  if (message.task === 'warm-paper') announce(1, 'running');
  if (message.task !== 'call') return;
  const { text, name } = message.input as { text?: string; name?: string };
  const order = text ?? name;
  if (order === 'BLOCK') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCK_MS);
  if (order === 'CRASH') process.exit(7);
  if (order === 'JOB') announce(1, 'running');
});

function announce(jobId: number, state: 'running' | 'cancelled'): void {
  parentPort?.postMessage({
    kind: 'event',
    event: { name: 'job', jobId, title: 'job', done: 0, total: 1, state, startedAt: '2026-11-24T00:00:00.000Z' },
  });
}

await import('../../src/main/hosts/electron/core-worker.ts');
