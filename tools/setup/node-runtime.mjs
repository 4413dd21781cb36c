/** Which Node runs the program: the package `node` brings one; better-sqlite3 crashes on 20, the tools run from TypeScript. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** From here on Node runs TypeScript by itself and can replace the module `electron` (module.registerHooks). */
const OLDEST = { major: 22, minor: 18 };

/** @param {string} version for example v24.21.0 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 23) return minor >= 6;
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** @param {string} root */
export function packagedNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The Node to run the program with, or null: the packaged one, this one, or another one on this machine.
 * @param {string} root
 * @returns {string | null}
 */
export function findNode(root) {
  const packaged = packagedNode(root);
  if (existsSync(packaged)) return packaged;
  if (isNewEnough(process.version)) return process.execPath;
  return (
    otherNodes().find(
      (file) => existsSync(file) && isNewEnough(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout ?? ''),
    ) ?? null
  );
}

function otherNodes() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const nvm = process.env.NVM_DIR ?? join(homedir(), '.nvm');
  const versions = join(nvm, 'versions', 'node');
  const fromNvm = existsSync(versions)
    ? readdirSync(versions).map((version) => join(versions, version, 'bin', name))
    : [];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...folders, '/usr/local/bin', '/opt/homebrew/bin', '/usr/bin']
    .map((folder) => join(folder, name))
    .concat(fromNvm);
}
