/** Stages that were due and that nobody has sent. */
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
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, customerColumn, touchText, yenColumn } from './columns.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Row = OutputOf<'effects.queues'>['missed'][number];
const NO_ROWS: readonly Row[] = [];

export function Missed({ client, clientId, asOf, tools }: EffectViewProps) {
  const answer = useMethod('effects.queues', { clientId, asOf });
  const rows = answer.value?.missed ?? NO_ROWS;
  const dateText = useDateText();
  const columns = useMemo(() => columnsOf(rows, client === null, dateText), [rows, client, dateText]);
  const owner = useClientOfWorkbook(client);
  const open = (row: Row) =>
    chooseClient(row.clientId, () => navigate('reminders', { customer: String(row.customerId) }));
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: words.views.missed, subtitle: asOf, client: owner, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      {tools}
      <DataTable
        label={words.views.missed}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.clientId} ${row.customerId}`}
        loading={answer.loading}
        onOpen={open}
        autoFocus
        empty={<EmptyState title={words.empty.missed.title} text={words.empty.missed.text} />}
      />
    </>
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
