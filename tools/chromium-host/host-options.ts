/** How this run of the host was asked for: by a test (over a process channel) or by a person (npm start). */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The value of --name=value among the program's own arguments; empty when it is not there, as in Electron. */
export function switchValue(name: string): string {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
}

export function hasSwitch(name: string): boolean {
  return process.argv.some((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`));
}

/** Where Electron keeps an app's data, by operating system. */
function appData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

function findRoot(): string {
  let folder = dirname(resolve(process.argv[1] ?? '.'));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

const root = findRoot();
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  productName?: string;
  version: string;
};
const name = manifest.productName ?? manifest.name;

export const hostOptions = {
  root,
  name,
  version: manifest.version,
  appData: appData(),
  userData: switchValue('user-data-dir') || join(appData(), name),
  /** Started by tests/e2e/launch.ts: no window on a display, dialogs answered by the test, a port for the test's browser. */
  underTest: process.send !== undefined,
  headless: process.send !== undefined && process.env.BANTO_HEADED !== '1',
} as const;
