/** 締め請求: who closes on a day and what the bill would say; issued ones, and taking them back. */
import './closing-bills.css';
import { useState } from 'react';
import { addDays, endOfMonth, monthOf } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { closingWords as words } from '../../../messages/billing.ts';
import { salePaperWords } from '../../../messages/invoice-papers.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { useTicks } from '../../stores/selection.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText, useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { PaperDialog } from '../invoice-papers/paper-dialog.tsx';
import { BillingSettingsDialog } from './billing-settings-dialog.tsx';
import { type Bill, billOfIssued, billOfProposed, closingColumns } from './closing-columns.tsx';
import { IssueClosingDialog } from './issue-closing-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

const VIEWS = (['propose', 'issued'] as const).map((value) => ({ value, label: words.filter[value] }));
type View = (typeof VIEWS)[number]['value'];

export function ClosingBillsPage() {
  const client = useCurrentClient();
  return client && <ClosingBills key={client.clientId} client={client} />;
}

/** The last end of a month that has come. */
function lastClosing(today: string): string {
  const end = endOfMonth(monthOf(today));
  return end === today ? end : addDays(`${monthOf(today)}-01`, -1);
}

function useBills(clientId: number, view: View, closedOn: string | null) {
  const day = closedOn ?? '2000-01-31';
  const proposed = useMethod(
    'closingBills.propose',
    { clientId, closedOn: day },
    { enabled: view === 'propose' && closedOn !== null },
  );
  const issued = useMethod('closingBills.list', { clientId }, { enabled: view === 'issued' });
  const answer = view === 'propose' ? proposed : issued;
  const bills = view === 'propose' ? proposed.value?.bills.map(billOfProposed) : issued.value?.bills.map(billOfIssued);
  const { loading, failure, refresh } = answer;
  return {
    bills,
    loading,
    failure,
    refresh,
    count: proposed.value?.count ?? 0,
    totalYen: proposed.value?.totalYen ?? 0,
  };
}

const NO_BILLS: readonly Bill[] = [];
type Over = 'issue' | 'all' | 'undo' | 'settings' | 'paper' | null;

function ClosingBills({ client }: { client: ClientSummary }) {
  const { today } = useEntrySettings();
  const [view, setView] = useState<View>('propose');
  const [closedOn, setClosedOn] = useState<string | null>(lastClosing(today));
  const list = useBills(client.clientId, view, closedOn);
  const bills = list.bills ?? NO_BILLS;
  const [ticks, setTicks] = useTicks('closing-bills');
  const [over, setOver] = useState<Over>(null);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const current = bills.find((one) => one.key === currentKey) ?? bills[0] ?? null;
  const dateText = useDateText();
  const columns = closingColumns(bills, view === 'issued', dateText);
  const ticked = bills.filter((one) => ticks.has(one.key));
  usePageKeys({
    F2: { label: words.keys.deliveries, run: () => navigate('deliveries') },
    F7: { label: words.keys.all, run: () => setOver('all'), disabled: view !== 'propose' },
    F8: { label: salePaperWords.paper, run: () => setOver('paper'), disabled: current?.state !== 'issued' },
    F9: { label: words.keys.settings, run: () => setOver('settings') },
    F10: {
      label: keyWords.excel,
      disabled: bills.length === 0,
      run: () => void saveListWorkbook({ title: words.title, subtitle: '', client, columns, rows: bills, sort: null }),
    },
    F11: { label: words.keys.undo, run: () => setOver('undo'), disabled: undoable(ticked, current).length === 0 },
    F12: {
      label: words.keys.issue,
      run: () => setOver('issue'),
      disabled: view !== 'propose' || bills.length === 0,
      main: true,
    },
  });
  return (
    <Page
      title={words.title}
      sub={view === 'propose' && list.bills ? words.sub(list.count, list.totalYen) : undefined}
      withoutAsOf
    >
      <ViewBar {...{ view, setView, closedOn, setClosedOn }} />
      {list.failure && !list.bills ? (
        <ReadError failure={list.failure} retry={list.refresh} />
      ) : (
        <div className={bills.length === 0 ? 'stack fill' : 'split'}>
          <DataTable
            label={words.title}
            columns={columns}
            rows={bills}
            rowKey={(one) => one.key}
            loading={list.loading}
            ticks={ticks}
            onTicks={setTicks}
            tickable={(one) => one.state !== 'voided'}
            currentKey={current?.key ?? null}
            onCurrent={(one) => setCurrentKey(one.key)}
            onOpen={(one) => one.invoiceId !== null && navigate('invoices', { id: String(one.invoiceId) })}
            muted={(one) => one.state === 'voided'}
            autoFocus
            empty={<Empty view={view} />}
          />
          {current && <Figures bill={current} onIssue={() => setOver('issue')} />}
        </div>
      )}
      <Windows {...{ client, over, closedOn, ticked, bills, current }} onClose={() => setOver(null)} />
    </Page>
  );
}

interface ViewBarProps {
  view: View;
  setView: (view: View) => void;
  closedOn: string | null;
  setClosedOn: (day: string | null) => void;
}

function ViewBar({ view, setView, closedOn, setClosedOn }: ViewBarProps) {
  return (
    <Toolbar>
      <SegmentedFilter label={words.title} segments={VIEWS} value={view} onChange={setView} />
      {view === 'propose' && (
        <div className="closing-day">
          <DateField label={words.closedOn} value={closedOn} onChange={setClosedOn} />
        </div>
      )}
    </Toolbar>
  );
}

function Empty({ view }: { view: View }) {
  if (view === 'issued') return <EmptyState title={words.issuedEmpty} text="" />;
  return (
    <EmptyState
      title={words.empty.title}
      text={words.empty.text}
      actions={
        <Button tone="primary" onClick={() => navigate('invoice', { delivery: 'new' })}>
          {words.empty.first}
        </Button>
      }
    />
  );
}

const ROWS = [
  'previous',
  'deposits',
  'adjustments',
  'separate',
  'carried',
  'sales',
  'tax',
  'total',
  'balance',
  'advance',
] as const;
const TOTALS: readonly string[] = ['carried', 'total', 'balance'];

/** The figures of the paper, as it prints them. */
function Figures({ bill, onIssue }: { bill: Bill; onIssue: () => void }) {
  const dateText = useDateText();
  return (
    <aside className="side" aria-label={words.side.title}>
      <div className="side-head">
        <div>
          <b>{bill.customerName}</b>
          {/* Before a day that is billed already there is no period left. */}
          {bill.fromOn <= bill.closedOn && (
            <span className="sub">{words.side.span(dateText(bill.fromOn), dateText(bill.closedOn))}</span>
          )}
        </div>
      </div>
      <div className="side-body">
        {bill.why !== '' && (
          <div className="note wrong drawer-note">
            <p>{bill.why}</p>
          </div>
        )}
        <dl className="facts closing-figures">
          {ROWS.map((row) => (
            <div key={row} className={TOTALS.includes(row) ? 'total' : undefined}>
              <dt>{words.side[row]}</dt>
              <dd className="n">{formatYen(bill[`${row}Yen`])}</dd>
            </div>
          ))}
          <div>
            <dt>{words.side.deliveries}</dt>
            <dd className="n">{bill.deliveries}</dd>
          </div>
        </dl>
      </div>
      {bill.state === 'ready' && (
        <Actions>
          <Button tone="primary" keyCap="F12" onClick={onIssue}>
            {words.issue.confirm}
          </Button>
        </Actions>
      )}
    </aside>
  );
}

interface WindowsProps {
  client: ClientSummary;
  over: Over;
  closedOn: string | null;
  ticked: readonly Bill[];
  bills: readonly Bill[];
  current: Bill | null;
  onClose: () => void;
}

function Windows({ client, over, closedOn, ticked, bills, current, onClose }: WindowsProps) {
  if (over === 'settings') return <BillingSettingsDialog client={client} onClose={onClose} />;
  if ((over === 'issue' || over === 'all') && closedOn !== null)
    return (
      <IssueClosingDialog
        client={over === 'all' ? null : client}
        closedOn={closedOn}
        bills={ticked.length > 0 ? ticked : bills}
        chosen={ticked.length > 0}
        onClose={onClose}
      />
    );
  if (over === 'paper' && current?.invoiceId != null)
    return (
      <PaperDialog
        client={client}
        invoice={{ invoiceId: current.invoiceId, number: current.number }}
        onClose={onClose}
      />
    );
  if (over !== 'undo') return null;
  return <UndoDialog client={client} bills={undoable(ticked, current)} onClose={onClose} />;
}

/** Those ticked, else the one in hand; none while nothing of them is issued. */
function undoable(ticked: readonly Bill[], current: Bill | null): Bill[] {
  const issued = ticked.filter(({ state }) => state === 'issued');
  return issued.length > 0 ? issued : current?.state === 'issued' ? [current] : [];
}

/** Takes back one closing bill or all that are ticked, in one booking. */
function UndoDialog({ client, bills, onClose }: { client: ClientSummary; bills: Bill[]; onClose: () => void }) {
  const [first] = bills;
  if (!first) return null;
  const { title, done, several, severalDone, ...rest } = words.undo;
  const isOne = bills.length === 1;
  const deliveries = bills.reduce((sum, bill) => sum + bill.deliveries, 0);
  const invoiceIds = bills.flatMap(({ invoiceId }) => invoiceId ?? []);
  return (
    <ReasonDialog
      client={client}
      method="closingBills.undo"
      input={(reason) => ({ clientId: client.clientId, invoiceIds, reason })}
      words={{ ...rest, title: isOne ? title(first.number) : several(bills.length) }}
      onDone={() => showResult(isOne ? done(first.number, deliveries) : severalDone(bills.length, deliveries))}
      onClose={onClose}
    />
  );
}
