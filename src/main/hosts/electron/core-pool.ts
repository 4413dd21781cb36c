/**
 * An open office off the window's thread: one writer for commands, two readers for queries, so that neither a report nor
 * a backup holds up a booking. A thread that dies is started again; what it was doing is answered as a bug.
 */
import { contract } from '../../../contract/contract.ts';
import type { CoreEvent, JobEvent, Reply } from '../../../contract/reply.ts';
import type { CallMeta } from '../../core/core.ts';
import { type CoreThread, startCoreThread } from './core-thread.ts';

export interface CorePool {
  call(name: string, input: unknown, meta: CallMeta): Promise<Reply<unknown>>;
  cancelJob(jobId: number): void;
  close(): Promise<void>;
}

interface PoolOptions {
  folder: string;
  emit(event: CoreEvent): void;
  /** Of the system's keyring, as soon as there is one; null where the system has none. */
  machineKey?: Promise<Uint8Array | null>;
  /** When what draws paper is loaded; WARM_AFTER_MS by default. */
  warmAfterMs?: number;
  /** Entry of the threads; tests give one that dies on demand. */
  workerFile?: URL;
}

type Role = 'writer' | 'reader';

/** A place for a thread: `ready` is the reply of its opening, and a new thread takes the place of a dead one. */
interface Seat {
  role: Role;
  thread: CoreThread;
  ready: Promise<Reply<unknown>>;
  /** Calls given to it and not answered, those that wait for its opening included. */
  calls: number;
  /** In a row, without a call that went well between. */
  deaths: number;
  /** It died too often: no thread sits here any more. */
  empty: boolean;
}

const READERS = 2;
const DEATHS_IN_A_ROW = 3;
/** A clerk has read the day's list by then, and has not yet opened a letter. */
const WARM_AFTER_MS = 1_500;
const AT_ONCE: Promise<Reply<unknown>> = Promise.resolve({ ok: true, value: null });

/** Opens the office: the writer first (it holds the lock and migrates), then the readers. Failures come as replies. */
export async function openPool(options: PoolOptions): Promise<Reply<CorePool>> {
  const jobIds = createJobIds();
  let closing = false;

  /** A thread loads its code at once and opens the office when `after` went well. */
  function seatThread(role: Role, after: Promise<Reply<unknown>>): Seat {
    const thread: CoreThread = startCoreThread(
      {
        onEvent: (event) => options.emit(event.name === 'job' ? jobIds.outward(thread, event) : event),
        onDeath: () => replace(seats.find((seat) => seat.thread === thread)),
      },
      options.workerFile,
    );
    const ready = after.then((reply) =>
      reply.ok ? thread.send({ task: 'open', folder: options.folder, role }) : reply,
    );
    if (role === 'writer') void giveKey(options.machineKey, thread, ready);
    return { role, thread, ready, calls: 0, deaths: 0, empty: false };
  }

  function replace(seat: Seat | undefined): void {
    if (!seat || closing) return;
    for (const event of jobIds.failedWith(seat.thread)) options.emit(event);
    seat.deaths += 1;
    seat.empty = seat.deaths > DEATHS_IN_A_ROW;
    if (seat.empty) return;
    const { thread, ready } = seatThread(seat.role, seat === writer ? AT_ONCE : writer.ready);
    Object.assign(seat, { thread, ready });
  }

  const writer = seatThread('writer', AT_ONCE);
  const readers = Array.from({ length: READERS }, () => seatThread('reader', writer.ready));
  const atTheEnd = [...readers].reverse();
  const seats = [writer, ...readers];
  const opened = await writer.ready;
  if (!opened.ok) {
    closing = true;
    await Promise.all(seats.map((seat) => seat.thread.end()));
    return opened;
  }

  const warming = warmLater(atTheEnd[0]!, options.warmAfterMs ?? WARM_AFTER_MS);

  async function call(name: string, input: unknown, meta: CallMeta): Promise<Reply<unknown>> {
    const seat = isCommand(name) ? writer : leastBusy(drawsPaper(name) ? atTheEnd : readers);
    seat.calls += 1;
    try {
      const ready = await seat.ready;
      if (!ready.ok) return ready;
      const reply = await seat.thread.send({ task: 'call', name, input, meta });
      if (reply.ok) seat.deaths = 0;
      return reply;
    } finally {
      seat.calls -= 1;
    }
  }

  async function close(): Promise<void> {
    closing = true;
    clearTimeout(warming);
    // A reader owns nothing and may be at a long report: it is ended. The writer finishes what it has, folds the WAL
    // into the database, and only then gives up the lock.
    await Promise.all(readers.map((seat) => seat.thread.end()));
    await writer.ready;
    await writer.thread.send({ task: 'close' });
    await writer.thread.end();
  }

  return { ok: true, value: { call, cancelJob: jobIds.cancel, close } };
}

/** Not at once: the first screens come before. */
function warmLater(seat: Seat, afterMs: number): NodeJS.Timeout {
  const warm = async () => {
    if ((await seat.ready).ok) await seat.thread.send({ task: 'warm-paper' });
  };
  return setTimeout(warm, afterMs).unref();
}

/** Passwords are read where mails are sent: in the writer. */
async function giveKey(
  machineKey: PoolOptions['machineKey'],
  thread: CoreThread,
  ready: Promise<Reply<unknown>>,
): Promise<void> {
  const key = await machineKey;
  if (key && (await ready).ok) await thread.send({ task: 'machine-key', key });
}

function isCommand(name: string): boolean {
  return Object.hasOwn(contract, name) && contract[name as keyof typeof contract].kind === 'command';
}

/**
 * Pages that are drawn to be looked at; by their name, as the contract names them all alike. Where both readers are free the
 * last one draws: its fonts stay loaded, and the other's need not be.
 */
function drawsPaper(name: string): boolean {
  return name.endsWith('.preview');
}

function leastBusy(readers: Seat[]): Seat {
  const alive = readers.filter((seat) => !seat.empty);
  return (alive.length > 0 ? alive : readers).reduce((best, seat) => (seat.calls < best.calls ? seat : best));
}

/** Every core numbers its own jobs from 1; outside, a number means one job. */
function createJobIds() {
  const known = new Map<number, { thread: CoreThread; innerId: number; last: JobEvent }>();
  let nextId = 1;
  return {
    outward(thread: CoreThread, event: JobEvent): JobEvent {
      const found = [...known].find(([, job]) => job.thread === thread && job.innerId === event.jobId);
      const jobId = found ? found[0] : nextId++;
      const outward = { ...event, jobId };
      if (event.state === 'running') known.set(jobId, { thread, innerId: event.jobId, last: outward });
      else known.delete(jobId);
      return outward;
    },
    cancel(jobId: number): void {
      const job = known.get(jobId);
      job?.thread.cancelJob(job.innerId);
    },
    /** What the dead thread's jobs have come to. */
    failedWith(thread: CoreThread): JobEvent[] {
      const lost = [...known].filter(([, job]) => job.thread === thread);
      for (const [jobId] of lost) known.delete(jobId);
      return lost.map(([, job]) => ({ ...job.last, state: 'failed' as const }));
    },
  };
}
