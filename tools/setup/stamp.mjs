/** A digest of what files contain, so that a build is repeated when its sources changed and only then. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Depends on names and contents, not on times: a checkout of the same sources has the same stamp.
 * @param {string} root
 * @param {string[]} entries files and folders relative to root; one that is missing counts as such
 */
export function contentStamp(root, entries) {
  const digest = createHash('sha256');
  for (const entry of entries) {
    for (const file of filesOf(root, entry)) {
      digest.update(`${file}\0`);
      digest.update(readFileSync(join(root, file)));
    }
    digest.update('\0\0');
  }
  return digest.digest('hex');
}

/**
 * @param {string} root
 * @param {string} entry
 * @returns {string[]} paths with forward slashes, sorted
 */
function filesOf(root, entry) {
  const stats = statSync(join(root, entry), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [entry];
  const children = readdirSync(join(root, entry)).sort();
  return children.flatMap((child) => filesOf(root, `${entry}/${child}`));
}
