/** 引当 over real books: balances at the year's end, individual cases, losses of three years, and the walls. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

let office: TestOffice;
let clientId: number;
let young: number;
const ids: number[] = [];

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office, { fiscalMonth: 3 });
  young = await makeClient(office, { fiscalMonth: 3 });
  for (const code of ['1', '2', '3']) ids.push(await makeCustomer(office, clientId, code));
  const invoice = (customer: number, issuedOn: string, dueOn: string, yen: number) =>
    makeInvoice(office, clientId, { customerId: ids[customer]!, issuedOn, dueOn, yen });
  // Open over the three year-ends 2023, 2024, 2025: 10,000,000 each time. Lost in 2024: 100,001.
  await invoice(0, '2023-01-31', '2023-02-28', 9_899_999);
  await invoice(1, '2023-01-31', '2023-02-28', 100_001);
  await office.call('writeOffs.record', {
    clientId,
    customerId: ids[1]!,
    rule: '9-6-1',
    on: '2024-06-30',
    reason: '再生計画の認可決定による切捨て',
    evidence: '認可決定通知',
    requestId: 'loss',
  });
  // At 2026-03-31: 9,899,999 + 2,000,000 + 500,001.
  await invoice(1, '2026-02-28', '2026-03-31', 2_000_000);
  await invoice(2, '2026-02-28', '2026-03-31', 500_001);
  // Paid after the year's end: still owed at it.
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-04-30',
    payerName: 'ｶ)ｱﾄ',
    amountYen: 2_000_000,
    customerId: ids[1]!,
  });
  const { receivables } = await office.call('aging.detail', { clientId, customerId: ids[1]!, asOf: '2026-04-30' });
  await office.call('allocations.allocate', {
    clientId,
    depositId,
    allocations: [{ receivableId: receivables[0]!.receivableId, amountYen: 2_000_000 }],
    requestId: 'paid',
  });
});
afterAll(removeOffices);

const table = (on?: string) => office.call('allowance.table', { clientId, on });

describe('allowance.table', () => {
  test('stands on the fiscal year that is over, with what was owed at its end', async () => {
    const value = await table();
    expect(value).toMatchObject({ from: '2025-04-01', to: '2026-03-31', totalYen: 12_400_000, industry: null });
    const aging = await office.call('aging.table', { clientId, asOf: '2026-03-31' });
    expect(value.totalYen).toBe(aging.total);
    expect(value.customers.map((one) => one.openYen)).toEqual([9_899_999, 2_000_000, 500_001]);
  });

  test('the experience rate is made of the three years before', async () => {
    const no = { individualYen: 0, broughtBackYen: 0 };
    const { years, rate, experienceYen } = await table();
    expect(years).toEqual([
      { from: '2022-04-01', to: '2023-03-31', lossYen: 0, endYen: 10_000_000, ...no },
      { from: '2023-04-01', to: '2024-03-31', lossYen: 0, endYen: 10_000_000, ...no },
      { from: '2024-04-01', to: '2025-03-31', lossYen: 100_001, endYen: 9_899_999, ...no },
    ]);
    // 100,001 / 29,899,999 = 0.003344515 → 0.0034; × 12,400,000 = 42,160.
    expect([rate, experienceYen]).toEqual([34, 42_160]);
  });

  test('業種, a case and what is no receivable in effect change the limit', async () => {
    await office.call('allowance.setIndustry', { clientId, industry: 'wholesale-retail' });
    await office.call('allowance.setCase', {
      clientId,
      customerId: ids[2]!,
      ground: 'petition',
      since: '2026-03-10',
      securityYen: 100_000,
      reason: '破産手続開始の申立て',
    });
    await office.call('allowance.setCase', {
      clientId,
      customerId: ids[0]!,
      notReceivableYen: 899_999,
      reason: '買掛金',
    });
    const value = await table();
    // Individual: (500,001 − 100,000) / 2 = 200,000.5 → 200,000. General: 11,899,999 − 899,999 = 11,000,000 × 10/1000.
    expect(value).toMatchObject({
      permille: 10,
      individualYen: 200_000,
      generalYen: 11_899_999,
      notReceivableYen: 899_999,
      statutoryYen: 110_000,
      // 11,899,999 × 0.0034 = 40,459.9966
      experienceYen: 40_459,
      limitYen: 310_000,
    });
    // The year before, nobody had petitioned yet.
    expect((await table('2025-12-31')).individualYen).toBe(0);
    await assertSound(office);
  });

  test('a case without day or reason is refused, and one can be taken back', async () => {
    const given = { clientId, customerId: ids[2]!, ground: 'suspension' as const };
    expect(await office.refused('allowance.setCase', { ...given, reason: 'x' })).toMatchObject({
      code: 'allowance-since-missing',
      field: 'since',
    });
    expect(await office.refused('allowance.setCase', { ...given, since: '2026-03-10' })).toMatchObject({
      code: 'allowance-reason-missing',
    });
    await office.call('allowance.setCase', { clientId, customerId: ids[2]! });
    expect((await table()).individualYen).toBe(0);
  });

  test('a client without 決算月 is told so; the office lists it without figures', async () => {
    const none = await makeClient(office);
    expect(await office.refused('allowance.table', { clientId: none })).toMatchObject({ code: 'fiscal-month-missing' });
    const { clients } = await office.call('allowance.office', {});
    expect(clients.map((one) => [one.clientId, one.to, one.totalYen])).toEqual([
      [clientId, '2026-03-31', 12_400_000],
      [young, '2026-03-31', 0],
      [none, null, 0],
    ]);
  });

  test('1号 and 2号 set aside what is not collectible, and an old case goes into the experience rate', async () => {
    const given = { clientId, customerId: ids[0]!, since: '2024-06-01', reason: '再生計画' };
    await office.call('allowance.setCase', { ...given, ground: 'rescheduled', collectibleYen: 4_000_000 });
    const value = await table();
    // 9,899,999 − 4,000,000; the rest of the customers is assessed in one.
    expect(value).toMatchObject({ individualYen: 5_899_999, generalYen: 2_500_001 });
    expect(value.years.map((one) => [one.endYen, one.individualYen, one.broughtBackYen])).toEqual([
      [10_000_000, 0, 0],
      [10_000_000, 0, 0],
      [0, 5_899_999, 0],
    ]);
    // (100,001 + 5,899,999) ÷ 20,000,000 = 0.3
    expect(value.rate).toBe(3000);
    await office.call('allowance.setCase', { ...given, ground: 'hopeless', collectibleYen: 9_000_000 });
    expect((await table()).individualYen).toBe(899_999);
    await office.call('allowance.setCase', { ...given, ground: null });
  });

  test('a sole proprietor has 5.5 % of the calendar year’s end and no experience rate, 決算月 or not', async () => {
    const sole = await makeClient(office);
    const customerId = await makeCustomer(office, sole, '1');
    await makeInvoice(office, sole, { customerId, issuedOn: '2025-11-30', dueOn: '2025-12-31', yen: 1_000_001 });
    const set = { clientId: sole, industry: 'other' as const };
    await office.call('allowance.setIndustry', { ...set, taxpayer: 'blue' });
    const value = await office.call('allowance.table', { clientId: sole });
    // 1,000,001 × 55/1000 = 55,000.055
    expect(value).toMatchObject({ from: '2025-01-01', to: '2025-12-31', taxpayer: 'blue', permille: 55, rate: null });
    expect(value).toMatchObject({ statutoryYen: 55_000, limitYen: 55_000 });
    // Another 業種 leaves the taxpayer as it is.
    await office.call('allowance.setIndustry', { clientId: sole, industry: 'finance' });
    expect(await office.call('allowance.table', { clientId: sole })).toMatchObject({ permille: 33, limitYen: 33_000 });
    await office.call('allowance.setIndustry', { ...set, taxpayer: 'white' });
    expect(await office.call('allowance.table', { clientId: sole })).toMatchObject({ permille: 0, limitYen: 0 });
    await assertSound(office);
  });
});
