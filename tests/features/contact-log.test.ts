/** 電話リスト, contacts and their reasons, and the one line of time of a customer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
let a: number;
let b: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
beforeEach(async () => {
  clientId = await makeClient(office, { name: '大橋金物株式会社' });
  a = await makeCustomer(office, clientId, 'A', { name: '北野内装', phone: '06-1111-2222', contactName: '田中' });
  b = await makeCustomer(office, clientId, 'B', { name: '大和田建設' });
  await makeInvoice(office, clientId, {
    customerId: a,
    number: 'A-1',
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    yen: 500_000,
  });
  await makeInvoice(office, clientId, {
    customerId: b,
    number: 'B-1',
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    yen: 900_000,
  });
  await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 400_000 } });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const due = async () => (await office.call('calls.due', { clientId, asOf: '2026-11-24' })).rows;

test('who is to be called, the largest sum first, with a script of facts only', async () => {
  const rows = await due();
  expect(rows.map((row) => [row.customerCode, row.why, row.totalYen, row.caller])).toEqual([
    ['B', 'call-first', 900_000, 'client'],
    ['A', 'call-first', 500_000, 'client'],
  ]);
  const script = rows[1]!.script.join('');
  for (const words of ['大橋金物株式会社', '田中様', '請求書 A-1', '500,000円', '2026年9月30日'])
    expect(script).toContain(words);
  expect(script).not.toMatch(/分割|値引|減額|訴訟|法的|猶予/);
  await office.call('calls.setCaller', { clientId, caller: 'office' });
  expect((await due())[0]).toMatchObject({ caller: 'office' });
});

test('spoken with today is off the list, not reached is on it again, a broken word comes on it', async () => {
  await office.call('calls.record', { clientId, customerId: a, reached: false });
  await office.call('calls.record', { clientId, customerId: b, reason: 'no-funds' });
  expect((await due()).map((row) => [row.customerCode, row.why])).toEqual([['A', 'again']]);
  await office.call('promises.record', {
    clientId,
    customerId: a,
    madeOn: '2026-11-01',
    promisedOn: '2026-11-10',
    amountYen: 300_000,
  });
  const [row] = await due();
  expect(row).toMatchObject({ why: 'broken-promise' });
  expect(row!.script.join('')).toContain('2026年11月10日にお支払いと伺っておりました 300,000円');
});

test('who denies the debt is called no more: everything is disputed and goes to the client', async () => {
  const said = {
    clientId,
    customerId: b,
    kind: 'visit',
    note: '検収していないとのこと',
    reason: 'dissatisfied',
    disputed: true,
  } as const;
  expect(await office.call('contactLog.record', said)).toMatchObject({ disputes: 1 });
  expect((await due()).map((row) => row.customerCode)).toEqual(['A']);
  const { withheld } = await office.call('reminders.propose', { clientId, asOf: '2026-11-24' });
  expect(withheld.find((one) => one.customerCode === 'B')).toMatchObject({
    reason: 'dispute',
    detail: '検収していないとのこと',
  });
  const { items } = await office.call('today.todos', {});
  expect(items.some((one) => one.kind === 'dispute' && one.clientId === clientId && one.rowId === b)).toBe(true);
  expect(await office.call('calls.record', { clientId, customerId: b, disputed: true })).toMatchObject({ disputes: 0 });
});

test('reasons are counted once for each contact, with what those customers owe', async () => {
  await office.call('calls.record', { clientId, customerId: a, reason: 'forgotten' });
  await office.call('contactLog.record', { clientId, customerId: a, kind: 'e-mail', reason: 'forgotten' });
  await office.call('contactLog.record', { clientId, customerId: b, kind: 'fax', reason: 'no-funds' });
  const { contacts, reasons } = await office.call('contactLog.list', { clientId });
  expect(contacts.map((one) => one.kind).sort()).toEqual(['call', 'e-mail', 'fax']);
  expect(reasons).toEqual([
    { reason: 'forgotten', contacts: 2, customers: 1, openYen: 500_000 },
    { reason: 'no-funds', contacts: 1, customers: 1, openYen: 900_000 },
  ]);
  const ahead = { clientId, customerId: a, kind: 'visit', on: '2026-11-25' } as const;
  expect(await office.refused('contactLog.record', ahead)).toMatchObject({ code: 'day-ahead' });
});

test('the sheet for the client’s own staff names who, how much and what to ask; with nobody to call it says so', async () => {
  const { document, rows } = await office.call('calls.sheet', { clientId, asOf: '2026-11-24' });
  expect(rows).toBe(2);
  const text = (await textOfPdf(readFileSync(join(office.folder, document.path)))).replaceAll(' ', '');
  for (const words of ['電話連絡表', '北野内装', '06-1111-2222', '900,000', '1,400,000', '言わないこと'])
    expect(text).toContain(words);
  for (const customerId of [a, b]) await office.call('calls.record', { clientId, customerId });
  expect(await office.call('calls.sheet', { clientId, asOf: '2026-11-24' })).toMatchObject({ rows: 0 });
});

test('one line of time: invoices and deposits with calls, words, papers and what came back', async () => {
  await office.call('calls.record', {
    clientId,
    customerId: a,
    on: '2026-10-05',
    reason: 'forgotten',
    spokeWith: '田中様',
    note: '月末に払う',
  });
  await office.call('promises.record', {
    clientId,
    customerId: a,
    madeOn: '2026-10-05',
    promisedOn: '2026-10-31',
    amountYen: 100_000,
  });
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-10-31',
    payerName: 'ｷﾀﾉ',
    amountYen: 100_000,
  });
  await office.call('allocations.allocate', {
    clientId,
    depositId,
    allocations: [{ invoice: 'A-1', amountYen: 100_000 }],
  });
  await office.call('contactLog.record', {
    clientId,
    customerId: a,
    on: '2026-11-02',
    kind: 'visit',
    note: '社長と面談',
  });
  await office.call('interest.bill', { clientId, customerId: a, way: 'letter' });
  const { letterId } = await office.call('certified.issue', { clientId, customerId: a });
  await office.call('certified.post', { clientId, letterId, acceptanceNumber: '123' });
  const { entries } = await office.call('customers.timeline', { clientId, customerId: a });
  const kinds = entries.map((entry) => entry.kind);
  expect(kinds.slice(-4)).toEqual(['allocation', 'call', 'promise', 'invoice']);
  expect(kinds.slice(0, 3).sort()).toEqual(['certified', 'certified-posted', 'interest']);
  expect(entries.find((entry) => entry.kind === 'call')!.text).toBe('1\tforgotten\t田中様 月末に払う');
});
