/** 貸倒 and 相殺: receivables go down without a deposit, and everything that reads balances sees it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
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
});
beforeEach(async () => {
  clientId = await makeClient(office);
  customerId = await makeCustomer(office, clientId, '1');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const GIVEN = { reason: '破産手続の終結', evidence: '令和8年9月1日 破産管財人の通知' };

async function taxedInvoice(number: string, issuedOn: string, taxClass: 'standard-10' | 'reduced-8', netYen: number) {
  await office.call('invoices.create', {
    clientId,
    customerId,
    number,
    issuedOn,
    lines: [{ description: '商品', quantityMilli: 1000, unitPriceMilli: netYen * 1000, taxClass }],
  });
}

const openOn = async (asOf: string, knownAt?: string) =>
  (await office.call('aging.table', { clientId, asOf, ...(knownAt ? { knownAt } : {}) })).total;

describe('a write-off', () => {
  test('takes receivables off from its own day, with the consumption tax by rate', async () => {
    await taxedInvoice('A-1', '2026-03-31', 'standard-10', 100_000);
    await taxedInvoice('A-2', '2026-04-30', 'reduced-8', 50_000);
    const before = office.clock.now();
    office.clock.set('2026-11-24T03:00:05.000Z');
    const done = await office.call('writeOffs.record', {
      clientId,
      customerId,
      rule: '9-6-2',
      on: '2026-10-15',
      ...GIVEN,
    });
    expect(done).toMatchObject({ writtenOffYen: 164_000, memorandumYen: 0, taxYen: 14_000 });
    expect([await openOn('2026-10-14'), await openOn('2026-10-15')]).toEqual([164_000, 0]);
    expect(await openOn('2026-10-31', before), 'a report of the past stays what it was').toBe(164_000);
    const { writeOffs } = await office.call('writeOffs.list', { clientId });
    expect(writeOffs).toMatchObject([
      {
        rule: '9-6-2',
        on: '2026-10-15',
        amountYen: 164_000,
        ...GIVEN,
        reversedOn: null,
        lines: [
          { invoice: 'A-1', amountYen: 110_000 },
          { invoice: 'A-2', amountYen: 54_000 },
        ],
        taxes: [
          { taxClass: 'reduced-8', grossYen: 54_000, taxYen: 4000 },
          { taxClass: 'standard-10', grossYen: 110_000, taxYen: 10_000 },
        ],
      },
    ]);
  });

  test('shows in the history of the customer and of the invoice, and its reversal too', async () => {
    const { invoiceId } = await makeInvoice(office, clientId, {
      customerId,
      number: 'B-1',
      issuedOn: '2026-06-30',
      yen: 80_000,
    });
    const { allocationId } = await office.call('writeOffs.record', {
      clientId,
      customerId,
      rule: '9-6-1',
      on: '2026-10-15',
      receivables: [{ invoice: 'B-1', amountYen: 60_000 }],
      ...GIVEN,
    });
    const undone = await office.call('writeOffs.reverse', { clientId, allocationId, on: '2026-11-01' });
    expect(undone).toEqual({ reversedYen: 60_000, on: '2026-11-01' });
    expect([await openOn('2026-10-31'), await openOn('2026-11-01')]).toEqual([20_000, 80_000]);
    const { entries } = await office.call('customers.timeline', { clientId, customerId });
    expect(entries.map(({ on, kind, text, amountYen }) => [on, kind, text, amountYen])).toEqual([
      ['2026-11-01', 'reversal', GIVEN.reason, 60_000],
      ['2026-10-15', 'write-off', GIVEN.reason, -60_000],
      ['2026-06-30', 'invoice', 'B-1', 80_000],
    ]);
    const { events } = await office.call('invoices.get', { clientId, invoiceId });
    expect(events.map((event) => event.kind)).toEqual(['issued', 'write-off', 'reversal']);
    expect(await office.refused('writeOffs.reverse', { clientId, allocationId })).toMatchObject({
      code: 'clearing-reversed',
    });
  });

  test('by 9-6-3 waits a year from the last trade, due date and deposit, and leaves one yen', async () => {
    await makeInvoice(office, clientId, {
      customerId,
      number: 'C-1',
      issuedOn: '2025-08-31',
      dueOn: '2025-09-30',
      yen: 30_000,
    });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2025-11-10',
      payerName: 'ﾔﾏﾀﾞ',
      amountYen: 10_000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'C-1', amountYen: 10_000 }],
    });
    expect((await office.call('writeOffs.propose', { clientId, on: '2026-11-09' })).customers).toEqual([]);
    expect(
      await office.refused('writeOffs.record', { clientId, customerId, rule: '9-6-3-1', on: '2026-11-09', ...GIVEN }),
    ).toMatchObject({
      code: 'write-off-year',
      facts: { stoppedOn: '2025-11-10', fromOn: '2026-11-10' },
    });
    const { customers } = await office.call('writeOffs.propose', { clientId, on: '2026-11-10' });
    expect(customers).toMatchObject([
      {
        customerId,
        openYen: 20_000,
        lastSoldOn: '2025-08-31',
        lastDueOn: '2025-09-30',
        lastDepositOn: '2025-11-10',
        reminders: 0,
      },
    ]);
    const done = await office.call('writeOffs.record', {
      clientId,
      customerId,
      rule: '9-6-3-1',
      on: '2026-11-10',
      ...GIVEN,
    });
    expect(done).toMatchObject({ writtenOffYen: 19_999, memorandumYen: 1 });
    expect(await openOn('2026-11-24')).toBe(1);
    expect(
      await office.refused('writeOffs.record', { clientId, customerId, rule: '9-6-3-1', on: '2026-11-24', ...GIVEN }),
    ).toMatchObject({ code: 'write-off-nothing' });
  });

  test('of an opening balance counts it as sold at 10 %', async () => {
    await office.call('openings.import', {
      clientId,
      file: csvFile('o.csv', [
        ['得意先コード', '請求番号', '請求日', '支払期日', '残高'],
        ['1', 'O-1', '2025-06-30', '2025-07-31', 110_000],
      ]),
    });
    const done = await office.call('writeOffs.record', { clientId, customerId, rule: '9-6-2', ...GIVEN });
    expect(done).toMatchObject({ writtenOffYen: 110_000, taxYen: 10_000 });
  });

  test('is refused with a sentence where it cannot be', async () => {
    await makeInvoice(office, clientId, { customerId, number: 'D-1', issuedOn: '2026-06-30', yen: 50_000 });
    const base = { clientId, customerId, ...GIVEN };
    const over = { ...base, rule: '9-6-1' as const, receivables: [{ invoice: 'D-1', amountYen: 50_001 }] };
    expect(await office.refused('writeOffs.record', over)).toMatchObject({ code: 'receivable-overdrawn' });
    const part = { ...base, rule: '9-6-2' as const, receivables: [{ invoice: 'D-1', amountYen: 1 }] };
    expect(await office.refused('writeOffs.record', part)).toMatchObject({ code: 'write-off-part' });
    expect(await office.refused('writeOffs.record', { ...base, rule: '9-6-3-2' })).toMatchObject({
      code: 'write-off-unreminded',
    });
    expect(await office.refused('writeOffs.record', { ...base, rule: '9-6-1', on: '2026-06-29' })).toMatchObject({
      code: 'clearing-too-early',
    });
    expect(
      await office.refused('writeOffs.record', { ...base, rule: '9-6-1', receivables: [{ invoice: 'X' }] }),
    ).toMatchObject({ code: 'receivable-unknown' });
    expect(await office.refused('writeOffs.record', { ...base, rule: '9-6-1', evidence: ' ' })).toMatchObject({
      code: 'input-invalid',
    });
    await office.call('periods.close', { clientId, through: '2026-09-30' });
    expect(await office.refused('writeOffs.record', { ...base, rule: '9-6-1', on: '2026-09-30' })).toMatchObject({
      code: 'period-closed',
    });
    const { allocationId } = await office.call('writeOffs.record', { ...base, rule: '9-6-1', on: '2026-10-01' });
    expect(await office.refused('writeOffs.reverse', { clientId, allocationId, on: '2026-09-30' })).toMatchObject({
      code: 'period-closed',
    });
    expect(await office.refused('offsets.reverse', { clientId, allocationId })).toMatchObject({
      code: 'clearing-unknown',
    });
    expect(await office.refused('writeOffs.record', { ...base, rule: '9-6-1' })).toMatchObject({
      code: 'write-off-nothing',
    });
  });

  test('needs its reversal before the invoice can be voided', async () => {
    const { invoiceId } = await makeInvoice(office, clientId, {
      customerId,
      number: 'E-1',
      issuedOn: '2026-06-30',
      yen: 50_000,
    });
    const { allocationId } = await office.call('writeOffs.record', {
      clientId,
      customerId,
      rule: '9-6-1',
      on: '2026-10-15',
      ...GIVEN,
    });
    expect(await office.refused('invoices.void', { clientId, invoiceId, reason: '誤り' })).toMatchObject({
      code: 'invoice-allocated',
    });
    await office.call('writeOffs.reverse', { clientId, allocationId });
    await office.call('invoices.void', { clientId, invoiceId, reason: '誤り' });
  });
});

describe('an offset', () => {
  test('clears what is named, and comes back', async () => {
    await makeInvoice(office, clientId, { customerId, number: 'F-1', issuedOn: '2026-09-30', yen: 80_000 });
    await makeInvoice(office, clientId, { customerId, number: 'F-2', issuedOn: '2026-10-31', yen: 40_000 });
    const given = {
      clientId,
      customerId,
      on: '2026-11-10',
      reason: '10月分の買掛金と相殺',
      receivables: [{ invoice: 'F-1' }, { invoice: 'F-2', amountYen: 5000 }],
    };
    const { allocationId, offsetYen } = await office.call('offsets.record', given);
    expect(offsetYen).toBe(85_000);
    expect([await openOn('2026-11-09'), await openOn('2026-11-10')]).toEqual([120_000, 35_000]);
    expect((await office.call('offsets.list', { clientId, customerId })).offsets).toMatchObject([
      { allocationId, amountYen: 85_000, reason: '10月分の買掛金と相殺' },
    ]);
    await office.call('offsets.reverse', { clientId, allocationId });
    expect(await openOn('2026-11-24')).toBe(120_000);
    expect((await office.call('offsets.list', { clientId })).offsets).toMatchObject([{ reversedOn: '2026-11-24' }]);
  });

  test('teaches no payer name and leaves the deposits alone', async () => {
    await makeInvoice(office, clientId, { customerId, number: 'G-1', issuedOn: '2026-09-30', yen: 80_000 });
    await office.call('offsets.record', {
      clientId,
      customerId,
      reason: '相殺',
      receivables: [{ invoice: 'G-1', amountYen: 80_000 }],
    });
    expect((await office.call('customers.get', { clientId, customerId })).payerNames).toEqual([]);
    expect((await office.call('allocations.history', { clientId })).allocations).toEqual([]);
    await makeDeposit(office, clientId, { depositedOn: '2026-11-20', payerName: 'ﾄｸｲｻｷ1', amountYen: 80_000 });
    const { deposits } = await office.call('allocations.propose', { clientId });
    expect(deposits).toMatchObject([{ status: 'none', allocations: [] }]);
  });
});
