/** When the newest answer on screen was read by the core. */
import { create } from 'zustand';

export const useAnswered = create<{ at: string | null }>(() => ({ at: null }));

/** Told by every answer; a minute is as fine as it is shown, so that nothing is drawn anew for less. */
export function noteAnswer(at: string): void {
  const before = useAnswered.getState().at;
  if (before === null || at.slice(0, 16) > before.slice(0, 16)) useAnswered.setState({ at });
}
