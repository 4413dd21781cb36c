/** 支払約束 and 分割: they hold letters back while they are kept, and let them go when they are broken. */
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
let customerId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-10');
});
beforeEach(async () => {
  office.clock.set('2026-11-10T03:00:00.000Z');
  clientId = await makeClient(office);
  customerId = await makeCustomer(office, clientId, '1');
  await makeInvoice(office, clientId, {
    customerId,
    number: 'A-1',
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    yen: 60_000,
  });
  await makeInvoice(office, clientId, {
    customerId,
    number: 'A-2',
    issuedOn: '2026-09-30',
    dueOn: '2026-10-31',
    yen: 40_000,
  });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

/** The letter's invoices, or the reason for none with what stands behind it. */
async function letterOn(asOf: string): Promise<string> {
  const { letters, withheld } = await office.call('reminders.propose', { clientId, asOf });
  const [letter] = letters;
  if (letter) return letter.invoices.join(' ');
  return withheld.map((one) => `${one.reason} ${one.detail.replace('\t', ' ')}`).join();
}

async function pay(on: string, invoice: string, amountYen: number): Promise<number> {
  const depositId = await makeDeposit(office, clientId, { depositedOn: on, payerName: 'ﾄｸｲｻｷ', amountYen });
  await office.call('allocations.allocate', { clientId, depositId, allocations: [{ invoice, amountYen }] });
  return depositId;
}

const stateOn = async (asOf: string) =>
  (await office.call('promises.list', { clientId, asOf })).promises.map((one) => one.state);

test('a promise holds letters until its day, is broken without money, and lets them go', async () => {
  expect(await letterOn('2026-11-10')).toBe('A-1 A-2');
  await office.call('promises.record', {
    clientId,
    customerId,
    promisedOn: '2026-11-20',
    amountYen: 100_000,
    note: '社長と電話',
  });
  expect(await letterOn('2026-11-20')).toBe('promise 2026-11-20 100000');
  expect(await letterOn('2026-11-21')).toBe('A-1 A-2');
  expect([await stateOn('2026-11-20'), await stateOn('2026-11-21')]).toEqual([['waiting'], ['broken']]);
});

test('a promise is kept by what comes in, and broken again when that clearing is reversed', async () => {
  await office.call('promises.record', { clientId, customerId, promisedOn: '2026-11-20', amountYen: 60_000 });
  const depositId = await pay('2026-11-18', 'A-1', 60_000);
  expect(await stateOn('2026-11-21')).toEqual(['kept']);
  expect(await letterOn('2026-11-21')).toBe('A-2');
  await office.call('allocations.reverse', { clientId, depositId, on: '2026-11-25' });
  expect([await stateOn('2026-11-24'), await stateOn('2026-11-25')]).toEqual([['kept'], ['broken']]);
});

test('a write-off keeps no promise, an offset does', async () => {
  await office.call('promises.record', { clientId, customerId, promisedOn: '2026-11-20', amountYen: 10_000 });
  const given = {
    clientId,
    customerId,
    on: '2026-11-12',
    reason: '理由',
    receivables: [{ invoice: 'A-1', amountYen: 10_000 }],
  };
  await office.call('writeOffs.record', { ...given, rule: '9-6-1', evidence: '通知' });
  expect(await stateOn('2026-11-21')).toEqual(['broken']);
  await office.call('offsets.record', given);
  expect(await stateOn('2026-11-21')).toEqual(['kept']);
});

test('a promise for one invoice holds back only where nothing else is late', async () => {
  const given = { clientId, customerId, promisedOn: '2026-11-20', amountYen: 60_000, invoices: ['A-1'] };
  const { promiseId } = await office.call('promises.record', given);
  expect(await letterOn('2026-11-12')).toBe('A-1 A-2');
  await pay('2026-11-11', 'A-2', 40_000);
  expect(await letterOn('2026-11-12')).toBe('promise 2026-11-20 60000');
  await office.call('promises.withdraw', { clientId, promiseId, on: '2026-11-13' });
  expect(await letterOn('2026-11-13')).toBe('A-1');
  expect(await office.refused('promises.withdraw', { clientId, promiseId })).toMatchObject({ code: 'promise-ended' });
});

test('a plan holds letters while its rows are paid, and lets them go while one is behind', async () => {
  const { rows, totalYen } = await office.call('plans.suggest', {
    clientId,
    customerId,
    count: 4,
    firstOn: '2026-11-30',
  });
  expect(totalYen).toBe(100_000);
  expect(rows.map((row) => [row.dueOn, row.amountYen])).toEqual([
    ['2026-11-30', 25_000],
    ['2026-12-31', 25_000],
    ['2027-01-31', 25_000],
    ['2027-02-28', 25_000],
  ]);
  const { planId } = await office.call('plans.record', { clientId, customerId, rows, note: '工場の移転のため' });
  expect(await letterOn('2026-11-30')).toBe('plan 2026-11-30 25000');
  expect(await letterOn('2026-12-01')).toBe('A-1 A-2');
  await pay('2026-12-03', 'A-1', 25_000);
  expect(await letterOn('2026-12-03')).toBe('plan 2026-12-31 25000');
  const [plan] = (await office.call('plans.list', { clientId, asOf: '2026-12-03' })).plans;
  expect(plan).toMatchObject({ planId, state: 'late', paidYen: 25_000, behindYen: 0, acknowledgedOn: null });
  expect(await office.refused('plans.acknowledge', { clientId, planId, on: '2026-12-05' })).toMatchObject({
    code: 'day-ahead',
  });
  office.clock.set('2026-12-05T03:00:00.000Z');
  await office.call('plans.acknowledge', { clientId, planId });
  expect(await office.refused('plans.acknowledge', { clientId, planId })).toMatchObject({ code: 'plan-acknowledged' });
  // 12/31 to 1/3 the banks are closed: the row of the last day of the year may come on 4 January.
  expect(await letterOn('2027-01-04')).toBe('plan 2026-12-31 25000');
  expect(await letterOn('2027-01-05')).toBe('A-1 A-2');
});

test('a signed plan acknowledges the invoices it names and no other: their five years run anew', async () => {
  const { planId } = await office.call('plans.record', {
    clientId,
    customerId,
    invoices: ['A-1'],
    agreedOn: '2026-11-05',
    rows: [
      { dueOn: '2026-11-30', amountYen: 30_000 },
      { dueOn: '2026-12-31', amountYen: 30_000 },
    ],
  });
  const known = async (asOf: string) =>
    (await office.call('aging.detail', { clientId, customerId, asOf })).receivables.map((one) => [
      one.invoice,
      one.limitationOn,
    ]);
  const before = [
    ['A-1', '2031-09-30'],
    ['A-2', '2031-10-31'],
  ];
  expect(await known('2026-11-10')).toEqual(before);
  await office.call('plans.acknowledge', { clientId, planId, on: '2026-11-10' });
  expect(await known('2026-11-09')).toEqual(before);
  expect(await known('2026-11-10')).toEqual([['A-1', '2031-11-10'], before[1]]);
});

test('a signed plan that names no invoice acknowledges what its sum cannot do without', async () => {
  const days = async () =>
    (await office.call('aging.detail', { clientId, customerId, asOf: '2026-11-10' })).receivables.map(
      (one) => one.acknowledgedOn,
    );
  const sign = async (...yen: number[]) => {
    const months = ['2026-11-30', '2026-12-31'];
    const rows = yen.map((amountYen, at) => ({ dueOn: months[at]!, amountYen }));
    const { planId } = await office.call('plans.record', { clientId, customerId, agreedOn: '2026-11-05', rows });
    await office.call('plans.acknowledge', { clientId, planId, on: '2026-11-06' });
  };
  // 60,000 and 40,000 are owed. Of 30,000 nobody can say which; 50,000 are more than the smaller one, all is both.
  await sign(20_000, 10_000);
  expect(await days()).toEqual([null, null]);
  await sign(20_000, 30_000);
  expect(await days()).toEqual(['2026-11-06', null]);
  await sign(50_000, 50_000);
  expect(await days()).toEqual(['2026-11-06', '2026-11-06']);
});

test('a promise of a merged customer is one of the customer he became', async () => {
  const into = await makeCustomer(office, clientId, '2');
  await office.call('promises.record', { clientId, customerId, promisedOn: '2026-11-20', amountYen: 100_000 });
  await office.call('customers.merge', { clientId, fromCustomerId: customerId, intoCustomerId: into });
  expect(await letterOn('2026-11-20')).toBe('promise 2026-11-20 100000');
  expect((await office.call('promises.list', { clientId, customerId: into })).promises).toHaveLength(1);
});

test('what cannot be promised is refused with a sentence', async () => {
  const base = { clientId, customerId, promisedOn: '2026-11-20', amountYen: 100_000 };
  expect(await office.refused('promises.record', { ...base, amountYen: 100_001 })).toMatchObject({
    code: 'promise-above-owed',
  });
  expect(await office.refused('promises.record', { ...base, promisedOn: '2026-11-09' })).toMatchObject({
    code: 'promise-before-made',
  });
  expect(await office.refused('promises.record', { ...base, invoices: ['X'] })).toMatchObject({
    code: 'receivable-unknown',
  });
  expect(await office.refused('promises.withdraw', { clientId, promiseId: 99 })).toMatchObject({
    code: 'promise-unknown',
  });
  const rows = [
    { dueOn: '2026-12-31', amountYen: 1000 },
    { dueOn: '2026-12-31', amountYen: 1000 },
  ];
  expect(await office.refused('plans.record', { clientId, customerId, rows })).toMatchObject({ code: 'plan-order' });
  const nobody = await makeCustomer(office, clientId, '9');
  expect(await office.refused('promises.record', { ...base, customerId: nobody })).toMatchObject({
    code: 'promise-nothing-owed',
  });
});

const squeezed = (text: string) => text.replace(/\s/g, '');

test('a plan has a letter with its rows, the debt by number, and an acknowledgement to sign', async () => {
  const rows = [
    { dueOn: '2026-11-30', amountYen: 50_000 },
    { dueOn: '2026-12-31', amountYen: 50_000 },
  ];
  const { planId } = await office.call('plans.record', { clientId, customerId, agreedOn: '2026-11-09', rows });
  const shown = await office.call('plans.preview', { clientId, planId });
  expect(shown.pages).toBe(1);
  const { serial, document } = await office.call('plans.letter', { clientId, planId });
  expect(serial).toMatch(/^K26-\d{4}$/);
  const text = squeezed(
    await textOfPdf((await office.call('documents.read', { documentId: document.documentId })).bytes),
  );
  for (const words of [
    '分割払いの確認書',
    '2026年11月9日にお取り決め',
    '2026年11月30日（月）',
    '100,000円',
    '債務承認書',
    `請求書番号A-1、A-2に係る債務金100,000円（2026年11月10日現在）を負っていることを承認し、番号${serial}`,
    '2026年11月30日から2026年12月31日まで2回に分けて',
    '2026年11月24日（火）までにご返送',
  ])
    expect(text, words).toContain(words);
  const { plans } = await office.call('plans.list', { clientId });
  expect(plans[0]!.letter).toEqual({ serial, issuedOn: '2026-11-10', documentId: document.documentId });
});

test('a letter of a plan that was taken back, or to nowhere, is refused', async () => {
  const rows = [
    { dueOn: '2026-11-30', amountYen: 1 },
    { dueOn: '2026-12-31', amountYen: 1 },
  ];
  const { planId } = await office.call('plans.record', { clientId, customerId, rows });
  expect(await office.refused('plans.letter', { clientId, planId, replyBy: '2026-11-09' })).toMatchObject({
    code: 'reply-before-issue',
  });
  expect(await office.refused('plans.letter', { clientId, planId: 99 })).toMatchObject({ code: 'promise-unknown' });
  await office.call('customers.update', { clientId, customerId, address1: '' });
  expect(await office.refused('plans.letter', { clientId, planId })).toMatchObject({ code: 'letter-address' });
  await office.call('plans.withdraw', { clientId, planId });
  expect(await office.refused('plans.letter', { clientId, planId })).toMatchObject({ code: 'promise-ended' });
});
