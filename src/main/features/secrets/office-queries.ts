/** Kept passwords of the office: their boxes, and the passphrase's salt and proof. */
import type { PhraseCost } from '../../core/secrets.ts';
import type { ReadSql, WriteSql } from '../../db/engine.ts';

export interface SecretRow {
  name: string;
  keeper: 'machine' | 'passphrase';
  box: string;
  changedAt: string;
}

export function secretRows(sql: ReadSql): Promise<SecretRow[]> {
  return sql.all<SecretRow>('SELECT name, keeper, box, changed_at AS changedAt FROM secret ORDER BY name');
}

export function secretRow(sql: ReadSql, name: string): Promise<SecretRow | undefined> {
  return sql.get<SecretRow>('SELECT name, keeper, box, changed_at AS changedAt FROM secret WHERE name = :name', {
    name,
  });
}

export async function dropSecret(sql: WriteSql, name: string): Promise<void> {
  await sql.run('DELETE FROM secret WHERE name = :name', { name });
}

/** check: a box that opens only under the right passphrase. */
export interface PassphraseProof extends PhraseCost {
  salt: string;
  check: string;
}

export async function passphraseProof(sql: ReadSql): Promise<PassphraseProof | null> {
  const row = await sql.get<{ value: string }>(`SELECT value FROM office_setting WHERE key = 'secrets.passphrase'`);
  return row && row.value !== '' ? (JSON.parse(row.value) as PassphraseProof) : null;
}
