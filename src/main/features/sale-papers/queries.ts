import type { ClientRead } from '../../db/engine.ts';

export type SaleSubject = 'credit-note' | 'delivery';

export interface SalePaperRow {
  paperId: number;
  documentId: number;
  mark: '' | 'reissue';
}

/** The newest paper of a credit note or a delivery. */
export function salePaper(sql: ClientRead, subject: SaleSubject, subjectId: number): Promise<SalePaperRow | undefined> {
  return sql.get<SalePaperRow>(
    `SELECT id AS paperId, document_id AS documentId, mark FROM sale_paper
     WHERE client_id = :clientId AND subject = :subject AND subject_id = :subjectId ORDER BY id DESC LIMIT 1`,
    { subject, subjectId },
  );
}
