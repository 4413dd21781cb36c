/**
 * npm start: installs and builds what is missing, then opens the program. In Electron where its binary is there or can
 * be fetched; else the same build in an installed Chromium; without a display it runs the main job on the practice office.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { provideChromium } from './setup/chromium.mjs';
import { fetchElectron, findElectron } from './setup/electron-binary.mjs';
import { lastDemo } from './setup/last-demo.mjs';
import { continueOn, ROOT, ready, requireBuild } from './setup/ready.mjs';
import { forgetFailures } from './setup/remembered.mjs';
import { say } from './setup/say.mjs';

const MAIN = join(ROOT, 'out', 'main', 'index.js');
const given = process.argv.slice(2).filter((argument) => argument !== '--retry');

const node = ready();
continueOn(node);
if (process.argv.includes('--retry')) forgetFailures(ROOT);
requireBuild(node);
await open();

async function open() {
  if (!hasDisplay()) return demo('there is no display here');
  const electron = findElectron(ROOT) ?? (await fetchElectron(ROOT, node));
  if (electron) return run(electron, [...(isRoot() ? ['--no-sandbox'] : []), MAIN, ...given]);
  const chromium = await provideChromium(ROOT, node, { systemPackage: false });
  if (!chromium) return demo('there is neither an Electron binary nor a Chrome, Edge or Chromium here');
  say(`no Electron binary here: the same build opens in ${chromium}`);
  run(node, ['--import', pathToFileURL(join(ROOT, 'tools/chromium-host/register.ts')).href, MAIN, ...given]);
}

/** @param {string} why */
function demo(why) {
  say(`${why}: the main job runs on the practice office instead (npm run demo)`);
  const before = lastDemo(ROOT);
  if (before) return process.stdout.write(`${before.join('\n')}\n`);
  const result = spawnSync(node, [join(ROOT, 'tools', 'demo.mjs')], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = result.status ?? 1;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  if (!existsSync(MAIN)) throw new Error('the build is gone');
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' });
  // Ctrl+C reaches the program too; this process only waits for it to close the office.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
  child.once('exit', (code) => process.exit(code ?? 1));
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isRoot() {
  return process.getuid?.() === 0;
}
