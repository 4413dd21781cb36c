/** Runs over many clients: their list, and what each client's part has come to. */
import type { ReadSql } from '../../db/engine.ts';

export interface BatchHead {
  batchId: number;
  kind: 'match' | 'propose' | 'print' | 'report';
  asOf: string;
  month: string;
  state: 'running' | 'stopped' | 'interrupted' | 'done';
  startedAt: string;
  endedAt: string | null;
  by: string;
  total: number;
  done: number;
  failed: number;
}

const HEAD = `SELECT b.id AS batchId, b.kind, b.as_of AS asOf, b.month, b.state, b.recorded_at AS startedAt, b.ended_at AS endedAt,
  b.recorded_by AS by, COUNT(c.client_id) AS total, COALESCE(SUM(CASE WHEN c.state = 'done' THEN 1 ELSE 0 END), 0) AS done,
  COALESCE(SUM(CASE WHEN c.state = 'failed' THEN 1 ELSE 0 END), 0) AS failed
  FROM batch_run b LEFT JOIN batch_client c ON c.batch_id = b.id`;

export function batchHeads(sql: ReadSql, limit: number): Promise<BatchHead[]> {
  return sql.all<BatchHead>(`${HEAD} GROUP BY b.id ORDER BY b.id DESC LIMIT :limit`, { limit });
}

export function batchHead(sql: ReadSql, batchId: number): Promise<BatchHead | undefined> {
  return sql.get<BatchHead>(`${HEAD} WHERE b.id = :batchId GROUP BY b.id`, { batchId });
}

export function runningBatch(sql: ReadSql, kind: string): Promise<{ id: number } | undefined> {
  return sql.get(`SELECT id FROM batch_run WHERE kind = :kind AND state = 'running'`, { kind });
}

export interface BatchedClientRow {
  clientId: number;
  code: string;
  name: string;
  seal: string;
  colour: number;
  assigneeName: string | null;
  state: 'waiting' | 'done' | 'failed';
  applied: number;
  clearedYen: number;
  suggested: number;
  leftCount: number;
  leftYen: number;
  letters: number;
  lettersYen: number;
  withheld: number;
  reminderBatchId: number | null;
  postedOn: string | null;
  documentPath: string | null;
  refusal: string | null;
  facts: string | null;
  doneAt: string | null;
}

export function batchedClients(sql: ReadSql, batchId: number): Promise<BatchedClientRow[]> {
  return sql.all<BatchedClientRow>(
    `SELECT b.client_id AS clientId, c.code, c.name, c.seal, c.colour, s.name AS assigneeName, b.state, b.applied,
            b.cleared_yen AS clearedYen, b.suggested, b.left_count AS leftCount, b.left_yen AS leftYen, b.letters, b.letters_yen AS lettersYen,
            b.withheld, b.reminder_batch_id AS reminderBatchId, p.posted_on AS postedOn, d.path AS documentPath, b.refusal, b.facts, b.done_at AS doneAt
     FROM batch_client b JOIN client c ON c.id = b.client_id LEFT JOIN staff_member s ON s.id = c.assignee_staff_id
     LEFT JOIN document d ON d.id = b.document_id
     LEFT JOIN reminder_posting p ON p.client_id = b.client_id AND p.batch_id = b.reminder_batch_id
     WHERE b.batch_id = :batchId ORDER BY b.place`,
    { batchId },
  );
}

/** Who is still to be worked on, in order. */
export function clientsLeft(sql: ReadSql, batchId: number): Promise<{ clientId: number }[]> {
  return sql.all(
    `SELECT client_id AS clientId FROM batch_client WHERE batch_id = :batchId AND state = 'waiting' ORDER BY place`,
    { batchId },
  );
}

export async function lettersYen(sql: ReadSql, reminderBatchId: number): Promise<number> {
  const row = await sql.get<{ yen: number }>(
    'SELECT total_yen AS yen FROM reminder_batch WHERE id = :reminderBatchId',
    {
      reminderBatchId,
    },
  );
  return row?.yen ?? 0;
}
