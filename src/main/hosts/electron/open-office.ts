/** The office that is open in the window: its pool of threads, who acts, and its daily backup. */
import { resolve } from 'node:path';
import type { OutputOf } from '../../../contract/contract.ts';
import type { CoreEvent, Failure, Reply } from '../../../contract/reply.ts';
import type { Clock } from '../../core/clock.ts';
import { type CorePool, openPool } from './core-pool.ts';
import { watchOfficeFolder } from './folder-watch.ts';

export interface OpenOffice {
  path: string;
  name: string;
  call(name: string, input: unknown, actorCode: string | undefined): Promise<Reply<unknown>>;
  cancelJob(jobId: number): void;
  /** The last daily backup that failed, until one succeeds. */
  backupFailure(): Failure | null;
  close(): Promise<void>;
}

export interface OpenOfficeOptions {
  folder: string;
  clock: Clock;
  emit(event: CoreEvent): void;
  /** See openPool. */
  machineKey?: Promise<Uint8Array | null>;
  /** How long the window is left alone after its first answer before the daily backup starts. */
  backupAfterMs?: number;
}

const BACKUP_AFTER_MS = 3_000;
/** The program may run for days. */
const BACKUP_CHECK_EVERY_MS = 60 * 60_000;

/** Opens the office of a folder. Failures (locked, newer, corrupt, network, not writable) come as replies. */
export async function openOffice(options: OpenOfficeOptions): Promise<Reply<OpenOffice>> {
  const path = resolve(options.folder);
  const opened = await openPool({
    folder: path,
    emit: options.emit,
    ...(options.machineKey ? { machineKey: options.machineKey } : {}),
  });
  if (!opened.ok) return opened;
  const pool = opened.value;
  const info = await pool.call('office.info', {}, {});
  if (!info.ok) {
    await pool.close();
    return info;
  }
  const backup = scheduleBackup(pool, options);
  const watch = watchOfficeFolder((name, input) => pool.call(name, input, {}), options.clock);
  return {
    ok: true,
    value: {
      path,
      name: (info.value as OutputOf<'office.info'>).name,
      async call(name, input, actorCode) {
        const reply = await pool.call(name, input, actorCode === undefined ? {} : { actorCode });
        backup.windowIsUsable();
        return reply;
      },
      cancelJob: pool.cancelJob,
      backupFailure: backup.failure,
      async close() {
        await watch.stop();
        await backup.stop();
        await pool.close();
      },
    },
  };
}

/** One backup a day and the exports that are due, begun when the window has had its first answer: never in the way of the first screen. */
function scheduleBackup(pool: CorePool, options: OpenOfficeOptions) {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let failed: Failure | null = null;
  let stopped = false;

  function schedule(delayMs: number): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = backUpIfDue()
        .then(exportIfDue)
        .finally(() => schedule(BACKUP_CHECK_EVERY_MS));
    }, delayMs);
    timer.unref();
  }

  async function backUpIfDue(): Promise<void> {
    const info = await pool.call('office.info', {}, {});
    const before = failed;
    if (!info.ok) failed = info.error;
    else {
      const { today, lastBackupAt } = info.value as OutputOf<'office.info'>;
      if (lastBackupAt !== null && dayInJapan(lastBackupAt) >= today) return;
      const done = await pool.call('office.backup', {}, {});
      failed = done.ok ? null : done.error;
    }
    if (failed !== before) options.emit({ name: 'changed', seq: 0, clientId: null, nouns: ['desk'] });
  }

  /** Lists for the office's other programs; what fails is told where the export is set, and tried again in an hour. */
  async function exportIfDue(): Promise<void> {
    if (!stopped) await pool.call('exports.run', {}, {});
  }

  return {
    failure: () => failed,
    windowIsUsable() {
      if (timer === null && !stopped) schedule(options.backupAfterMs ?? BACKUP_AFTER_MS);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

const JAPAN_DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** The day in Japan, YYYY-MM-DD, of a UTC instant. */
export function dayInJapan(instant: string): string {
  return JAPAN_DATE.format(Date.parse(instant));
}
