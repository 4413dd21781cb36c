/** The tabs over the pages of one place in the rail; Ctrl+PageUp and Ctrl+PageDown go along them. */
import { frameWords } from '../../messages/frame.ts';
import { routeOf, tabsBeside } from '../routes/routes.tsx';
import { navigate, useRoute } from '../stores/route.ts';

export function PageTabs() {
  const route = routeOf(useRoute((state) => state.page));
  const tabs = tabsBeside(route);
  if (tabs.length === 0) return null;
  return (
    <nav className="page-tabs" aria-label={frameWords.tabs.label}>
      {tabs.map((one) => (
        <button
          key={one.page}
          type="button"
          aria-current={one.page === route.page ? 'page' : undefined}
          onClick={() => navigate(one.page)}
        >
          {one.tab}
        </button>
      ))}
    </nav>
  );
}

/** Goes to the tab beside, round the ends. */
export function goToTabBeside(step: 1 | -1): void {
  const route = routeOf(useRoute.getState().page);
  const tabs = tabsBeside(route);
  const at = tabs.findIndex((one) => one.page === route.page);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (next) navigate(next.page);
}
