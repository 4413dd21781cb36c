/** After which touch each customer's late money came. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, customerColumn, touchText, yenColumn } from './columns.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Row = OutputOf<'effects.customers'>['customers'][number];
const NO_ROWS: readonly Row[] = [];

export function EffectCustomers({ client, clientId, asOf, from, tools }: EffectViewProps) {
  const answer = useMethod('effects.customers', { clientId, from, through: asOf });
  const rows = answer.value?.customers ?? NO_ROWS;
  const columns = useMemo(() => columnsOf(rows, client === null), [rows, client]);
  const owner = useClientOfWorkbook(client);
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.views.customers,
          subtitle: `${from}–${asOf}`,
          client: owner,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      {tools}
      <DataTable
        label={words.views.customers}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.clientId} ${row.customerId}`}
        loading={answer.loading}
        onOpen={(row) => chooseClient(row.clientId, () => navigate('customers', { id: String(row.customerId) }))}
        autoFocus
        empty={<EmptyState title={words.empty.customers.title} text={words.empty.customers.text} />}
      />
    </>
  );
}

function columnsOf(rows: readonly Row[], office: boolean): Column<Row>[] {
  const heads = words.columns;
  return [
    customerColumn(rows),
    ...(office ? [clientColumn<Row>()] : []),
    {
      key: 'touch',
      head: heads.touch,
      width: 180,
      cell: (row) => touchText(row.kind, row.stage),
      value: (row) => touchText(row.kind, row.stage),
    },
    yenColumn<Row>('yen', heads.yen, rows, (row) => row.yen),
    yenColumn<Row>('all', heads.all, rows, (row) => row.allYen, 128),
    {
      key: 'days',
      head: heads.days,
      width: 80,
      align: 'end',
      cell: (row) => words.days(row.days),
      value: (row) => row.days,
    },
  ];
}
