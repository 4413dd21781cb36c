/** 先払い and 収納代行: orders shipped once paid, and bulk credits less commission. */
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
let customerId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office);
  customerId = await makeCustomer(office, clientId, '1', { payerNames: ['ﾔﾏﾀﾞ'] });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const states = async () =>
  (await office.call('orders.list', { clientId })).orders.map((one) => [one.number, one.state]);

test('an order is paid by a deposit, released, and every step can be taken back', async () => {
  const order = { clientId, customerId, amountYen: 30_000, orderedOn: '2026-11-01' };
  const { orderId } = await office.call('orders.create', { ...order, number: 'PO-1' });
  expect(await office.refused('orders.create', { ...order, number: 'PO-1' })).toMatchObject({
    code: 'order-number-taken',
  });
  expect(await office.refused('orders.release', { clientId, orderId })).toMatchObject({ code: 'order-not-paid' });
  const small = await makeDeposit(office, clientId, { depositedOn: '2026-11-10', payerName: 'ﾀﾆﾝ', amountYen: 29_999 });
  expect(await office.refused('orders.pay', { clientId, orderId, depositId: small })).toMatchObject({
    code: 'order-short',
  });
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-11-12',
    payerName: 'ﾔﾏﾀﾞ',
    amountYen: 30_000,
  });
  const [listed] = (await office.call('orders.list', { clientId })).orders;
  expect(listed!.candidate).toMatchObject({ depositId, by: 'customer' });
  await office.call('orders.pay', { clientId, orderId, depositId });
  expect(await states()).toEqual([['PO-1', 'paid']]);
  expect((await office.call('exceptions.list', { clientId })).marks).toMatchObject([
    { kind: 'order', orderNumber: 'PO-1', customerCode: '1' },
  ]);
  await office.call('orders.release', { clientId, orderId });
  expect(await office.refused('orders.unpay', { clientId, orderId })).toMatchObject({ code: 'order-released' });
  // The invoice comes later, is cleared with the advance, and the order stays paid.
  await makeInvoice(office, clientId, {
    customerId,
    number: 'I-1',
    issuedOn: '2026-11-20',
    dueOn: '2026-12-31',
    yen: 30_000,
  });
  expect((await office.call('allocations.apply', { clientId, depositIds: [depositId] })).applied).toEqual([depositId]);
  expect(await states()).toEqual([['PO-1', 'released']]);
  await office.call('deposits.bankReversal', { clientId, depositId });
  expect(await states()).toEqual([['PO-1', 'unpaid']]);
  await office.call('orders.recall', { clientId, orderId });
  expect(await states()).toEqual([['PO-1', 'waiting']]);
  await office.call('orders.cancel', { clientId, orderId });
  expect(await office.refused('orders.cancel', { clientId, orderId })).toMatchObject({ code: 'order-cancelled' });
});

test('a bulk credit of an agency clears invoices of several customers with its commission, and comes back whole', async () => {
  const other = await makeCustomer(office, clientId, '2');
  const days = { issuedOn: '2026-09-30', dueOn: '2026-10-31' };
  await makeInvoice(office, clientId, { customerId, number: 'K-1', ...days, yen: 40_000 });
  await makeInvoice(office, clientId, { customerId: other, number: 'K-2', ...days, yen: 60_000 });
  await office.call('agencies.save', { clientId, name: '○○決済', payerName: 'ﾏﾙﾏﾙｹﾂｻｲ', ratePpm: 35_000 });
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-11-15',
    payerName: 'ﾏﾙﾏﾙｹﾂｻｲ',
    amountYen: 96_500,
  });
  const proposal = await office.call('agencies.propose', { clientId, depositId });
  expect(proposal).toMatchObject({ agencyName: '○○決済', moneyYen: 96_500, grossYen: 100_000, commissionYen: 3_500 });
  const chosen = proposal.receivables.filter((one) => one.suggested);
  expect(chosen.map((one) => one.invoice)).toEqual(['K-1', 'K-2']);
  const before = await office.call('aging.table', { clientId, asOf: '2026-11-24' });
  await office.call('allocations.allocate', {
    clientId,
    depositId,
    allocations: chosen.map((one) => ({ receivableId: one.receivableId, amountYen: one.openYen })),
    adjustments: [{ kind: 'commission', amountYen: proposal.commissionYen }],
  });
  expect((await office.call('aging.table', { clientId, asOf: '2026-11-24' })).total).toBe(before.total - 100_000);
  await office.call('allocations.reverse', { clientId, depositId });
  const after = await office.call('aging.table', { clientId, asOf: '2026-11-24' });
  expect(after).toEqual(before);
});

test('an agency is known by its 振込名義: one of a name, put right, and removed without touching what it cleared', async () => {
  const terms = { clientId, name: '△△カード', payerName: 'ｻﾝｶｸｶ-ﾄﾞ', ratePpm: 32_500 };
  const { agencyId } = await office.call('agencies.save', terms);
  expect(await office.refused('agencies.save', { ...terms, name: '別の名前' })).toMatchObject({ code: 'agency-taken' });
  expect(await office.refused('agencies.save', { ...terms, payerName: 'ﾍﾞﾂ' })).toMatchObject({ code: 'agency-taken' });
  await office.call('agencies.save', { ...terms, agencyId, ratePpm: 30_000, rounding: 'up' });
  const named = async () =>
    (await office.call('agencies.list', { clientId })).agencies.find((one) => one.agencyId === agencyId);
  expect(await named()).toMatchObject({ ratePpm: 30_000, rounding: 'up' });
  const depositId = await makeDeposit(office, clientId, {
    depositedOn: '2026-11-15',
    payerName: 'ｻﾝｶｸｶ-ﾄﾞ',
    amountYen: 970,
  });
  expect(await office.call('agencies.propose', { clientId, depositId })).toMatchObject({ agencyId });
  await office.call('agencies.remove', { clientId, agencyId });
  expect(await named()).toBeUndefined();
  expect(await office.call('agencies.propose', { clientId, depositId })).toMatchObject({ agencyId: null });
  // The name is free again.
  await office.call('agencies.save', terms);
});

test('a deposit in the customer’s own name pays his order, before anybody has confirmed that name', async () => {
  const yamada = await makeCustomer(office, clientId, '31', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
  await office.call('orders.create', { clientId, number: 'PO-31', customerId: yamada, amountYen: 77_700 });
  const paid = { depositedOn: '2026-11-24', payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', amountYen: 77_700 };
  const depositId = await makeDeposit(office, clientId, paid);
  const order = (await office.call('orders.list', { clientId })).orders.find((one) => one.number === 'PO-31');
  expect(order).toMatchObject({ candidate: { depositId, by: 'customer' } });
});
