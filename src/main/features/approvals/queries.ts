/** What a client said of letters in his name. */
import type { ClientRead } from '../../db/engine.ts';

const OWNER = 'COALESCE(c.merged_into_id, c.id)';

export interface ApprovalRow {
  approvalId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  granted: number;
  stage: number;
  totalYen: number;
  decidedOn: string;
  decidedBy: string;
  how: 'telephone' | 'mail' | 'paper' | 'meeting';
  note: string;
  by: string;
}

export function listApprovals(sql: ClientRead, customerId: number | null, limit: number): Promise<ApprovalRow[]> {
  return sql.all<ApprovalRow>(
    `SELECT a.id AS approvalId, ${OWNER} AS customerId, c.code AS customerCode, c.name AS customerName, a.granted, a.stage,
            a.total_yen AS totalYen, a.decided_on AS decidedOn, a.decided_by AS decidedBy, a.how, a.note, a.recorded_by AS by
     FROM reminder_approval a JOIN customer c ON c.client_id = a.client_id AND c.id = a.customer_id
     WHERE a.client_id = :clientId AND (:customerId IS NULL OR ${OWNER} = :customerId) ORDER BY a.id DESC LIMIT :limit`,
    { customerId, limit },
  );
}

export interface ContactRow {
  contactId: number;
  customerId: number;
  customerCode: string;
  customerName: string;
  contact: string;
  requestedOn: string;
  totalYen: number;
  documentId: number;
  outcome: 'send' | 'wait' | 'disputed' | null;
  answeredOn: string | null;
  answeredBy: string;
  note: string;
  by: string;
}

/** Newest first, each with its newest answer. */
export function listContacts(sql: ClientRead, of: { customerId?: number; contactId?: number }): Promise<ContactRow[]> {
  return sql.all<ContactRow>(
    `SELECT q.id AS contactId, ${OWNER} AS customerId, c.code AS customerCode, c.name AS customerName, q.contact,
            q.requested_on AS requestedOn, q.total_yen AS totalYen, q.document_id AS documentId, s.outcome, s.answered_on AS answeredOn,
            COALESCE(s.answered_by, '') AS answeredBy, COALESCE(s.note, '') AS note, q.recorded_by AS by
     FROM contact_request q JOIN customer c ON c.client_id = q.client_id AND c.id = q.customer_id
     LEFT JOIN contact_answer s ON s.client_id = q.client_id AND s.request_id = q.id
       AND s.id = (SELECT MAX(n.id) FROM contact_answer n WHERE n.client_id = s.client_id AND n.request_id = s.request_id)
     WHERE q.client_id = :clientId AND (:customerId IS NULL OR ${OWNER} = :customerId) AND (:contactId IS NULL OR q.id = :contactId)
     ORDER BY q.id DESC`,
    { customerId: of.customerId ?? null, contactId: of.contactId ?? null },
  );
}
