/** The one window and what it may not do. */
import { app, BrowserWindow, session } from 'electron';
import { PAGE_ORIGIN, PAGE_URL } from './page-protocol.ts';

const ZOOM_STEPS = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1180,
    minHeight: 720,
    show: false,
    backgroundColor: '#fbfaf7',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window
    .loadURL(PAGE_URL)
    .catch((error: unknown) => process.stderr.write(`the page could not be shown: ${String(error)}\n`));
  return window;
}

/** The page has no business with the web: no navigation, no further windows, no permissions, no webviews. */
export function denyEverythingElse(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event, url) => {
      if (!url.startsWith(`${PAGE_ORIGIN}/`)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || !(input.control || input.meta)) return;
      const step = input.key === '+' || input.key === '=' ? 1 : input.key === '-' ? -1 : input.key === '0' ? 0 : null;
      if (step === null) return;
      event.preventDefault();
      contents.setZoomFactor(step === 0 ? 1 : nextZoom(contents.getZoomFactor(), step));
    });
  });
}

/** Without a menu Electron has no zoom keys; a clerk with tired eyes needs them. */
function nextZoom(factor: number, step: 1 | -1): number {
  const nearest = ZOOM_STEPS.reduce(
    (best, value, index) => (Math.abs(value - factor) < Math.abs((ZOOM_STEPS[best] ?? 1) - factor) ? index : best),
    0,
  );
  return ZOOM_STEPS[Math.min(ZOOM_STEPS.length - 1, Math.max(0, nearest + step))] ?? 1;
}
