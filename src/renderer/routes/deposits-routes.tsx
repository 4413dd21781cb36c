/** Pages under 入金 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const depositsRoutes: readonly PageRoute[] = [
  {
    page: 'deposits',
    label: nav.deposits,
    nav: true,
    tab: tabs.deposits,
    Component: lazyPage(
      () => import('../features/deposits/deposits-page.tsx'),
      (module) => module.DepositsPage,
    ),
  },
  {
    page: 'debits',
    label: tabs.debits,
    needsClient: true,
    under: 'deposits',
    tab: tabs.debits,
    Component: lazyPage(
      () => import('../features/debits/debits-page.tsx'),
      (module) => module.DebitsPage,
    ),
  },
  {
    page: 'agencies',
    label: tabs.agencies,
    needsClient: true,
    under: 'deposits',
    tab: tabs.agencies,
    Component: lazyPage(
      () => import('../features/agencies/agencies-page.tsx'),
      (module) => module.AgenciesPage,
    ),
  },
];
