/** The way back to 例外一覧: which deposit was opened from it, so that the queue goes on behind it. */
import { create } from 'zustand';
import { navigate } from './route.ts';
import { chooseClient } from './scope.ts';

export interface QueuePlace {
  clientId: number;
  depositId: number;
  /** What stood behind it in the queue, nearest first: the first that still waits is in hand on the way back. */
  behind: readonly string[];
}

export const useReviewPlace = create<{ place: QueuePlace | null }>(() => ({ place: null }));

export const keyOfWaiting = (one: { clientId: number; depositId: number }) => `${one.clientId}/${one.depositId}`;

/** Opens the deposit in its client's 消込. */
export function openFromReview(place: QueuePlace): void {
  chooseClient(place.clientId, () => {
    navigate('matching', { deposit: String(place.depositId) });
    useReviewPlace.setState({ place });
  });
}

/** Back to the whole office's queue. */
export function backToReview(): void {
  chooseClient(null, () => navigate('review'));
}

/** True in the books that were opened from the queue. */
export function useCameFromReview(clientId: number): boolean {
  return useReviewPlace((state) => state.place?.clientId === clientId);
}
