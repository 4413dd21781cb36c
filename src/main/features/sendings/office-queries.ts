/**
 * What was sent, of one client or the office: the sendings of their own table, and those that the posting of reminder
 * letters, confirmations and enquiries records as its own steps. Read from where they stand, so that no fact is kept twice.
 */
import type { SendingState } from '../../../domain/sending-states.ts';
import { AppError } from '../../core/errors.ts';
import type { ReadSql } from '../../db/engine.ts';
import type { SendingChannel, SendingKind } from './queries.ts';

export interface ListedSending {
  ref: string;
  sendingId: number | null;
  clientId: number;
  clientCode: string;
  clientName: string;
  customerId: number | null;
  customerCode: string;
  customerName: string;
  kind: SendingKind;
  subjectId: number | null;
  label: string;
  channel: SendingChannel;
  recipient: string;
  state: SendingState;
  on: string;
  at: string | null;
  by: string;
  byName: string;
  documentId: number | null;
  path: string | null;
  sha256: string | null;
  fileName: string;
  wording: string;
  error: string | null;
  facts: string | null;
  resentOf: number | null;
}

export interface SendingFilter {
  clientId: number | null;
  customerId: number | null;
  sendingId: number | null;
  kind: SendingKind | null;
  channel: SendingChannel | null;
  state: SendingState | null;
  from: string | null;
  through: string | null;
  limit: number;
}

/** SQL: the postal address of customer `c` as letters carry it. */
const ADDRESS = `TRIM(CASE WHEN c.mailing_address1 = '' THEN c.postal_code || ' ' || c.address1 || ' ' || c.address2
  ELSE c.mailing_postal_code || ' ' || c.mailing_address1 || ' ' || c.mailing_address2 END)`;

const OWN = `SELECT CAST(s.id AS TEXT) AS ref, s.id AS sendingId, s.client_id AS clientId, s.customer_id AS customerId, s.kind,
  s.subject_id AS subjectId, s.label, s.channel, s.recipient, s.state, s.sent_on AS "on", s.state_at AS at, s.recorded_by AS by,
  s.document_id AS documentId, s.sha256, s.file_name AS fileName, s.wording, s.error, s.facts, s.resent_of AS resentOf
  FROM sending s WHERE (:clientId IS NULL OR s.client_id = :clientId)`;

/** Posted letters that did not go by another way; the file is the run's, in which the letter lies. */
const LETTERS = `SELECT t.serial, NULL, t.client_id, t.customer_id, 'reminder', t.id, t.serial, 'post',
  COALESCE(REPLACE(b.address, char(10), ' '), ${ADDRESS}), CASE WHEN b.letter_id IS NULL THEN 'sent' ELSE 'bounced' END, p.posted_on, NULL,
  p.recorded_by, r.document_id, NULL, '', '', CASE WHEN b.letter_id IS NULL THEN NULL ELSE 'mail-returned' END, NULL, NULL
  FROM reminder_posting p
  JOIN reminder_letter t ON t.client_id = p.client_id AND t.batch_id = p.batch_id
  JOIN reminder_batch r ON r.id = t.batch_id
  JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
  LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
  LEFT JOIN reminder_letter_return b ON b.client_id = t.client_id AND b.letter_id = t.id
  WHERE (:clientId IS NULL OR p.client_id = :clientId) AND w.letter_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM sending s WHERE s.client_id = t.client_id AND s.kind = 'reminder' AND s.subject_id = t.id AND s.resent_of IS NULL)`;

const CONFIRMATIONS = `SELECT f.serial || '/' || s.number, NULL, s.client_id, f.customer_id, 'confirmation', f.id, f.serial, 'post', ${ADDRESS}, 'sent',
  s.sent_on, NULL, s.recorded_by, s.document_id, NULL, '', '', NULL, NULL, NULL
  FROM balance_confirmation_sending s JOIN balance_confirmation f ON f.client_id = s.client_id AND f.id = s.confirmation_id
  JOIN customer c ON c.client_id = f.client_id AND c.id = f.customer_id
  WHERE (:clientId IS NULL OR s.client_id = :clientId)`;

/** A question about a deposit goes to whoever may know whose it is: no customer stands behind it. */
const ENQUIRIES = `SELECT 'enquiry ' || q.id, NULL, q.client_id, NULL, 'enquiry', q.id, d.title, 'post', q.recipient, 'sent', s.sent_on, NULL,
  s.recorded_by, q.document_id, NULL, '', '', NULL, NULL, NULL
  FROM deposit_enquiry_sending s JOIN deposit_enquiry q ON q.client_id = s.client_id AND q.id = s.enquiry_id
  JOIN document d ON d.id = q.document_id
  WHERE (:clientId IS NULL OR s.client_id = :clientId)`;

/** Newest first; those to a merged customer stand under the one that took it over. */
export function listedSendings(sql: ReadSql, filter: SendingFilter): Promise<ListedSending[]> {
  return sql.all<ListedSending>(
    `SELECT x.ref, x.sendingId, x.clientId, k.code AS clientCode, k.name AS clientName, COALESCE(c.merged_into_id, c.id) AS customerId,
            COALESCE(o.code, '') AS customerCode, COALESCE(o.name, '') AS customerName, x.kind, x.subjectId, x.label, x.channel, x.recipient,
            x.state, x."on", x.at, x.by, COALESCE(m.name, '') AS byName, x.documentId, d.path, COALESCE(x.sha256, d.sha256) AS sha256, x.fileName, x.wording,
            x.error, x.facts, x.resentOf
     FROM (${OWN} UNION ALL ${LETTERS} UNION ALL ${CONFIRMATIONS} UNION ALL ${ENQUIRIES}) x
     JOIN client k ON k.id = x.clientId
     LEFT JOIN customer c ON c.client_id = x.clientId AND c.id = x.customerId
     LEFT JOIN customer o ON o.client_id = c.client_id AND o.id = COALESCE(c.merged_into_id, c.id)
     LEFT JOIN document d ON d.id = x.documentId
     LEFT JOIN staff_member m ON m.code = x.by
     WHERE (:customerId IS NULL OR c.id = :customerId OR c.merged_into_id = :customerId)
       AND (:sendingId IS NULL OR x.sendingId = :sendingId) AND (:kind IS NULL OR x.kind = :kind)
       AND (:channel IS NULL OR x.channel = :channel) AND (:state IS NULL OR x.state = :state)
       AND (:from IS NULL OR x."on" >= :from) AND (:through IS NULL OR x."on" <= :through)
     ORDER BY x."on" DESC, x.at DESC, x.sendingId DESC, x.ref LIMIT :limit`,
    { ...filter },
  );
}

export interface StoredFile {
  documentId: number;
  title: string;
  path: string;
  sha256: string;
  /** .pdf */
  ending: string;
  /** Holds letters or figures of several customers: none of them may get it. */
  isOfSeveral: boolean;
}

const OF_THE_CLIENT: readonly string[] = ['balances-pdf', 'balances-workbook', 'invoice-batch', 'reminder-batch'];

/**
 * A document of this client as it was issued. Throws document-unknown (also for the office's own and other clients') and
 * document-not-rendered.
 */
export async function storedFile(sql: ReadSql, clientId: number, documentId: number): Promise<StoredFile> {
  const row = await sql.get<{
    kind: string;
    title: string;
    path: string;
    sha256: string | null;
    outline: string | null;
  }>('SELECT kind, title, path, sha256, outline FROM document WHERE id = :documentId AND client_id = :clientId', {
    documentId,
    clientId,
  });
  if (!row) throw new AppError('document-unknown', { documentId }, 'documentId');
  if (row.sha256 === null) throw new AppError('document-not-rendered', { documentId }, 'documentId');
  const ending = row.path.slice(row.path.lastIndexOf('.'));
  const letters = row.outline === null ? 0 : (JSON.parse(row.outline) as unknown[]).length;
  const isOfSeveral = letters > 1 || OF_THE_CLIENT.includes(row.kind);
  return { documentId, title: row.title, path: row.path, sha256: row.sha256, ending, isOfSeveral };
}
