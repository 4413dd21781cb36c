/** An office with money waiting: clients whose customers owe ten invoices each, and one deposit from each customer. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { MatchingInput } from '../../src/domain/matching/types.ts';
import { foldPayerName } from '../../src/domain/names.ts';
import { deriveAll } from './make-bench-office.ts';

type Row = Record<string, string | number | null>;

/** Writes the inputs as the books of clients 1, 2, … into an office that was just made; the derived rows too. */
export function fillMatchOffice(folder: string, inputs: readonly MatchingInput[]): void {
  const raw = new Database(join(folder, 'office.sqlite'));
  const statements = new Map<string, Database.Statement>();
  const add = (table: string, row: Row): void => {
    let statement = statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      const places = columns.map((column) => `:${column}`).join(', ');
      statement = raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
      statements.set(table, statement);
    }
    statement.run(row);
  };
  raw.exec('BEGIN');
  for (const [index, input] of inputs.entries()) fillClient(add, index + 1, input);
  for (const index of inputs.keys()) deriveAll(raw, index + 1);
  raw.exec('COMMIT');
  raw.exec('ANALYZE');
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
}

const BOOKED = { seq: 1, recorded_at: '2026-02-28T00:12:00.000Z', recorded_by: 'bench' };
const TERMS = { closing_day: 31, months_after: 1, pay_day: 31, holiday_shift: 'none', fee_bearer: 'customer' };

function fillClient(add: (table: string, row: Row) => void, client_id: number, input: MatchingInput): void {
  const code = String(client_id).padStart(4, '0');
  const name = `株式会社ベンチ${client_id}`;
  add('client', {
    id: client_id,
    code,
    name,
    kana: '',
    search_key: name,
    seal: 'ベ',
    colour: client_id % 10,
    ...TERMS,
  });
  for (const customer of input.customers) {
    const { customerId: id, code: own, name: called, kana } = customer;
    add('customer', { client_id, id, code: own, name: called, kana, search_key: called, changed_seq: 1, ...TERMS });
  }
  for (const one of input.receivables) {
    const { receivableId: id, issuedOn: issued_on, dueOn: due_on, amountYen: amount_yen, netYen } = one;
    add('invoice', {
      client_id,
      id,
      number: one.invoice,
      kind: 'invoice',
      customer_id: one.customerId,
      customer_name: '',
      issued_on,
      includes_tax: 0,
      rounding: 'down',
      total_yen: amount_yen,
      source: 'imported',
      ...BOOKED,
    });
    const tax = { tax_class: 'standard-10', net_yen: netYen, tax_yen: amount_yen - netYen, gross_yen: amount_yen };
    add('invoice_tax', { client_id, invoice_id: id, ...tax });
    const receivable = { customer_id: one.customerId, issued_on, due_on, amount_yen };
    add('receivable', { client_id, id, invoice_id: id, ...receivable, seq: 1, recorded_at: BOOKED.recorded_at });
  }
  for (const { depositId: id, ref, payerName, amountYen, depositedOn } of input.deposits) {
    const money = { deposited_on: depositedOn, amount_yen: amountYen, payer_name: payerName };
    const folded = { payer_folded: foldPayerName(payerName), method: 'transfer', source: 'imported' };
    add('deposit', { client_id, id, account_key: '', ref, ...money, ...folded, ...BOOKED });
  }
}
