/** npm run setup: everything npm start and npm test would install and build, without starting anything. `-- --retry` tries failed downloads again. */
import { provideChromium } from './setup/chromium.mjs';
import { fetchElectron, findElectron } from './setup/electron-binary.mjs';
import { continueOn, ROOT, ready, requireBuild } from './setup/ready.mjs';
import { forgetFailures } from './setup/remembered.mjs';
import { say } from './setup/say.mjs';

const node = ready();
continueOn(node);
if (process.argv.includes('--retry')) forgetFailures(ROOT);
requireBuild(node);
say(`node      ${node}`);
say(`electron  ${findElectron(ROOT) ?? (await fetchElectron(ROOT, node)) ?? 'none'}`);
say(`chromium  ${(await provideChromium(ROOT, node, { systemPackage: true })) ?? 'none'}`);
