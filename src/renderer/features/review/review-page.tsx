/** 例外一覧: the deposits of every client that wait for a person, the largest first. Enter opens each in its own books. */
import './review.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { reviewWords } from '../../../messages/review.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useEachClient } from '../../api/use-each.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { bringBack, defer, useDeferrals } from '../../stores/deferrals.ts';
import { openFromReview, useReviewPlace } from '../../stores/review-return.ts';
import { navigate } from '../../stores/route.ts';
import { LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { useStaffFilter } from '../today/use-staff-filter.tsx';
import { isSafe, type QueueRow, queueRows, type Waiting } from './queue.ts';
import { reviewColumns } from './review-columns.tsx';
import { ReviewDetail } from './review-detail.tsx';
import { useAccept } from './use-accept.ts';

const NONE: readonly never[] = [];

export function ReviewPage() {
  const client = useCurrentClient();
  const queue = useMethod('review.queue', client ? { clientId: client.clientId } : {});
  const list = useQueue(queue.value?.deposits ?? NONE);
  const { rows } = list;
  const hand = useHand(rows);
  const onePane = useOnePane();
  const { row } = hand;
  const columns = useMemo(() => reviewColumns(rows), [rows]);
  const acts = useReviewKeys({ list, hand, columns, client, at: queue.value?.at ?? null });
  if (queue.failure && !queue.value) {
    return (
      <Page title={reviewWords.title}>
        <ReadError failure={queue.failure} retry={queue.refresh} />
      </Page>
    );
  }
  return (
    <Page
      title={reviewWords.title}
      sub={queue.value && reviewWords.sub(queue.value.count, queue.value.yen)}
      withoutAsOf
    >
      <div className={onePane ? 'split alone' : 'split'}>
        <section>
          <QueueTools list={list} queue={queue.value} />
          {list.unmatched > 0 && <p className="sheet-note">{reviewWords.unmatched(list.unmatched)}</p>}
          <DataTable
            label={reviewWords.title}
            columns={columns}
            rows={rows}
            rowKey={(one) => one.key}
            loading={queue.loading}
            currentKey={row?.key ?? null}
            onCurrent={(one) => hand.setKey(one.key)}
            onOpen={acts.open}
            autoFocus
            tableRef={hand.table}
            empty={<EmptyState title={reviewWords.empty.title} text={reviewWords.empty.text} />}
          />
        </section>
        {!onePane && row && (
          <ReviewDetail row={row} note={acts.note} onAccept={acts.take} onOpen={() => acts.open(row)} />
        )}
      </div>
    </Page>
  );
}

function QueueTools({ list, queue }: { list: Queue; queue: OutputOf<'review.queue'> | undefined }) {
  const { filter, put } = list;
  return (
    <Toolbar>
      {filter.choice}
      {put.length > 0 && <LinkButton onClick={list.bringBack}>{reviewWords.showDeferred(put.length)}</LinkButton>}
      <span className="grow" />
      {queue && queue.count > queue.deposits.length && (
        <span className="sub">{reviewWords.shownOf(queue.deposits.length, queue.count)}</span>
      )}
    </Toolbar>
  );
}

interface KeysInput {
  list: Queue;
  hand: ReturnType<typeof useHand>;
  columns: readonly Column<QueueRow>[];
  client: ClientSummary | null;
  at: string | null;
}

/** The keys of the queue, and what they do. */
function useReviewKeys({ list: { rows, unmatched }, hand, columns, client, at }: KeysInput) {
  const { accept, note } = useAccept();
  const { row } = hand;
  const open = (one: QueueRow) => openFromReview({ ...one, behind: hand.behind(one) });
  const take = () => row && isSafe(row.proposal) && void accept(row).then(hand.focus);
  const save = () =>
    void saveListWorkbook({
      title: reviewWords.title,
      subtitle: at ? reviewWords.at(fullInstant(at)) : '',
      client: client ?? { name: reviewWords.everybody, colour: 8 },
      columns,
      rows,
      sort: null,
    });
  usePageKeys(
    {
      F8: { label: reviewWords.keys.all, run: () => navigate('today'), disabled: unmatched === 0 },
      F10: { label: keyWords.excel, disabled: rows.length === 0, run: save },
      F12: { label: reviewWords.keys.accept, run: take, main: true, disabled: !isSafe(row?.proposal) },
    },
    { Space: () => row && defer(row.clientId, [row.depositId]) },
  );
  return { open, take, note };
}

type Queue = ReturnType<typeof useQueue>;

/** What is shown: of whose clients, without what was put off, each with its client's answer as it comes. */
function useQueue(deposits: readonly Waiting[]) {
  const filter = useStaffFilter(deposits);
  const isDeferred = useDeferrals();
  const clientIds = useMemo(() => [...new Set(filter.shown.map((one) => one.clientId))], [filter.shown]);
  const proposals = useEachClient('allocations.propose', clientIds, {});
  const all = useMemo(() => queueRows(filter.shown, proposals), [filter.shown, proposals]);
  const put = all.filter((one) => isDeferred(one.clientId, one.depositId));
  const rows = put.length === 0 ? all : all.filter((one) => !put.includes(one));
  return {
    filter,
    rows,
    put,
    unmatched: rows.filter((one) => !one.lookedAt).length,
    bringBack: () => {
      for (const one of put) bringBack(one.clientId, [one.depositId]);
    },
  };
}

/** The row in hand: the one behind takes the place of one that has gone, also when it was worked on in its own books. */
function useHand(rows: readonly QueueRow[]) {
  const [key, setKey] = useState<string | null>(null);
  const place = useReviewPlace((state) => state.place);
  const last = useRef(0);
  const table = useRef<HTMLTableElement>(null);
  const wanted = key ?? firstLeft(rows, place ? [`${place.clientId}/${place.depositId}`, ...place.behind] : []);
  const found = wanted === null ? 0 : rows.findIndex((row) => row.key === wanted);
  const at = found >= 0 ? found : Math.min(last.current, rows.length - 1);
  useEffect(() => {
    last.current = Math.max(0, at);
  });
  return {
    row: rows[at] ?? null,
    setKey: (next: string) => {
      useReviewPlace.setState({ place: null });
      setKey(next);
    },
    table,
    focus: () => table.current?.focus({ preventScroll: true }),
    behind: (one: QueueRow) => rows.slice(rows.indexOf(one) + 1, rows.indexOf(one) + 50).map((row) => row.key),
  };
}

function firstLeft(rows: readonly QueueRow[], keys: readonly string[]): string | null {
  return keys.find((key) => rows.some((row) => row.key === key)) ?? null;
}
