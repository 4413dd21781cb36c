/** A Chromium to show the program in or to test it with: an installed one, else Playwright's, else (root on Debian) the system's. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findInstalledChromium } from './find-chromium.mjs';
import { rememberedFailure, rememberFailure } from './remembered.mjs';
import { say } from './say.mjs';
import { runWatchedInstall } from './watched-install.mjs';

const UPSTREAM = 'https://cdn.playwright.dev';

/**
 * @param {string} root
 * @returns {string | null}
 */
export function findChromium(root) {
  return findInstalledChromium() ?? findPlaywrightChromium(root);
}

/**
 * @param {string} root
 * @returns {string | null}
 */
function findPlaywrightChromium(root) {
  try {
    /** @type {typeof import('playwright-core')} */
    const playwright = createRequire(join(root, 'package.json'))('playwright-core');
    const file = playwright.chromium.executablePath();
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/**
 * Finds a Chromium or gets one. Never asks anybody for rights: the system's package is only tried as root.
 * @param {string} root
 * @param {string} node
 * @param {{ systemPackage: boolean }} options
 * @returns {Promise<string | null>}
 */
export async function provideChromium(root, node, options) {
  const found = findChromium(root);
  if (found || process.env.BANTO_CHROMIUM) return found;
  await fetchPlaywrightChromium(root, node);
  const fetched = findPlaywrightChromium(root);
  if (fetched || !options.systemPackage) return fetched;
  installSystemChromium(root);
  return findInstalledChromium();
}

/**
 * @param {string} root
 * @param {string} node
 * @param {{ upstream?: string, giveUpMs?: number }} [options]
 */
export async function fetchPlaywrightChromium(root, node, options = {}) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/playwright-core/package.json'), 'utf8'));
  const what = `chromium of playwright ${version}`;
  if (rememberedFailure(root, what) !== null) return;
  say(`fetching ${what}`);
  const result = await runWatchedInstall({
    upstream: options.upstream ?? process.env.PLAYWRIGHT_DOWNLOAD_HOST ?? UPSTREAM,
    installer: (forwarder) => ({
      command: node,
      args: [join(root, 'node_modules/playwright-core/cli.js'), 'install', '--no-shell', 'chromium'],
      cwd: root,
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_HOST: forwarder, PLAYWRIGHT_CHROMIUM_DOWNLOAD_HOST: forwarder },
    }),
    ...(options.giveUpMs === undefined ? {} : { giveUpMs: options.giveUpMs }),
  });
  if (result.ok) return;
  rememberFailure(root, what, result.why);
  say(`Playwright's Chromium could not be fetched (${result.why}); this is remembered, "-- --retry" tries again`);
}

/** @param {string} root */
function installSystemChromium(root) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const what = 'chromium of the system';
  if (rememberedFailure(root, what) !== null) return;
  say('installing the package chromium (apt-get)');
  if (!aptInstall(['chromium'])) {
    rememberFailure(root, what, 'apt-get failed');
    say('apt-get could not install chromium; this is remembered, "-- --retry" tries again');
  }
}

/**
 * apt gives up on a silent server by itself when told to.
 * @param {string[]} packages
 */
function aptInstall(packages) {
  const options = [
    '-o',
    'Acquire::http::Timeout=10',
    '-o',
    'Acquire::https::Timeout=10',
    '-o',
    'Acquire::Retries=1',
    '-y',
    '-q',
  ];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', ['install', '--no-install-recommends', ...options, ...packages], {
      env,
      stdio: ['ignore', 2, 2],
    }).status === 0;
  return (
    install() ||
    (spawnSync('apt-get', ['update', ...options], { env, stdio: ['ignore', 2, 2] }).status === 0 && install())
  );
}
