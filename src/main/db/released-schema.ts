/** Whether this version may open a database file at all, found without changing a byte of it. */
import Database from 'better-sqlite3';
import { EnvironmentError } from '../core/errors.ts';
import { migrations } from './migrations/migrations.ts';

/** A migration we do not know was written by a newer version: nothing is changed. */
export function refuseNewerSchema(file: string): void {
  const known = new Set(migrations.map((migration) => migration.name));
  let raw: Database.Database | null = null;
  try {
    raw = new Database(file, { readonly: true });
    const hasTable = raw.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'migrations'`).get();
    if (!hasTable) throw new EnvironmentError('office-corrupt', { file });
    const names = raw.prepare('SELECT name FROM migrations ORDER BY id').all() as { name: string }[];
    const unknown = names.find((row) => !known.has(row.name));
    if (unknown) throw new EnvironmentError('office-newer', { file, migration: unknown.name });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError('office-corrupt', { file, detail: error instanceof Error ? error.message : '' });
  } finally {
    raw?.close();
  }
}
