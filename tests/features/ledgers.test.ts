/** 得意先元帳 and 売掛残高一覧表: every kind of movement in its column, carried forward, tied to the aging. */
import { afterAll, beforeAll, expect, test } from 'vitest';
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
let yamada: number;

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office);
  yamada = await makeCustomer(office, clientId, '2201', { name: '株式会社山田商店' });
  const bill = (issuedOn: string, dueOn: string, yen: number, number: string) =>
    makeInvoice(office, clientId, { customerId: yamada, issuedOn, dueOn, yen, number });
  await bill('2026-08-31', '2026-09-30', 110_000, 'A-1');
  await bill('2026-09-30', '2026-10-31', 220_000, 'A-2');
  await bill('2026-10-31', '2026-11-30', 330_000, 'A-3');
  const wrong = await bill('2026-10-31', '2026-11-30', 50_000, 'A-4');
  await office.call('invoices.void', { clientId, invoiceId: wrong.invoiceId, on: '2026-11-02', reason: '二重に発行' });
  const money = await makeDeposit(office, clientId, {
    depositedOn: '2026-10-05',
    payerName: 'ｶ)ﾔﾏﾀﾞ',
    amountYen: 109_560,
  });
  await office.call('allocations.allocate', {
    clientId,
    depositId: money,
    allocations: [{ invoice: 'A-1', amountYen: 110_000 }],
    adjustments: [{ kind: 'transfer-fee', amountYen: 440 }],
  });
  const wrongMoney = await makeDeposit(office, clientId, {
    depositedOn: '2026-10-20',
    payerName: 'ﾔﾏﾀﾞ',
    amountYen: 300_000,
    customerId: yamada,
  });
  await office.call('allocations.allocate', {
    clientId,
    depositId: wrongMoney,
    allocations: [
      { invoice: 'A-2', amountYen: 100_000 },
      { invoice: 'A-3', amountYen: 50_000 },
    ],
  });
  await office.call('allocations.reverse', { clientId, depositId: wrongMoney, on: '2026-11-10' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const short = (entries: { on: string; kind: string; numbers: string[]; balanceYen: number }[]) =>
  entries.map((one) => [one.on, one.kind, one.numbers.join('+'), one.balanceYen]);

test('a ledger carries the balance forward and shows each movement on its day', async () => {
  const ledger = await office.call('ledgers.customer', {
    clientId,
    customerId: yamada,
    from: '2026-10-01',
    through: '2026-11-24',
  });
  expect(ledger.sums.openingYen).toBe(330_000);
  expect(short(ledger.entries)).toEqual([
    ['2026-10-05', 'clearing', 'A-1', 220_000],
    ['2026-10-20', 'clearing', 'A-2', 120_000],
    ['2026-10-31', 'invoice', 'A-3', 450_000],
    ['2026-10-31', 'invoice', 'A-4', 500_000],
    ['2026-10-31', 'clearing', 'A-3', 450_000],
    ['2026-11-02', 'void', 'A-4', 400_000],
    ['2026-11-10', 'reversal', 'A-2+A-3', 550_000],
  ]);
  expect(ledger.entries[0]).toMatchObject({ moneyYen: 109_560, feeYen: 440, method: 'transfer', text: 'ｶ)ﾔﾏﾀﾞ' });
  expect(ledger.entries[2]!.taxes.reduce((sum, tax) => sum + tax.grossYen, 0)).toBe(330_000);
  expect(ledger.entries[5]).toMatchObject({ salesYen: -50_000, text: '二重に発行' });
  expect(ledger.entries[6]).toMatchObject({ moneyYen: -150_000 });
  expect(ledger.sums).toEqual({
    openingYen: 330_000,
    issuedYen: 380_000,
    voidedYen: 50_000,
    moneyYen: 109_560,
    deductedYen: 440,
    otherYen: 0,
    closingYen: 550_000,
  });
  expect(ledger.advanceYen).toBe(300_000);
});

test('the list of balances ties to the ledgers and to the aging', async () => {
  const list = await office.call('ledgers.balances', { clientId, from: '2026-10-01', through: '2026-10-31' });
  expect(list.rows).toHaveLength(1);
  const ledger = await office.call('ledgers.customer', {
    clientId,
    customerId: yamada,
    from: '2026-10-01',
    through: '2026-10-31',
  });
  expect(list.rows[0]).toMatchObject({ ...ledger.sums, advanceYen: ledger.advanceYen });
  const aging = await office.call('aging.table', { clientId, asOf: '2026-10-31' });
  expect(list.sums.closingYen).toBe(aging.total);
  expect(list.sums.openingYen).toBe((await office.call('aging.table', { clientId, asOf: '2026-09-30' })).total);
});

test('a period that ends before it begins is refused', async () => {
  const given = { clientId, from: '2026-10-02', through: '2026-10-01' };
  expect(await office.refused('ledgers.balances', given)).toMatchObject({ code: 'period-backwards', field: 'through' });
  expect(await office.refused('ledgers.customer', { ...given, customerId: yamada })).toMatchObject({
    code: 'period-backwards',
  });
});

test('the office draws its own columns, and nonsense is refused', async () => {
  expect(await office.call('aging.settings', {})).toEqual({ scheme: 'days', limits: [30, 60, 90] });
  for (const limits of [
    [60, 30],
    [0, 30],
    [30, 30],
  ])
    expect((await office.reply('aging.saveSettings', { scheme: 'days', limits })).ok).toBe(false);
  expect(await office.refused('aging.saveSettings', { scheme: 'days', limits: [60, 30] })).toMatchObject({
    code: 'limits-unordered',
  });
  await office.call('aging.saveSettings', { scheme: 'days', limits: [10, 45, 120] });
  const table = await office.call('aging.columns', { clientId, asOf: '2026-11-24' });
  expect(table.columns.map((column) => column.label)).toEqual([
    '未到来',
    '1〜10日',
    '11〜45日',
    '46〜120日',
    '121日以上',
  ]);
  // A-2 is 24 days late, A-3 not yet due; A-1 was cleared.
  expect(table.totals).toEqual([330_000, 0, 220_000, 0, 0]);
  // The measured method keeps its own limits whatever the office draws.
  expect((await office.call('aging.table', { clientId, asOf: '2026-11-24' })).rows[0]).toMatchObject({
    d1to30: 220_000,
  });
});

test('a figure of the bridge leads to its deposit and to the last letter about its invoice, withdrawn ones left out', async () => {
  const own = await makeClient(office);
  const customerId = await makeCustomer(office, own, '1');
  await makeInvoice(office, own, {
    customerId,
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    yen: 90_000,
    number: 'L-1',
  });
  await office.call('reminders.issue', { clientId: own, asOf: '2026-10-20', confirm: ['stale-bank-data'] });
  const money = await makeDeposit(office, own, { depositedOn: '2026-11-05', payerName: 'ﾃｽﾄ', amountYen: 40_000 });
  await office.call('allocations.allocate', {
    clientId: own,
    depositId: money,
    allocations: [{ invoice: 'L-1', amountYen: 40_000 }],
  });
  const asked = { clientId: own, from: '2026-10-31', asOf: '2026-11-24' };
  const step = async (given: object = {}) =>
    (await office.call('aging.bridgeStep', { ...asked, step: 'money', ...given })).rows[0]!;
  const { batches } = await office.call('reminders.batches', { clientId: own });
  expect(await step()).toMatchObject({
    yen: -40_000,
    depositId: money,
    letter: { batchId: batches[0]!.batchId, stage: 1, on: '2026-10-20' },
  });
  const { letter } = await step();
  const { invoiceId } = await step();
  // The same places from the invoice itself.
  const { events } = await office.call('invoices.get', { clientId: own, invoiceId });
  expect(events.map(({ kind, depositId, serial, batchId }) => [kind, depositId, serial, batchId])).toEqual([
    ['issued', null, null, null],
    ['reminder', null, letter!.serial, letter!.batchId],
    ['allocation', money, null, null],
  ]);
  const earlier = { from: '2026-09-30', asOf: '2026-10-15', step: 'openingYen' as const };
  expect((await step(earlier)).letter).toBeNull();
  await office.call('reminders.withdraw', { clientId: own, serials: [letter!.serial], reason: '入金の連絡あり' });
  expect((await step()).letter).toBeNull();
});
