/** One customer of the table: balance and limit, the receivables it is made of, what happened with the one in hand. */
import { type RefObject, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { agingDrawerWords } from '../../../messages/aging.ts';
import { customerActWords } from '../../../messages/customer-acts.ts';
import { termsText } from '../../../messages/terms.ts';
import { EventLog } from '../../api/event-log.tsx';
import { useCustomerActs } from '../../api/use-customer-acts.tsx';
import { useMethod } from '../../api/use-method.ts';
import { useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { hasPage } from '../../stores/route.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { AgeMark } from '../../ui/marks.tsx';
import { Actions } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useWindowWidth } from '../../ui/window-size.ts';
import { bucketLabel } from './aging-columns.tsx';
import { type AgingLine, type Bucket, bucketOf } from './aging-rows.ts';

type Receivable = OutputOf<'aging.detail'>['receivables'][number];

const words = agingDrawerWords;

export interface AgingDrawerProps {
  line: AgingLine;
  customerId: number;
  asOf: PlainDate;
  basis: 'due' | 'issue';
  /** The column in hand: its receivables are marked, the first of them is chosen. */
  bucket: Bucket | null;
  onClose: () => void;
  onReminders: () => void;
  onCustomer: () => void;
  onLedger: () => void;
  tableRef: RefObject<HTMLTableElement | null>;
}

export function AgingDrawer(props: AgingDrawerProps) {
  const { line, customerId, asOf } = props;
  const detail = useMethod('aging.detail', { clientId: line.clientId, customerId, asOf }, { fresh: true });
  const customer = useMethod('customers.get', { clientId: line.clientId, customerId }, { fresh: true }).value;
  const receivables = detail.value?.receivables ?? [];
  // A choice holds until another column comes into hand.
  const [chosen, setChosen] = useState<{ in: Bucket | null; receivableId: number } | null>(null);
  const current =
    receivables.find((one) => chosen?.in === props.bucket && one.receivableId === chosen.receivableId) ??
    receivables.find((one) => bucketOf(daysOf(one, props)) === props.bucket) ??
    receivables[0];
  return (
    <aside className="side aging-drawer" aria-label={words.label}>
      <div className="side-head">
        <div>
          <b title={line.name}>{line.name}</b>
          <span className="sub">
            {line.code}　{customer ? factsLine(customer) : ''}
          </span>
        </div>
        <Button small keyCap="Esc" onClick={props.onClose}>
          {words.close}
        </Button>
      </div>
      <Figures receivables={receivables} limitYen={customer?.creditLimitYen ?? null} />
      {detail.failure && !detail.value ? (
        <ReadError failure={detail.failure} retry={detail.refresh} />
      ) : (
        <>
          <Receivables
            {...props}
            receivables={receivables}
            loading={detail.loading}
            current={current}
            onCurrent={(one) => setChosen({ in: props.bucket, receivableId: one.receivableId })}
          />
          {current && <History clientId={line.clientId} receivable={current} />}
        </>
      )}
      <DrawerActions {...props} />
    </aside>
  );
}

function factsLine({ terms, creditLimitYen }: OutputOf<'customers.get'>): string {
  return `${termsText(terms)}　${creditLimitYen === null ? words.noLimit : words.limit(creditLimitYen)}`;
}

/** Days by which the table counts: from the due date, or from the invoice date. */
function daysOf(one: Receivable, { asOf, basis }: Pick<AgingDrawerProps, 'asOf' | 'basis'>): number {
  return daysBetween(basis === 'due' ? one.dueOn : one.issuedOn, asOf);
}

function Figures({ receivables, limitYen }: { receivables: readonly Receivable[]; limitYen: number | null }) {
  const balanceYen = sumYen(receivables.map((one) => one.openYen));
  const overdueYen = sumYen(receivables.filter((one) => one.overdueDays > 0).map((one) => one.openYen));
  return (
    <dl className="side-figures">
      <div>
        <dt>{words.figures.balance}</dt>
        <dd>{formatYen(balanceYen)}</dd>
      </div>
      <div>
        <dt>{words.figures.overdue}</dt>
        <dd>
          <Amount yen={overdueYen} zero="figure" late />
        </dd>
      </div>
      <div>
        <dt>{words.figures.room}</dt>
        <dd>{limitYen === null ? <span className="zero">—</span> : formatYen(limitYen - balanceYen)}</dd>
      </div>
    </dl>
  );
}

interface ReceivablesProps extends AgingDrawerProps {
  receivables: readonly Receivable[];
  loading: boolean;
  current: Receivable | undefined;
  onCurrent: (one: Receivable) => void;
}

function Receivables(props: ReceivablesProps) {
  const { receivables, bucket, basis } = props;
  const columns = useColumns(props);
  const inBucket = receivables.filter((one) => bucketOf(daysOf(one, props)) === bucket).length;
  return (
    <>
      <h3 className="head drawer-head">
        <span>{words.invoices}</span>
        {bucket && <span className="sub">{words.inBucket(bucketLabel(bucket, basis), inBucket)}</span>}
      </h3>
      <DataTable
        label={words.invoices}
        columns={columns}
        rows={receivables}
        rowKey={(one) => one.receivableId}
        loading={props.loading}
        currentKey={props.current?.receivableId ?? null}
        onCurrent={props.onCurrent}
        muted={(one) => bucket !== null && inBucket > 0 && bucketOf(daysOf(one, props)) !== bucket}
        tableRef={props.tableRef}
      />
    </>
  );
}

function useColumns(props: ReceivablesProps): Column<Receivable>[] {
  const dateText = useDateText();
  const wide = useWindowWidth() >= 1400;
  const { receivables, basis } = props;
  const amount: Column<Receivable> = {
    key: 'amount',
    head: words.columns.amount,
    align: 'end',
    width: 88,
    cell: (one) => <Amount yen={one.amountYen} />,
    value: (one) => one.amountYen,
    total: formatYen(sumYen(receivables.map((one) => one.amountYen))),
  };
  return [
    {
      key: 'invoice',
      head: words.columns.invoice,
      width: 112,
      cell: (one) => <span title={one.invoice}>{one.invoice}</span>,
      value: (one) => one.invoice,
      total: words.sum(receivables.length),
    },
    {
      key: 'date',
      head: basis === 'due' ? words.columns.due : words.columns.issued,
      width: 88,
      cell: (one) => dateText(basis === 'due' ? one.dueOn : one.issuedOn),
      value: (one) => (basis === 'due' ? one.dueOn : one.issuedOn),
    },
    {
      key: 'age',
      head: words.columns.age,
      width: 86,
      cell: (one) => <AgeMark overdueDays={daysOf(one, props)} />,
      value: (one) => daysOf(one, props),
    },
    ...(wide ? [amount] : []),
    {
      key: 'open',
      head: words.columns.open,
      align: 'end',
      minWidth: 84,
      cell: (one) => <Amount yen={one.openYen} />,
      value: (one) => one.openYen,
      total: formatYen(sumYen(receivables.map((one) => one.openYen))),
    },
  ];
}

/** 選んだ請求書: issued, cleared, reminded, by whom. */
function History({ clientId, receivable }: { clientId: number; receivable: Receivable }) {
  const dateText = useDateText();
  const asked = { clientId, invoiceId: receivable.invoiceId };
  const invoice = useMethod('invoices.get', asked, { fresh: true }).value;
  const nameOf = useStaffNames();
  return (
    <div className="drawer-history">
      <h3 className="head">
        {words.chosen(receivable.invoice)}
        {'　'}
        <span className="sub">{words.limitation(dateText(receivable.limitationOn))}</span>
      </h3>
      {invoice && (
        <EventLog
          clientId={clientId}
          events={invoice.events}
          sum={(event) => (event.amountYen === 0 ? '' : `　${words.amount(event.amountYen)}`)}
          last={(event) => nameOf(event.by)}
        />
      )}
    </div>
  );
}

function DrawerActions({ line, customerId, onReminders, onCustomer, onLedger }: AgingDrawerProps) {
  const client = useCurrentClient();
  const acts = useCustomerActs(client);
  const isOwn = client?.clientId === line.clientId;
  const act = () => acts.ask({ customerId, name: line.name });
  usePageKeys(isOwn ? { F8: { label: customerActWords.key, run: act } } : {});
  const reminders = hasPage('reminders') && line.total > line.notDue;
  const customers = hasPage('customers');
  if (!reminders && !customers) return null;
  return (
    <Actions>
      {reminders && (
        <Button tone="primary" keyCap="Enter" onClick={onReminders}>
          {words.openReminders}
        </Button>
      )}
      {customers && (
        <Button tone={reminders ? 'plain' : 'primary'} keyCap={reminders ? undefined : 'Enter'} onClick={onCustomer}>
          {words.openCustomer}
        </Button>
      )}
      <Button keyCap="Ctrl+L" onClick={onLedger}>
        {words.openLedger}
      </Button>
      {isOwn && (
        <Button keyCap="F8" onClick={act}>
          {customerActWords.key}
        </Button>
      )}
      {acts.dialog}
    </Actions>
  );
}
