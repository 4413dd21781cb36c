/** Letters of issued batches between the printer and the post, of one client. */
import type { ClientRead } from '../../db/engine.ts';

export interface PostedLetterRow {
  letterId: number;
  batchId: number;
  customerId: number;
  serial: string;
  asOf: string;
  postedOn: string | null;
  withdrawnOn: string | null;
  returnedOn: string | null;
}

/** A letter by what is printed on it. */
export function letterBySerial(sql: ClientRead, serial: string): Promise<PostedLetterRow | undefined> {
  return sql.get<PostedLetterRow>(
    `SELECT t.id AS letterId, t.batch_id AS batchId, COALESCE(c.merged_into_id, c.id) AS customerId, t.serial, t.as_of AS asOf,
            p.posted_on AS postedOn, w.withdrawn_on AS withdrawnOn, b.returned_on AS returnedOn
     FROM reminder_letter t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     LEFT JOIN reminder_letter_return b ON b.client_id = t.client_id AND b.letter_id = t.id
     WHERE t.client_id = :clientId AND t.serial = :serial`,
    { serial },
  );
}

export interface BatchPile {
  /** Letters that were not withdrawn. */
  letters: number;
  asOf: string | null;
  /** The newest count, and whether it still fits: a withdrawal after it makes it old. */
  counted: number | null;
  postedOn: string | null;
}

/** One client's pile of letters of a batch; asOf null where it has none in it. */
export async function pileOf(sql: ClientRead, batchId: number): Promise<BatchPile> {
  const row = await sql.get<BatchPile>(
    `SELECT COUNT(*) - COUNT(w.letter_id) AS letters, MAX(t.as_of) AS asOf,
            (SELECT k.letters FROM reminder_count k WHERE k.client_id = :clientId AND k.batch_id = :batchId ORDER BY k.seq DESC LIMIT 1) AS counted,
            (SELECT p.posted_on FROM reminder_posting p WHERE p.client_id = :clientId AND p.batch_id = :batchId) AS postedOn
     FROM reminder_letter t LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     WHERE t.client_id = :clientId AND t.batch_id = :batchId`,
    { batchId },
  );
  return row!;
}

/** Letters that go with a number of the post's and have none yet. */
export function lettersWithoutNumber(sql: ClientRead, batchId: number): Promise<{ serial: string }[]> {
  return sql.all(
    `SELECT t.serial FROM reminder_letter t
     JOIN reminder_mail m ON m.client_id = t.client_id AND m.letter_id = t.id
       AND m.seq = (SELECT MAX(seq) FROM reminder_mail n WHERE n.client_id = m.client_id AND n.letter_id = m.letter_id)
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     WHERE t.client_id = :clientId AND t.batch_id = :batchId AND w.letter_id IS NULL
       AND m.mail_class <> 'ordinary' AND m.tracking_number = '' ORDER BY t.id`,
    { batchId },
  );
}

/** Addresses from which a letter came back, by customer. */
export function returnedAddresses(sql: ClientRead): Promise<{ customerId: number; address: string }[]> {
  return sql.all(
    `SELECT DISTINCT COALESCE(c.merged_into_id, c.id) AS customerId, b.address FROM reminder_letter_return b
     JOIN customer c ON c.client_id = b.client_id AND c.id = b.customer_id WHERE b.client_id = :clientId`,
  );
}
