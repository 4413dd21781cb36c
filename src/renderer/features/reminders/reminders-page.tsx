/** 督促: the run of the day for one client or the office, and the batches issued so far. */
import './reminders.css';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { callWords } from '../../../messages/calls.ts';
import { paperChoiceWords } from '../../../messages/envelopes.ts';
import { keyWords } from '../../../messages/keys.ts';
import { issueWords, reminderWords } from '../../../messages/reminders.ts';
import { refreshAll, useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useClients, useCurrentClient } from '../../api/use-office.ts';
import { setAsOf } from '../../stores/as-of.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { type PageKeys, type Shortcuts, usePageKeys } from '../../ui/keyboard.ts';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { useOnePane } from '../../ui/window-size.ts';
import { CallDialog } from '../calls/call-dialog.tsx';
import { HoldDialog, useRelease } from '../customers/hold-dialog.tsx';
import { IssuedPane } from './batches-table.tsx';
import { IssuedDialogs, IssuedList, issuedKeys } from './issued-section.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { RunPaperDialog } from './run-paper-dialog.tsx';
import type { RunRow } from './run-rows.ts';
import { RunTable } from './run-table.tsx';
import { useClientWord } from './use-client-word.tsx';
import { type Issuing, useIssue } from './use-issue.ts';
import { type Issued, useAskedLetter, useIssued } from './use-issued.ts';
import { type Run, useRun } from './use-run.ts';
import { WireIssue } from './wire-issue.tsx';

export function RemindersPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  // Afresh with each client and each day: ticks of one run never count for another.
  return asOf && <Reminders key={`${client?.clientId ?? 0} ${asOf}`} client={client} asOf={asOf} />;
}

type Tab = 'run' | 'issued';

function Reminders({ client, asOf }: { client: ClientSummary | null; asOf: string }) {
  const asked = useAskedLetter();
  const [tab, setTab] = useState<Tab>(asked.batchId === null ? 'run' : 'issued');
  const run = useRun(client?.clientId ?? null, asOf);
  const issued = useIssued(client?.clientId ?? null, tab === 'issued');
  const issuing = useIssue(run, client);
  const pages = usePages(tab === 'run' ? (run.current?.key ?? '') : String(issued.batch?.batchId ?? ''));
  const panes = usePanes();
  const hold = useHold(run);
  const call = useCall(run);
  const word = useClientWord(run, asOf);
  const stale = useStale(run);
  const paper = usePaper(run);
  usePageKeys(...keysOf({ tab, run, issued, issuing, hold, call, word, stale, pages, paper }));
  const tabs = <Tabs tab={tab} onTab={setTab} issued={issued.batches.length} panes={panes} />;
  return (
    <Page title={reminderWords.title} sub={client ? reminderWords.sub.client(client.name) : reminderWords.sub.office}>
      <Notes run={run} issuing={issuing} stale={stale} />
      <div className="split reminders">
        {panes.shows('list') && (
          <section>
            <ListBar tabs={tabs} run={run} tab={tab} />
            {tab === 'run' ? <Judged run={run} panes={panes} /> : <IssuedList issued={issued} tableRef={panes.table} />}
          </section>
        )}
        {panes.shows('preview') &&
          (tab === 'run' ? (
            <PreviewPane run={run} page={pages.page} onPages={pages.setPages} tabs={panes.onePane ? tabs : undefined} />
          ) : (
            <IssuedPane
              batch={issued.batch}
              page={issued.isOpen && issued.letter ? Math.max(0, issued.letter.firstPage - 1) : pages.page}
            />
          ))}
      </div>
      {hold.dialog}
      {call.dialog}
      <WireIssue run={run} client={client} shown={tab === 'run'} />
      {word.dialog}
      {paper.dialog}
      {tab === 'issued' && <IssuedDialogs issued={issued} client={client} />}
    </Page>
  );
}

/** The list of the run, or why there is none: an earlier day than the last run's cannot be judged again. */
function Judged({ run, panes }: { run: Run; panes: Panes }) {
  const { failure, value, refresh } = run.proposal;
  const { today } = useEntrySettings();
  if (!failure || value) return <RunTable run={run} onOpen={openCustomer} tableRef={panes.table} />;
  return (
    <ReadError failure={failure} retry={refresh}>
      {run.asOf !== today && <Button onClick={() => setAsOf(null)}>{reminderWords.toToday}</Button>}
    </ReadError>
  );
}

function openCustomer(row: RunRow): void {
  if (row.customerId !== null && hasPage('customers'))
    chooseClient(row.clientId, () => navigate('customers', { id: String(row.customerId) }));
}

/** The sheet of the paper in hand; a new paper begins with its first. */
function usePages(paper: string) {
  const [at, setAt] = useState({ paper, page: 0 });
  const [pages, setPages] = useState(1);
  const page = at.paper === paper ? at.page : 0;
  const turn = (step: 1 | -1, of: number) => setAt({ paper, page: Math.max(0, Math.min(of - 1, page + step)) });
  return { page, pages, setPages: useCallback((count: number) => setPages(count), []), turn };
}

/** Below 1080 px the list and the paper take turns. */
function usePanes() {
  const onePane = useOnePane();
  const [pane, setPane] = useState<'list' | 'preview'>('list');
  const table = useRef<HTMLTableElement>(null);
  return { onePane, pane, setPane, table, shows: (one: 'list' | 'preview') => !onePane || pane === one };
}

type Panes = ReturnType<typeof usePanes>;

function Tabs(props: { tab: Tab; onTab: (tab: Tab) => void; issued: number; panes: Panes }) {
  const { tabs } = reminderWords;
  const { panes } = props;
  const preview = panes.onePane && panes.pane === 'preview';
  return (
    <SegmentedFilter
      label={reminderWords.title}
      segments={[
        { value: 'run', label: tabs.run },
        ...(panes.onePane ? [{ value: 'preview' as const, label: tabs.preview }] : []),
        { value: 'issued', label: tabs.issued, count: props.issued },
      ]}
      value={preview ? 'preview' : props.tab}
      onChange={(next) => {
        panes.setPane(next === 'preview' ? 'preview' : 'list');
        props.onTab(next === 'issued' ? 'issued' : 'run');
      }}
    />
  );
}

function ListBar({ tabs, run, tab }: { tabs: ReactNode; run: Run; tab: Tab }) {
  return (
    <Toolbar>
      {tabs}
      <span className="grow" />
      {tab === 'run' && <span className="sub">{reminderWords.judgedOn(run.asOf)}</span>}
    </Toolbar>
  );
}

/** What stands over the list: too old bank data, a refusal, what the issue left out. */
function Notes({ run, issuing, stale }: { run: Run; issuing: Issuing; stale: ReturnType<typeof useStale> }) {
  return (
    <>
      {issuing.failure && (
        <ErrorNote failure={issuing.failure} title={issueWords.failed} onClose={issuing.clear}>
          <LeaveOut failure={issuing.failure} run={run} onDone={issuing.clear} />
        </ErrorNote>
      )}
      {issuing.note && (
        <Note text={issuing.note}>
          <Button small onClick={issuing.clear}>
            {issueWords.close}
          </Button>
        </Note>
      )}
      {stale.clients > 0 && <StaleNote stale={stale} />}
    </>
  );
}

function Note({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="notes-in-page">
      <div className="note" role="alert">
        <p>{text}</p>
        <div className="buttons">{children}</div>
      </div>
    </div>
  );
}

/** Going on with old bank data, after the clerk has looked for himself. */
function useStale(run: Run): { clients: number; ask: () => void } {
  const words = reminderWords.stale;
  const dateText = useDateText();
  const board = useMethod('today.board', {}).value;
  const stale = board?.clients.filter((one) => run.staleClients.has(one.clientId)) ?? [];
  async function ask() {
    const yes = await confirm({
      title: words.title,
      text: words.ask,
      facts: stale.map((one) => [
        one.code,
        `${one.name}　${words.throughOn(one.bankThrough && dateText(one.bankThrough))}`,
      ]),
      confirmLabel: words.go,
      danger: true,
    });
    if (yes) run.confirmStale();
  }
  return { clients: run.staleClients.size, ask: () => void ask() };
}

function StaleNote({ stale }: { stale: ReturnType<typeof useStale> }) {
  const words = reminderWords.stale;
  return (
    <Note text={words.text(stale.clients)}>
      {hasPage('deposits') && (
        <Button small onClick={() => navigate('deposits')}>
          {words.import}
        </Button>
      )}
      <Button small keyCap="F8" onClick={stale.ask}>
        {words.confirm}
      </Button>
    </Note>
  );
}

/** A letter that cannot be printed names its customer: unticked, the others can go. */
function LeaveOut({ failure, run, onDone }: { failure: Failure; run: Run; onDone: () => void }) {
  const key = failure.facts.letterKey;
  const row = run.ticked.find((one) => `${one.clientCode}/${one.customerCode}` === key);
  if (!row) return null;
  return (
    <Button
      small
      onClick={() => {
        run.toggle(row);
        run.setCurrent(row);
        onDone();
      }}
    >
      {issueWords.leaveOut}
    </Button>
  );
}

/** F7: stops letters to the customer in hand, or lets them go again. */
function useHold(run: Run) {
  const clients = useClients();
  const [row, setRow] = useState<RunRow | null>(null);
  const client = clients.find((one) => one.clientId === (row ?? run.current)?.clientId) ?? null;
  const release = useRelease(client);
  const current = run.current;
  const isHeld = current?.withheld?.reason === 'hold';
  const held = (of: RunRow) => ({
    customerId: of.customerId ?? 0,
    name: of.customerName,
    reminderHold: isHeld ? (of.withheld?.detail ?? '') : null,
  });
  return {
    isHeld,
    possible: current?.customerId != null && client !== null,
    run: () => {
      if (!current) return;
      if (isHeld) void release(held(current));
      else setRow(current);
    },
    dialog: row && client && <HoldDialog client={client} customer={held(row)} onClose={() => setRow(null)} />,
  };
}

/** F11: what was said on the telephone with the customer in hand. */
function useCall(run: Run) {
  const clients = useClients();
  const { today } = useEntrySettings();
  const [row, setRow] = useState<RunRow | null>(null);
  const client = clients.find((one) => one.clientId === row?.clientId) ?? null;
  const { current } = run;
  return {
    possible: current?.customerId != null,
    run: () => setRow(current),
    dialog: row !== null && row.customerId !== null && client && (
      <CallDialog
        client={client}
        customer={{ customerId: row.customerId, name: row.customerName }}
        today={today}
        onClose={() => setRow(null)}
      />
    ),
  };
}

/** F8: how the letters of this run are made, where it is not as clients and customers have it. */
function usePaper(run: Run) {
  const [open, setOpen] = useState(false);
  return {
    run: () => setOpen(true),
    dialog: open && <RunPaperDialog paper={run.paper} onPaper={run.setPaper} onClose={() => setOpen(false)} />,
  };
}

interface KeysInput {
  tab: Tab;
  run: Run;
  issued: Issued;
  issuing: Issuing;
  hold: ReturnType<typeof useHold>;
  call: ReturnType<typeof useCall>;
  word: ReturnType<typeof useClientWord>;
  stale: ReturnType<typeof useStale>;
  pages: ReturnType<typeof usePages>;
  paper: ReturnType<typeof usePaper>;
}

function keysOf({
  tab,
  run,
  issued,
  issuing,
  hold,
  call,
  word,
  stale,
  pages,
  paper,
}: KeysInput): [PageKeys, Shortcuts] {
  const words = reminderWords.keys;
  const asOf = { F6: { label: keyWords.asOf, run: focusAsOf } };
  if (tab === 'issued') {
    const [keys, shortcuts] = issuedKeys(issued, pages);
    return [{ ...asOf, ...keys }, shortcuts];
  }
  return [
    {
      ...asOf,
      F2: { label: word.label, run: word.run, disabled: !word.possible },
      F5: { label: words.refresh, run: refreshAll },
      F7: { label: hold.isHeld ? words.release : words.hold, run: hold.run, disabled: !hold.possible },
      F8:
        stale.clients > 0
          ? { label: words.stale, run: stale.ask }
          : { label: paperChoiceWords.run.key, run: paper.run, disabled: run.letters.length === 0 },
      F9: {
        label: words.issue,
        run: () => void issuing.issue(),
        main: true,
        disabled: issuing.busy || run.letters.length === 0,
      },
      F11: { label: callWords.key, run: call.run, disabled: !call.possible },
    },
    { ArrowLeft: () => pages.turn(-1, pages.pages), ArrowRight: () => pages.turn(1, pages.pages) },
  ];
}
