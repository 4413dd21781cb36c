import {
  isPresetSet,
  ownSetId,
  ownSetKey,
  type WordingKey,
  type WordingSet,
  wordingKeyText,
} from '../../../domain/wording/keys.ts';
import { variantsAt } from '../../../domain/wording/presets.ts';
import { type WordingText, wordingProblems } from '../../../domain/wording/template.ts';
import { presetSetName } from '../../../messages/wordings.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ReadSql } from '../../db/engine.ts';
import { officeWordings, ownSets, wordingSetOrRefuse, wordingSets } from './office-queries.ts';
import { clientWordings, type OwnSetRow } from './queries.ts';

/** Throws wording-unknown, wording-empty, wording-field-unknown, wording-field-missing, wording-unpaired. */
export function refuseUnusable(key: WordingKey, text: WordingText): void {
  if (!variantsAt(key.stage).includes(key.variant))
    throw new AppError('wording-unknown', { key: wordingKeyText(key) }, 'variant');
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

/** Throws wording-set-preset for one of the three. */
export async function ownSetOrRefuse(sql: ReadSql, set: WordingSet): Promise<OwnSetRow> {
  if (isPresetSet(set)) throw new AppError('wording-set-preset', { name: presetSetName(set) }, 'set');
  const row = (await ownSets(sql)).find(({ id }) => id === ownSetId(set));
  if (!row) throw new AppError('wording-set-unknown', { set }, 'set');
  return row;
}

/** Two sets of one name could not be told apart in a policy. Throws wording-set-taken. */
export async function refuseTakenName(sql: ReadSql, name: string, except: WordingSet | null): Promise<void> {
  const taken = (await wordingSets(sql)).some(
    (one) => one.set !== except && one.name.normalize('NFKC') === name.normalize('NFKC'),
  );
  if (taken) throw new AppError('wording-set-taken', { name }, 'name');
}

/** The words of `from` as they are now become the new set's own, so that a later change there leaves it as it is. */
export async function copySet(
  tx: Tx,
  clientId: number | undefined,
  name: string,
  from: WordingSet,
): Promise<WordingSet> {
  const { base } = await wordingSetOrRefuse(tx.office, from, true);
  const id = await tx.office.nextId('wording_set');
  await tx.office.insert('wording_set', { id, name, base, retired_at: null, ...tx.booked() });
  const set = ownSetKey(id);
  const places = [
    { of: undefined, rows: await officeWordings(tx.office) },
    ...(clientId === undefined ? [] : [{ of: clientId, rows: await clientWordings(tx.client(clientId)) }]),
  ];
  for (const { of, rows } of places)
    for (const row of rows) if (row.set === from && row.body !== '') await recordWording(tx, of, { ...row, set }, row);
  return set;
}
