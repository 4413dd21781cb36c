/** What was booked in this session, by client: it can still be taken back after a look at another page. */
import { create } from 'zustand';
import type { Undo } from './use-endings.ts';

export interface Booked {
  text: string;
  depositIds: readonly number[];
  /** In the order in which it was done. */
  undo: readonly Undo[];
}

const NOTHING: readonly Booked[] = [];
const useStore = create<{ byClient: ReadonlyMap<number, readonly Booked[]> }>(() => ({ byClient: new Map() }));

/** The last is at the end. */
export function useBooked(clientId: number): readonly Booked[] {
  return useStore((state) => state.byClient.get(clientId)) ?? NOTHING;
}

export function bookedNow(clientId: number): readonly Booked[] {
  return useStore.getState().byClient.get(clientId) ?? NOTHING;
}

export function keepBooked(clientId: number, booked: readonly Booked[]): void {
  useStore.setState(({ byClient }) => ({ byClient: new Map(byClient).set(clientId, booked) }));
}

/** These allocations were taken back one by one: the undo of what booked them no longer speaks of them. */
export function forgetAllocations(clientId: number, allocationIds: ReadonlySet<number>): void {
  const rest = bookedNow(clientId).map((one) => ({
    ...one,
    undo: one.undo.flatMap((undo): Undo[] => {
      if (undo.kind !== 'allocations') return [undo];
      const left = undo.allocationIds.filter((id) => !allocationIds.has(id));
      return left.length > 0 ? [{ ...undo, allocationIds: left }] : [];
    }),
  }));
  keepBooked(
    clientId,
    rest.filter((one) => one.undo.length > 0),
  );
}
