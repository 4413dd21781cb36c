/** Facts about the office's own work, written beside the booking they belong to. */
import type { Tx } from '../../core/context.ts';

export interface MatchingRun {
  applied: number;
  clearedYen: number;
  /** Proposals that are no more than suggestions. */
  suggested: number;
  leftCount: number;
  leftYen: number;
}

/** A run of 消込 over all that waited: what is still open after it waits for a person. */
export async function noteMatchingRun(tx: Tx, clientId: number, run: MatchingRun): Promise<void> {
  const sql = tx.client(clientId);
  await sql.insert('matching_run', {
    id: await sql.nextId('matching_run'),
    applied: run.applied,
    cleared_yen: run.clearedYen,
    suggested: run.suggested,
    left_count: run.leftCount,
    left_yen: run.leftYen,
    ...tx.booked(),
  });
}

/** A period was closed or reopened; client.closed_through says how it stands, this says who did it, when and why. */
export async function notePeriodChange(
  tx: Tx,
  clientId: number,
  change: { kind: 'closed' | 'reopened'; through: string | null; reason: string },
): Promise<void> {
  const sql = tx.client(clientId);
  await sql.insert('period_change', { id: await sql.nextId('period_change'), ...change, ...tx.booked() });
}
