/** Rows of the aging table: one customer each, or one client with all of its customers. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';

export type AgingRow = OutputOf<'aging.table'>['rows'][number];
export type Buckets = Pick<AgingRow, 'notDue' | 'd1to30' | 'd31to60' | 'd61to90' | 'over90' | 'total'>;

/** In the order of the ramp. */
export const BUCKETS = ['notDue', 'd1to30', 'd31to60', 'd61to90', 'over90'] as const;
export type Bucket = (typeof BUCKETS)[number];

export interface AgingLine extends Buckets {
  key: string;
  clientId: number;
  clientCode: string;
  clientName: string;
  /** Null where the line is a whole client. */
  customerId: number | null;
  code: string;
  name: string;
}

export type AgingOrder = 'overdue' | 'code';

export function overdueOf(buckets: Buckets): number {
  return buckets.total - buckets.notDue;
}

export function addBuckets(rows: readonly Buckets[]): Buckets {
  const sum: Buckets = { notDue: 0, d1to30: 0, d31to60: 0, d61to90: 0, over90: 0, total: 0 };
  for (const row of rows) {
    for (const bucket of BUCKETS) sum[bucket] += row[bucket];
    sum.total += row.total;
  }
  return sum;
}

export function customerLines(rows: readonly AgingRow[]): AgingLine[] {
  return rows.map((row) => ({
    ...row,
    key: `${row.clientId}/${row.customerId}`,
    code: row.customerCode,
    name: row.customerName,
  }));
}

export function clientLines(rows: readonly AgingRow[]): AgingLine[] {
  return [...Map.groupBy(rows, (row) => row.clientId).values()].map((own) => {
    const { clientId, clientCode, clientName } = own[0]!;
    const head = { clientId, clientCode, clientName, customerId: null, code: clientCode, name: clientName };
    return { ...head, ...addBuckets(own), key: String(clientId) };
  });
}

/** By code, or the largest overdue first; of several clients those with the most overdue come first, each together. */
export function orderedLines(lines: readonly AgingLine[], order: AgingOrder): AgingLine[] {
  if (order === 'code') return [...lines];
  const byClient = new Map<number, number>();
  for (const line of lines) byClient.set(line.clientId, (byClient.get(line.clientId) ?? 0) + overdueOf(line));
  return [...lines].sort(
    (a, b) =>
      (byClient.get(b.clientId) ?? 0) - (byClient.get(a.clientId) ?? 0) ||
      a.clientId - b.clientId ||
      overdueOf(b) - overdueOf(a) ||
      b.total - a.total,
  );
}

/** Which column a receivable of so many days belongs to. */
export function bucketOf(days: number): Bucket {
  if (days <= 0) return 'notDue';
  if (days <= 30) return 'd1to30';
  if (days <= 60) return 'd31to60';
  return days <= 90 ? 'd61to90' : 'over90';
}
