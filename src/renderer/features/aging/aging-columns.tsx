/** Columns of the aging table: a figure, a bar under it, one scale for the whole table. */
import { formatYen } from '../../../domain/money.ts';
import { agingWords } from '../../../messages/aging.ts';
import { markWords } from '../../../messages/marks.ts';
import { Amount } from '../../ui/amount.tsx';
import { AgeMark } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { type AgingLine, addBuckets, BUCKETS, type Bucket } from './aging-rows.ts';

/** A day in the middle of each bucket, for its mark. */
const MARK_DAYS: Record<Bucket, number> = { notDue: 0, d1to30: 15, d31to60: 45, d61to90: 75, over90: 100 };

export function bucketLabel(bucket: Bucket, basis: 'due' | 'issue'): string {
  const index = BUCKETS.indexOf(bucket);
  return (basis === 'due' ? markWords.ages[index] : agingWords.issueAges[index]) ?? '';
}

export interface AgingColumnsInput {
  lines: readonly AgingLine[];
  basis: 'due' | 'issue';
  by: 'client' | 'customer';
  /** There is room for the sum of the row. */
  withTotal: boolean;
  nameWidth: number;
}

export function agingColumns({ lines, basis, by, withTotal, nameWidth }: AgingColumnsInput): Column<AgingLine>[] {
  const sum = addBuckets(lines);
  const largest = Math.max(1, ...lines.flatMap((line) => BUCKETS.map((bucket) => line[bucket])));
  const bucketColumn = (bucket: Bucket, index: number): Column<AgingLine> => ({
    key: bucket,
    head: <AgeMark overdueDays={MARK_DAYS[bucket]} label={bucketLabel(bucket, basis)} />,
    headText: bucketLabel(bucket, basis),
    minWidth: 96,
    align: 'end',
    cell: (line) => <Amount yen={line[bucket]} />,
    value: (line) => line[bucket],
    bar: (line) => ({ share: line[bucket] / largest, colour: `var(--age${index})` }),
    total: formatYen(sum[bucket]),
  });
  const total: Column<AgingLine> = {
    key: 'total',
    head: agingWords.columns.total,
    minWidth: 104,
    align: 'end',
    cell: (line) => <Amount yen={line.total} />,
    value: (line) => line.total,
    total: formatYen(sum.total),
  };
  return [
    {
      key: 'name',
      head: agingWords.columns[by],
      width: nameWidth,
      cell: (line) => (
        <span title={line.name}>
          <span className="code">{line.code}</span>
          {line.name}
        </span>
      ),
      value: (line) => `${line.code} ${line.name}`,
      total: agingWords.customers(lines.length),
    },
    ...BUCKETS.map(bucketColumn),
    ...(withTotal ? [total] : []),
  ];
}

/** 構成比 under the totals. */
export function shareLine(lines: readonly AgingLine[]): Record<string, string> {
  const sum = addBuckets(lines);
  const share = (yen: number) => (sum.total === 0 ? '' : agingWords.percent(yen / sum.total));
  return {
    name: agingWords.share,
    ...Object.fromEntries(BUCKETS.map((bucket) => [bucket, share(sum[bucket])])),
    total: share(sum.total),
  };
}
