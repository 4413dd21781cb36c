/** The office's own wordings, and its word on what may stand in any of them. */
import type { WordingKey } from '../../../domain/wording/keys.ts';
import type { ReadSql } from '../../db/engine.ts';
import { WORDING_COLUMNS, type WordingRow } from './queries.ts';

export function officeWordings(sql: ReadSql): Promise<WordingRow[]> {
  return sql.all<WordingRow>(
    `SELECT ${WORDING_COLUMNS} FROM office_wording w WHERE w.id = (SELECT MAX(n.id) FROM office_wording n
       WHERE n.set_key = w.set_key AND n.stage = w.stage AND n.variant = w.variant)`,
  );
}

export function officeWordingVersions(sql: ReadSql, { set, stage, variant }: WordingKey): Promise<WordingRow[]> {
  return sql.all<WordingRow>(
    `SELECT ${WORDING_COLUMNS} FROM office_wording w WHERE w.set_key = :set AND w.stage = :stage AND w.variant = :variant
     ORDER BY w.id DESC`,
    { set, stage, variant },
  );
}

export const FACTS_ONLY_KEY = 'reminder-facts-only';

/** 事実のみ is on until somebody takes it off: an office is safe before it has thought of it. */
export async function factsOnly(sql: ReadSql): Promise<boolean> {
  const row = await sql.get<{ value: string }>('SELECT value FROM office_setting WHERE key = :key', {
    key: FACTS_ONLY_KEY,
  });
  return row?.value !== 'false';
}
