/** The audit chain and office.verify: what wrote is on record, what did not is not, and what is changed behind them shows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  auditCount,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
let clientId: number;
let customerId: number;
let documentPath: string;

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office, { rounding: 'down' });
  customerId = await makeCustomer(office, clientId, 'A', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
  await office.call('invoices.create', {
    clientId,
    customerId,
    number: 'A-1',
    issuedOn: '2026-06-30',
    lines: [{ description: 'x', quantityMilli: 1000, unitPriceMilli: 10_000_000, taxClass: 'standard-10' }],
  });
  await makeInvoice(office, clientId, { customerId, number: 'A-2', issuedOn: '2026-06-30', yen: 500 });
  await office.call('deposits.import', { clientId, file: depositTemplate([['2026-07-31', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 11_000]]) });
  await office.call('allocations.apply', { clientId });
  const { document, letters } = await office.call('reminders.issue', { clientId, asOf: '2026-08-20' });
  expect(letters).toBe(1);
  documentPath = document!.path;
  await assertSound(office);
});
afterAll(removeOffices);

describe('an entry is written', () => {
  test('by each command that wrote, with who, what and when, and each follows the one before', async () => {
    await office.call('staff.save', { code: 'sato', name: '佐藤' });
    const before = auditCount(office);
    const seq = (await office.call('office.info', {})).seq;
    office.clock.set('2026-11-25T01:02:03.000Z');
    await office.call('customers.setReminderHold', { clientId, customerId, reason: 'x' }, 'sato');
    expect(auditCount(office)).toBe(before + 1);
    const { entries } = await office.call('audit.list', { clientId, limit: 1 });
    expect(entries).toMatchObject([
      { seq: seq + 1, method: 'customers.setReminderHold', actor: 'sato', clientId, at: '2026-11-25T01:02:03.000Z' },
    ]);
    expect(entries[0]!.summary).toContain('"customer":1');
    const rows = office.rows<{ hash: string; previous_hash: string }>(
      'SELECT hash, previous_hash FROM audit_entry ORDER BY seq',
    );
    for (const [index, row] of rows.slice(1).entries()) expect(row.previous_hash).toBe(rows[index]!.hash);
  });

  test('for a bulk command once, with the rows it wrote', async () => {
    const before = auditCount(office);
    await office.call('deposits.import', {
      clientId,
      file: depositTemplate([
        ['2026-08-01', 'ﾍﾞﾂﾉﾋﾄ', 1],
        ['2026-08-01', 'ﾍﾞﾂﾉﾋﾄ', 2],
      ]),
    });
    expect(auditCount(office)).toBe(before + 1);
    const { entries } = await office.call('audit.list', { limit: 1 });
    expect(JSON.parse(entries[0]!.summary).rows).toEqual({ deposit: 2, deposit_import: 1, deposit_sighting: 2 });
  });

  test('never with the bytes of a file', async () => {
    const secret = 'ﾋﾐﾂﾉﾅﾏｴ';
    await office.call('deposits.import', { clientId, file: depositTemplate([['2026-08-02', secret, 3]]) });
    const rows = office.rows<{ changes: string; input_digest: string }>(
      'SELECT changes, input_digest FROM audit_entry',
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('no entry is written', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['by a query', () => office.call('customers.list', { clientId })],
    ['by a refusal', () => office.refused('customers.create', { clientId, code: 'A', name: 'x' })],
    ['by input that is not of the form', () => office.refused('customers.create', { clientId, code: '', name: 'x' })],
    [
      'by a dry run',
      () => office.call('deposits.import', { clientId, file: depositTemplate([['2026-09-01', 'x', 9]]), dryRun: true }),
    ],
    ['by a command that changes nothing', () => office.call('office.updateSettings', {})],
    [
      'by an apply without a certain answer',
      () => office.call('allocations.apply', { clientId, through: '2026-01-01' }),
    ],
  ])('%s', async (_what, act) => {
    const before = auditCount(office);
    await act();
    expect(auditCount(office)).toBe(before);
  });

  test('by a repeated requestId, which gets the first reply; another request under it is refused', async () => {
    const input = { clientId, code: 'R', name: '一度だけ', requestId: 'once' };
    const first = await office.call('customers.create', input);
    const before = auditCount(office);
    expect(await office.call('customers.create', input)).toEqual(first);
    expect(await office.refused('customers.create', { ...input, name: '別の名' })).toMatchObject({
      code: 'request-reused',
    });
    expect(await office.refused('staff.save', { code: 'x', name: 'x', requestId: 'once' })).toMatchObject({
      code: 'request-reused',
    });
    expect(auditCount(office)).toBe(before);
    // A refused request keeps no place: the same id may be used once the clerk has mended it.
    await office.refused('customers.create', { ...input, code: 'A', requestId: 'again' });
    await office.call('customers.create', { ...input, code: 'R2', requestId: 'again' });
  });

  test('twice when the same requestId comes twice at once', async () => {
    const before = auditCount(office);
    const input = { clientId, code: 'R3', name: '同時', requestId: 'together' };
    const replies = await Promise.all([1, 2, 3].map(() => office.call('customers.create', input)));
    expect(new Set(replies.map((one) => one.customerId)).size).toBe(1);
    expect(auditCount(office)).toBe(before + 1);
  });
});

test('a repeated requestId gives the whole first value for every kind of command', async () => {
  for (const [name, input] of [
    ['office.backup', {}],
    ['aging.workbook', { clientId, asOf: '2026-08-31' }],
    ['reports.meeting', { clientId, month: '2026-08' }],
  ] as const) {
    const given = { ...input, requestId: `twice-${name}` };
    expect(await office.call(name, given), name).toEqual(await office.call(name, given));
  }
});

const TAMPERINGS: [what: string, check: string, sql: string][] = [
  ["an entry's actor", 'audit', `UPDATE audit_entry SET actor = 'x' WHERE seq = 3`],
  ["an entry's time", 'audit', `UPDATE audit_entry SET at = replace(at, '2026', '2025') WHERE seq = 3`],
  ["an entry's changes", 'audit', `UPDATE audit_entry SET changes = changes || ' ' WHERE seq = 4`],
  ['an entry in the middle is gone', 'audit', 'DELETE FROM audit_entry WHERE seq = 4'],
  ['an open balance', 'derived', 'UPDATE open_item SET open_yen = open_yen + 1 WHERE receivable_id = 2'],
  ['a closing day', 'derived', `UPDATE open_item SET closed_on = '2026-08-01' WHERE receivable_id = 1`],
  ["an open item's customer is gone", 'derived', 'DELETE FROM open_item WHERE receivable_id = 1'],
  ['money left', 'derived', 'UPDATE open_deposit SET left_yen = left_yen + 1'],
  ["an invoice's total", 'invoice-total', 'UPDATE invoice SET total_yen = 10999 WHERE id = 1'],
  ["a line's amount", 'invoice-lines', 'UPDATE invoice_line SET amount_yen = 9999 WHERE invoice_id = 1'],
  ['a receivable', 'receivable-total', 'UPDATE receivable SET amount_yen = 501 WHERE id = 2'],
  ['what was cleared', 'allocation-sum', 'UPDATE allocation_line SET amount_yen = 10999'],
  ['money used twice', 'deposit-overdrawn', 'UPDATE deposit SET amount_yen = 1 WHERE id = 1'],
  ["a letter's sum", 'letter-total', 'UPDATE reminder_letter SET total_yen = 1'],
  ["a document's digest", 'documents', `UPDATE document SET sha256 = replace(sha256, substr(sha256, 1, 1), 'z')`],
  [
    'a foreign key',
    'integrity',
    'PRAGMA foreign_keys = OFF; DELETE FROM customer_payer_name; UPDATE invoice SET customer_id = 77 WHERE id = 2',
  ],
];

describe('office.verify finds', () => {
  async function problemsAfter(change: (database: Database.Database) => void): Promise<string[]> {
    await office.close();
    const file = join(office.folder, 'office.sqlite');
    const kept = readFileSync(file);
    try {
      await office.tamper(change);
      const { ok, problems } = await office.call('office.verify', {});
      expect(ok).toBe(problems.length === 0);
      return problems.map((problem) => problem.check);
    } finally {
      await office.close();
      writeFileSync(file, kept);
      await office.reopen();
    }
  }

  test.each(TAMPERINGS)('%s (%s)', async (_what, check, sql) => {
    expect(await problemsAfter((database) => database.exec(sql))).toContain(check);
  });

  test('nothing when nothing was changed', async () => {
    expect(await problemsAfter(() => undefined)).toEqual([]);
  });

  test('one changed byte of a document, and a document that is gone', async () => {
    const file = join(office.folder, documentPath);
    const kept = readFileSync(file);
    const changed = Buffer.from(kept);
    changed[changed.length >> 1]! ^= 1;
    writeFileSync(file, changed);
    expect((await office.call('office.verify', {})).problems).toMatchObject([
      { check: 'documents', detail: expect.stringContaining(documentPath) },
    ]);
    const { documents } = await office.call('documents.list', { kind: 'reminder-batch' });
    expect(await office.refused('documents.read', { documentId: documents[0]!.documentId })).toMatchObject({
      code: 'document-changed',
    });
    writeFileSync(file, kept);
    await assertSound(office);
  });
});
