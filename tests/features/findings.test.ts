/** 回収点検: the rules by table, and each finding in a real office, gone once it is put right. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBrokenUnanswered, limitPassedOn, longestTermDays, yenAtStake } from '../../src/domain/collection-review.ts';
import {
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

describe('取適法: the longest time the terms allow', () => {
  test.each([
    // 締日, 支払月, 支払日, days
    [31, 1, 31, 60], // 月末締め翌月末払い stands
    [31, 2, 31, 90], // 月末締め翌々月末払い does not
    [31, 2, 10, 70],
    [31, 1, 20, 50],
    [20, 1, 20, 60],
    [20, 1, 31, 70],
    [15, 0, 31, 45],
    [31, 0, 31, 30],
  ])('%i締め %iか月後 %i日払い: %i days', (closingDay, monthsAfter, payDay, days) => {
    expect(longestTermDays({ closingDay, monthsAfter, payDay })).toBe(days);
  });
});

describe('the day a limit was passed', () => {
  const open = [
    { issuedOn: '2026-09-30', openYen: 60 },
    { issuedOn: '2026-08-31', openYen: 50 },
    { issuedOn: '2026-10-31', openYen: 10 },
  ];
  test.each([
    [109, '2026-09-30'],
    [110, '2026-10-31'],
    [120, null],
    [49, '2026-08-31'],
  ])('limit %i: %s', (limit, day) => {
    expect(limitPassedOn(open, limit)).toBe(day);
  });
});

describe('a broken word without a next step', () => {
  test.each([
    ['2026-11-02', [], 3, false],
    ['2026-10-31', ['2026-10-30', '2026-10-31'], 3, true],
    ['2026-10-31', ['2026-11-01'], 3, false],
    ['2026-10-31', ['2026-11-06'], 3, true],
    ['2026-10-31', [], 5, false],
    ['2026-10-31', [], 4, true],
  ])('deadline %s, steps %j, grace %i: %s', (deadline, steps, grace, found) => {
    expect(isBrokenUnanswered(deadline, steps, '2026-11-05', grace)).toBe(found);
  });
});

const AS_OF = '2026-11-24';
let office: TestOffice;
let clientId: number;
let other: number;

beforeAll(async () => {
  office = await openTestOffice(AS_OF);
  clientId = await makeClient(office);
  other = await makeClient(office);
  const invoice = (customerId: number, issuedOn: string, dueOn: string, yen: number) =>
    makeInvoice(office, clientId, { customerId, issuedOn, dueOn, yen });
  const late = await makeCustomer(office, clientId, '1');
  const nowhere = await makeCustomer(office, clientId, '2', { postalCode: '', address1: '' });
  const large = await makeCustomer(office, clientId, '3', { creditLimitYen: 100_000 });
  const slow = await makeCustomer(office, clientId, '4', {
    terms: { closingDay: 31, monthsAfter: 2, payDay: 31, holidayShift: 'after' },
    entrustmentAct: true,
  });
  await invoice(late, '2026-09-30', '2026-10-30', 50_000);
  await invoice(nowhere, '2026-09-30', '2026-10-20', 40_000);
  await invoice(large, '2026-10-31', '2026-11-30', 90_000);
  await invoice(large, '2026-11-10', '2026-12-30', 30_000);
  await invoice(slow, '2026-10-31', '2026-12-30', 70_000);
  await makeDeposit(office, clientId, { depositedOn: '2026-11-01', payerName: 'ﾌﾒｲ', amountYen: 7_777 });
  await makeDeposit(office, clientId, { depositedOn: '2026-11-20', payerName: 'ﾌﾒｲ ｱﾀﾗｼｲ', amountYen: 1_000 });
  await office.call('deposits.import', { clientId, file: depositTemplate([['2026-11-02', 'ﾌﾒｲ ﾂｰ', 5, '1']]) });
});
afterAll(removeOffices);

const findings = async (asOf = AS_OF, client: number | undefined = clientId) =>
  (await office.call('review.findings', { clientId: client, asOf })).findings;

describe('review.findings', () => {
  test('says what, since when, and how much, the largest first', async () => {
    const found = (await findings()).map(({ kind, customerCode, since, yen, figure }) => [
      kind,
      customerCode,
      since,
      yen,
      figure,
    ]);
    expect(found).toEqual([
      // Nothing newer than 11/2 from the bank, and 90,000 overdue.
      ['stale-bank-data', null, '2026-11-02', 90_000, 7],
      ['terms-too-long', '4', '2026-01-01', 70_000, 90],
      // Stage 1 could go three days after the due date.
      ['letter-not-sent', '1', '2026-11-02', 50_000, 1],
      ['no-address', '2', '2026-10-20', 40_000, null],
      // 120,000 owed since the invoice of 11/10; 20,000 over.
      ['limit-passed', '3', '2026-11-10', 20_000, 100_000],
      ['deposit-waiting', null, '2026-11-01', 7_777, null],
      ['deposit-waiting', null, '2026-11-02', 5, null],
    ]);
  });

  test('counts no yen twice: a customer in several findings once, what the whole client is about with its customers', async () => {
    const { totalYen } = await office.call('review.findings', { clientId, asOf: AS_OF });
    // Customers 4, 1, 2 and 3; the 90,000 without bank data are those of 1 and 2. Deposits are money of their own.
    expect(totalYen).toBe(70_000 + 50_000 + 40_000 + 20_000 + 7_777 + 5);
    const of = (yen: number, customerId: number | null, client = 1) => ({
      clientId: client,
      customerId,
      depositId: null,
      yen,
    });
    expect(yenAtStake([of(50, 1), of(80, 1), of(30, 2)])).toBe(110);
    expect(yenAtStake([of(50, 1), of(200, null), of(7, 1, 2)])).toBe(207);
    expect(yenAtStake([of(50, 1), { ...of(9, 1), depositId: 3 }, { ...of(9, null), depositId: 4 }])).toBe(68);
    expect(yenAtStake([])).toBe(0);
  });

  test('another client has none of it, and the office has all of it', async () => {
    expect(await findings(AS_OF, other)).toEqual([]);
    expect((await office.call('review.findings', { asOf: AS_OF })).findings).toEqual(await findings());
  });

  test('days are the clerk’s to choose', async () => {
    const { findings: strict } = await office.call('review.findings', { clientId, asOf: AS_OF, waitingDays: 3 });
    expect(strict.filter((one) => one.kind === 'deposit-waiting')).toHaveLength(3);
    const lenient = await office.call('review.findings', { clientId, asOf: AS_OF, graceDays: 30, staleDays: 30 });
    expect(lenient.findings.map((one) => one.kind)).not.toContain('letter-not-sent');
    expect(lenient.findings.map((one) => one.kind)).not.toContain('stale-bank-data');
  });

  test('what is put right is gone', async () => {
    const { customers } = await office.call('customers.list', { clientId });
    const idOf = (code: string) => customers.find((one) => one.code === code)!.customerId;
    await office.call('reminders.issue', { clientId, asOf: AS_OF, confirm: ['stale-bank-data'], requestId: 'letters' });
    await office.call('customers.update', { clientId, customerId: idOf('3'), creditLimitYen: 120_000 });
    await office.call('customers.update', {
      clientId,
      customerId: idOf('4'),
      terms: { closingDay: 31, monthsAfter: 1, payDay: 31, holidayShift: 'after' },
    });
    const kinds = (await findings()).map((one) => one.kind);
    expect(kinds).toEqual(['stale-bank-data', 'no-address', 'deposit-waiting', 'deposit-waiting']);
  });
});

describe('words and calls', () => {
  let words: number;
  let customerId: number;
  beforeAll(async () => {
    words = await makeClient(office);
    customerId = await makeCustomer(office, words, '1');
    await makeInvoice(office, words, { customerId, issuedOn: '2026-08-31', dueOn: '2026-09-30', yen: 60_000 });
    await office.call('promises.record', {
      clientId: words,
      customerId,
      madeOn: '2026-10-05',
      promisedOn: '2026-10-31',
      amountYen: 50_000,
    });
  });
  const of = async (asOf: string, more = {}) =>
    (await office.call('review.findings', { clientId: words, asOf, ...more })).findings
      .filter((one) => one.kind === 'promise-broken' || one.kind === 'call-waiting')
      .map(({ kind, customerCode, since, days, yen, figure, text }) => [
        kind,
        customerCode,
        since,
        days,
        yen,
        figure,
        text,
      ]);

  test('a promise broken without a letter, a new word or a hold, after the bank day of its date and three days', async () => {
    // 10/31 is a Saturday and 11/3 a holiday: the deadline is Monday 11/2.
    expect(await of('2026-11-05')).toEqual([]);
    expect(await of('2026-11-06')).toEqual([['promise-broken', '1', '2026-10-31', 6, 50_000, 50_000, 'promise']]);
    expect(await of('2026-11-06', { brokenDays: 4 })).toEqual([]);
  });

  test('a hold, a new word or a letter answers it', async () => {
    await office.call('customers.setReminderHold', { clientId: words, customerId, reason: '訪問予定' });
    expect(await of('2026-11-06')).toEqual([]);
    await office.call('customers.setReminderHold', { clientId: words, customerId, reason: null });
    expect(await of('2026-11-06')).toHaveLength(1);
    const { planId } = await office.call('plans.record', {
      clientId: words,
      customerId,
      agreedOn: '2026-11-07',
      rows: [
        { dueOn: '2026-11-10', amountYen: 20_000 },
        { dueOn: '2026-12-10', amountYen: 20_000 },
      ],
    });
    expect(await of('2026-11-07')).toEqual([]);
    // The plan is broken too, and the promise before it is answered by it.
    expect(await of('2026-11-14')).toEqual([['promise-broken', '1', '2026-11-10', 4, 20_000, 20_000, 'plan']]);
    await office.call('plans.withdraw', { clientId: words, planId, on: '2026-11-14' });
    expect(await of('2026-11-14')).toEqual([]);
  });

  test('a letter that waits for a call is named once it has waited longer than a week', async () => {
    await office.call('reminderPolicy.set', { clientId: words, policy: { highValueYen: 60_000 } });
    // Stage 1 could go from 10/3 on; the promise held it until it was broken.
    expect(await of(AS_OF)).toEqual([['call-waiting', '1', '2026-10-03', 52, 60_000, null, '']]);
    expect(await of(AS_OF, { callDays: 52 })).toEqual([]);
  });
});
