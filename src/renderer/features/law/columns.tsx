/** Columns that the lists of this place share. */
import { lawWords } from '../../../messages/law.ts';
import { Amount } from '../../ui/amount.tsx';
import type { Column } from '../../ui/table-columns.ts';

interface OfCustomer {
  customerCode: string;
  customerName: string;
}

export function customerColumn<R extends OfCustomer>(head: string, rows: readonly R[]): Column<R> {
  return {
    key: 'customer',
    head,
    minWidth: 180,
    cell: (row) => (
      <span className="cut" title={row.customerName}>
        <span className="code">{row.customerCode}</span>
        {row.customerName}
      </span>
    ),
    value: (row) => `${row.customerCode} ${row.customerName}`,
    total: lawWords.sum(rows.length),
  };
}

export function yenColumn<R>(
  key: string,
  head: string,
  rows: readonly R[],
  of: (row: R) => number | null,
  width = 104,
): Column<R> {
  return {
    key,
    head,
    width,
    align: 'end',
    cell: (row) => {
      const yen = of(row);
      return yen === null ? '' : <Amount yen={yen} />;
    },
    value: of,
    total: <Amount yen={rows.reduce((sum, row) => sum + (of(row) ?? 0), 0)} />,
  };
}

export function dayColumn<R>(
  key: string,
  head: string,
  dateText: (on: string) => string,
  of: (row: R) => string | null,
  width = 92,
): Column<R> {
  return {
    key,
    head,
    width,
    cell: (row) => {
      const on = of(row);
      return on === null ? '' : dateText(on);
    },
    value: of,
  };
}

/** Plain text, cut with an ellipsis and whole on hover. */
export function textColumn<R>(
  key: string,
  head: string,
  of: (row: R) => string,
  size: { width?: number; minWidth?: number; from?: 1080 | 1280 | 1700 } = { minWidth: 120 },
): Column<R> {
  return {
    key,
    head,
    ...size,
    cell: (row) => (
      <span className="cut" title={of(row)}>
        {of(row)}
      </span>
    ),
    value: of,
  };
}
