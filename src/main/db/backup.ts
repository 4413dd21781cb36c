/** Copies of the database while it is in use, and the way back. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';

/** Daily backups kept in the office's own folder and at the second place. */
export const KEPT_BACKUPS = 14;

/** Pages copied before other work gets its turn (4 KB each): a step takes some milliseconds. */
const PAGES_PER_STEP = 2000;

/** Copies a live database page by page into `target` (which appears whole or not at all). */
export async function copyDatabase(source: string, target: string): Promise<{ bytes: number; sha256: string }> {
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const raw = new Database(source, { readonly: true });
  try {
    await raw.backup(partial, { progress: () => PAGES_PER_STEP });
  } finally {
    raw.close();
  }
  const digest = await fileDigest(partial);
  renameSync(partial, target);
  return { bytes: statSync(target).size, sha256: digest };
}

export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** Removes the oldest daily backups beyond KEPT_BACKUPS; those made before a migration stay. */
export function pruneBackups(folder: string): string[] {
  const daily = readdirSync(folder)
    .filter((name) => /^\d{8}-\d{6}\.sqlite$/.test(name))
    .sort();
  const surplus = daily.slice(0, Math.max(0, daily.length - KEPT_BACKUPS));
  for (const name of surplus) rmSync(join(folder, name), { force: true });
  return surplus;
}

/** Copies every document that the second place does not have yet: issued bytes never change. */
function mirrorDocuments(documents: string, target: string): number {
  if (!existsSync(documents)) return 0;
  mkdirSync(target, { recursive: true });
  let copied = 0;
  for (const month of readdirSync(documents)) {
    mkdirSync(join(target, month), { recursive: true });
    for (const name of readdirSync(join(documents, month))) {
      const to = join(target, month, basename(name));
      if (name.endsWith('.partial') || existsSync(to)) continue;
      copyFileSync(join(documents, month, name), `${to}.partial`);
      renameSync(`${to}.partial`, to);
      copied++;
    }
  }
  return copied;
}

/** Copies a finished backup and the documents to the second place; returns where the copy lies. */
export function mirrorBackup(backup: string, documents: string, place: string): string {
  mkdirSync(place, { recursive: true });
  const target = join(place, basename(backup));
  copyFileSync(backup, `${target}.partial`);
  renameSync(`${target}.partial`, target);
  pruneBackups(place);
  mirrorDocuments(documents, join(place, 'documents'));
  return target;
}
