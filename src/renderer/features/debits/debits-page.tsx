/** 口座振替: what the bank drew and could not, and the one credit divided over the invoices it was for. */
import './debits.css';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { debitWords as words } from '../../../messages/debits.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { navigate } from '../../stores/route.ts';
import { offerUndo } from '../../stores/undo.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { DebitSide } from './debit-side.tsx';

export type DebitBatch = OutputOf<'debits.list'>['batches'][number];

const STEPS = { split: 'done', ready: 'todo', net: 'todo', waiting: 'wait', nothing: 'none' } as const;
const NONE: readonly DebitBatch[] = [];

export function DebitsPage() {
  const client = useCurrentClient();
  return (
    <Page title={words.title} sub={words.sub}>
      {client && <Debits clientId={client.clientId} />}
    </Page>
  );
}

function Debits({ clientId }: { clientId: number }) {
  const list = useMethod('debits.list', { clientId });
  const batches = list.value?.batches ?? NONE;
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = batches.find((batch) => batch.batchId === chosenId) ?? batches[0] ?? null;
  const split = useSplit(clientId);
  const canSplit = chosen?.state === 'ready' || chosen?.state === 'net';
  usePageKeys({
    F8: { label: words.splitKey, run: () => chosen && void split(chosen), main: true, disabled: !canSplit },
  });
  const columns = useColumns(batches);
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <div className={chosen ? 'split debits' : 'stack fill'}>
      <section className="stack fill">
        <DataTable
          label={words.title}
          columns={columns}
          rows={batches}
          rowKey={(batch) => batch.batchId}
          loading={list.loading}
          currentKey={chosen?.batchId}
          onCurrent={(batch) => setChosenId(batch.batchId)}
          autoFocus
          empty={
            <EmptyState
              title={words.empty.title}
              text={words.empty.text}
              actions={
                <Button tone="primary" onClick={() => navigate('deposits')}>
                  {words.empty.first}
                </Button>
              }
            />
          }
        />
      </section>
      {chosen && <DebitSide clientId={clientId} batch={chosen} onSplit={() => void split(chosen)} />}
    </div>
  );
}

/** One key divides; the same act is taken back from the bar. */
function useSplit(clientId: number): (batch: DebitBatch) => Promise<void> {
  const split = useCommand('debits.split');
  const reverse = useCommand('allocations.reverse');
  return async (batch) => {
    if (batch.depositId === null) return;
    const reply = await split.run({ clientId, batchIds: batch.together, depositId: batch.depositId });
    if (!reply.ok) return showFailure(reply.error, words.failed);
    showResult(words.done(reply.value.invoices));
    const { allocationId } = reply.value;
    offerUndo(words.undo, async () => {
      const undone = await reverse.run({ clientId, allocationIds: [allocationId] });
      if (undone.ok) showResult(words.undone);
      else showFailure(undone.error, words.failed);
    });
  };
}

function useColumns(batches: readonly DebitBatch[]): Column<DebitBatch>[] {
  const dateText = useDateText();
  const sum = (pick: (batch: DebitBatch) => number) => formatYen(batches.reduce((total, one) => total + pick(one), 0));
  return [
    {
      key: 'on',
      head: words.columns.on,
      width: 112,
      cell: (batch) => dateText(batch.debitOn),
      value: (batch) => batch.debitOn,
      total: words.total(batches.length),
    },
    {
      key: 'collector',
      head: words.columns.collector,
      minWidth: 120,
      cell: (batch) => batch.collectorName,
      value: (batch) => batch.collectorName,
    },
    {
      key: 'settled',
      head: words.columns.settled,
      width: 72,
      align: 'end',
      cell: (batch) => <Amount yen={batch.settledCount} />,
      value: (batch) => batch.settledCount,
      total: sum((batch) => batch.settledCount),
    },
    {
      key: 'settledYen',
      head: words.columns.settledYen,
      width: 120,
      align: 'end',
      cell: (batch) => <Amount yen={batch.settledYen} />,
      value: (batch) => batch.settledYen,
      total: sum((batch) => batch.settledYen),
    },
    {
      key: 'failed',
      head: words.columns.failed,
      width: 64,
      align: 'end',
      cell: (batch) => <Amount yen={batch.failedCount} />,
      value: (batch) => batch.failedCount,
      total: sum((batch) => batch.failedCount),
    },
    {
      key: 'failedYen',
      head: words.columns.failedYen,
      width: 116,
      align: 'end',
      from: 1280,
      cell: (batch) => <Amount yen={batch.failedYen} />,
      value: (batch) => batch.failedYen,
      total: sum((batch) => batch.failedYen),
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 108,
      cell: (batch) => <StepMark step={STEPS[batch.state]}>{words.states[batch.state]}</StepMark>,
      value: (batch) => words.states[batch.state],
    },
  ];
}
