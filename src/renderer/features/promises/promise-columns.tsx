/** Columns of promises and of plans. */
import { promiseWords } from '../../../messages/promises.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Plan, Word } from './promise-types.ts';

const words = promiseWords.columns;
type Text = (value: string) => string;

const TONES = { waiting: 'plain', kept: 'plain', late: 'ask', broken: 'late', done: 'plain', ended: 'plain' } as const;

export function promiseColumns(rows: readonly Word[], dateText: Text, nameOf: Text): Column<Word>[] {
  return [
    ...shared<Word>(rows, (row) => row.amountYen, dateText, nameOf, [
      day('made', words.made, dateText, (row) => row.madeOn),
      day('on', words.on, dateText, (row) => row.promisedOn),
    ]),
  ];
}

export function planColumns(rows: readonly Plan[], dateText: Text, nameOf: Text): Column<Plan>[] {
  return shared<Plan>(rows, (row) => row.totalYen, dateText, nameOf, [
    day('agreed', words.agreed, dateText, (row) => row.agreedOn),
    // A narrow window keeps the customer's name whole.
    { ...day<Plan>('letter', words.letter, dateText, (row) => row.letter?.issuedOn ?? null), from: 1700 },
    day('signed', words.signed, dateText, (row) => row.acknowledgedOn),
  ]);
}

function shared<R extends Word | Plan>(
  rows: readonly R[],
  pledged: (row: R) => number,
  dateText: Text,
  nameOf: Text,
  days: Column<R>[],
): Column<R>[] {
  return [
    {
      key: 'customer',
      head: words.customer,
      minWidth: 200,
      cell: (row) => (
        <>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: promiseWords.sum(rows.length),
    },
    {
      key: 'state',
      head: words.state,
      width: 84,
      cell: (row) => <Tag tone={TONES[row.state]}>{promiseWords.states[row.state]}</Tag>,
      value: (row) => promiseWords.states[row.state],
    },
    ...days,
    yen('amount', words.amount, rows, pledged),
    yen('paid', words.paid, rows, (row) => row.paidYen),
    yen('behind', words.behind, rows, behindOf),
    {
      key: 'next',
      head: words.next,
      width: 168,
      cell: (row) =>
        row.next && row.state !== 'ended' ? promiseWords.next(dateText(row.next.dueOn), row.next.amountYen) : '',
      value: (row) => (row.state === 'ended' ? null : (row.next?.dueOn ?? null)),
    },
    { key: 'invoices', head: words.invoices, width: 104, cell: invoicesText, value: invoicesText },
    { key: 'note', head: words.note, minWidth: 72, cell: (row) => row.note, value: (row) => row.note },
    { key: 'by', head: words.by, width: 64, cell: (row) => nameOf(row.by), value: (row) => nameOf(row.by) },
  ];
}

/** A word that was taken back is behind with nothing. */
function behindOf(row: Word | Plan): number {
  return row.state === 'ended' ? 0 : row.behindYen;
}

function invoicesText(row: Word | Plan): string {
  const [first, ...others] = row.invoices;
  return first === undefined ? promiseWords.allInvoices : promiseWords.invoices(first, others.length);
}

function day<R>(key: string, head: string, dateText: Text, of: (row: R) => string | null): Column<R> {
  return {
    key,
    head,
    width: 88,
    cell: (row) => {
      const on = of(row);
      return on === null ? '' : dateText(on);
    },
    value: of,
  };
}

function yen<R>(key: string, head: string, rows: readonly R[], of: (row: R) => number): Column<R> {
  return {
    key,
    head,
    width: 92,
    align: 'end',
    cell: (row) => <Amount yen={of(row)} />,
    value: of,
    total: <Amount yen={rows.reduce((sum, row) => sum + of(row), 0)} />,
  };
}
