/** What the watched folder took in, over the whole office. */
import type { ReadSql } from '../../db/engine.ts';

export interface WatchedRow {
  id: number;
  at: string;
  name: string;
  outcome: 'imported' | 'refused';
  sentence: string;
  accepted: number;
  duplicates: number;
}

export function watchedFiles(sql: ReadSql, limit: number): Promise<WatchedRow[]> {
  return sql.all<WatchedRow>(
    'SELECT id, at, name, outcome, sentence, accepted, duplicates FROM watched_file ORDER BY id DESC LIMIT :limit',
    { limit },
  );
}

export async function watchFolder(sql: ReadSql): Promise<string | null> {
  const row = await sql.get<{ value: string }>(`SELECT value FROM office_setting WHERE key = 'watch-folder'`);
  return row?.value ?? null;
}
