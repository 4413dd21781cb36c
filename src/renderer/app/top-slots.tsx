/** What stands in every page's top bar: 基準日, how fresh the bank data is, the search. */
import { type RefObject, useMemo } from 'react';
import { common, shortDate } from '../../messages/common.ts';
import { frameWords } from '../../messages/frame.ts';
import { dayOfInstant, shownInstant, timeOfInstant } from '../../messages/instants.ts';
import { useMethod } from '../api/use-method.ts';
import type { ClientSummary } from '../api/use-office.ts';
import { useAnswered } from '../stores/answered.ts';
import { setAsOf, useAsOf } from '../stores/as-of.ts';
import { dropNotice, useNotice } from '../stores/notice.ts';
import { openOverlay } from '../stores/overlay.ts';
import { KeyCap } from '../ui/button.tsx';
import { BareDateField } from '../ui/date-field.tsx';
import { ErrorNote } from '../ui/error-panel.tsx';
import type { PageSlots } from '../ui/page.tsx';
import { PageTabs } from './page-tabs.tsx';

export function usePageSlots(
  client: ClientSummary | null,
  today: string,
  asOfRef: RefObject<HTMLInputElement | null>,
): PageSlots {
  return useMemo(
    () => ({
      clientName: client?.name ?? common.office,
      asOf: <AsOf today={today} inputRef={asOfRef} />,
      freshness: <Freshness clientId={client?.clientId ?? null} today={today} />,
      readAt: <ReadAt />,
      search: <SearchButton />,
      tabs: <PageTabs />,
      notes: <FailureNote />,
    }),
    [client, today, asOfRef],
  );
}

function AsOf({ today, inputRef }: { today: string; inputRef: RefObject<HTMLInputElement | null> }) {
  const asOf = useAsOf((state) => state.asOf);
  return (
    <span className="fact">
      {frameWords.asOf}
      <BareDateField
        label={frameWords.asOf}
        value={asOf ?? today}
        onChange={(next) => setAsOf(next === today ? null : next)}
        inputRef={inputRef}
        className={asOf === null ? undefined : 'elsewhen'}
      />
    </span>
  );
}

/** Up to when deposits are known: of the client, or of the office with how many clients lag behind. */
function Freshness({ clientId, today }: { clientId: number | null; today: string }) {
  const board = useMethod('today.board', {}).value;
  if (!board) return null;
  const clients = board.clients.filter((client) => clientId === null || client.clientId === clientId);
  const times = clients.flatMap((client) => client.importedAt ?? []).sort();
  const latest = times.at(-1);
  const through = clients.flatMap((client) => client.bankThrough ?? []).sort();
  const newest = through.at(-1);
  if (!latest && !newest) return <span className="fact">{frameWords.noBankData}</span>;
  const behind = through.filter((one) => newest !== undefined && one < newest).length;
  return (
    <span className="fact" title={behind > 0 ? frameWords.behind(behind) : undefined}>
      <span>
        {frameWords.freshness.before}{' '}
        <b>{latest && dayOfInstant(latest) === today ? shownInstant(latest, today) : shortDate(newest ?? today)}</b>{' '}
        {frameWords.freshness.after}
      </span>
    </span>
  );
}

/** When what is on screen was read. A booking anywhere brings fresh figures, and a fresh time with them. */
function ReadAt() {
  const at = useAnswered((state) => state.at);
  return at && <span className="fact read-at">{frameWords.readAt(timeOfInstant(at))}</span>;
}

function SearchButton() {
  return (
    <button type="button" className="search" onClick={() => openOverlay('palette')}>
      <span>{frameWords.find}</span>
      <KeyCap>Ctrl+K</KeyCap>
    </button>
  );
}

function FailureNote() {
  const notice = useNotice((state) => state.notice);
  return notice && <ErrorNote failure={notice.failure} title={notice.title} onClose={dropNotice} />;
}
