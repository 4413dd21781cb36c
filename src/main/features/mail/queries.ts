/** What a client sets of its own for mail, and what its customers agreed to. */
import type { ClientRead } from '../../db/engine.ts';
import type { WireSettings } from './office-queries.ts';

export async function clientWire(sql: ClientRead): Promise<WireSettings> {
  const row = await sql.get<{ server: string; sender: string; wordings: string }>(
    'SELECT server, sender, wordings FROM client_wire WHERE client_id = :clientId',
  );
  const read = <T>(text: string | undefined, none: T): T => (text ? (JSON.parse(text) as T) : none);
  return {
    server: read<WireSettings['server']>(row?.server, null),
    sender: read<WireSettings['sender']>(row?.sender, null),
    wordings: read<WireSettings['wordings']>(row?.wordings, {}),
  };
}

export interface ConsentRow {
  customerId: number;
  channel: 'email' | 'sms' | 'voice';
  given: 0 | 1;
  on: string;
  source: string;
  recipient: string;
  by: string;
}

/** SQL: the customer that a row's customer has become part of, or itself. */
const OWNER = (alias: string) => `(SELECT COALESCE(o.merged_into_id, o.id) FROM customer o
  WHERE o.client_id = ${alias}.client_id AND o.id = ${alias}.customer_id)`;

/** The newest word of each customer and channel; what merged customers had said counts as the word of the one they are now. */
export function consentsOf(sql: ClientRead, customerId: number | null): Promise<ConsentRow[]> {
  return sql.all<ConsentRow>(
    `WITH said AS (SELECT ${OWNER('n')} AS customerId, n.channel, n.given, n.given_on, n.source, n.recipient, n.recorded_by, n.seq
                   FROM contact_consent n WHERE n.client_id = :clientId)
     SELECT s.customerId, s.channel, s.given, s.given_on AS "on", s.source, s.recipient, s.recorded_by AS by FROM said s
     WHERE s.seq = (SELECT MAX(z.seq) FROM said z WHERE z.customerId = s.customerId AND z.channel = s.channel)
       AND (:customerId IS NULL OR s.customerId = (SELECT COALESCE(c.merged_into_id, c.id) FROM customer c
                                                   WHERE c.client_id = :clientId AND c.id = :customerId))
     ORDER BY s.customerId, s.channel`,
    { customerId },
  );
}

/** Messages and calls that the gateway took and has not told the end of. */
export function undecidedMessages(
  sql: ClientRead,
): Promise<{ sendingId: number; channel: 'sms' | 'voice'; messageId: string }[]> {
  return sql.all(
    `SELECT id AS sendingId, channel, message_id AS messageId FROM sending
     WHERE client_id = :clientId AND channel IN ('sms','voice') AND state IN ('sent','unknown') AND message_id <> '' ORDER BY id DESC LIMIT 500`,
  );
}

export interface LetterPaperRow {
  serial: string;
  /** Of its own document. */
  title: string;
  payload: string;
  documentId: number | null;
}

/** A letter with the record of its run, and the paper of its own when it has one. */
export function letterPaper(sql: ClientRead, letterId: number): Promise<LetterPaperRow | undefined> {
  return sql.get(
    `SELECT t.serial, t.serial AS title, d.payload,
            (SELECT MIN(o.id) FROM document o WHERE o.client_id = t.client_id AND o.kind = 'reminder-letter' AND o.title = t.serial) AS documentId
     FROM reminder_letter t JOIN reminder_batch b ON b.id = t.batch_id JOIN document d ON d.id = b.document_id
     WHERE t.client_id = :clientId AND t.id = :letterId`,
    { letterId },
  );
}

/** What is still open of a letter's invoices: 0 means that it was paid after it was written. */
export async function openOfLetter(sql: ClientRead, letterId: number): Promise<number> {
  const row = await sql.get<{ openYen: number }>(
    `SELECT COALESCE(SUM(o.open_yen), 0) AS openYen FROM reminder_letter_item i
     JOIN open_item o ON o.client_id = i.client_id AND o.receivable_id = i.receivable_id
     WHERE i.client_id = :clientId AND i.letter_id = :letterId`,
    { letterId },
  );
  return row?.openYen ?? 0;
}

export interface WiredPile {
  batchId: number;
  letters: number;
  /** The last day on which one of them went. */
  sentOn: string;
}

/** Runs of reminders by wire of which every letter that was not taken out has gone, some on paper in the end, and which nobody has closed yet. */
export function wiredPiles(sql: ClientRead): Promise<WiredPile[]> {
  return sql.all<WiredPile>(
    `SELECT t.batch_id AS batchId, COUNT(*) AS letters, MAX(g.on_day) AS sentOn
     FROM reminder_letter t
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     LEFT JOIN (SELECT s.subject_id, MAX(s.sent_on) AS on_day FROM sending s WHERE s.client_id = :clientId AND s.kind = 'reminder'
                AND s.state IN ('sent','delivered','bounced') GROUP BY s.subject_id) g ON g.subject_id = t.id
     WHERE t.client_id = :clientId AND w.letter_id IS NULL
       AND t.batch_id IN (SELECT l.batch_id FROM sending s JOIN reminder_letter l ON l.client_id = s.client_id AND l.id = s.subject_id
                          WHERE s.client_id = :clientId AND s.kind = 'reminder' AND s.channel IN ('email','sms','voice'))
       AND NOT EXISTS (SELECT 1 FROM reminder_posting p WHERE p.client_id = t.client_id AND p.batch_id = t.batch_id)
     GROUP BY t.batch_id HAVING COUNT(*) = COUNT(g.subject_id)`,
  );
}

/** Customers who agreed, with the ways and the address or number each was given for ('' the customer's own). */
export async function wiresByCustomer(sql: ClientRead): Promise<Map<number, Map<ConsentRow['channel'], string>>> {
  const ways = new Map<number, Map<ConsentRow['channel'], string>>();
  for (const { customerId, channel, given, recipient } of await consentsOf(sql, null)) {
    if (given === 0) continue;
    const own = ways.get(customerId) ?? new Map<ConsentRow['channel'], string>();
    ways.set(customerId, own.set(channel, recipient));
  }
  return ways;
}

/** As letterPaper, of a confirmation: the newest run it was sent in. */
export function confirmationPaper(sql: ClientRead, confirmationId: number): Promise<LetterPaperRow | undefined> {
  return sql.get(
    `SELECT b.serial, b.serial || '/' || s.number AS title, d.payload,
            (SELECT MIN(o.id) FROM document o WHERE o.client_id = b.client_id AND o.kind = 'balance-letter' AND o.title = b.serial || '/' || s.number) AS documentId
     FROM balance_confirmation b
     JOIN balance_confirmation_sending s ON s.client_id = b.client_id AND s.confirmation_id = b.id AND s.number =
       (SELECT MAX(z.number) FROM balance_confirmation_sending z WHERE z.client_id = b.client_id AND z.confirmation_id = b.id)
     JOIN document d ON d.id = s.document_id
     WHERE b.client_id = :clientId AND b.id = :confirmationId`,
    { confirmationId },
  );
}
