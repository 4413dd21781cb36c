/** The true page in the envelope: only what its window shows, with the sheet pushed wherever it can slide. */
import type { ReactNode } from 'react';
import { profileOf } from '../../../domain/envelope.ts';
import { envelopeWords } from '../../../messages/envelopes.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { EnvelopeWindow, type SheetPlace } from '../../ui/envelope-window.tsx';
import { PreviewFailure } from '../../ui/error-panel.tsx';
import { Actions, Toolbar } from '../../ui/page.tsx';
import { areaOnSheet, PdfPage } from '../../ui/pdf-page.tsx';
import type { Envelope } from './envelopes-view.tsx';

const words = envelopeWords.preview;

/** The middle, then every corner into which the sheet can slide. */
export const PLACES: readonly SheetPlace[] = [
  { x: 0.5, y: 0.5 },
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
];

export interface WindowPaneProps {
  envelope: Envelope;
  client: ClientSummary | null;
  /** Index into PLACES. */
  place: number;
  onSlide: () => void;
  children: ReactNode;
}

export function WindowPane({ envelope, client, place, onSlide, children }: WindowPaneProps) {
  const clientId = client?.clientId;
  const scope = clientId === undefined ? {} : { clientId };
  const preview = useMethod('envelopes.preview', { key: envelope.key, ...scope }, { fresh: true });
  const profile = profileOf(envelope);
  const { left, top, right, bottom } = envelope.area;
  return (
    <aside className="side preview" aria-label={words.label(envelope.name)}>
      <Toolbar>
        <h2>{envelope.name}</h2>
        {envelope.window && <span className="sub cut">{words.slid(words.positions[place] ?? '')}</span>}
        <span className="grow" />
        {envelope.window && (
          <Button small keyCap="F11" onClick={onSlide}>
            {envelopeWords.keys.slide}
          </Button>
        )}
      </Toolbar>
      <div className="preview-desk">
        {preview.failure ? (
          <PreviewFailure failure={preview.failure} />
        ) : (
          <PdfPage
            bytes={preview.value?.bytes ?? null}
            page={0}
            stale={preview.loading}
            label={words.label(envelope.name)}
          >
            {envelope.window && (
              <>
                <EnvelopeWindow envelope={profile} place={PLACES[place]!} closed />
                <div
                  className="envelope-zone"
                  style={areaOnSheet({ left, top, width: right - left, height: bottom - top })}
                />
              </>
            )}
          </PdfPage>
        )}
      </div>
      <p className="preview-note sub">
        {envelope.window && words.safe(right - left, bottom - top)}　{client ? words.fullest : words.sample}
      </p>
      {preview.value?.fits === false && <p className="preview-note late">{words.notFit}</p>}
      {clientId !== undefined && <Overflowing clientId={clientId} envelopeKey={envelope.key} />}
      <Actions>{children}</Actions>
    </aside>
  );
}

/** Customers whose address does not fit, by name: to be mended before anything is printed. */
function Overflowing({ clientId, envelopeKey }: { clientId: number; envelopeKey: string }) {
  const check = useMethod('envelopes.check', { clientId, key: envelopeKey });
  if (!check.value) return null;
  const { customers, overflowing } = check.value;
  if (overflowing.length === 0) return <p className="preview-note sub">{words.fits(customers)}</p>;
  return (
    <div className="overflowing">
      <p className="late">{words.overflowing(overflowing.length)}</p>
      {overflowing.map((one) => (
        <p key={one.customerId}>
          {one.code} {one.name} <span className="sub">{one.address}</span>
        </p>
      ))}
    </div>
  );
}
