/**
 * Every page there is, by its place in the rail. A page is added by one entry in its place's file: it then has its route, its
 * place in the rail (`nav`), its tab and its line in the palette. Pages are loaded when first shown.
 */
import { setPages } from '../stores/route.ts';
import { agingRoutes } from './aging-routes.tsx';
import { customersRoutes } from './customers-routes.tsx';
import { depositsRoutes } from './deposits-routes.tsx';
import { invoicesRoutes } from './invoices-routes.tsx';
import { matchingRoutes } from './matching-routes.tsx';
import type { PageRoute } from './page-route.ts';
import { remindersRoutes } from './reminders-routes.tsx';
import { reportsRoutes } from './reports-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';
import { todayRoutes } from './today-routes.tsx';

/** In the order of the rail. */
import { frameWords } from '../../messages/frame.ts';
import { setPages } from '../stores/route.ts';
import { lazyPage, loaders, type PageRoute } from './page-route.ts';
import { REMINDER_ROUTES } from './reminder-routes.ts';

const { nav, tabs } = frameWords;

export const ROUTES: readonly PageRoute[] = [
  ...todayRoutes,
  ...invoicesRoutes,
  ...depositsRoutes,
  ...matchingRoutes,
  ...agingRoutes,
  ...remindersRoutes,
  ...reportsRoutes,
  ...customersRoutes,
  ...settingsRoutes,
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
  {
    page: 'invoices',
    label: nav.invoices,
    nav: true,
    needsClient: true,
    Component: lazyPage(
      () => import('../features/invoices/invoices-page.tsx'),
      (module) => module.InvoicesPage,
    ),
  },
  {
    page: 'invoice',
    label: nav.invoices,
    needsClient: true,
    under: 'invoices',
    Component: lazyPage(
      () => import('../features/invoices/invoice-page.tsx'),
      (module) => module.InvoicePage,
    ),
  },
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
  {
    page: 'matching',
    label: nav.matching,
    nav: true,
    tab: tabs.matching,
    count: 'depositsLeft',
    Component: lazyPage(
      () => import('../features/matching/matching-page.tsx'),
      (module) => module.MatchingPage,
    ),
  },
  {
    page: 'exceptions',
    label: tabs.exceptions,
    under: 'matching',
    tab: tabs.exceptions,
    Component: lazyPage(
      () => import('../features/exceptions/exceptions-page.tsx'),
      (module) => module.ExceptionsPage,
    ),
  },
  {
    page: 'orders',
    label: tabs.orders,
    needsClient: true,
    under: 'matching',
    tab: tabs.orders,
    Component: lazyPage(
      () => import('../features/orders/orders-page.tsx'),
      (module) => module.OrdersPage,
    ),
  },
  {
    page: 'review',
    label: tabs.review,
    under: 'matching',
    tab: tabs.review,
    Component: lazyPage(
      () => import('../features/review/review-page.tsx'),
      (module) => module.ReviewPage,
    ),
  },
  {
    page: 'record',
    label: tabs.record,
    needsClient: true,
    under: 'matching',
    tab: tabs.record,
    Component: lazyPage(
      () => import('../features/record/record-page.tsx'),
      (module) => module.RecordPage,
    ),
  },
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
  ...REMINDER_ROUTES,
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
  {
    page: 'customers',
    label: nav.customers,
    nav: true,
    needsClient: true,
    Component: lazyPage(
      () => import('../features/customers/customers-page.tsx'),
      (module) => module.CustomersPage,
    ),
  },
  {
    page: 'customer',
    label: nav.customers,
    needsClient: true,
    under: 'customers',
    Component: lazyPage(
      () => import('../features/customers/customer-page.tsx'),
      (module) => module.CustomerPage,
    ),
  },
  {
    page: 'settings',
    label: nav.settings,
    nav: true,
    Component: lazyPage(
      () => import('../features/settings/settings-page.tsx'),
      (module) => module.SettingsPage,
    ),
  },
  {
    page: 'clients',
    label: nav.clients,
    under: 'settings',
    Component: lazyPage(
      () => import('../features/clients/clients-page.tsx'),
      (module) => module.ClientsPage,
    ),
  },
  {
    page: 'client',
    label: nav.clients,
    under: 'settings',
    Component: lazyPage(
      () => import('../features/clients/client-page.tsx'),
      (module) => module.ClientPage,
    ),
  },
];

setPages(ROUTES.map((route) => route.page));

export function routeOf(page: string): PageRoute {
  return ROUTES.find((route) => route.page === page) ?? ROUTES[0]!;
}

/** The pages that share a place in the rail with this one, when it is one of several. */
export function tabsBeside(route: PageRoute): readonly PageRoute[] {
  if (route.tab === undefined) return [];
  const place = route.under ?? route.page;
  const beside = ROUTES.filter((one) => one.tab !== undefined && (one.under ?? one.page) === place);
  return beside.length > 1 ? beside : [];
}
