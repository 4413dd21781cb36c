/** Why money is late, as customers said: counted by reason. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { sumYen } from '../../../domain/money.ts';
import { callWords } from '../../../messages/calls.ts';
import { contactLogWords as words } from '../../../messages/contact-log.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { CallsViewProps } from './calls-page.tsx';

type Row = OutputOf<'contactLog.list'>['reasons'][number];
const NO_ROWS: readonly Row[] = [];

export function ReasonsView({ client, views }: CallsViewProps) {
  const answer = useMethod('contactLog.list', { clientId: client.clientId });
  const rows = answer.value?.reasons ?? NO_ROWS;
  const columns = useMemo(() => columnsOf(rows), [rows]);
  usePageKeys({
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () => void saveListWorkbook({ title: words.views.reasons, subtitle: '', client, columns, rows, sort: null }),
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  return (
    <>
      <Toolbar>{views}</Toolbar>
      <DataTable
        label={words.views.reasons}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.reason}
        loading={answer.loading}
        autoFocus
        empty={<EmptyState title={words.empty.reasons.title} text={words.empty.reasons.text} />}
      />
    </>
  );
}

function columnsOf(rows: readonly Row[]): Column<Row>[] {
  const all = Math.max(1, ...rows.map((row) => row.contacts));
  const heads = words.columns;
  return [
    {
      key: 'reason',
      head: heads.reason,
      minWidth: 240,
      cell: (row) => callWords.reasons[row.reason],
      value: (row) => callWords.reasons[row.reason],
      total: words.sum(rows.reduce((sum, row) => sum + row.contacts, 0)),
    },
    {
      key: 'contacts',
      head: heads.contacts,
      width: 160,
      align: 'end',
      cell: (row) => row.contacts.toLocaleString('ja-JP'),
      value: (row) => row.contacts,
      bar: (row) => ({ share: row.contacts / all, colour: 'var(--ink-3)' }),
    },
    {
      key: 'customers',
      head: heads.customers,
      width: 120,
      align: 'end',
      cell: (row) => row.customers,
      value: (row) => row.customers,
    },
    {
      key: 'open',
      head: heads.open,
      width: 160,
      align: 'end',
      cell: (row) => <Amount yen={row.openYen} />,
      value: (row) => row.openYen,
      total: <Amount yen={sumYen(rows.map((row) => row.openYen))} />,
    },
  ];
}
