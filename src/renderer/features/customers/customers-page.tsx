/** 得意先: the list, with the row in hand opened beside it. */
import './customers.css';
import { type ReactNode, type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react';
import { customerWords as words } from '../../../messages/customers.ts';
import { mailingWords } from '../../../messages/envelopes.ts';
import { keyWords } from '../../../messages/keys.ts';
import { listWords } from '../../../messages/lists.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { type Answer, useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { useListLayout } from '../../stores/list-layout.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { DropPage, type GivenFile } from '../../ui/file-drop.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { LabelsDialog } from '../mailing/labels-dialog.tsx';
import { customerColumns, IN_DRAWER } from './customer-columns.tsx';
import { CustomerDrawer } from './customer-drawer.tsx';
import { CustomerImport } from './customer-import.tsx';
import {
  CUSTOMER_FILTERS,
  type CustomerFilter,
  type CustomerSummary,
  isCustomerFilter,
  passes,
  shownCustomers,
} from './customer-list.ts';
import { HoldDialog, useRelease } from './hold-dialog.tsx';

type Over =
  | { kind: 'import'; file: GivenFile | null }
  | { kind: 'hold'; customer: CustomerSummary }
  | { kind: 'columns' }
  | { kind: 'labels' }
  | null;

const NO_CUSTOMERS: readonly CustomerSummary[] = [];

export function CustomersPage() {
  const client = useCurrentClient();
  return client && <CustomerList client={client} />;
}

function useCustomers(clientId: number): Answer<{ customers: CustomerSummary[] }> {
  const asOf = useAsOfDate();
  return useMethod('customers.list', { clientId, ...(asOf ? { asOf } : {}) }, { enabled: asOf !== null });
}

function CustomerList({ client }: { client: ClientSummary }) {
  const { today } = useEntrySettings();
  const params = useRoute((route) => route.params);
  const filter = isCustomerFilter(params.filter) ? params.filter : 'all';
  const openId = params.id ? Number(params.id) : null;
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const list = useCustomers(client.clientId);
  const customers = list.value?.customers ?? NO_CUSTOMERS;
  const rows = useMemo(() => shownCustomers(customers, filter, wanted), [customers, filter, wanted]);
  const [currentId, setCurrentId] = useState<number | null>(null);
  // The row as it is now: what the keys do depends on it.
  const current = customers.find((customer) => customer.customerId === currentId) ?? null;
  const [over, setOver] = useState<Over>(null);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const close = () => openId !== null && setParams({ id: '' });
  const acts = useActs(client, current, setOver, { close, find: () => search.current?.select() });

  function onCurrent(customer: CustomerSummary) {
    setCurrentId(customer.customerId);
    if (openId !== null && openId !== customer.customerId) setParams({ id: String(customer.customerId) });
  }
  const openImport = (file: GivenFile | null) => setOver({ kind: 'import', file });
  return (
    <Page title={words.title} sub={list.value && words.listSub(customers.length)}>
      <DropPage onFile={openImport}>
        <Toolbar>
          <Filters customers={customers} value={filter} />
          <SearchBox
            label={words.search}
            value={text}
            onChange={setText}
            inputRef={search}
            onDone={() => table.current?.focus()}
          />
        </Toolbar>
        <div className={openId === null ? 'stack fill' : 'split'}>
          <CustomerTable
            {...{ client, list, rows, openId, onCurrent, over, setOver }}
            shown={listWords.shown(words.filter[filter], wanted)}
            tableRef={table}
            empty={
              customers.length === 0 ? <FirstSteps onImport={() => openImport(null)} /> : <NoMatch text={wanted} />
            }
          />
          {openId !== null && (
            <CustomerDrawer
              clientId={client.clientId}
              customerId={openId}
              onEdit={acts.edit}
              onHold={acts.hold}
              onClose={close}
            />
          )}
        </div>
      </DropPage>
      {over?.kind === 'import' && <CustomerImport client={client} given={over.file} onClose={() => setOver(null)} />}
      {over?.kind === 'labels' && (
        <LabelsDialog
          client={client}
          customerIds={rows.map(({ customerId }) => customerId)}
          today={today}
          onClose={() => setOver(null)}
        />
      )}
      {over?.kind === 'hold' && <HoldDialog client={client} customer={over.customer} onClose={() => setOver(null)} />}
    </Page>
  );
}

/** What the keys do with the row in hand. */
function useActs(
  client: ClientSummary,
  current: CustomerSummary | null,
  setOver: (over: Over) => void,
  { close, find }: { close: () => void; find: () => void },
) {
  const release = useRelease(client);
  function hold() {
    if (!current) return;
    if (current.reminderHold === null) setOver({ kind: 'hold', customer: current });
    else void release(current);
  }
  const edit = () => current && navigate('customer', { id: String(current.customerId) });
  usePageKeys(
    {
      F2: { label: keyWords.new, run: () => navigate('customer', { new: '1' }) },
      F3: { label: keyWords.find, run: find },
      F6: { label: words.keys.edit, run: edit, disabled: current === null },
      F7: { label: keyWords.columns, run: () => setOver({ kind: 'columns' }) },
      F8: {
        label: words.keys.invoice,
        run: () => current && navigate('invoice', { customer: String(current.customerId) }),
        disabled: current === null,
      },
      F9: { label: words.keys.import, run: () => setOver({ kind: 'import', file: null }) },
      F11: {
        label: current?.reminderHold ? words.keys.release : words.keys.hold,
        run: hold,
        disabled: current === null,
      },
    },
    {
      Escape: close,
      'Ctrl+M': () => current && navigate('reminder-policy', { customer: String(current.customerId) }),
      'Ctrl+L': () => current && navigate('ledgers', { customer: String(current.customerId) }),
    },
  );
  return { edit, hold };
}

function Filters({ customers, value }: { customers: readonly CustomerSummary[]; value: CustomerFilter }) {
  const segments = useMemo(
    () =>
      CUSTOMER_FILTERS.map((filter) => ({
        value: filter,
        label: words.filter[filter],
        count: customers.filter((customer) => passes(customer, filter)).length,
      })),
    [customers],
  );
  return (
    <SegmentedFilter
      label={words.title}
      segments={segments}
      value={value}
      onChange={(filter) => setParams({ filter, id: '' })}
    />
  );
}

interface CustomerTableProps {
  client: ClientSummary;
  /** Filter and search in words, for the workbook. */
  shown: string;
  list: ReturnType<typeof useCustomers>;
  rows: readonly CustomerSummary[];
  openId: number | null;
  onCurrent: (customer: CustomerSummary) => void;
  over: Over;
  setOver: (over: Over) => void;
  tableRef: RefObject<HTMLTableElement | null>;
  empty: ReactNode;
}

function CustomerTable({ client, shown, list, rows, openId, over, setOver, ...props }: CustomerTableProps) {
  const all = useMemo(() => customerColumns(rows), [rows]);
  const layout = useListLayout('customers', all);
  const columns = useMemo(
    () => (openId === null ? layout.columns : layout.columns.filter((column) => !IN_DRAWER.includes(column.key))),
    [layout.columns, openId],
  );
  const workbook = { title: words.title, subtitle: shown, client, columns: layout.columns, rows, sort: layout.sort };
  usePageKeys({
    F12: { label: mailingWords.customersKey, run: () => setOver({ kind: 'labels' }), disabled: rows.length === 0 },
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
        rowKey={(customer) => customer.customerId}
        loading={list.loading}
        currentKey={openId ?? undefined}
        onOpen={(customer) => setParams({ id: String(customer.customerId) })}
        autoFocus
        {...props}
      />
      {over?.kind === 'columns' && (
        <ColumnChooser columns={all} hidden={layout.hidden} onHidden={layout.setHidden} onClose={() => setOver(null)} />
      )}
    </section>
  );
}

function FirstSteps({ onImport }: { onImport: () => void }) {
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      after={words.empty.after}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={() => navigate('customer', { new: '1' })}>
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

function NoMatch({ text }: { text: string }) {
  return (
    <EmptyState
      title={words.noMatch.title}
      text={text === '' ? words.noMatch.filter : words.noMatch.text(text)}
      actions={<Button onClick={() => setParams({ filter: 'all', id: '' })}>{words.noMatch.showAll}</Button>}
    />
  );
}
