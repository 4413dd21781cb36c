/** What a page says about itself, and how it is loaded when first shown. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface PageRoute {
  /** Name in the address: #/aging. */
  page: string;
  label: string;
  /** Shown in the rail. */
  nav?: boolean;
  /** Only within one client's books; without one the frame asks to choose. */
  needsClient?: boolean;
  /** The rail's place that is lit when the page itself has none (a form belongs to its list). */
  under?: string;
  /** One of the tabs over the pages of its place in the rail (`nav` or `under`), in this order; the word on the tab. */
  tab?: string;
  /** Number beside the label in the rail. */
  count?: 'depositsLeft';
  Component: LazyExoticComponent<ComponentType>;
}

const loaders: (() => Promise<unknown>)[] = [];

/** `lazyPage(() => import('../features/aging/aging-page.tsx'), (module) => module.AgingPage)` */
export function lazyPage<M>(
  load: () => Promise<M>,
  pick: (module: M) => ComponentType,
): LazyExoticComponent<ComponentType> {
  loaders.push(load);
  return lazy(async () => ({ default: pick(await load()) }));
}

/** Loads the other pages once the first is shown, so that none has to be waited for. */
export function preloadPages(): void {
  requestIdleCallback(() => {
    for (const load of loaders) void load();
  });
}
