/** Columns of the list of deposits. */
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { depositWords as words } from '../../../messages/deposits.ts';
import { Amount } from '../../ui/amount.tsx';
import { StepMark } from '../../ui/marks.tsx';
import type { Step } from '../../ui/steps.ts';
import type { Column } from '../../ui/table-columns.ts';
import { customerOf, type DepositSummary } from './deposit-list.ts';

/** Left out beside an open drawer, which shows them. */
export const IN_DRAWER: readonly string[] = ['method', 'description', 'customer'];

export interface DepositTotals {
  count: number;
  amountYen: number;
  leftYen: number;
}

const STEPS: Record<DepositSummary['state'], Step> = {
  open: 'todo',
  partly: 'wait',
  advance: 'wait',
  suspense: 'wait',
  cleared: 'done',
  cancelled: 'none',
};

export function DepositState({ deposit }: { deposit: DepositSummary }) {
  return <StepMark step={STEPS[deposit.state]}>{words.states[deposit.state]}</StepMark>;
}

export function depositColumns(dateText: (date: PlainDate) => string, totals: DepositTotals): Column<DepositSummary>[] {
  return [
    {
      key: 'depositedOn',
      head: words.columns.depositedOn,
      width: dateText('2026-12-31').length > 10 ? 136 : 112,
      cell: (deposit) => dateText(deposit.depositedOn),
      value: (deposit) => deposit.depositedOn,
      total: words.totalCount(totals.count),
    },
    {
      key: 'payer',
      head: words.columns.payer,
      minWidth: 176,
      cell: (deposit) => deposit.payerName,
      value: (deposit) => deposit.payerName,
    },
    {
      key: 'customer',
      head: words.columns.customer,
      minWidth: 176,
      cell: (deposit) => <CustomerCell deposit={deposit} />,
      value: (deposit) => {
        const customer = customerOf(deposit);
        return customer && `${customer.code} ${customer.name}`;
      },
    },
    {
      key: 'method',
      head: words.columns.method,
      width: 80,
      from: 1280,
      cell: (deposit) => words.methods[deposit.method],
      value: (deposit) => words.methods[deposit.method],
    },
    {
      key: 'description',
      head: words.columns.description,
      width: 136,
      from: 1280,
      cell: (deposit) => deposit.description,
      value: (deposit) => deposit.description || null,
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 92,
      cell: (deposit) => <DepositState deposit={deposit} />,
      value: (deposit) => words.states[deposit.state],
    },
    {
      key: 'amount',
      head: words.columns.amount,
      width: 120,
      align: 'end',
      cell: (deposit) => <Amount yen={deposit.amountYen} />,
      value: (deposit) => deposit.amountYen,
      total: formatYen(totals.amountYen),
    },
    {
      key: 'left',
      head: words.columns.left,
      width: 120,
      align: 'end',
      cell: (deposit) => <Amount yen={deposit.leftYen} />,
      value: (deposit) => deposit.leftYen,
      total: formatYen(totals.leftYen),
    },
  ];
}

function CustomerCell({ deposit }: { deposit: DepositSummary }) {
  const customer = customerOf(deposit);
  if (!customer) return null;
  return (
    <>
      <span className="code">{customer.code}</span>
      {customer.name}
    </>
  );
}
