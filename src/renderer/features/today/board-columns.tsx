/** Columns of the board. A mark opens the page where its work is done. */
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { todayWords } from '../../../messages/today.ts';
import { Amount } from '../../ui/amount.tsx';
import { ClientSeal, StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import {
  type BoardClient,
  bankMark,
  closeMark,
  invoiceMark,
  type Mark,
  matchingMark,
  monthToClose,
  reminderMark,
} from './board.ts';

export const pageOfColumn = {
  bank: 'deposits',
  matching: 'matching',
  invoices: 'invoices',
  reminders: 'reminders',
  overdue: 'aging',
} as const;

/** Order of marks when a column is sorted: what must be done comes first. */
const URGENCY = { late: 0, todo: 1, wait: 2, none: 3, done: 4 } as const;

function markColumn(
  key: string,
  head: string,
  width: number | undefined,
  markOf: (client: BoardClient) => Mark,
  clients: readonly BoardClient[],
  onMark: OnMark,
): Column<BoardClient> {
  return {
    key,
    head,
    width,
    minWidth: 84,
    cell: (client) => {
      const mark = markOf(client);
      const shown = <StepMark step={mark.step}>{mark.text}</StepMark>;
      if (mark.step !== 'todo' && mark.step !== 'late') return shown;
      return (
        <button type="button" className="mark" tabIndex={-1} onClick={() => onMark(client, key)}>
          {shown}
        </button>
      );
    },
    value: (client) => `${URGENCY[markOf(client).step]} ${markOf(client).text}`,
    total: totalOf(clients.map(markOf)),
  };
}

/** At the foot the most urgent kind is counted. */
function totalOf(marks: readonly Mark[]) {
  for (const step of ['late', 'todo', 'wait'] as const) {
    const count = marks.filter((mark) => mark.step === step).length;
    if (count > 0) return <StepMark step={step}>{common.clients(count)}</StepMark>;
  }
  return null;
}

type OnMark = (client: BoardClient, column: string) => void;

export function boardColumns(clients: readonly BoardClient[], today: string, onMark: OnMark): Column<BoardClient>[] {
  const words = todayWords.columns;
  const largest = Math.max(1, ...clients.map((client) => client.overdueYen));
  return [
    {
      key: 'client',
      head: words.client,
      width: 212,
      cell: (client) => (
        <span className="name">
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span>{client.name}</span>
        </span>
      ),
      value: (client) => client.name,
      total: common.clients(clients.length),
    },
    {
      key: 'assignee',
      head: words.assignee,
      width: 48,
      from: 1280,
      cell: (client) => client.assigneeName?.split(/[\s　]/)[0] ?? '',
      value: (client) => client.assigneeName,
    },
    markColumn('bank', words.bank, undefined, (client) => bankMark(client, today), clients, onMark),
    markColumn('matching', words.matching, 68, matchingMark, clients, onMark),
    markColumn('invoices', words.invoices, undefined, (client) => invoiceMark(client, today), clients, onMark),
    markColumn('reminders', words.reminders, undefined, reminderMark, clients, onMark),
    markColumn(
      'close',
      words.close(Number(monthToClose(today).slice(5))),
      undefined,
      (client) => closeMark(client, today),
      clients,
      onMark,
    ),
    {
      key: 'overdue',
      head: words.overdue,
      width: 104,
      align: 'end',
      cell: (client) => <Amount yen={client.overdueYen} zero="figure" />,
      value: (client) => client.overdueYen,
      bar: (client) => ({ share: client.overdueYen / largest, colour: 'var(--late)' }),
      total: formatYen(clients.reduce((sum, client) => sum + client.overdueYen, 0)),
    },
  ];
}
