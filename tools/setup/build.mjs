/** The build: out/ is made again when what it is made from has changed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';
import { contentStamp } from './stamp.mjs';

/** What the bundles are made from; the fonts of paper are read at run time and are not among it. */
const SOURCES = [
  'src',
  'resources/fonts/screen',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.browser.json',
];
const RESULTS = [
  'out/main/index.js',
  'out/main/core-worker.js',
  'out/main/job-worker.js',
  'out/main/cli.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
];

/** @param {string} root */
export function isBuilt(root) {
  const stamp = join(root, 'out', '.stamp');
  if (!RESULTS.every((file) => existsSync(join(root, file))) || !existsSync(stamp)) return false;
  return readFileSync(stamp, 'utf8') === contentStamp(root, SOURCES);
}

/**
 * @param {string} root
 * @param {string} node
 * @returns {boolean} whether out/ is complete now
 */
export function build(root, node) {
  say('building');
  const stampFile = join(root, 'out', '.stamp');
  rmSync(stampFile, { force: true });
  // Taken before: sources that change while it builds make the next build.
  const stamp = contentStamp(root, SOURCES);
  const result = spawnSync(
    node,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  const missing = RESULTS.filter((file) => !existsSync(join(root, file)));
  if (result.status !== 0 || missing.length > 0) {
    say(`the build failed${missing.length > 0 ? `: ${missing.join(', ')} missing` : ''}`);
    return false;
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}
