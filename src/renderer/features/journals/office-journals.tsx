/** All clients: what waits for each, and one key that writes the files of the ticked ones, one command a client. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { journalWords, officeJournalWords as words } from '../../../messages/journals.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { useAsOfDate } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { BatchesTable } from './batches-table.tsx';

type Waiting = OutputOf<'journals.waiting'>['clients'][number];
type State = { step: 'wait' | 'done' | 'late'; text: string };

export function OfficeJournals() {
  const [view, setView] = useState<'entries' | 'batches'>('entries');
  return (
    <Page title={journalWords.title} sub={words.sub} withoutAsOf={view === 'batches'}>
      <Toolbar>
        <SegmentedFilter
          label={journalWords.title}
          segments={[
            { value: 'entries', label: words.columns.facts },
            { value: 'batches', label: journalWords.views.batches },
          ]}
          value={view}
          onChange={setView}
        />
      </Toolbar>
      {view === 'entries' ? <WaitingTable /> : <BatchesTable />}
    </Page>
  );
}

function WaitingTable() {
  const through = useAsOfDate();
  const list = useMethod('journals.waiting', through === null ? {} : { through });
  const rows = list.value?.clients ?? [];
  const run = useRun(through);
  const [chosen, setTicks] = useState<ReadonlySet<RowKey> | null>(null);
  const ticks = chosen ?? new Set<RowKey>(rows.filter((row) => row.facts > 0).map((row) => row.clientId));
  const wanted = rows.filter((row) => ticks.has(row.clientId) && row.facts > 0);
  usePageKeys({
    F12: {
      label: journalWords.keys.export,
      run: () => void run.start(wanted),
      main: true,
      disabled: run.running || wanted.length === 0,
    },
  });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  return (
    <DataTable
      label={journalWords.title}
      columns={waitingColumns(run.states)}
      rows={rows}
      rowKey={(row) => row.clientId}
      loading={list.loading}
      ticks={ticks}
      onTicks={setTicks}
      tickable={(row) => row.facts > 0}
      onOpen={(row) => chooseClient(row.clientId, () => navigate('journals'))}
      muted={(row) => row.facts === 0}
      autoFocus
      empty={<EmptyState title={words.none.title} text={words.none.text} />}
    />
  );
}

function useRun(through: string | null) {
  const { run } = useCommand('journals.export');
  const [states, setStates] = useState<ReadonlyMap<number, State>>(new Map());
  const [running, setRunning] = useState(false);
  const mark = (clientId: number, state: State) => setStates((before) => new Map(before).set(clientId, state));
  async function start(clients: readonly Waiting[]) {
    setRunning(true);
    setStates(new Map(clients.map((one) => [one.clientId, { step: 'wait', text: words.states.waiting }])));
    let done = 0;
    for (const { clientId } of clients) {
      mark(clientId, { step: 'wait', text: words.states.running });
      const reply = await run({ clientId, ...(through === null ? {} : { through }) });
      if (reply.ok) {
        done++;
        mark(clientId, { step: 'done', text: words.states.done(reply.value.entries) });
      } else mark(clientId, { step: 'late', text: refusalSentence(reply.error.code, reply.error.facts) });
    }
    setRunning(false);
    showResult(words.finished(done, clients.length - done));
  }
  return { states, running, start };
}

function waitingColumns(states: ReadonlyMap<number, State>): Column<Waiting>[] {
  return [
    {
      key: 'client',
      head: words.columns.client,
      width: 260,
      cell: (row) => (
        <>
          <span className="code">{row.clientCode}</span>
          {row.clientName}
        </>
      ),
      value: (row) => `${row.clientCode} ${row.clientName}`,
    },
    {
      key: 'format',
      head: words.columns.format,
      width: 130,
      cell: (row) => journalWords.formats[row.format],
      value: (row) => journalWords.formats[row.format],
    },
    {
      key: 'facts',
      head: words.columns.facts,
      width: 84,
      align: 'end',
      cell: (row) => words.facts(row.facts),
      value: (row) => row.facts,
    },
    {
      key: 'last',
      head: words.columns.last,
      width: 120,
      from: 1080,
      cell: (row) => row.lastThroughOn && `～${formatDate(row.lastThroughOn)}`,
      value: (row) => row.lastThroughOn,
    },
    {
      key: 'at',
      head: words.columns.at,
      width: 144,
      from: 1280,
      cell: (row) => row.lastExportedAt && fullInstant(row.lastExportedAt),
      value: (row) => row.lastExportedAt,
    },
    {
      key: 'state',
      head: words.columns.state,
      minWidth: 200,
      cell: (row) => {
        const state = states.get(row.clientId);
        return state && <StepMark step={state.step}>{state.text}</StepMark>;
      },
      value: (row) => states.get(row.clientId)?.text ?? '',
    },
  ];
}
