/** Electron's BrowserWindow and webContents: every window is a page of the browser, with the built preload in it. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { app, preventable } from './app.ts';
import { browserContext } from './browser.ts';
import { makeCodec } from './codec.ts';
import { hostOptions } from './host-options.ts';
import { bridge, pageRuntime } from './page-runtime.ts';
import { fromBrowser, originOf, toBrowser } from './schemes.ts';

const codec = makeCodec();
const open = new Map<number, BrowserWindow>();
let nextId = 1;

interface SenderEvent {
  sender: WebContents;
  senderFrame: { url: string; origin: string; parent: object | null };
}
type CallHandler = (event: SenderEvent, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, CallHandler>();
  handle(channel: string, handler: CallHandler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}

export const ipcMain = new IpcMain();

class WebContents extends EventEmitter {
  readonly window: BrowserWindow;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  #queue: Promise<unknown> = Promise.resolve();
  #zoom = 1;

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }
  /** Messages arrive in the order they were sent; one for a page that is gone is dropped, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    const text = codec.encode({ channel, args: structuredClone(args) });
    const deliver = (message: string) =>
      (globalThis as { __hostDeliver?: (text: string) => void }).__hostDeliver?.(message);
    this.#queue = this.#queue.then(async () => (await this.window.page).evaluate(deliver, text)).catch(() => undefined);
  }
  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.window.isDestroyed();
  }
  getURL(): string {
    return this.window.url;
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
  }
}

interface WindowOptions {
  width?: number;
  height?: number;
  show?: boolean;
  webPreferences?: { preload?: string; sandbox?: boolean; contextIsolation?: boolean; nodeIntegration?: boolean };
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...open.values()];
  }

  readonly id = nextId++;
  readonly webContents: WebContents;
  readonly page: Promise<Page>;
  url = '';
  #destroyed = false;
  #visible: boolean;

  constructor(options: WindowOptions = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    if (preferences.nodeIntegration || preferences.contextIsolation === false || preferences.sandbox === false) {
      throw new Error('the Chromium host models only sandboxed, context-isolated windows');
    }
    this.#visible = options.show !== false;
    this.webContents = new WebContents(this);
    open.set(this.id, this);
    this.page = openPage(this, options);
    this.page.catch((error: unknown) => process.stderr.write(`window ${this.id}: ${String(error)}\n`));
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.url = url;
    await (await this.page).goto(toBrowser(url));
  }
  show(): void {
    this.#visible = true;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {
    this.page.then((page) => page.bringToFront()).catch(() => undefined);
  }
  /** False when the program prevented it. */
  close(): boolean {
    const event = preventable();
    this.emit('close', event);
    if (event.defaultPrevented) return false;
    this.page.then((page) => page.close()).catch(() => undefined);
    this.closed();
    return true;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  closed(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    open.delete(this.id);
    this.emit('closed');
    if (open.size === 0 && !app.isQuitting()) {
      if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
      else app.quit();
    }
  }
}

app.windows = () => BrowserWindow.getAllWindows();

async function openPage(window: BrowserWindow, options: WindowOptions): Promise<Page> {
  const context = browserContext();
  if (!context) throw new Error('BrowserWindow before the app is ready');
  // The browser starts with one empty page; it becomes the first window.
  const unused = context.pages().find((page) => !takenPages.has(page) && /^(about|data):/.test(page.url()));
  const page = unused ?? (await context.newPage());
  takenPages.set(page, window);
  if (hostOptions.headless) await page.setViewportSize({ width: options.width ?? 800, height: options.height ?? 600 });
  await page.exposeBinding('__hostCall', ({ frame }, text: string) => answerCall(window, frame, text));
  await page.addInitScript({ content: runtimeScript(options.webPreferences?.preload) });
  page.on('popup', async (popup) => {
    const { action } = window.webContents.openHandler({ url: fromBrowser(popup.url()) });
    if (action !== 'allow') await popup.close();
  });
  page.on('crash', () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
  page.on('domcontentloaded', () => window.emit('ready-to-show'));
  page.on('load', () => window.webContents.emit('did-finish-load', {}));
  page.on('close', () => window.closed());
  return page;
}

const takenPages = new Map<Page, BrowserWindow>();

/** Asks the program about a navigation the page began itself. True: it was refused and the page stays where it is. */
export async function refuseNavigation(route: Route): Promise<boolean> {
  const request = route.request();
  const frame = request.isNavigationRequest() ? frameOf(request) : null;
  if (!frame || frame.parentFrame() !== null) return false;
  const window = takenPages.get(frame.page());
  const url = fromBrowser(request.url());
  if (!window || url === window.url) return false;
  const event = preventable();
  window.webContents.emit('will-navigate', event, url);
  if (event.defaultPrevented) await route.abort('aborted');
  return event.defaultPrevented;
}

/** A popup's first request comes before its frame; what becomes of it is decided where it is noticed as a page. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

async function answerCall(window: BrowserWindow, frame: Frame, text: string): Promise<string> {
  const { channel, args } = codec.decode(text) as { channel: string; args: unknown[] };
  const url = fromBrowser(frame.url());
  const event: SenderEvent = {
    sender: window.webContents,
    senderFrame: { url, origin: originOf(url), parent: frame.parentFrame() ? {} : null },
  };
  const handler = ipcMain.handlers.get(channel);
  if (!handler) return codec.encode({ error: `Error: No handler registered for '${channel}'` });
  try {
    return codec.encode({ value: structuredClone(await handler(event, ...args)) });
  } catch (error) {
    return codec.encode({ error: String(error) });
  }
}

/** Spliced as text, since the page's own policy forbids it to make code from strings. */
function runtimeScript(preload: string | undefined): string {
  const config = JSON.stringify({
    platform: process.platform,
    versions: { electron: process.versions.electron ?? '' },
  });
  const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
  return `{ const bridge = ${bridge.toString()};\n(${pageRuntime.toString()})(${makeCodec.toString()}, ${config}, function (require, module, exports, process) {\n${source}\n}); }`;
}
