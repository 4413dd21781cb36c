import type { ConfirmationState } from '../../../domain/balance-report.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface ConfirmationRow {
  confirmationId: number;
  serial: string;
  customerId: number;
  code: string;
  name: string;
  asOf: string;
  sentOn: string;
  replyBy: string;
  balanceYen: number;
  advanceYen: number;
  reminders: number;
  lastSentOn: string;
  state: ConfirmationState;
  repliedOn: string | null;
  statedYen: number | null;
  reason: string;
  by: string | null;
  documentId: number;
}

/** The newest answer to a confirmation `b`. */
const NEWEST = `(SELECT MAX(n.id) FROM balance_confirmation_reply n WHERE n.client_id = b.client_id AND n.confirmation_id = b.id)`;

/** Confirmations with their last sending and their newest answer, newest first; under the customer of today. */
export function confirmations(
  sql: ClientRead,
  { asOf = null, customerId = null }: { asOf?: string | null; customerId?: number | null } = {},
): Promise<ConfirmationRow[]> {
  return sql.all<ConfirmationRow>(
    `SELECT b.id AS confirmationId, b.serial, c.id AS customerId, c.code, c.name, b.as_of AS asOf, b.balance_yen AS balanceYen, b.advance_yen AS advanceYen,
            f.sent_on AS sentOn, s.reply_by AS replyBy, s.sent_on AS lastSentOn, s.document_id AS documentId, s.number - 1 AS reminders,
            COALESCE(p.outcome, 'sent') AS state, CASE WHEN p.outcome = 'sent' THEN NULL ELSE p.replied_on END AS repliedOn,
            p.stated_yen AS statedYen, COALESCE(p.reason, '') AS reason, p.recorded_by AS by
     FROM balance_confirmation b
     JOIN customer a ON a.client_id = b.client_id AND a.id = b.customer_id
     JOIN customer c ON c.client_id = a.client_id AND c.id = COALESCE(a.merged_into_id, a.id)
     JOIN balance_confirmation_sending f ON f.client_id = b.client_id AND f.confirmation_id = b.id AND f.number = 1
     JOIN balance_confirmation_sending s ON s.client_id = b.client_id AND s.confirmation_id = b.id AND s.number =
       (SELECT MAX(z.number) FROM balance_confirmation_sending z WHERE z.client_id = b.client_id AND z.confirmation_id = b.id)
     LEFT JOIN balance_confirmation_reply p ON p.client_id = b.client_id AND p.id = ${NEWEST}
     WHERE b.client_id = :clientId AND (:asOf IS NULL OR b.as_of = :asOf) AND (:customerId IS NULL OR c.id = :customerId)
     ORDER BY b.as_of DESC, c.code, b.id DESC`,
    { asOf, customerId },
  );
}

export interface ConfirmedItemRow {
  confirmationId: number;
  receivableId: number;
  number: string;
  issuedOn: string;
  dueOn: string;
  amountYen: number;
  openYen: number;
}

/** What each confirmation listed, as it was sent. */
export function confirmedItems(sql: ClientRead, confirmationIds: readonly number[]): Promise<ConfirmedItemRow[]> {
  return sql.all<ConfirmedItemRow>(
    `SELECT m.confirmation_id AS confirmationId, m.receivable_id AS receivableId, i.number, r.issued_on AS issuedOn, r.due_on AS dueOn,
            r.amount_yen AS amountYen, m.open_yen AS openYen
     FROM balance_confirmation_item m JOIN receivable r ON r.client_id = m.client_id AND r.id = m.receivable_id
     JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
     WHERE m.client_id = :clientId AND m.confirmation_id IN (SELECT value FROM json_each(:ids)) ORDER BY m.confirmation_id, r.due_on, r.id`,
    { ids: JSON.stringify(confirmationIds) },
  );
}
