/** The two queues: letters that go by themselves as far as posting, and the few that need a person. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { effectWords as words } from '../../../messages/effects.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { focusAsOf, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { clientColumn, customerColumn, touchText, yenColumn } from './columns.tsx';
import type { EffectViewProps } from './effects-page.tsx';

type Value = OutputOf<'effects.queues'>;
type Row = Value['routine'][number];
type Queue = keyof typeof words.queues;
const NO_ROWS: readonly Row[] = [];

export function Queues({ client, clientId, asOf, tools }: EffectViewProps) {
  const answer = useMethod('effects.queues', { clientId, asOf });
  const [queue, setQueue] = useState<Queue>('routine');
  const rows = answer.value?.[queue] ?? NO_ROWS;
  const columns = useMemo(() => columnsOf(rows, client === null, queue), [rows, client, queue]);
  const owner = useClientOfWorkbook(client);
  const run = useRun(clientId, asOf, answer.value?.routine ?? NO_ROWS);
  const open = (row: Row) =>
    chooseClient(row.clientId, () => navigate('reminders', { customer: String(row.customerId) }));
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({ title: words.queues[queue], subtitle: asOf, client: owner, columns, rows, sort: null }),
    },
    F12: {
      label: words.keys.run,
      run: () => void run(),
      disabled: (answer.value?.routine.length ?? 0) === 0,
      main: true,
    },
  });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  const empty = words.empty[queue];
  return (
    <>
      <Strip figures={headlines(answer.value)} />
      {tools}
      <Toolbar>
        <SegmentedFilter<Queue>
          label={words.queueLabel}
          segments={(['routine', 'person'] as const).map((value) => ({
            value,
            label: words.queues[value],
            count: answer.value?.[value].length ?? 0,
          }))}
          value={queue}
          onChange={setQueue}
        />
      </Toolbar>
      <DataTable
        label={words.queues[queue]}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.clientId} ${row.customerId}`}
        loading={answer.loading}
        onOpen={open}
        autoFocus
        empty={<EmptyState title={empty.title} text={empty.text} />}
      />
    </>
  );
}

function useRun(clientId: number | undefined, asOf: string, rows: readonly Row[]) {
  const command = useCommand('effects.runRoutine');
  return async () => {
    const yes = await confirm({
      title: words.run.title(rows.length),
      text: words.run.text,
      facts: [
        [words.run.letters, words.letters(rows.length)],
        [words.run.yen, `${formatYen(sumYen(rows.map((row) => row.totalYen)))} ${common.yen}`],
      ],
      confirmLabel: words.run.confirm,
    });
    if (!yes) return;
    const reply = await command.run({ clientId, asOf });
    if (reply.ok) showResult(reply.value.letters === 0 ? words.run.none : words.run.done(reply.value.letters));
    else showFailure(reply.error, words.run.failed);
  };
}

function headlines(value: Value | undefined): HeadlineFigure[] {
  const of = (caption: string, rows: readonly { totalYen: number }[] | undefined): HeadlineFigure => ({
    caption,
    figure: rows ? words.letters(rows.length) : '—',
    note: rows && `${formatYen(sumYen(rows.map((row) => row.totalYen)))} ${common.yen}`,
  });
  const waiting = value?.waiting.reduce((sum, one) => sum + one.customers, 0);
  return [
    of(words.figures.routine, value?.routine),
    of(words.figures.person, value?.person),
    {
      caption: words.figures.waiting,
      figure: waiting === undefined ? '—' : words.customers(waiting),
      note: value && `${formatYen(value.waiting.reduce((sum, one) => sum + one.yen, 0))} ${common.yen}`,
    },
    of(words.figures.missed, value?.missed),
  ];
}

function columnsOf(rows: readonly Row[], office: boolean, queue: Queue): Column<Row>[] {
  const heads = words.columns;
  const why: Column<Row> = {
    key: 'why',
    head: heads.why,
    width: 160,
    cell: (row) => <Tag tone="ask">{words.why(row.why)}</Tag>,
    value: (row) => words.why(row.why),
  };
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
      key: 'overdue',
      head: heads.overdue,
      width: 80,
      align: 'end',
      cell: (row) => words.days(row.overdueDays),
      value: (row) => row.overdueDays,
    },
    ...(queue === 'person' ? [why] : []),
  ];
}
