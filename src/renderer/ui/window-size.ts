/** Width of the window and height of a row, read where layout cannot be left to CSS. */
import { useSyncExternalStore } from 'react';

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** 1280 and above: all there; below: the rail folds; below 1080 (150 % zoom): one pane at a time. */
export function useWindowWidth(): number {
  return useSyncExternalStore(onResize, () => window.innerWidth);
}

/** True below 1080 px, where side panes become tabs. */
export function useOnePane(): boolean {
  return useWindowWidth() < 1080;
}

const ROW = { dense: 28, roomy: 34 } as const;
const densityListeners = new Set<() => void>();

/** Rows of 28 px, or 34 for who wants more air; kept on the document so that CSS and the lists agree. */
export function setDensity(density: 'dense' | 'roomy'): void {
  document.documentElement.dataset.density = density;
  for (const listener of densityListeners) listener();
}

export function useRowHeight(): number {
  return useSyncExternalStore(
    (listener) => {
      densityListeners.add(listener);
      return () => densityListeners.delete(listener);
    },
    () => (document.documentElement.dataset.density === 'roomy' ? ROW.roomy : ROW.dense),
  );
}
