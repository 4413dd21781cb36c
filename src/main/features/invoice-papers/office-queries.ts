/** Documents are kept by the office: their place, digest and what they were drawn from. */
import { IDS, type ReadSql } from '../../db/engine.ts';

export interface PaperDocumentRow {
  documentId: number;
  path: string;
  sha256: string | null;
  pages: number | null;
  outline: string | null;
}

export async function paperDocuments(sql: ReadSql, ids: readonly number[]): Promise<Map<number, PaperDocumentRow>> {
  const rows = await sql.all<PaperDocumentRow>(
    `SELECT id AS documentId, path, sha256, pages, outline FROM document WHERE id IN ${IDS}`,
    { ids: JSON.stringify(ids) },
  );
  return new Map(rows.map((row) => [row.documentId, row]));
}

/** What a document was drawn from, as it was recorded. */
export async function documentPayload(sql: ReadSql, documentId: number): Promise<string | null> {
  const row = await sql.get<{ payload: string }>('SELECT payload FROM document WHERE id = :documentId', { documentId });
  return row?.payload ?? null;
}
