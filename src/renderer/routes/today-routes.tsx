/** Pages under 今日 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const todayRoutes: readonly PageRoute[] = [
  {
    page: 'today',
    label: nav.today,
    nav: true,
    tab: tabs.today,
    Component: lazyPage(
      () => import('../features/today/today-page.tsx'),
      (module) => module.TodayPage,
    ),
  },
  {
    page: 'batches',
    label: tabs.batches,
    under: 'today',
    tab: tabs.batches,
    Component: lazyPage(
      () => import('../features/today/batches-page.tsx'),
      (module) => module.BatchesPage,
    ),
  },
  {
    page: 'cycle',
    label: tabs.cycle,
    under: 'today',
    tab: tabs.cycle,
    needsClient: true,
    Component: lazyPage(
      () => import('../features/today/cycle-page.tsx'),
      (module) => module.CyclePage,
    ),
  },
];
