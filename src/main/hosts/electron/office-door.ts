/** Which office is open in the window. Opening, making and closing happen one after another; calls wait for the outcome. */
import { resolve } from 'node:path';
import type { CoreEvent, Failure, Reply } from '../../../contract/reply.ts';
import type { Clock } from '../../core/clock.ts';
import { bugFailure } from './bug-failure.ts';
import type { CoreTask } from './core-messages.ts';
import { startCoreThread } from './core-thread.ts';
import { type DeskState, readDeskState, withOpened, writeDeskState } from './desk-state.ts';
import { type OpenOffice, openOffice } from './open-office.ts';

export interface OfficeDoorOptions {
  stateFile: string;
  clock: Clock;
  emit(event: CoreEvent): void;
  backupAfterMs?: number;
  /** See openPool. */
  machineKey?: Promise<Uint8Array | null>;
}

export interface OfficeDoor {
  /** The open office, once whatever is being opened or closed is so. */
  office(): Promise<OpenOffice | null>;
  open(folder: string): Promise<Reply<{ path: string }>>;
  /** Makes an office in a thread of its own (a new one, the practice office, a restored one) and opens it. */
  make(task: CoreTask): Promise<Reply<{ path: string }>>;
  /** Leaves the office: the next start shows the list instead. */
  leave(): Promise<void>;
  /** Opens the office of the last time, if there was one. */
  reopen(folder: string | null): void;
  reopenFailure(): { path: string; error: Failure } | null;
  state(): DeskState;
  keep(state: DeskState): void;
  /** The program ends. */
  close(): Promise<void>;
}

export function createOfficeDoor(options: OfficeDoorOptions): OfficeDoor {
  let state = readDeskState(options.stateFile);
  let current: OpenOffice | null = null;
  let reopenFailure: { path: string; error: Failure } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  function keep(next: DeskState): void {
    state = next;
    writeDeskState(options.stateFile, state);
  }

  async function closeCurrent(): Promise<void> {
    const closing = current;
    current = null;
    await closing?.close();
  }

  /** The office that was open stays so when the new one cannot be opened. */
  async function open(folder: string): Promise<Reply<{ path: string }>> {
    if (current?.path === resolve(folder)) return { ok: true, value: { path: current.path } };
    const opened = await openOffice({ ...options, folder });
    if (!opened.ok) return opened;
    await closeCurrent();
    current = opened.value;
    reopenFailure = null;
    keep(withOpened(state, { path: current.path, name: current.name, openedAt: options.clock.now() }));
    return { ok: true, value: { path: current.path } };
  }

  async function make(task: CoreTask): Promise<Reply<{ path: string }>> {
    const thread = startCoreThread({ onEvent: options.emit, onDeath: () => undefined });
    const reply = await thread.send(task);
    await thread.end();
    return reply.ok ? open((reply.value as { path: string }).path) : reply;
  }

  async function reopen(folder: string): Promise<void> {
    try {
      const opened = await open(folder);
      if (!opened.ok) reopenFailure = { path: folder, error: opened.error };
    } catch (error) {
      reopenFailure = { path: folder, error: bugFailure('desk.openOffice', error) };
    }
  }

  async function office(): Promise<OpenOffice | null> {
    await turn;
    return current;
  }

  return {
    office,
    open: (folder) => inTurn(() => open(folder)),
    make: (task) => inTurn(() => make(task)),
    leave: () => inTurn(() => closeCurrent().then(() => keep({ ...state, lastOpen: null }))),
    reopen: (folder) => void (folder === null ? null : inTurn(() => reopen(folder))),
    reopenFailure: () => reopenFailure,
    state: () => state,
    keep,
    close: () => inTurn(closeCurrent),
  };
}
