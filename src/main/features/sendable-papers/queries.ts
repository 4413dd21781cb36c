/** Papers of a client that can be sent: by id, of a month, or of one customer. */
import { type ClientRead, IDS } from '../../db/engine.ts';
import type { SendingChannel, SendingKind } from '../sendings/queries.ts';

export type NumberedKind = 'invoice' | 'credit-note' | 'delivery-note' | 'received-note' | 'confirmation';

export interface SendablePaper {
  subjectId: number;
  number: string;
  /** null: a 領収書 for somebody whom the books do not know. */
  customerId: number | null;
  amountYen: number;
  dueOn: string | null;
  /** Voided, cancelled, taken back: there is nothing to send. */
  withdrawn: number;
  /** Of a 領収書: its newest paper and whether that carries a stamp. */
  documentId: number | null;
  medium: 'paper' | 'electronic' | null;
}

const OWNER = 'COALESCE(c.merged_into_id, c.id) AS customerId';

/** SQL: one row a paper, with the day it is of. */
const SOURCES: Record<NumberedKind, string> = {
  invoice: `SELECT i.client_id, i.id AS subjectId, i.number, ${OWNER}, i.issued_on AS onDay, i.total_yen AS amountYen,
      (SELECT MIN(r.due_on) FROM receivable r WHERE r.client_id = i.client_id AND r.invoice_id = i.id) AS dueOn,
      EXISTS (SELECT 1 FROM invoice_void v WHERE v.client_id = i.client_id AND v.invoice_id = i.id) AS withdrawn,
      NULL AS documentId, NULL AS medium
    FROM invoice i JOIN customer c ON c.client_id = i.client_id AND c.id = i.customer_id
    WHERE i.client_id = :clientId AND i.kind = 'invoice'`,
  'credit-note': `SELECT n.client_id, n.id AS subjectId, n.number, ${OWNER}, n.issued_on AS onDay, n.total_yen AS amountYen, NULL AS dueOn,
      EXISTS (SELECT 1 FROM credit_note_cancel v WHERE v.client_id = n.client_id AND v.credit_note_id = n.id) AS withdrawn,
      NULL AS documentId, NULL AS medium
    FROM credit_note n JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id WHERE n.client_id = :clientId`,
  'delivery-note': `SELECT n.client_id, n.id AS subjectId, n.number, ${OWNER}, n.delivered_on AS onDay, n.total_yen AS amountYen, NULL AS dueOn,
      EXISTS (SELECT 1 FROM delivery_cancel v WHERE v.client_id = n.client_id AND v.delivery_id = n.id) AS withdrawn,
      NULL AS documentId, NULL AS medium
    FROM delivery n JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id WHERE n.client_id = :clientId`,
  'received-note': `SELECT n.client_id, n.id AS subjectId, n.number, ${OWNER}, n.issued_on AS onDay, n.amount_yen AS amountYen, NULL AS dueOn,
      EXISTS (SELECT 1 FROM received_note_void v WHERE v.client_id = n.client_id AND v.note_id = n.id) AS withdrawn,
      COALESCE(z.document_id, n.document_id) AS documentId, COALESCE(z.medium, n.medium) AS medium
    FROM received_note n LEFT JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
    LEFT JOIN received_note_reissue z ON z.client_id = n.client_id AND z.note_id = n.id AND z.id =
      (SELECT MAX(x.id) FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id)
    WHERE n.client_id = :clientId`,
  confirmation: `SELECT n.client_id, n.id AS subjectId, n.serial AS number, ${OWNER}, n.as_of AS onDay, n.balance_yen AS amountYen, NULL AS dueOn,
      0 AS withdrawn, NULL AS documentId, NULL AS medium
    FROM balance_confirmation n JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id WHERE n.client_id = :clientId`,
};

/** Which papers: all that is null is not asked about. */
export interface PaperChoice {
  ids: readonly number[] | null;
  month: string | null;
  customerId: number | null;
}

/** More than this of one customer is looked for by month. */
const MOST_OF_CUSTOMER = 100;

/** Those that were taken back only where they are named; of one customer the newest. In the order of their numbers. */
export async function sendablePapers(
  sql: ClientRead,
  kind: NumberedKind,
  { ids, month, customerId }: PaperChoice,
): Promise<SendablePaper[]> {
  const rows = await sql.all<SendablePaper>(
    `SELECT x.subjectId, x.number, x.customerId, x.amountYen, x.dueOn, x.withdrawn, x.documentId, x.medium FROM (${SOURCES[kind]}) x
     WHERE x.client_id = :clientId AND (:ids IS NULL OR x.subjectId IN ${IDS}) AND (:month IS NULL OR substr(x.onDay, 1, 7) = :month)
       AND (:customerId IS NULL OR x.customerId = :customerId) AND (:ids IS NOT NULL OR x.withdrawn = 0)
     ORDER BY x.onDay DESC, x.number DESC LIMIT :limit`,
    {
      ids: ids === null ? null : JSON.stringify(ids),
      month,
      customerId,
      limit: ids === null && month === null ? MOST_OF_CUSTOMER : 100_000,
    },
  );
  return rows.sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}

export interface SentLetter {
  letterId: number;
  serial: string;
  stage: number;
  customerId: number;
  totalYen: number;
  deadlineOn: string;
  invoices: number;
  oldestDueOn: string;
}

/** Letters of reminders that were not taken out: of a run in its order, else of a month, a customer or by id, the newest first. */
export function lettersToSend(
  sql: ClientRead,
  { batchId, ids, month, customerId }: PaperChoice & { batchId: number | null },
): Promise<SentLetter[]> {
  return sql.all<SentLetter>(
    `SELECT t.id AS letterId, t.serial, t.stage, ${OWNER}, t.total_yen AS totalYen, t.deadline_on AS deadlineOn,
            COUNT(*) AS invoices, MIN(r.due_on) AS oldestDueOn
     FROM reminder_letter t JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     JOIN reminder_letter_item i ON i.client_id = t.client_id AND i.letter_id = t.id
     JOIN receivable r ON r.client_id = i.client_id AND r.id = i.receivable_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     WHERE t.client_id = :clientId AND (:batchId IS NULL OR t.batch_id = :batchId) AND (:ids IS NULL OR t.id IN ${IDS})
       AND (:month IS NULL OR substr(t.as_of, 1, 7) = :month) AND (:customerId IS NULL OR COALESCE(c.merged_into_id, c.id) = :customerId)
       AND w.letter_id IS NULL GROUP BY t.id ORDER BY CASE WHEN :batchId IS NULL THEN -t.id ELSE t.id END LIMIT :limit`,
    {
      batchId,
      ids: ids === null ? null : JSON.stringify(ids),
      month,
      customerId,
      limit: batchId === null && ids === null && month === null ? MOST_OF_CUSTOMER : 100_000,
    },
  );
}

/** Whether what goes by a channel has gone that way, or is about to: paper by post or by hand is one way. */
const WAYS: Record<SendingChannel, { channels: string; states: string }> = {
  post: { channels: `'post','hand'`, states: `'queued','printed','sent','delivered'` },
  hand: { channels: `'post','hand'`, states: `'sent','delivered'` },
  email: { channels: `'email'`, states: `'queued','handing','sent','delivered','unknown'` },
  sms: { channels: `'sms'`, states: `'queued','handing','sent','delivered','unknown'` },
  voice: { channels: `'voice'`, states: `'queued','handing','sent','delivered','unknown'` },
};

/** Papers of a kind that are on their way or have gone by a channel, as `subject id` or `sha256 customer`. */
export async function underWay(sql: ClientRead, kind: SendingKind, channel: SendingChannel): Promise<Set<string>> {
  const { channels, states } = WAYS[channel];
  const rows = await sql.all<{ subjectId: number | null; sha256: string | null; customerId: number | null }>(
    `SELECT subject_id AS subjectId, sha256, customer_id AS customerId FROM sending
     WHERE client_id = :clientId AND kind = :kind AND channel IN (${channels}) AND state IN (${states})`,
    { kind },
  );
  return new Set(
    rows.map((row) => (row.subjectId === null ? `${row.sha256} ${row.customerId}` : String(row.subjectId))),
  );
}
