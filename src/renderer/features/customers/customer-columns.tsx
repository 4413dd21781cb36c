/** Columns of the list of customers. */
import { formatYen } from '../../../domain/money.ts';
import { customerWords as words } from '../../../messages/customers.ts';
import { termsText, termsWords } from '../../../messages/terms.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { CustomerSummary } from './customer-list.ts';

/** Left out beside an open drawer, which shows them. */
export const IN_DRAWER: readonly string[] = ['kana', 'terms', 'fee', 'sales'];

const MASTER_COLUMNS: readonly Column<CustomerSummary>[] = [
  {
    key: 'kana',
    head: words.columns.kana,
    width: 192,
    from: 1280,
    cell: (customer) => <span className="sub">{customer.kana}</span>,
    value: (customer) => customer.kana || null,
  },
  {
    key: 'terms',
    head: words.columns.terms,
    width: 176,
    from: 1080,
    cell: (customer) => termsText(customer.terms),
    value: (customer) => termsText(customer.terms),
  },
  {
    key: 'fee',
    head: words.columns.fee,
    width: 84,
    from: 1280,
    cell: (customer) => termsWords.fee[customer.feeBearer],
    value: (customer) => termsWords.fee[customer.feeBearer],
  },
  {
    key: 'sales',
    head: words.columns.sales,
    width: 92,
    from: 1080,
    cell: (customer) => customer.salesContact,
    value: (customer) => customer.salesContact || null,
  },
  {
    key: 'held',
    head: words.columns.held,
    width: 88,
    cell: (customer) =>
      customer.reminderHold !== null && (
        <span title={customer.reminderHold}>
          <Tag>{words.heldTag}</Tag>
        </span>
      ),
    value: (customer) => customer.reminderHold,
  },
];

/** `rows` are those shown: the foot sums them. */
export function customerColumns(rows: readonly CustomerSummary[]): Column<CustomerSummary>[] {
  const sum = (yenOf: (customer: CustomerSummary) => number) =>
    formatYen(rows.reduce((total, customer) => total + yenOf(customer), 0));
  return [
    {
      key: 'name',
      head: words.columns.name,
      minWidth: 232,
      cell: (customer) => (
        <>
          <span className="code">{customer.code}</span>
          {customer.name}
        </>
      ),
      value: (customer) => `${customer.code} ${customer.name}`,
      total: words.totalCount(rows.length),
    },
    ...MASTER_COLUMNS,
    {
      key: 'open',
      head: words.columns.open,
      width: 116,
      align: 'end',
      cell: (customer) => <Amount yen={customer.openYen} />,
      value: (customer) => customer.openYen,
      total: sum((customer) => customer.openYen),
    },
    {
      key: 'overdue',
      head: words.columns.overdue,
      width: 116,
      align: 'end',
      cell: (customer) => <Amount yen={customer.overdueYen} late />,
      value: (customer) => customer.overdueYen,
      total: sum((customer) => customer.overdueYen),
    },
  ];
}
