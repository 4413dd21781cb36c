/** The office itself: settings, staff, audit, documents, backups, and finding anything by name or number. */
import { begins, holds, type ReadSql } from '../../db/engine.ts';

export async function officeSettings(sql: ReadSql): Promise<Map<string, string>> {
  const rows = await sql.all<{ key: string; value: string }>('SELECT key, value FROM office_setting');
  return new Map(rows.map((row) => [row.key, row.value]));
}

export function listStaff(sql: ReadSql): Promise<{ staffId: number; code: string; name: string; active: number }[]> {
  return sql.all('SELECT id AS staffId, code, name, active FROM staff_member ORDER BY code');
}

export interface AuditRow {
  seq: number;
  at: string;
  actor: string;
  method: string;
  clientId: number | null;
  changes: string;
  hash: string;
}

export function auditEntries(
  sql: ReadSql,
  clientId: number | null,
  beforeSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  return sql.all<AuditRow>(
    `SELECT seq, at, actor, method, client_id AS clientId, changes, hash FROM audit_entry
     WHERE seq < :beforeSeq AND (:clientId IS NULL OR client_id = :clientId) ORDER BY seq DESC LIMIT :limit`,
    { clientId, beforeSeq, limit },
  );
}

export interface DocumentRow {
  documentId: number;
  clientId: number | null;
  kind: string;
  title: string;
  path: string;
  state: 'recorded' | 'rendered';
  sha256: string | null;
  bytes: number | null;
  recordedAt: string;
}

const DOCUMENT_COLUMNS =
  'id AS documentId, client_id AS clientId, kind, title, path, state, sha256, bytes, recorded_at AS recordedAt';

export function listDocuments(
  sql: ReadSql,
  clientId: number | null,
  kind: string | null,
  limit: number,
): Promise<DocumentRow[]> {
  return sql.all<DocumentRow>(
    `SELECT ${DOCUMENT_COLUMNS} FROM document WHERE (:clientId IS NULL OR client_id = :clientId) AND (:kind IS NULL OR kind = :kind) ORDER BY id DESC LIMIT :limit`,
    { clientId, kind, limit },
  );
}

export function documentById(sql: ReadSql, documentId: number): Promise<DocumentRow | undefined> {
  return sql.get<DocumentRow>(`SELECT ${DOCUMENT_COLUMNS} FROM document WHERE id = :documentId`, { documentId });
}

export function renderedDocuments(sql: ReadSql): Promise<{ documentId: number; path: string; sha256: string }[]> {
  return sql.all(`SELECT id AS documentId, path, sha256 FROM document WHERE state = 'rendered' ORDER BY id`);
}

/** Digests of bank files as they were taken in. */
export function keptBankFiles(sql: ReadSql): Promise<{ sha256: string; fileName: string; kept: number }[]> {
  return sql.all(
    `SELECT sha256, MIN(file_name) AS fileName, MAX(file_kept) AS kept FROM deposit_import GROUP BY sha256 ORDER BY sha256`,
  );
}

export function listBackups(sql: ReadSql): Promise<{ path: string; at: string; bytes: number }[]> {
  return sql.all('SELECT path, at, bytes FROM backup_log ORDER BY id DESC LIMIT 100');
}

export interface SearchHit {
  kind: 'client' | 'customer' | 'invoice';
  clientId: number;
  clientName: string;
  id: number;
  code: string;
  name: string;
  detail: string;
}

export interface SearchQuestion {
  /** As typed. */
  text: string;
  /** Folded for names and kana. */
  key: string;
  amountYen: number | null;
  /** Hits of this client come first; null: the whole office. */
  clientId: number | null;
  limit: number;
}

/** Clients and customers by name, kana or code; invoices by number or amount. Nearest first: exact, then beginning, then within. */
export function searchOffice(sql: ReadSql, question: SearchQuestion): Promise<SearchHit[]> {
  return sql.all<SearchHit>(
    `SELECT kind, clientId, clientName, id, code, name, detail FROM (
       SELECT 'client' AS kind, id AS clientId, name AS clientName, id, code, name, kana AS detail, search_key, 0 AS rank FROM client
       WHERE archived = 0 AND :key <> '' AND ${holds('search_key', ':key')}
       UNION ALL
       SELECT 'customer', c.client_id, client.name, COALESCE(c.merged_into_id, c.id), c.code, c.name, c.kana, c.search_key, 1
       FROM customer c JOIN client ON client.id = c.client_id WHERE :key <> '' AND ${holds('c.search_key', ':key')}
       UNION ALL
       SELECT * FROM (SELECT 'invoice', i.client_id, client.name, i.id, i.number, i.customer_name, i.issued_on || ' ' || i.total_yen, i.number, 2
       FROM invoice i JOIN client ON client.id = i.client_id
       WHERE (:amountYen IS NOT NULL AND i.total_yen = :amountYen) OR (i.client_id = :clientId AND i.number >= :text AND i.number < :textEnd) LIMIT 200)
     )
     ORDER BY clientId = :clientId DESC, rank, code = :text DESC, ${begins('search_key', ':key')} DESC, code LIMIT :limit`,
    { ...question, textEnd: `${question.text}\uffff` },
  );
}

export function clientIds(sql: ReadSql): Promise<{ id: number }[]> {
  return sql.all('SELECT id FROM client ORDER BY id');
}

export interface AuditChainRow {
  seq: number;
  at: string;
  actor: string;
  method: string;
  client_id: number | null;
  request_id: string | null;
  input_digest: string;
  changes: string;
  previous_hash: string;
  hash: string;
}

export function auditChain(sql: ReadSql, afterSeq: number, limit: number): Promise<AuditChainRow[]> {
  return sql.all<AuditChainRow>('SELECT * FROM audit_entry WHERE seq > :afterSeq ORDER BY seq LIMIT :limit', {
    afterSeq,
    limit,
  });
}

export async function integrityProblems(sql: ReadSql): Promise<string[]> {
  const rows = await sql.all<{ integrity_check: string }>('PRAGMA integrity_check(20)');
  const keys = await sql.all<{ table: string; parent: string }>('PRAGMA foreign_key_check');
  return [
    ...rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
    ...keys.slice(0, 20).map((row) => `foreign key ${row.table} → ${row.parent}`),
  ];
}
