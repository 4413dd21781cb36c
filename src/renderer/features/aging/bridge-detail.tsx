/** What the figure in hand is made of: each movement with its day, its invoice and its payer. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { type BridgeKey, bridgeWords as words } from '../../../messages/aging-views.ts';
import { openLetter } from '../../api/event-log.tsx';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { BridgeLine } from './bridge-columns.tsx';

type Row = OutputOf<'aging.bridgeStep'>['rows'][number];
const NO_ROWS: readonly Row[] = [];

export interface BridgeDetailProps {
  client: ClientSummary | null;
  asked: { from: string; asOf: string; scheme: 'days' | 'months'; knownAt?: string };
  hand: { line: BridgeLine; step: BridgeKey } | null;
}

export function BridgeDetail({ client, asked, hand }: BridgeDetailProps) {
  const clientId = client?.clientId ?? hand?.line.clientId;
  const detail = useMethod(
    'aging.bridgeStep',
    {
      ...(clientId ? { clientId } : {}),
      ...asked,
      step: hand?.step ?? 'issued',
      ...(hand?.line.column ? { column: hand.line.column } : {}),
      ...(hand?.line.customerId ? { customerId: hand.line.customerId } : {}),
    },
    { fresh: true, enabled: hand !== null },
  );
  const rows = detail.value?.rows ?? NO_ROWS;
  const columns = useColumns(rows, client === null && !hand?.line.clientId);
  const [key, setKey] = useState<string | null>(null);
  const current = rows.find((row) => rowKeyOf(row) === key) ?? rows[0] ?? null;
  const letter = current?.letter ?? null;
  usePageKeys({
    F9: {
      label: words.keys.letter,
      disabled: letter === null,
      run: () => letter && openLetter(current!.clientId, letter.batchId, letter.serial),
    },
    F11: { label: words.keys.invoice, disabled: current === null, run: () => current && openInvoice(current) },
  });
  if (!hand)
    return (
      <section className="bridge-detail">
        <p className="sub">{words.choose}</p>
      </section>
    );
  return (
    <section className="bridge-detail" aria-label={words.detail(words.steps[hand.step], hand.line.name)}>
      <h3 className="head drawer-head">
        <span>{words.detail(words.steps[hand.step], hand.line.name)}</span>
        {detail.value && detail.value.left > 0 && <span className="sub">{words.left(detail.value.left)}</span>}
      </h3>
      <DataTable
        label={words.steps[hand.step]}
        columns={columns}
        rows={rows}
        rowKey={rowKeyOf}
        loading={detail.loading}
        currentKey={current && rowKeyOf(current)}
        onCurrent={(row) => setKey(rowKeyOf(row))}
        onOpen={openRow}
        empty={<p className="pane-note">{words.nothing}</p>}
      />
    </section>
  );
}

const rowKeyOf = (row: Row) =>
  `${row.clientId} ${row.invoiceId} ${row.on} ${row.yen} ${row.text} ${row.depositId ?? ''}`;

/** Enter: the deposit where money moved it, else the invoice. Over the office the client's books come first, with their band. */
function openRow(row: Row): void {
  if (row.depositId === null) openInvoice(row);
  else chooseClient(row.clientId, () => navigate('deposits', { id: String(row.depositId) }));
}

function openInvoice(row: Row): void {
  chooseClient(row.clientId, () => navigate('invoices', { id: String(row.invoiceId) }));
}

function useColumns(rows: readonly Row[], ofMany: boolean): Column<Row>[] {
  const dateText = useDateText();
  const { details } = words;
  const text = (key: 'clientName' | 'name' | 'invoice' | 'text', head: string, width?: number): Column<Row> => ({
    key,
    head,
    ...(width ? { width } : { minWidth: 140 }),
    cell: (row) => <span title={row[key]}>{row[key]}</span>,
    value: (row) => row[key],
  });
  return [
    {
      key: 'on',
      head: details.on,
      width: 104,
      cell: (row) => dateText(row.on),
      value: (row) => row.on,
      total: words.rows(rows.length),
    },
    ...(ofMany ? [text('clientName', details.client, 200)] : []),
    text('name', details.customer, 220),
    text('invoice', details.invoice, 120),
    text('text', details.text),
    {
      key: 'letter',
      head: details.letter,
      width: 132,
      cell: ({ clientId, letter }) =>
        letter && (
          <LinkButton onClick={() => openLetter(clientId, letter.batchId, letter.serial)}>
            {words.letter(letter.stage, dateText(letter.on))}
          </LinkButton>
        ),
      value: ({ letter }) => letter && words.letter(letter.stage, dateText(letter.on)),
    },
    {
      key: 'yen',
      head: details.yen,
      align: 'end',
      width: 120,
      cell: (row) => <Amount yen={row.yen} />,
      value: (row) => row.yen,
      total: formatYen(rows.reduce((sum, row) => sum + row.yen, 0)),
    },
  ];
}
