/** What an expectation is made of: the bills that may come, why, and the invoices of the one in hand. */
import { type RefObject, useState } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { forecastWords } from '../../../messages/forecast.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Actions } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Question, Span, SpanBill } from './use-forecast.ts';

const words = forecastWords.pane;
const NO_BILLS: readonly SpanBill[] = [];

export const billKey = (bill: { clientId: number; customerId: number; dueOn: string }) =>
  `${bill.clientId} ${bill.customerId} ${bill.dueOn}`;

export function openCustomer(bill: { clientId: number; customerId: number }): void {
  chooseClient(bill.clientId, () => navigate('customers', { id: String(bill.customerId) }));
}

export interface BillsPaneProps {
  question: Question;
  span: Span;
  tableRef: RefObject<HTMLTableElement | null>;
}

export function BillsPane({ question, span, tableRef }: BillsPaneProps) {
  const answer = useMethod(
    'forecast.bills',
    { ...question, from: span.from, to: span.to, limit: 300 },
    { fresh: true },
  );
  const columns = useBillColumns(question.clientId === undefined);
  const bills = answer.value?.bills ?? NO_BILLS;
  // A choice holds for its span: in another one the same bill may stand last of hundreds.
  const [chosen, setChosen] = useState<{ from: string; key: string } | null>(null);
  const bill = bills.find((one) => chosen?.from === span.from && billKey(one) === chosen.key) ?? bills[0] ?? null;
  return (
    <aside className="side" aria-label={words.label}>
      <div className="side-head">
        <div>
          <b>{forecastWords.span(span.from, span.to)}</b>
          <span className="sub">
            {answer.value && answer.value.total > bills.length
              ? words.more(bills.length, answer.value.total)
              : words.label}
          </span>
        </div>
      </div>
      <Figures span={span} />
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <DataTable
          label={words.label}
          columns={columns}
          rows={bills}
          rowKey={billKey}
          loading={answer.loading}
          currentKey={bill && billKey(bill)}
          onCurrent={(one) => setChosen({ from: span.from, key: billKey(one) })}
          onOpen={openCustomer}
          tableRef={tableRef}
          empty={<p className="pane-note">{words.nothing}</p>}
        />
      )}
      {bill && <BillFacts bill={bill} asOf={question.asOf} />}
    </aside>
  );
}

function Figures({ span }: { span: Span }) {
  return (
    <dl className="side-figures">
      <div>
        <dt>{words.expected}</dt>
        <dd>{formatYen(span.expectedYen)}</dd>
      </div>
      <div className="wide">
        <dt>{words.range}</dt>
        <dd className="small">{forecastWords.range(span.range80.lowYen, span.range80.highYen)}</dd>
      </div>
    </dl>
  );
}

function useBillColumns(office: boolean): Column<SpanBill>[] {
  const dateText = useDateText();
  const { columns } = forecastWords;
  return [
    {
      key: 'customer',
      head: columns.customer,
      minWidth: 100,
      cell: (bill) => (
        <span title={office ? `${bill.clientName} ${bill.customerName}` : bill.customerName}>{bill.customerName}</span>
      ),
      value: (bill) => bill.customerName,
    },
    {
      key: 'due',
      head: columns.dueOn,
      width: 88,
      cell: (bill) => dateText(bill.dueOn),
      value: (bill) => bill.dueOn,
    },
    {
      key: 'percent',
      head: columns.likely,
      headText: columns.chance,
      width: 64,
      align: 'end',
      cell: (bill) => forecastWords.chance(bill.percent),
      value: (bill) => bill.percent,
    },
    {
      key: 'expected',
      head: columns.expected,
      width: 92,
      align: 'end',
      cell: (bill) => <Amount yen={bill.expectedYen} />,
      value: (bill) => bill.expectedYen,
    },
  ];
}

/** Why this bill is expected so, in words that can be checked, and its invoices. */
function BillFacts({ bill, asOf }: { bill: SpanBill; asOf: string }) {
  const asked = { clientId: bill.clientId, customerId: bill.customerId, asOf };
  const detail = useMethod('aging.detail', asked, { fresh: true }).value;
  const invoices = (detail?.receivables ?? []).filter((one) => one.dueOn === bill.dueOn).slice(0, 4);
  return (
    <>
      <div className="bill-facts">
        <h3 className="head">
          <span>{bill.customerName}</span>
          <span className="sub">{forecastWords.basis[bill.basis]}</span>
        </h3>
        <p>{forecastWords.reason(bill)}</p>
        <ul className="log">
          {invoices.map((one) => (
            <li key={one.receivableId}>
              <span>{one.invoice}</span>
              <span className="sub">{one === invoices[0] ? words.invoices(bill.dueOn) : ''}</span>
              <Amount yen={one.openYen} />
            </li>
          ))}
        </ul>
      </div>
      <Actions>
        <Button tone="primary" keyCap="Enter" onClick={() => openCustomer(bill)}>
          {words.customer}
        </Button>
      </Actions>
    </>
  );
}
