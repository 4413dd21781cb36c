/** 月別・集計: balances in the office's columns, by whatever row, as of any day and as they were known at any day's end. */
import './aging.css';
import { useMemo, useRef, useState } from 'react';
import type { PlainDate } from '../../../domain/dates.ts';
import { agingViewWords as words } from '../../../messages/aging-views.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { endOfDay, KnownAtDialog } from '../../ui/known-at-dialog.tsx';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { useWindowWidth } from '../../ui/window-size.ts';
import { LimitsDialog } from './limits-dialog.tsx';
import { useAgingWorkbook } from './use-aging-workbook.ts';
import { foundRows, shareFoot, useViewColumns, type ViewRow } from './view-columns.tsx';
import { WorkbookFailure } from './workbook-failure.tsx';

export function AgingColumnsPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return asOf && <Columns key={client?.clientId ?? 0} client={client} asOf={asOf} />;
}

const GROUPS = ['office', 'client', 'assignee', 'customer', 'invoice'] as const;
export type Grouping = (typeof GROUPS)[number];

interface View {
  by: Grouping;
  basis: 'due' | 'issue';
  /** Null: the office's own. */
  scheme: 'days' | 'months';
  knownOn: PlainDate | null;
}

const NO_ROWS: readonly ViewRow[] = [];

function Columns({ client, asOf }: { client: ClientSummary | null; asOf: string }) {
  const desk = useColumnsDesk(client, asOf);
  const { view, setView, answer, rows, dialog, setDialog } = desk;
  return (
    <Page title={words.title} sub={words.sub[view.basis]}>
      <WorkbookFailure workbook={desk.workbook} />
      <ViewBar client={client} view={view} onView={setView} />
      <FindBar desk={desk} />
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <DataTable
          key={`${view.by} ${view.scheme} ${view.basis}`}
          label={words.title}
          columns={desk.columns}
          rows={rows}
          rowKey={rowKeyOf}
          loading={answer.loading}
          currentKey={desk.current ? rowKeyOf(desk.current) : null}
          onCurrent={desk.setCurrent}
          onOpen={openRow}
          extraFoot={answer.value ? [shareFoot(answer.value)] : []}
          edged
          autoFocus
          empty={
            <EmptyState
              title={view.knownOn ? words.empty.knownTitle : words.empty.title}
              text={view.knownOn ? words.empty.knownText : words.empty.text}
            />
          }
        />
      )}
      {dialog === 'known' && (
        <KnownAtDialog
          day={view.knownOn}
          onSet={(knownOn) => setView({ ...view, knownOn })}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'limits' && (
        <LimitsDialog onSaved={() => setView({ ...view, scheme: 'days' })} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

/** What the page asks and holds. */
function useColumnsDesk(client: ClientSummary | null, asOf: string) {
  const [view, setView] = useState<View>({
    by: client ? 'customer' : 'client',
    basis: 'due',
    scheme: 'months',
    knownOn: null,
  });
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<'known' | 'limits' | null>(null);
  const [chosen, setCurrent] = useState<ViewRow | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const dateText = useDateText();
  const answer = useMethod('aging.columns', {
    ...(client ? { clientId: client.clientId } : {}),
    asOf,
    basis: view.basis,
    scheme: view.scheme,
    by: view.by,
    ...(view.knownOn ? { knownAt: endOfDay(view.knownOn) } : {}),
  });
  const all = answer.value?.rows ?? NO_ROWS;
  const rows = useMemo(() => foundRows(all, text), [all, text]);
  const columns = useViewColumns(answer.value, rows, view.by);
  const current = chosen ?? rows[0] ?? null;
  const known = view.knownOn ? words.known(dateText(view.knownOn)) : '';
  const workbook = useViewWorkbook(client, asOf, view);
  // What was searched for goes out as the list it is; the table whole as the office's document, with groups and totals.
  const excel = () => {
    if (text.trim() === '') return workbook.make();
    void saveListWorkbook({
      title: words.listTitle,
      subtitle: [dateText(asOf), words.sub[view.basis], known, words.found(text.trim())].filter(Boolean).join('　'),
      client: { name: client?.name ?? words.scope.office, colour: client?.colour ?? 8 },
      columns,
      rows,
      sort: null,
    });
  };
  usePageKeys(
    {
      F3: { label: keyWords.find, run: () => search.current?.focus() },
      F6: { label: keyWords.asOf, run: focusAsOf },
      F7: { label: words.keys.limits, run: () => setDialog('limits') },
      F8: { label: words.keys.knownAt, run: () => setDialog('known') },
      F10: { label: keyWords.excel, run: excel, main: true, disabled: rows.length === 0 || workbook.busy },
    },
    { 'Ctrl+L': () => openLedger(current) },
  );
  return {
    view,
    setView,
    text,
    setText,
    dialog,
    setDialog,
    current,
    setCurrent,
    search,
    answer,
    rows,
    columns,
    known,
    workbook,
  };
}

/** The table whole, as the office's document. */
function useViewWorkbook(client: ClientSummary | null, asOf: string, { basis, scheme, by, knownOn }: View) {
  return useAgingWorkbook({
    ...(client ? { clientId: client.clientId } : {}),
    asOf,
    basis,
    scheme,
    by,
    ...(knownOn ? { knownAt: endOfDay(knownOn) } : {}),
  });
}

function FindBar({ desk }: { desk: ReturnType<typeof useColumnsDesk> }) {
  const left = desk.answer.value?.left ?? 0;
  return (
    <Toolbar>
      <SearchBox label={words.find} value={desk.text} onChange={desk.setText} inputRef={desk.search} />
      {desk.known && (
        <b role="status" className="nb">
          {desk.known}
        </b>
      )}
      <span className="grow" />
      {left > 0 && <span className="sub">{words.left(left)}</span>}
      <Button small keyCap="F8" onClick={() => desk.setDialog('known')}>
        {words.keys.knownAt}
      </Button>
      <Button small keyCap="F7" onClick={() => desk.setDialog('limits')}>
        {words.keys.limits}
      </Button>
    </Toolbar>
  );
}

const rowKeyOf = (row: ViewRow) =>
  `${row.clientId ?? row.name}/${row.customerId ?? ''}/${row.invoice?.receivableId ?? ''}`;

/** Enter: the invoice, the ledger of the customer, or the client's own aging. */
function openRow(row: ViewRow): void {
  const { clientId, customerId, invoice } = row;
  if (clientId === null) return;
  chooseClient(clientId, () => {
    if (invoice) navigate('invoices', { id: String(invoice.invoiceId) });
    else if (customerId) navigate('ledgers', { customer: String(customerId) });
  });
}

function openLedger(row: ViewRow | null): void {
  if (row?.clientId && row.customerId)
    chooseClient(row.clientId, () => navigate('ledgers', { customer: String(row.customerId) }));
}

function ViewBar({ client, view, onView }: { client: ClientSummary | null; view: View; onView: (view: View) => void }) {
  const narrow = useWindowWidth() < 1080;
  const groups = client ? (['customer', 'invoice'] as const) : GROUPS.filter((one) => !narrow || one !== 'office');
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.by.label}
        segments={groups.map((value) => ({ value, label: words.by[value] }))}
        value={view.by}
        onChange={(by) => onView({ ...view, by })}
      />
      <SegmentedFilter
        label={words.scheme.label}
        segments={[
          { value: 'months', label: words.scheme.months },
          { value: 'days', label: words.scheme.days },
        ]}
        value={view.scheme}
        onChange={(scheme) => onView({ ...view, scheme })}
      />
      <SegmentedFilter
        label={words.basis.label}
        segments={[
          { value: 'due', label: words.basis.due },
          { value: 'issue', label: words.basis.issue },
        ]}
        value={view.basis}
        onChange={(basis) => onView({ ...view, basis })}
      />
    </Toolbar>
  );
}
