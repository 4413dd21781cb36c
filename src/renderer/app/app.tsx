import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { startWords } from '../../messages/start.ts';
import { CallError, onCoreEvent } from '../api/bridge.ts';
import { useDeskState } from '../api/desk.ts';
import { queryClient, takeChange } from '../api/query-client.ts';
import { useMethod } from '../api/use-method.ts';
import { StartPage } from '../features/start/start-page.tsx';
import { takeJob } from '../stores/jobs.ts';
import { showFailure } from '../stores/notice.ts';
import { enterOffice } from '../stores/scope.ts';
import { ConfirmHost } from '../ui/confirm.tsx';
import { theme } from '../ui/theme.ts';
import { Frame } from './frame.tsx';

/** What a call refused and no page awaited still reaches the clerk. */
function onUnhandled(event: PromiseRejectionEvent): void {
  if (!(event.reason instanceof CallError)) return;
  event.preventDefault();
  showFailure(event.reason.failure);
}

/** A file dropped beside its field must not replace the window. */
function refuseDrop(event: DragEvent): void {
  event.preventDefault();
}

function useWindowGuards(): void {
  useEffect(() => {
    window.addEventListener('unhandledrejection', onUnhandled);
    window.addEventListener('dragover', refuseDrop);
    window.addEventListener('drop', refuseDrop);
    return () => {
      window.removeEventListener('unhandledrejection', onUnhandled);
      window.removeEventListener('dragover', refuseDrop);
      window.removeEventListener('drop', refuseDrop);
    };
  }, []);
}

/** The whole window. Mantine's variables stand in tokens.css, so that no style element is written. */
export function App() {
  useWindowGuards();
  useEffect(
    () =>
      onCoreEvent((event) => {
        if (event.name === 'job') takeJob(event);
        else takeChange(event);
      }),
    [],
  );
  return (
    <MantineProvider theme={theme} defaultColorScheme="light" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queryClient}>
        <Gate />
        <ConfirmHost />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** No office open: the start screen; else the office, wholly new for each folder. */
function Gate() {
  const desk = useDeskState();
  if (!desk) return null;
  if (!desk.open) return <StartPage recent={desk.recent} reopenFailure={desk.reopenFailure} />;
  return <Office key={desk.open.path} path={desk.open.path} />;
}

function Office({ path }: { path: string }) {
  // Before the first page asks anything: recent clients belong to the folder.
  useState(() => enterOffice(path));
  const name = useMethod('office.info', {}).value?.name;
  useEffect(() => {
    document.title = name ? `${name} — ${startWords.product}` : startWords.product;
  }, [name]);
  return <Frame />;
}
