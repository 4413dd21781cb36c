/** Wordings as they hold in one client's books, and what its letters said. */

import type { ReminderStage } from '../../../domain/reminder-batch.ts';
import {
  isPresetSet,
  ownSetKey,
  type PresetSet,
  type WordingKey,
  type WordingSet,
  type WordingVariant,
  wordingKeyText,
} from '../../../domain/wording/keys.ts';
import { presetWording } from '../../../domain/wording/presets.ts';
import type { WordingText } from '../../../domain/wording/template.ts';
import type { ClientRead } from '../../db/engine.ts';

export interface WordingRow {
  id: number;
  set: WordingSet;
  stage: ReminderStage;
  variant: WordingVariant;
  title: string;
  body: string;
  recordedAt: string;
  by: string;
}

export const WORDING_COLUMNS =
  'w.id, w.set_key AS "set", w.stage, w.variant, w.title, w.body, w.recorded_at AS recordedAt, w.recorded_by AS by';

/** The newest of each key that the client has written himself; an empty body is a key given back. */
export function clientWordings(sql: ClientRead): Promise<WordingRow[]> {
  return sql.all<WordingRow>(
    `SELECT ${WORDING_COLUMNS} FROM client_wording w WHERE w.client_id = :clientId AND w.id = (
       SELECT MAX(n.id) FROM client_wording n WHERE n.client_id = w.client_id AND n.set_key = w.set_key
         AND n.stage = w.stage AND n.variant = w.variant)`,
  );
}

export function clientWordingVersions(sql: ClientRead, { set, stage, variant }: WordingKey): Promise<WordingRow[]> {
  return sql.all<WordingRow>(
    `SELECT ${WORDING_COLUMNS} FROM client_wording w WHERE w.client_id = :clientId AND w.set_key = :set AND w.stage = :stage
       AND w.variant = :variant ORDER BY w.id DESC`,
    { set, stage, variant },
  );
}

/** The office's own, which every client reads: they hold nobody's data. */
export function officeWordingsFor(sql: ClientRead): Promise<WordingRow[]> {
  return sql.all<WordingRow>(
    `SELECT ${WORDING_COLUMNS} FROM office_wording w WHERE :clientId = :clientId AND w.id = (
       SELECT MAX(n.id) FROM office_wording n WHERE n.set_key = w.set_key AND n.stage = w.stage AND n.variant = w.variant)`,
  );
}

export interface OwnSetRow {
  id: number;
  name: string;
  base: PresetSet;
  retiredAt: string | null;
}

export const OWN_SET_COLUMNS = 'id, name, base, retired_at AS retiredAt';

/** The office's own sets, which every client reads. */
export function ownSetsFor(sql: ClientRead): Promise<OwnSetRow[]> {
  return sql.all<OwnSetRow>(`SELECT ${OWN_SET_COLUMNS} FROM wording_set WHERE :clientId = :clientId ORDER BY id`);
}

export interface HeldWording extends WordingText {
  source: 'preset' | 'office' | 'client';
  row: WordingRow | null;
}

/** Ask for a key: the client's own text, else the office's, else the house's; null where there is no such wording. */
export type WordingBook = (key: WordingKey) => HeldWording | null;

export function wordingBook(
  client: readonly WordingRow[],
  office: readonly WordingRow[],
  sets: readonly OwnSetRow[],
): WordingBook {
  const [own, outer] = [byKey(client), byKey(office)];
  const bases = new Map<WordingSet, PresetSet>(sets.map(({ id, base }) => [ownSetKey(id), base]));
  return (key) => {
    const text = wordingKeyText(key);
    const base = isPresetSet(key.set) ? key.set : bases.get(key.set);
    const preset = base === undefined ? null : presetWording({ ...key, set: base });
    if (!preset) return null;
    const row = own.get(text) ?? outer.get(text) ?? null;
    if (!row) return { ...preset, source: 'preset', row };
    return { title: row.title, body: row.body, source: own.has(text) ? 'client' : 'office', row };
  };
}

function byKey(rows: readonly WordingRow[]): Map<string, WordingRow> {
  return new Map(rows.filter((row) => row.body !== '').map((row) => [wordingKeyText(row), row]));
}

export async function clientWordingBook(sql: ClientRead): Promise<WordingBook> {
  return wordingBook(await clientWordings(sql), await officeWordingsFor(sql), await ownSetsFor(sql));
}

export interface LetterTextRow {
  serial: string;
  on: string;
  stage: number;
  title: string;
  text: string;
}

/** The newest letter to a customer whose words were kept, not taken out of its pile. */
export function lastLetterText(sql: ClientRead, customerId: number): Promise<LetterTextRow | undefined> {
  return sql.get<LetterTextRow>(
    `SELECT t.serial, COALESCE(p.posted_on, t.as_of) AS "on", t.stage, x.title, x.body AS text
     FROM reminder_letter t JOIN reminder_letter_text x ON x.client_id = t.client_id AND x.letter_id = t.id
     LEFT JOIN reminder_posting p ON p.client_id = t.client_id AND p.batch_id = t.batch_id
     WHERE t.client_id = :clientId AND t.customer_id = :customerId AND NOT EXISTS (
       SELECT 1 FROM reminder_letter_withdrawal w WHERE w.client_id = t.client_id AND w.letter_id = t.id)
     ORDER BY t.id DESC LIMIT 1`,
    { customerId },
  );
}
