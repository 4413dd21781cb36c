/** The whole office: who has had a report for the month, and a run over the ticked clients. */
import { useRef, useState } from 'react';
import { addMonths, monthOf } from '../../../domain/dates.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { monthOfReport, officeReportWords, reportWords } from '../../../messages/reports.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { navigate } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Progress } from '../../ui/job-bar.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal, StepMark } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column, RowKey } from '../../ui/table-columns.ts';
import { DocumentsTable } from './documents-table.tsx';
import { reportsByClient, type StoredDocument, usualMonth } from './months.ts';
import { type ReportRun, type RunState, useReportRun } from './use-report-run.ts';

const words = officeReportWords;
const NO_DOCUMENTS: readonly StoredDocument[] = [];

interface ReportRow {
  client: ClientSummary;
  latest: StoredDocument | undefined;
  ofMonth: StoredDocument | undefined;
  state: RunState | undefined;
}

type Tab = 'clients' | 'documents';

export function OfficeReports() {
  const desk = useOfficeReports();
  const { tab, run, reports, all } = desk;
  if (reports.failure && !reports.value) {
    return (
      <Page title={reportWords.title} withoutAsOf>
        <ReadError failure={reports.failure} retry={reports.refresh} />
      </Page>
    );
  }
  const documents = all.value?.documents ?? NO_DOCUMENTS;
  return (
    <Page title={reportWords.title} sub={reportWords.sub.office} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={reportWords.title}
          segments={[
            { value: 'clients', label: reportWords.tabs.clients },
            { value: 'documents', label: reportWords.tabs.documents, count: documents.length },
          ]}
          value={tab}
          onChange={desk.setTab}
        />
        {tab === 'clients' && <MonthChoice month={desk.month} onTurn={desk.turn} busy={run.running} />}
        <span className="grow" />
        {run.running ? <Running run={run} /> : run.summary && <span role="status">{run.summary}</span>}
      </Toolbar>
      {tab === 'clients' ? <Clients desk={desk} /> : <Documents documents={documents} loading={all.loading} />}
    </Page>
  );
}

type Desk = ReturnType<typeof useOfficeReports>;

/** What the page knows, and its keys. */
function useOfficeReports() {
  const { today } = useEntrySettings();
  const [tab, setTab] = useState<Tab>('clients');
  const [month, setMonth] = useState(() => usualMonth(today));
  const run = useReportRun();
  const reports = useMethod('documents.list', { kind: 'meeting-workbook', limit: 500 });
  const all = useMethod('documents.list', { limit: 500 });
  const rows = useRows(reports.value?.documents ?? NO_DOCUMENTS, month, run);
  const ticks = useTicked(rows, month);
  const turn = (step: 1 | -1) => {
    const next = monthOf(addMonths(`${month}-01`, step));
    if (!run.running && next <= monthOf(today)) setMonth(next);
  };
  async function make() {
    // Ticks stay as they are while the run lasts; afterwards those that lack a report are ticked again.
    ticks.set(ticks.ticks);
    await startRun(ticks.rows, month, run);
    ticks.reset();
  }
  const disabled = run.running || ticks.rows.length === 0;
  usePageKeys(
    tab === 'clients' ? { F10: { label: keyWords.excel, run: () => void make(), main: true, disabled } } : {},
    { ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), Escape: () => run.running && run.stop() },
  );
  return { tab, setTab, month, turn, run, reports, all, rows, ticks };
}

function Documents({ documents, loading }: { documents: readonly StoredDocument[]; loading: boolean }) {
  const [chosen, setCurrent] = useState<StoredDocument | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const current = chosen ?? documents[0] ?? null;
  const show = (how: 'open' | 'folder') => () => current && void showDocument(current.path, how);
  usePageKeys({
    F9: { label: reportWords.keys.open, run: show('open'), main: true, disabled: !current },
    F11: { label: reportWords.keys.folder, run: show('folder'), disabled: !current },
  });
  return (
    <DocumentsTable
      documents={documents}
      loading={loading}
      current={current}
      onCurrent={setCurrent}
      withClient
      tableRef={table}
    />
  );
}

function useRows(documents: readonly StoredDocument[], month: string, run: ReportRun): ReportRow[] {
  const { latest, ofMonth } = reportsByClient(documents, month);
  return useClients().map((client) => ({
    client,
    latest: latest.get(client.clientId),
    ofMonth: ofMonth.get(client.clientId),
    state: run.states.get(client.clientId),
  }));
}

/** Ticked at first: who has no report for the month. Another month begins anew. */
function useTicked(rows: readonly ReportRow[], month: string) {
  const [chosen, setChosen] = useState<{ month: string; ticks: ReadonlySet<RowKey> } | null>(null);
  const missing = rows.filter((row) => !row.ofMonth).map((row) => row.client.clientId);
  const ticks: ReadonlySet<RowKey> = chosen?.month === month ? chosen.ticks : new Set(missing);
  return {
    ticks,
    rows: rows.filter((row) => ticks.has(row.client.clientId)),
    set: (next: ReadonlySet<RowKey>) => setChosen({ month, ticks: next }),
    reset: () => setChosen(null),
  };
}

async function startRun(rows: readonly ReportRow[], month: string, run: ReportRun): Promise<void> {
  const again = rows.filter((row) => row.ofMonth).length;
  const yes = await confirm({
    title: words.ask.title(rows.length, month),
    text: words.ask.text,
    facts: again > 0 ? [[words.ask.facts.again, words.ask.again(again)]] : undefined,
    confirmLabel: words.ask.confirm(rows.length),
  });
  if (!yes) return;
  await run.start(
    rows.map((row) => row.client.clientId),
    month,
  );
}

function MonthChoice({ month, onTurn, busy }: { month: string; onTurn: (step: 1 | -1) => void; busy: boolean }) {
  return (
    <span className="month-choice">
      <Button small keyCap="←" disabled={busy} onClick={() => onTurn(-1)} aria-label={words.previous}>
        {''}
      </Button>
      <b>{reportWords.month(month)}</b>
      <Button small keyCap="→" disabled={busy} onClick={() => onTurn(1)} aria-label={words.next}>
        {''}
      </Button>
    </span>
  );
}

function Running({ run }: { run: ReportRun }) {
  return (
    <span className="report-progress" role="status">
      <Progress done={run.done} total={run.total} />
      {words.progress(run.done, run.total)}
      <Button small keyCap="Esc" onClick={run.stop}>
        {words.stop}
      </Button>
    </span>
  );
}

function Clients({ desk: { rows, reports, ticks } }: { desk: Desk }) {
  return (
    <DataTable
      label={reportWords.tabs.clients}
      columns={columnsOf(rows)}
      rows={rows}
      rowKey={(row) => row.client.clientId}
      loading={reports.loading}
      ticks={ticks.ticks}
      onTicks={ticks.set}
      onOpen={(row) => row.ofMonth && void showDocument(row.ofMonth.path)}
      autoFocus
      empty={
        <EmptyState
          title={words.empty.title}
          text={words.empty.text}
          actions={
            <Button tone="primary" onClick={() => navigate('client')}>
              {words.empty.first}
            </Button>
          }
        />
      }
    />
  );
}

function columnsOf(rows: readonly ReportRow[]): Column<ReportRow>[] {
  return [
    {
      key: 'client',
      head: words.columns.client,
      width: 300,
      cell: ({ client }) => (
        <span className="name">
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span>
            <span className="code">{client.code}</span>
            {client.name}
          </span>
        </span>
      ),
      value: ({ client }) => client.code,
      total: words.sum(rows.length),
    },
    {
      key: 'assignee',
      head: words.columns.assignee,
      width: 120,
      from: 1080,
      cell: ({ client }) => client.assigneeName ?? '',
      value: ({ client }) => client.assigneeName,
    },
    {
      key: 'last',
      head: words.columns.last,
      width: 130,
      cell: ({ latest }) => lastMonth(latest),
      value: ({ latest }) => (latest ? monthOfReport(latest.title) : null),
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 190,
      cell: ({ ofMonth }) =>
        ofMonth ? (
          <StepMark step="done">{fullInstant(ofMonth.recordedAt)}</StepMark>
        ) : (
          <StepMark step="todo">{words.notMade}</StepMark>
        ),
      value: ({ ofMonth }) => ofMonth?.recordedAt ?? '',
      total: words.sum(rows.filter((row) => row.ofMonth).length),
    },
    {
      key: 'result',
      head: words.columns.result,
      minWidth: 160,
      cell: ({ state }) => state && <Result state={state} />,
      value: ({ state }) => (state ? resultText(state) : null),
    },
  ];
}

function lastMonth(latest: StoredDocument | undefined) {
  const month = latest && monthOfReport(latest.title);
  return month ? reportWords.month(month) : <span className="dim">{words.never}</span>;
}

function resultText(state: RunState): string {
  return state.step === 'failed' ? state.sentence : words[state.step];
}

const RESULT_STEP = { waiting: 'none', running: 'wait', stopped: 'none', done: 'done', failed: 'late' } as const;

function Result({ state }: { state: RunState }) {
  return <StepMark step={RESULT_STEP[state.step]}>{resultText(state)}</StepMark>;
}
