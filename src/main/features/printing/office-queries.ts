/** Print jobs of the office: its documents go to printers of this machine. */
import type { ReadSql } from '../../db/engine.ts';

export interface PrintJobRow {
  printJobId: number;
  documentId: number;
  title: string;
  printer: string;
  queueJob: string;
  fromPage: number | null;
  throughPage: number | null;
  copies: number;
  state: 'waiting' | 'printing' | 'done' | 'cancelled' | 'failed' | 'gone';
  sentAt: string;
  by: string;
}

const COLUMNS = `j.id AS printJobId, j.document_id AS documentId, d.title, j.printer, j.queue_job AS queueJob, j.from_page AS fromPage,
  j.through_page AS throughPage, j.copies, j.state, j.recorded_at AS sentAt, j.recorded_by AS by`;

export function printJobs(sql: ReadSql, documentId: number | null, limit: number): Promise<PrintJobRow[]> {
  return sql.all<PrintJobRow>(
    `SELECT ${COLUMNS} FROM print_job j JOIN document d ON d.id = j.document_id
     WHERE (:documentId IS NULL OR j.document_id = :documentId) ORDER BY j.id DESC LIMIT :limit`,
    { documentId, limit },
  );
}

export function printJobById(sql: ReadSql, printJobId: number): Promise<PrintJobRow | undefined> {
  return sql.get<PrintJobRow>(
    `SELECT ${COLUMNS} FROM print_job j JOIN document d ON d.id = j.document_id WHERE j.id = :printJobId`,
    { printJobId },
  );
}

/** Jobs whose end nobody has noted. */
export function unfinishedJobs(sql: ReadSql): Promise<PrintJobRow[]> {
  return sql.all<PrintJobRow>(
    `SELECT ${COLUMNS} FROM print_job j JOIN document d ON d.id = j.document_id
     WHERE j.state IN ('waiting','printing') ORDER BY j.id DESC LIMIT 200`,
  );
}

/** Papers that a job, and no other that ended well, has put out: where it failed they lie nowhere. */
export function papersOfJob(sql: ReadSql, printJobId: number): Promise<{ clientId: number; sendingId: number }[]> {
  return sql.all(
    `SELECT s.client_id AS clientId, s.id AS sendingId FROM sending s
     WHERE s.print_job_id = :printJobId AND s.state = 'printed' AND NOT EXISTS
       (SELECT 1 FROM print_job j WHERE j.document_id = s.document_id AND j.state = 'done' AND j.from_page IS NULL)
     ORDER BY s.client_id, s.id`,
    { printJobId },
  );
}

export function printableDocument(
  sql: ReadSql,
  documentId: number,
): Promise<{ path: string; title: string; kind: string; sha256: string | null; pages: number | null } | undefined> {
  return sql.get('SELECT path, title, kind, sha256, pages FROM document WHERE id = :documentId', { documentId });
}
