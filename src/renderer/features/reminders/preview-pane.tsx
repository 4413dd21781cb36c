/** The true page of the letter in hand, with the envelope's window drawn over it. */
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { previewWords, stageTitle, withheldTag } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button, KeyCap } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EnvelopeWindow } from '../../ui/envelope-window.tsx';
import { PreviewFailure } from '../../ui/error-panel.tsx';
import { Actions, Toolbar } from '../../ui/page.tsx';
import { PdfPage } from '../../ui/pdf-page.tsx';
import type { RunRow } from './run-rows.ts';
import type { Run } from './use-run.ts';

export interface PreviewPaneProps {
  run: Run;
  page: number;
  /** Told how many sheets the letter has, so that ← → know where to stop. */
  onPages: (pages: number) => void;
  tabs?: ReactNode;
}

/** A moment's rest before a letter is drawn: who runs down the list does not wait for each. */
const REST_MS = 120;

export function PreviewPane({ run, page, onPages, tabs }: PreviewPaneProps) {
  const { current } = run;
  const row = useRested(current);
  const stale = row?.key !== current?.key;
  const asked = { clientId: row?.clientId ?? 1, customerId: row?.customerId ?? 1, asOf: run.asOf, paper: run.paper };
  const wanted = row !== null && row.customerId !== null;
  const preview = useMethod('reminders.preview', asked, { fresh: true, enabled: wanted });
  const pages = preview.value?.pages ?? 1;
  useEffect(() => onPages(pages), [pages, onPages]);
  const place = current ? run.letters.findIndex((one) => one.key === current.key) : -1;
  return (
    <aside className="side preview" aria-label={previewWords.label(current?.customerName ?? '')}>
      <Toolbar>
        {tabs ?? <h2>{current && headOf(current)}</h2>}
        <span className="sub cut">
          {place >= 0 && `${previewWords.place(place + 1, run.letters.length)}　`}
          {preview.value && !stale && previewWords.sheets(pages, preview.value.envelope.name)}
        </span>
        <span className="grow" />
        {pages > 1 && !stale && (
          <span className="sub nb">
            <KeyCap>←</KeyCap> {previewWords.page(page + 1, pages)} <KeyCap>→</KeyCap>
          </span>
        )}
      </Toolbar>
      <div className="preview-desk">
        {!wanted ? (
          <EmptyState title={previewWords.none} />
        ) : preview.failure ? (
          <PreviewFailure failure={preview.failure} />
        ) : (
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={Math.min(page, pages - 1)}
            stale={stale}
            label={previewWords.label(row?.customerName ?? '')}
          >
            {page === 0 && preview.value && <EnvelopeWindow envelope={preview.value.envelope} />}
          </PdfPage>
        )}
      </div>
      <p className="preview-note sub">
        {preview.loading && wanted
          ? previewWords.waiting
          : preview.value?.widened
            ? previewWords.widened
            : previewWords.window}
      </p>
      {current?.letter && <TickAction run={run} row={current} />}
    </aside>
  );
}

function headOf(row: RunRow): string {
  return row.letter ? stageTitle(row.letter.stage) : previewWords.withheld(withheldTag(row.withheld?.reason ?? ''));
}

function TickAction({ run, row }: { run: Run; row: RunRow }) {
  return (
    <Actions>
      <Button keyCap="Space" onClick={() => run.toggle(row)}>
        {run.ticks.has(row.key) ? previewWords.untick : previewWords.tick}
      </Button>
    </Actions>
  );
}

function useRested(row: RunRow | null): RunRow | null {
  const [rested, setRested] = useState(row);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(row), REST_MS);
    return () => window.clearTimeout(timer);
  }, [row]);
  return useDeferredValue(rested?.key === row?.key ? row : rested);
}
