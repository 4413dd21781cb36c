/**
 * Speed and memory, measured: one JSON line a case on standard output with the figure, the floor measured in the same
 * run, and the ratio. Machines are noisy, so what counts is the ratio; nothing here is a test.
 *   npm run bench            all cases
 *   npm run bench aging      one case
 */
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const CASES = [
  'aging',
  'board',
  'import',
  'letters',
  'preview',
  'reminders',
  'effects',
  'reports',
  'list',
  'match',
  'start',
  'memory',
  'switch',
  'figures',
  'invoices',
  'invoice-list',
] as const;
const wanted = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../..');

for (const name of CASES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  // A process of its own: a case's memory is its own, and no cache of the one before helps it. Young objects have the
  // room that the core's threads give them (hosts/electron/core-thread.ts).
  execFileSync(
    process.execPath,
    [
      '--expose-gc',
      '--max-old-space-size=4096',
      '--max-semi-space-size=16',
      join(import.meta.dirname, `bench-${name}.ts`),
    ],
    { cwd: root, stdio: 'inherit' },
  );
}
