/** Columns of the list of questions. */
import type { OutputOf } from '../../../contract/contract.ts';
import { questionWords as words } from '../../../messages/questions.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type Question = OutputOf<'questions.list'>['questions'][number];

type Text = (value: string) => string;

interface ColumnContext {
  rows: readonly Question[];
  dateText: Text;
  nameOf: Text;
  today: string;
  /** Over all clients: whose customer it is stands in front. */
  office: boolean;
}

export function questionColumns({ rows, dateText, nameOf, today, office }: ColumnContext): Column<Question>[] {
  const columns: Column<Question>[] = [
    {
      key: 'customer',
      head: words.columns.customer,
      minWidth: 168,
      cell: (row) => (
        <>
          <span className="code">{row.customerCode}</span>
          {row.customerName}
        </>
      ),
      value: (row) => `${row.customerCode} ${row.customerName}`,
      total: words.sum(rows.length),
    },
    {
      key: 'state',
      head: words.columns.state,
      width: 132,
      cell: (row) => <States row={row} today={today} />,
      value: (row) => words.states[row.state],
    },
    text('question', words.columns.question, { minWidth: 200 }, (row) => row.question),
    text('invoice', words.columns.invoice, { width: 160 }, (row) =>
      row.invoice === null ? '' : row.line === null ? row.invoice : words.line(row.invoice, row.line),
    ),
    {
      key: 'open',
      head: words.columns.open,
      width: 92,
      align: 'end',
      cell: (row) => <Amount yen={row.openYen} zero="blank" />,
      value: (row) => row.openYen,
    },
    day('asked', words.columns.asked, dateText, (row) => row.askedOn),
    text('channel', words.columns.channel, { width: 60 }, (row) => words.channels[row.channel]),
    text('askedBy', words.columns.askedBy, { width: 92 }, (row) => row.askedBy),
    day('due', words.columns.due, dateText, (row) => row.dueOn),
    text('assigned', words.columns.assigned, { width: 76 }, (row) =>
      row.assignedTo === '' ? '' : nameOf(row.assignedTo),
    ),
    text('last', words.columns.last, { minWidth: 120 }, (row) => {
      const last = row.entries.at(-1);
      return last ? [words.entryKinds[last.kind], last.text].filter(Boolean).join('　') : '';
    }),
  ];
  return office ? [clientColumn, ...columns] : columns;
}

const clientColumn: Column<Question> = {
  key: 'client',
  head: words.columns.client,
  width: 140,
  cell: (row) => row.clientName,
  value: (row) => `${row.clientCode} ${row.clientName}`,
};

function States({ row, today }: { row: Question; today: string }) {
  const isLate = row.state !== 'closed' && row.dueOn !== null && row.dueOn < today;
  return (
    <>
      <Tag tone={row.state === 'open' ? 'ask' : 'plain'}>{words.states[row.state]}</Tag>{' '}
      {row.disputed && <Tag tone="late">{words.disputed}</Tag>}
      {isLate && !row.disputed && <Tag tone="late">{words.overdue}</Tag>}
    </>
  );
}

function text(
  key: string,
  head: string,
  width: { width: number } | { minWidth: number },
  of: (row: Question) => string,
): Column<Question> {
  return { key, head, ...width, cell: of, value: of };
}

function day(key: string, head: string, dateText: Text, of: (row: Question) => string | null): Column<Question> {
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
