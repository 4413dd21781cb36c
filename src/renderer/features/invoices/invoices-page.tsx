/** 請求: the list, with the row in hand opened beside it. */
import './invoices.css';
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';
import { paperBatchWords } from '../../../messages/invoice-papers.ts';
import { invoiceWords as words } from '../../../messages/invoices.ts';
import { keyWords } from '../../../messages/keys.ts';
import { listWords } from '../../../messages/lists.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { useListLayout } from '../../stores/list-layout.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { DropPage, type GivenFile } from '../../ui/file-drop.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { PaperBatchDialog } from '../invoice-papers/batch-dialog.tsx';
import { PaperDialog } from '../invoice-papers/paper-dialog.tsx';
import { IN_DRAWER, invoiceColumns } from './invoice-columns.tsx';
import { InvoiceDrawer } from './invoice-drawer.tsx';
import { InvoiceImport } from './invoice-import.tsx';
import { allInvoices, INVOICE_STATES, type InvoiceState, stateOfParams, useInvoices } from './invoice-list.ts';
import type { InvoiceSummary } from './invoice-types.ts';
import { VoidDialog } from './void-dialog.tsx';

const SEGMENTS = INVOICE_STATES.map((value) => ({ value, label: words.filter[value] }));

type Over =
  | { kind: 'import'; file: GivenFile | null }
  | { kind: 'void'; invoice: InvoiceSummary }
  | { kind: 'columns' }
  | { kind: 'paper'; invoice: InvoiceSummary }
  | { kind: 'batch' }
  | null;

const showState = (state: InvoiceState) => setParams({ state, id: '' });

export function InvoicesPage() {
  const client = useCurrentClient();
  return client && <InvoiceList client={client} />;
}

function InvoiceList({ client }: { client: ClientSummary }) {
  const params = useRoute((route) => route.params);
  const state = stateOfParams(params);
  const openId = params.id ? Number(params.id) : null;
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const list = useInvoices(client.clientId, state, wanted);
  const [currentId, setCurrentId] = useState<number | null>(null);
  // The row as it is now: what the keys do depends on it.
  const current = list.value?.invoices.find((invoice) => invoice.invoiceId === currentId) ?? null;
  const [over, setOver] = useState<Over>(null);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const close = () => openId !== null && setParams({ id: '', state });
  useListKeys(current, setOver, close, () => search.current?.select());

  function onCurrent(invoice: InvoiceSummary) {
    setCurrentId(invoice.invoiceId);
    if (openId !== null && openId !== invoice.invoiceId) setParams({ id: String(invoice.invoiceId), state });
  }
  const openImport = (file: GivenFile | null) => setOver({ kind: 'import', file });
  return (
    <Page title={words.title} sub={list.value && words.listSub(list.value.count)}>
      <DropPage onFile={openImport}>
        <Toolbar>
          <SegmentedFilter label={words.title} segments={SEGMENTS} value={state} onChange={showState} />
          <SearchBox
            label={words.search}
            value={text}
            onChange={setText}
            inputRef={search}
            onDone={() => table.current?.focus()}
          />
          <span className="grow" />
          <Beyond list={list} />
          <Button keyCap="Ctrl+I" onClick={() => openImport(null)}>
            {words.keys.import}
          </Button>
          <Button keyCap="Ctrl+P" onClick={() => setOver({ kind: 'batch' })}>
            {paperBatchWords.button}
          </Button>
        </Toolbar>
        <div className={openId === null ? 'stack fill' : 'split'}>
          <InvoiceTable
            {...{ client, list, openId, onCurrent, over, setOver, state }}
            text={wanted}
            shown={listWords.shown(words.filter[state], wanted)}
            tableRef={table}
            onOpen={(invoice) => setParams({ id: String(invoice.invoiceId), state })}
            empty={<Nothing clientId={client.clientId} state={state} text={wanted} onImport={() => openImport(null)} />}
          />
          {openId !== null && (
            <InvoiceDrawer
              client={client}
              invoiceId={openId}
              onClose={close}
              onVoid={(invoice) => setOver({ kind: 'void', invoice })}
              onPrint={(invoice) => setOver({ kind: 'paper', invoice })}
            />
          )}
        </div>
      </DropPage>
      <Windows client={client} over={over} onClose={() => setOver(null)} onVoided={close} />
    </Page>
  );
}

/** Rows beyond those shown are counted at the foot and found by searching. */
function Beyond({ list }: { list: ReturnType<typeof useInvoices> }) {
  const shown = list.value?.invoices.length ?? 0;
  if (!list.value || list.value.count <= shown) return null;
  return <span className="sub cut">{words.shownFirst(shown, list.value.count)}</span>;
}

interface WindowsProps {
  client: ClientSummary;
  over: Over;
  onClose: () => void;
  onVoided: () => void;
}

function Windows({ client, over, onClose, onVoided }: WindowsProps) {
  if (over?.kind === 'paper') return <PaperDialog client={client} invoice={over.invoice} onClose={onClose} />;
  if (over?.kind === 'batch') return <PaperBatchDialog client={client} onClose={onClose} />;
  if (over?.kind === 'import') return <InvoiceImport client={client} given={over.file} onClose={onClose} />;
  if (over?.kind !== 'void') return null;
  function onDone() {
    onClose();
    onVoided();
  }
  return <VoidDialog client={client} invoice={over.invoice} onClose={onClose} onDone={onDone} />;
}

function useListKeys(
  current: InvoiceSummary | null,
  setOver: (over: Over) => void,
  close: () => void,
  find: () => void,
): void {
  const takeIn = () => setOver({ kind: 'import', file: null });
  usePageKeys(
    {
      F2: { label: keyWords.new, run: () => navigate('invoice') },
      F3: { label: keyWords.find, run: find },
      F6: {
        label: words.keys.copy,
        run: () => current && navigate('invoice', { copy: String(current.invoiceId) }),
        disabled: current === null,
      },
      F7: { label: keyWords.columns, run: () => setOver({ kind: 'columns' }) },
      F9: current
        ? {
            label: keyWords.print,
            run: () => setOver({ kind: 'paper', invoice: current }),
            disabled: current.voidedOn !== null,
          }
        : { label: words.keys.import, run: takeIn },
      F11: {
        label: words.keys.void,
        run: () => current && setOver({ kind: 'void', invoice: current }),
        disabled: current === null || current.voidedOn !== null,
      },
    },
    { Escape: close, 'Ctrl+I': takeIn, 'Ctrl+P': () => setOver({ kind: 'batch' }) },
  );
}

interface InvoiceTableProps {
  client: ClientSummary;
  state: InvoiceState;
  text: string;
  /** Filter and search in words, for the workbook. */
  shown: string;
  list: ReturnType<typeof useInvoices>;
  openId: number | null;
  onCurrent: (invoice: InvoiceSummary) => void;
  onOpen: (invoice: InvoiceSummary) => void;
  over: Over;
  setOver: (over: Over) => void;
  tableRef: RefObject<HTMLTableElement | null>;
  empty: ReactNode;
}

const NO_INVOICES: readonly InvoiceSummary[] = [];
const NO_TOTALS = { count: 0, totalYen: 0, openYen: 0 };

function InvoiceTable({ client, state, text, shown, list, openId, over, setOver, ...props }: InvoiceTableProps) {
  const asOf = useAsOfDate() ?? '2000-01-01';
  const dateText = useDateText();
  const totals = list.value ?? NO_TOTALS;
  const all = useMemo(() => invoiceColumns(asOf, dateText, totals), [asOf, dateText, totals]);
  const layout = useListLayout('invoices', all);
  const columns = useMemo(
    () => (openId === null ? layout.columns : layout.columns.filter((column) => !IN_DRAWER.includes(column.key))),
    [layout.columns, openId],
  );
  const rows = list.value?.invoices ?? NO_INVOICES;
  const workbook = {
    title: words.title,
    subtitle: shown,
    client,
    columns: layout.columns,
    rows: rows.length < totals.count ? () => allInvoices(client.clientId, state, text, asOf) : rows,
    sort: layout.sort,
  };
  usePageKeys({
    F10: { label: keyWords.excel, run: () => void saveListWorkbook(workbook), disabled: rows.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <section className="stack fill">
      <DataTable
        label={words.title}
        columns={columns}
        sort={layout.sort}
        onSort={layout.onSort}
        rows={rows}
        rowKey={(invoice) => invoice.invoiceId}
        loading={list.loading}
        currentKey={openId ?? undefined}
        muted={(invoice) => invoice.voidedOn !== null}
        autoFocus
        {...props}
      />
      {over?.kind === 'columns' && (
        <ColumnChooser columns={all} hidden={layout.hidden} onHidden={layout.setHidden} onClose={() => setOver(null)} />
      )}
    </section>
  );
}

interface NothingProps {
  clientId: number;
  state: InvoiceState;
  text: string;
  onImport: () => void;
}

/** No row to show: nothing was ever entered, or nothing fits. */
function Nothing({ clientId, state, text, onImport }: NothingProps) {
  const any = useMethod('invoices.list', { clientId, limit: 1 });
  if (!any.value) return null;
  return any.value.count > 0 ? <NoMatch state={state} text={text} /> : <FirstSteps onImport={onImport} />;
}

function FirstSteps({ onImport }: { onImport: () => void }) {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      after={words.empty.after}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={() => navigate('invoice')}>
            {words.empty.first}
          </Button>
          <Button keyCap="F9" onClick={onImport}>
            {words.empty.second}
          </Button>
        </>
      }
    />
  );
}

function NoMatch({ state, text }: { state: InvoiceState; text: string }) {
  return (
    <EmptyState
      title={words.noMatch.title}
      text={text.trim() === '' ? words.noMatch[state] : words.noMatch.text(text.trim(), words.filter[state])}
      actions={state !== 'all' && <Button onClick={() => showState('all')}>{words.noMatch.showAll}</Button>}
    />
  );
}
