/** `npx banto` inside the checkout: npm links the commands of packages, but not those of the checkout itself. */
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string} root */
export function linkCommand(root) {
  const link = join(root, 'node_modules', '.bin', 'banto');
  if (!existsSync(dirname(link))) return;
  mkdirSync(dirname(link), { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\tools\\banto.mjs" %*\r\n');
    return;
  }
  const target = '../../tools/banto.mjs';
  const stats = lstatSync(link, { throwIfNoEntry: false });
  if (stats?.isSymbolicLink() && readlinkSync(link) === target) return;
  rmSync(link, { force: true });
  chmodSync(join(root, 'tools', 'banto.mjs'), 0o755);
  symlinkSync(target, link);
}
