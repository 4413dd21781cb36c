/** What one account of the operating system remembers between starts: a JSON file in userData, never anything of an office. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../core/documents.ts';

const RECENT_KEPT = 20;

const deskStateSchema = z.object({
  recent: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
  /** The office that was open when the program ended; it is opened again at the next start. */
  lastOpen: z.string().nullable(),
  /** Office folder → code of the staffMember chosen there. */
  actorCodes: z.record(z.string(), z.string()),
});

export type DeskState = z.output<typeof deskStateSchema>;

const NOTHING_YET: DeskState = { recent: [], lastOpen: null, actorCodes: {} };

/** A file that is missing, cut short or of another shape is no reason not to start: the clerk picks the office once more. */
export function readDeskState(file: string): DeskState {
  try {
    return deskStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return NOTHING_YET;
  }
}

export function writeDeskState(file: string, state: DeskState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, new TextEncoder().encode(`${JSON.stringify(state, null, 2)}\n`));
}

export function withOpened(state: DeskState, office: { path: string; name: string; openedAt: string }): DeskState {
  const others = state.recent.filter((entry) => entry.path !== office.path);
  return { ...state, recent: [office, ...others].slice(0, RECENT_KEPT), lastOpen: office.path };
}

export function withForgotten(state: DeskState, path: string): DeskState {
  const { [path]: _, ...actorCodes } = state.actorCodes;
  return {
    ...state,
    recent: state.recent.filter((entry) => entry.path !== path),
    actorCodes,
    lastOpen: state.lastOpen === path ? null : state.lastOpen,
  };
}

/** The recent list as the window shows it: a folder that is not there now (a stick, a drive) is marked, not dropped. */
export function recentOffices(state: DeskState): { path: string; name: string; openedAt: string; missing: boolean }[] {
  return state.recent.map((entry) => ({ ...entry, missing: !existsSync(join(entry.path, 'office.sqlite')) }));
}
