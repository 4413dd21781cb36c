import type { EnquiryAddressee } from '../../../domain/enquiry-letter.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface EnquiryRow {
  enquiryId: number;
  serial: string;
  depositId: number;
  payerName: string;
  depositedOn: string;
  amountYen: number;
  addressee: EnquiryAddressee;
  recipient: string;
  askedOn: string;
  sentOn: string | null;
  outcome: 'known' | 'unknown' | 'returned' | 'waiting';
  answeredOn: string | null;
  note: string;
  by: string;
  documentId: number;
  path: string;
}

/** An answer that was taken back ('waiting') leaves neither day nor note. */
const ENQUIRIES = `SELECT q.id AS enquiryId, t.title AS serial, q.deposit_id AS depositId, d.payer_name AS payerName, d.deposited_on AS depositedOn,
  d.amount_yen AS amountYen, q.addressee, q.recipient, q.asked_on AS askedOn, s.sent_on AS sentOn, COALESCE(a.outcome, 'waiting') AS outcome,
  CASE WHEN a.outcome <> 'waiting' THEN a.answered_on END AS answeredOn, CASE WHEN a.outcome <> 'waiting' THEN a.note ELSE '' END AS note,
  q.recorded_by AS by, q.document_id AS documentId, t.path
  FROM deposit_enquiry q
  JOIN deposit d ON d.client_id = q.client_id AND d.id = q.deposit_id
  JOIN document t ON t.id = q.document_id AND t.client_id = q.client_id
  LEFT JOIN deposit_enquiry_sending s ON s.client_id = q.client_id AND s.enquiry_id = q.id
  LEFT JOIN deposit_enquiry_answer a ON a.client_id = q.client_id AND a.id =
    (SELECT MAX(n.id) FROM deposit_enquiry_answer n WHERE n.client_id = q.client_id AND n.enquiry_id = q.id)`;

export function listEnquiries(sql: ClientRead, depositId: number | null): Promise<EnquiryRow[]> {
  return sql.all<EnquiryRow>(
    `SELECT * FROM (${ENQUIRIES} WHERE q.client_id = :clientId AND (:depositId IS NULL OR q.deposit_id = :depositId))
     ORDER BY outcome <> 'waiting', CASE WHEN outcome = 'waiting' THEN askedOn END, enquiryId DESC LIMIT 1000`,
    { depositId },
  );
}

export function enquiryById(sql: ClientRead, enquiryId: number): Promise<EnquiryRow | undefined> {
  return sql.get<EnquiryRow>(`${ENQUIRIES} WHERE q.client_id = :clientId AND q.id = :enquiryId`, { enquiryId });
}

/** accountKey of the account a deposit came in by, '' when it was entered; and whether the bank gave its number. */
export async function bankRecordOf(
  sql: ClientRead,
  depositId: number,
): Promise<{ accountKey: string; imported: boolean }> {
  const row = await sql.get<{ accountKey: string; source: string }>(
    'SELECT account_key AS accountKey, source FROM deposit WHERE client_id = :clientId AND id = :depositId',
    { depositId },
  );
  return { accountKey: row?.accountKey ?? '', imported: row?.source === 'imported' };
}
