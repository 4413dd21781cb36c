/** Columns of the list of invoices. */
import { daysBetween, type PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { invoiceWords as words } from '../../../messages/invoices.ts';
import { Amount } from '../../ui/amount.tsx';
import { AgeMark, StepMark, Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { InvoiceSummary } from './invoice-types.ts';

export interface InvoiceTotals {
  count: number;
  totalYen: number;
  openYen: number;
}

/** Left out beside an open drawer, which shows them. */
export const IN_DRAWER: readonly string[] = ['stage', 'total'];

/** `dateText` writes dates as the clerk wants them; ages are told as of a day. */
export function invoiceColumns(
  asOf: PlainDate,
  dateText: (date: PlainDate) => string,
  totals: InvoiceTotals,
): Column<InvoiceSummary>[] {
  return [
    {
      key: 'number',
      head: words.columns.number,
      width: 120,
      cell: (invoice) => invoice.number,
      value: (invoice) => invoice.number,
      total: words.totalCount(totals.count),
    },
    {
      key: 'customer',
      head: words.columns.customer,
      minWidth: 200,
      cell: (invoice) => (
        <>
          <span className="code">{invoice.customerCode}</span>
          {invoice.customerName}
        </>
      ),
      value: (invoice) => `${invoice.customerCode} ${invoice.customerName}`,
    },
    dateColumn('issuedOn', words.columns.issuedOn, (invoice) => invoice.issuedOn, dateText),
    dateColumn('dueOn', words.columns.dueOn, (invoice) => invoice.dueOn, dateText),
    {
      key: 'age',
      head: words.columns.age,
      width: 96,
      cell: (invoice) => <AgeCell invoice={invoice} asOf={asOf} />,
      value: (invoice) => (isLive(invoice) ? daysBetween(invoice.dueOn, asOf) : null),
    },
    {
      key: 'stage',
      head: words.columns.stage,
      width: 88,
      from: 1280,
      cell: (invoice) => words.stage(invoice.reminderStage),
      value: (invoice) => invoice.reminderStage || null,
    },
    yenColumn('total', words.columns.total, (invoice) => invoice.totalYen, totals.totalYen),
    yenColumn(
      'open',
      words.columns.open,
      (invoice) => invoice.openYen,
      totals.openYen,
      (invoice) => isLive(invoice) && invoice.dueOn < asOf,
    ),
  ];
}

/** Money is still owed on it. */
function isLive(invoice: InvoiceSummary): boolean {
  return invoice.voidedOn === null && invoice.openYen !== 0;
}

function AgeCell({ invoice, asOf }: { invoice: InvoiceSummary; asOf: PlainDate }) {
  if (invoice.voidedOn !== null) return <Tag>{words.states.void}</Tag>;
  if (!isLive(invoice)) return <StepMark step="done">{words.states.closed}</StepMark>;
  return <AgeMark overdueDays={daysBetween(invoice.dueOn, asOf)} />;
}

function dateColumn(
  key: string,
  head: string,
  dateOf: (invoice: InvoiceSummary) => PlainDate,
  dateText: (date: PlainDate) => string,
): Column<InvoiceSummary> {
  return {
    key,
    head,
    width: dateText('2026-12-31').length > 10 ? 128 : 104,
    cell: (invoice) => dateText(dateOf(invoice)),
    value: dateOf,
  };
}

function yenColumn(
  key: string,
  head: string,
  yenOf: (invoice: InvoiceSummary) => number,
  totalYen: number,
  isLate: (invoice: InvoiceSummary) => boolean = () => false,
): Column<InvoiceSummary> {
  return {
    key,
    head,
    width: 116,
    align: 'end',
    cell: (invoice) => <Amount yen={yenOf(invoice)} late={isLate(invoice)} />,
    value: yenOf,
    total: formatYen(totalYen),
  };
}
