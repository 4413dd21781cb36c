/** The entries line by line, as they will stand in the file: the day and the 摘要 once an entry. */
import { useMemo } from 'react';
import type { InputOf } from '../../../contract/contract.ts';
import { journalWords as words } from '../../../messages/journals.ts';
import { keyWords } from '../../../messages/keys.ts';
import { callCore } from '../../api/bridge.ts';
import { type AllRows, MOST_ROWS, saveListWorkbook } from '../../api/list-workbook.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { Preview } from './client-journals.tsx';

type Side = Preview['entries'][number]['pairs'][number]['debit'];

interface Row {
  key: string;
  first: boolean;
  on: string;
  description: string;
  debit: Side;
  credit: Side;
}

export interface EntriesTableProps {
  client: ClientSummary;
  question: InputOf<'journals.preview'>;
  preview: Preview | undefined;
  loading: boolean;
}

export function EntriesTable({ client, question, preview, loading }: EntriesTableProps) {
  const dateText = useDateText();
  const rows = useMemo(() => rowsOf(preview), [preview]);
  const columns = useMemo(() => entryColumns(preview, dateText), [preview, dateText]);
  /** All of them, for a workbook: more than the list shows. */
  async function allEntries(): Promise<AllRows<Row>> {
    const all = rowsOf(await callCore('journals.preview', { ...question, limit: MOST_ROWS }));
    return { rows: all, count: all.length };
  }
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: words.views.entries,
          client,
          columns,
          rows: preview && preview.entries.length < preview.count ? allEntries : rows,
          sort: null,
        }),
    },
  });
  return (
    <DataTable
      label={words.views.entries}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      loading={loading}
      sort={null}
      autoFocus
      empty={<EmptyState title={words.none.title} text={words.none.text} />}
    />
  );
}

function rowsOf(preview: Preview | undefined): Row[] {
  return (preview?.entries ?? []).flatMap((entry, at) =>
    entry.pairs.map((pair, line) => ({
      key: `${at}.${line}`,
      first: line === 0,
      on: entry.on,
      description: entry.description,
      ...pair,
    })),
  );
}

function entryColumns(preview: Preview | undefined, dateText: (on: string) => string): Column<Row>[] {
  const account = (key: 'debit' | 'credit'): Column<Row> => ({
    key,
    head: words.columns[key],
    minWidth: 150,
    sortable: false,
    cell: (row) => {
      const side = row[key];
      return (
        side && (
          <span title={[side.account, side.subAccount, side.department].filter(Boolean).join('　')}>
            {side.account}
            {side.subAccount && <span className="sub">　{side.subAccount}</span>}
          </span>
        )
      );
    },
    value: (row) => [row[key]?.account, row[key]?.subAccount].filter(Boolean).join(' '),
  });
  const tax = (key: 'debit' | 'credit', head: string): Column<Row> => ({
    key: `${key}Tax`,
    head,
    width: 118,
    from: 1280,
    sortable: false,
    cell: (row) => row[key] && <span className="sub">{row[key].taxLabel}</span>,
    value: (row) => row[key]?.taxLabel ?? '',
  });
  const yen = (key: 'debit' | 'credit', head: string, total: number): Column<Row> => ({
    key: `${key}Yen`,
    head,
    width: 108,
    align: 'end',
    sortable: false,
    cell: (row) => row[key] && <Amount yen={row[key].amountYen} />,
    value: (row) => row[key]?.amountYen ?? null,
    total: <Amount yen={total} zero="figure" />,
  });
  // What is credited is nearly always out of tax: the column comes with the sales.
  const withSales = preview?.entries.some((entry) => entry.kind === 'sale' || entry.kind === 'sale-void') ?? false;
  return [
    {
      key: 'on',
      head: words.columns.on,
      width: 100,
      sortable: false,
      cell: (row) => row.first && dateText(row.on),
      value: (row) => row.on,
      total: words.sum(preview?.count ?? 0),
    },
    account('debit'),
    tax('debit', words.columns.debitTax),
    yen('debit', words.columns.debitYen, preview?.debitYen ?? 0),
    account('credit'),
    ...(withSales ? [tax('credit', words.columns.creditTax)] : []),
    yen('credit', words.columns.creditYen, preview?.creditYen ?? 0),
    {
      key: 'description',
      head: words.columns.description,
      minWidth: 150,
      sortable: false,
      cell: (row) => row.first && <span title={row.description}>{row.description}</span>,
      value: (row) => row.description,
    },
  ];
}
