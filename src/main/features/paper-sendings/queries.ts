/** What a stored document holds of papers to customers: each with its number, its customer and its pages in the file. */
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import type { SendingKind } from '../sendings/queries.ts';

export interface PaperSubject {
  kind: SendingKind;
  subjectId: number;
  /** What is printed on it. */
  label: string;
  /** null: handed to somebody whom the books do not know; then `addressee` is whom. */
  customerId: number | null;
  addressee: string;
  /** Its place in the file, from 1; null where the file was not drawn in pages. */
  pages: { first: number; last: number } | null;
}

export interface PaperFile {
  documentId: number;
  clientId: number | null;
  sha256: string | null;
  path: string;
  subjects: PaperSubject[];
}

interface DocumentRow {
  clientId: number | null;
  kind: string;
  sha256: string | null;
  path: string;
  outline: string | null;
}

/** undefined where there is no such document. Papers whose posting is noted step by step (reminders, confirmations) are no subjects here. */
export async function paperFile(
  office: ReadSql,
  clientOf: (clientId: number) => ClientRead,
  documentId: number,
): Promise<PaperFile | undefined> {
  const row = await office.get<DocumentRow>(
    'SELECT client_id AS clientId, kind, sha256, path, outline FROM document WHERE id = :documentId',
    { documentId },
  );
  if (!row) return undefined;
  const { clientId, kind, sha256, path } = row;
  const found = clientId === null ? [] : await subjectsIn(clientOf(clientId), kind, documentId, row.outline);
  return { documentId, clientId, sha256, path, subjects: found };
}

type Found = Omit<PaperSubject, 'pages'> & { key: string };

const INVOICES = `SELECT 'invoice' AS kind, p.invoice_id AS subjectId, i.number AS label, r.customer_id AS customerId, '' AS addressee,
  'invoice-' || p.invoice_id AS "key"
  FROM invoice_paper p JOIN invoice i ON i.client_id = p.client_id AND i.id = p.invoice_id
  JOIN receivable r ON r.client_id = i.client_id AND r.invoice_id = i.id
  WHERE p.client_id = :clientId AND p.document_id = :documentId ORDER BY p.id`;

const CREDITS = `SELECT 'credit-note' AS kind, p.subject_id AS subjectId, n.number AS label, COALESCE(c.merged_into_id, c.id) AS customerId,
  '' AS addressee, 'credit-note-' || p.subject_id AS "key"
  FROM sale_paper p JOIN credit_note n ON n.client_id = p.client_id AND n.id = p.subject_id
  JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
  WHERE p.client_id = :clientId AND p.document_id = :documentId AND p.subject = 'credit-note'`;

const DELIVERIES = `SELECT 'delivery-note' AS kind, p.subject_id AS subjectId, n.number AS label, COALESCE(c.merged_into_id, c.id) AS customerId,
  '' AS addressee, 'delivery-' || p.subject_id AS "key"
  FROM sale_paper p JOIN delivery n ON n.client_id = p.client_id AND n.id = p.subject_id
  JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
  WHERE p.client_id = :clientId AND p.document_id = :documentId AND p.subject = 'delivery'`;

const NOTES = `SELECT 'received-note' AS kind, n.id AS subjectId, n.number AS label, COALESCE(c.merged_into_id, c.id) AS customerId, n.addressee,
  n.number AS "key"
  FROM received_note n LEFT JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
  WHERE n.client_id = :clientId AND (n.document_id = :documentId OR EXISTS
    (SELECT 1 FROM received_note_reissue x WHERE x.client_id = n.client_id AND x.note_id = n.id AND x.document_id = :documentId))`;

/** A file of several notes names them in its outline. */
const SEVERAL_NOTES = `SELECT 'received-note' AS kind, n.id AS subjectId, n.number AS label, COALESCE(c.merged_into_id, c.id) AS customerId,
  n.addressee, n.number AS "key"
  FROM document d JOIN json_each(d.outline) e
  JOIN received_note n ON n.client_id = :clientId AND n.number = json_extract(e.value, '$.key')
  LEFT JOIN customer c ON c.client_id = n.client_id AND c.id = n.customer_id
  WHERE d.id = :documentId AND d.client_id = :clientId ORDER BY e.key`;

const BY_DOCUMENT: Record<string, string> = {
  'invoice-paper': INVOICES,
  'invoice-batch': INVOICES,
  'credit-note': CREDITS,
  'delivery-note': DELIVERIES,
  'received-note': NOTES,
  'received-note-batch': SEVERAL_NOTES,
};

async function subjectsIn(
  sql: ClientRead,
  kind: string,
  documentId: number,
  outline: string | null,
): Promise<PaperSubject[]> {
  const text = BY_DOCUMENT[kind];
  if (text === undefined) return [];
  const places = new Map(
    (outline === null ? [] : (JSON.parse(outline) as { key: string; firstPage: number; pages: number }[])).map(
      ({ key, firstPage, pages }) => [key, { first: firstPage, last: firstPage + pages - 1 }],
    ),
  );
  const rows = await sql.all<Found>(text, { documentId });
  return rows.map(({ key, ...row }) => ({ ...row, pages: places.get(key) ?? null }));
}
