/** What the window asks of its host (`desk.*`), and the way of every other call to the open office. */
import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
  type DeskContract,
  type DeskInputOf,
  type DeskMethodName,
  type DeskOutputOf,
  deskMethods,
} from '../../../contract/desk.ts';
import type { RefusalCode } from '../../../contract/refusal-codes.ts';
import type { Facts, Failure, Reply } from '../../../contract/reply.ts';
import { writeWhole } from '../../core/documents.ts';
import { environmentFailure } from '../../core/errors.ts';
import { inputFault } from '../../core/input-fault.ts';
import { bugFailure } from './bug-failure.ts';
import { recentOffices, withForgotten } from './desk-state.ts';
import type { OfficeDoor } from './office-door.ts';

/** The system's own dialogs and viewers; tests give answers that were prepared. A null path: the clerk gave up. */
export interface DeskSystem {
  chooseFolder(title: string): Promise<string | null>;
  chooseFile(title: string, extensions: string[]): Promise<string | null>;
  chooseSavePath(name: string): Promise<string | null>;
  /** Returns what went wrong, empty when nothing did. */
  openPath(path: string): Promise<string>;
  showInFolder(path: string): void;
}

/** Answers every call of the window, desk.* and the core's alike. Never rejects. */
export type DeskCall = (name: string, input: unknown) => Promise<Reply<unknown>>;

type DeskHandlers = { [M in DeskMethodName]: (input: DeskInputOf<M>) => Promise<Reply<DeskOutputOf<M>>> };

export function createDesk(door: OfficeDoor, system: DeskSystem): DeskCall {
  const handlers: DeskHandlers = { ...officeHandlers(door), ...fileHandlers(door, system) };

  async function callDesk<M extends DeskMethodName>(name: M, input: unknown): Promise<Reply<unknown>> {
    const parsed = (deskMethods[name] as DeskContract[M]).input.safeParse(input ?? {});
    if (parsed.success) return handlers[name](parsed.data as DeskInputOf<M>);
    const facts = inputFault(parsed.error.issues[0], input ?? {});
    return { ok: false, error: { kind: 'refusal', code: 'input-invalid', facts, field: facts.path } };
  }

  async function callCore(name: string, input: unknown): Promise<Reply<unknown>> {
    const office = await door.office();
    if (!office) return failed('environment', 'office-missing', { folder: '' });
    return office.call(name, input, door.state().actorCodes[office.path]);
  }

  return async (name, input) => {
    try {
      return Object.hasOwn(deskMethods, name)
        ? await callDesk(name as DeskMethodName, input)
        : await callCore(name, input);
    } catch (error) {
      return { ok: false, error: environmentFailure(error) ?? bugFailure(name, error) };
    }
  };
}

const nothing: Reply<Record<string, never>> = { ok: true, value: {} };

function failed(kind: Failure['kind'], code: RefusalCode, facts: Facts): Reply<never> {
  return { ok: false, error: { kind, code, facts } };
}

type FileMethod = 'desk.chooseFolder' | 'desk.chooseFile' | 'desk.openDocument' | 'desk.saveAs';

function officeHandlers(door: OfficeDoor): Omit<DeskHandlers, FileMethod> {
  return {
    async 'desk.state'() {
      const office = await door.office();
      const state = door.state();
      return {
        ok: true,
        value: {
          open: office && { path: office.path, name: office.name },
          recent: recentOffices(state),
          actorCode: (office && state.actorCodes[office.path]) ?? null,
          reopenFailure: door.reopenFailure(),
          backupFailure: office?.backupFailure() ?? null,
        },
      };
    },
    'desk.createOffice': ({ path, name }) => door.make({ task: 'create', folder: path, name }),
    'desk.createPracticeOffice': ({ path }) => door.make({ task: 'create-practice', folder: path }),
    'desk.restoreOffice': ({ backupPath, path }) => door.make({ task: 'restore', backupPath, folder: path }),
    'desk.openOffice': ({ path }) => door.open(path),
    async 'desk.closeOffice'() {
      await door.leave();
      return nothing;
    },
    async 'desk.forgetOffice'({ path }) {
      door.keep(withForgotten(door.state(), path));
      return nothing;
    },
    async 'desk.chooseActor'({ code }) {
      const office = await door.office();
      const state = door.state();
      if (office) door.keep({ ...state, actorCodes: { ...state.actorCodes, [office.path]: code } });
      return nothing;
    },
    async 'desk.cancelJob'({ jobId }) {
      (await door.office())?.cancelJob(jobId);
      return nothing;
    },
  };
}

function fileHandlers(door: OfficeDoor, system: DeskSystem): Pick<DeskHandlers, FileMethod> {
  /** Files this session has saved: they may be opened again with the system's viewer. */
  const saved = new Set<string>();
  return {
    'desk.chooseFolder': async ({ title }) => ({ ok: true, value: { path: await system.chooseFolder(title) } }),
    'desk.chooseFile': async ({ title, extensions }) => ({
      ok: true,
      value: { path: await system.chooseFile(title, extensions) },
    }),
    async 'desk.openDocument'({ path, how }) {
      const file = saved.has(path) ? path : documentFile((await door.office())?.path, path);
      if (file === null) return failed('refusal', 'document-unknown', { path });
      if (how === 'folder') system.showInFolder(file);
      const detail = how === 'open' ? await system.openPath(file) : '';
      return detail
        ? { ok: false, error: { kind: 'environment', code: 'io-failed', facts: { path, detail } } }
        : { ok: true, value: {} };
    },
    async 'desk.saveAs'({ name, bytes }) {
      const path = await system.chooseSavePath(name);
      if (path !== null) {
        try {
          writeWhole(path, bytes);
        } catch (error) {
          // Wherever the clerk pointed at: the fault is the place's, not the program's.
          return { ok: false, error: environmentFailure(error) ?? ioFailure(error) };
        }
        saved.add(path);
      }
      return { ok: true, value: { path } };
    },
  };
}

function ioFailure(error: unknown): Failure {
  return {
    kind: 'environment',
    code: 'io-failed',
    facts: { detail: error instanceof Error ? error.message : String(error) },
  };
}

/** The file of a document, whose path is relative to the office; null for anything that is not in its documents/. */
function documentFile(folder: string | undefined, path: string): string | null {
  if (folder === undefined) return null;
  try {
    const file = realpathSync(join(folder, path));
    return file.startsWith(realpathSync(join(folder, 'documents')) + sep) ? file : null;
  } catch {
    return null;
  }
}
