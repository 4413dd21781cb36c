/** 月次の流れ: one client's month step by step; closing and reopening it, and the days its steps are due. */
import './today.css';
import { useState } from 'react';
import { monthBefore } from '../../../domain/client-cycle.ts';
import { addMonths, monthOf } from '../../../domain/dates.ts';
import { cycleWords as words } from '../../../messages/cycle.ts';
import { questionWords } from '../../../messages/questions.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { hasPage, navigate, setParams, useRoute } from '../../stores/route.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { pageOfStep } from './board-columns.tsx';
import { ClosingLog } from './closing-log.tsx';
import { type CycleRow, cycleColumns } from './cycle-columns.tsx';
import { DueDialog, ReopenDialog } from './cycle-dialogs.tsx';
import { useClosing } from './use-closing.ts';
import { usePosting } from './use-posting.tsx';

export function CyclePage() {
  const client = useCurrentClient();
  return client && <Cycle key={client.clientId} client={client} />;
}

function Cycle({ client }: { client: ClientSummary }) {
  const { today } = useEntrySettings();
  const wanted = useRoute((route) => route.params.month);
  const month = wanted && /^\d{4}-\d\d$/.test(wanted) ? wanted : monthBefore(today);
  const view = useMethod('cycle.month', { clientId: client.clientId, month });
  const nameOf = useStaffNames();
  const onePane = useOnePane();
  const [chosen, setChosen] = useState<CycleRow | null>(null);
  const rows = view.value?.steps ?? [];
  const current = rows.find((row) => row.step === chosen?.step) ?? rows[0] ?? null;
  const desk = useCycleKeys({ client, month, today, view: view.value, current });
  if (view.failure && !view.value) {
    return (
      <Page title={words.title} withoutAsOf>
        <ReadError failure={view.failure} retry={view.refresh} />
      </Page>
    );
  }
  const closedThrough = view.value?.closedThrough ?? null;
  return (
    <Page
      title={words.title}
      sub={view.value && (closedThrough ? words.closed(closedThrough) : words.notClosed)}
      withoutAsOf
    >
      <div className={onePane ? 'split alone' : 'split'}>
        <section>
          <Toolbar>
            <MonthChoice month={month} onTurn={desk.turn} />
            <OpenQuestions clientId={client.clientId} />
          </Toolbar>
          <DataTable
            label={words.title}
            columns={cycleColumns(nameOf)}
            rows={rows}
            rowKey={(row) => row.step}
            loading={view.loading}
            currentKey={current?.step ?? null}
            onCurrent={setChosen}
            onOpen={openStep}
            muted={(row) => row.state === 'none'}
            autoFocus
          />
        </section>
        {!onePane && <ClosingLog clientId={client.clientId} changes={view.value?.changes ?? []} nameOf={nameOf} />}
      </div>
      {desk.posting.dialog}
      {desk.dialog === 'reopen' && <ReopenDialog client={client} month={month} onClose={desk.close} />}
      {desk.dialog === 'day' && current && <DueDialog client={client} step={current.step} onClose={desk.close} />}
    </Page>
  );
}

interface KeysInput {
  client: ClientSummary;
  month: string;
  today: string;
  view: { closedThrough: string | null; steps: CycleRow[]; toPost: { batchId: number; letters: number }[] } | undefined;
  current: CycleRow | null;
}

function useCycleKeys({ client, month, today, view, current }: KeysInput) {
  const [dialog, setDialog] = useState<'reopen' | 'day' | null>(null);
  const posting = usePosting();
  const closeMonth = useClosing(client);
  const isClosed = (view?.closedThrough ?? '') >= month;
  const toPost = view?.toPost[0];
  const waiting = (view?.steps ?? [])
    .filter((row) => (row.step === 'matching' || row.step === 'exceptions') && row.state !== 'done')
    .reduce((sum, row) => sum + row.count, 0);
  const turn = (step: 1 | -1) => {
    const next = monthOf(addMonths(`${month}-01`, step));
    if (next <= monthOf(today)) setParams({ month: next });
  };
  usePageKeys(
    {
      F7: { label: words.keys.day, run: () => setDialog('day'), disabled: current === null },
      F9: {
        label: words.keys.post,
        disabled: toPost === undefined,
        run: () => toPost && posting.post({ clientId: client.clientId, ...toPost }),
      },
      F11: { label: words.keys.reopen, run: () => setDialog('reopen'), disabled: !isClosed },
      F12: {
        label: words.keys.close,
        run: () => void closeMonth(month, waiting),
        main: true,
        disabled: view === undefined || isClosed || month >= monthOf(today),
      },
    },
    { ArrowLeft: () => turn(-1), ArrowRight: () => turn(1) },
  );
  return { dialog, close: () => setDialog(null), turn, posting };
}

function MonthChoice({ month, onTurn }: { month: string; onTurn: (step: 1 | -1) => void }) {
  return (
    <span className="month-choice">
      <Button small keyCap="←" onClick={() => onTurn(-1)} aria-label={words.previous}>
        {''}
      </Button>
      <b>{words.month(month)}</b>
      <Button small keyCap="→" onClick={() => onTurn(1)} aria-label={words.next}>
        {''}
      </Button>
    </span>
  );
}

/** 問い合わせ that wait for an answer: the client's month is not done while its customers wait. */
function OpenQuestions({ clientId }: { clientId: number }) {
  const { value } = useMethod('questions.list', { clientId, state: 'open' });
  if (!value || value.open === 0) return null;
  return <LinkButton onClick={() => navigate('questions')}>{questionWords.waiting(value.open)}</LinkButton>;
}

/** Enter on a step: the page where its work is done. */
function openStep(row: CycleRow): void {
  const page = row.step === 'posting' ? 'reminders' : pageOfStep[row.step];
  if (page !== 'cycle' && hasPage(page)) navigate(page);
}
