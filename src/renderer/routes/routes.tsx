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
