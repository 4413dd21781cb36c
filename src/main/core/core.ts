/** The program without Electron: opens an office, dispatches calls, turns every outcome into a Reply. */
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MethodName, OutputOf } from '../../contract/contract.ts';
import type { CoreEvent, Reply } from '../../contract/reply.ts';
import { copyDatabase } from '../db/backup.ts';
import {
  type DatabaseLimits,
  type OpenDatabase,
  openReader,
  openWriter,
  refreshStatistics,
} from '../db/data-source.ts';
import { lockOffice, type OfficeLock } from '../db/lock.ts';
import { createWriteQueue } from '../db/write-queue.ts';
import { type Clock, systemClock } from './clock.ts';
import { createDispatch } from './dispatch.ts';
import { AppError, EnvironmentError, environmentFailure } from './errors.ts';
import { createJobs } from './jobs.ts';
import { checkOffice, clearFolder, type OfficePaths, prepareFolder } from './office-folder.ts';
import { systemQueue } from './printing.ts';
import { createSecretKeys } from './secrets.ts';
import { type Session, writeTransaction } from './session.ts';
import { systemWires, type Wires } from './wires.ts';

export interface CoreOptions {
  folder: string;
  /** whole: command line and tests; writer: commands, and holds the lock; reader: queries on a read-only handle. */
  role: 'whole' | 'writer' | 'reader';
  clock?: Clock;
  emit?: (event: CoreEvent) => void;
  limits?: DatabaseLimits;
  /** The passphrase of kept passwords, when the host was given it. */
  passphrase?: string;
  /** Mail and gateway; tests may put themselves in their place. */
  wires?: Partial<Wires>;
}

export interface CallMeta {
  /** Code of the staffMember who acts. */
  actorCode?: string;
}

export interface Core {
  call<M extends MethodName>(name: M, input: unknown, meta?: CallMeta): Promise<Reply<OutputOf<M>>>;
  call(name: string, input: unknown, meta?: CallMeta): Promise<Reply<unknown>>;
  cancelJob(jobId: number): void;
  /** The system's own keyring has it: passwords kept under it can be read. */
  giveMachineKey(key: Uint8Array): void;
  /** Loads what draws paper ahead of the first page asked for. */
  warmPaper(): Promise<void>;
  close(): Promise<void>;
}

/** Opens an office. Failures of the machine (lock, disk, corrupt, newer) come back as replies of kind `environment`. */
export async function openCore(options: CoreOptions): Promise<Reply<Core>> {
  const clock = options.clock ?? systemClock;
  const undo: (() => unknown)[] = [];
  try {
    const paths = checkOffice(options.folder);
    let lock: OfficeLock | null = null;
    let writer: OpenDatabase | null = null;
    if (options.role !== 'reader') {
      lock = lockOffice(paths.folder, clock.now());
      undo.push(() => lock?.release());
      await backupBeforeMigration(paths, clock);
      writer = await openMigrated(paths, options.limits);
      undo.push(() => writer?.dataSource.destroy());
    }
    // The writer reads through a handle of its own too: on the writing connection a command that reads before its write
    // would see what another one has not committed, and may yet roll back.
    const reader = await openReader(paths.database);
    undo.push(() => reader.dataSource.destroy());
    const emit = options.emit ?? (() => undefined);
    const session: Session = {
      paths,
      clock,
      writer,
      readRaw: reader.raw,
      queue: createWriteQueue(),
      jobs: createJobs(clock, emit),
      printers: systemQueue,
      wires: { ...systemWires, ...options.wires },
      secretKeys: createSecretKeys(options.passphrase ?? null),
      emit,
    };
    const core = createCore(session, undo);
    if (writer) {
      await drawWhatIsOnlyRecorded(session);
      await markInterruptedRuns(session);
      await markInterruptedSendings(session);
    }
    return { ok: true, value: core };
  } catch (error) {
    for (const step of undo.reverse()) await step();
    return failedOpening(error);
  }
}

function createCore(session: Session, undo: (() => unknown)[]): Core {
  const dispatch = createDispatch(session);
  return {
    call: (name: string, input: unknown, meta: CallMeta = {}) =>
      dispatch.call(name, input, meta) as Promise<Reply<never>>,
    cancelJob: (jobId) => session.jobs.cancel(jobId),
    giveMachineKey: (key) => session.secretKeys.giveMachine(key),
    async warmPaper() {
      await session.jobs.run('warm-paper', null);
    },
    async close() {
      await session.jobs.stopTasks();
      await session.queue.idle();
      await session.jobs.close();
      if (session.writer) leaveStatistics(session.writer);
      for (const step of undo.splice(0).reverse()) await step();
    },
  };
}

/** For the next time. A full disk is no reason not to close. */
function leaveStatistics(writer: OpenDatabase): void {
  try {
    refreshStatistics(writer.raw);
  } catch (error) {
    process.stderr.write(`[statistics] ${String(error)}\n`);
  }
}

function failedOpening(error: unknown): Reply<never> {
  const environment = environmentFailure(error);
  if (environment) return { ok: false, error: environment };
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, error: { kind: 'environment', code: 'io-failed', facts: { detail } } };
}

async function openMigrated(paths: OfficePaths, limits: DatabaseLimits | undefined): Promise<OpenDatabase> {
  const database = await openWriter(paths.database, limits);
  const run = await database.dataSource.runMigrations();
  // A table that was built anew has lost what was known of it.
  if (run.length > 0 && run.length < database.dataSource.migrations.length) leaveStatistics(database);
  return database;
}

async function backupBeforeMigration(paths: OfficePaths, clock: Clock): Promise<void> {
  const database = await openWriter(paths.database);
  try {
    const pending = await database.dataSource.showMigrations();
    const isNew = database.raw.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'office_setting'`).get() === undefined;
    if (!pending || isNew) return;
  } finally {
    await database.dataSource.destroy();
  }
  // An office that came back from elsewhere may lack the empty folder.
  mkdirSync(paths.backups, { recursive: true });
  await copyDatabase(paths.database, join(paths.backups, `before-migration-${fileStamp(clock)}.sqlite`));
}

/** 20261124-091200, from the instant in UTC. */
export function fileStamp(clock: Clock): string {
  return clock.now().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '-');
}

/** The power went between the booking and its paper: the record is the truth, so the paper is drawn now. */
async function drawWhatIsOnlyRecorded(session: Session): Promise<void> {
  const rows = session.readRaw.prepare(`SELECT id FROM document WHERE state = 'recorded' ORDER BY id`).all() as {
    id: number;
  }[];
  const dispatch = createDispatch(session);
  for (const { id } of rows) {
    try {
      await dispatch.renderDocument(id, 'documents.redrawn');
    } catch (error) {
      // A paper that cannot be drawn must not shut the clerk out of the books; it stays recorded for the next time.
      const facts =
        error instanceof EnvironmentError || error instanceof AppError ? error.facts : { detail: String(error) };
      process.stderr.write(`[document ${id}] not drawn: ${JSON.stringify(facts)}\n`);
    }
  }
}

/** The program ended in a run over many clients: it waits to be gone on with, and says so. */
async function markInterruptedRuns(session: Session): Promise<void> {
  const rows = session.readRaw.prepare(`SELECT id FROM batch_run WHERE state = 'running' ORDER BY id`).all() as {
    id: number;
  }[];
  if (rows.length === 0) return;
  const actor = { staffId: null, code: 'system', name: 'Bantō' };
  const cause = { method: 'batches.interrupted', actor, input: {}, clientId: null, requestId: null };
  await writeTransaction(session, cause, async (tx) => {
    for (const { id } of rows) await tx.office.update('batch_run', { id }, { state: 'interrupted', ended_at: tx.at });
  });
}

/** The program ended while a mail was being handed over: nobody knows whether it went, so it is never sent again by itself. */
async function markInterruptedSendings(session: Session): Promise<void> {
  const rows = session.readRaw
    .prepare(`SELECT client_id AS clientId, id FROM sending WHERE state = 'handing' ORDER BY client_id, id`)
    .all() as { clientId: number; id: number }[];
  for (const { clientId, id } of rows) {
    const actor = { staffId: null, code: 'system', name: 'Bantō' };
    const cause = { method: 'sendings.interrupted', actor, input: {}, clientId, requestId: null };
    await writeTransaction(session, cause, async (tx) => {
      const sql = tx.client(clientId);
      const last = await sql.get<{ step: number }>(
        'SELECT MAX(step) AS step FROM sending_step WHERE client_id = :clientId AND sending_id = :id',
        { id },
      );
      await sql.update(
        'sending',
        { id },
        { state: 'unknown', state_at: tx.at, error: 'sending-interrupted', facts: '{}' },
      );
      const step = { sending_id: id, step: (last?.step ?? 0) + 1, state: 'unknown', detail: '' };
      await sql.insert('sending_step', { ...step, ...tx.booked() });
    });
  }
}

/** Makes a new office folder; its first audit entry says when and by whom. */
export async function createOffice(options: {
  folder: string;
  name: string;
  clock?: Clock;
}): Promise<Reply<{ path: string }>> {
  const clock = options.clock ?? systemClock;
  let database: OpenDatabase | null = null;
  let paths: OfficePaths | null = null;
  try {
    paths = prepareFolder(options.folder);
    database = await openMigrated(paths, undefined);
    await writeFirstEntry(database, paths, clock, 'office.create', { name: options.name, generation: '1' });
    await database.dataSource.destroy();
    return { ok: true, value: { path: paths.folder } };
  } catch (error) {
    await giveUp(database, paths);
    return failedOpening(error);
  }
}

/** What could not be finished does not stay behind as an office that looks whole. */
async function giveUp(database: OpenDatabase | null, paths: OfficePaths | null): Promise<void> {
  if (database?.dataSource.isInitialized) await database.dataSource.destroy();
  if (paths) clearFolder(paths);
}

async function writeFirstEntry(
  database: OpenDatabase,
  paths: OfficePaths,
  clock: Clock,
  method: string,
  settings: Record<string, string>,
): Promise<void> {
  const session: Session = {
    paths,
    clock,
    writer: database,
    readRaw: database.raw,
    queue: createWriteQueue(),
    jobs: createJobs(clock, () => undefined),
    printers: systemQueue,
    wires: systemWires,
    secretKeys: createSecretKeys(null),
    emit: () => undefined,
  };
  await writeTransaction(
    session,
    {
      method,
      actor: { staffId: null, code: 'system', name: 'Bantō' },
      input: settings,
      clientId: null,
      requestId: null,
    },
    async (tx) => {
      for (const [key, value] of Object.entries(settings)) {
        await tx.office.run(
          'INSERT INTO office_setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          { key, value },
        );
      }
    },
  );
}

/**
 * Restores a backup into a new, empty folder: the database after an integrity check, and every document it names, each
 * with the right digest, from the documents/ beside or above the backup. Logged as a new generation.
 */
export async function restoreOffice(options: {
  backupPath: string;
  folder: string;
  clock?: Clock;
}): Promise<Reply<{ path: string; documents: number; missingDocuments: string[] }>> {
  const clock = options.clock ?? systemClock;
  let database: OpenDatabase | null = null;
  let paths: OfficePaths | null = null;
  try {
    if (!statSync(options.backupPath, { throwIfNoEntry: false })?.isFile())
      throw new EnvironmentError('backup-missing', { file: options.backupPath });
    paths = prepareFolder(options.folder);
    copyFileSync(options.backupPath, paths.database);
    checkOffice(paths.folder);
    database = await openMigrated(paths, undefined);
    const problems = database.raw.pragma('integrity_check', { simple: true });
    if (problems !== 'ok') throw new EnvironmentError('office-corrupt', { file: options.backupPath });
    const { copied, missing } = await restoreDocuments(database, paths, dirname(options.backupPath));
    const generation = database.raw.prepare(`SELECT value FROM office_setting WHERE key = 'generation'`).get() as
      | { value: string }
      | undefined;
    await writeFirstEntry(database, paths, clock, 'office.restore', {
      generation: String(Number(generation?.value ?? '1') + 1),
    });
    await database.dataSource.destroy();
    return { ok: true, value: { path: paths.folder, documents: copied, missingDocuments: missing } };
  } catch (error) {
    await giveUp(database, paths);
    const failed = failedOpening(error);
    // A broken copy is a broken backup: the office it was taken from may be sound.
    return failed.ok || failed.error.code !== 'office-corrupt'
      ? failed
      : { ok: false, error: { ...failed.error, code: 'backup-corrupt', facts: { file: options.backupPath } } };
  }
}

async function restoreDocuments(
  database: OpenDatabase,
  paths: OfficePaths,
  backupFolder: string,
): Promise<{ copied: number; missing: string[] }> {
  const { keepTaken, readDocument, readTaken, writeWhole } = await import('./documents.ts');
  const rows = database.raw.prepare(`SELECT path, sha256 FROM document WHERE state = 'rendered'`).all() as {
    path: string;
    sha256: string;
  }[];
  const missing: string[] = [];
  for (const row of rows) {
    const bytes =
      readDocument(backupFolder, row.path, row.sha256) ?? readDocument(dirname(backupFolder), row.path, row.sha256);
    if (bytes) writeWhole(join(paths.folder, row.path), bytes);
    else missing.push(row.path);
  }
  // Bank files as they were taken in; those from before they were kept are not there.
  const taken = database.raw.prepare('SELECT DISTINCT sha256 FROM deposit_import').all() as { sha256: string }[];
  for (const { sha256 } of taken) {
    const bytes = readTaken(backupFolder, sha256) ?? readTaken(dirname(backupFolder), sha256);
    if (bytes) keepTaken(paths.folder, sha256, bytes);
  }
  return { copied: rows.length - missing.length, missing };
}
