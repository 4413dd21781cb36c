/** The headline figures over the table. */
import { formatYen } from '../../../domain/money.ts';
import { agingWords } from '../../../messages/aging.ts';
import { common } from '../../../messages/common.ts';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import { type AgingRow, addBuckets, overdueOf } from './aging-rows.ts';
import type { useAging } from './use-aging.ts';

type Aging = ReturnType<typeof useAging>;

const words = agingWords.figures;
const WAITING = '—';

export function AgingStrip({ aging }: { aging: Aging }) {
  return <Strip figures={figuresOf(aging)} />;
}

function figuresOf({ dueRows, before, unused }: Aging): HeadlineFigure[] {
  const rows = dueRows ?? [];
  const sum = addBuckets(rows);
  const change = before === null ? null : sum.total - before.total;
  const unusedYen = unused === null ? null : unused.advanceYen + unused.suspenseYen;
  return [
    { ...yenFigure(words.total, dueRows && sum.total), note: words.totalNote(rows.length) },
    lateFigure(words.overdue, dueRows, overdueOf),
    lateFigure(words.over90, dueRows, (row) => row.over90),
    {
      ...yenFigure(words.change, change),
      figure: change === null || dueRows === null ? WAITING : agingWords.plus(change),
      note: before && words.changeNote(before.asOf, before.total),
    },
    {
      ...yenFigure(words.unused, unusedYen),
      note: unused && (unusedYen === 0 ? words.unusedNone : words.unusedNote(unused.advanceYen, unused.suspenseYen)),
    },
  ];
}

function yenFigure(caption: string, yen: number | null): HeadlineFigure {
  return { caption, figure: yen === null ? WAITING : formatYen(yen), unit: common.yen };
}

function lateFigure(
  caption: string,
  rows: readonly AgingRow[] | null,
  yenOf: (row: AgingRow) => number,
): HeadlineFigure {
  const yen = (rows ?? []).reduce((sum, row) => sum + yenOf(row), 0);
  const total = addBuckets(rows ?? []).total;
  const customers = (rows ?? []).filter((row) => yenOf(row) > 0).length;
  const note = yen === 0 ? words.none : words.lateNote(customers, total === 0 ? 0 : yen / total);
  return { ...yenFigure(caption, rows && yen), late: yen > 0, note };
}
