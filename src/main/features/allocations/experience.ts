/** Counting what the office has met, so that its own clearings move the engine's weights. */
import type { Tx } from '../../core/context.ts';
import { countExperience, lastCounted } from './office-queries.ts';

/** Fewer teach nothing that the table does not know better. */
const FEWEST_CLEARINGS = 300;

/**
 * Counts anew when the month has changed since the last count: once a month, with the first run of it. The count stands
 * under this transaction's number, so that what was proposed before is told by the weights it was proposed with.
 */
export async function countOnceAMonth(tx: Tx): Promise<void> {
  const last = await lastCounted(tx.office);
  if (last !== null && last.at.slice(0, 7) === tx.at.slice(0, 7)) return;
  const counts = await countExperience(tx.office);
  if (counts.reduce((sum, row) => sum + row.count, 0) < FEWEST_CLEARINGS) return;
  await tx.office.bulkInsert(
    'matching_experience',
    counts.map((row) => ({
      seq: tx.seq,
      fee_bearer: row.feeBearer,
      fee_yen: row.feeYen,
      withheld: row.withheld,
      lateness: row.lateness,
      count: row.count,
    })),
  );
}
