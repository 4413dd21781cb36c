/** npm run check: types, lint and format, without the tests. */
import { failedChecks } from './setup/check-steps.mjs';
import { ROOT, ready } from './setup/ready.mjs';

process.exitCode = failedChecks(ROOT, ready()).length === 0 ? 0 : 1;
