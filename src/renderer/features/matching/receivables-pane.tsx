/** Right: the chosen customer's open receivables with ticks and amounts, and how he has paid before. */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { receivableWords } from '../../../messages/matching-page.ts';
import { termsText } from '../../../messages/terms.ts';
import { PayerHabitLine } from '../../api/payer-habit.tsx';
import { useMethod } from '../../api/use-method.ts';
import { Amount } from '../../ui/amount.tsx';
import { CustomerField, type CustomerOption } from '../../ui/customer-field.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { AgeMark } from '../../ui/marks.tsx';
import { Toolbar } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { useWindowWidth } from '../../ui/window-size.ts';
import { BareYenField } from '../../ui/yen-field.tsx';
import { type OpenReceivable, overdrawnOf, withAmount, withTicked } from './composition.ts';
import type { Work } from './use-work.ts';

export interface ReceivablesPaneProps {
  clientId: number;
  asOf: PlainDate;
  work: Work;
  customers: readonly CustomerOption[];
  tableRef: RefObject<HTMLTableElement | null>;
  customerRef: RefObject<HTMLInputElement | null>;
  /** The row in hand, so that F2 finds its amount. */
  current: RefObject<number | null>;
  tabs?: ReactNode;
}

/** Puts the focus into the amount of a receivable; false when it is not on screen. */
export function focusAmount(receivableId: number): boolean {
  const box = document.querySelector<HTMLInputElement>(`.receivables [data-receivable="${receivableId}"] input`);
  box?.focus();
  return box !== null;
}

export function ReceivablesPane(props: ReceivablesPaneProps) {
  const { work, customers, tableRef, customerRef } = props;
  const { composition, open, moneyYen } = work;
  const columns = useColumns(props);
  // After a choice the list is not there yet: the focus follows as soon as it is.
  const chosen = useRef(false);
  useEffect(() => {
    if (!chosen.current || work.openLoading) return;
    chosen.current = false;
    (tableRef.current ?? customerRef.current)?.focus();
  });
  return (
    <section className="receivables" aria-label={receivableWords.title}>
      <Toolbar>
        {props.tabs ?? <h2>{receivableWords.title}</h2>}
        <span className="grow">
          <CustomerField
            label={receivableWords.customer}
            customers={customers}
            value={composition.customerId}
            onChange={(customerId) => {
              chosen.current = true;
              work.chooseCustomer(customerId);
            }}
            inputRef={customerRef}
          />
        </span>
      </Toolbar>
      <DataTable
        label={receivableWords.title}
        columns={columns}
        rows={open}
        rowKey={(one) => one.receivableId}
        loading={work.openLoading}
        ticks={new Set(composition.amounts.keys())}
        onTicks={(ticks) => work.compose(withTicked(composition, new Set([...ticks].map(Number)), open, moneyYen))}
        onCurrent={(one) => {
          props.current.current = one.receivableId;
        }}
        tableRef={tableRef}
        empty={<NoReceivables chosen={composition.customerId !== null} />}
      />
      {composition.customerId !== null && <PayerNames clientId={props.clientId} customerId={composition.customerId} />}
    </section>
  );
}

function NoReceivables({ chosen }: { chosen: boolean }) {
  const words = chosen ? receivableWords.none : receivableWords.noCustomer;
  return <EmptyState title={words.title} text={words.text} />;
}

/** Where the pane is narrow the age alone says it. */
function dueColumn(dateText: (date: PlainDate) => string): Column<OpenReceivable> {
  return {
    key: 'due',
    head: receivableWords.columns.due,
    width: 88,
    cell: (one) => dateText(one.dueOn),
    value: (one) => one.dueOn,
  };
}

function useColumns({ work, asOf, tableRef }: ReceivablesPaneProps): Column<OpenReceivable>[] {
  const dateText = useDateText();
  const { composition, open, moneyYen } = work;
  const words = receivableWords.columns;
  const wide = useWindowWidth() >= 1400;
  const overdrawn = overdrawnOf(composition, open);
  return [
    {
      key: 'invoice',
      head: words.invoice,
      width: 98,
      cell: (one) => <span title={one.invoice}>{one.invoice}</span>,
      value: (one) => one.invoice,
      total: receivableWords.sum(composition.amounts.size, open.length),
    },
    ...(wide ? [dueColumn(dateText)] : []),
    {
      key: 'age',
      head: words.age,
      width: 86,
      cell: (one) => <AgeMark overdueDays={daysBetween(one.dueOn, asOf)} />,
      value: (one) => daysBetween(one.dueOn, asOf),
    },
    {
      key: 'open',
      head: words.open,
      align: 'end',
      minWidth: 84,
      cell: (one) => <Amount yen={one.openYen} />,
      value: (one) => one.openYen,
      total: <Amount yen={sumYen(open.map((one) => one.openYen))} zero="figure" />,
    },
    {
      key: 'cleared',
      head: words.cleared,
      align: 'end',
      width: 88,
      cell: (one) => (
        <ClearedCell
          receivable={one}
          amountYen={composition.amounts.get(one.receivableId)}
          isOver={overdrawn.includes(one.receivableId)}
          onAmount={(amountYen) =>
            work.compose(withAmount(composition, { receivableId: one.receivableId, amountYen }, open, moneyYen))
          }
          onDone={() => tableRef.current?.focus()}
        />
      ),
      value: (one) => composition.amounts.get(one.receivableId) ?? 0,
      total: <Amount yen={work.totals.clearedYen} zero="figure" />,
    },
  ];
}

interface ClearedCellProps {
  receivable: OpenReceivable;
  /** Undefined while it is not ticked. */
  amountYen: number | undefined;
  isOver: boolean;
  onAmount: (amountYen: number | null) => void;
  onDone: () => void;
}

/** The amount is a field as soon as the receivable is ticked; typing one into an unticked row ticks it. */
function ClearedCell({ receivable, amountYen, isOver, onAmount, onDone }: ClearedCellProps) {
  return (
    <span data-receivable={receivable.receivableId} className={amountYen === undefined ? 'unticked' : undefined}>
      <BareYenField
        label={receivableWords.amountOf(receivable.invoice)}
        value={amountYen ?? 0}
        onChange={onAmount}
        error={isOver ? formatYen(receivable.openYen) : undefined}
        onDone={onDone}
        tabIndex={-1}
      />
    </span>
  );
}

/** この得意先の振込名義, and the terms in one line. */
function PayerNames({ clientId, customerId }: { clientId: number; customerId: number }) {
  const dateText = useDateText();
  const customer = useMethod('customers.get', { clientId, customerId }, { fresh: true }).value;
  if (!customer) return null;
  const words = receivableWords.payerColumns;
  return (
    <div className="payer-names">
      <h3 className="head">{receivableWords.payerNames}</h3>
      {customer.payerNames.length === 0 ? (
        <p className="sub">{receivableWords.noPayerNames}</p>
      ) : (
        <div className="payer-names-list">
          <table className="grid mini">
            <colgroup>
              <col />
              <col style={{ width: 88 }} />
              <col style={{ width: 92 }} />
            </colgroup>
            <thead>
              <tr>
                <th>{words.name}</th>
                <th>{words.lastOn}</th>
                <th className="n">{words.amount}</th>
              </tr>
            </thead>
            <tbody>
              {customer.payerNames.map((one) => (
                <tr key={one.name}>
                  <td title={one.name}>{one.name}</td>
                  <td>{one.lastOn ? dateText(one.lastOn) : ''}</td>
                  <td className="n">{one.lastAmountYen === null ? '' : formatYen(one.lastAmountYen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="sub">
        {termsText(customer.terms)}　{receivableWords.fee[customer.feeBearer]}
      </p>
      <PayerHabitLine clientId={clientId} customerId={customerId} />
    </div>
  );
}
