/** Where an installed Chrome, Edge or Chromium is. Plain JavaScript without packages: it runs before anything is installed. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Chromium\\Application\\chrome.exe',
];

/**
 * The executable of an installed browser, or null. BANTO_CHROMIUM names one outright; it is then the only one looked at.
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | null}
 */
export function findInstalledChromium(environment = process.env, platform = process.platform) {
  const named = environment.BANTO_CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  return candidates(environment, platform).find((file) => existsSync(file) && !isSnapStub(file)) ?? null;
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 */
function candidates(environment, platform) {
  if (platform === 'win32') {
    const roots = [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => join(root, program)));
  }
  if (platform === 'darwin') {
    return MAC_APPS.flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((root) =>
        join(root, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '' && folder !== '/snap/bin');
  const searched = [...new Set([...folders, '/usr/bin', '/usr/local/bin'])].filter(
    (folder) => !folder.endsWith('.bin'),
  );
  // A snap last: it is confined and cannot see a profile in every folder.
  return [
    ...LINUX_NAMES.flatMap((name) => searched.map((folder) => join(folder, name))),
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ];
}

/**
 * Ubuntu ships a chromium-browser that only says how to install a snap.
 * @param {string} file
 */
function isSnapStub(file) {
  const start = Buffer.alloc(2048);
  const handle = openSync(file, 'r');
  try {
    const length = readSync(handle, start);
    return start.toString('latin1', 0, length).includes('snap install');
  } finally {
    closeSync(handle);
  }
}
