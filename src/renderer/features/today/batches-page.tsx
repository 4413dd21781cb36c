/** 一括処理: the runs over all clients, and the result sheet of the one in hand while it grows. */
import './today.css';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { type BatchKind, batchTitles, batchWords } from '../../../messages/batches.ts';
import { fullInstant } from '../../../messages/instants.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showFailure } from '../../stores/notice.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Progress } from '../../ui/job-bar.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { StepMark } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { noteOf, type SheetRow, sheetColumns } from './batch-columns.tsx';
import { type Posting, usePosting } from './use-posting.tsx';

type Head = OutputOf<'batches.list'>['batches'][number];

export function BatchesPage() {
  const list = useMethod('batches.list', {});
  const wanted = useRoute((route) => route.params.run);
  const heads = list.value?.batches ?? [];
  const head = heads.find((one) => String(one.batchId) === wanted) ?? heads[0] ?? null;
  const onePane = useOnePane();
  if (list.failure && !list.value) {
    return (
      <Page title={batchWords.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  }
  return (
    <Page title={batchWords.title} sub={batchWords.sub}>
      {heads.length === 0 && !list.loading ? (
        <NoRuns />
      ) : (
        <div className={onePane ? 'split alone' : 'split batches'}>
          <section>{head && <Sheet key={head.batchId} head={head} />}</section>
          {!onePane && <Runs heads={heads} current={head} loading={list.loading} />}
        </div>
      )}
    </Page>
  );
}

function NoRuns() {
  return (
    <EmptyState
      title={batchWords.empty.title}
      text={batchWords.empty.text}
      actions={
        <Button tone="primary" onClick={() => navigate('today')}>
          {batchWords.empty.first}
        </Button>
      }
    />
  );
}

/** The sheet of one run: a line a client. */
function Sheet({ head }: { head: Head }) {
  const sheet = useMethod('batches.status', { batchId: head.batchId });
  const [chosen, setChosen] = useState<SheetRow | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const rows = sheet.value?.clients ?? [];
  const current = rows.find((row) => row.clientId === chosen?.clientId) ?? rows[0] ?? null;
  const columns = sheetColumns(head.kind, rows);
  const posting = usePosting();
  useSheetKeys({ head, rows, columns, current, post: posting.post });
  return (
    <>
      <SheetHead head={head} />
      {current?.state === 'failed' && (
        <p className="sheet-note phrases" role="status">
          <b className="late">{current.name}</b>　{noteOf(head.kind, current)}
        </p>
      )}
      <DataTable
        label={batchWords.sheet}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.clientId}
        loading={sheet.loading}
        currentKey={current?.clientId ?? null}
        onCurrent={setChosen}
        onOpen={(row) => openRow(head.kind, row)}
        autoFocus
        tableRef={table}
      />
      {posting.dialog}
    </>
  );
}

function SheetHead({ head }: { head: Head }) {
  const { done, failed, total, state } = head;
  const words = batchWords.run;
  const rest = total - done - failed;
  return (
    <>
      <Toolbar>
        <h2>{batchTitles[head.kind]}</h2>
        <span className="sub">
          {fullInstant(head.startedAt)}
          {head.month && `　${batchWords.ask.month(head.month)}`}
        </span>
        {state === 'running' && <Progress done={done + failed} total={total} />}
        <StepMark step={STATE_STEP[state]}>{batchWords.states[state]}</StepMark>
        <span>{words.progress(done, failed, total)}</span>
      </Toolbar>
      {(state === 'interrupted' || state === 'stopped') && rest > 0 && (
        <p className="sheet-note" role="status">
          {batchWords.notes.interrupted(batchTitles[head.kind], rest)}
        </p>
      )}
      {state === 'done' && failed > 0 && (
        <p className="sheet-note" role="status">
          {batchWords.notes.failed(failed)}
        </p>
      )}
    </>
  );
}

const STATE_STEP = { running: 'wait', stopped: 'todo', interrupted: 'late', done: 'done' } as const;

interface SheetKeys {
  head: Head;
  rows: readonly SheetRow[];
  columns: readonly Column<SheetRow>[];
  current: SheetRow | null;
  post: Posting['post'];
}

function useSheetKeys({ head, rows, columns, current, post }: SheetKeys): void {
  const stop = useCommand('batches.stop').run;
  const resume = useCommand('batches.resume').run;
  const words = batchWords.keys;
  const running = head.state === 'running';
  const rest = head.total - head.done - head.failed;
  async function goOn() {
    const reply = running
      ? await stop({ batchId: head.batchId })
      : await resume({ batchId: head.batchId, failed: rest === 0 });
    if (!reply.ok) showFailure(reply.error, batchTitles[head.kind]);
  }
  const printed =
    current === null || current.reminderBatchId === null || current.postedOn !== null
      ? null
      : { clientId: current.clientId, batchId: current.reminderBatchId, letters: current.letters };
  usePageKeys({
    F10: {
      label: 'Excel',
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: batchTitles[head.kind],
          subtitle: batchWords.excel.subtitle(fullInstant(head.startedAt), head.asOf, batchWords.states[head.state]),
          client: { name: batchWords.title, colour: 8 },
          columns,
          rows,
          sort: null,
        }),
    },
    F11: {
      label: running ? words.stop : rest > 0 ? words.resume : words.again,
      disabled: !running && rest === 0 && head.failed === 0,
      main: !running && rest > 0,
      run: () => void goOn(),
    },
    ...(head.kind === 'print'
      ? { F12: { label: words.post, disabled: !printed, main: printed !== null, run: () => printed && post(printed) } }
      : {}),
  });
}

/** Enter on a client: its paper, or the page where what is left is worked on. */
function openRow(kind: BatchKind, row: SheetRow): void {
  if (row.documentPath !== null) return void showDocument(row.documentPath);
  chooseClient(row.clientId, () =>
    navigate(kind === 'match' ? 'matching' : kind === 'report' ? 'reports' : 'reminders'),
  );
}

function Runs({ heads, current, loading }: { heads: readonly Head[]; current: Head | null; loading: boolean }) {
  const words = batchWords.run.columns;
  const columns: Column<Head>[] = [
    {
      key: 'startedAt',
      head: words.startedAt,
      width: 96,
      cell: (one) => fullInstant(one.startedAt).slice(5),
      value: (one) => one.startedAt,
    },
    {
      key: 'kind',
      head: words.kind,
      minWidth: 110,
      cell: (one) => batchTitles[one.kind],
      value: (one) => batchTitles[one.kind],
    },
    {
      key: 'state',
      head: words.state,
      width: 76,
      cell: (one) => <StepMark step={one.failed > 0 ? 'late' : STATE_STEP[one.state]}>{stateText(one)}</StepMark>,
      value: stateText,
    },
  ];
  return (
    <section className="side">
      <Toolbar>
        <h2>{batchWords.runs}</h2>
      </Toolbar>
      <DataTable
        label={batchWords.runs}
        columns={columns}
        rows={heads}
        rowKey={(one) => one.batchId}
        loading={loading}
        currentKey={current?.batchId ?? null}
        onCurrent={(one) => one.batchId !== current?.batchId && setParams({ run: String(one.batchId) })}
      />
    </section>
  );
}

function stateText(head: Head): string {
  return head.failed > 0 && head.state === 'done'
    ? `${batchWords.client.failed} ${head.failed}`
    : batchWords.states[head.state];
}
