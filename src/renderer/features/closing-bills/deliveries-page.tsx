/** 納品: what was delivered, returned or charged, and on which bill it is. */
import { useDeferredValue, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { deliveryWords as words } from '../../../messages/billing.ts';
import { salePaperWords } from '../../../messages/invoice-papers.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { saveAndTell, saveTemplateAndTell, useImport } from '../../api/use-import.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { DropPage, type GivenFile } from '../../ui/file-drop.tsx';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useDeliveryPaperKey } from '../invoice-papers/sale-papers.tsx';
import { useSendPapers } from '../sendings/use-send-papers.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

type Delivery = OutputOf<'deliveries.list'>['deliveries'][number];
type State = 'open' | 'billed' | 'cancelled' | 'all';

const NO_DELIVERIES: readonly Delivery[] = [];
const STATES = (['open', 'billed', 'cancelled', 'all'] as const).map((value) => ({
  value,
  label: words.filter[value],
}));

export function DeliveriesPage() {
  const client = useCurrentClient();
  return client && <Deliveries key={client.clientId} client={client} />;
}

type Over = { kind: 'import'; file: GivenFile | null } | { kind: 'cancel'; delivery: Delivery } | null;

const enter = () => navigate('invoice', { delivery: 'new' });

/** F8 opens the 納品書 of the delivery in hand, F12 sends it. */
function useDeliveryPapers(client: ClientSummary, current: Delivery | null) {
  useDeliveryPaperKey(client.clientId, current?.deliveryId ?? null);
  const papers = useSendPapers(client);
  usePageKeys({
    F12: {
      label: salePaperWords.sendKey,
      run: () => current && papers.ask({ kind: 'delivery-note', subjectIds: [current.deliveryId] }),
      disabled: current === null || current.state === 'cancelled',
    },
  });
  return papers;
}

function Deliveries({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const params = useRoute((route) => route.params);
  const state = STATES.find((one) => one.value === params.state)?.value ?? (params.id ? 'all' : 'open');
  const [text, setText] = useState('');
  const list = useMethod('deliveries.list', { clientId, state, text: useDeferredValue(text.trim()) });
  const rows = list.value?.deliveries ?? NO_DELIVERIES;
  const [over, setOver] = useState<Over>(null);
  const [currentId, setCurrentId] = useState<number | null>(null);
  const current = rows.find((one) => one.deliveryId === (currentId ?? Number(params.id))) ?? rows[0] ?? null;
  const columns = useColumns(rows);
  const papers = useDeliveryPapers(client, current);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const openImport = (file: GivenFile | null) => setOver({ kind: 'import', file });
  usePageKeys({
    F2: { label: keyWords.new, run: enter },
    F3: { label: keyWords.find, run: () => search.current?.select() },
    F9: { label: words.keys.import, run: () => openImport(null) },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: words.title, subtitle: words.filter[state], client, columns, rows, sort: null }),
    },
    F11: {
      label: words.keys.cancel,
      run: () => current && setOver({ kind: 'cancel', delivery: current }),
      disabled: current?.state !== 'open',
    },
  });
  if (list.failure && !list.value) return <Unread failure={list.failure} retry={list.refresh} />;
  return (
    <Page title={words.title} sub={list.value && words.sub(list.value.count, list.value.totalYen)}>
      <DropPage onFile={openImport}>
        <Toolbar>
          <SegmentedFilter
            label={words.title}
            segments={STATES}
            value={state as State}
            onChange={(next) => setParams({ state: next, id: '' })}
          />
          <SearchBox
            label={words.search}
            value={text}
            onChange={setText}
            inputRef={search}
            onDone={() => table.current?.focus()}
          />
        </Toolbar>
        <DataTable
          label={words.title}
          columns={columns}
          rows={rows}
          rowKey={(one) => one.deliveryId}
          loading={list.loading}
          currentKey={current?.deliveryId ?? null}
          onCurrent={(one) => setCurrentId(one.deliveryId)}
          onOpen={(one) => one.invoiceId !== null && navigate('invoices', { id: String(one.invoiceId) })}
          muted={(one) => one.state === 'cancelled'}
          tableRef={table}
          autoFocus
          empty={<Nothing clientId={clientId} onImport={() => openImport(null)} />}
        />
      </DropPage>
      <Windows client={client} over={over} onClose={() => setOver(null)} />
      {papers.dialog}
    </Page>
  );
}

function Unread(props: Parameters<typeof ReadError>[0]) {
  return (
    <Page title={words.title}>
      <ReadError {...props} />
    </Page>
  );
}

function Nothing({ clientId, onImport }: { clientId: number; onImport: () => void }) {
  const any = useMethod('deliveries.list', { clientId, limit: 1 });
  if (!any.value) return null;
  if (any.value.count > 0) return <EmptyState title={words.nothing} text="" />;
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      actions={
        <>
          <Button tone="primary" keyCap="F2" onClick={enter}>
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

function Windows({ client, over, onClose }: { client: ClientSummary; over: Over; onClose: () => void }) {
  const source = useImport('deliveries.import', client.clientId);
  if (over?.kind === 'cancel') {
    const { deliveryId, number } = over.delivery;
    return (
      <ReasonDialog
        client={client}
        method="deliveries.cancel"
        input={(reason) => ({ clientId: client.clientId, deliveryId, reason })}
        words={{
          title: words.cancelTitle(number),
          text: words.cancelText,
          reason: words.cancelReason,
          confirm: words.cancelConfirm,
          failed: words.cancelFailed,
        }}
        onDone={() => showResult(words.cancelDone(number))}
        onClose={onClose}
      />
    );
  }
  if (over?.kind !== 'import') return null;
  const save = (format: 'csv' | 'xlsx') => void saveTemplateAndTell('deliveries', format);
  return (
    <ImportDialog
      {...source}
      title={words.importTitle}
      client={client}
      unit={words.importUnit}
      hint={words.importHint}
      templates={[{ label: words.template, columns: words.templateColumns, save }]}
      given={over.file}
      onDone={(accepted) => showResult(words.importDone(accepted))}
      onSave={(name, bytes) => void saveAndTell(name, bytes)}
      onClose={onClose}
    />
  );
}

function useColumns(rows: readonly Delivery[]): Column<Delivery>[] {
  const dateText = useDateText();
  const heads = words.columns;
  const live = rows.filter((one) => one.state !== 'cancelled');
  const yen = (key: 'net' | 'tax' | 'total', of: (one: Delivery) => number, from?: 1280): Column<Delivery> => ({
    key,
    head: heads[key],
    width: 108,
    align: 'end',
    ...(from ? { from } : {}),
    cell: (one) => <Amount yen={of(one)} />,
    value: of,
    total: formatYen(sumYen(live.map(of))),
  });
  return [
    { key: 'number', head: heads.number, width: 120, cell: (one) => one.number, value: (one) => one.number },
    {
      key: 'on',
      head: heads.on,
      width: 104,
      cell: (one) => dateText(one.deliveredOn),
      value: (one) => one.deliveredOn,
    },
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 180,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    {
      key: 'kind',
      head: heads.kind,
      width: 64,
      cell: (one) => words.kinds[one.kind],
      value: (one) => words.kinds[one.kind],
    },
    {
      key: 'order',
      head: heads.order,
      width: 120,
      from: 1280,
      cell: (one) => <span className="cut">{one.orderNumber}</span>,
      value: (one) => one.orderNumber,
    },
    yen('net', (one) => one.netYen, 1280),
    yen('tax', (one) => one.taxYen, 1280),
    yen('total', (one) => one.totalYen),
    {
      key: 'state',
      head: heads.state,
      width: 168,
      cell: (one) => (
        <>
          <Tag tone={one.state === 'open' ? 'act' : 'plain'}>{words.states[one.state]}</Tag>
          <span className="sub">　{one.invoiceNumber ?? ''}</span>
        </>
      ),
      value: (one) => `${words.states[one.state]} ${one.invoiceNumber ?? ''}`.trim(),
    },
  ];
}
