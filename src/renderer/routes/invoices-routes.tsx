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
];
