/** What every command of this checkout needs first: packages, a Node that can run them, a build. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { linkCommands } from './link-commands.mjs';
import { findNode, isNewEnough } from './node-runtime.mjs';
import { arePackagesInstalled, installNode, installPackages } from './packages.mjs';
import { say } from './say.mjs';

/** Not import.meta.dirname: the first Nodes of version 20 lack it. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * Ends the process with 1 and a line that says what to do when something is missing.
 * @returns {string} the Node to run things with
 */
export function ready() {
  requireNode20();
  if (!arePackagesInstalled(ROOT) && !installPackages(ROOT)) giveUp('npm ci failed: the lines above say why');
  if (findNode(ROOT) === null) installNode(ROOT);
  linkCommands(ROOT);
  const node = findNode(ROOT);
  if (node === null)
    giveUp(
      `Node 22.18 or newer is needed (this is ${process.version}) and the package "node" could not be installed; install a newer Node and try again`,
    );
  return node;
}

/** @param {string} node */
export function requireBuild(node) {
  if (!isBuilt(ROOT) && !build(ROOT, node)) process.exit(1);
}

/**
 * The rest of a command is run by the newer Node, once there is one: it knows proxies, and runs what is to come.
 * @param {string} node
 */
export function continueOn(node) {
  if (isNewEnough(process.version)) return;
  const result = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(result.status ?? 1);
}

function requireNode20() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    giveUp(`Node 20 or newer is needed; this is ${process.version}`);
}

/**
 * @param {string} line
 * @returns {never}
 */
export function giveUp(line) {
  say(line);
  process.exit(1);
}
