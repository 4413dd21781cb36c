/** 出力の履歴: every file, of one client or of all; Enter opens it, and it never changes. */
import { useRef } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { journalWords } from '../../../messages/journals.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { useStaffNames } from '../../api/use-office.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';

type Batch = OutputOf<'journals.batches'>['batches'][number];

const words = journalWords.batches;

export function BatchesTable({ clientId }: { clientId?: number }) {
  const list = useMethod('journals.batches', clientId === undefined ? {} : { clientId });
  const nameOf = useStaffNames();
  const current = useRef<Batch | null>(null);
  const rows = list.value?.batches ?? [];
  const show = (how: 'open' | 'folder') => current.current && void showDocument(current.current.document.path, how);
  usePageKeys({
    F9: { label: journalWords.keys.open, run: () => show('open'), main: true, disabled: rows.length === 0 },
    F11: { label: journalWords.keys.folder, run: () => show('folder'), disabled: rows.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <DataTable
      label={journalWords.views.batches}
      columns={batchColumns(clientId === undefined, nameOf)}
      rows={rows}
      rowKey={(row) => `${row.clientId}.${row.batchId}`}
      loading={list.loading}
      onCurrent={(row) => {
        current.current = row;
      }}
      onOpen={(row) => void showDocument(row.document.path)}
      autoFocus
      empty={<EmptyState title={words.none.title} text={words.none.text} />}
    />
  );
}

const PERIOD: Column<Batch> = {
  key: 'through',
  head: words.columns.through,
  width: 190,
  cell: (row) => words.period(row.fromOn, row.throughOn),
  value: (row) => row.throughOn,
};

function batchColumns(withClient: boolean, nameOf: (code: string) => string): Column<Batch>[] {
  const columns: Column<Batch>[] = [
    {
      key: 'at',
      head: words.columns.at,
      width: 140,
      cell: (row) => fullInstant(row.exportedAt),
      value: (row) => row.exportedAt,
    },
    {
      key: 'format',
      head: words.columns.format,
      minWidth: 140,
      cell: (row) => journalWords.formats[row.format],
      value: (row) => journalWords.formats[row.format],
    },
    PERIOD,
    {
      key: 'entries',
      head: words.columns.entries,
      width: 72,
      align: 'end',
      cell: (row) => <Amount yen={row.entries} />,
      value: (row) => row.entries,
    },
    {
      key: 'total',
      head: words.columns.total,
      width: 124,
      align: 'end',
      cell: (row) => <Amount yen={row.debitYen} />,
      value: (row) => row.debitYen,
    },
    {
      key: 'receivable',
      head: words.columns.receivable,
      width: 124,
      align: 'end',
      cell: (row) => <Amount yen={row.receivableYen} zero="figure" />,
      value: (row) => row.receivableYen,
    },
    {
      key: 'by',
      head: words.columns.by,
      width: 92,
      from: 1280,
      cell: (row) => nameOf(row.by),
      value: (row) => nameOf(row.by),
    },
  ];
  if (withClient)
    columns.splice(1, 0, {
      key: 'client',
      head: words.columns.client,
      minWidth: 180,
      cell: (row) => (
        <>
          <span className="code">{row.clientCode}</span>
          {row.clientName}
        </>
      ),
      value: (row) => `${row.clientCode} ${row.clientName}`,
    });
  return columns;
}
