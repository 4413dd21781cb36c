/** The packages of package-lock.json: are they there, and if not, npm ci. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagedNode } from './node-runtime.mjs';
import { say } from './say.mjs';

/** Warnings that this Node is older than some packages want: they run on the Node that is being installed. */
const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} LockedPackages */

/**
 * Whether node_modules is what package-lock.json says, by the list npm leaves when it has finished.
 * @param {string} root
 */
export function arePackagesInstalled(root) {
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const present = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = present[path];
    if (path === '') return true;
    if (!found) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {LockedPackages | null}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * npm ci, without install scripts: npm before 11 would compile better-sqlite3, which brings its binary. The one script
 * that is needed is run by itself.
 * @param {string} root
 * @returns {boolean} whether the packages are there now
 */
export function installPackages(root) {
  say('installing packages (npm ci)');
  if (!npm(root, ['ci', '--ignore-scripts', ...QUIETLY])) return false;
  installNode(root);
  return true;
}

/**
 * The package `node` fetches its binary in an install script. Without it a Node of the machine may do; see findNode.
 * @param {string} root
 */
export function installNode(root) {
  const folder = join(root, 'node_modules', 'node');
  const script = join(folder, 'installArchSpecificPackage.js');
  if (existsSync(packagedNode(root)) || !existsSync(script)) return;
  spawnSync(process.execPath, [script], { cwd: folder, stdio: 'ignore' });
  if (!existsSync(packagedNode(root))) say('the package "node" could not fetch its binary');
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function npm(root, args) {
  // The npm that started us, if one did; on Windows npm is a .cmd and needs the shell.
  const script = process.env.npm_execpath ?? '';
  const [command, before] = script.endsWith('.js') && existsSync(script) ? [process.execPath, [script]] : ['npm', []];
  const result = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  return result.status === 0;
}
