/** Pages under 報告 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const reportsRoutes: readonly PageRoute[] = [
  {
    page: 'reports',
    label: nav.reports,
    nav: true,
    tab: tabs.meeting,
    Component: lazyPage(
      () => import('../features/reports/reports-page.tsx'),
      (module) => module.ReportsPage,
    ),
  },
  {
    page: 'forecast',
    label: tabs.forecast,
    under: 'reports',
    tab: tabs.forecast,
    Component: lazyPage(
      () => import('../features/forecast/forecast-page.tsx'),
      (module) => module.ForecastPage,
    ),
  },
  {
    page: 'figures',
    label: tabs.figures,
    under: 'reports',
    tab: tabs.figures,
    Component: lazyPage(
      () => import('../features/figures/figures-page.tsx'),
      (module) => module.FiguresPage,
    ),
  },
  {
    page: 'findings',
    label: tabs.findings,
    under: 'reports',
    tab: tabs.findings,
    Component: lazyPage(
      () => import('../features/findings/findings-page.tsx'),
      (module) => module.FindingsPage,
    ),
  },
  {
    page: 'allowance',
    label: tabs.allowance,
    under: 'reports',
    tab: tabs.allowance,
    Component: lazyPage(
      () => import('../features/allowance/allowance-page.tsx'),
      (module) => module.AllowancePage,
    ),
  },
  {
    page: 'ledgers',
    label: tabs.ledgers,
    under: 'reports',
    tab: tabs.ledgers,
    needsClient: true,
    Component: lazyPage(
      () => import('../features/ledgers/ledgers-page.tsx'),
      (module) => module.LedgersPage,
    ),
  },
  {
    page: 'confirmations',
    label: tabs.confirmations,
    under: 'reports',
    tab: tabs.confirmations,
    needsClient: true,
    Component: lazyPage(
      () => import('../features/confirmations/confirmations-page.tsx'),
      (module) => module.ConfirmationsPage,
    ),
  },
  {
    page: 'journals',
    label: tabs.journals,
    under: 'reports',
    tab: tabs.journals,
    Component: lazyPage(
      () => import('../features/journals/journals-page.tsx'),
      (module) => module.JournalsPage,
    ),
  },
];
