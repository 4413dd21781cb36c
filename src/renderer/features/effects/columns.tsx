/** Columns that the lists of 効果 share. */
import { effectWords as words } from '../../../messages/effects.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/table-columns.ts';

interface OfClient {
  clientCode: string;
  clientName: string;
}

export function clientColumn<R extends OfClient>(): Column<R> {
  return {
    key: 'client',
    head: words.columns.client,
    width: 180,
    cell: (row) => (
      <span className="cut" title={row.clientName}>
        <span className="code">{row.clientCode}</span>
        {row.clientName}
      </span>
    ),
    value: (row) => `${row.clientCode} ${row.clientName}`,
  };
}

export function customerColumn<R extends { customerCode: string; customerName: string }>(
  rows: readonly R[],
): Column<R> {
  return {
    key: 'customer',
    head: words.columns.customer,
    minWidth: 190,
    cell: (row) => (
      <span className="cut" title={row.customerName}>
        <span className="code">{row.customerCode}</span>
        {row.customerName}
      </span>
    ),
    value: (row) => `${row.customerCode} ${row.customerName}`,
    total: words.sum(rows.length),
  };
}

export function yenColumn<R>(
  key: string,
  head: string,
  rows: readonly R[],
  of: (row: R) => number,
  width = 108,
): Column<R> {
  return {
    key,
    head,
    width,
    align: 'end',
    cell: (row) => <Amount yen={of(row)} />,
    value: of,
    total: <Amount yen={rows.reduce((sum, row) => sum + of(row), 0)} />,
  };
}

export function countColumn<R>(key: string, head: string, of: (row: R) => number, width = 72): Column<R> {
  return { key, head, width, align: 'end', cell: (row) => of(row).toLocaleString('ja-JP'), value: of };
}

/** 督促状 2 お願い, or 電話. */
export function touchText(kind: keyof typeof words.kinds | null, stage: number): string {
  if (kind === null) return words.byItself;
  return stage === 0 ? words.kinds[kind] : `${words.kinds[kind]} ${stage} ${words.stages[stage] ?? ''}`;
}
