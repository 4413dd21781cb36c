/** What has to hold before a test is worth running: types, lint and format. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { say } from './say.mjs';

/** @type {[string, string[]][]} */
const STEPS = [
  ['types (node)', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types (browser)', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.browser.json']],
  ['types (preload and end-to-end tests)', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.e2e.json']],
  ['lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
];

/**
 * @param {string} root
 * @param {string} node
 * @returns {string[]} the names of the steps that failed
 */
export function failedChecks(root, node) {
  return STEPS.filter(([name, args]) => {
    const started = performance.now();
    const { status } = spawnSync(node, [join(root, args[0] ?? ''), ...args.slice(1)], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    say(`${status === 0 ? 'passed' : 'FAILED'}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return status !== 0;
  }).map(([name]) => name);
}

export const CHECK_COUNT = STEPS.length;
