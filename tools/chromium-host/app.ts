/** Electron's `app`: readiness, one instance per userData folder, and the order of events when the program ends. */
import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, watch, writeFileSync, writeSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserContext } from './browser.ts';
import { hasSwitch, hostOptions, switchValue } from './host-options.ts';

export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable(): PreventableEvent {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

interface ClosableWindow {
  close(): boolean;
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly name = hostOptions.name;
  readonly commandLine = { getSwitchValue: switchValue, hasSwitch };
  /** Set by window.ts: which windows quitting has to close. */
  windows: () => ClosableWindow[] = () => [];
  #quitting = false;
  #ready = false;
  #whenReady = new Promise<void>((resolve) =>
    this.once('ready', () => {
      this.#ready = true;
      resolve();
    }),
  );

  whenReady(): Promise<void> {
    return this.#whenReady;
  }
  isReady(): boolean {
    return this.#ready;
  }
  /** The sandbox is Chromium's own here; every window of the host is one. */
  enableSandbox(): void {}
  getVersion(): string {
    return hostOptions.version;
  }
  getName(): string {
    return this.name;
  }
  getAppPath(): string {
    return hostOptions.root;
  }
  getPath(name: string): string {
    const paths: Record<string, string> = {
      userData: hostOptions.userData,
      appData: hostOptions.appData,
      home: homedir(),
      temp: tmpdir(),
      documents: join(homedir(), 'Documents'),
      downloads: join(homedir(), 'Downloads'),
      desktop: join(homedir(), 'Desktop'),
    };
    const path = paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock((argv, cwd) => this.emit('second-instance', {}, argv, cwd, undefined));
  }

  quit(): void {
    if (this.#quitting) return;
    const beforeQuit = preventable();
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented) return;
    this.#quitting = true;
    for (const window of this.windows()) {
      if (!window.close()) {
        this.#quitting = false;
        return;
      }
    }
    const willQuit = preventable();
    this.emit('will-quit', willQuit);
    if (willQuit.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }
  isQuitting(): boolean {
    return this.#quitting;
  }
  exit(code = 0): void {
    this.emit('quit', {}, code);
    const closed = browserContext()?.close() ?? Promise.resolve();
    closed.catch(() => undefined).finally(() => process.exit(code));
  }
}

export const app = new App();

/** A file made by the first instance holds its pid; a second one leaves its arguments in a file beside it and is refused. */
function takeInstanceLock(onSecond: (argv: string[], cwd: string) => void): boolean {
  mkdirSync(hostOptions.userData, { recursive: true });
  const lock = join(hostOptions.userData, 'instance.lock');
  const mail = join(hostOptions.userData, 'instance.mail');
  while (!tryCreate(lock)) {
    if (isAlive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(mail, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
      return false;
    }
    rmSync(lock, { force: true });
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  writeFileSync(mail, '');
  watch(mail, () => {
    const text = readFileSync(mail, 'utf8');
    if (text === '') return;
    writeFileSync(mail, '');
    const { argv, cwd } = JSON.parse(text) as { argv: string[]; cwd: string };
    onSecond(argv, cwd);
  }).unref();
  return true;
}

function tryCreate(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}
