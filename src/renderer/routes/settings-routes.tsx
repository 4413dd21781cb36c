/** Pages under 設定 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav } = frameWords;

export const settingsRoutes: readonly PageRoute[] = [
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
