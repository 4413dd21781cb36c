/** The letters of a batch, which may hold several clients' piles. */
import type { ReadSql } from '../../db/engine.ts';

export interface BatchLetterRow {
  clientId: number;
  clientCode: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  serial: string;
  stage: number;
  totalYen: number;
  openYen: number;
  mailClass: 'ordinary' | 'tracked' | 'registered' | 'delivery-certified' | 'content-certified';
  trackingNumber: string;
  countedAt: string | null;
  postedOn: string | null;
  withdrawnOn: string | null;
  returnedOn: string | null;
  returnReason: 'unknown-address' | 'moved' | 'refused' | 'unclaimed' | 'other' | null;
}

export function batchLetters(sql: ReadSql, batchId: number, clientId: number | null): Promise<BatchLetterRow[]> {
  return sql.all<BatchLetterRow>(
    `SELECT t.client_id AS clientId, k.code AS clientCode, c.id AS customerId, c.code AS customerCode, c.name AS customerName,
            t.serial, t.stage, t.total_yen AS totalYen,
            (SELECT COALESCE(SUM(o.open_yen), 0) FROM reminder_letter_item i
             JOIN open_item o ON o.client_id = i.client_id AND o.receivable_id = i.receivable_id
             WHERE i.client_id = t.client_id AND i.letter_id = t.id) AS openYen,
            COALESCE(m.mail_class, 'ordinary') AS mailClass, COALESCE(m.tracking_number, '') AS trackingNumber,
            (SELECT MAX(n.recorded_at) FROM reminder_count n WHERE n.client_id = t.client_id AND n.batch_id = t.batch_id) AS countedAt,
            CASE WHEN w.letter_id IS NULL THEN p.posted_on END AS postedOn, w.withdrawn_on AS withdrawnOn, b.returned_on AS returnedOn, b.reason AS returnReason
     FROM reminder_letter t
     JOIN client k ON k.id = t.client_id
     JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     LEFT JOIN reminder_mail m ON m.client_id = t.client_id AND m.letter_id = t.id
       AND m.seq = (SELECT MAX(seq) FROM reminder_mail n WHERE n.client_id = m.client_id AND n.letter_id = m.letter_id)
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     LEFT JOIN reminder_letter_return b ON b.client_id = t.client_id AND b.letter_id = t.id
     WHERE t.batch_id = :batchId AND (:clientId IS NULL OR t.client_id = :clientId)
     ORDER BY k.code, t.id`,
    { batchId, clientId },
  );
}

/** The batch with its document's outline; undefined where there is none, or none of this client. */
export function batchDocument(
  sql: ReadSql,
  batchId: number,
): Promise<{ documentId: number; outline: string | null } | undefined> {
  return sql.get(
    'SELECT d.id AS documentId, d.outline FROM reminder_batch b JOIN document d ON d.id = b.document_id WHERE b.id = :batchId',
    { batchId },
  );
}

/** When somebody noted that the batch's paper is out; null while nobody has. */
export async function printedAt(sql: ReadSql, batchId: number): Promise<string | null> {
  const row = await sql.get<{ at: string }>('SELECT recorded_at AS at FROM reminder_print WHERE batch_id = :batchId', {
    batchId,
  });
  return row?.at ?? null;
}
