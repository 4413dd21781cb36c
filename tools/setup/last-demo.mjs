/** What the last demo made, so that a second start without a display shows it in a moment instead of making it again. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} root */
function resultFile(root) {
  return join(root, '.cache', 'demo', 'result.json');
}

/** The build the result is of: another program may draw other letters. @param {string} root */
function buildStamp(root) {
  const file = join(root, 'out', '.stamp');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * @param {string} root
 * @param {string[]} lines
 * @param {{ path: string }[]} places
 */
export function rememberDemo(root, lines, places) {
  const paths = places.map(({ path }) => path);
  writeFileSync(resultFile(root), JSON.stringify({ stamp: buildStamp(root), lines, paths }));
}

/**
 * The lines to show, or null when there is nothing to show again: never run, another build, or a file is gone.
 * @param {string} root
 * @returns {string[] | null}
 */
export function lastDemo(root) {
  try {
    const { stamp, lines, paths } = JSON.parse(readFileSync(resultFile(root), 'utf8'));
    return stamp !== '' && stamp === buildStamp(root) && paths.every(existsSync) ? lines : null;
  } catch {
    return null;
  }
}
