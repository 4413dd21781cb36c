/** 問い合わせ of one client, each with what was done about it. */
import { type ClientRead, IDS } from '../../db/engine.ts';

export interface QuestionRow {
  questionId: number;
  clientId: number;
  clientCode: string;
  clientName: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  invoiceId: number | null;
  invoice: string | null;
  line: number | null;
  lineText: string;
  openYen: number;
  askedOn: string;
  channel: 'phone' | 'mail' | 'email' | 'fax' | 'visit' | 'other';
  askedBy: string;
  question: string;
  assignedTo: string;
  dueOn: string | null;
  state: 'open' | 'answered' | 'closed';
  disputed: 0 | 1;
  by: string;
}

export interface QuestionFilter {
  customerId: number | null;
  invoiceId: number | null;
  state: 'open' | 'closed' | 'all';
  limit: number;
}

/** SQL: how question `q` stands, by the last thing that was done about it. */
export const QUESTION_STATE = `COALESCE((SELECT CASE e.kind WHEN 'close' THEN 'closed' WHEN 'answer' THEN 'answered' ELSE 'open' END
  FROM question_entry e WHERE e.client_id = q.client_id AND e.question_id = q.id ORDER BY e.seq DESC, e.kind DESC LIMIT 1), 'open')`;

/** Open ones first, the earliest due on top; then the closed ones, newest first. */
export function listQuestions(sql: ClientRead, filter: QuestionFilter): Promise<QuestionRow[]> {
  return sql.all<QuestionRow>(
    `SELECT * FROM (
       SELECT q.id AS questionId, q.client_id AS clientId, k.code AS clientCode, k.name AS clientName,
              COALESCE(c.merged_into_id, c.id) AS customerId, c.code AS customerCode, c.name AS customerName,
              q.invoice_id AS invoiceId, i.number AS invoice, q.line, COALESCE(l.description, '') AS lineText,
              COALESCE((SELECT SUM(o.open_yen) FROM receivable r JOIN open_item o ON o.client_id = r.client_id AND o.receivable_id = r.id
                WHERE r.client_id = q.client_id AND r.invoice_id = q.invoice_id), 0) AS openYen,
              q.asked_on AS askedOn, q.channel, q.asked_by AS askedBy, q.question, q.assigned_to AS assignedTo, q.due_on AS dueOn,
              ${QUESTION_STATE} AS state,
              EXISTS (SELECT 1 FROM receivable r JOIN receivable_dispute y ON y.client_id = r.client_id AND y.receivable_id = r.id
                LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
                WHERE r.client_id = q.client_id AND r.invoice_id = q.invoice_id AND e.dispute_id IS NULL) AS disputed,
              q.recorded_by AS by
       FROM question q JOIN customer c ON c.client_id = q.client_id AND c.id = q.customer_id
       JOIN client k ON k.id = q.client_id
       LEFT JOIN invoice i ON i.client_id = q.client_id AND i.id = q.invoice_id
       LEFT JOIN invoice_line l ON l.client_id = q.client_id AND l.invoice_id = q.invoice_id AND l.line = q.line
       WHERE q.client_id = :clientId AND (:customerId IS NULL OR COALESCE(c.merged_into_id, c.id) = :customerId)
         AND (:invoiceId IS NULL OR q.invoice_id = :invoiceId)
     ) WHERE :state = 'all' OR (state = 'closed') = (:state = 'closed')
     ORDER BY state = 'closed', CASE WHEN state <> 'closed' THEN COALESCE(dueOn, askedOn) END, askedOn DESC, questionId DESC
     LIMIT :limit`,
    { ...filter },
  );
}

export interface EntryRow {
  questionId: number;
  on: string;
  kind: 'answer' | 'close' | 'reopen';
  text: string;
  by: string;
}

/** What was done about these questions, in the order in which it was done. */
export function entriesOf(sql: ClientRead, questionIds: readonly number[]): Promise<EntryRow[]> {
  return sql.all<EntryRow>(
    `SELECT question_id AS questionId, on_day AS "on", kind, text, recorded_by AS by FROM question_entry
     WHERE client_id = :clientId AND question_id IN ${IDS} ORDER BY question_id, seq, kind`,
    { ids: JSON.stringify(questionIds) },
  );
}

export interface KnownQuestion {
  questionId: number;
  receivableId: number | null;
  askedOn: string;
  lastOn: string;
  question: string;
  state: 'open' | 'answered' | 'closed';
}

export function questionById(sql: ClientRead, questionId: number): Promise<KnownQuestion | undefined> {
  return sql.get<KnownQuestion>(
    `SELECT q.id AS questionId, q.asked_on AS askedOn, q.question, ${QUESTION_STATE} AS state,
            (SELECT r.id FROM receivable r WHERE r.client_id = q.client_id AND r.invoice_id = q.invoice_id) AS receivableId,
            COALESCE((SELECT MAX(e.on_day) FROM question_entry e WHERE e.client_id = q.client_id AND e.question_id = q.id), q.asked_on) AS lastOn
     FROM question q WHERE q.client_id = :clientId AND q.id = :questionId`,
    { questionId },
  );
}

/** Disputes that were raised for a question and are not settled. */
export function liveDisputesOf(sql: ClientRead, questionId: number): Promise<{ disputeId: number }[]> {
  return sql.all(
    `SELECT d.dispute_id AS disputeId FROM question_dispute d
     LEFT JOIN receivable_dispute_end e ON e.client_id = d.client_id AND e.dispute_id = d.dispute_id
     WHERE d.client_id = :clientId AND d.question_id = :questionId AND e.dispute_id IS NULL ORDER BY d.dispute_id`,
    { questionId },
  );
}

/** Whether a question had a dispute of its own at any time. */
export async function wasDisputed(sql: ClientRead, questionId: number): Promise<boolean> {
  const row = await sql.get(
    'SELECT 1 FROM question_dispute WHERE client_id = :clientId AND question_id = :questionId LIMIT 1',
    { questionId },
  );
  return row !== undefined;
}

export interface AskedInvoice {
  invoiceId: number;
  receivableId: number;
  customerId: number;
  lines: number;
  disputed: 0 | 1;
}

/** The invoice a question is about, by its number. */
export function invoiceAsked(sql: ClientRead, number: string): Promise<AskedInvoice | undefined> {
  return sql.get<AskedInvoice>(
    `SELECT i.id AS invoiceId, r.id AS receivableId, r.customer_id AS customerId,
            (SELECT COUNT(*) FROM invoice_line l WHERE l.client_id = i.client_id AND l.invoice_id = i.id) AS lines,
            EXISTS (SELECT 1 FROM receivable_dispute y
              LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
              WHERE y.client_id = r.client_id AND y.receivable_id = r.id AND e.dispute_id IS NULL) AS disputed
     FROM invoice i JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
     WHERE i.client_id = :clientId AND i.number = :number`,
    { number },
  );
}
