/** Columns of the board: the eight steps of each client's cycle. A mark opens the page where its work is done. */
import { CYCLE_STEPS, type CycleStep, type StepStanding } from '../../../domain/client-cycle.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { stepSentence, stepText, todayWords } from '../../../messages/today.ts';
import { Amount } from '../../ui/amount.tsx';
import { ClientSeal, StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { type BoardClient, markOf, stepOf } from './board.ts';

export const pageOfStep: Record<CycleStep, string> = {
  invoices: 'invoices',
  import: 'deposits',
  matching: 'matching',
  exceptions: 'matching',
  reminders: 'reminders',
  posting: 'cycle',
  report: 'reports',
  close: 'cycle',
};

/** Order of marks when a column is sorted: what must be done comes first. */
const URGENCY = { late: 0, todo: 1, wait: 2, next: 3, none: 4, done: 5 } as const;

const WIDTHS: Partial<Record<CycleStep, number>> = { matching: 54, posting: 66, reminders: 66 };
const WIDTH = 68;

/** Figures are never cut: the column is as wide as its total. */
function widthOfYen(yen: number, beside: number): number {
  const DIGIT = 7;
  return Math.max(92, formatYen(yen).length * DIGIT + beside);
}

function exceptionsWidth(clients: readonly BoardClient[]): number {
  return widthOfYen(sumYen(clients.map((client) => stepOf(client, 'exceptions').yen)), 30);
}

type OnMark = (client: BoardClient, step: CycleStep) => void;

function stepColumn(step: CycleStep, clients: readonly BoardClient[], onMark: OnMark): Column<BoardClient> {
  return {
    key: step,
    head: todayWords.columns.steps[step],
    width: step === 'exceptions' ? exceptionsWidth(clients) : (WIDTHS[step] ?? WIDTH),
    cell: (client) => <StepCell standing={stepOf(client, step)} onOpen={() => onMark(client, step)} />,
    value: (client) => {
      const standing = stepOf(client, step);
      return `${URGENCY[standing.state]} ${stepSentence(standing)}`;
    },
    total: totalOf(
      clients.map((client) => stepOf(client, step)),
      step,
    ),
  };
}

function StepCell({ standing, onOpen }: { standing: StepStanding; onOpen: () => void }) {
  const sentence = stepSentence(standing);
  const shown = <StepMark step={markOf(standing)}>{stepText(standing)}</StepMark>;
  if (standing.state === 'done' || standing.state === 'none' || standing.state === 'next')
    return <span title={sentence}>{shown}</span>;
  return (
    <button type="button" className="mark" tabIndex={-1} title={sentence} onClick={onOpen}>
      {shown}
    </button>
  );
}

/** At the foot the clients of the most urgent kind are counted; under 例外 stands their money. */
function totalOf(standings: readonly StepStanding[], step: CycleStep) {
  for (const state of ['late', 'todo', 'wait'] as const) {
    const found = standings.filter((one) => one.state === state);
    if (found.length === 0) continue;
    const all = standings.filter((one) => one.count > 0);
    const text = step === 'exceptions' ? formatYen(sumYen(all.map((one) => one.yen))) : common.clients(found.length);
    return <StepMark step={state}>{text}</StepMark>;
  }
  return null;
}

export function boardColumns(clients: readonly BoardClient[], onMark: OnMark): Column<BoardClient>[] {
  const words = todayWords.columns;
  const overdueYen = sumYen(clients.map((client) => client.overdueYen));
  const largest = Math.max(1, ...clients.map((client) => client.overdueYen));
  return [
    {
      key: 'client',
      head: words.client,
      minWidth: 136,
      cell: (client) => (
        <span className="name">
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span className="cut" title={client.name}>
            {client.name}
          </span>
        </span>
      ),
      value: (client) => client.name,
      total: common.clients(clients.length),
    },
    ...(clients.some((client) => client.assigneeName !== null) ? [assigneeColumn()] : []),
    ...CYCLE_STEPS.map((step) => stepColumn(step, clients, onMark)),
    {
      key: 'overdue',
      head: words.overdue,
      width: widthOfYen(overdueYen, 24),
      align: 'end',
      cell: (client) => <Amount yen={client.overdueYen} zero="figure" />,
      value: (client) => client.overdueYen,
      bar: (client) => ({ share: client.overdueYen / largest, colour: 'var(--late)' }),
      total: formatYen(overdueYen),
    },
  ];
}

/** Left out where nobody is assigned to anybody. */
function assigneeColumn(): Column<BoardClient> {
  return {
    key: 'assignee',
    head: todayWords.columns.assignee,
    width: 48,
    from: 1280,
    cell: (client) => client.assigneeName?.split(/[\s　]/)[0] ?? '',
    value: (client) => client.assigneeName,
  };
}
