/** Pages under 請求 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const invoicesRoutes: readonly PageRoute[] = [
  {
    page: 'invoices',
    label: nav.invoices,
    nav: true,
    tab: tabs.invoices,
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
    page: 'drafts',
    label: tabs.drafts,
    needsClient: true,
    under: 'invoices',
    tab: tabs.drafts,
    Component: lazyPage(
      () => import('../features/drafts/drafts-page.tsx'),
      (module) => module.DraftsPage,
    ),
  },
  {
    page: 'recurring',
    label: tabs.recurring,
    needsClient: true,
    under: 'invoices',
    tab: tabs.recurring,
    Component: lazyPage(
      () => import('../features/recurring/recurring-page.tsx'),
      (module) => module.RecurringPage,
    ),
  },
  {
    page: 'deliveries',
    label: tabs.deliveries,
    needsClient: true,
    under: 'invoices',
    tab: tabs.deliveries,
    Component: lazyPage(
      () => import('../features/closing-bills/deliveries-page.tsx'),
      (module) => module.DeliveriesPage,
    ),
  },
  {
    page: 'closing-bills',
    label: tabs.closingBills,
    needsClient: true,
    under: 'invoices',
    tab: tabs.closingBills,
    Component: lazyPage(
      () => import('../features/closing-bills/closing-bills-page.tsx'),
      (module) => module.ClosingBillsPage,
    ),
  },
  {
    page: 'items',
    label: tabs.items,
    needsClient: true,
    under: 'invoices',
    tab: tabs.items,
    Component: lazyPage(
      () => import('../features/items/items-page.tsx'),
      (module) => module.ItemsPage,
    ),
  },
  {
    page: 'changes',
    label: tabs.changes,
    needsClient: true,
    under: 'invoices',
    tab: tabs.changes,
    Component: lazyPage(
      () => import('../features/invoices/changes-page.tsx'),
      (module) => module.ChangesPage,
    ),
  },
  {
    page: 'goods',
    label: tabs.goods,
    needsClient: true,
    under: 'invoices',
    tab: tabs.goods,
    Component: lazyPage(
      () => import('../features/goods/goods-page.tsx'),
      (module) => module.GoodsPage,
    ),
  },
  {
    page: 'questions',
    label: tabs.questions,
    under: 'invoices',
    tab: tabs.questions,
    Component: lazyPage(
      () => import('../features/questions/questions-page.tsx'),
      (module) => module.QuestionsPage,
    ),
  },
  {
    page: 'archive',
    label: tabs.archive,
    needsClient: true,
    under: 'invoices',
    tab: tabs.archive,
    Component: lazyPage(
      () => import('../features/archive/archive-page.tsx'),
      (module) => module.ArchivePage,
    ),
  },
  {
    page: 'sendings',
    label: tabs.sendings,
    under: 'invoices',
    tab: tabs.sendings,
    Component: lazyPage(
      () => import('../features/sendings/sendings-page.tsx'),
      (module) => module.SendingsPage,
    ),
  },
];
