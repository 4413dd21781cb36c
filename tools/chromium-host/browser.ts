/** The installed Chromium behind the windows: one persistent profile, reached by a pipe. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { findInstalledChromium } from '../setup/find-chromium.mjs';
import { hostOptions } from './host-options.ts';
import { answerRequest } from './schemes.ts';

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

let context: BrowserContext | null = null;

export function browserContext(): BrowserContext | null {
  return context;
}

/** Starts the browser; returns the address a test attaches to (null for a person: no port is opened then). */
export async function startBrowser(
  intercept: (route: Parameters<typeof answerRequest>[0]) => Promise<boolean>,
): Promise<string | null> {
  const profile = join(hostOptions.userData, 'chromium-profile');
  preparePreferences(profile);
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  context = await launch(profile);
  await context.route('**/*', async (route, request) => {
    if (!(await intercept(route))) await answerRequest(route, request);
  });
  if (!hostOptions.underTest) return null;
  const [port, path] = readFileSync(portFile, 'utf8').split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}

/** A new profile is told not to offer a translation of the Japanese page. */
function preparePreferences(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ translate: { enabled: false } }));
}

async function launch(profile: string): Promise<BrowserContext> {
  const executablePath = findInstalledChromium() ?? chromium.executablePath();
  if (!existsSync(executablePath))
    throw new Error('no Chrome, Edge or Chromium is installed; BANTO_CHROMIUM can name one');
  const start = (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      chromiumSandbox,
      headless: hostOptions.headless,
      viewport: null,
      locale: 'ja-JP',
      serviceWorkers: 'block',
      ...(hostOptions.underTest ? { timezoneId: 'Asia/Tokyo' } : {}),
      // Without it a banner says that a test program steers the browser.
      ignoreDefaultArgs: hostOptions.underTest ? [] : ['--enable-automation'],
      args: [
        ...QUIET,
        ...(hostOptions.underTest
          ? ['--remote-debugging-port=0', '--disable-gpu']
          : ['--app=data:text/html,<title>Bant%C5%8D</title>', '--window-size=1440,900']),
      ],
    });
  // Chromium refuses its sandbox to root, and some systems give it none.
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch (error) {
    if (!String(error).includes('sandbox')) throw error;
    process.stderr.write('This system gives the browser no sandbox; it is started without one.\n');
    return start(false);
  }
}
