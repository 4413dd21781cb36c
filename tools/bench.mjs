/** npm run bench [case …]: installs and builds what is missing, then measures; one JSON line a case on standard output. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { continueOn, ROOT, ready, requireBuild } from './setup/ready.mjs';

const node = ready();
continueOn(node);
requireBuild(node);
const result = spawnSync(node, [join(ROOT, 'tests', 'scale', 'bench.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
