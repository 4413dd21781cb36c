/** An open office: rail, page, job bar, key bar, and the windows over them. */
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { common } from '../../messages/common.ts';
import { brokenWords, frameWords } from '../../messages/frame.ts';
import { keyWords } from '../../messages/keys.ts';
import { backupTabWords } from '../../messages/settings.ts';
import { callDesk } from '../api/bridge.ts';
import { closeOffice, useDeskState } from '../api/desk.ts';
import { saveListWorkbook } from '../api/list-workbook.ts';
import { useBusy } from '../api/use-busy.ts';
import { refreshAll, useMethod } from '../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../api/use-office.ts';
import { type PageRoute, preloadPages } from '../routes/page-route.ts';
import { routeOf } from '../routes/routes.tsx';
import { useJobs } from '../stores/jobs.ts';
import { closeOverlay, openOverlay, useOverlay } from '../stores/overlay.ts';
import { usePreferences } from '../stores/preferences.ts';
import { navigate, useRoute } from '../stores/route.ts';
import { dropUndo, undoLast, useUndo } from '../stores/undo.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { EntryContext } from '../ui/entry-context.tsx';
import { FailureScreen } from '../ui/failure-screen.tsx';
import { JobBar } from '../ui/job-bar.tsx';
import { KeyBar } from '../ui/key-bar.tsx';
import { listenToKeys, type PageKeys, useFrameKeys, useShownKeys } from '../ui/keyboard.ts';
import { Page, PageSlotsContext } from '../ui/page.tsx';
import { listInHand, useHasList } from '../ui/shown-list.ts';
import { UndoBar } from '../ui/undo-bar.tsx';
import { ClientSwitcher } from './client-switcher.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { PageErrorBoundary } from './page-error-boundary.tsx';
import { goToTabBeside } from './page-tabs.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { StaffDialog } from './staff-dialog.tsx';
import { usePageSlots } from './top-slots.tsx';

export function Frame() {
  const office = useMethod('office.info', {});
  if (office.failure && !office.value) {
    return (
      <FailureScreen
        title={brokenWords.queryTitle}
        failure={office.failure}
        onRetry={office.refresh}
        onOther={closeOffice}
      />
    );
  }
  // A few milliseconds of paper: no skeleton of the whole window.
  if (!office.value) return null;
  return <OpenOffice today={office.value.today} actorKnown={office.value.actor.staffId !== null} />;
}

function OpenOffice({ today, actorKnown }: { today: string; actorKnown: boolean }) {
  const client = useCurrentClient();
  const eraDates = usePreferences((preferences) => preferences.eraDates);
  const asOfRef = useRef<HTMLInputElement>(null);
  const slots = usePageSlots(client, today, asOfRef);
  const entry = useMemo(() => ({ today, eraDates }), [today, eraDates]);
  const route = routeOf(useRoute((state) => state.page));
  useEffect(listenToKeys, []);
  useEffect(preloadPages, []);
  useEffect(() => {
    if (!actorKnown) openOverlay('staff');
  }, [actorKnown]);
  return (
    <EntryContext value={entry}>
      <PageSlotsContext value={slots}>
        <div className="app" data-client={client?.colour ?? 8}>
          <FrameKeys />
          <div className="band" />
          <Rail client={client} />
          <CurrentPage route={route} client={client} />
          <Jobs />
          <KeyBar />
          <Overlays />
        </div>
      </PageSlotsContext>
    </EntryContext>
  );
}

function FrameKeys() {
  const exporting = useListExport();
  useFrameKeys(
    {
      ...exporting,
      F1: { label: keyWords.help, run: () => openOverlay('help') },
      F3: { label: keyWords.find, run: () => openOverlay('palette') },
      F4: { label: keyWords.switchClient, run: () => openOverlay('switcher') },
      F5: { label: keyWords.refresh, run: refreshAll },
    },
    {
      'Ctrl+K': () => openOverlay('palette'),
      'Ctrl+Z': undoLast,
      'Alt+ArrowLeft': () => window.history.back(),
      'Ctrl+PageDown': () => goToTabBeside(1),
      'Ctrl+PageUp': () => goToTabBeside(-1),
    },
  );
  return null;
}

/** F10 of whatever list stands on the page; a page that has a better use of the key, or knows more of its list, takes it. */
function useListExport(): PageKeys {
  const client = useCurrentClient();
  const office = useMethod('office.info', {}).value;
  const route = useRoute((one) => one.page);
  const hasList = useHasList();
  if (!hasList) return {};
  const owner = client ?? { name: office?.name ?? common.office, colour: OFFICE_COLOUR };
  const run = () => {
    const list = listInHand();
    if (!list) return;
    const subtitle = routeOf(route).label;
    void saveListWorkbook({ ...list, title: list.label, subtitle, client: owner, sort: null });
  };
  return { F10: { label: keyWords.excel, run } };
}

/** Index of 事務所全体 among the seal colours. */
const OFFICE_COLOUR = 8;

/** The page itself; within books it starts afresh with each client, so that nothing of one stays under the other's name. */
function CurrentPage({ route, client }: { route: PageRoute; client: ClientSummary | null }) {
  const key = route.needsClient ? `${route.page} ${client?.clientId ?? ''}` : route.page;
  return (
    <PageErrorBoundary key={key}>
      <Suspense fallback={<Page title={route.label}>{null}</Page>}>
        {route.needsClient && !client ? <AskForClient label={route.label} /> : <route.Component />}
      </Suspense>
    </PageErrorBoundary>
  );
}

function AskForClient({ label }: { label: string }) {
  return (
    <Page title={label}>
      <EmptyState
        title={frameWords.chooseClient.title(label)}
        text={frameWords.chooseClient.text}
        actions={
          <Button tone="primary" keyCap="F4" onClick={() => openOverlay('switcher')}>
            {frameWords.chooseClient.button}
          </Button>
        }
      />
    </Page>
  );
}

function Jobs() {
  const { running, last } = useJobs();
  const busy = useBusy();
  const backupFailure = useDeskState()?.backupFailure;
  const offer = useUndo((state) => state.offer);
  return (
    <JobBar
      running={running[0] ?? null}
      others={Math.max(0, running.length - 1)}
      onCancel={(jobId) => void callDesk('desk.cancelJob', { jobId })}
      busy={busy}
      last={
        last ??
        (backupFailure ? { text: backupTabWords.failed, open: () => navigate('settings', { tab: 'backup' }) } : null)
      }
    >
      {offer && (
        <UndoBar key={offer.id} text={offer.text} seconds={offer.seconds} onUndo={undoLast} onGone={dropUndo} />
      )}
    </JobBar>
  );
}

function Overlays() {
  const open = useOverlay((state) => state.open);
  const live = useShownKeys();
  // Help lists what was live when it was asked for, not its own keys.
  const [asked, setAsked] = useState<PageKeys>({});
  useEffect(() => {
    if (open === null) setAsked(live);
  }, [open, live]);
  useEffect(() => closeOverlay, []);
  if (open === 'switcher') return <ClientSwitcher />;
  if (open === 'palette') return <Palette />;
  if (open === 'help') return <HelpDialog pageKeys={asked} />;
  return open === 'staff' ? <StaffDialog /> : null;
}
