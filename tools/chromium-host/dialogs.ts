/** Electron's `dialog` and `shell`. A test prepares the answers; a person gets a small window of the host's own. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { browserContext } from './browser.ts';
import { hasSwitch, hostOptions } from './host-options.ts';
import {
  createPathDialog,
  type DialogAnswer,
  type DialogKind,
  type DialogOptions,
  type DialogRequest,
} from './path-dialog.ts';
import { protocol, toBrowser } from './schemes.ts';

interface OpenOptions {
  title?: string;
  properties?: string[];
  filters?: { extensions: string[] }[];
  defaultPath?: string;
}

export const dialog = {
  async showOpenDialog(options: OpenOptions) {
    const kind: DialogKind = options.properties?.includes('openDirectory') ? 'folder' : 'file';
    const extensions = options.filters?.flatMap((filter) => filter.extensions) ?? [];
    const path = await askPath({ kind, title: options.title ?? '', folder: startFolder(), extensions });
    return { canceled: path === null, filePaths: path === null ? [] : [path] };
  },
  async showSaveDialog(options: OpenOptions) {
    const path = await askPath({
      kind: 'save',
      title: options.title ?? '',
      folder: startFolder(),
      name: options.defaultPath ?? '',
    });
    return { canceled: path === null, filePath: path ?? '' };
  },
};

export const shell = {
  /** What a test looks at: nothing is really opened then. */
  opened: [] as string[],
  async openPath(path: string): Promise<string> {
    return openWithSystem(path);
  },
  showItemInFolder(path: string): void {
    openWithSystem(dirname(path));
  },
};

function openWithSystem(path: string): string {
  shell.opened.push(path);
  if (hostOptions.underTest) return '';
  const [command, args] =
    process.platform === 'win32'
      ? ['explorer.exe', [path]]
      : process.platform === 'darwin'
        ? ['open', [path]]
        : ['xdg-open', [path]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', (error) => process.stderr.write(`${path}: ${error.message}\n`));
  child.unref();
  return '';
}

const DIALOG_URL = 'host-dialog://page/index.html';
const DIALOG_FILES = join(import.meta.dirname, 'dialog-page');
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

function servePathDialog(request: Request): Response {
  const file = join(DIALOG_FILES, new URL(request.url).pathname);
  const type = CONTENT_TYPES[extname(file)];
  if (!type || dirname(file) !== DIALOG_FILES || !existsSync(file)) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(readFileSync(file)), {
    headers: { 'content-type': type, 'content-security-policy': `default-src 'self'` },
  });
}

function startFolder(): string {
  const documents = join(homedir(), 'Documents');
  return existsSync(documents) ? documents : homedir();
}

/** Opens the dialog's window and waits for its answer; closing the window gives up. */
async function askPath(options: DialogOptions): Promise<string | null> {
  if (hostOptions.underTest && !hasSwitch('path-dialogs'))
    throw new Error('a dialog was opened but the test prepared no answer; see answerDialogs in tests/e2e/launch.ts');
  const context = browserContext();
  if (!context) throw new Error('a dialog before the app is ready');
  protocol.handle('host-dialog', servePathDialog);
  const page = await context.newPage();
  try {
    const answer = createPathDialog(options);
    return await new Promise<string | null>((chosen, failed) => {
      page.on('close', () => chosen(null));
      page
        .exposeFunction('hostDialog', (request: DialogRequest) => {
          const reply: DialogAnswer = answer(request);
          if ('view' in reply) return reply.view;
          chosen(reply.chosen);
          return null;
        })
        .then(() => page.goto(toBrowser(DIALOG_URL)))
        .catch(failed);
    });
  } finally {
    await page.close().catch(() => undefined);
  }
}
