/** Columns of what differs, and of what was delivered and is billed nowhere. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatMilli, formatYen } from '../../../domain/money.ts';
import { goodsWords as words } from '../../../messages/goods.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type GoodsDifference = OutputOf<'goods.differences'>['differences'][number];
export type UnbilledNote = OutputOf<'goods.differences'>['unbilled'][number];

type Text = (value: string) => string;

const TONES = {
  undelivered: 'ask',
  'not-in-stock': 'ask',
  'not-shipped': 'ask',
  quantity: 'ask',
  'billed-twice': 'late',
  returned: 'late',
  price: 'ask',
  'advance-paid': 'plain',
  'no-record': 'plain',
} as const;

export function differenceColumns(
  rows: readonly GoodsDifference[],
  dateText: Text,
  /** null: none of them is settled. */
  nameOf: Text | null,
): Column<GoodsDifference>[] {
  const columns: Column<GoodsDifference>[] = [
    customerColumn<GoodsDifference>(rows.length),
    {
      key: 'kind',
      head: words.columns.kind,
      width: 84,
      cell: (row) => <Tag tone={TONES[row.kind]}>{words.kinds[row.kind]}</Tag>,
      value: (row) => words.kinds[row.kind],
    },
    text('paper', words.columns.paper, { width: 152 }, (row) =>
      `${words.papers[row.paper]} ${row.number ?? ''}`.trim(),
    ),
    day('on', words.columns.on, dateText, (row) => row.issuedOn),
    text('description', words.columns.description, { minWidth: 140 }, (row) =>
      row.line === 0 ? '' : `${row.line}　${row.description}`,
    ),
    figure('billed', words.columns.billed, (row) => figureOf(row, row.billed)),
    figure('recorded', words.columns.recorded, (row) => figureOf(row, row.recorded)),
    {
      key: 'difference',
      head: words.columns.difference,
      width: 92,
      align: 'end',
      cell: (row) => <Amount yen={row.differenceYen} zero="blank" />,
      value: (row) => row.differenceYen,
    },
    text('source', words.columns.source, { width: 104 }, (row) => row.source),
  ];
  if (nameOf)
    columns.push(
      text('settled', words.columns.settled, { minWidth: 140 }, (row) =>
        row.settled ? `${row.settled.reason}　${nameOf(row.settled.by)}` : '',
      ),
    );
  return columns;
}

export function unbilledColumns(rows: readonly UnbilledNote[], dateText: Text): Column<UnbilledNote>[] {
  return [
    customerColumn<UnbilledNote>(rows.length),
    text('number', words.columns.number, { width: 132 }, (row) => row.number),
    day('on', words.columns.on, dateText, (row) => row.on),
    text('itemCode', words.columns.itemCode, { width: 112 }, (row) => row.itemCode),
    text('description', words.columns.description, { minWidth: 200 }, (row) => row.description),
    figure('quantity', words.columns.quantity, (row) => formatMilli(row.quantityMilli)),
  ];
}

function figureOf(row: GoodsDifference, value: number): string {
  if (row.kind === 'advance-paid') return value === 0 ? '' : formatYen(value);
  return formatMilli(value);
}

function customerColumn<R extends { customerCode: string; customerName: string }>(count: number): Column<R> {
  return {
    key: 'customer',
    head: words.columns.customer,
    minWidth: 168,
    cell: (row) => (
      <>
        <span className="code">{row.customerCode}</span>
        {row.customerName}
      </>
    ),
    value: (row) => `${row.customerCode} ${row.customerName}`,
    total: words.sum(count),
  };
}

type Width = { width: number } | { minWidth: number };

function text<R>(key: string, head: string, width: Width, of: (row: R) => string): Column<R> {
  return { key, head, ...width, cell: of, value: of };
}

function figure<R>(key: string, head: string, of: (row: R) => string): Column<R> {
  return { key, head, width: 96, align: 'end', cell: of, value: of };
}

function day<R>(key: string, head: string, dateText: Text, of: (row: R) => string): Column<R> {
  return { key, head, width: 92, cell: (row) => dateText(of(row)), value: of };
}
