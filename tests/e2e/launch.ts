/**
 * Starts the built program for a test: the real Electron where its binary is, else the same out/main under the Chromium
 * host. Either way the page is the true renderer over the true preload and main process. The Electron branch has not
 * been run on the machines this was written on: they have no Electron binary.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type Browser, chromium, type Page } from 'playwright';

const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'out/main/index.js');
const REGISTER = new URL('../../tools/chromium-host/register.ts', import.meta.url).href;
const PICTURES = join(ROOT, 'test-artefacts');

export type Backend = 'electron' | 'chromium-host';

export interface LaunchOptions {
  /** Folder of the program's own data: the test's, so that nothing of the person's is touched. */
  userData: string;
  /** Office folder to open at start. */
  office?: string;
  /** Instant the program's clock starts at. */
  now?: string;
  /** Left out: Electron where its binary is, else the Chromium host. */
  backend?: Backend;
  /** Further arguments of the program. */
  switches?: string[];
}

export interface RunningApp {
  backend: Backend;
  page: Page;
  /** Runs in the main process with the module `electron`; the function must not use anything from outside itself. */
  evaluate<A, R>(work: (electron: ElectronOfTest, argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** The next dialog of each kind is answered so; null: the clerk gives up. */
  answerDialogs(answers: { open?: string | null; save?: string | null }): Promise<void>;
  /** Quits as a clerk does, and waits until the process has ended. */
  close(): Promise<void>;
  /** Ends the process at once, as a power cut does. */
  kill(): Promise<void>;
  /** Cuts the channel to the process, as the death of the test would. */
  disconnect(): void;
}

/** As much of Electron's main module as tests touch. */
export interface ElectronOfTest {
  app: { quit(): void };
  BrowserWindow: { getAllWindows(): { webContents: { getURL(): string } }[] };
  dialog: Record<string, (...args: never[]) => Promise<unknown>>;
  shell: { opened?: string[]; openPath(path: string): Promise<string>; showItemInFolder(path: string): void };
  ipcMain: { handlers?: Map<string, (event: object, ...args: unknown[]) => unknown> };
}

/** Where the Electron binary would be; null where there is none. */
export function electronBinary(): string | null {
  const named = process.env.ELECTRON_BIN;
  if (named) return named;
  const folder = join(ROOT, 'node_modules/electron/dist');
  const inside =
    process.platform === 'win32'
      ? 'electron.exe'
      : process.platform === 'darwin'
        ? 'Electron.app/Contents/MacOS/Electron'
        : 'electron';
  return existsSync(join(folder, inside)) ? join(folder, inside) : null;
}

export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  if (!existsSync(MAIN)) throw new Error('out/main/index.js is missing: run `npm run build` first');
  const binary = options.backend === 'chromium-host' ? null : electronBinary();
  const switches = [
    `--user-data-dir=${options.userData}`,
    ...(options.office ? [`--office=${options.office}`] : []),
    ...(options.switches ?? []),
  ];
  const environment = { ...process.env, ...(options.now ? { BANTO_NOW: options.now } : {}) };
  return binary ? launchElectron(binary, switches, environment) : launchHost(switches, environment);
}

/** Saves a picture of the page into test-artefacts/. */
export async function takePicture(page: Page, name: string): Promise<string> {
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

type Evaluate = RunningApp['evaluate'];

async function answerDialogsBy(
  evaluate: Evaluate,
  answers: { open?: string | null; save?: string | null },
): Promise<void> {
  await evaluate(({ dialog }, given) => {
    const { open, save } = given;
    if (open !== undefined)
      dialog.showOpenDialog = async () => ({ canceled: open === null, filePaths: open === null ? [] : [open] });
    if (save !== undefined) dialog.showSaveDialog = async () => ({ canceled: save === null, filePath: save ?? '' });
  }, answers);
}

async function launchElectron(executablePath: string, switches: string[], env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath,
    args: [...switches, MAIN],
    cwd: ROOT,
    env: definedOnly(env),
  });
  const evaluate: Evaluate = (work, argument) => electron.evaluate(work as never, argument) as never;
  return {
    backend: 'electron',
    page: await electron.firstWindow(),
    evaluate,
    answerDialogs: (answers) => answerDialogsBy(evaluate, answers),
    close: () => electron.close(),
    disconnect: () => electron.process().disconnect(),
    async kill() {
      electron.process().kill('SIGKILL');
    },
  };
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

type FromHost = { kind: 'devtools'; url: string } | { kind: 'result'; id: number; value?: unknown; error?: string };

async function launchHost(switches: string[], env: NodeJS.ProcessEnv): Promise<RunningApp> {
  const child = fork(MAIN, switches, {
    execArgv: ['--import', REGISTER],
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.pipe(process.stderr);
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const evaluate = evaluateThrough(child);
  const browser = await chromium.connectOverCDP(await devtoolsAddress(child));
  return {
    backend: 'chromium-host',
    page: await Promise.race([
      firstWindow(browser),
      exited.then(() => Promise.reject(new Error('the program ended before it had a window'))),
    ]),
    evaluate,
    answerDialogs: (answers) => answerDialogsBy(evaluate, answers),
    async close() {
      if (child.connected) child.send({ kind: 'quit' });
      await exited;
      await browser.close().catch(() => undefined);
    },
    disconnect: () => child.disconnect(),
    async kill() {
      child.kill('SIGKILL');
      await exited;
      await browser.close().catch(() => undefined);
    },
  };
}

function devtoolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    child.on('message', (message: FromHost) => {
      if (message.kind === 'devtools') found(message.url);
    });
    child.once('exit', (code) => failed(new Error(`the program ended with ${code} before it had a window`)));
  });
}

function evaluateThrough(child: ChildProcess): Evaluate {
  const waiting = new Map<number, (message: Extract<FromHost, { kind: 'result' }>) => void>();
  let nextId = 1;
  child.on('message', (message: FromHost) => {
    if (message.kind === 'result') waiting.get(message.id)?.(message);
  });
  return (work, argument) =>
    new Promise((resolved, rejected) => {
      const id = nextId++;
      waiting.set(id, (message) => {
        waiting.delete(id);
        if (message.error === undefined) resolved(message.value as never);
        else rejected(new Error(message.error));
      });
      child.send({ kind: 'evaluate', id, source: work.toString(), argument });
    });
}

async function firstWindow(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('the browser has no context');
  const isWindow = (page: Page) => page.url().startsWith('https://');
  while (browser.isConnected()) {
    const page = context.pages().find(isWindow);
    if (page) {
      await page.waitForLoadState('domcontentloaded');
      return page;
    }
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error('the browser ended before it had a window');
}
