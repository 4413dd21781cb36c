/**
 * node_modules/.bin/banto and …/node: npm links the commands of packages, but not those of the checkout itself, and not
 * the one of the package `node` when its install script ran by itself. With them `npx banto` is at once there, and npm's
 * scripts run on the Node of the package.
 */
import { chmodSync, existsSync, lstatSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedNode } from './node-runtime.mjs';

/** @param {string} root */
export function linkCommands(root) {
  const folder = join(root, 'node_modules', '.bin');
  if (!existsSync(folder)) return;
  if (process.platform === 'win32') {
    writeFileSync(join(folder, 'banto.cmd'), '@node "%~dp0\\..\\..\\tools\\banto.mjs" %*\r\n');
    if (existsSync(packagedNode(root)))
      writeFileSync(join(folder, 'node.cmd'), '@"%~dp0\\..\\node\\bin\\node.exe" %*\r\n');
    return;
  }
  chmodSync(join(root, 'tools', 'banto.mjs'), 0o755);
  link(join(folder, 'banto'), '../../tools/banto.mjs');
  if (existsSync(packagedNode(root))) link(join(folder, 'node'), '../node/bin/node');
}

/**
 * @param {string} file
 * @param {string} target
 */
function link(file, target) {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() && readlinkSync(file) === target) return;
  rmSync(file, { force: true });
  symlinkSync(target, file);
}
