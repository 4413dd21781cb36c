/** 前受, 二重, 仮受, 返金, 争い, 顧問先違い, 組戻し: each has an end, each end can be taken back, and both stay in the history. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  assertSound,
  depositTemplate,
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
let codes = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
beforeEach(async () => {
  clientId = await makeClient(office, { code: `X${++codes}` });
  customerId = await makeCustomer(office, clientId, '1');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const deposit = (amountYen: number, given: Partial<Parameters<typeof makeDeposit>[2]> = {}) =>
  makeDeposit(office, clientId, { depositedOn: '2026-11-02', payerName: 'ﾅﾅｼﾉｺﾞﾝﾍﾞ', amountYen, ...given });
const invoice = async (number: string, yen: number, dueOn = '2026-10-31') => {
  const { invoiceId } = await makeInvoice(office, clientId, { customerId, number, issuedOn: '2026-09-30', dueOn, yen });
  return (await office.call('invoices.get', { clientId, invoiceId })).receivableId;
};
const leftOf = async (depositId: number) =>
  (await office.call('deposits.list', { clientId })).deposits.find((one) => one.depositId === depositId)?.leftYen;
const list = () => office.call('exceptions.list', { clientId });
const kinds = async (depositId: number) =>
  (await office.call('deposits.history', { clientId, depositId })).events.map((one) => one.kind);
const unused = () => office.call('aging.unusedMoney', { clientId, asOf: '2026-11-24' });

describe('仮受', () => {
  test('ages from its day, clears nothing by itself, and is said anew or taken back', async () => {
    const receivableId = await invoice('S-1', 55_000);
    await office.call('customers.update', { clientId, customerId, payerNames: ['ﾅﾅｼﾉｺﾞﾝﾍﾞ'] });
    const depositId = await deposit(55_000);
    expect((await office.call('allocations.propose', { clientId })).deposits[0]!.status).toBe('auto');
    await office.call('deposits.mark', { clientId, depositId, kind: 'suspense', on: '2026-11-04', note: '名義不明' });
    const [proposal] = (await office.call('allocations.propose', { clientId })).deposits;
    expect(proposal).toMatchObject({ status: 'suggested', allocations: [{ receivableId }] });
    expect((await office.call('allocations.apply', { clientId })).applied).toEqual([]);
    expect((await list()).marks).toMatchObject([{ depositId, kind: 'suspense', days: 20, note: '名義不明' }]);
    await office.call('deposits.mark', { clientId, depositId, kind: 'advance', customerId });
    expect((await list()).marks).toMatchObject([{ depositId, kind: 'advance', customerCode: '1' }]);
    await office.call('deposits.unmark', { clientId, depositId });
    expect((await list()).marks).toEqual([]);
    expect(await kinds(depositId)).toEqual([
      'entered',
      'mark-suspense',
      'unmark-suspense',
      'mark-advance',
      'unmark-advance',
    ]);
    expect(await office.refused('deposits.unmark', { clientId, depositId })).toMatchObject({ code: 'mark-none' });
  });

  test('is 仮受 in the aging until a customer is named, then 前受', async () => {
    const depositId = await deposit(7_000);
    expect(await unused()).toEqual({ advanceYen: 0, suspenseYen: 7_000 });
    await office.call('deposits.mark', { clientId, depositId, kind: 'advance', customerId });
    expect(await unused()).toEqual({ advanceYen: 7_000, suspenseYen: 0 });
  });

  test('an advance is proposed for the next invoice of its customer, whatever its name says', async () => {
    const depositId = await deposit(33_000);
    await office.call('deposits.mark', { clientId, depositId, kind: 'advance', customerId });
    const receivableId = await invoice('N-1', 33_000, '2026-12-31');
    const [proposal] = (await office.call('allocations.propose', { clientId })).deposits;
    expect(proposal).toMatchObject({ customerCode: '1', allocations: [{ receivableId, amountYen: 33_000 }] });
  });

  test('with a basis: a mark made since makes the proposal stale', async () => {
    await invoice('B-1', 12_000);
    await office.call('customers.update', { clientId, customerId, payerNames: ['ﾅﾅｼﾉｺﾞﾝﾍﾞ'] });
    const depositId = await deposit(12_000);
    const { basisSeq } = await office.call('allocations.propose', { clientId });
    await office.call('deposits.mark', { clientId, depositId, kind: 'double' });
    const { applied, stale } = await office.call('allocations.apply', { clientId, basisSeq });
    expect([applied, stale]).toEqual([[], [depositId]]);
  });
});

describe('返金', () => {
  test('leaves the deposit at once, is paid out later, and can be taken back at either time', async () => {
    const depositId = await deposit(10_000);
    const refund = await office.call('deposits.refund', { clientId, depositId, amountYen: 4_000, reason: 'over' });
    expect(refund).toMatchObject({ amountYen: 4_000, leftYen: 6_000 });
    expect(await leftOf(depositId)).toBe(6_000);
    expect(await unused()).toEqual({ advanceYen: 0, suspenseYen: 6_000 });
    const rest = await office.call('deposits.refund', { clientId, depositId });
    expect(rest.leftYen).toBe(0);
    expect(await office.refused('deposits.refund', { clientId, depositId })).toMatchObject({ code: 'deposit-used-up' });
    const { refundId } = refund;
    await office.call('deposits.refundDone', { clientId, refundId, refundedOn: '2026-11-25', accountNote: '普通 123' });
    expect(
      await office.refused('deposits.refundDone', { clientId, refundId, refundedOn: '2026-11-25', accountNote: 'x' }),
    ).toMatchObject({ code: 'refund-done' });
    expect((await list()).refunds).toMatchObject([
      { refundId: rest.refundId, doneOn: null },
      { refundId, doneOn: '2026-11-25', accountNote: '普通 123' },
    ]);
    expect(await office.call('deposits.reverseRefund', { clientId, refundId })).toEqual({ depositId, leftYen: 4_000 });
    expect(await office.refused('deposits.reverseRefund', { clientId, refundId })).toMatchObject({
      code: 'refund-reversed',
    });
    expect(await leftOf(depositId)).toBe(4_000);
    expect(await kinds(depositId)).toEqual(['entered', 'refund', 'refund', 'refund-done', 'refund-reversed']);
  });

  test('never more than is left, never before the deposit, never on a closed day', async () => {
    const depositId = await deposit(10_000);
    const refuse = async (given: { amountYen?: number; on?: string }) =>
      (await office.refused('deposits.refund', { clientId, depositId, ...given })).code;
    expect(await refuse({ amountYen: 10_001 })).toBe('deposit-overdrawn');
    expect(await refuse({ on: '2026-11-01' })).toBe('refund-too-early');
    await office.call('periods.close', { clientId, through: '2026-11-10' });
    expect(await refuse({ on: '2026-11-10' })).toBe('period-closed');
  });

  test('money to be given back clears nothing, and its import stays while the money is gone', async () => {
    const receivableId = await invoice('R-1', 5_000);
    const { importId } = await office.call('deposits.import', {
      clientId,
      file: depositTemplate([['2026-11-02', 'ｶ)ｱｶ', 5_000, '1']]),
    });
    const depositId = (await office.call('deposits.list', { clientId })).deposits[0]!.depositId;
    const { refundId } = await office.call('deposits.refund', { clientId, depositId });
    expect(
      await office.refused('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ receivableId, amountYen: 1 }],
      }),
    ).toMatchObject({ code: 'deposit-overdrawn' });
    await office.call('deposits.refundDone', { clientId, refundId, refundedOn: '2026-11-24', accountNote: '普通' });
    const undo = { clientId, importId: importId! };
    expect(await office.refused('deposits.undoImport', undo)).toMatchObject({ code: 'import-refunded' });
    await office.call('deposits.reverseRefund', { clientId, refundId });
    await office.call('deposits.undoImport', undo);
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
  });
});

describe('顧問先違い', () => {
  test('goes to the other books with a trace on both sides, which only the office sees together, and comes back', async () => {
    const target = await makeClient(office, { code: `T${codes}` });
    const file = depositTemplate([['2026-11-02', 'ﾅﾅｼ', 8_000, '1']]);
    const { importId } = await office.call('deposits.import', { clientId, file });
    const depositId = (await office.call('deposits.list', { clientId })).deposits[0]!.depositId;
    await office.call('deposits.move', { clientId, depositId, targetCode: `T${codes}`, reason: '口座の取り違え' });
    expect((await office.call('deposits.list', { clientId })).count).toBe(0);
    const there = (await office.call('deposits.list', { clientId: target })).deposits;
    expect(there).toMatchObject([{ payerName: 'ﾅﾅｼ', amountYen: 8_000, leftYen: 8_000, depositedOn: '2026-11-02' }]);
    expect((await list()).cancelled).toMatchObject([{ depositId, cause: 'moved', reason: '口座の取り違え' }]);
    const [move] = (await office.call('office.moves', {})).moves;
    expect(move).toMatchObject({ fromClientId: clientId, toClientId: target, amountYen: 8_000, backAt: null });
    expect(await kinds(depositId)).toEqual(['imported', 'cancel-moved']);
    // The same file again brings nothing: the money was seen.
    expect(await office.call('deposits.import', { clientId, file })).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await office.refused('deposits.undoImport', { clientId, importId: importId! })).toMatchObject({
      code: 'import-moved',
    });
    await office.call('deposits.undoMove', { clientId: target, depositId: there[0]!.depositId });
    const back = (await office.call('deposits.list', { clientId })).deposits;
    expect(back).toMatchObject([{ payerName: 'ﾅﾅｼ', leftYen: 8_000, source: 'imported' }]);
    expect((await office.call('deposits.list', { clientId: target })).count).toBe(0);
    expect((await office.call('office.moves', {})).moves[0]!.backAt).not.toBeNull();
    expect(await office.call('deposits.import', { clientId, file })).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await office.refused('deposits.undoMove', { clientId, depositId })).toMatchObject({
      code: 'cancel-restored',
    });
    const twice = depositTemplate([
      ['2026-11-02', 'ﾅﾅｼ', 8_000, '1'],
      ['2026-11-02', 'ﾅﾅｼ', 8_000, '1'],
    ]);
    expect(await office.call('deposits.import', { clientId, file: twice })).toMatchObject({ accepted: 1 });
  });

  test('is refused where it cannot be right', async () => {
    const receivableId = await invoice('M-1', 5_000);
    const target = await makeClient(office, { code: `U${codes}` });
    const depositId = await deposit(5_000);
    const move = (targetCode: string) => office.refused('deposits.move', { clientId, depositId, targetCode });
    expect(await move('NOBODY')).toMatchObject({ code: 'client-code-unknown' });
    expect(await move(`X${codes}`)).toMatchObject({ code: 'move-same-client' });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ receivableId, amountYen: 1_000 }],
    });
    expect(await move(`U${codes}`)).toMatchObject({ code: 'deposit-in-use' });
    await office.call('allocations.reverse', { clientId, depositId });
    await office.call('deposits.move', { clientId, depositId, targetCode: `U${codes}` });
    const [there] = (await office.call('deposits.list', { clientId: target })).deposits;
    await office.call('deposits.refund', { clientId: target, depositId: there!.depositId });
    expect(await office.refused('deposits.undoMove', { clientId, depositId })).toMatchObject({
      code: 'deposit-in-use',
    });
  });
});

describe('組戻し by hand', () => {
  test('opens again what was cleared; the same row in a later file takes nothing more; and it can be taken back', async () => {
    const receivableId = await invoice('K-1', 6_000);
    const depositId = await deposit(6_000);
    await office.call('deposits.mark', { clientId, depositId, kind: 'suspense' });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ receivableId, amountYen: 6_000 }],
    });
    expect(await office.refused('deposits.bankReversal', { clientId, depositId, on: '2026-11-01' })).toMatchObject({
      code: 'cancel-too-early',
    });
    expect(await office.call('deposits.bankReversal', { clientId, depositId })).toEqual({ reversed: 1 });
    expect((await office.call('aging.table', { clientId, asOf: '2026-11-24' })).total).toBe(6_000);
    expect((await list()).marks).toEqual([]);
    const restored = await office.call('deposits.restore', { clientId, depositId });
    expect(await leftOf(restored.depositId)).toBe(6_000);
    expect(await kinds(restored.depositId)).toEqual(['restored']);
    expect(await office.refused('deposits.restore', { clientId, depositId })).toMatchObject({
      code: 'cancel-restored',
    });
  });

  test('what is still to be refunded need not be any more', async () => {
    const depositId = await deposit(6_000);
    await office.call('deposits.refund', { clientId, depositId, amountYen: 2_000 });
    await office.call('deposits.bankReversal', { clientId, depositId });
    expect((await list()).refunds).toMatchObject([{ reversedOn: '2026-11-24' }]);
  });
});

describe('争い', () => {
  const letters = () => office.call('reminders.propose', { clientId, asOf: '2026-11-24' });

  test('what is disputed is in no letter; when all of it is, the customer is withheld with the reason', async () => {
    await office.call('customers.update', { clientId, customerId, postalCode: '100-0001', address1: '千代田区' });
    const disputed = await invoice('D-1', 50_000);
    await invoice('D-2', 20_000);
    expect((await letters()).letters).toMatchObject([{ totalYen: 70_000, invoices: ['D-1', 'D-2'] }]);
    const { disputeIds } = await office.call('disputes.raise', {
      clientId,
      receivableIds: [disputed],
      reason: '数量違い',
    });
    expect((await letters()).letters).toMatchObject([{ totalYen: 20_000, invoices: ['D-2'] }]);
    const other = (await list()).disputes;
    expect(other).toMatchObject([{ invoice: 'D-1', reason: '数量違い', openYen: 50_000 }]);
    const issued = await office.call('reminders.issue', { clientId, asOf: '2026-11-24' });
    expect(issued.letters).toBe(1);
    await office.call('disputes.settle', { clientId, disputeId: disputeIds[0]!, outcome: '値引で合意' });
    expect((await list()).disputes).toMatchObject([{ endedOn: '2026-11-24', outcome: '値引で合意' }]);
  });

  test('goes with the clearing it was said with, and comes back with its undo', async () => {
    await office.call('customers.update', { clientId, customerId, postalCode: '100-0001', address1: '千代田区' });
    const receivableId = await invoice('D-3', 50_000);
    const depositId = await deposit(30_000);
    const given = { clientId, depositId, allocations: [{ receivableId, amountYen: 30_000 }] };
    await office.call('allocations.allocate', { ...given, disputeReason: '検収未了' });
    expect((await letters()).withheld).toMatchObject([{ customerCode: '1', reason: 'dispute' }]);
    expect(
      await office.refused('disputes.raise', { clientId, receivableIds: [receivableId], reason: 'x' }),
    ).toMatchObject({ code: 'dispute-open' });
    await office.call('allocations.reverse', { clientId, depositId });
    expect((await list()).disputes).toMatchObject([{ endedOn: '2026-11-24' }]);
    const small = await deposit(50_000);
    expect(
      await office.refused('allocations.allocate', {
        clientId,
        depositId: small,
        allocations: [{ receivableId, amountYen: 50_000 }],
        disputeReason: '検収未了',
      }),
    ).toMatchObject({ code: 'dispute-nothing-open' });
    expect(await leftOf(small)).toBe(50_000);
  });
});

describe('the undo of a run', () => {
  test('takes back what still lives of it, days later, and the books are as before', async () => {
    await office.call('customers.update', { clientId, customerId, payerNames: ['ﾅﾅｼﾉｺﾞﾝﾍﾞ'] });
    for (const [number, yen] of [
      ['Z-1', 11_000],
      ['Z-2', 23_000],
      ['Z-3', 37_000],
    ] as const) {
      await invoice(number, yen);
      await deposit(yen);
    }
    const before = await office.call('allocations.propose', { clientId });
    const { allocationIds } = await office.call('allocations.apply', { clientId });
    expect(allocationIds).toHaveLength(3);
    const [run] = (await office.call('allocations.runs', { clientId })).runs;
    expect(run).toMatchObject({ allocations: 3, live: 3, auto: 3, clearedYen: 71_000, liveYen: 71_000 });
    await office.call('allocations.reverse', { clientId, allocationIds: [allocationIds[1]!] });
    const noon = office.clock.now();
    office.clock.set('2026-11-30T03:00:00.000Z');
    expect(await office.call('allocations.reverseRun', { clientId, runSeq: run!.runSeq })).toEqual({ reversed: 2 });
    office.clock.set(noon);
    expect((await office.call('allocations.runs', { clientId })).runs).toMatchObject([{ live: 0, liveYen: 0 }]);
    expect(await office.refused('allocations.reverseRun', { clientId, runSeq: run!.runSeq })).toMatchObject({
      code: 'run-none',
    });
    const after = await office.call('allocations.propose', { clientId });
    expect(after.deposits).toEqual(before.deposits);
  });
});
