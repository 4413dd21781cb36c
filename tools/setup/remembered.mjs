/** Downloads that failed, so that a machine without that part of the network does not wait for it at every start. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string} root */
function fileOf(root) {
  return join(root, '.cache', 'failed-downloads.json');
}

/**
 * @param {string} root
 * @returns {Record<string, string>} what → why it failed
 */
function readAll(root) {
  try {
    return JSON.parse(readFileSync(fileOf(root), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} root
 * @param {Record<string, string>} failures
 */
function writeAll(root, failures) {
  mkdirSync(dirname(fileOf(root)), { recursive: true });
  writeFileSync(fileOf(root), `${JSON.stringify(failures, null, 2)}\n`);
}

/**
 * Why this download failed before; null when it was not tried.
 * @param {string} root
 * @param {string} what name and version: a new version is tried again
 * @returns {string | null}
 */
export function rememberedFailure(root, what) {
  return readAll(root)[what] ?? null;
}

/**
 * @param {string} root
 * @param {string} what
 * @param {string} why
 */
export function rememberFailure(root, what, why) {
  writeAll(root, { ...readAll(root), [what]: why });
}

/** @param {string} root */
export function forgetFailures(root) {
  writeAll(root, {});
}
