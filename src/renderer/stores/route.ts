/** Where the clerk is: a page and its parameters, kept in the hash so that Alt+← works. */
import { create } from 'zustand';
import { leaveThen } from '../ui/unsaved.ts';

export type RouteParams = Readonly<Record<string, string>>;

export interface Route {
  page: string;
  params: RouteParams;
}

/** '#/invoice?id=3' ⇄ { page: 'invoice', params: { id: '3' } }. */
export function routeOfHash(hash: string): Route {
  const [page = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  return { page, params: Object.fromEntries(new URLSearchParams(search)) };
}

export function hashOfRoute(page: string, params: RouteParams = {}): string {
  const search = new URLSearchParams(params).toString();
  return `#/${page}${search ? `?${search}` : ''}`;
}

export const useRoute = create<Route>(() => routeOfHash(window.location.hash));

let shownHash = window.location.hash;

window.addEventListener('hashchange', () => {
  if (window.location.hash === shownHash) return;
  const wanted = window.location.hash;
  // Back and forward ask too: the old address stays until the clerk agrees.
  window.history.replaceState(null, '', shownHash || '#/');
  leaveThen(() => show(wanted, true));
});

function show(hash: string, replace: boolean): void {
  shownHash = hash;
  if (replace) window.history.replaceState(null, '', hash);
  else window.history.pushState(null, '', hash);
  useRoute.setState(routeOfHash(hash), true);
}

/** Goes to a page: `navigate('invoices', { state: 'open' })`. Asks first where something typed would be lost. */
export function navigate(page: string, params: RouteParams = {}): void {
  const hash = hashOfRoute(page, params);
  if (hash === shownHash) return;
  leaveThen(() => show(hash, false));
}

/** Changes parameters of this page without a step in the history: tabs, filters, the row in hand. */
export function setParams(changes: RouteParams): void {
  const { page, params } = useRoute.getState();
  show(hashOfRoute(page, { ...params, ...changes }), true);
}

/** Parameters that name a row of one client's books: under another client they would point at something else. */
const OF_ONE_CLIENT: ReadonlySet<string> = new Set(['id', 'deposit', 'customer', 'invoice', 'copy', 'import', 'file']);

export function dropClientParams(): void {
  const { page, params } = useRoute.getState();
  const kept = Object.entries(params).filter(([key]) => !OF_ONE_CLIENT.has(key));
  if (kept.length < Object.keys(params).length) show(hashOfRoute(page, Object.fromEntries(kept)), true);
}

export function goBack(): void {
  window.history.back();
}

let pages: ReadonlySet<string> = new Set();

/** Told once by routes/: which pages there are. */
export function setPages(names: readonly string[]): void {
  pages = new Set(names);
}

/** True when a page of this name exists; links to others are not offered. */
export function hasPage(page: string): boolean {
  return pages.has(page);
}
