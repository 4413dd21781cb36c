/** 突合: where the lines of drafts and invoices differ from orders, deliveries and the stock, until somebody has looked. */
import { useState } from 'react';
import { goodsWords as words } from '../../../messages/goods.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { RowKey } from '../../ui/table-columns.ts';
import { differenceColumns, type GoodsDifference, type UnbilledNote, unbilledColumns } from './goods-columns.tsx';
import { GoodsImport } from './goods-import.tsx';
import { placeOf, SettleDialog } from './settle-dialog.tsx';

const VIEWS = ['open', 'settled', 'unbilled'] as const;
type View = (typeof VIEWS)[number];

export function GoodsPage() {
  const client = useCurrentClient();
  return client && <Goods key={client.clientId} client={client} />;
}

function Goods({ client }: { client: ClientSummary }) {
  const wanted = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === wanted) ?? 'open';
  const answer = useMethod('goods.differences', { clientId: client.clientId, state: 'all' });
  const [dialog, setDialog] = useState<'import' | readonly GoodsDifference[] | null>(null);
  const all = answer.value?.differences ?? [];
  const lists = {
    open: all.filter((row) => row.settled === null),
    settled: all.filter((row) => row.settled !== null),
    unbilled: answer.value?.unbilled ?? [],
  };
  const list = { client, view, loading: answer.loading, onImport: () => setDialog('import') };
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={words.view}
          segments={VIEWS.map((value) => ({ value, label: words.views[value], count: lists[value].length }))}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
      </Toolbar>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : view === 'unbilled' ? (
        <Unbilled {...list} rows={lists.unbilled} />
      ) : (
        <Differences key={view} {...list} rows={lists[view]} onSettle={setDialog} />
      )}
      {dialog === 'import' && <GoodsImport client={client} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'import' && (
        <SettleDialog client={client} rows={dialog} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

interface ListProps<R> {
  client: ClientSummary;
  view: View;
  rows: readonly R[];
  loading: boolean;
  onImport: () => void;
}

type DifferencesProps = ListProps<GoodsDifference> & { onSettle: (rows: readonly GoodsDifference[]) => void };

function Differences({ client, view, rows, loading, onImport, onSettle }: DifferencesProps) {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const [current, setCurrent] = useState<GoodsDifference | null>(null);
  const [ticks, setTicks] = useState<ReadonlySet<RowKey>>(new Set());
  const unsettle = useUnsettle(client);
  const columns = differenceColumns(rows, dateText, view === 'settled' ? nameOf : null);
  const chosen = rows.filter((row) => ticks.has(keyOf(row)));
  const meant = chosen.length > 0 ? chosen : rows.filter((row) => current !== null && keyOf(row) === keyOf(current));
  const list = { title: words.title, subtitle: words.views[view], client, sort: null, columns, rows };
  const settle = view === 'open';
  usePageKeys({
    F2: { label: words.keys.import, run: onImport, main: !settle || rows.length === 0 },
    F10: { label: keyWords.excel, run: () => void saveListWorkbook(list), disabled: rows.length === 0 },
    ...(settle
      ? {
          F8: {
            label: words.keys.settle,
            run: () => onSettle(meant),
            main: rows.length > 0,
            disabled: meant.length === 0,
          },
        }
      : { F11: { label: words.keys.unsettle, run: () => void unsettle(meant), disabled: meant.length === 0 } }),
  });
  const { title, text } = words.empty[view];
  return (
    <DataTable
      label={words.views[view]}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      loading={loading}
      empty={<EmptyState title={title} text={text} />}
      autoFocus
      onCurrent={setCurrent}
      ticks={ticks}
      onTicks={setTicks}
      onOpen={openPaper}
    />
  );
}

function Unbilled({ client, view, rows, loading, onImport }: ListProps<UnbilledNote>) {
  const dateText = useDateText();
  const columns = unbilledColumns(rows, dateText);
  const list = { title: words.title, subtitle: words.views[view], client, sort: null, columns, rows };
  usePageKeys({
    F2: { label: words.keys.import, run: onImport, main: true },
    F10: { label: keyWords.excel, run: () => void saveListWorkbook(list), disabled: rows.length === 0 },
  });
  const { title, text } = words.empty.unbilled;
  return (
    <DataTable
      label={words.views.unbilled}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.number} ${row.itemCode} ${row.description}`}
      loading={loading}
      empty={<EmptyState title={title} text={text} />}
      autoFocus
      onOpen={(row) => navigate('customers', { id: String(row.customerId) })}
    />
  );
}

function keyOf(row: GoodsDifference): string {
  return `${row.paper} ${row.paperId} ${row.line} ${row.kind}`;
}

function useUnsettle(client: ClientSummary) {
  const command = useCommand('goods.unsettle');
  return async (rows: readonly GoodsDifference[]) => {
    const reply = await command.run({ clientId: client.clientId, places: rows.map(placeOf) });
    if (reply.ok) showResult(words.unsettle.done(reply.value.reopened));
  };
}

/** Where the paper is put right. */
function openPaper(row: GoodsDifference): void {
  if (row.paper === 'invoice') navigate('invoices', { id: String(row.paperId) });
  else if (row.paper === 'draft') navigate('drafts', { id: String(row.paperId) });
  else navigate('customers', { id: String(row.customerId) });
}
