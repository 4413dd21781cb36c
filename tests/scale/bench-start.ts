/** Start to the first answer of the core with the large office: process start included, through the built command line. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = await benchOffice(CACHE);
const built = join(root, 'out/main/cli.js');
if (!existsSync(built)) throw new Error('build first: npm run build');
const call = (method: string, input: string) => execFileSync(process.execPath, [built, 'call', folder, method, input]);
const figure = await medianMs(5, () => call('clients.list', '{}'));
const floor = await medianMs(5, () => execFileSync(process.execPath, ['-e', '0']));
report({ case: 'start to first answer', figure, unit: 'ms', floor, target: 1000, of: 'figure' });
