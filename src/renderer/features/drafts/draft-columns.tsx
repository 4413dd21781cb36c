import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { draftWords as words } from '../../../messages/billing.ts';
import { Amount } from '../../ui/amount.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type Draft = OutputOf<'drafts.list'>['drafts'][number];
export type DraftProblem = OutputOf<'drafts.check'>['problems'][number];

/** The worst that stands against each draft. */
export function levelsOf(problems: readonly DraftProblem[]): ReadonlyMap<number, 'error' | 'warning'> {
  const levels = new Map<number, 'error' | 'warning'>();
  for (const { draftId, level } of problems) if (levels.get(draftId) !== 'error') levels.set(draftId, level);
  return levels;
}

export function draftColumns(
  drafts: readonly Draft[],
  levels: ReadonlyMap<number, 'error' | 'warning'>,
  dateText: (date: string) => string,
): Column<Draft>[] {
  const heads = words.columns;
  return [
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 180,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`}</span>,
      value: (one) => one.customerCode,
      total: words.count(drafts.length),
    },
    {
      key: 'on',
      head: heads.issuedOn,
      width: 104,
      cell: (one) => dateText(one.issuedOn),
      value: (one) => one.issuedOn,
    },
    {
      key: 'title',
      head: heads.subject,
      minWidth: 120,
      cell: (one) => <span className="cut">{one.title}</span>,
      value: (one) => one.title,
    },
    {
      key: 'lines',
      head: heads.lines,
      width: 64,
      align: 'end',
      cell: (one) => words.lineCount(one.lines),
      value: (one) => one.lines,
    },
    {
      key: 'total',
      head: heads.total,
      width: 120,
      align: 'end',
      cell: (one) => (one.totalYen === null ? '—' : <Amount yen={one.totalYen} />),
      value: (one) => one.totalYen,
      total: formatYen(sumYen(drafts.map((one) => one.totalYen ?? 0))),
    },
    {
      key: 'state',
      head: heads.state,
      width: 80,
      cell: (one) => <LevelTag level={levels.get(one.draftId)} />,
      value: (one) => levelText(levels.get(one.draftId)),
    },
    {
      key: 'by',
      head: heads.by,
      width: 110,
      from: 1700,
      cell: (one) => (
        <span className="cut">{`${one.by}${one.origin === 'copied' ? `　${words.origins.copied}` : ''}`}</span>
      ),
      value: (one) => one.by,
    },
  ];
}

function levelText(level: 'error' | 'warning' | undefined): string {
  return level === 'error' ? words.faulty : level === 'warning' ? words.doubtful : words.good;
}

function LevelTag({ level }: { level: 'error' | 'warning' | undefined }) {
  return <Tag tone={level === 'error' ? 'late' : level === 'warning' ? 'ask' : 'act'}>{levelText(level)}</Tag>;
}
