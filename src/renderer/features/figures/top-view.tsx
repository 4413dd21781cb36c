/** The largest balances at the month's end. */

import { formatYen } from '../../../domain/money.ts';
import { figureWords as words } from '../../../messages/figures.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import type { ViewProps } from './figures-page.tsx';
import type { FiguresValue } from './use-figures.ts';

type TopRow = FiguresValue['top'][number];
const NO_ROWS: readonly TopRow[] = [];

export function TopView({ value, owner }: ViewProps) {
  const rows = value?.top ?? NO_ROWS;
  const columns = topColumns(rows, owner === null);
  const workbookOwner = useClientOfWorkbook(owner);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.top,
          subtitle: value ? words.month(value.through) : '',
          client: workbookOwner,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  return (
    <DataTable
      label={words.views.top}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.clientId} ${row.customerId}`}
      loading={value === undefined}
      onOpen={(row) => chooseClient(row.clientId, () => navigate('customers', { id: String(row.customerId) }))}
      autoFocus
    />
  );
}

function topColumns(rows: readonly TopRow[], office: boolean): Column<TopRow>[] {
  const largest = Math.max(1, ...rows.map((row) => row.yen));
  const client: Column<TopRow> = {
    key: 'client',
    head: words.columns.client,
    width: 260,
    cell: (row) => row.clientName,
    value: (row) => row.clientName,
  };
  return [
    {
      key: 'customer',
      head: words.columns.customer,
      minWidth: 260,
      cell: (row) => (
        <span>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </span>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: words.clients(rows.length),
    },
    ...(office ? [client] : []),
    {
      key: 'yen',
      head: words.columns.balance,
      width: 200,
      align: 'end',
      cell: (row) => <Amount yen={row.yen} />,
      value: (row) => row.yen,
      bar: (row) => ({ share: row.yen / largest, colour: 'var(--ink-3)' }),
      total: formatYen(rows.reduce((sum, row) => sum + row.yen, 0)),
    },
    {
      key: 'share',
      head: words.columns.share,
      width: 120,
      align: 'end',
      cell: (row) => words.percent(row.percent),
      value: (row) => row.percent,
    },
  ];
}
