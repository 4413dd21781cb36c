import { type ClientRead, IDS } from '../../db/engine.ts';

export interface HandoverRow {
  handoverId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  handedOn: string;
  recipient: 'lawyer' | 'judicial-scrivener' | 'court' | 'other';
  recipientName: string;
  reason: string;
  totalYen: number;
  openYen: number;
  endedOn: string | null;
  endReason: string;
  path: string;
  folderPath: string;
  by: string;
}

/** Newest first. */
export function handovers(
  sql: ClientRead,
  only: { customerId?: number | undefined; handoverId?: number | undefined } = {},
): Promise<HandoverRow[]> {
  return sql.all<HandoverRow>(
    `SELECT h.id AS handoverId, o.id AS customerId, o.code AS customerCode, o.name AS customerName, h.handed_on AS handedOn, h.recipient,
            h.recipient_name AS recipientName, h.reason, h.total_yen AS totalYen,
            (SELECT COALESCE(SUM(t.open_yen), 0) FROM open_item t WHERE t.client_id = h.client_id AND t.customer_id = o.id
             AND t.closed_on = '9999-12-31') AS openYen,
            e.ended_on AS endedOn, COALESCE(e.reason, '') AS endReason, d.path, f.path AS folderPath, h.recorded_by AS by
     FROM customer_handover h
     JOIN document d ON d.id = h.document_id JOIN document f ON f.id = h.folder_document_id
     JOIN customer c ON c.client_id = h.client_id AND c.id = h.customer_id
     JOIN customer o ON o.client_id = c.client_id AND o.id = COALESCE(c.merged_into_id, c.id)
     LEFT JOIN customer_handover_end e ON e.client_id = h.client_id AND e.handover_id = h.id
     WHERE h.client_id = :clientId AND (:customerId IS NULL OR o.id = :customerId) AND (:handoverId IS NULL OR h.id = :handoverId)
     ORDER BY h.id DESC`,
    { customerId: only.customerId ?? null, handoverId: only.handoverId ?? null },
  );
}

export interface SentLetterRow {
  serial: string;
  stage: number;
  asOf: string;
  postedOn: string | null;
  /** 'wire': it went by mail, message or call, and not on paper. */
  mailClass: string;
  number: string;
  returned: string | null;
  clientCode: string;
  customerCode: string;
  path: string;
  sha256: string | null;
  outline: string | null;
}

/** Letters to a customer that were not withdrawn, oldest first, with the stored file they lie in. */
export function sentLetters(sql: ClientRead, customerId: number): Promise<SentLetterRow[]> {
  return sql.all<SentLetterRow>(
    `SELECT t.serial, t.stage, t.as_of AS asOf, p.posted_on AS postedOn, CASE WHEN EXISTS (SELECT 1 FROM sending s WHERE s.client_id = t.client_id AND s.subject_id = t.id AND s.kind = 'reminder'
                AND s.channel IN ('email','sms','voice') AND s.state IN ('sent','delivered','bounced'))
              AND NOT EXISTS (SELECT 1 FROM sending s WHERE s.client_id = t.client_id AND s.subject_id = t.id AND s.kind = 'reminder'
                AND s.channel IN ('post','hand') AND s.state IN ('sent','delivered'))
              THEN 'wire' ELSE COALESCE(m.mail_class, 'ordinary') END AS mailClass,
            COALESCE(m.tracking_number, '') AS number, r.reason AS returned, k.code AS clientCode, c.code AS customerCode,
            d.path, d.sha256, d.outline
     FROM reminder_letter t
     JOIN client k ON k.id = t.client_id
     JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     JOIN reminder_batch b ON b.id = t.batch_id JOIN document d ON d.id = b.document_id
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     LEFT JOIN reminder_letter_withdrawal w ON w.client_id = t.client_id AND w.letter_id = t.id
     LEFT JOIN reminder_letter_return r ON r.client_id = t.client_id AND r.letter_id = t.id
     LEFT JOIN reminder_mail m ON m.client_id = t.client_id AND m.letter_id = t.id
       AND m.seq = (SELECT MAX(n.seq) FROM reminder_mail n WHERE n.client_id = m.client_id AND n.letter_id = m.letter_id)
     WHERE t.client_id = :clientId AND w.letter_id IS NULL AND (c.id = :customerId OR c.merged_into_id = :customerId) ORDER BY t.id`,
    { customerId },
  );
}

/** A paper about a customer's debts: where its file lies, and by which key its pages are found in one that holds several. */
export interface DebtPaperRow {
  kind:
    | 'invoice'
    | 'closing-bill'
    | 'revision'
    | 'replaced'
    | 'credit-note'
    | 'received-note'
    | 'statement'
    | 'confirmation'
    | 'interest'
    | 'plan';
  number: string;
  on: string;
  key: string;
  documentKind: string | null;
  path: string | null;
  sha256: string | null;
  outline: string | null;
}

const OF_CUSTOMER = (alias: string) =>
  `EXISTS (SELECT 1 FROM customer c WHERE c.client_id = ${alias}.client_id AND c.id = ${alias}.customer_id
     AND (c.id = :customerId OR c.merged_into_id = :customerId))`;

const DOCUMENT = 'd.kind AS documentKind, d.path, d.sha256, d.outline';

/**
 * Every paper about what a customer owes, in the order in which it is read: invoices that are open or bear interest with
 * those they replaced, credit notes, 領収書, statements, 残高確認書, interest statements and signed plans; without a file too.
 */
export function debtPapers(
  sql: ClientRead,
  customerId: number,
  interestOn: readonly number[],
): Promise<DebtPaperRow[]> {
  return sql.all<DebtPaperRow>(
    `WITH RECURSIVE held(id) AS (
       SELECT r.invoice_id FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.closed_on = '9999-12-31' AND r.invoice_id IS NOT NULL
       UNION SELECT i.id FROM invoice i WHERE i.client_id = :clientId AND ${OF_CUSTOMER('i')}
         AND i.id IN ${IDS}
       UNION SELECT v.replaces_id FROM invoice_revision v JOIN held h ON v.invoice_id = h.id WHERE v.client_id = :clientId)
     SELECT kind, number, "on", "key", documentKind, path, sha256, outline FROM (
       SELECT 1 AS place, i.id AS ref, CASE
           WHEN EXISTS (SELECT 1 FROM invoice_revision n WHERE n.client_id = i.client_id AND n.replaces_id = i.id) THEN 'replaced'
           WHEN EXISTS (SELECT 1 FROM closing_bill b WHERE b.client_id = i.client_id AND b.invoice_id = i.id) THEN 'closing-bill'
           WHEN EXISTS (SELECT 1 FROM invoice_revision n WHERE n.client_id = i.client_id AND n.invoice_id = i.id) THEN 'revision'
           ELSE 'invoice' END AS kind, i.number, i.issued_on AS "on", 'invoice-' || i.id AS "key", ${DOCUMENT}
       FROM held h JOIN invoice i ON i.client_id = :clientId AND i.id = h.id
       LEFT JOIN invoice_paper p ON p.client_id = i.client_id AND p.invoice_id = i.id AND p.id = (
         SELECT MAX(n.id) FROM invoice_paper n JOIN document x ON x.id = n.document_id
         WHERE n.client_id = i.client_id AND n.invoice_id = i.id AND x.state = 'rendered')
       LEFT JOIN document d ON d.id = p.document_id
       UNION ALL
       SELECT 2, n.id, 'credit-note', n.number, n.issued_on, '', ${DOCUMENT} FROM credit_note n
       LEFT JOIN sale_paper p ON p.client_id = n.client_id AND p.id = (SELECT MAX(q.id) FROM sale_paper q
         WHERE q.client_id = n.client_id AND q.subject = 'credit-note' AND q.subject_id = n.id)
       LEFT JOIN document d ON d.id = p.document_id WHERE n.client_id = :clientId AND ${OF_CUSTOMER('n')} AND NOT EXISTS (
         SELECT 1 FROM credit_note_cancel x WHERE x.client_id = n.client_id AND x.credit_note_id = n.id)
       UNION ALL
       SELECT 3, n.id, 'received-note', n.number, n.issued_on, '', ${DOCUMENT} FROM received_note n
       LEFT JOIN received_note_reissue r ON r.client_id = n.client_id AND r.note_id = n.id AND r.id = (
         SELECT MAX(q.id) FROM received_note_reissue q WHERE q.client_id = n.client_id AND q.note_id = n.id)
       LEFT JOIN document d ON d.id = COALESCE(r.document_id, n.document_id)
       WHERE n.client_id = :clientId AND ${OF_CUSTOMER('n')} AND NOT EXISTS (
         SELECT 1 FROM received_note_void v WHERE v.client_id = n.client_id AND v.note_id = n.id)
       UNION ALL
       SELECT 4, s.id, 'statement', s.label, s.sent_on, k.code, ${DOCUMENT} FROM sending s
       JOIN customer k ON k.client_id = s.client_id AND k.id = s.customer_id LEFT JOIN document d ON d.id = s.document_id
       WHERE s.client_id = :clientId AND s.kind = 'statement' AND s.state IN ('printed','sent','delivered') AND ${OF_CUSTOMER('s')}
       UNION ALL
       SELECT 5, f.id, 'confirmation', f.serial, q.sent_on, f.serial, ${DOCUMENT} FROM balance_confirmation f
       JOIN balance_confirmation_sending q ON q.client_id = f.client_id AND q.confirmation_id = f.id AND q.number = (
         SELECT MAX(n.number) FROM balance_confirmation_sending n WHERE n.client_id = f.client_id AND n.confirmation_id = f.id)
       LEFT JOIN document d ON d.id = q.document_id WHERE f.client_id = :clientId AND ${OF_CUSTOMER('f')}
       UNION ALL
       SELECT 6, b.id, 'interest', b.serial, b.billed_on, '', ${DOCUMENT} FROM interest_bill b
       LEFT JOIN document d ON d.id = b.document_id WHERE b.client_id = :clientId AND ${OF_CUSTOMER('b')} AND NOT EXISTS (
         SELECT 1 FROM interest_bill_end e WHERE e.client_id = b.client_id AND e.bill_id = b.id)
       UNION ALL
       SELECT 7, l.id, 'plan', l.serial, l.issued_on, '', ${DOCUMENT} FROM plan_letter l
       JOIN instalment_plan n ON n.client_id = l.client_id AND n.id = l.plan_id LEFT JOIN document d ON d.id = l.document_id
       WHERE l.client_id = :clientId AND ${OF_CUSTOMER('n')})
     ORDER BY place, "on", ref`,
    { customerId, ids: JSON.stringify(interestOn) },
  );
}

export interface WiredMessageRow {
  on: string;
  channel: 'email' | 'sms' | 'voice';
  kind: string;
  label: string;
  recipient: string;
  wording: string;
  body: string;
  state: string;
}

/** What went to a customer by wire, or was tried, with its words. */
export function wiredMessages(sql: ClientRead, customerId: number): Promise<WiredMessageRow[]> {
  return sql.all<WiredMessageRow>(
    `SELECT s.sent_on AS "on", s.channel, s.kind, s.label, s.recipient, s.wording, s.body, s.state FROM sending s
     WHERE s.client_id = :clientId AND s.channel IN ('email','sms','voice') AND s.state NOT IN ('queued','withdrawn')
       AND ${OF_CUSTOMER('s')} ORDER BY s.id`,
    { customerId },
  );
}
