/** 電帳法: date × amount × counterparty together, and the findings with their files, held against their digests. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../src/main/core/canonical.ts';
import { takenPath } from '../../src/main/core/documents.ts';
import { refusalSentence } from '../../src/messages/refusals.ts';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';

let office: TestOffice;
let clientId: number;
let bankFile: ReturnType<typeof depositTemplate>;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
  clientId = await makeClient(office, { code: 'E1', registrationNumber: 'T7000012050002' });
  const yamada = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
  const suzuki = await makeCustomer(office, clientId, '2', { name: '鈴木/工業', kana: 'スズキコウギョウ' });
  for (const [customerId, number, issuedOn, yen] of [
    [yamada, 'A-1', '2026-09-30', 10_000],
    [yamada, 'A-2', '2026-10-31', 20_000],
    [suzuki, 'B-1', '2026-10-31', 20_000],
    [suzuki, 'B-2', '2026-11-30', 30_000],
  ] as const)
    await makeInvoice(office, clientId, { customerId, number, issuedOn, dueOn: issuedOn, yen });
  const invoices = (await office.call('invoices.list', { clientId })).invoices;
  const idOf = (number: string) => invoices.find((one) => one.number === number)!.invoiceId;
  await office.call('invoices.document', { clientId, invoiceId: idOf('A-2') });
  await office.call('invoices.document', { clientId, invoiceId: idOf('B-1') });
  bankFile = depositTemplate([
    ['2026-11-05', 'ﾔﾏﾀﾞｼﾖｳﾃﾝ', 10_000, '1'],
    ['2026-11-06', 'ｽｽﾞｷｺｳｷﾞﾖｳ', 20_000, '2'],
  ]);
  await office.call('deposits.import', { clientId, file: bankFile });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const labels = async (asked: object) =>
  (await office.call('archive.search', { clientId, ...asked })).entries.map(({ label }) => label);

test('a range the wrong way round is a slip, not an answer', async () => {
  const dates = { from: '2026-11-30', through: '2026-11-01' };
  const refusal = await office.refused('archive.search', { clientId, ...dates });
  expect(refusal).toMatchObject({ code: 'archive-reversed', field: 'from' });
  expect(refusalSentence(refusal.code, refusal.facts)).toContain('2026/11/01');
  const yen = { minYen: 20_000, maxYen: 10_000 };
  expect((await office.refused('archive.search', { clientId, ...yen })).code).toBe('archive-yen-reversed');
});

test('date, amount and counterparty narrow each alone and all together', async () => {
  expect(await labels({ kinds: ['invoice'] })).toEqual(['B-2', 'B-1', 'A-2', 'A-1']);
  expect(await labels({ from: '2026-10-01', through: '2026-10-31' })).toEqual(['B-1', 'A-2']);
  expect(await labels({ minYen: 20_000, maxYen: 20_000 })).toEqual(['2', 'B-1', 'A-2']);
  expect(await labels({ counterparty: '山田' })).toEqual(['A-2', 'A-1']);
  // By kana, in any width, and by the payer's name of the bank data.
  expect(await labels({ counterparty: 'ﾔﾏﾀﾞ' })).toEqual(['1', 'A-2', 'A-1']);
  expect(
    await labels({ from: '2026-10-01', through: '2026-11-30', minYen: 15_000, maxYen: 25_000, counterparty: 'スズキ' }),
  ).toEqual(['2', 'B-1']);
  const found = await office.call('archive.search', { clientId, minYen: 20_000, limit: 1 });
  expect([found.entries.length, found.count, found.totalYen]).toEqual([1, 4, 90_000]);
});

test('the findings come as a folder with the files, named by date, counterparty and amount, and an index', async () => {
  const folder = temporaryFolder();
  const done = await office.call('archive.export', { clientId, folder, from: '2026-10-01' });
  expect(done).toMatchObject({ entries: 5, files: 3, without: 1, broken: [] });
  const names = readdirSync(done.folder, { recursive: true }).map(String).sort();
  expect(names).toContain('20261031_株式会社山田商店_20000_A-2.pdf');
  expect(names).toContain('20261031_鈴木＿工業_20000_B-1.pdf');
  const index = readFileSync(join(done.folder, '索引簿.csv'), 'utf8');
  const rows = index
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  expect(rows[0]?.slice(0, 5)).toEqual(['種類', '取引年月日', '取引金額', '取引先', '番号']);
  expect(rows).toHaveLength(6);
  for (const row of rows.slice(1)) {
    if (row[8]?.startsWith('控えなし')) continue;
    expect(sha256(readFileSync(join(done.folder, row[6]!)))).toBe(row[7]);
  }
  // The bank's file lies there as it came, once for both of its deposits.
  const bank = rows.filter((row) => row[0] === '入金（銀行データ）');
  expect(new Set(bank.map((row) => row[6])).size).toBe(1);
  expect(new Uint8Array(readFileSync(join(done.folder, bank[0]![6]!)))).toEqual(bankFile.bytes);
});

test('a file that was changed is named and not handed out; a folder that is not there is refused', async () => {
  const { entries } = await office.call('archive.search', { clientId, kinds: ['invoice'], counterparty: '山田' });
  const changed = entries.find(({ label }) => label === 'A-2')!;
  const file = join(office.folder, changed.path);
  const before = readFileSync(file);
  const taken = join(office.folder, takenPath(sha256(bankFile.bytes)));
  const bankBefore = readFileSync(taken);
  writeFileSync(file, Buffer.concat([before, Buffer.from(' ')]));
  rmSync(taken);
  const folder = join(temporaryFolder(), 'out');
  expect((await office.refused('archive.export', { clientId, folder })).code).toBe('export-folder-missing');
  mkdirSync(folder);
  const done = await office.call('archive.export', { clientId, folder, from: '2026-10-01' });
  // The bank's file was kept, so that it is missed, once for both deposits that it brought.
  expect(done).toMatchObject({ entries: 5, files: 1, without: 1 });
  expect(done.broken.sort()).toEqual([changed.path, takenPath(sha256(bankFile.bytes))].sort());
  expect(readFileSync(join(done.folder, '索引簿.csv'), 'utf8')).toContain('欠落または変更あり');
  expect((await office.refused('archive.export', { clientId, folder, minYen: 900_000 })).code).toBe('archive-nothing');
  const found = async () =>
    (await office.call('office.verify', {})).problems.filter(({ check }) => check === 'bank-files');
  expect(await found()).toMatchObject([{ detail: expect.stringContaining('is missing') }]);
  writeFileSync(taken, Buffer.concat([bankBefore, Buffer.from(' ')]));
  expect(await found()).toMatchObject([{ detail: expect.stringContaining('is not what was taken in') }]);
  writeFileSync(file, before);
  writeFileSync(taken, bankBefore);
  expect(await found()).toEqual([]);
});

test('why there is no file is said, and what was never put on paper gets its copy at once', async () => {
  const typed = await office.call('deposits.create', {
    clientId,
    depositedOn: '2026-11-20',
    payerName: 'ﾃﾆﾕｳﾘﾖｸ',
    amountYen: 500,
  });
  const bare = async () =>
    (await office.call('archive.search', { clientId, withoutFile: true })).entries.map(
      ({ kind, id, label, without }) => [kind === 'deposit' ? id : label, without],
    );
  expect(await bare()).toEqual([
    ['B-2', 'not-issued'],
    [typed.depositId, 'typed'],
    ['A-1', 'not-issued'],
  ]);
  expect(await office.call('archive.makePapers', { clientId })).toEqual({ made: 2, left: 0 });
  expect(await bare()).toEqual([[typed.depositId, 'typed']]);
  expect((await office.refused('archive.makePapers', { clientId })).code).toBe('archive-complete');
  // A copy is no sending: nothing has gone to a customer by it.
  expect((await office.call('sendings.list', { clientId })).sendings).toEqual([]);
});
