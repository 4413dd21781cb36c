/** node --import tools/chromium-host/register.ts out/main/index.js: the module `electron` becomes the Chromium host. */
import { registerHooks } from 'node:module';

const host = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: host, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
