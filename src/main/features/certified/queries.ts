import type { ClientRead } from '../../db/engine.ts';

export interface CertifiedRow {
  letterId: number;
  serial: string;
  customerId: number;
  customerCode: string;
  customerName: string;
  writtenOn: string;
  deadlineOn: string;
  grid: 'vertical-20x26' | 'horizontal-20x26' | 'horizontal-13x40' | 'horizontal-26x20';
  sheets: number;
  principalYen: number;
  interestYen: number;
  openYen: number;
  postedOn: string | null;
  acceptanceNumber: string;
  deliveryProof: number;
  deliveredOn: string | null;
  outcome: 'delivered' | 'refused' | 'unclaimed' | 'unknown-address' | null;
  discardedOn: string | null;
  text: string;
  documentId: number;
  path: string;
  sha256: string | null;
  wordPath: string | null;
  by: string;
}

/** Newest first; letters to a merged customer stand under the one that took it over. */
export function certifiedLetters(
  sql: ClientRead,
  only: { customerId?: number | undefined; letterId?: number | undefined } = {},
): Promise<CertifiedRow[]> {
  return sql.all<CertifiedRow>(
    `SELECT t.id AS letterId, t.serial, o.id AS customerId, o.code AS customerCode, o.name AS customerName, t.written_on AS writtenOn,
            t.deadline_on AS deadlineOn, t.grid, t.sheets, t.principal_yen AS principalYen, t.interest_yen AS interestYen,
            (SELECT COALESCE(SUM(p.open_yen), 0) FROM certified_letter_item i
             JOIN open_item p ON p.client_id = i.client_id AND p.receivable_id = i.receivable_id
             WHERE i.client_id = t.client_id AND i.letter_id = t.id) AS openYen,
            p.posted_on AS postedOn, COALESCE(p.acceptance_number, '') AS acceptanceNumber, COALESCE(p.delivery_proof, 0) AS deliveryProof,
            v.delivered_on AS deliveredOn, v.outcome, x.discarded_on AS discardedOn, t.body AS text, t.document_id AS documentId, d.path, d.sha256,
            w.path AS wordPath, t.recorded_by AS by
     FROM certified_letter t
     JOIN document d ON d.id = t.document_id
     LEFT JOIN document w ON w.id = t.word_document_id
     JOIN customer c ON c.client_id = t.client_id AND c.id = t.customer_id
     JOIN customer o ON o.client_id = c.client_id AND o.id = COALESCE(c.merged_into_id, c.id)
     LEFT JOIN certified_letter_posting p ON p.client_id = t.client_id AND p.letter_id = t.id
     LEFT JOIN certified_letter_delivery v ON v.client_id = t.client_id AND v.letter_id = t.id
     LEFT JOIN certified_letter_discard x ON x.client_id = t.client_id AND x.letter_id = t.id
     WHERE t.client_id = :clientId AND (:customerId IS NULL OR o.id = :customerId) AND (:letterId IS NULL OR t.id = :letterId)
     ORDER BY t.id DESC`,
    { customerId: only.customerId ?? null, letterId: only.letterId ?? null },
  );
}
