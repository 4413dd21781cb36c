/** What happens to a question. The caller holds the transaction. */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { raiseDisputes, settleDispute } from '../exceptions/writes.ts';
import { type KnownQuestion, liveDisputesOf, questionById, wasDisputed } from './queries.ts';

/** Throws question-unknown. */
export async function questionOrRefuse(tx: Tx, clientId: number, questionId: number): Promise<KnownQuestion> {
  const question = await questionById(tx.client(clientId), questionId);
  if (!question) throw new AppError('question-unknown', {}, 'questionId');
  return question;
}

/** The invoice is 争いあり from that day; returns the dispute. Throws dispute-nothing-open. */
export async function denyInvoice(
  tx: Tx,
  clientId: number,
  { questionId, receivableId, reason, on }: { questionId: number; receivableId: number; reason: string; on: string },
): Promise<number> {
  const [disputeId] = await raiseDisputes(tx, clientId, {
    receivableIds: [receivableId],
    reason,
    on,
    allocationId: null,
  });
  await tx.client(clientId).insert('question_dispute', { question_id: questionId, dispute_id: disputeId! });
  return disputeId!;
}

export interface NewEntry {
  questionId: number;
  kind: 'answer' | 'close' | 'reopen';
  on: string;
  text: string;
}

/** Adds what was done. Throws question-too-early. Closing settles the disputes of the question. */
export async function addEntry(tx: Tx, clientId: number, question: KnownQuestion, entry: NewEntry): Promise<void> {
  const { questionId, kind, on, text } = entry;
  if (on < question.lastOn) throw new AppError('question-too-early', { on, lastOn: question.lastOn }, 'on');
  const sql = tx.client(clientId);
  await sql.insert('question_entry', { question_id: questionId, kind, on_day: on, text, ...tx.booked() });
  if (kind !== 'close') return;
  for (const { disputeId } of await liveDisputesOf(sql, questionId))
    await settleDispute(tx, clientId, { disputeId, outcome: text.slice(0, 200), on });
}

/** Open again: what was denied is denied again, as far as something of it is still open. */
export async function denyAgain(tx: Tx, clientId: number, question: KnownQuestion, reason: string, on: string) {
  const sql = tx.client(clientId);
  if (question.receivableId === null || !(await wasDisputed(sql, question.questionId))) return;
  const item = await sql.get<{ openYen: number; disputed: number }>(
    `SELECT o.open_yen AS openYen, EXISTS (SELECT 1 FROM receivable_dispute y
       LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
       WHERE y.client_id = o.client_id AND y.receivable_id = o.receivable_id AND e.dispute_id IS NULL) AS disputed
     FROM open_item o WHERE o.client_id = :clientId AND o.receivable_id = :receivableId`,
    { receivableId: question.receivableId },
  );
  if (!item || item.openYen === 0 || item.disputed) return;
  const { questionId, receivableId } = question;
  await denyInvoice(tx, clientId, { questionId, receivableId, reason: reason.slice(0, 200), on });
}

/**
 * What was asked of an invoice is asked of the one in its place, of a line only where that line still says the same. What
 * was denied goes on as `disputeOf` says: closing the question must settle it, or no letter would ever go again.
 */
export async function carryQuestions(
  sql: ClientWrite,
  { fromId, toId, disputeOf }: { fromId: number; toId: number; disputeOf: ReadonlyMap<number, number> },
): Promise<void> {
  await sql.run(
    `UPDATE question AS q SET invoice_id = :toId, line = (SELECT n.line FROM invoice_line n
       JOIN invoice_line l ON l.client_id = n.client_id AND l.line = n.line AND l.description = n.description
       WHERE n.client_id = q.client_id AND n.invoice_id = :toId AND n.line = q.line AND l.invoice_id = :fromId)
     WHERE q.client_id = :clientId AND q.invoice_id = :fromId`,
    { fromId, toId },
  );
  for (const [oldId, newId] of disputeOf)
    await sql.run(
      `INSERT INTO question_dispute (client_id, question_id, dispute_id)
       SELECT client_id, question_id, :newId FROM question_dispute WHERE client_id = :clientId AND dispute_id = :oldId`,
      { oldId, newId },
    );
}
