/** The last action that can be taken back, for as long as its bar stands. */
import { create } from 'zustand';

export interface UndoOffer {
  id: string;
  /** What was done: 「山田商店の請求 2 件を消し込みました　1,284,260 円」. */
  text: string;
  seconds: number;
  run: () => void;
}

export const useUndo = create<{ offer: UndoOffer | null }>(() => ({ offer: null }));

/** Shows the bar; a newer offer takes the place of the older. */
export function offerUndo(text: string, run: () => void, seconds = 15): void {
  useUndo.setState({ offer: { id: crypto.randomUUID(), text, seconds, run } });
}

export function dropUndo(): void {
  useUndo.setState({ offer: null });
}

/** Ctrl+Z. */
export function undoLast(): void {
  const { offer } = useUndo.getState();
  dropUndo();
  offer?.run();
}
