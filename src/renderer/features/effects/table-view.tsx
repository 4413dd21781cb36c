/** By client and stage: how many, what came in within 7, 14 and 30 days, and what it cost. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { useMethod } from '../../api/use-method.ts';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, countColumn, touchText, yenColumn } from './columns.tsx';
import { EffectList } from './effect-list.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Row = OutputOf<'effects.table'>['rows'][number];
const NO_ROWS: readonly Row[] = [];

export function EffectTable({ client, clientId, asOf, from, tools }: EffectViewProps) {
  const answer = useMethod('effects.table', { clientId, from, through: asOf });
  const rows = answer.value?.rows ?? NO_ROWS;
  const columns = useMemo(() => columnsOf(rows, client === null), [rows, client]);
  return (
    <EffectList
      {...{ view: 'table', client, answer, columns, rows, tools }}
      subtitle={`${from}–${asOf}`}
      rowKey={(row) => `${row.clientId} ${row.kind} ${row.stage}`}
    />
  );
}

function columnsOf(rows: readonly Row[], office: boolean): Column<Row>[] {
  const heads = words.columns;
  const share = (row: Row) => (row.askedYen === 0 ? null : row.within30Yen / row.askedYen);
  return [
    {
      key: 'touch',
      head: heads.touch,
      minWidth: 170,
      cell: (row) => touchText(row.kind, row.stage),
      value: (row) => touchText(row.kind, row.stage),
      total: words.sum(rows.length),
    },
    ...(office ? [clientColumn<Row>()] : []),
    countColumn<Row>('touches', heads.touches, (row) => row.touches),
    countColumn<Row>('returned', heads.returned, (row) => row.returned, 60),
    yenColumn<Row>('asked', heads.asked, rows, (row) => row.askedYen),
    yenColumn<Row>('7', heads.within7, rows, (row) => row.within7Yen),
    yenColumn<Row>('14', heads.within14, rows, (row) => row.within14Yen),
    yenColumn<Row>('30', heads.within30, rows, (row) => row.within30Yen),
    {
      key: 'rate',
      head: heads.rate,
      width: 96,
      align: 'end',
      cell: (row) => words.percent(share(row)),
      value: (row) => words.percent(share(row)),
    },
    countColumn<Row>('answered', heads.answered, (row) => row.answered, 84),
    yenColumn<Row>('cost', heads.cost, rows, (row) => row.costYen, 120),
  ];
}
