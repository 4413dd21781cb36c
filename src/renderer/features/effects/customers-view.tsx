/** After which touch each customer's late money came. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, customerColumn, touchText, yenColumn } from './columns.tsx';
import { EffectList } from './effect-list.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Row = OutputOf<'effects.customers'>['customers'][number];
const NO_ROWS: readonly Row[] = [];

export function EffectCustomers({ client, clientId, asOf, from, tools }: EffectViewProps) {
  const answer = useMethod('effects.customers', { clientId, from, through: asOf });
  const rows = answer.value?.customers ?? NO_ROWS;
  const columns = useMemo(() => columnsOf(rows, client === null), [rows, client]);
  return (
    <EffectList
      {...{ view: 'customers', client, answer, columns, rows, tools }}
      subtitle={`${from}–${asOf}`}
      rowKey={(row) => `${row.clientId} ${row.customerId}`}
      onOpen={(row) => chooseClient(row.clientId, () => navigate('customers', { id: String(row.customerId) }))}
    />
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
