/**
 * The module `electron` as out/main/index.js sees it under the Chromium host. Whatever is not modelled is not exported,
 * so that the program fails at its import rather than passing on behaviour that is not there.
 */
import { app } from './app.ts';
import { startBrowser } from './browser.ts';
import { dialog, shell } from './dialogs.ts';
import { protocol } from './schemes.ts';
import { BrowserWindow, ipcMain, refuseNavigation } from './window.ts';

export { app, BrowserWindow, dialog, ipcMain, protocol, shell };

/** Pages of the host have no permissions to give and no webviews: what is set here is not asked. */
export const session = {
  defaultSession: { setPermissionRequestHandler(): void {}, setPermissionCheckHandler(): void {} },
};

export const Menu = {
  setApplicationMenu(): void {},
  buildFromTemplate: (template: object[]) => ({ items: template }),
};

/** The keyring of the system is Electron's to open: here there is none, and passwords are kept under a passphrase. */
export const safeStorage = { isEncryptionAvailable: () => false };

const electron = { app, BrowserWindow, dialog, ipcMain, protocol, safeStorage, session, shell, Menu };

type FromTest = { kind: 'evaluate'; id: number; source: string; argument: unknown } | { kind: 'quit' };

/** The same contract as ElectronApplication.evaluate of Playwright: the function gets the module and one argument. */
async function evaluate(message: Extract<FromTest, { kind: 'evaluate' }>): Promise<void> {
  try {
    const run = new Function('electron', 'argument', `return (${message.source})(electron, argument);`);
    process.send?.({ kind: 'result', id: message.id, value: await run(electron, message.argument) });
  } catch (error) {
    process.send?.({
      kind: 'result',
      id: message.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

process.on('message', (message: FromTest) => {
  if (message.kind === 'evaluate') void evaluate(message);
  else app.quit();
});
process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
// The test process died: it must not leave a browser behind.
process.on('disconnect', () => app.exit(1));

setImmediate(async () => {
  const devtools = await startBrowser(refuseNavigation);
  process.send?.({ kind: 'devtools', url: devtools });
  app.emit('ready');
});
