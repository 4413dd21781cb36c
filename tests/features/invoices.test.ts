import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GivenFile } from '../../src/contract/method.ts';
import {
  assertSound,
  auditCount,
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
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const HEADER = ['得意先コード', '請求番号', '請求日', '支払期日', '品名', '数量', '単価', '税率'];

function invoiceFile(rows: readonly (readonly (string | number)[])[]): GivenFile {
  return csvFile('請求.csv', [HEADER, ...rows]);
}

describe('the due date', () => {
  type Row = readonly [number, number, number, 'after' | 'before' | 'none', string, string, string];
  const after = 'after';
  test.each<Row>([
    // 締日, 月, 支払日, 休日, issued → due. 31 is 末.
    [31, 1, 31, after, '2026-06-30', '2026-07-31', 'the closing day itself belongs to its month'],
    [31, 1, 31, after, '2026-07-01', '2026-08-31', 'the day after belongs to the next'],
    [20, 1, 10, after, '2026-06-20', '2026-07-10', '20日締め翌月10日'],
    [20, 1, 10, after, '2026-06-21', '2026-08-10', 'a day late is a month later'],
    [31, 1, 31, after, '2026-11-30', '2027-01-04', '12/31 to 1/3 the banks are closed'],
    [31, 1, 31, 'before', '2026-11-30', '2026-12-30', 'the day before'],
    [31, 1, 31, 'none', '2026-11-30', '2026-12-31', 'not moved'],
    [31, 0, 31, after, '2026-02-10', '2026-03-02', '当月末, a Saturday'],
    [31, 0, 31, 'before', '2026-02-10', '2026-02-27', 'the Friday before it'],
    [31, 1, 30, after, '2027-01-31', '2027-03-01', 'February has no 30th, and its 28th is a Sunday'],
    [31, 0, 31, after, '2028-02-05', '2028-02-29', 'a leap year'],
    [31, 1, 3, after, '2026-04-30', '2026-05-07', 'Golden Week with its substitute holiday'],
    [31, 1, 3, 'before', '2026-04-30', '2026-05-01', 'and backwards over Saturday'],
    [31, 1, 20, after, '2026-08-31', '2026-09-24', 'Silver Week: 敬老の日, 国民の休日, 秋分の日'],
    [15, 3, 15, after, '2026-11-16', '2027-03-15', 'three months on, over the year'],
  ])('%i/%i/%i %s of %s is %s: %s', async (closingDay, monthsAfter, payDay, holidayShift, issuedOn, dueOn) => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1', {
      terms: { closingDay, monthsAfter, payDay, holidayShift },
    });
    expect(await makeInvoice(office, clientId, { customerId, issuedOn, yen: 1 })).toMatchObject({ dueOn });
    // The same through a file, and a given day is never moved.
    const { accepted } = await office.call('invoices.import', {
      clientId,
      file: invoiceFile([
        ['C1', 'F-1', issuedOn, '', 'x', 1, 1, '非'],
        ['C1', 'F-2', issuedOn, '2030-01-01', 'x', 1, 1, '非'],
      ]),
    });
    expect(accepted).toBe(2);
    const { invoices } = await office.call('invoices.list', { clientId, text: 'F-' });
    expect(invoices.map((one) => [one.number, one.dueOn]).sort()).toEqual([
      ['F-1', dueOn],
      ['F-2', '2030-01-01'],
    ]);
  });
});

describe('an invoice number', () => {
  test('is unique in a client, free in another, and not freed by a void', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const given = { customerId, number: 'N-1', issuedOn: '2026-06-30', yen: 100 };
    const { invoiceId } = await makeInvoice(office, clientId, given);
    await expect(makeInvoice(office, clientId, given)).rejects.toThrow('number-taken');
    await office.call('invoices.void', { clientId, invoiceId, on: '2026-06-30', reason: '誤り' });
    await expect(makeInvoice(office, clientId, given)).rejects.toThrow('number-taken');
    const other = await makeClient(office);
    await makeInvoice(office, other, { ...given, customerId: await makeCustomer(office, other, 'C1') });
  });

  test('left out follows the last of its month, and a refused invoice burns none', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const next = async () =>
      (await makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', yen: 1 })).number;
    expect((await office.call('invoices.nextNumber', { clientId, issuedOn: '2026-06-01' })).number).toBe('2606-0001');
    expect(await next()).toBe('2606-0001');
    await expect(
      makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', dueOn: '2026-06-01', yen: 1 }),
    ).rejects.toThrow('due-before-issue');
    expect(await next()).toBe('2606-0002');
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', number: '2606-0041', yen: 1 });
    expect(await next()).toBe('2606-0042');
  });

  test('of two calls at once is never the same', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const made = await Promise.all(
      Array.from({ length: 8 }, () => makeInvoice(office, clientId, { customerId, issuedOn: '2026-06-30', yen: 1 })),
    );
    expect(new Set(made.map((one) => one.number)).size).toBe(8);
  });
});

describe('an invoice is refused', () => {
  const good = { description: 'x', quantityMilli: 1000, unitPriceMilli: 1000, taxClass: 'exempt' as const };
  test.each([
    ['that is negative', { lines: [{ ...good, quantityMilli: -1000 }] }, 'total-negative'],
    [
      'beyond exact numbers',
      { lines: [{ ...good, quantityMilli: 999_999_999_999, unitPriceMilli: 999_999_999_999_999 }] },
      'amount-too-large',
    ],
    ['due before it is issued', { lines: [good], dueOn: '2026-06-29' }, 'due-before-issue'],
    ['on a day that is not', { lines: [good], issuedOn: '2026-02-30' }, 'input-invalid'],
    ['without lines', { lines: [] }, 'input-invalid'],
    ['with half a thousandth', { lines: [{ ...good, quantityMilli: 0.5 }] }, 'input-invalid'],
    ['to nobody', { lines: [good], customerId: 999 }, 'customer-unknown'],
  ])('%s', async (_what, input, code) => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const call = { clientId, customerId, issuedOn: '2026-06-30', ...input };
    expect(await office.refused('invoices.create', call)).toMatchObject({ kind: 'refusal', code });
  });
});

describe('a void', () => {
  async function world() {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const { invoiceId } = await makeInvoice(office, clientId, {
      customerId,
      number: 'V-1',
      issuedOn: '2026-06-30',
      yen: 1000,
    });
    const total = async (asOf: string, knownAt?: string) =>
      (await office.call('aging.table', { clientId, asOf, ...(knownAt ? { knownAt } : {}) })).total;
    return { clientId, customerId, invoiceId, total };
  }

  test('owes nothing from its day, and the days before stay as they were', async () => {
    const { clientId, invoiceId, total } = await world();
    await office.call('invoices.void', { clientId, invoiceId, on: '2026-08-10', reason: '二重請求' });
    expect(await total('2026-08-09')).toBe(1000);
    expect(await total('2026-08-10')).toBe(0);
    expect(await office.call('invoices.get', { clientId, invoiceId })).toMatchObject({
      voidedOn: '2026-08-10',
      voidReason: '二重請求',
      openYen: 0,
    });
    expect(await office.refused('invoices.void', { clientId, invoiceId, reason: 'x' })).toMatchObject({
      code: 'invoice-void',
    });
  });

  test('needs a reason, a day not before the invoice, an open period and no allocation', async () => {
    const { clientId, invoiceId } = await world();
    const refused = (on: string, reason = 'x') => office.refused('invoices.void', { clientId, invoiceId, on, reason });
    expect(await refused('2026-08-10', '  ')).toMatchObject({ code: 'input-invalid', field: 'reason' });
    expect(await refused('2026-06-29')).toMatchObject({ code: 'void-too-early' });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-07-31',
      payerName: 'ｱ',
      amountYen: 400,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'V-1', amountYen: 400 }],
    });
    expect(await refused('2026-08-10')).toMatchObject({ code: 'invoice-allocated' });
    await office.call('allocations.reverse', { clientId, depositId, on: '2026-08-05' });
    await office.call('periods.close', { clientId, through: '2026-08-31' });
    expect(await refused('2026-08-10')).toMatchObject({ code: 'period-closed' });
    await office.call('invoices.void', { clientId, invoiceId, on: '2026-09-01', reason: 'x' });
  });

  test('cannot lie before a reversal: the days between would owe what was never open', async () => {
    const { clientId, invoiceId, total } = await world();
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-07-31',
      payerName: 'ｱ',
      amountYen: 400,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'V-1', amountYen: 400 }],
    });
    await office.call('allocations.reverse', { clientId, depositId, on: '2026-08-20' });
    expect(await office.refused('invoices.void', { clientId, invoiceId, on: '2026-08-10', reason: 'x' })).toMatchObject(
      {
        code: 'void-too-early',
      },
    );
    await office.call('invoices.void', { clientId, invoiceId, on: '2026-08-20', reason: 'x' });
    for (const [asOf, yen] of [
      ['2026-07-30', 1000],
      ['2026-07-31', 600],
      ['2026-08-19', 600],
      ['2026-08-20', 0],
    ] as const) {
      expect(await total(asOf), asOf).toBe(yen);
      expect(await total(asOf, '2030-01-01T00:00:00Z'), asOf).toBe(yen);
    }
  });
});

describe('invoices.import', () => {
  async function world() {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1');
    await office.call('periods.close', { clientId, through: '2026-05-31' });
    return clientId;
  }

  const MIXED = invoiceFile([
    ['C1', 'G-1', '2026-06-30', '', '良い', '1', '100', '10'],
    ['C1', 'G-1', '2026-06-30', '', '良い', '2', '50', '8'],
    ['C9', 'B-1', '2026-06-30', '', '知らない得意先', '1', '100', '10'],
    ['C1', 'B-2', '2026-06-31', '', '無い日', '1', '100', '10'],
    ['C1', 'B-3', '2026-06-30', '', '悪い数量', 'たくさん', '100', '10'],
    ['C1', 'B-3', '2026-06-30', '', '道連れ', '1', '100', '10'],
    ['C1', 'B-4', '2026-05-31', '', '締めた月', '1', '100', '10'],
    ['C1', 'B-5', '2026-06-30', '2026-06-01', '期日が前', '1', '100', '10'],
    ['C1', 'B-6', '2026-06-30', '', '無い税率', '1', '100', '7'],
    ['C1', 'B-7', '2026-06-30', '', 'マイナス', '-1', '100', '10'],
    ['C1', 'G-2', '2026-06-30', '', '良い', '0.5', '12.5', '非'],
  ]);

  test('commits the good and returns each faulty cell by row and field', async () => {
    const clientId = await world();
    const { accepted, rejected } = await office.call('invoices.import', { clientId, file: MIXED });
    expect(accepted).toBe(2);
    expect(rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [4, '得意先コード', 'customer-unknown'],
      [5, '請求日', 'cell-date'],
      [6, '数量', 'cell-number'],
      [7, '請求番号', 'row-rejected'],
      [8, '請求日', 'period-closed'],
      [9, '支払期日', 'due-before-issue'],
      [10, '税率', 'cell-tax'],
      [11, '単価', 'total-negative'],
    ]);
    const { invoices, totalYen } = await office.call('invoices.list', { clientId });
    expect(invoices.map((one) => one.number).sort()).toEqual(['G-1', 'G-2']);
    // 100 + 10 + 100 + 8, and 0.5 × 12.5 = 6.25 → 6.
    expect(totalYen).toBe(224);
  });

  test('a number that is there already is rejected, so the same file twice adds nothing', async () => {
    const clientId = await world();
    await office.call('invoices.import', { clientId, file: MIXED });
    const { accepted, rejected } = await office.call('invoices.import', { clientId, file: MIXED });
    expect(accepted).toBe(0);
    expect(rejected.filter((one) => one.code === 'number-taken').map((one) => [one.row, one.field])).toEqual([
      [2, '請求番号'],
      [12, '請求番号'],
    ]);
    expect((await office.call('invoices.list', { clientId })).count).toBe(2);
  });

  test('a dry run shows the same and writes nothing', async () => {
    const clientId = await world();
    const before = auditCount(office);
    const dry = await office.call('invoices.import', { clientId, file: MIXED, dryRun: true });
    expect((await office.call('invoices.list', { clientId })).count).toBe(0);
    expect(auditCount(office)).toBe(before);
    expect(await office.call('invoices.import', { clientId, file: MIXED })).toEqual(dry);
  });
});
