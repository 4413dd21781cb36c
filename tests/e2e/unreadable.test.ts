/**
 * Books that cannot be read: every page says so in words where its content would stand. Blank paper, or a nought that is
 * none, would be taken for an answer.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const ROUTES = new URL('../../src/renderer/routes/', import.meta.url).pathname;
/** What the frame itself reads: who is here, and whose books there are. */
const OF_THE_FRAME = /^(client.*|office_setting|staff_member|audit_entry|backup_log|migrations|sqlite_.*)$/;

let desk: PreparedOffice;
let file: string;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    file = join(office.folder, 'office.sqlite');
    const clientId = await makeClient(office, OHASHI);
    const customerId = await makeCustomer(office, clientId, '2201', { name: '山田商店', kana: 'ヤマダショウテン' });
    const dates = { issuedOn: '2026-08-31', dueOn: '2026-09-30' };
    await makeInvoice(office, clientId, { customerId, number: 'Y-1', ...dates, yen: 110_000 });
  });
  await desk.clerk.openBooks(OHASHI);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** They read nothing else: the list of clients, the office's own settings, an empty form. */
const WITHOUT_BOOKS = new Set(['clients', 'settings', 'invoice']);

/** As a damaged file would: what is asked for is not there. */
function hideTables(): void {
  const database = new Database(file);
  database.pragma('legacy_alter_table = ON');
  database.pragma('foreign_keys = OFF');
  const names = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
  for (const name of names.filter((one) => !OF_THE_FRAME.test(one)))
    database.exec(`ALTER TABLE "${name}" RENAME TO "hidden ${name}"`);
  database.close();
}

const pages = readdirSync(ROUTES).flatMap((name) =>
  [...readFileSync(join(ROUTES, name), 'utf8').matchAll(/page: '([a-z-]+)'/g)].map(([, page]) => page!),
);

test('every page says that its books cannot be read', async () => {
  hideTables();
  // Nothing that was read before stays.
  await desk.page.reload();
  await desk.clerk.openBooks(OHASHI);
  const silent: string[] = [];
  for (const page of new Set(pages.filter((one) => !WITHOUT_BOOKS.has(one)))) {
    await desk.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${page}`);
    const told = desk.page.locator('.page [role="alert"]').filter({ visible: true }).first();
    await told.waitFor({ timeout: 3000 }).catch(() => silent.push(page));
    await desk.pictures(`unreadable-${page}`);
  }
  expect(silent).toEqual([]);
}, 240_000);
