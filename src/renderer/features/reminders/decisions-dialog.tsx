/** 判定の控え: what the run decided for each customer when it was issued, and by which facts. */
import type { OutputOf } from '../../../contract/contract.ts';
import { factsWords, decisionWords as words } from '../../../messages/approvals.ts';
import { common } from '../../../messages/common.ts';
import { stageShort, withheldTag } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Decision = OutputOf<'reminders.decisions'>['decisions'][number];

export interface DecisionsDialogProps {
  batchId: number;
  number: string;
  clientId: number | null;
  onClose: () => void;
}

export function DecisionsDialog({ batchId, number, clientId, onClose }: DecisionsDialogProps) {
  const answer = useMethod('reminders.decisions', { batchId, ...(clientId === null ? {} : { clientId }) });
  const rows = answer.value?.decisions ?? [];
  return (
    <Dialog
      title={words.title(number)}
      width={1000}
      onClose={onClose}
      foot={
        <>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <div className="decisions">
        <DataTable
          label={words.title(number)}
          columns={columnsOf(rows, clientId === null)}
          rows={rows}
          rowKey={(row) => `${row.clientId} ${row.customerId}`}
          loading={answer.loading}
          muted={(row) => row.kind !== 'letter'}
          empty={<EmptyState title={words.none} />}
          autoFocus
        />
      </div>
    </Dialog>
  );
}

export function reasonWords(reason: string): string {
  if (reason === 'paid') return words.paid;
  return reason === 'not-due' ? words.notDue : withheldTag(reason);
}

function columnsOf(rows: readonly Decision[], withClient: boolean): Column<Decision>[] {
  return [
    {
      key: 'customer',
      head: words.columns.customer,
      width: 220,
      cell: (row) => (
        <span className="cut" title={row.customerName}>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </span>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: words.sum(rows.length),
    },
    ...(withClient
      ? [{ key: 'client', head: words.columns.client, width: 72, cell: (row: Decision) => row.clientCode }]
      : []),
    {
      key: 'kind',
      head: words.columns.kind,
      width: 108,
      cell: (row) => <Tag tone={row.kind === 'fell-out' ? 'ask' : 'plain'}>{words.kinds[row.kind]}</Tag>,
      value: (row) => words.kinds[row.kind],
    },
    {
      key: 'reason',
      head: words.columns.reason,
      width: 104,
      cell: (row) => (row.reason === '' ? stageShort(row.stage) : reasonWords(row.reason)),
      value: (row) => row.reason || String(row.stage),
    },
    {
      key: 'total',
      head: words.columns.total,
      width: 92,
      align: 'end',
      cell: (row) => <Amount yen={row.totalYen} />,
      value: (row) => row.totalYen,
    },
    {
      key: 'facts',
      head: words.columns.facts,
      minWidth: 220,
      cell: (row) => (
        <span className="cut" title={factsWords(row.facts)}>
          {factsWords(row.facts)}
        </span>
      ),
      value: (row) => factsWords(row.facts),
    },
  ];
}
