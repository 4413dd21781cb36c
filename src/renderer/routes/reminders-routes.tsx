/** Pages under 督促 in the rail; those with a tab in the order of the strip. */
import { frameWords } from '../../messages/frame.ts';
import { lazyPage, type PageRoute } from './page-route.ts';

const { nav, tabs } = frameWords;

export const remindersRoutes: readonly PageRoute[] = [
  {
    page: 'reminders',
    label: nav.reminders,
    nav: true,
    tab: tabs.reminders,
    Component: lazyPage(
      () => import('../features/reminders/reminders-page.tsx'),
      (module) => module.RemindersPage,
    ),
  },
  {
    page: 'reminder-policy',
    label: tabs.reminderPolicy,
    under: 'reminders',
    tab: tabs.reminderPolicy,
    Component: lazyPage(
      () => import('../features/reminders/policy-page.tsx'),
      (module) => module.PolicyPage,
    ),
  },
  {
    page: 'wordings',
    label: tabs.wordings,
    under: 'reminders',
    tab: tabs.wordings,
    Component: lazyPage(
      () => import('../features/wordings/wordings-page.tsx'),
      (module) => module.WordingsPage,
    ),
  },
  {
    page: 'promises',
    label: tabs.promises,
    needsClient: true,
    under: 'reminders',
    tab: tabs.promises,
    Component: lazyPage(
      () => import('../features/promises/promises-page.tsx'),
      (module) => module.PromisesPage,
    ),
  },
  {
    page: 'calls',
    label: tabs.calls,
    needsClient: true,
    under: 'reminders',
    tab: tabs.calls,
    Component: lazyPage(
      () => import('../features/calls/calls-page.tsx'),
      (module) => module.CallsPage,
    ),
  },
  {
    page: 'law',
    label: tabs.law,
    needsClient: true,
    under: 'reminders',
    tab: tabs.law,
    Component: lazyPage(
      () => import('../features/law/law-page.tsx'),
      (module) => module.LawPage,
    ),
  },
  {
    page: 'effects',
    label: tabs.effects,
    under: 'reminders',
    tab: tabs.effects,
    Component: lazyPage(
      () => import('../features/effects/effects-page.tsx'),
      (module) => module.EffectsPage,
    ),
  },
];
