/** The month's figures of every client side by side; Enter opens a client's own. */
import { formatYen } from '../../../domain/money.ts';
import { type MetricName, figureWords as words } from '../../../messages/figures.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useClients } from '../../api/use-office.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { ViewProps } from './figures-page.tsx';
import type { ClientFigures } from './use-figures.ts';

const NO_ROWS: readonly ClientFigures[] = [];
const SHOWN: readonly MetricName[] = [
  'collectionPercent',
  'dsoDays',
  'bestDsoDays',
  'lateDays',
  'ceiPercent',
  'overduePercent',
  'topPercent',
  'autoPercent',
];

export function ClientsView({ value, owner }: ViewProps) {
  const rows = value?.clients ?? NO_ROWS;
  const columns = useColumns(rows);
  const workbookOwner = useClientOfWorkbook(owner);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.clients,
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
      label={words.views.clients}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.clientId}
      loading={value === undefined}
      onOpen={(row) => chooseClient(row.clientId, () => navigate('figures', { month: value?.through ?? '' }))}
      edged
      autoFocus
    />
  );
}

function useColumns(rows: readonly ClientFigures[]): Column<ClientFigures>[] {
  const clients = useClients();
  const sealOf = (id: number) => clients.find((client) => client.clientId === id);
  return [
    {
      key: 'client',
      head: words.columns.client,
      width: 232,
      cell: (row) => {
        const client = sealOf(row.clientId);
        return (
          <span className="name" title={row.name}>
            {client && <ClientSeal seal={client.seal} colour={client.colour} />}
            <span>
              <span className="code">{row.code}</span>
              {row.name}
            </span>
          </span>
        );
      },
      value: (row) => `${row.code} ${row.name}`,
      total: words.clients(rows.length),
    },
    {
      key: 'closing',
      head: words.columns.closingYen,
      width: 116,
      align: 'end',
      cell: (row) => <Amount yen={row.closingYen} />,
      value: (row) => row.closingYen,
      total: formatYen(rows.reduce((sum, row) => sum + row.closingYen, 0)),
    },
    ...SHOWN.map(
      (name): Column<ClientFigures> => ({
        key: name,
        head: words.heads[name],
        headText: words.withUnit(name),
        minWidth: 84,
        align: 'end',
        cell: (row) =>
          row[name] === null ? <span className="zero">—</span> : `${words.figure(name, row[name])} ${words.unit(name)}`,
        value: (row) => row[name],
      }),
    ),
  ];
}
