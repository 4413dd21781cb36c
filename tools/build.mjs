/** npm run build: builds out/ whether or not it is up to date. */
import { build } from './setup/build.mjs';
import { ROOT, ready } from './setup/ready.mjs';

process.exitCode = build(ROOT, ready()) ? 0 : 1;
