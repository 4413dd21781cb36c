/** What was booked in this session, by client: it can still be taken back after a look at another page. */
import { create } from 'zustand';

export interface Booked {
  text: string;
  depositIds: readonly number[];
  allocationIds: readonly number[];
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
