/** How this clerk likes it, on this machine. */
import { create } from 'zustand';
import type { Sort } from '../ui/table-columns.ts';
import { setDensity } from '../ui/window-size.ts';
import { readStored, writeStored } from './stored.ts';

export interface Preferences {
  density: 'dense' | 'roomy';
  /** 令和8年7月31日 instead of 2026/07/31 in lists. */
  eraDates: boolean;
  /** Columns left out and the order, by list. */
  lists: Readonly<Record<string, { hidden: readonly string[]; sort?: Sort | null }>>;
}

const DEFAULTS: Preferences = { density: 'dense', eraDates: false, lists: {} };

function isPreferences(value: unknown): value is Preferences {
  if (typeof value !== 'object' || value === null) return false;
  return 'density' in value && 'eraDates' in value && 'lists' in value && typeof value.lists === 'object';
}

export const usePreferences = create<Preferences>(() => readStored('preferences', DEFAULTS, isPreferences));

setDensity(usePreferences.getState().density);

export function setPreferences(changes: Partial<Preferences>): void {
  usePreferences.setState(changes);
  writeStored('preferences', usePreferences.getState());
  setDensity(usePreferences.getState().density);
}
