/** The list of 200,000 invoices of one client: what it answers to the page, and the next number. */

import { makeClient, makeCustomer, openTestOffice, removeOffices } from '../support/office.ts';
import { report } from './measure.ts';

const INVOICES = 200_000;

async function main() {
  const office = await openTestOffice('2026-11-24');
  const clientId = await makeClient(office);
  for (let at = 0; at < 20; at++) await makeCustomer(office, clientId, `C${at}`);
  await office.tamper((database) => {
    database.exec('PRAGMA foreign_keys = OFF; BEGIN');
    const invoice =
      database.prepare(`INSERT INTO invoice (client_id, id, number, kind, customer_id, customer_name, issued_on, title, includes_tax, rounding, total_yen, source, seq, recorded_at, recorded_by)
      VALUES (?, ?, ?, 'invoice', ?, '得意先', ?, '', 0, 'down', 1100, 'entered', 1, '2026-01-01T00:00:00.000Z', 'system')`);
    const receivable = database.prepare(
      `INSERT INTO receivable (client_id, id, invoice_id, customer_id, issued_on, due_on, amount_yen, seq, recorded_at) VALUES (?, ?, ?, ?, ?, ?, 1100, 1, '2026-01-01T00:00:00.000Z')`,
    );
    const item =
      database.prepare(`INSERT INTO open_item (client_id, receivable_id, customer_id, closed_on, issued_on, due_on, amount_yen, open_yen, first_event_on, last_event_on)
      VALUES (?, ?, ?, ?, ?, ?, 1100, ?, '9999-12-31', '0000-00-00')`);
    for (let id = 1; id <= INVOICES; id++) {
      const month = `20${String(17 + Math.floor(id / 20_001)).padStart(2, '0')}-${String((id % 12) + 1).padStart(2, '0')}`;
      const open = id % 10 === 0;
      const customer = (id % 20) + 1;
      invoice.run(clientId, id, `N-${String(id).padStart(6, '0')}`, customer, `${month}-28`);
      receivable.run(clientId, id, id, customer, `${month}-28`, `${month}-28`);
      item.run(
        clientId,
        id,
        customer,
        open ? '9999-12-31' : `${month}-28`,
        `${month}-28`,
        `${month}-28`,
        open ? 1100 : 0,
      );
    }
    database.exec('COMMIT');
  });
  for (const [what, input] of [
    ['open, first 200', { state: 'open' as const, limit: 200 }],
    ['all, first 200', { state: 'all' as const, limit: 200 }],
    ['all, found by text', { state: 'all' as const, limit: 200, text: '199999' }],
    ['open, as the page asks (2,000)', { state: 'open' as const, limit: 2000 }],
    ['all, as the page asks (2,000)', { state: 'all' as const, limit: 2000 }],
  ] as const) {
    const times = [];
    for (let run = 0; run < 5; run++) {
      const start = performance.now();
      await office.reply('invoices.list', { clientId, ...input });
      times.push(performance.now() - start);
    }
    const [, , figure] = times.sort((a, b) => a - b);
    report({ case: `list of ${INVOICES}: ${what}`, figure: figure!, unit: 'ms', target: 150, of: 'figure' });
  }
  const start = performance.now();
  await office.call('invoices.nextNumber', { clientId, issuedOn: '2026-11-24' });
  const figure = performance.now() - start;
  report({ case: 'next number after 200,000', figure, unit: 'ms', target: 50, of: 'figure' });
  await removeOffices();
}

await main();
