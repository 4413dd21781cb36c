import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreOffice } from '../../src/main/core/core.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openExisting,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
  unwrap,
} from '../support/office.ts';

let office: TestOffice;
let clientId: number;
beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  const customerId = await makeCustomer(office, clientId, 'A');
  await makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 });
  await office.call('reminders.issue', { clientId, asOf: '2026-08-20' });
});
afterAll(removeOffices);

const STAMPED = /^\d{8}-\d{6}\.sqlite$/;

function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => STAMPED.test(name))
    .sort();
}

describe('a backup', () => {
  test('lies beside the office and at the second place with the documents', async () => {
    const second = temporaryFolder();
    await office.call('office.updateSettings', { secondBackupFolder: second });
    const { path, bytes, secondPath } = await office.call('office.backup', {});
    expect(readFileSync(path).length).toBe(bytes);
    expect(readFileSync(secondPath!)).toEqual(readFileSync(path));
    const [month] = readdirSync(join(office.folder, 'documents'));
    expect(readdirSync(join(second, 'documents', month!))).toEqual(
      readdirSync(join(office.folder, 'documents', month!)),
    );
    expect((await office.call('office.info', {})).lastBackupAt).toBe(office.clock.now());
    await office.call('office.updateSettings', { secondBackupFolder: null });
    expect((await office.call('office.backup', {})).secondPath).toBeNull();
  });

  test('of the second place that is not there is refused when it is set', async () => {
    expect(await office.refused('office.updateSettings', { secondBackupFolder: '/nowhere/at/all' })).toMatchObject({
      kind: 'environment',
      code: 'folder-not-writable',
    });
  });

  test('the last fourteen are kept, those before a migration stay', async () => {
    const own = await openTestOffice();
    const folder = join(own.folder, 'backups');
    writeFileSync(join(folder, 'before-migration-20200101-000000.sqlite'), 'x');
    for (let day = 1; day <= 17; day++) {
      own.clock.set(`2026-12-${String(day).padStart(2, '0')}T03:00:00.000Z`);
      await own.call('office.backup', {});
    }
    const kept = backupsIn(folder);
    expect(kept).toHaveLength(14);
    expect(kept[0]).toBe('20261204-030000.sqlite');
    expect(existsSync(join(folder, 'before-migration-20200101-000000.sqlite'))).toBe(true);
  });

  test('holds up no booking: what is booked meanwhile is in the office', async () => {
    const [backup, customer] = await Promise.all([
      office.call('office.backup', {}),
      makeCustomer(office, clientId, 'MEANWHILE'),
    ]);
    expect(existsSync(backup.path)).toBe(true);
    expect(customer).toBeGreaterThan(0);
  });
});

async function restored(backupPath: string) {
  const folder = join(temporaryFolder(), 'restored');
  const value = unwrap(await restoreOffice({ backupPath, folder, clock: office.clock }));
  return { folder, value };
}

describe('a restore', () => {
  test('gives the books and documents of that moment, as a new generation', async () => {
    const { path } = await office.call('office.backup', {});
    const before = await office.call('aging.table', { asOf: '2026-11-24' });
    await makeCustomer(office, clientId, 'AFTER');
    const { folder, value } = await restored(path);
    expect(value).toMatchObject({ documents: 1, missingDocuments: [] });
    const copy = await openExisting(folder, office.clock);
    await assertSound(copy);
    expect(await copy.call('aging.table', { asOf: '2026-11-24' })).toEqual(before);
    const codes = (await copy.call('customers.list', { clientId })).customers.map((one) => one.code);
    expect(codes).not.toContain('AFTER');
    const { documents } = await copy.call('documents.list', {});
    const { bytes } = await copy.call('documents.read', { documentId: documents[0]!.documentId });
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(copy.rows(`SELECT value FROM office_setting WHERE key = 'generation'`)).toEqual([{ value: '2' }]);
    expect((await copy.call('audit.list', { limit: 1 })).entries).toMatchObject([{ method: 'office.restore' }]);
    await copy.close();
  });

  test('from the second place needs nothing of the first', async () => {
    const second = temporaryFolder();
    await office.call('office.updateSettings', { secondBackupFolder: second });
    const { secondPath } = await office.call('office.backup', {});
    await office.call('office.updateSettings', { secondBackupFolder: null });
    expect((await restored(secondPath!)).value).toMatchObject({ documents: 1, missingDocuments: [] });
  });

  test('says which documents are missing', async () => {
    const { path } = await office.call('office.backup', {});
    const lonely = join(temporaryFolder(), basename(path));
    writeFileSync(lonely, readFileSync(path));
    const { folder, value } = await restored(lonely);
    expect(value).toMatchObject({ documents: 0, missingDocuments: [expect.stringMatching(/\.pdf$/)] });
    const copy = await openExisting(folder, office.clock);
    expect((await copy.call('office.verify', {})).problems).toMatchObject([{ check: 'documents' }]);
    await copy.close();
  });

  test.each<[string, ((bytes: Buffer) => Uint8Array | string) | null, string]>([
    ['that is not there', null, 'backup-missing'],
    ['that is cut', (bytes) => bytes.subarray(0, bytes.length / 2), 'backup-corrupt'],
    ['that is something else', () => 'PK'.repeat(9000), 'backup-corrupt'],
    ['that is empty', () => '', 'backup-corrupt'],
  ])('of a backup %s is refused and leaves no half office behind', async (_what, content, code) => {
    const { path } = await office.call('office.backup', {});
    const backupPath = join(temporaryFolder(), 'bad.sqlite');
    if (content) writeFileSync(backupPath, content(readFileSync(path)));
    const folder = join(temporaryFolder(), 'restored');
    const reply = await restoreOffice({ backupPath, folder });
    expect(reply).toMatchObject({ ok: false, error: { kind: 'environment', code } });
    expect(existsSync(join(folder, 'office.sqlite'))).toBe(false);
    // The clerk picks another backup and the same folder.
    unwrap(await restoreOffice({ backupPath: path, folder }));
  });

  test('into a folder with something in it is refused', async () => {
    const { path } = await office.call('office.backup', {});
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'photos'));
    expect(await restoreOffice({ backupPath: path, folder })).toMatchObject({
      ok: false,
      error: { code: 'folder-not-empty' },
    });
    rmSync(join(folder, 'photos'), { recursive: true });
    expect(await restoreOffice({ backupPath: path, folder: office.folder })).toMatchObject({
      ok: false,
      error: { code: 'office-exists' },
    });
  });
});
