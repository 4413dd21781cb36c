/** Which window of the frame lies over the page. */
import { create } from 'zustand';

export type Overlay = 'switcher' | 'palette' | 'help' | 'staff';

export const useOverlay = create<{ open: Overlay | null }>(() => ({ open: null }));

export function openOverlay(open: Overlay): void {
  useOverlay.setState({ open });
}

export function closeOverlay(): void {
  useOverlay.setState({ open: null });
}
