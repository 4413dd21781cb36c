/** 年齢表: customers × age, one client's or the whole office's, as of any date. */
import './aging.css';
import { useMemo, useRef, useState } from 'react';
import { agingWords } from '../../../messages/aging.ts';
import { keyWords } from '../../../messages/keys.ts';
import { type ClientSummary, useAsOfDate, useClients, useCurrentClient } from '../../api/use-office.ts';
import { setAsOf } from '../../stores/as-of.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientSeal } from '../../ui/marks.tsx';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { useOnePane, useWindowWidth } from '../../ui/window-size.ts';
import { agingColumns, shareLine } from './aging-columns.tsx';
import { AgingDrawer } from './aging-drawer.tsx';
import {
  type AgingLine,
  type AgingOrder,
  addBuckets,
  BUCKETS,
  type Bucket,
  clientLines,
  customerLines,
  orderedLines,
  overdueOf,
} from './aging-rows.ts';
import { AgingStrip } from './aging-strip.tsx';
import { useAging } from './use-aging.ts';
import { useAgingWorkbook } from './use-aging-workbook.ts';
import { WorkbookFailure } from './workbook-failure.tsx';

export function AgingPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  // The frame shows no page before the office's day is known.
  return asOf && <Aging key={client?.clientId ?? 0} client={client} asOf={asOf} />;
}

interface View {
  scope: 'client' | 'office';
  by: 'client' | 'customer';
  basis: 'due' | 'issue';
  order: AgingOrder;
}

function Aging({ client, asOf }: { client: ClientSummary | null; asOf: string }) {
  const [view, setView] = useState<View>({
    scope: client ? 'client' : 'office',
    by: client ? 'customer' : 'client',
    basis: 'due',
    order: 'overdue',
  });
  const clientId = view.scope === 'client' ? client?.clientId : undefined;
  const aging = useAging({ clientId, asOf, basis: view.basis });
  const lines = useLines(aging.rows, view);
  const hand = useHand(lines);
  const workbook = usePageWorkbook(clientId, asOf, view);
  const open = () => {
    if (hand.line?.customerId === null && hand.line.clientId === client?.clientId)
      setView({ ...view, scope: 'client', by: 'customer' });
    else if (hand.line) openLine(hand.line, hand);
  };
  usePageKeys(
    {
      F6: { label: keyWords.asOf, run: focusAsOf },
      F10: { label: keyWords.excel, run: workbook.make, disabled: workbook.busy || lines.length === 0 },
    },
    {
      ArrowLeft: () => hand.moveColumn(-1),
      ArrowRight: () => hand.moveColumn(1),
      Enter: open,
      Escape: hand.close,
      'Ctrl+L': () => hand.line && goToLedger(hand.line),
    },
  );
  if (aging.failure) {
    return (
      <Page title={agingWords.title}>
        <ReadError failure={aging.failure} retry={aging.refresh} />
      </Page>
    );
  }
  return (
    <Page title={agingWords.title} sub={agingWords.sub[view.basis]}>
      <WorkbookFailure workbook={workbook} />
      <AgingStrip aging={aging} />
      <div className={hand.drawn ? 'split aging' : 'aging-alone'}>
        <section>
          <ViewBar client={client} view={view} onView={setView} />
          <Table lines={lines} view={view} hand={hand} loading={aging.loading} onOpen={open} />
        </section>
        {hand.drawn && hand.line?.customerId != null && (
          <AgingDrawer
            key={hand.line.key}
            line={hand.line}
            customerId={hand.line.customerId}
            asOf={asOf}
            basis={view.basis}
            bucket={hand.bucket}
            onClose={hand.close}
            tableRef={hand.drawerTable}
            {...waysOut(hand)}
          />
        )}
      </div>
    </Page>
  );
}

/** The page's own columns, whatever the office draws on 月別・集計. */
function usePageWorkbook(clientId: number | undefined, asOf: string, { basis, by }: View) {
  return useAgingWorkbook({
    ...(clientId === undefined ? {} : { clientId }),
    asOf,
    basis,
    by,
    scheme: 'days',
    limits: [30, 60, 90],
  });
}

/** From the drawer to the pages behind it. */
function waysOut({ line }: Hand) {
  return {
    onReminders: () => line && goToReminders(line),
    onCustomer: () => line && goToCustomer(line),
    onLedger: () => line && goToLedger(line),
  };
}

function useLines(rows: Parameters<typeof customerLines>[0], { by, order }: View): AgingLine[] {
  return useMemo(
    () => orderedLines(by === 'client' ? clientLines(rows) : customerLines(rows), order),
    [rows, by, order],
  );
}

type Hand = ReturnType<typeof useHand>;

/** The row and the column in hand, and whether the drawer stands beside them. */
function useHand(lines: readonly AgingLine[]) {
  const onePane = useOnePane();
  const [key, setKey] = useState<string | null>(null);
  const [column, setColumn] = useState<Bucket | null>(null);
  const [open, setOpen] = useState(!onePane);
  const table = useRef<HTMLTableElement>(null);
  const drawerTable = useRef<HTMLTableElement>(null);
  const line = lines.find((one) => one.key === key) ?? lines[0] ?? null;
  // Until a column is chosen, the oldest one with money in it.
  const bucket = column ?? (line && BUCKETS.findLast((one) => line[one] !== 0)) ?? null;
  return {
    line,
    bucket,
    drawn: open && line?.customerId != null,
    table,
    drawerTable,
    setKey,
    show: (next: string, at?: Bucket) => {
      setKey(next);
      if (at) setColumn(at);
      setOpen(true);
    },
    moveColumn: (step: 1 | -1) => {
      const at = bucket === null ? 0 : BUCKETS.indexOf(bucket) + step;
      setColumn(BUCKETS[Math.max(0, Math.min(BUCKETS.length - 1, at))] ?? null);
    },
    close: () => {
      setOpen(false);
      table.current?.focus({ preventScroll: true });
    },
  };
}

/** Enter: into the books of a client, into the drawer, or on to 督促 (else the customer). */
function openLine(line: AgingLine, hand: Hand): void {
  if (line.customerId === null) chooseClient(line.clientId);
  else if (!hand.drawn) hand.show(line.key);
  else if (hasPage('reminders') && overdueOf(line) > 0) goToReminders(line);
  else if (hasPage('customers')) goToCustomer(line);
}

function goToReminders(line: AgingLine): void {
  chooseClient(line.clientId, () => navigate('reminders', { customer: String(line.customerId) }));
}

function goToLedger({ clientId, customerId }: AgingLine): void {
  if (customerId !== null) chooseClient(clientId, () => navigate('ledgers', { customer: String(customerId) }));
}

function goToCustomer(line: AgingLine): void {
  chooseClient(line.clientId, () => navigate('customers', { id: String(line.customerId) }));
}

function ViewBar({ client, view, onView }: { client: ClientSummary | null; view: View; onView: (view: View) => void }) {
  const { scope, by, basis, order } = agingWords;
  return (
    <Toolbar>
      {client && (
        <SegmentedFilter
          label={scope.label}
          segments={[
            { value: 'client', label: scope.client },
            { value: 'office', label: scope.office },
          ]}
          value={view.scope}
          onChange={(next) => onView({ ...view, scope: next, by: next === 'client' ? 'customer' : 'client' })}
        />
      )}
      {view.scope === 'office' && (
        <SegmentedFilter
          label={by.label}
          segments={[
            { value: 'client', label: by.client },
            { value: 'customer', label: by.customer },
          ]}
          value={view.by}
          onChange={(next) => onView({ ...view, by: next })}
        />
      )}
      <SegmentedFilter
        label={basis.label}
        segments={[
          { value: 'due', label: basis.due },
          { value: 'issue', label: basis.issue },
        ]}
        value={view.basis}
        onChange={(next) => onView({ ...view, basis: next })}
      />
      <SegmentedFilter
        label={order.label}
        segments={[
          { value: 'overdue', label: order.overdue },
          { value: 'code', label: order.code },
        ]}
        value={view.order}
        onChange={(next) => onView({ ...view, order: next })}
      />
    </Toolbar>
  );
}

interface TableProps {
  lines: readonly AgingLine[];
  view: View;
  hand: Hand;
  loading: boolean;
  onOpen: () => void;
}

function Table({ lines, view, hand, loading, onOpen }: TableProps) {
  const width = useWindowWidth();
  const withTotal = !(width >= 1080 && hand.drawn);
  const nameWidth = width >= 1280 ? 250 : 224;
  const columns = useMemo(
    () => agingColumns({ lines, basis: view.basis, by: view.by, withTotal, nameWidth }),
    [lines, view.basis, view.by, withTotal, nameWidth],
  );
  const grouped = view.scope === 'office' && view.by === 'customer';
  return (
    <DataTable
      key={`${view.scope} ${view.by} ${view.basis}`}
      label={agingWords.title}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.key}
      loading={loading}
      currentKey={hand.line?.key ?? null}
      onCurrent={(line) => hand.setKey(line.key)}
      onCell={(line, column) => {
        const bucket = BUCKETS.find((one) => one === column);
        if (line.customerId !== null) hand.show(line.key, bucket);
      }}
      atColumn={hand.bucket ?? undefined}
      onOpen={onOpen}
      groupOf={grouped ? groupOf : undefined}
      groupHead={grouped ? (_group, rows) => <GroupHead rows={rows} /> : undefined}
      extraFoot={[shareLine(lines)]}
      edged
      autoFocus
      tableRef={hand.table}
      empty={<NothingOpen />}
    />
  );
}

const groupOf = (line: AgingLine) => `${line.clientCode} ${line.clientId}`;

function GroupHead({ rows }: { rows: readonly AgingLine[] }) {
  const clients = useClients();
  const first = rows[0];
  if (!first) return null;
  const client = clients.find((one) => one.clientId === first.clientId);
  return (
    <>
      <span className="name">
        {client && <ClientSeal seal={client.seal} colour={client.colour} />}
        <span>
          <span className="code">{first.clientCode}</span>
          {first.clientName}　<span className="sub">{agingWords.customers(rows.length)}</span>
        </span>
      </span>
      <span>
        <Amount yen={addBuckets(rows).total} unit />
      </span>
    </>
  );
}

function NothingOpen() {
  const { today } = useEntrySettings();
  const asOf = useAsOfDate();
  const words = agingWords.empty;
  return (
    <EmptyState
      title={words.title}
      text={words.text}
      actions={
        <>
          {hasPage('invoices') && (
            <Button tone="primary" onClick={() => navigate('invoices')}>
              {words.first}
            </Button>
          )}
          {asOf !== today && <Button onClick={() => setAsOf(null)}>{words.today}</Button>}
        </>
      }
    />
  );
}
