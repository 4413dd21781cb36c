/** 先払い of one client: which orders are paid and may be shipped, which deposit seems to pay one, and what was released. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { sumYen } from '../../../domain/money.ts';
import { keyWords } from '../../../messages/keys.ts';
import { orderWords as words } from '../../../messages/orders.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { OrderDialog } from './order-dialog.tsx';
import { useOrderActs } from './use-order-acts.ts';

export type Order = OutputOf<'orders.list'>['orders'][number];

export function OrdersPage() {
  const client = useCurrentClient();
  return client && <Orders key={client.clientId} client={client} />;
}

const NO_ORDERS: readonly Order[] = [];

function Orders({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const list = useMethod('orders.list', { clientId });
  const orders = list.value?.orders ?? NO_ORDERS;
  const [current, setCurrent] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  const order = orders.find((one) => one.orderId === current) ?? orders[0] ?? null;
  const acts = useOrderActs(client);
  const columns = useColumns(orders);
  const next = order?.candidate && (order.state === 'waiting' || order.state === 'unpaid');
  usePageKeys({
    F2: { label: words.keys.create, run: () => setCreating(true) },
    F8: { label: words.keys.next, run: () => order && void acts.pay(order), disabled: !next },
    F10: {
      label: keyWords.excel,
      disabled: orders.length === 0,
      run: () => void saveListWorkbook({ title: words.title, subtitle: '', client, columns, rows: orders, sort: null }),
    },
    F11: {
      label: order?.state === 'released' ? words.keys.recall : words.keys.undo,
      run: () => order && void acts.undo(order),
      disabled: !order || order.state === 'cancelled',
    },
    F12: {
      label: words.keys.release,
      run: () => order && void acts.release(order),
      disabled: order?.state !== 'paid',
      main: true,
    },
  });
  const ready = orders.filter((one) => one.state === 'paid');
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(ready.length, sumYen(ready.map((one) => one.amountYen)))}>
      <DataTable
        label={words.title}
        columns={columns}
        rows={orders}
        rowKey={(one) => one.orderId}
        loading={list.loading}
        currentKey={order?.orderId ?? null}
        onCurrent={(one) => setCurrent(one.orderId)}
        onOpen={(one) => void (one.state === 'paid' ? acts.release(one) : acts.pay(one))}
        muted={(one) => one.state === 'cancelled' || one.state === 'released'}
        autoFocus
        empty={
          <EmptyState
            title={words.empty.title}
            text={words.empty.text}
            actions={
              <Button tone="primary" keyCap="F2" onClick={() => setCreating(true)}>
                {words.empty.first}
              </Button>
            }
          />
        }
      />
      {creating && <OrderDialog client={client} onClose={() => setCreating(false)} />}
    </Page>
  );
}

function depositText(order: Order): string {
  if (order.candidate)
    return words.candidate(order.candidate.depositedOn, order.candidate.payerName, order.candidate.amountYen);
  const parts = [order.paidOn && words.paidOn(order.paidOn), order.releasedOn && words.releasedOn(order.releasedOn)];
  return parts.filter(Boolean).join('　');
}

function toneOf(order: Order): 'plain' | 'act' | 'ask' | 'late' {
  if (order.state === 'paid') return 'act';
  if (order.state === 'unpaid') return 'late';
  return order.candidate ? 'ask' : 'plain';
}

const NOTE: Column<Order> = {
  key: 'note',
  head: words.columns.note,
  minWidth: 120,
  from: 1280,
  cell: (one) => <span className="cut">{one.note}</span>,
  value: (one) => one.note,
};

function useColumns(orders: readonly Order[]): Column<Order>[] {
  const dateText = useDateText();
  const heads = words.columns;
  const live = orders.filter((one) => one.state !== 'cancelled');
  return [
    {
      key: 'number',
      head: heads.number,
      width: 140,
      cell: (one) => one.number,
      value: (one) => one.number,
      total: words.sum(orders.length),
    },
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 180,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
    },
    {
      key: 'yen',
      head: heads.yen,
      width: 120,
      align: 'end',
      cell: (one) => <Amount yen={one.amountYen} />,
      value: (one) => one.amountYen,
      total: <Amount yen={sumYen(live.map((one) => one.amountYen))} zero="figure" />,
    },
    {
      key: 'ordered',
      head: heads.ordered,
      width: 100,
      cell: (one) => dateText(one.orderedOn),
      value: (one) => one.orderedOn,
    },
    {
      key: 'expected',
      head: heads.expected,
      width: 100,
      cell: (one) => (one.expectedOn ? dateText(one.expectedOn) : ''),
      value: (one) => one.expectedOn,
    },
    {
      key: 'state',
      head: heads.state,
      width: 136,
      cell: (one) => <Tag tone={toneOf(one)}>{words.states[one.state]}</Tag>,
      value: (one) => words.states[one.state],
    },
    {
      key: 'deposit',
      head: heads.deposit,
      minWidth: 220,
      cell: (one) => (
        <span className="cut" title={depositText(one)}>
          {depositText(one)}
        </span>
      ),
      value: depositText,
    },
    NOTE,
  ];
}
