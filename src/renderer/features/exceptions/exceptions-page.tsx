/** 仮受・返金 of one client: what waits beside plain clearing, for how long, and how each is ended or taken back. */
import './exceptions.css';
import { useState } from 'react';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { enquiryWords } from '../../../messages/enquiries.ts';
import { exceptionWords as words } from '../../../messages/exceptions.ts';
import { dayOfInstant, timeOfInstant } from '../../../messages/instants.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { showDocument } from '../../api/offer-document.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { type PageKey, type PageKeys, usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { RefundDoneDialog, SettleDialog } from './ending-dialogs.tsx';
import { EnquiryDialog } from './enquiry-dialog.tsx';
import { EnquiryAnswerDialog, EnquirySentDialog } from './enquiry-step-dialogs.tsx';
import { countOf, type Item, itemsOf, type View } from './exception-items.ts';
import { OfficeMoves } from './office-moves.tsx';
import { useExceptionActs } from './use-exception-acts.ts';

const VIEWS: readonly View[] = ['marks', 'refunds', 'disputes', 'gone', 'enquiries', 'runs'];
const NONE: readonly never[] = [];
type DialogKind = 'done' | 'settle' | 'enquiry' | 'sent' | 'answer';

export function ExceptionsPage() {
  const client = useCurrentClient();
  return client ? <Exceptions key={client.clientId} client={client} /> : <OfficeMoves />;
}

function Exceptions({ client }: { client: ClientSummary }) {
  const asked = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === asked) ?? 'marks';
  const { clientId } = client;
  const listed = useMethod('exceptions.list', { clientId });
  const runs = useMethod('allocations.runs', { clientId }, { enabled: view === 'runs' });
  const enquiries = useMethod('enquiries.list', { clientId });
  const [current, setCurrent] = useState<string | null>(null);
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const sources = {
    listed: listed.value,
    enquiries: enquiries.value?.enquiries ?? NONE,
    runs: runs.value?.runs ?? NONE,
  };
  const items = itemsOf(view, sources);
  const asking = useAskedFor(items);
  const item = asking.item ?? items.find((one) => one.key === current) ?? items[0] ?? null;
  const columns = useColumns(items);
  usePageKeys(useKeys({ client, view, items, item, columns, onDialog: setDialog }));
  const shown = view === 'runs' ? runs : view === 'enquiries' ? enquiries : listed;
  const failure = shown.failure && !shown.value ? shown : null;
  const segments = VIEWS.map((value) => ({ value, label: words.views[value], count: countOf(value, sources) }));
  const close = () => {
    setDialog(null);
    asking.end();
  };
  return (
    <Page title={words.title}>
      <Toolbar>
        <SegmentedFilter
          label={words.title}
          segments={segments}
          value={view}
          onChange={(next) => {
            setCurrent(null);
            setParams({ view: next });
          }}
        />
      </Toolbar>
      {failure?.failure ? (
        <ReadError failure={failure.failure} retry={failure.refresh} />
      ) : (
        <div className="split exceptions">
          <DataTable
            key={view}
            label={words.views[view]}
            columns={columns}
            rows={items}
            rowKey={(one) => one.key}
            loading={shown.loading}
            currentKey={item?.key ?? null}
            onCurrent={(one) => setCurrent(one.key)}
            onOpen={(one) => open(one)}
            muted={(one) => one.isOver}
            autoFocus
            empty={<EmptyState {...words.empty[view]} />}
          />
          {view !== 'runs' && view !== 'disputes' && item?.depositId != null && (
            <History clientId={clientId} depositId={item.depositId} />
          )}
        </div>
      )}
      <Dialogs client={client} item={item} dialog={asking.item ? 'enquiry' : dialog} onClose={close} />
    </Page>
  );
}

/** 消込 sends a deposit here to be asked about: its line comes into hand, with the window over it. */
function useAskedFor(items: readonly Item[]) {
  const depositId = useRoute((route) => (route.params.ask === '1' ? route.params.deposit : undefined));
  const item = items.find(({ of }) => of.kind === 'marks' && String(of.mark.depositId) === depositId) ?? null;
  return { item, end: () => depositId !== undefined && setParams({ ask: '', deposit: '' }) };
}

interface DialogsProps {
  client: ClientSummary;
  item: Item | null;
  dialog: DialogKind | null;
  onClose: () => void;
}

function Dialogs({ client, item, dialog, onClose }: DialogsProps) {
  if (item === null || dialog === null) return null;
  const { of } = item;
  const enquiry = of.kind === 'enquiries' ? of.enquiry : null;
  switch (dialog) {
    case 'done':
      return <RefundDoneDialog client={client} item={item} onClose={onClose} />;
    case 'settle':
      return <SettleDialog client={client} item={item} onClose={onClose} />;
    case 'enquiry':
      return (
        of.kind === 'marks' && (
          <EnquiryDialog
            client={client}
            depositId={of.mark.depositId}
            payerName={of.mark.payerName}
            yen={of.mark.amountYen}
            onClose={onClose}
          />
        )
      );
    case 'sent':
      return enquiry && <EnquirySentDialog client={client} enquiry={enquiry} onClose={onClose} />;
    case 'answer':
      return enquiry && <EnquiryAnswerDialog client={client} enquiry={enquiry} onClose={onClose} />;
  }
}

/** Where the line comes from: the deposit among those to clear, or the disputed invoice. */
function open({ of }: Item): void {
  if (of.kind === 'marks') navigate('matching', { deposit: String(of.mark.depositId) });
  if (of.kind === 'enquiries') void showDocument(of.enquiry.path);
  if (of.kind === 'disputes') navigate('invoices', { id: String(of.dispute.invoiceId) });
}

/** Cut where it does not fit; the whole of it on pointing. */
function textColumn(key: 'title' | 'customer' | 'note'): Column<Item> {
  return {
    key,
    head: words.columns[key],
    minWidth: 150,
    cell: (one) => (
      <span className="cut" title={one[key]}>
        {one[key]}
      </span>
    ),
    value: (one) => one[key],
  };
}

function useColumns(items: readonly Item[]): Column<Item>[] {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const heads = words.columns;
  return [
    {
      key: 'since',
      head: heads.since,
      width: 100,
      cell: (one) => dateText(one.sinceOn),
      value: (one) => one.sinceOn,
      total: words.sum(items.length),
    },
    {
      key: 'days',
      head: heads.days,
      width: 72,
      align: 'end',
      cell: (one) => (one.days === null ? '' : words.days(one.days)),
      value: (one) => one.days,
    },
    {
      key: 'state',
      head: heads.state,
      width: 124,
      cell: (one) => <Tag tone={one.tone}>{one.state}</Tag>,
      value: (one) => one.state,
    },
    textColumn('title'),
    textColumn('customer'),
    {
      key: 'yen',
      head: heads.yen,
      width: 112,
      align: 'end',
      cell: (one) => <Amount yen={one.yen} />,
      value: (one) => one.yen,
      total: formatYen(sumYen(items.filter((one) => !one.isOver).map((one) => one.yen))),
    },
    textColumn('note'),
    { key: 'by', head: heads.by, width: 92, from: 1280, cell: (one) => nameOf(one.by), value: (one) => nameOf(one.by) },
  ];
}

interface KeysInput {
  client: ClientSummary;
  view: View;
  items: readonly Item[];
  item: Item | null;
  columns: readonly Column<Item>[];
  onDialog: (dialog: DialogKind) => void;
}

function useKeys({ client, view, items, item, columns, onDialog }: KeysInput): PageKeys {
  const acts = useExceptionActs(client);
  const nothing = item === null || item.isOver;
  const excel = {
    label: keyWords.excel,
    disabled: items.length === 0,
    run: () =>
      void saveListWorkbook({ title: words.views[view], subtitle: '', client, columns, rows: items, sort: null }),
  };
  const undo = {
    label: view === 'gone' ? words.keys.restore : words.keys.undo,
    run: () => item && acts.undo(item),
    disabled: nothing,
  };
  if (view === 'marks') {
    const refund = { label: words.keys.refund, run: () => item && void acts.refundAll(item), disabled: nothing };
    const main = { label: words.keys.open, run: () => item && open(item), disabled: nothing, main: true };
    const letter = { label: words.keys.letter, run: () => onDialog('enquiry'), disabled: nothing };
    return { F8: main, F9: letter, F10: excel, F11: undo, F12: refund };
  }
  if (view === 'enquiries') return enquiryKeys({ item, undo, excel, onDialog });
  if (view === 'refunds') {
    const isDue = item?.of.kind === 'refunds' && item.of.refund.doneOn === null && !item.isOver;
    const done = { label: words.keys.done, run: () => onDialog('done'), disabled: !isDue, main: true };
    return { F10: excel, F11: undo, F12: done };
  }
  if (view === 'disputes')
    return {
      F10: excel,
      F12: { label: words.keys.settle, run: () => onDialog('settle'), disabled: nothing, main: true },
    };
  return { F10: excel, F11: undo };
}

interface EnquiryKeysInput extends Pick<KeysInput, 'item' | 'onDialog'> {
  undo: PageKey;
  excel: PageKey;
}

/** F12 is the next step: posted, then answered; an answer by telephone may come before the letter goes. */
function enquiryKeys({ item, undo, excel, onDialog }: EnquiryKeysInput): PageKeys {
  const { keys } = enquiryWords;
  const enquiry = item?.of.kind === 'enquiries' ? item.of.enquiry : null;
  const answer = { label: keys.answer, run: () => onDialog('answer'), disabled: enquiry === null };
  const isMade = enquiry?.sentOn === null && enquiry.outcome === 'waiting';
  const next = isMade ? { label: keys.sent, run: () => onDialog('sent') } : answer;
  return {
    F8: { ...answer, disabled: !isMade },
    F9: { label: keys.open, run: () => item && open(item), disabled: enquiry === null },
    F10: excel,
    F11: { ...undo, label: keys.takeBack, disabled: enquiry === null || enquiry.outcome === 'waiting' },
    F12: { ...next, main: true },
  };
}

function History({ clientId, depositId }: { clientId: number; depositId: number }) {
  const history = useMethod('deposits.history', { clientId, depositId });
  const nameOf = useStaffNames();
  const dateText = useDateText();
  return (
    <aside className="side" aria-label={words.history}>
      <h3 className="head">{words.history}</h3>
      <ol className="deposit-events">
        {(history.value?.events ?? []).map((event) => (
          <li key={`${event.at} ${event.kind} ${event.detail}`}>
            <span>
              <b>{words.events[event.kind] ?? event.kind}</b>
              <span className="n">{event.amountYen === null ? '' : formatYen(event.amountYen)}</span>
            </span>
            {event.detail !== '' && (
              <span className="cut" title={event.detail}>
                {event.detail}
              </span>
            )}
            <span className="sub">
              {dateText(event.on)}　{nameOf(event.by)}　{dateText(dayOfInstant(event.at))} {timeOfInstant(event.at)}
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}
