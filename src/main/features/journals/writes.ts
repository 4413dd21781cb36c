/** A journal file that is not to count: its facts go out anew; books that took it in get counter-entries. */
import { dayInJapan } from '../../../domain/dates.ts';
import { counterRows } from '../../../domain/journal/counter-rows.ts';
import { WITHDRAWN_LABEL } from '../../../domain/journal/labels.ts';
import type { Cell } from '../../../domain/journal/rows.ts';
import type { JournalFormat } from '../../../domain/journal/tax-labels.ts';
import type { CommandContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';

interface Withdrawal {
  clientId: number;
  batchId: number;
  /** The bookkeeping has taken the file in. */
  imported: boolean;
  reason: string;
}

/** Throws journal-batch-unknown, journal-batch-withdrawn, journal-batch-not-last. */
export async function withdrawJournal(context: CommandContext, { clientId, batchId, imported, reason }: Withdrawal) {
  const done = await context.write(async (tx) => {
    const sql = tx.client(clientId);
    const client = await clientSettings(sql, 'booking');
    const batch = await standingBatch(sql, batchId);
    const newest = await sql.get<{ batchId: number; throughOn: string }>(
      `SELECT b.id AS batchId, b.through_on AS throughOn FROM journal_batch b
       LEFT JOIN journal_withdrawal w ON w.client_id = b.client_id AND w.batch_id = b.id
       WHERE b.client_id = :clientId AND w.batch_id IS NULL ORDER BY b.seq DESC LIMIT 1`,
    );
    if (newest!.batchId !== batchId)
      throw new AppError('journal-batch-not-last', { throughOn: newest!.throughOn }, 'batchId');
    const counter = imported ? await recordCounter(context, tx, clientId, client, batch) : null;
    await sql.insert('journal_withdrawal', {
      batch_id: batchId,
      reason,
      document_id: counter?.documentId ?? null,
      ...tx.booked(),
    });
    await sql.run(
      `INSERT INTO journal_withdrawn_fact (client_id, batch_id, kind, ref_id, on_day, resting, resting_customer_id)
       SELECT client_id, batch_id, kind, ref_id, on_day, resting, resting_customer_id FROM journal_fact
       WHERE client_id = :clientId AND batch_id = :batchId`,
      { batchId },
    );
    await sql.run('DELETE FROM journal_fact WHERE client_id = :clientId AND batch_id = :batchId', { batchId });
    return { entries: batch.entries, documentId: counter?.documentId ?? null };
  });
  const { entries, documentId } = done;
  return { entries, counter: documentId === null ? null : await context.render(documentId) };
}

export interface StandingBatch {
  format: JournalFormat;
  throughOn: string;
  entries: number;
  debitYen: number;
  documentId: number;
  payload: string;
}

/** Throws journal-batch-unknown, journal-batch-withdrawn. */
export async function standingBatch(sql: ClientRead, batchId: number): Promise<StandingBatch> {
  const batch = await sql.get<StandingBatch & { withdrawnAt: string | null }>(
    `SELECT b.format, b.through_on AS throughOn, b.entries, b.debit_yen AS debitYen, b.document_id AS documentId, d.payload, w.recorded_at AS withdrawnAt
     FROM journal_batch b JOIN document d ON d.id = b.document_id
     LEFT JOIN journal_withdrawal w ON w.client_id = b.client_id AND w.batch_id = b.id
     WHERE b.client_id = :clientId AND b.id = :batchId`,
    { batchId },
  );
  if (!batch) throw new AppError('journal-batch-unknown', { batchId }, 'batchId');
  if (batch.withdrawnAt !== null)
    throw new AppError('journal-batch-withdrawn', { on: dayInJapan(batch.withdrawnAt) }, 'batchId');
  return batch;
}

function recordCounter(
  context: CommandContext,
  tx: Tx,
  clientId: number,
  client: { code: string; name: string },
  { format, throughOn, payload }: StandingBatch,
): Promise<{ documentId: number; path: string }> {
  const { rows } = JSON.parse(payload) as { rows: Cell[][] };
  return context.recordDocument(tx, {
    kind: 'journal-file',
    clientId,
    title: `${client.name} ${throughOn} ${WITHDRAWN_LABEL}`,
    name: `journal-cancel-${client.code.replace(/[^A-Za-z0-9]/g, '') || clientId}-${throughOn}`,
    payload: { format, rows: counterRows(format, rows, WITHDRAWN_LABEL) },
  });
}
