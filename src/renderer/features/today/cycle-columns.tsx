/** Columns of 月次の流れ: when each step was due, how it stands, when and by whom it was done. */
import type { OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { cycleWords } from '../../../messages/cycle.ts';
import { Amount } from '../../ui/amount.tsx';
import { StepMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type CycleRow = OutputOf<'cycle.month'>['steps'][number];
const words = cycleWords.columns;

export function cycleColumns(nameOf: (code: string) => string): Column<CycleRow>[] {
  const day = (on: string | null) => (on === null ? '' : formatDate(on));
  return [
    { key: 'step', head: words.step, width: 150, cell: (row) => cycleWords.names[row.step], value: nameOfStep },
    {
      key: 'state',
      head: words.state,
      width: 96,
      cell: (row) => (
        <StepMark step={row.state === 'next' ? 'none' : row.state}>{cycleWords.states[row.state]}</StepMark>
      ),
      value: (row) => cycleWords.states[row.state],
    },
    {
      key: 'due',
      head: words.due,
      width: 104,
      cell: (row) => (row.state === 'late' ? <span className="late">{day(row.dueOn)}</span> : day(row.dueOn)),
      value: (row) => row.dueOn,
    },
    { key: 'done', head: words.done, width: 104, cell: (row) => day(row.doneOn), value: (row) => row.doneOn },
    { key: 'by', head: words.by, minWidth: 96, cell: (row) => by(row, nameOf), value: (row) => by(row, nameOf) },
    {
      key: 'count',
      head: words.count,
      width: 80,
      align: 'end',
      cell: (row) => row.count || <span className="zero">—</span>,
      value: (row) => row.count,
    },
    {
      key: 'yen',
      head: words.yen,
      width: 132,
      align: 'end',
      cell: (row) => (row.yen === 0 ? <span className="zero">—</span> : <Amount yen={row.yen} />),
      value: (row) => row.yen,
    },
  ];
}

function nameOfStep(row: CycleRow): string {
  return cycleWords.names[row.step];
}

function by(row: CycleRow, nameOf: (code: string) => string): string {
  return row.by === '' ? '' : nameOf(row.by);
}
