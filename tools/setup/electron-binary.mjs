/** Electron's own binary: its npm package brings none and fetches it from GitHub. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberedFailure, rememberFailure } from './remembered.mjs';
import { say } from './say.mjs';
import { runWatchedInstall } from './watched-install.mjs';

const UPSTREAM = 'https://github.com/electron/electron/releases/download';

/**
 * @param {string} root
 * @returns {string | null} the executable, or null where there is none
 */
export function findElectron(root) {
  if (process.env.ELECTRON_BIN) return existsSync(process.env.ELECTRON_BIN) ? process.env.ELECTRON_BIN : null;
  const folder = join(root, 'node_modules', 'electron');
  try {
    // Electron's installer writes this last, so that half an unpacked one does not count.
    const inside = readFileSync(join(folder, 'path.txt'), 'utf8');
    const file = join(folder, 'dist', inside);
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

/** @param {string} root */
function versionOf(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/**
 * Fetches the binary, unless that failed before. Electron's installer checks it against the digests in its package.
 * @param {string} root
 * @param {string} node
 * @param {{ upstream?: string, giveUpMs?: number }} [options]
 * @returns {Promise<string | null>}
 */
export async function fetchElectron(root, node, options = {}) {
  const what = `electron ${versionOf(root)} ${process.platform}-${process.arch}`;
  if (rememberedFailure(root, what) !== null) return null;
  say(`fetching ${what}`);
  const folder = join(root, 'node_modules', 'electron');
  const result = await runWatchedInstall({
    upstream: (options.upstream ?? process.env.ELECTRON_MIRROR ?? UPSTREAM).replace(/\/$/, ''),
    installer: (forwarder) => ({
      command: node,
      args: [join(folder, 'install.js')],
      cwd: folder,
      env: { ...process.env, ELECTRON_MIRROR: `${forwarder}/` },
    }),
    ...(options.giveUpMs === undefined ? {} : { giveUpMs: options.giveUpMs }),
  });
  const found = findElectron(root);
  if (result.ok && found) return found;
  const why = result.ok ? 'the installer left no binary' : result.why;
  rememberFailure(root, what, why);
  say(`no Electron binary could be fetched (${why}); this is remembered, "npm start -- --retry" tries again`);
  return null;
}
