/**
 * Resident memory after one garbage collection, with the large office open and the first screens answered: of one core
 * (the command line), and of the window's main process with its writer and two readers.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openCore } from '../../src/main/core/core.ts';
import { openPool } from '../../src/main/hosts/electron/core-pool.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, report } from './measure.ts';

type Call = (name: string, input: object) => Promise<{ ok: boolean }>;

const FIRST_SCREENS: readonly (readonly [name: string, input: object])[] = [
  ['clients.list', {}],
  ['today.board', { asOf: BENCH_TODAY }],
  ['customers.list', { clientId: 1 }],
];

const folder = await benchOffice(CACHE);
// A process each: what one has left behind does not count for the other.
if (process.argv[2] === 'pool') await measurePool();
else {
  await measureCore();
  const { execFileSync } = await import('node:child_process');
  execFileSync(process.execPath, ['--expose-gc', import.meta.filename, 'pool'], { stdio: 'inherit' });
}

async function measureCore(): Promise<void> {
  const opened = await openCore({ folder, role: 'whole' });
  if (!opened.ok) throw new Error(opened.error.code);
  const core = opened.value;
  await answerFirstScreens((name, input) => core.call(name, input));
  tell('memory after opening');
  await core.close();
}

async function measurePool(): Promise<void> {
  const built = resolve(import.meta.dirname, '../../out/main/core-worker.js');
  if (!existsSync(built)) throw new Error('build first: npm run build');
  const opened = await openPool({ folder, emit: () => undefined, workerFile: pathToFileURL(built) });
  if (!opened.ok) throw new Error(opened.error.code);
  const pool = opened.value;
  await answerFirstScreens((name, input) => pool.call(name, input, {}));
  tell('main process after opening');
  await pool.close();
}

async function answerFirstScreens(call: Call): Promise<void> {
  for (const [name, input] of FIRST_SCREENS)
    if (!(await call(name, input)).ok) throw new Error(`${name} was not answered`);
}

function tell(name: string): void {
  globalThis.gc?.();
  report({ case: name, figure: process.memoryUsage().rss / 1048576, unit: 'MB', target: 350, of: 'figure' });
}
