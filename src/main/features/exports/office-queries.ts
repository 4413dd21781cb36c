/** What the monthly export reads of the office, and what it has done. */
import type { RefusalCode } from '../../../contract/refusal-codes.ts';
import type { ClientRead, ReadSql, WriteSql } from '../../db/engine.ts';

export interface ExportRunRow {
  month: string;
  state: 'done' | 'failed';
  folder: string;
  files: number;
  bytes: number;
  code: RefusalCode | null;
  facts: string | null;
  at: string;
}

/** Newest month first. */
export function exportRuns(sql: ReadSql, limit: number): Promise<ExportRunRow[]> {
  return sql.all<ExportRunRow>(
    'SELECT month, state, folder, files, bytes, code, facts, recorded_at AS at FROM export_run ORDER BY month DESC, id DESC LIMIT :limit',
    { limit },
  );
}

export async function clientNames(sql: ReadSql): Promise<Map<number, { clientCode: string; clientName: string }>> {
  const rows = await sql.all<{ id: number; clientCode: string; clientName: string }>(
    'SELECT id, code AS clientCode, name AS clientName FROM client',
  );
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

export interface CustomerExportRow {
  customerCode: string;
  customerName: string;
  kana: string;
  phone: string;
  creditLimitYen: number | null;
}

export function customersOf(sql: ClientRead): Promise<CustomerExportRow[]> {
  return sql.all<CustomerExportRow>(
    `SELECT code AS customerCode, name AS customerName, kana, phone, credit_limit_yen AS creditLimitYen
     FROM customer WHERE client_id = :clientId AND merged_into_id IS NULL ORDER BY code`,
  );
}

/** A month has one row: the next attempt takes the place of the one before. */
export async function forgetRun(sql: WriteSql, month: string): Promise<void> {
  await sql.run('DELETE FROM export_run WHERE month = :month', { month });
}
