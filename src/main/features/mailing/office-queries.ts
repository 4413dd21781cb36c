/** Rates and settings of the office's mail, and the letters of a run as they were printed. */
import type { PostageRate } from '../../../domain/postage.ts';
import { USUAL_PAPER_GSM } from '../../../domain/postage.ts';
import type { ReadSql, WriteSql } from '../../db/engine.ts';

export function ownRates(sql: ReadSql): Promise<PostageRate[]> {
  return sql.all<PostageRate>(
    'SELECT from_on AS fromOn, mail_kind AS kind, max_grams AS maxGrams, yen, source FROM postage_rate ORDER BY from_on DESC, mail_kind, max_grams',
  );
}

export function forgetRate(
  sql: WriteSql,
  { fromOn, kind, maxGrams }: Pick<PostageRate, 'fromOn' | 'kind' | 'maxGrams'>,
): Promise<number> {
  return sql.run('DELETE FROM postage_rate WHERE from_on = :fromOn AND mail_kind = :kind AND max_grams = :maxGrams', {
    fromOn,
    kind,
    maxGrams,
  });
}

export interface MailingSettings {
  paperGsm: number;
  duplex: boolean;
  way: 'stamps' | 'deferred' | 'separate';
  postOffice: string;
}

const SETTINGS_KEY = 'mailing';
const USUAL: MailingSettings = { paperGsm: USUAL_PAPER_GSM, duplex: false, way: 'stamps', postOffice: '' };

export async function mailingSettings(sql: ReadSql): Promise<MailingSettings> {
  const row = await sql.get<{ value: string }>('SELECT value FROM office_setting WHERE key = :key', {
    key: SETTINGS_KEY,
  });
  return row ? { ...USUAL, ...(JSON.parse(row.value) as Partial<MailingSettings>) } : USUAL;
}

export async function keepSettings(sql: WriteSql, settings: MailingSettings): Promise<void> {
  await sql.run('DELETE FROM office_setting WHERE key = :key', { key: SETTINGS_KEY });
  await sql.insert('office_setting', { key: SETTINGS_KEY, value: JSON.stringify(settings) });
}

/** What a run's document was drawn from, and where each letter lies in it. */
export function runPayload(
  sql: ReadSql,
  batchId: number,
): Promise<{ payload: string; outline: string | null; title: string } | undefined> {
  return sql.get(
    'SELECT d.payload, d.outline, d.title FROM reminder_batch b JOIN document d ON d.id = b.document_id WHERE b.id = :batchId',
    { batchId },
  );
}
