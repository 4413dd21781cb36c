/** Pages under 年齢表 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const agingRoutes: readonly PageRoute[] = [
  {
    page: 'aging',
    label: nav.aging,
    nav: true,
    tab: tabs.aging,
    Component: lazyPage(
      () => import('../features/aging/aging-page.tsx'),
      (module) => module.AgingPage,
    ),
  },
  {
    page: 'aging-columns',
    label: tabs.agingColumns,
    under: 'aging',
    tab: tabs.agingColumns,
    Component: lazyPage(
      () => import('../features/aging/columns-page.tsx'),
      (module) => module.AgingColumnsPage,
    ),
  },
  {
    page: 'aging-bridge',
    label: tabs.agingBridge,
    under: 'aging',
    tab: tabs.agingBridge,
    Component: lazyPage(
      () => import('../features/aging/bridge-page.tsx'),
      (module) => module.AgingBridgePage,
    ),
  },
  {
    page: 'clearings',
    label: tabs.clearings,
    needsClient: true,
    under: 'aging',
    tab: tabs.clearings,
    Component: lazyPage(
      () => import('../features/clearings/clearings-page.tsx'),
      (module) => module.ClearingsPage,
    ),
  },
];
