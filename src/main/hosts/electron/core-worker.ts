/** Entry of a core thread: opens one office in the role it is told, runs what the pool sends, answers each by its id. */
import { parentPort } from 'node:worker_threads';
import type { JobEvent, Reply } from '../../../contract/reply.ts';
import { clockFromEnvironment } from '../../core/clock.ts';
import { type Core, createOffice, openCore, restoreOffice } from '../../core/core.ts';
import { keepYoungGenerationSmall } from '../../core/memory.ts';
import type { CoreTask, FromCoreThread, ToCoreThread } from './core-messages.ts';

const port = parentPort;
if (!port) throw new Error('core-worker is a worker thread, not a program');

keepYoungGenerationSmall();
const clock = clockFromEnvironment(process.env);
let core: Core | null = null;

function send(message: FromCoreThread): void {
  port?.postMessage(message);
}

async function open(folder: string, role: 'writer' | 'reader'): Promise<Reply<null>> {
  const opened = await openCore({ folder, role, clock, emit: (event) => send({ kind: 'event', event }) });
  if (!opened.ok) return opened;
  core = opened.value;
  return { ok: true, value: null };
}

/** The clerk's own practice office is the same as the command line's without --seed. */
const PRACTICE_SEED = 1;

/** Takes a while: the window hears of it as of a job (number 0, which no core gives). */
async function createPractice(folder: string): Promise<Reply<unknown>> {
  const { makePracticeOffice } = await import('../../practice/practice-office.ts');
  const startedAt = clock.now();
  let title = '';
  const report = (state: JobEvent['state'], done: number, total: number) =>
    send({ kind: 'event', event: { name: 'job', jobId: 0, title, done, total, state, startedAt } });
  const reply = await makePracticeOffice({
    folder,
    seed: PRACTICE_SEED,
    progress(line, done, total) {
      title = line;
      report('running', done, total);
    },
  });
  report(reply.ok ? 'done' : 'failed', 1, 1);
  return reply;
}

async function perform(task: CoreTask): Promise<Reply<unknown>> {
  switch (task.task) {
    case 'open':
      return open(task.folder, task.role);
    case 'call':
      if (!core) throw new Error('no office is open in this thread');
      return core.call(task.name, task.input, task.meta);
    case 'machine-key':
      core?.giveMachineKey(task.key);
      return { ok: true, value: null };
    case 'warm-paper':
      await core?.warmPaper();
      return { ok: true, value: null };
    case 'close':
      await core?.close();
      core = null;
      return { ok: true, value: null };
    case 'create':
      return createOffice({ folder: task.folder, name: task.name, clock });
    case 'create-practice':
      return createPractice(task.folder);
    case 'restore':
      return restoreOffice({ backupPath: task.backupPath, folder: task.folder, clock });
  }
}

port.on('message', async (message: ToCoreThread) => {
  if (message.task === 'cancel-job') {
    core?.cancelJob(message.jobId);
    return;
  }
  // A throw here is ours, not the clerk's: it ends the thread, and the pool answers for it and starts another.
  send({ kind: 'reply', id: message.id, reply: await perform(message) });
});
