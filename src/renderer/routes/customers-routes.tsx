/** Pages under 得意先 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav } = frameWords;

export const customersRoutes: readonly PageRoute[] = [
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
];
