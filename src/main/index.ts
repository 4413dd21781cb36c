/** The desktop program: wiring only. One window, one instance; the core runs in threads of its own. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, protocol } from 'electron';
import type { CoreEvent } from '../contract/reply.ts';
import { clockFromEnvironment } from './core/clock.ts';
import { createDesk } from './hosts/electron/desk.ts';
import { handleCalls } from './hosts/electron/ipc.ts';
import { machineKey } from './hosts/electron/machine-key.ts';
import { createOfficeDoor } from './hosts/electron/office-door.ts';
import { PAGE_SCHEME, servePage } from './hosts/electron/page-protocol.ts';
import { systemDialogs } from './hosts/electron/system-dialogs.ts';
import { createWindow, denyEverythingElse } from './hosts/electron/window.ts';

const OUT = join(import.meta.dirname, '..');
const PRELOAD = join(OUT, 'preload', 'preload.cjs');

protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();

// Not awaited: Electron is not ready before this module has been evaluated.
if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  const door = createOfficeDoor({
    stateFile: join(app.getPath('userData'), 'desk.json'),
    clock: clockFromEnvironment(process.env),
    emit: toWindows,
    machineKey: app.whenReady().then(() => machineKey(join(app.getPath('userData'), 'machine.key'))),
  });
  // Before the window: the office is open by the time the page asks for it.
  door.reopen(app.commandLine.getSwitchValue('office') || door.state().lastOpen);
  closeBeforeQuit(() => door.close());
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  denyEverythingElse();
  protocol.handle(PAGE_SCHEME, (request) => servePage(join(OUT, 'renderer'), request));
  handleCalls(createDesk(door, systemDialogs));
  // macOS has its keys for copying and quitting from the menu; elsewhere a menu would take Alt and F10 from the page.
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
  createWindow(PRELOAD);
}

function showWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) {
    if (app.isReady()) createWindow(PRELOAD);
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function toWindows(event: CoreEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.webContents.isDestroyed()) window.webContents.send('event', event);
  }
}

/** Quitting waits until the writer has finished and given up the office's lock. */
function closeBeforeQuit(close: () => Promise<unknown>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
