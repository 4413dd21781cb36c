import type { ClientRead } from '../../db/engine.ts';

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
    `SELECT t.serial, t.stage, t.as_of AS asOf, p.posted_on AS postedOn, COALESCE(m.mail_class, 'ordinary') AS mailClass,
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

export interface SentInvoiceRow {
  number: string;
  path: string;
  sha256: string | null;
  pages: number;
}

/** The newest paper of each invoice that is open, where it was drawn as a file of its own. */
export function sentInvoicePapers(sql: ClientRead, customerId: number): Promise<SentInvoiceRow[]> {
  return sql.all<SentInvoiceRow>(
    `SELECT i.number, d.path, d.sha256, d.pages FROM open_item o
     JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     JOIN invoice_paper p ON p.client_id = i.client_id AND p.invoice_id = i.id
       AND p.id = (SELECT MAX(n.id) FROM invoice_paper n JOIN document x ON x.id = n.document_id
                   WHERE n.client_id = i.client_id AND n.invoice_id = i.id AND n.batch_id IS NULL AND x.kind = 'invoice-paper' AND x.state = 'rendered')
     JOIN document d ON d.id = p.document_id
     WHERE o.client_id = :clientId AND o.customer_id = :customerId AND o.closed_on = '9999-12-31' AND d.pages IS NOT NULL
     ORDER BY r.due_on, r.id`,
    { customerId },
  );
}
