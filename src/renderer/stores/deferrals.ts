/**
 * Deposits a clerk looks at again later, kept on this machine: a list of numbers, nothing of the books. What a deposit is
 * said to be (前受, 二重, 仮受) stands in the books themselves.
 */
import { create } from 'zustand';
import { useScope } from './scope.ts';
import { readStored, writeStored } from './stored.ts';

/** By `clientId/depositId`. The value is a reason of an earlier version, or 'later'. */
type Kept = Readonly<Record<string, string>>;

interface Deferrals {
  officePath: string;
  kept: Kept;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((why) => typeof why === 'string');
}

/** What was put aside in the office of this folder. */
function deferralsIn(officePath: string): Deferrals {
  return { officePath, kept: readStored(`deferrals.${officePath}`, {}, isKept) };
}

const useStore = create<Deferrals>(() => deferralsIn(useScope.getState().officePath));

useScope.subscribe((scope, before) => {
  if (scope.officePath !== before.officePath) useStore.setState(deferralsIn(scope.officePath));
});

function keep(kept: Kept): void {
  useStore.setState({ kept });
  writeStored(`deferrals.${useStore.getState().officePath}`, kept);
}

const keyOf = (clientId: number, depositId: number) => `${clientId}/${depositId}`;

/** Whether a deposit of the client was put aside. */
export function useDeferrals(): (clientId: number, depositId: number) => boolean {
  const kept = useStore((state) => state.kept);
  return (clientId, depositId) => keyOf(clientId, depositId) in kept;
}

export function defer(clientId: number, depositIds: readonly number[]): void {
  const added = Object.fromEntries(depositIds.map((id) => [keyOf(clientId, id), 'later']));
  keep({ ...useStore.getState().kept, ...added });
}

export function bringBack(clientId: number, depositIds: readonly number[]): void {
  const gone = new Set(depositIds.map((id) => keyOf(clientId, id)));
  keep(Object.fromEntries(Object.entries(useStore.getState().kept).filter(([key]) => !gone.has(key))));
}

/** Forgets what has been cleared or taken back since: only these deposits of the client still wait. */
export function keepOnly(clientId: number, waiting: ReadonlySet<number>): void {
  const { kept } = useStore.getState();
  const gone = Object.keys(kept).filter((key) => {
    const [client, deposit] = key.split('/').map(Number);
    return client === clientId && !waiting.has(deposit ?? 0);
  });
  if (gone.length > 0) keep(Object.fromEntries(Object.entries(kept).filter(([key]) => !gone.includes(key))));
}
