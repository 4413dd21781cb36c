/** Pages under 消込 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const matchingRoutes: readonly PageRoute[] = [
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
];
