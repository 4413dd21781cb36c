/** 出力の履歴: every file, of one client or of all; Enter opens it, and it never changes. */
import { useState } from 'react';
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
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export type Batch = OutputOf<'journals.batches'>['batches'][number];

const words = journalWords.batches;

export function BatchesTable({ clientId }: { clientId?: number }) {
  const list = useMethod('journals.batches', clientId === undefined ? {} : { clientId });
  const nameOf = useStaffNames();
  const rows = list.value?.batches ?? [];
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const [withdrawing, setWithdrawing] = useState<Batch | null>(null);
  const current = rows.find((row) => keyOf(row) === currentKey) ?? rows[0];
  const show = (how: 'open' | 'folder') => current && void showDocument(fileOf(current), how);
  usePageKeys({
    F8: {
      label: journalWords.keys.withdraw,
      run: () => current && setWithdrawing(current),
      disabled: !current?.canWithdraw,
    },
    F9: { label: journalWords.keys.open, run: () => show('open'), main: true, disabled: rows.length === 0 },
    F11: { label: journalWords.keys.folder, run: () => show('folder'), disabled: rows.length === 0 },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <>
      <DataTable
        label={journalWords.views.batches}
        columns={batchColumns(clientId === undefined, nameOf)}
        rows={rows}
        rowKey={keyOf}
        loading={list.loading}
        currentKey={current && keyOf(current)}
        onCurrent={(row) => setCurrentKey(keyOf(row))}
        onOpen={(row) => void showDocument(fileOf(row))}
        muted={(row) => row.withdrawnAt !== null}
        autoFocus
        empty={<EmptyState title={words.none.title} text={words.none.text} />}
      />
      {withdrawing && <WithdrawDialog batch={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  );
}

function keyOf(row: Batch): string {
  return `${row.clientId}.${row.batchId}`;
}

/** Of a withdrawn one its counter-entries, where there are any: they are what still has to go to the bookkeeping. */
function fileOf(row: Batch): string {
  return (row.counter ?? row.document).path;
}

const STATE: Column<Batch> = {
  key: 'state',
  head: words.columns.state,
  width: 124,
  cell: (row) =>
    row.withdrawnAt !== null && (
      <span title={row.withdrawnReason}>
        <Tag>{row.counter ? words.states.countered : words.states.withdrawn}</Tag>
      </span>
    ),
  value: (row) => (row.withdrawnAt === null ? null : row.counter ? words.states.countered : words.states.withdrawn),
};

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
    STATE,
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
