/** Runs over the office: their list, and the next serial numbers. */
import type { ReadSql } from '../../db/engine.ts';

export interface BatchRow {
  batchId: number;
  clientId: number | null;
  asOf: string;
  issuedAt: string;
  by: string;
  letters: number;
  pages: number | null;
  /** 1: laid out for printing on both sides. */
  duplex: number;
  totalYen: number;
  printedAt: string | null;
  withdrawn: number;
  counted: number;
  posted: number;
  returned: number;
  documentId: number;
  path: string;
  sha256: string | null;
  bytes: number | null;
}

/** Runs of one client are its own and those over all clients in which it had a letter. */
export function reminderBatches(sql: ReadSql, clientId: number | null, limit: number): Promise<BatchRow[]> {
  return sql.all<BatchRow>(
    `SELECT b.id AS batchId, b.client_id AS clientId, b.as_of AS asOf, b.recorded_at AS issuedAt, b.recorded_by AS by, d.pages,
            CASE WHEN d.outline LIKE '%"sheets":%' THEN 1 ELSE 0 END AS duplex,
            d.id AS documentId, d.path, d.sha256, d.bytes, COUNT(t.id) AS letters, COALESCE(SUM(t.total_yen), 0) AS totalYen,
            (SELECT s.recorded_at FROM reminder_print s WHERE s.batch_id = b.id) AS printedAt, COUNT(w.letter_id) AS withdrawn,
            SUM(CASE WHEN w.letter_id IS NULL AND EXISTS (SELECT 1 FROM reminder_count k WHERE k.client_id = t.client_id AND k.batch_id = t.batch_id) THEN 1 ELSE 0 END) AS counted,
            SUM(CASE WHEN w.letter_id IS NULL AND p.batch_id IS NOT NULL THEN 1 ELSE 0 END) AS posted, COUNT(r.letter_id) AS returned
     FROM reminder_batch b JOIN document d ON d.id = b.document_id JOIN reminder_letter t ON t.batch_id = b.id
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     LEFT JOIN reminder_letter_return r ON r.client_id = t.client_id AND r.letter_id = t.id
     WHERE (:clientId IS NULL OR t.client_id = :clientId) AND (:clientId IS NULL OR b.client_id IS NULL OR b.client_id = :clientId)
     GROUP BY b.id ORDER BY b.id DESC LIMIT :limit`,
    { clientId, limit },
  );
}

export async function officeName(sql: ReadSql): Promise<string> {
  const row = await sql.get<{ value: string }>(`SELECT value FROM office_setting WHERE key = 'name'`);
  return row?.value ?? '';
}

/** The newest audit entry's hash, printed on cover sheets so that a cut tail of the chain shows. */
export async function auditHead(sql: ReadSql): Promise<string> {
  const row = await sql.get<{ hash: string }>('SELECT hash FROM audit_entry ORDER BY seq DESC LIMIT 1');
  return row?.hash ?? '';
}

export interface DecisionRow {
  clientId: number;
  clientCode: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  kind: 'letter' | 'withheld' | 'fell-out' | 'left-out';
  stage: number;
  reason: string;
  totalYen: number;
  facts: string;
}

/** What a run decided, of one client or of all that it covered. */
export function decisionsOf(sql: ReadSql, batchId: number, clientId: number | null): Promise<DecisionRow[]> {
  return sql.all<DecisionRow>(
    `SELECT d.client_id AS clientId, k.code AS clientCode, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
            d.kind, d.stage, d.reason, d.total_yen AS totalYen, d.facts
     FROM reminder_decision d JOIN client k ON k.id = d.client_id
     JOIN customer c ON c.client_id = d.client_id AND c.id = d.customer_id
     WHERE d.batch_id = :batchId AND (:clientId IS NULL OR d.client_id = :clientId)
     ORDER BY k.code, CASE d.kind WHEN 'fell-out' THEN 0 WHEN 'letter' THEN 1 WHEN 'left-out' THEN 2 ELSE 3 END, c.code`,
    { batchId, clientId },
  );
}
