import { type WordingKey, wordingKeyText } from '../../../domain/wording/keys.ts';
import { presetWording } from '../../../domain/wording/presets.ts';
import { type WordingText, wordingProblems } from '../../../domain/wording/template.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';

/** Throws wording-unknown, wording-empty, wording-field-unknown, wording-field-missing, wording-unpaired. */
export function refuseUnusable(key: WordingKey, text: WordingText): void {
  if (!presetWording(key)) throw new AppError('wording-unknown', { key: wordingKeyText(key) }, 'variant');
  const [first] = wordingProblems(text);
  if (!first) return;
  switch (first.kind) {
    case 'empty':
    case 'too-long':
      throw new AppError('wording-empty', { part: first.part }, first.part);
    case 'unknown-field':
      throw new AppError('wording-field-unknown', { label: first.label }, 'body');
    case 'missing-field':
      throw new AppError('wording-field-missing', { label: first.label }, 'body');
    case 'unpaired':
      throw new AppError('wording-unpaired', { mark: first.mark }, 'body');
  }
}

/** A new version of a place's wording; an empty body gives the key back. Returns the version's number. */
export async function recordWording(
  tx: Tx,
  clientId: number | undefined,
  { set, stage, variant }: WordingKey,
  { title, body }: WordingText,
): Promise<number> {
  const sql = clientId === undefined ? tx.office : tx.client(clientId);
  const table = clientId === undefined ? 'office_wording' : 'client_wording';
  const id = await sql.nextId(table);
  await sql.insert(table, { id, set_key: set, stage, variant, title, body, ...tx.booked() });
  return id;
}
