/** Columns of 例外一覧. */
import { sumYen } from '../../../domain/money.ts';
import { shortDate } from '../../../messages/common.ts';
import { proposalBadge } from '../../../messages/matching.ts';
import { reviewWords } from '../../../messages/review.ts';
import { Amount } from '../../ui/amount.tsx';
import { ClientSeal, Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { isSafe, type QueueRow } from './queue.ts';

const words = reviewWords.columns;

export function reviewColumns(rows: readonly QueueRow[]): Column<QueueRow>[] {
  return [
    {
      key: 'client',
      head: words.client,
      width: 200,
      cell: (row) => (
        <span className="name">
          <ClientSeal seal={row.seal} colour={row.colour} />
          <span className="cut" title={row.name}>
            {row.name}
          </span>
        </span>
      ),
      value: (row) => `${row.code} ${row.name}`,
      total: reviewWords.sum(rows.length),
    },
    {
      key: 'yen',
      head: words.yen,
      width: 104,
      align: 'end',
      cell: (row) => <Amount yen={row.leftYen} />,
      value: (row) => row.leftYen,
      total: <Amount yen={sumYen(rows.map((row) => row.leftYen))} zero="figure" />,
    },
    {
      key: 'depositedOn',
      head: words.depositedOn,
      width: 64,
      cell: (row) => shortDate(row.depositedOn),
      value: (row) => row.depositedOn,
    },
    {
      key: 'payer',
      head: words.payer,
      minWidth: 130,
      cell: (row) => (
        <span className="cut" title={row.payerName}>
          {row.payerName}
        </span>
      ),
      value: (row) => row.payerName,
    },
    {
      key: 'badge',
      head: words.badge,
      width: 104,
      cell: badge,
      value: (row) => (row.proposal ? proposalBadge(row.proposal) : null),
    },
    {
      key: 'suggestion',
      head: words.suggestion,
      minWidth: 110,
      from: 1280,
      cell: (row) => (
        <span className="cut" title={row.proposal?.customerName}>
          {row.proposal?.customerName ?? ''}
        </span>
      ),
      value: (row) => row.proposal?.customerName ?? null,
    },
  ];
}

function badge({ proposal }: QueueRow) {
  if (!proposal) return <span className="dim">{reviewWords.asking}</span>;
  return <Tag tone={isSafe(proposal) ? 'act' : 'ask'}>{proposalBadge(proposal)}</Tag>;
}
