/** 送付: everything that left the office and what waits to go — of one client, or of all. */
import './sendings.css';
import { type ReactNode, useMemo, useState } from 'react';
import { keyWords } from '../../../messages/keys.ts';
import { failedWords, sendingPageWords as words } from '../../../messages/sendings.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { FailedDialog } from './failed-dialog.tsx';
import { isOnDesk, isTodo, isWaiting, onPaper, type Sending, sendingColumns } from './sending-columns.tsx';
import {
  canPrint,
  canResend,
  canSettle,
  PaperGoneDialog,
  PrintAgainDialog,
  ResendDialog,
  SettleDialog,
} from './sending-dialogs.tsx';
import { SendingPane } from './sending-pane.tsx';
import { openPaper, type useSend } from './use-send.ts';
import { useSendPapers } from './use-send-papers.tsx';

type Filter = keyof typeof words.filters;
const FILTERS = Object.keys(words.filters) as Filter[];
const MOST = 5000;
const NONE: readonly Sending[] = [];

const PASSES: Record<Filter, (one: Sending) => boolean> = {
  all: () => true,
  todo: isTodo,
  waiting: isWaiting,
  printed: isOnDesk,
  gone: (one) => one.state === 'sent' || one.state === 'delivered',
};

export function SendingsPage() {
  const client = useCurrentClient();
  return <Sendings key={client?.clientId ?? 0} client={client} />;
}

type Over = 'resend' | 'settle' | 'failed' | null;

function Sendings({ client }: { client: ClientSummary | null }) {
  const customerId = useRoute((route) => (client && route.params.customer ? Number(route.params.customer) : null));
  const list = useMethod('sendings.list', {
    limit: MOST,
    ...(client ? { clientId: client.clientId } : {}),
    ...(customerId === null ? {} : { customerId }),
  });
  const all = list.value?.sendings ?? NONE;
  const wanted = useRoute((route) => route.params.filter);
  const filter = FILTERS.find((one) => one === wanted) ?? 'all';
  const rows = useMemo(() => all.filter(PASSES[filter]), [all, filter]);
  const [currentKey, setCurrent] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [over, setOver] = useState<Over>(null);
  const current = rows.find((row) => keyOf(row) === currentKey) ?? rows[0] ?? null;
  const papers = useSendPapers(client);
  const { sending } = papers;
  const create = () => papers.ask({ kind: 'invoice' });
  const waiting = all.filter(isWaiting).length;
  const dateText = useDateText();
  const columns = useMemo(() => sendingColumns(dateText, client === null, isOpen), [dateText, client, isOpen]);
  useKeys({ client, current, waiting, sending, setOver, create, close: () => setOpen(false) });
  useWorkbook({ client, rows, filter });
  if (list.failure && !list.value)
    return (
      <Page title={words.title}>
        <ReadError failure={list.failure} retry={list.refresh} />
      </Page>
    );
  return (
    <Page title={words.title} sub={list.value && words.sub(all.length, waiting)}>
      <Filters all={all} filter={filter} ofCustomer={customerId !== null}>
        <FailedButton all={all} onOpen={() => setOver('failed')} />
      </Filters>
      <div className={isOpen && current ? 'split' : 'stack fill'}>
        <section className="stack fill">
          <DataTable
            label={words.title}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            loading={list.loading}
            currentKey={current ? keyOf(current) : null}
            onCurrent={(row) => setCurrent(keyOf(row))}
            onOpen={() => setOpen(true)}
            muted={(row) => row.state === 'withdrawn'}
            autoFocus
            empty={<Empty client={client} any={all.length > 0} onSend={create} />}
          />
        </section>
        {isOpen && current && (
          <SendingPane
            sending={current}
            acts={{
              open: () => void openPaper(current),
              resend: () => setOver('resend'),
              settle: () => setOver('settle'),
              canResend: canResend(current) || canPrint(current),
              canSettle: canSettle(current),
            }}
            onClose={() => setOpen(false)}
          />
        )}
      </div>
      {over === 'failed' && <FailedDialog client={client} onClose={() => setOver(null)} />}
      <Dialogs current={current} over={over} sending={sending} onClose={() => setOver(null)} />
      {papers.dialog}
    </Page>
  );
}

/** What could not go by wire is one key away, wherever the list stands. */
function FailedButton({ all, onOpen }: { all: readonly Sending[]; onOpen: () => void }) {
  const failed = all.filter((one) => one.state === 'failed' && !onPaper(one.channel)).length;
  usePageKeys({}, failed > 0 ? { '1': onOpen } : {});
  return (
    failed > 0 && (
      <Button small keyCap="1" onClick={onOpen}>
        {failedWords.open(failed)}
      </Button>
    )
  );
}

interface FiltersProps {
  all: readonly Sending[];
  filter: Filter;
  ofCustomer: boolean;
  children: ReactNode;
}

function Filters({ all, filter, ofCustomer, children }: FiltersProps) {
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.title}
        segments={FILTERS.map((value) => ({
          value,
          label: words.filters[value],
          ...(value === 'all' ? {} : { count: all.filter(PASSES[value]).length }),
        }))}
        value={filter}
        onChange={(next) => setParams({ filter: next })}
      />
      <span className="grow" />
      {children}
      {ofCustomer && (
        <>
          <span className="sub">{words.ofCustomer(all[0]?.customerName ?? '')}</span>
          <Button small onClick={() => setParams({ customer: '' })}>
            {words.everyone}
          </Button>
        </>
      )}
    </Toolbar>
  );
}

function keyOf(one: Sending): string {
  return `${one.clientId} ${one.ref}`;
}

interface DialogsProps {
  current: Sending | null;
  over: Over;
  sending: ReturnType<typeof useSend>;
  onClose: () => void;
}

function Dialogs({ current, over, sending, onClose }: DialogsProps) {
  if (!current) return null;
  if (over === 'settle' && current.state === 'printed') return <PaperGoneDialog sending={current} onClose={onClose} />;
  if (over === 'settle') return <SettleDialog sending={current} onClose={onClose} />;
  if (over !== 'resend') return null;
  if (canPrint(current)) return <PrintAgainDialog sending={current} onClose={onClose} />;
  return (
    <ResendDialog
      sending={current}
      onSent={(sendingId) => {
        onClose();
        void sending.send([sendingId], current.clientId);
      }}
      onClose={onClose}
    />
  );
}

interface KeysInput {
  client: ClientSummary | null;
  current: Sending | null;
  waiting: number;
  sending: ReturnType<typeof useSend>;
  setOver: (over: Over) => void;
  create: () => void;
  close: () => void;
}

function useKeys({ client, current, waiting, sending, setOver, create, close }: KeysInput): void {
  const { keys } = words;
  const prints = current !== null && canPrint(current);
  const failed = current?.state === 'failed' && !prints;
  const queued = current?.state === 'queued';
  const act = (run: (one: Sending) => unknown) => () => current && void run(current);
  usePageKeys(
    {
      F2: { label: keys.create, run: create, disabled: client === null },
      F6: { label: keys.open, run: act(openPaper), disabled: !current?.path },
      ...(failed
        ? { F7: { label: keys.retry, run: act(sending.again) } }
        : { F7: { label: keys.withdraw, run: act(sending.takeOut), disabled: !queued } }),
      F8: {
        label: keys.send,
        run: () => void sending.sendWaiting(waiting),
        main: true,
        disabled: waiting === 0 || sending.busy,
      },
      F9: prints
        ? { label: keys.print, run: () => setOver('resend') }
        : { label: keys.resend, run: () => setOver('resend'), disabled: !current || !canResend(current) },
      F11: { label: keys.settle, run: () => setOver('settle'), disabled: !current || !canSettle(current) },
      F12: {
        label: keys.refresh,
        run: () => client && void sending.askGateway(client.clientId),
        disabled: client === null,
      },
    },
    { Escape: close },
  );
}

/** F10: the list as a workbook — after a run, the sheet of what became of each. */
function useWorkbook({
  client,
  rows,
  filter,
}: {
  client: ClientSummary | null;
  rows: readonly Sending[];
  filter: Filter;
}) {
  const dateText = useDateText();
  const owner = useClientOfWorkbook(client);
  const columns = sendingColumns(dateText, client === null, false);
  const book = {
    title: words.title,
    subtitle: words.filters[filter],
    client: owner,
    columns,
    rows,
    sort: null,
  };
  usePageKeys({
    F10: { label: keyWords.excel, run: () => void saveListWorkbook(book), disabled: rows.length === 0 },
  });
}

function Empty({ client, any, onSend }: { client: ClientSummary | null; any: boolean; onSend: () => void }) {
  if (any)
    return (
      <EmptyState
        title={words.noneHere.title}
        text={words.noneHere.text}
        actions={<Button onClick={() => setParams({ filter: 'all' })}>{words.noneHere.all}</Button>}
      />
    );
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      {...(client
        ? {
            actions: (
              <Button tone="primary" keyCap="F2" onClick={onSend}>
                {words.empty.first}
              </Button>
            ),
          }
        : { after: words.needsClient })}
    />
  );
}
