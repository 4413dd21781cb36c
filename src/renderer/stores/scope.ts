/** Whose books are on screen: one client, or the whole office (null). */
import { create } from 'zustand';
import { leaveThen } from '../ui/unsaved.ts';
import { dropClientParams } from './route.ts';
import { readStored, writeStored } from './stored.ts';

interface Scope {
  /** Folder of the open office: recent clients belong to it. */
  officePath: string;
  clientId: number | null;
  /** Clients before this one, latest first. */
  recent: readonly number[];
}

const KEPT = 8;

export const useScope = create<Scope>(() => ({ officePath: '', clientId: null, recent: [] }));

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

/** Starts with the whole office and the recent clients of this folder. */
export function enterOffice(officePath: string): void {
  if (useScope.getState().officePath === officePath) return;
  useScope.setState({ officePath, clientId: null, recent: readStored(`recent.${officePath}`, [], isNumbers) });
}

/** Switches at once; asks first where something typed would be lost. */
export function chooseClient(clientId: number | null, after?: () => void): void {
  leaveThen(() => {
    const scope = useScope.getState();
    const recent =
      clientId === null ? scope.recent : [clientId, ...scope.recent.filter((one) => one !== clientId)].slice(0, KEPT);
    if (clientId !== scope.clientId) dropClientParams();
    useScope.setState({ clientId, recent });
    writeStored(`recent.${scope.officePath}`, recent);
    after?.();
  });
}
