/** 締め請求: one bill a customer and closing day, its figures frozen and tied to the ledger. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const goods = (
  yen: number,
  taxClass: 'standard-10' | 'reduced-8' | 'exempt' = 'standard-10',
  quantityMilli = 1000,
) => ({
  description: '金物',
  quantityMilli,
  unitPriceMilli: yen * 1000,
  taxClass,
});

async function deliver(
  clientId: number,
  customerId: number,
  deliveredOn: string,
  ...lines: ReturnType<typeof goods>[]
) {
  return office.call('deliveries.create', { clientId, customerId, deliveredOn, lines });
}

async function close(clientId: number, closedOn: string, given = {}) {
  return office.call('closingBills.issue', { clientId, closedOn, ...given });
}

async function billOf(clientId: number, invoiceId: number) {
  return office.call('closingBills.get', { clientId, invoiceId });
}

describe('a closing bill', () => {
  test('gathers what was delivered, once, with one rounding per rate on the whole', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    for (const day of ['05', '12', '28'])
      await deliver(clientId, customerId, `2026-10-${day}`, goods(15), goods(13, 'reduced-8'));
    await deliver(clientId, customerId, '2026-11-02', goods(999));
    const proposed = await office.call('closingBills.propose', { clientId, closedOn: '2026-10-31' });
    expect(proposed).toMatchObject({ count: 1, bills: [{ deliveries: 3, fromOn: '2026-10-01', dueOn: '2026-11-30' }] });
    const { bills, held } = await close(clientId, '2026-10-31');
    expect(held).toEqual([]);
    // 45 × 10 % = 4.5 → 4 and 39 × 8 % = 3.12 → 3; by note it would be 1 + 1 + 1 and 1 + 1 + 1.
    const bill = await billOf(clientId, bills[0]!.invoiceId);
    expect(bill).toMatchObject({
      previousYen: 0,
      salesYen: 84,
      taxYen: 7,
      totalYen: 91,
      balanceYen: 91,
      deliveries: 3,
    });
    expect(bill.deliveriesOf.map((one) => [one.number, one.deliveredOn, one.lines.length])).toEqual([
      ['D2610-0001', '2026-10-05', 2],
      ['D2610-0002', '2026-10-12', 2],
      ['D2610-0003', '2026-10-28', 2],
    ]);
    expect((await close(clientId, '2026-10-31')).held).toMatchObject([{ code: 'closing-billed' }]);
    expect((await office.call('deliveries.list', { clientId, state: 'open' })).count).toBe(1);
  });

  test('sums the tax of the delivery notes where those are the 適格請求書', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    await office.call('billing.saveSettings', { clientId, qualifiedPaper: 'delivery' });
    for (const day of ['05', '12', '28']) await deliver(clientId, customerId, `2026-10-${day}`, goods(15));
    const { bills } = await close(clientId, '2026-10-31');
    const bill = await billOf(clientId, bills[0]!.invoiceId);
    expect(bill).toMatchObject({ qualifiedPaper: 'delivery', salesYen: 45, taxYen: 3, totalYen: 48 });
    const invoice = await office.call('invoices.get', { clientId, invoiceId: bill.invoiceId });
    expect(invoice).toMatchObject({ closing: true, totalYen: 48, taxes: [{ netYen: 45, taxYen: 3, grossYen: 48 }] });
  });

  test('starts from the last one, and shows deposits, fees, separate invoices and what was booked late', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-08-31', yen: 500 });
    await deliver(clientId, customerId, '2026-09-10', goods(10_000));
    const first = await billOf(clientId, (await close(clientId, '2026-09-30')).bills[0]!.invoiceId);
    expect(first).toMatchObject({ previousYen: 500, totalYen: 11_000, balanceYen: 11_500 });
    // Dated before the first bill's closing day and booked after it: it stands on the second bill.
    const late = await makeDeposit(office, clientId, {
      depositedOn: '2026-09-29',
      payerName: 'ｱ',
      amountYen: 500,
      customerId,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId: late,
      allocations: [{ invoice: '2608-0001', amountYen: 500 }],
    });
    const deposit = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-31',
      payerName: 'ｱ',
      amountYen: 10_560,
      customerId,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId: deposit,
      allocations: [{ invoice: first.number, amountYen: 11_000 }],
      adjustments: [{ kind: 'transfer-fee', amountYen: 440 }],
    });
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-15', yen: 70 });
    await makeDeposit(office, clientId, { depositedOn: '2026-10-30', payerName: 'ｲ', amountYen: 33, customerId });
    await deliver(clientId, customerId, '2026-10-20', goods(2000));
    const second = await billOf(clientId, (await close(clientId, '2026-10-31')).bills[0]!.invoiceId);
    expect(second).toMatchObject({
      previousYen: 11_500,
      depositsYen: 11_060,
      adjustmentsYen: 440,
      separateYen: 70,
      carriedYen: 70,
      totalYen: 2200,
      balanceYen: 2270,
      advanceYen: 33,
    });
    // The first bill says what it said.
    expect(await billOf(clientId, first.invoiceId)).toMatchObject({ balanceYen: 11_500 });
    const ledger = await office.call('ledgers.customer', {
      clientId,
      customerId,
      from: '2026-10-01',
      through: '2026-10-31',
    });
    expect(ledger.sums.closingYen).toBe(second.balanceYen);
  });

  test('is taken back as of its day: deliveries are free, the next one first', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    await deliver(clientId, customerId, '2026-09-10', goods(1000));
    await deliver(clientId, customerId, '2026-10-10', goods(2000));
    const [first] = (await close(clientId, '2026-09-30')).bills;
    const [second] = (await close(clientId, '2026-10-31')).bills;
    const undo = (invoiceIds: number[]) => ({ clientId, invoiceIds, reason: '数量の誤り' });
    expect(await office.refused('closingBills.undo', undo([first!.invoiceId]))).toMatchObject({
      code: 'closing-later',
    });
    const { invoiceId } = first!;
    expect(await office.refused('invoices.void', { clientId, invoiceId, reason: 'x' })).toMatchObject({
      code: 'closing-later',
    });
    expect(await office.call('closingBills.undo', undo([first!.invoiceId, second!.invoiceId]))).toEqual({
      undone: 2,
      deliveries: 2,
    });
    // All of it on one bill, as if the others had never been.
    const again = await billOf(clientId, (await close(clientId, '2026-10-31')).bills[0]!.invoiceId);
    expect(again).toMatchObject({ previousYen: 0, separateYen: 0, totalYen: 3300, balanceYen: 3300, deliveries: 2 });
  });

  test.each([
    ['returns beyond deliveries', 'closing-negative'],
    ['a closed period', 'period-closed'],
    ['nothing but a balance', 'closing-no-sales'],
    ['a character no font has', 'check-characters'],
    ['a note of before the rounding was changed', 'closing-mixed'],
  ])('is held for %s, and the others go out', async (_why, code) => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const other = await makeCustomer(office, clientId, 'C2');
    if (code === 'closing-negative')
      await office.call('deliveries.create', {
        clientId,
        customerId,
        deliveredOn: '2026-10-05',
        kind: 'return',
        lines: [goods(50, 'exempt', -1000)],
      });
    if (code === 'period-closed') {
      await deliver(clientId, customerId, '2026-10-05', goods(50));
      await office.call('periods.close', { clientId, through: '2026-10-31' });
    }
    if (code === 'closing-no-sales')
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-01', yen: 5 });
    if (code === 'check-characters')
      await deliver(clientId, customerId, '2026-10-05', { ...goods(50), description: '\u{1F600}' });
    if (code === 'closing-mixed') {
      await deliver(clientId, customerId, '2026-10-05', goods(50));
      await office.call('clients.update', { clientId, rounding: 'up' });
    }
    if (code !== 'period-closed') await deliver(clientId, other, '2026-10-06', goods(70));
    const { bills, held } = await close(clientId, '2026-10-31');
    expect(held).toMatchObject([{ customerCode: 'C1', code }]);
    expect(held[0]!.sentence).toMatch(/。$/);
    expect(bills.map((bill) => bill.customerCode)).toEqual(code === 'period-closed' ? [] : ['C2']);
  });

  test('of a balance alone is issued when it is wanted, and a dry run writes nothing', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-10-01', yen: 5 });
    expect((await close(clientId, '2026-10-31', { balanceOnly: true, dryRun: true })).bills).toMatchObject([
      { balanceYen: 5 },
    ]);
    expect((await office.call('closingBills.list', { clientId })).count).toBe(0);
    const { bills } = await close(clientId, '2026-10-31', { balanceOnly: true });
    expect(await billOf(clientId, bills[0]!.invoiceId)).toMatchObject({ separateYen: 5, totalYen: 0, balanceYen: 5 });
    // It can be put on paper as any bill: without it the customer would not hear of it.
    const { invoiceId } = bills[0]!;
    const { document } = await office.call('invoices.document', { clientId, invoiceId });
    const [page] = await renderPdf(new Uint8Array(readFileSync(join(office.folder, document.path))));
    const text = page!.text.normalize('NFKC').replace(/\s/g, '');
    expect(text).toContain('今回のお買上げはございません。');
    expect(text).toContain('¥5');
    expect(text).not.toContain('納品書');
  });

  test('follows each customer’s own closing day, and one run does all clients', async () => {
    const clientId = await makeClient(office);
    const terms = { closingDay: 20, monthsAfter: 1, payDay: 10, holidayShift: 'after' as const };
    const twentieth = await makeCustomer(office, clientId, 'C20', { terms });
    const last = await makeCustomer(office, clientId, 'C31');
    await deliver(clientId, twentieth, '2026-12-20', goods(100));
    await deliver(clientId, last, '2026-12-20', goods(100));
    const other = await makeClient(office);
    await deliver(other, await makeCustomer(office, other, 'C1', { terms }), '2026-12-01', goods(300));
    const run = await office.call('closingBills.issueAll', { closedOn: '2026-12-20' });
    expect(run).toMatchObject({ bills: 2, totalYen: 440 });
    const list = await office.call('closingBills.list', { clientId });
    expect(list.bills).toMatchObject([
      { customerCode: 'C20', fromOn: '2026-11-21', closedOn: '2026-12-20', dueOn: '2027-01-12' },
    ]);
  });
});

describe('deliveries', () => {
  const HEADER = ['得意先コード', '納品番号', '納品日', '区分', '商品コード', '品名', '数量', '単価', '税率'];

  test('come from a file; prices and rates left out come from the item, faulty ones are named', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'C1');
    await office.call('items.save', {
      clientId,
      code: 'N1',
      name: '丸釘',
      unit: '箱',
      unitPriceMilli: 680_000,
      taxClass: 'reduced-8',
    });
    const file = csvFile('納品.csv', [
      HEADER,
      ['C1', 'D-1', '2026/10/5', '', 'N1', '丸釘', 2, '', ''],
      ['C1', 'D-1', '2026/10/5', '', '', '送料', 1, 500, 10],
      ['C1', 'D-2', '2026/10/6', '返品', 'N1', '丸釘', 1, 680, 8],
      ['C1', 'D-3', '2026/10/7', '', '', '単価なし', 1, '', 10],
      ['C9', 'D-4', '2026/10/7', '', '', '品', 1, 1, 10],
      ['C1', 'D-5', '2026/10/7', '何か', '', '品', 1, 1, 10],
      ['C1', 'D-6', '2026/10/7', '', '', '品', -1, 1, 10],
    ]);
    const { accepted, rejected } = await office.call('deliveries.import', { clientId, file });
    expect(accepted).toBe(2);
    expect(rejected.map((one) => [one.row, one.field, one.code])).toEqual([
      [5, '単価', 'delivery-price-missing'],
      [6, '得意先コード', 'customer-unknown'],
      [7, '区分', 'cell-delivery-kind'],
      [8, '単価', 'delivery-sign'],
    ]);
    const typed = await deliver(clientId, 1, '2026-09-01', { ...goods(680), description: '丸釘' });
    const { lines } = await office.call('deliveries.get', { clientId, deliveryId: typed.deliveryId });
    expect(lines[0]!.itemCode).toBe('N1');
    const { deliveries } = await office.call('deliveries.list', { clientId, from: '2026-10-01' });
    expect(deliveries.map((one) => [one.number, one.kind, one.netYen, one.taxYen])).toEqual([
      ['D-2', 'return', -680, -54],
      ['D-1', 'delivery', 1860, 158],
    ]);
    expect((await office.call('deliveries.import', { clientId, file })).rejected[0]).toMatchObject({
      code: 'delivery-number-taken',
    });
  });

  test('are cancelled while they are on no bill', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    const one = await deliver(clientId, customerId, '2026-10-05', goods(10));
    const two = await deliver(clientId, customerId, '2026-10-06', goods(20));
    await office.call('deliveries.cancel', { clientId, deliveryId: one.deliveryId, reason: '二重入力' });
    const { bills } = await close(clientId, '2026-10-31');
    expect(bills).toMatchObject([{ totalYen: 22 }]);
    const again = { clientId, reason: 'x' };
    expect(await office.refused('deliveries.cancel', { ...again, deliveryId: one.deliveryId })).toMatchObject({
      code: 'delivery-cancelled',
    });
    expect(await office.refused('deliveries.cancel', { ...again, deliveryId: two.deliveryId })).toMatchObject({
      code: 'delivery-billed',
    });
  });
});

/** Whatever a month brings: every bill's balance is the ledger's, and every bill begins where the last one ended. */
describe('any course of months', () => {
  const act = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('deliver' as const),
        day: fc.integer({ min: 1, max: 28 }),
        yen: fc.integer({ min: 1, max: 99_999 }),
        rate: fc.constantFrom('standard-10' as const, 'reduced-8' as const, 'exempt' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('separate' as const),
        day: fc.integer({ min: 1, max: 28 }),
        yen: fc.integer({ min: 1, max: 9999 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('deposit' as const),
        day: fc.integer({ min: 1, max: 28 }),
        late: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('return' as const), yen: fc.integer({ min: 1, max: 500 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'void' as const }) },
  );

  test.each([
    'closing',
    'delivery',
  ] as const)('ties to the ledger when the %s is the 適格請求書', async (qualifiedPaper) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { maxLength: 7 }), { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        async (months, priceIncludesTax) => {
          const clientId = await makeClient(office, { priceIncludesTax });
          const customerId = await makeCustomer(office, clientId, 'C1');
          await office.call('billing.saveSettings', { clientId, qualifiedPaper });
          let previous: number | null = null;
          for (const [index, acts] of months.entries()) {
            const month = `2026-0${index + 3}`;
            for (const one of acts) await play(clientId, customerId, month, one);
            const closedOn = `${month}-${['31', '30', '31', '30'][index]}`;
            const { bills, held } = await close(clientId, closedOn, { balanceOnly: true });
            if (bills.length === 0) {
              expect(['closing-negative', undefined]).toContain(held[0]?.code);
              continue;
            }
            const bill = await billOf(clientId, bills[0]!.invoiceId);
            if (previous !== null) expect(bill.previousYen).toBe(previous);
            const ledger = await office.call('ledgers.customer', {
              clientId,
              customerId,
              from: `${month}-01`,
              through: closedOn,
            });
            expect(bill.balanceYen).toBe(ledger.sums.closingYen);
            previous = bill.balanceYen;
            if (acts.some((one) => one.kind === 'redo')) {
              await office.call('closingBills.undo', { clientId, invoiceIds: [bill.invoiceId], reason: '作り直し' });
              const again = await close(clientId, closedOn, { balanceOnly: true });
              const figures = ({ invoiceId: _i, number: _n, deliveriesOf: _d, ...rest }: typeof bill) => rest;
              expect(figures(await billOf(clientId, again.bills[0]!.invoiceId))).toEqual(figures(bill));
            }
          }
          await assertSound(office);
        },
      ),
      { numRuns: 8, seed: 20261125 },
    );
  });

  async function play(clientId: number, customerId: number, month: string, one: object) {
    const step = one as { kind: string; day: number; yen: number; rate: 'standard-10'; late: boolean };
    const on = `${month}-${String(step.day ?? 15).padStart(2, '0')}`;
    if (step.kind === 'deliver') await deliver(clientId, customerId, on, goods(step.yen, step.rate));
    if (step.kind === 'separate') await makeInvoice(office, clientId, { customerId, issuedOn: on, yen: step.yen });
    if (step.kind === 'return')
      await office.call('deliveries.create', {
        clientId,
        customerId,
        kind: 'return',
        deliveredOn: on,
        lines: [goods(step.yen, 'standard-10', -1000)],
      });
    const { invoices } = await office.call('invoices.list', { clientId, state: 'open' });
    const [open] = invoices;
    if (!open) return;
    if (step.kind === 'void' && open.openYen === open.totalYen) {
      const reply = await office.reply('invoices.void', {
        clientId,
        invoiceId: open.invoiceId,
        on: open.issuedOn > on ? open.issuedOn : on,
        reason: '誤り',
      });
      if (!reply.ok && reply.error.kind === 'bug') throw new Error('bug');
    }
    if (step.kind === 'deposit') {
      // Half of it, with a yen of fee; a late one is dated a month before.
      const day = step.late ? addMonth(on) : on;
      const amountYen = Math.max(1, Math.floor(open.openYen / 2));
      const depositId = await makeDeposit(office, clientId, {
        depositedOn: day,
        payerName: 'ｱ',
        amountYen,
        customerId,
      });
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ invoice: open.number, amountYen }],
      });
    }
  }

  function addMonth(on: string): string {
    return `2026-0${Number(on.slice(6, 7)) - 1}-${on.slice(8)}`;
  }
});
