/** The office's own wordings, and its word on what may stand in any of them. */
import { ownSetKey, PRESET_SETS, type WordingKey, type WordingSet } from '../../../domain/wording/keys.ts';
import { presetSetName } from '../../../messages/wordings.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ReadSql } from '../../db/engine.ts';
import { listClients } from '../clients/office-queries.ts';
import { officePolicyPart } from '../reminder-policy/office-queries.ts';
import { choicesOfWording } from '../reminder-policy/queries.ts';
import { OWN_SET_COLUMNS, type OwnSetRow, WORDING_COLUMNS, type WordingRow } from './queries.ts';

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

/** Sets of the office's own, retired ones too. */
export function ownSets(sql: ReadSql): Promise<OwnSetRow[]> {
  return sql.all<OwnSetRow>(`SELECT ${OWN_SET_COLUMNS} FROM wording_set ORDER BY id`);
}

export const FACTS_ONLY_KEY = 'reminder-facts-only';

/** 事実のみ is on until somebody takes it off: an office is safe before it has thought of it. */
export async function factsOnly(sql: ReadSql): Promise<boolean> {
  const row = await sql.get<{ value: string }>('SELECT value FROM office_setting WHERE key = :key', {
    key: FACTS_ONLY_KEY,
  });
  return row?.value !== 'false';
}

/** The three, then the office's own by their order of making. */
export async function wordingSets(sql: ReadSql) {
  const presets = PRESET_SETS.map((set) => ({
    set: set as WordingSet,
    name: presetSetName(set),
    base: set,
    own: false,
    retired: false,
  }));
  const own = (await ownSets(sql)).map(({ id, name, base, retiredAt }) => ({
    set: ownSetKey(id),
    name,
    base,
    own: true,
    retired: retiredAt !== null,
  }));
  return [...presets, ...own];
}

/** Throws wording-set-unknown, and wording-set-retired unless `retiredToo`. */
export async function wordingSetOrRefuse(sql: ReadSql, set: WordingSet, retiredToo = false) {
  const found = (await wordingSets(sql)).find((one) => one.set === set);
  if (!found) throw new AppError('wording-set-unknown', { set }, 'set');
  if (found.retired && !retiredToo) throw new AppError('wording-set-retired', { name: found.name }, 'set');
  return found;
}

/** Every place of the policy that has chosen a set, as a sentence names it. */
export async function placesChoosing(
  sql: ReadSql,
  clientOf: Tx['client'] | ((clientId: number) => Parameters<typeof choicesOfWording>[0]),
): Promise<{ set: WordingSet; place: string }[]> {
  const office = await officePolicyPart(sql);
  const places = office?.wording ? [{ set: office.wording, place: '' }] : [];
  for (const { clientId, code, name } of await listClients(sql, true))
    for (const { set, place } of await choicesOfWording(clientOf(clientId)))
      places.push({ set, place: [`${code} ${name}`, place].join(' ').trim() });
  return places;
}
