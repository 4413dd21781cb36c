/** Stages that were due and that nobody has sent. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { useDateText } from '../../ui/entry-context.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, customerColumn, touchText, yenColumn } from './columns.tsx';
import { EffectList } from './effect-list.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Row = OutputOf<'effects.queues'>['missed'][number];
const NO_ROWS: readonly Row[] = [];

export function Missed({ client, clientId, asOf, tools }: EffectViewProps) {
  const answer = useMethod('effects.queues', { clientId, asOf });
  const rows = answer.value?.missed ?? NO_ROWS;
  const dateText = useDateText();
  const columns = useMemo(() => columnsOf(rows, client === null, dateText), [rows, client, dateText]);
  return (
    <EffectList
      {...{ view: 'missed', client, answer, columns, rows, tools }}
      subtitle={asOf}
      rowKey={(row) => `${row.clientId} ${row.customerId}`}
      onOpen={(row) => chooseClient(row.clientId, () => navigate('reminders', { customer: String(row.customerId) }))}
    />
  );
}

function columnsOf(rows: readonly Row[], office: boolean, dateText: (on: string) => string): Column<Row>[] {
  const heads = words.columns;
  return [
    customerColumn(rows),
    ...(office ? [clientColumn<Row>()] : []),
    {
      key: 'stage',
      head: heads.stage,
      width: 150,
      cell: (row) => touchText('letter', row.stage),
      value: (row) => row.stage,
    },
    yenColumn<Row>('yen', heads.yen, rows, (row) => row.totalYen),
    {
      key: 'since',
      head: heads.since,
      width: 100,
      cell: (row) => dateText(row.dueSinceOn),
      value: (row) => row.dueSinceOn,
    },
    {
      key: 'late',
      head: heads.late,
      width: 80,
      align: 'end',
      cell: (row) => words.days(row.days),
      value: (row) => row.days,
    },
  ];
}
