/** What a run over many clients does with one of them, and how that is written down. */
import type { Failure, Reply } from '../../../contract/reply.ts';
import { sumYen } from '../../../domain/money.ts';
import type { CommandContext, Tx } from '../../core/context.ts';
import type { SqlRow } from '../../db/engine.ts';
import { isLetter } from '../reminders/letters.ts';
import { decideForClient } from '../reminders/propose.ts';
import { type BatchHead, lettersYen } from './office-queries.ts';

/** Columns of batch_client that tell what came of it. */
type Outcome = Reply<SqlRow>;

/**
 * One client's part, by kind. Commands are the ones a clerk gives by hand, under a requestId that names run and client:
 * after a crash the same one is given again and answers with what it did the first time.
 */
export const CLIENT_WORK: Record<
  BatchHead['kind'],
  (context: CommandContext, batch: BatchHead, clientId: number) => Promise<Outcome>
> = {
  async match(context, batch, clientId) {
    const reply = await context.perform('allocations.apply', { clientId, requestId: requestIdOf(batch, clientId) });
    return worked(reply, ({ applied, clearedYen = 0, suggested = 0, left, leftYen = 0 }) => ({
      applied: applied.length,
      cleared_yen: clearedYen,
      suggested,
      left_count: left,
      left_yen: leftYen,
    }));
  },

  /** Inside a transaction that is rolled back: nothing half-booked by somebody else is seen. */
  async propose(context, { asOf }, clientId) {
    const decisions = await context.rehearse((tx) =>
      decideForClient(tx.client(clientId), { asOf, confirmedStale: false, customerIds: null }),
    );
    const letters = decisions.filter(isLetter);
    return {
      ok: true,
      value: {
        letters: letters.length,
        letters_yen: sumYen(letters.map((one) => one.decision.totalYen)),
        withheld: decisions.filter((one) => one.decision.kind === 'withheld').length,
      },
    };
  },

  async print(context, batch, clientId) {
    const { asOf } = batch;
    const requestId = requestIdOf(batch, clientId);
    const reply = await context.perform('reminders.issue', { clientId, asOf, requestId });
    if (!reply.ok) return reply;
    const { batchId, letters, document } = reply.value;
    const yen = batchId === null ? 0 : await lettersYen(context.read.office, batchId);
    return {
      ok: true,
      value: {
        letters,
        letters_yen: yen,
        reminder_batch_id: batchId,
        document_id: document?.documentId ?? null,
      },
    };
  },

  async report(context, batch, clientId) {
    const { month } = batch;
    const requestId = requestIdOf(batch, clientId);
    const reply = await context.perform('reports.meeting', { clientId, month, requestId });
    return worked(reply, ({ document }) => ({ document_id: document.documentId }));
  },
};

function requestIdOf(batch: BatchHead, clientId: number): string {
  return `batch-${batch.batchId}-${clientId}`;
}

function worked<T>(reply: Reply<T>, columns: (value: T) => SqlRow): Outcome {
  return reply.ok ? { ok: true, value: columns(reply.value) } : reply;
}

/** Notes what came of one client's part; false when the run is no longer to go on. */
export async function noteOutcome(tx: Tx, batchId: number, clientId: number, outcome: Outcome): Promise<void> {
  const columns: SqlRow = outcome.ok
    ? { ...outcome.value, state: 'done', refusal: null, facts: null }
    : { state: 'failed', refusal: outcome.error.code, facts: JSON.stringify(plainFacts(outcome.error)) };
  await tx.client(clientId).update('batch_client', { batch_id: batchId }, { ...columns, done_at: tx.at });
}

/** Facts as the sentence needs them; lists become text. */
function plainFacts({ facts, bugId }: Failure): Record<string, string | number | boolean | null> {
  const plain = Object.entries(facts).map(
    ([name, value]) =>
      [name, Array.isArray(value) ? value.join('、') : (value as string | number | boolean | null)] as const,
  );
  return { ...Object.fromEntries(plain), ...(bugId === undefined ? {} : { bugId }) };
}
