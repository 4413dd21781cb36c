/**
 * The first page a clerk looks at after opening an office, from the call to its bytes, in the built program's own threads:
 * the office opens, its first screens are answered, the page's list is read, and three seconds later the letter is asked for.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CorePool, openPool } from '../../src/main/hosts/electron/core-pool.ts';
import { makeClient, makeCustomer, makeInvoice, openTestOffice, removeOffices } from '../support/office.ts';
import { onceMs, report } from './measure.ts';

const TODAY = '2026-11-24';
/** No clerk is at a letter sooner: client, 督促, a row, and a moment's rest on it. */
const AT_THE_LETTER_MS = 3000;
const worker = resolve(import.meta.dirname, '../../out/main/core-worker.js');
if (!existsSync(worker)) throw new Error('build first: npm run build');

const { folder, clientId } = await smallOffice();
const PAGES = [
  ['letter', 'reminders.preview', (customerId: number) => ({ clientId, customerId, asOf: TODAY })],
  [
    'letter in the editor of wordings',
    'wordings.preview',
    (customerId: number) => ({ clientId, customerId, asOf: TODAY }),
  ],
  ['invoice', 'invoices.preview', (invoiceId: number) => ({ clientId, invoiceId })],
] as const;
for (const [what, method, input] of PAGES) {
  const pool = await openAsTheWindow();
  await new Promise((resolved) => setTimeout(resolved, AT_THE_LETTER_MS));
  const times: number[] = [];
  for (let at = 1; at <= 12; at++) times.push((await onceMs(() => ask(pool, method, input(at)))).ms);
  await pool.close();
  report({ case: `first ${what}`, figure: times[0]!, unit: 'ms', target: 300, of: 'figure' });
  const middle = times.slice(1).sort((a, b) => a - b)[5]!;
  report({ case: `next ${what} (median)`, figure: middle, unit: 'ms', target: 300, of: 'figure' });
}
await tellAtOnce();
await removeOffices();

/** What the same page takes where nothing had time to load: told, not judged. */
async function tellAtOnce(): Promise<void> {
  const pool = await openAsTheWindow();
  const { ms } = await onceMs(() => ask(pool, 'reminders.preview', { clientId, customerId: 1, asOf: TODAY }));
  await pool.close();
  report({ case: 'first letter, asked for as the office opens', figure: ms, unit: 'ms', of: 'figure' });
}

async function openAsTheWindow(): Promise<CorePool> {
  const opened = await openPool({ folder, emit: () => undefined, workerFile: pathToFileURL(worker) });
  if (!opened.ok) throw new Error(opened.error.code);
  await Promise.all([
    ask(opened.value, 'clients.list', {}),
    ask(opened.value, 'today.board', { asOf: TODAY }),
    ask(opened.value, 'reminders.propose', { clientId, asOf: TODAY }),
  ]);
  return opened.value;
}

async function ask(pool: CorePool, method: string, input: object): Promise<void> {
  const reply = await pool.call(method, input, {});
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`);
  if (method.endsWith('.preview') && (reply.value as { pages: number }).pages < 1)
    throw new Error(`${method}: no page`);
}

/** Fifty customers with ten late invoices each. */
async function smallOffice() {
  const office = await openTestOffice(TODAY);
  const client = await makeClient(office, { registrationNumber: 'T7000012050002' });
  for (let at = 0; at < 50; at++) {
    const customerId = await makeCustomer(office, client, `C${at}`);
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 + at };
    for (let count = 0; count < 10; count++) await makeInvoice(office, client, { customerId, ...due });
  }
  await office.close();
  return { folder: office.folder, clientId: client };
}
