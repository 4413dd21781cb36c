/** Aging of an office of 1,000,000 receivables against the plain statement on the raw handle over the same facts. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays } from '../../src/domain/dates.ts';
import { openCore } from '../../src/main/core/core.ts';
import { BENCH_TODAY, benchOffice } from './make-bench-office.ts';
import { CACHE, medianMs, report } from './measure.ts';

const folder = await benchOffice(CACHE);
const floorFile = floorDatabase(folder);
const floorSql = readFileSync(new URL('./aging-floor.sql', import.meta.url), 'utf8');
const opened = await openCore({ folder, role: 'reader' });
if (!opened.ok) throw new Error(opened.error.code);
const core = opened.value;

/** The same facts in the two tables of the floor, built once. */
function floorDatabase(office: string): string {
  const file = join(office, 'floor.sqlite');
  if (existsSync(file)) return file;
  const building = `${file}.building`;
  rmSync(building, { force: true });
  const raw = new Database(building);
  raw.pragma('journal_mode = OFF');
  raw.exec(`ATTACH '${join(office, 'office.sqlite')}' AS office`);
  raw.exec(`
    CREATE TABLE receivable (id INTEGER PRIMARY KEY, client_id INTEGER, customer_id INTEGER, issued_on TEXT, due_on TEXT, amount_yen INTEGER, voided_on TEXT);
    CREATE TABLE allocation (receivable_id INTEGER, effective_on TEXT, amount_yen INTEGER, reversed_on TEXT);
    INSERT INTO receivable SELECT r.client_id * 10000000 + r.id, r.client_id, r.customer_id, r.issued_on, r.due_on, r.amount_yen, v.voided_on
      FROM office.receivable r LEFT JOIN office.invoice_void v ON v.client_id = r.client_id AND v.invoice_id = r.invoice_id;
    INSERT INTO allocation SELECT l.client_id * 10000000 + l.receivable_id, l.effective_on, l.amount_yen, x.reversed_on
      FROM office.allocation_line l LEFT JOIN office.allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id;
    CREATE INDEX allocation_receivable ON allocation (receivable_id, effective_on, reversed_on, amount_yen);
    ANALYZE;`);
  raw.close();
  renameSync(building, file);
  return file;
}

const raw = new Database(floorFile, { readonly: true });
const statement = raw.prepare(floorSql);

async function compare(name: string, asOf: string, target: number): Promise<void> {
  const params = { d: asOf, d30: addDays(asOf, -30), d60: addDays(asOf, -60), d90: addDays(asOf, -90) };
  const floorTotal = (statement.all(params) as { total: number }[]).reduce((sum, row) => sum + row.total, 0);
  const reply = await core.call('aging.table', { asOf });
  if (!reply.ok || reply.value.total !== floorTotal)
    throw new Error(
      `aging differs from the floor as of ${asOf}: ${reply.ok ? reply.value.total : reply.error.code} / ${floorTotal}`,
    );
  const floor = await medianMs(3, () => statement.all(params));
  const figure = await medianMs(5, () => core.call('aging.table', { asOf }));
  report({ case: name, figure, unit: 'ms', floor, target, of: 'ratio' });
}

await compare('aging office today', BENCH_TODAY, 0.1);
await compare('aging office past (2026-03-31)', '2026-03-31', 0.3);
await compare('aging office past (2025-03-31)', '2025-03-31', 0.3);
for (const asOf of [BENCH_TODAY, '2025-03-31']) {
  const figure = await medianMs(9, () => core.call('aging.table', { clientId: 50, asOf }));
  report({ case: `aging one client ${asOf}`, figure, unit: 'ms', target: 20, of: 'figure' });
}
await core.close();

/** One customer with 5,000 invoices and their deposits: his ledger of all three years. */
const busy = await openCore({
  folder: await benchOffice(CACHE, { clients: 1, customersPerClient: 1, receivablesPerCustomer: 5000 }),
  role: 'reader',
});
if (!busy.ok) throw new Error(busy.error.code);
const asked = { clientId: 1, customerId: 1, from: '2023-01-01', through: BENCH_TODAY };
const ledger = await busy.value.call('ledgers.customer', asked);
if (!ledger.ok || ledger.value.entries.length < 5000) throw new Error('the ledger is shorter than the case says');
const page = await medianMs(9, () => busy.value.call('ledgers.customer', asked));
report({
  case: `ledger of ${ledger.value.entries.length} entries`,
  figure: page,
  unit: 'ms',
  target: 50,
  of: 'figure',
});
await busy.value.close();
