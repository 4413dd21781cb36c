/** Columns of an aging in the office's own columns: a figure, a bar under it in the colour of its age. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { agingViewWords as words } from '../../../messages/aging-views.ts';
import { Amount } from '../../ui/amount.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { AgeMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useWindowWidth } from '../../ui/window-size.ts';
import type { Grouping } from './columns-page.tsx';

type Table = OutputOf<'aging.columns'>;
export type ViewRow = Table['rows'][number];
const NO_COLUMNS: Table['columns'] = [];

/** A day in the middle of each age, for its mark. */
const MARK_DAYS = [0, 15, 45, 75, 100];

export function useViewColumns(table: Table | undefined, rows: readonly ViewRow[], by: Grouping): Column<ViewRow>[] {
  const dateText = useDateText();
  const narrow = useWindowWidth() < 1400;
  return useMemo(() => {
    const columns = table?.columns ?? NO_COLUMNS;
    const largest = Math.max(1, ...rows.flatMap((row) => row.cells));
    const sum = (at: number) => rows.reduce((total, row) => total + row.cells[at]!, 0);
    const ages = columns.map(
      ({ key, label, heat }, at): Column<ViewRow> => ({
        key,
        head: <AgeMark overdueDays={MARK_DAYS[heat]!} label={label} />,
        headText: label,
        align: 'end',
        minWidth: widthOf(sum(at)),
        cell: (row) => <Amount yen={row.cells[at]!} />,
        value: (row) => row.cells[at]!,
        bar: (row) => ({ share: row.cells[at]! / largest, colour: `var(--age${heat})` }),
        total: formatYen(sum(at)),
      }),
    );
    const totalYen = rows.reduce((total, row) => total + row.totalYen, 0);
    const total: Column<ViewRow> = {
      key: 'total',
      head: words.columns.total,
      align: 'end',
      minWidth: Math.max(108, widthOf(totalYen)),
      cell: (row) => <b>{formatYen(row.totalYen)}</b>,
      value: (row) => row.totalYen,
      total: formatYen(totalYen),
    };
    const names = [nameColumn(by, rows, narrow), ...(by === 'invoice' ? invoiceColumns(dateText) : [])];
    // Where the months do not fit the sum stands before them: what is scrolled out of sight is never the total.
    return narrow && columns.length > 6 ? [...names, total, ...ages] : [...names, ...ages, total];
  }, [table, rows, by, dateText, narrow]);
}

/** Room for a sum in bold figures, its separators included: no figure is ever cut. */
function widthOf(yen: number): number {
  return Math.max(84, formatYen(yen).length * 8 + 18);
}

function nameColumn(by: Grouping, rows: readonly ViewRow[], narrow: boolean): Column<ViewRow> {
  const nameOf = (row: ViewRow) => row.name || (by === 'assignee' ? words.unassigned : row.name);
  return {
    key: 'name',
    head: words.names[by === 'invoice' ? 'customer' : by],
    width: narrow ? 168 : 204,
    cell: (row) => (
      <span title={row.clientName && row.clientName !== row.name ? `${row.clientName}　${row.name}` : row.name}>
        {row.code && <span className="code">{row.code}</span>}
        {nameOf(row)}
      </span>
    ),
    value: (row) => `${row.code} ${nameOf(row)}`.trim(),
    total: words.rows(rows.length),
  };
}

function invoiceColumns(dateText: (day: string) => string): Column<ViewRow>[] {
  return [
    {
      key: 'number',
      head: words.columns.number,
      width: 116,
      cell: (row) => row.invoice?.number,
      value: (row) => row.invoice?.number ?? '',
    },
    {
      key: 'due',
      head: words.columns.due,
      width: 88,
      cell: (row) => row.invoice && dateText(row.invoice.dueOn),
      value: (row) => row.invoice?.dueOn ?? '',
    },
  ];
}

export function shareFoot(table: Table): Record<string, string> {
  const share = (yen: number) => (table.totalYen === 0 ? '' : words.percent(yen / table.totalYen));
  return {
    name: words.share,
    ...Object.fromEntries(table.columns.map(({ key }, at) => [key, share(table.totals[at]!)])),
    total: share(table.totalYen),
  };
}

export function foundRows(rows: readonly ViewRow[], text: string): readonly ViewRow[] {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) =>
    [row.code, row.name, row.clientName, row.invoice?.number ?? ''].some((one) => one.toLowerCase().includes(wanted)),
  );
}
