/** The schema says what the entities say, refuses rows that no booking may make, and opens what was released before. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, describe, expect, test } from 'vitest';
import { openReader, openWriter } from '../../src/main/db/data-source.ts';
import { migrations } from '../../src/main/db/migrations/migrations.ts';
import { assertSound, openExisting, openTestOffice, removeOffices, temporaryFolder } from '../support/office.ts';

afterAll(removeOffices);

const SCHEMAS = new URL('../fixtures/schemas/', import.meta.url).pathname;

/** An office as a released version left it. */
function releasedOffice(file: string): string {
  const folder = temporaryFolder();
  const database = new Database(join(folder, 'office.sqlite'));
  database.pragma('foreign_keys = OFF');
  database.exec(readFileSync(join(SCHEMAS, file), 'utf8'));
  database.close();
  return folder;
}

describe('migrations', () => {
  test('after them nothing differs between tables and entities', async () => {
    const { dataSource } = await openWriter(join(temporaryFolder(), 'office.sqlite'));
    await dataSource.runMigrations();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map((one) => one.query)).toEqual([]);
    await dataSource.destroy();
  });

  test('every table is STRICT', async () => {
    const office = await openTestOffice();
    const loose = office.rows<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    );
    expect(loose).toEqual([]);
  });

  test.each(readdirSync(SCHEMAS))('an office of schema %s opens with its books as they were', async (file) => {
    const office = await openExisting(releasedOffice(file));
    await assertSound(office);
    const { rows, total } = await office.call('aging.table', { asOf: '2026-11-24' });
    expect(total).toBe(55_000);
    expect(rows[0]).toMatchObject({ customerCode: '00001', over90: 0, d61to90: 55_000 });
    const replayed = await office.call('allocations.apply', { clientId: 1, requestId: 'apply-1' });
    expect(replayed.applied).toEqual([1]);
    await office.close();
  });

  test('before a pending one a copy of the office is made, which opens as it was', async () => {
    const office = await openTestOffice();
    await office.call('staff.save', { code: 'yamada', name: '山田' });
    await office.close();
    expect(readdirSync(join(office.folder, 'backups'))).toEqual([]);
    migrations.push(Later);
    try {
      await office.reopen();
      expect(office.rows('SELECT * FROM later')).toEqual([]);
      await office.close();
      const copies = readdirSync(join(office.folder, 'backups'));
      expect(copies).toEqual([expect.stringMatching(/^before-migration-\d{8}-\d{6}\.sqlite$/)]);
      const copy = new Database(join(office.folder, 'backups', copies[0]!), { readonly: true });
      expect(copy.prepare('SELECT name FROM staff_member').all()).toEqual([{ name: '山田' }]);
      expect(copy.prepare(`SELECT name FROM sqlite_master WHERE name = 'later'`).all()).toEqual([]);
      copy.close();
    } finally {
      migrations.splice(migrations.indexOf(Later), 1);
    }
    // And the version that does not know the migration leaves the office alone.
    await expect(office.reopen()).rejects.toThrow(/office-newer/);
  });

  test('one that fails leaves the office as it was', async () => {
    const office = await openTestOffice();
    await office.close();
    migrations.push(Broken);
    try {
      await expect(office.reopen()).rejects.toThrow(/environment/);
    } finally {
      migrations.splice(migrations.indexOf(Broken), 1);
    }
    await office.reopen();
    expect(office.rows(`SELECT name FROM sqlite_master WHERE name = 'half'`)).toEqual([]);
    await assertSound(office);
  });
});

class Later implements MigrationInterface {
  name = 'Later9990000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT');
  }
  async down(): Promise<void> {}
}

class Broken implements MigrationInterface {
  name = 'Broken9991000000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT');
    await runner.query('CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT');
  }
  async down(): Promise<void> {}
}

/** Rows that would be wrong books, each against the fixture's client 1 with customer 1, invoices 1 and 2, deposit 1. */
const BAD_ROWS: [what: string, sql: string][] = [
  [
    "an invoice to another client's customer",
    `INSERT INTO invoice (client_id, id, number, kind, customer_id, customer_name, issued_on, includes_tax, rounding, total_yen, source, seq, recorded_at, recorded_by)
     VALUES (2, 1, 'B-1', 'invoice', 1, 'x', '2026-07-01', 0, 'down', 1, 'entered', 1, '', '')`,
  ],
  [
    "an allocation line on another client's receivable",
    `INSERT INTO allocation_line (client_id, allocation_id, receivable_id, amount_yen, effective_on) VALUES (2, 1, 1, 1, '2026-07-01')`,
  ],
  ["a deposit that points at another client's customer", depositRow(2, 1, 100)],
  ['a deposit of nothing', depositRow(1, null, 0)],
  ['half a yen', depositRow(1, null, 0.5)],
  ['yen as a word', depositRow(1, null, `'a lot'`)],
  ['a receivable due before its invoice', `UPDATE receivable SET due_on = '2020-01-01' WHERE client_id = 1 AND id = 1`],
  ['a negative receivable', `UPDATE receivable SET amount_yen = -1 WHERE client_id = 1 AND id = 1`],
  ['tax that does not add up', `INSERT INTO invoice_tax VALUES (1, 1, 'standard-10', 100, 10, 111)`],
  ['an invoice number twice', `UPDATE invoice SET number = 'A-1' WHERE client_id = 1 AND id = 2`],
  ['a customer code twice', `UPDATE customer SET code = '00001' WHERE client_id = 1 AND id = 2`],
  ['an allocation line of nothing', `UPDATE allocation_line SET amount_yen = 0`],
  ['an invoice whose customer is gone', `DELETE FROM customer WHERE client_id = 1 AND id = 1`],
  ['a stage that does not exist', `UPDATE receivable SET opening_stage = 6`],
  ['rounding that nobody knows', `UPDATE client SET rounding = 'nearest'`],
  ['a reversal of nothing', `INSERT INTO allocation_reversal VALUES (1, 99, '2026-07-01', 1, '', '')`],
  [
    'an account of two clients',
    `INSERT INTO client_bank_account (client_id, id, bank_code, branch_code, type, number) VALUES (2, 1, '0005', '001', '1', '1234567')`,
  ],
];

function depositRow(clientId: number, customerId: number | null, amount: number | string): string {
  return `INSERT INTO deposit (client_id, id, account_key, ref, deposited_on, amount_yen, payer_name, payer_folded, method, customer_id, source, seq, recorded_at, recorded_by)
    VALUES (${clientId}, 77, '', '', '2026-07-01', ${amount}, 'x', 'x', 'transfer', ${customerId ?? 'NULL'}, 'entered', 1, '', '')`;
}

describe('the database refuses', async () => {
  const folder = releasedOffice('0001.sql');
  const { dataSource, raw } = await openWriter(join(folder, 'office.sqlite'));
  raw.exec(`INSERT INTO client (id, code, name, kana, search_key, seal, colour, closing_day, months_after, pay_day, holiday_shift, fee_bearer)
    VALUES (2, 'B', 'B', '', '', 'B', 0, 31, 1, 31, 'after', 'customer');
    INSERT INTO customer (client_id, id, code, name, kana, search_key, closing_day, months_after, pay_day, holiday_shift, fee_bearer, changed_seq)
    VALUES (1, 2, '00002', 'second', '', '', 31, 1, 31, 'after', 'customer', 1)`);
  afterAll(() => dataSource.destroy());

  test.each(BAD_ROWS)('%s', (_what, sql) => {
    expect(() => raw.exec(`SAVEPOINT bad; ${sql}`)).toThrow(/constraint|cannot store/);
    raw.exec('ROLLBACK TO bad; RELEASE bad');
  });

  test('nothing of this when the row is right', () => {
    raw.exec(`SAVEPOINT good; ${depositRow(1, 1, 100)}; ROLLBACK TO good; RELEASE good`);
  });
});

describe('a reader', () => {
  test('cannot write, not even by raw SQL', async () => {
    const folder = releasedOffice('0001.sql');
    const { dataSource, raw } = await openReader(join(folder, 'office.sqlite'));
    for (const sql of [`UPDATE client SET name = 'x'`, 'DELETE FROM deposit', 'CREATE TABLE x (y)', 'VACUUM'])
      expect(() => raw.exec(sql), sql).toThrow(/readonly|read-only|attempt to write/);
    expect(raw.prepare('SELECT COUNT(*) AS count FROM deposit').get()).toEqual({ count: 1 });
    await dataSource.destroy();
  });
});
