#!/usr/bin/env node
/** The command line of the built program (the package's `bin`). It adds nothing to it but the right Node. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const file = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const main = file('../out/main/cli.js');

if (!existsSync(main)) {
  process.stderr.write('banto: not built yet; "npm run build" in the checkout builds it\n');
  process.exit(3);
}
// better-sqlite3 crashes on Node 20.
if (Number(process.versions.node.split('.')[0]) >= 22) await import(pathToFileURL(main).href);
else runOn(file(process.platform === 'win32' ? '../node_modules/node/bin/node.exe' : '../node_modules/node/bin/node'));

/** @param {string} node */
function runOn(node) {
  if (!existsSync(node)) {
    process.stderr.write(
      `banto: needs Node 22 or newer (this is ${process.version}); "npm run setup" in the checkout brings one\n`,
    );
    process.exit(3);
  }
  const { status, signal } = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 3);
}
