/** 遅延損害金 and 時効 from the books: what runs up, what is frozen, what renews a claim and what puts its end off. */
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
let customerId: number;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
beforeEach(async () => {
  clientId = await makeClient(office);
  customerId = await makeCustomer(office, clientId, '1', { name: '北野内装' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const late = (number: string, yen: number, issuedOn = '2026-06-30', dueOn = '2026-07-31') =>
  makeInvoice(office, clientId, { customerId, number, issuedOn, dueOn, yen });

async function pay(on: string, invoice: string, amountYen: number): Promise<void> {
  const depositId = await makeDeposit(office, clientId, { depositedOn: on, payerName: 'ｷﾀﾉﾅｲｿｳ', amountYen });
  await office.call('allocations.allocate', { clientId, depositId, allocations: [{ invoice, amountYen }] });
}

async function linesOf(through: string, paidLate = false) {
  const { customers } = await office.call('interest.compute', { clientId, through, paidLate });
  return customers.flatMap((one) =>
    one.invoices.flatMap(({ invoice, lines }) =>
      lines.map((l) => `${invoice} ${l.fromOn} ${l.throughOn} ${l.days} ${l.baseYen} ${l.rateBp} ${l.source} ${l.yen}`),
    ),
  );
}

test('a part that came in lowers the base from the day after it', async () => {
  await late('A-1', 1_000_000);
  await pay('2026-08-31', 'A-1', 400_000);
  expect(await linesOf('2026-10-31')).toEqual([
    'A-1 2026-08-01 2026-08-31 31 1000000 300 statutory 2547',
    'A-1 2026-09-01 2026-10-31 61 600000 300 statutory 3008',
  ]);
});

test('an agreed rate of the client holds for all, one of a customer for him', async () => {
  await late('A-1', 100_000);
  await office.call('interest.setRule', { clientId, fromOn: '2025-01-01', rateBp: 1460, note: '基本契約 第12条' });
  expect(await linesOf('2026-08-10')).toEqual(['A-1 2026-08-01 2026-08-10 10 100000 1460 agreed 400']);
  await office.call('interest.setRule', { clientId, customerId, fromOn: '2026-01-01', rateBp: 500 });
  expect(await linesOf('2026-08-10')).toEqual(['A-1 2026-08-01 2026-08-10 10 100000 500 agreed 136']);
  // Of two for one day the newer counts; none any more: the law's.
  await office.call('interest.setRule', { clientId, customerId, fromOn: '2026-01-01', rateBp: null });
  expect(await linesOf('2026-08-10')).toEqual(['A-1 2026-08-01 2026-08-10 10 100000 300 statutory 82']);
});

test('取適法: 14.6 % from the sixtieth day after receipt', async () => {
  await office.call('customers.update', { clientId, customerId, entrustmentAct: true });
  await late('A-1', 1_000_000, '2026-06-30', '2026-07-31');
  expect(await linesOf('2026-09-08')).toEqual([
    'A-1 2026-08-01 2026-08-28 28 1000000 300 statutory 2301',
    'A-1 2026-08-29 2026-09-08 11 1000000 1460 entrustment 4400',
  ]);
  const received = [{ invoice: 'A-1', on: '2026-06-10' }];
  const { totalYen } = await office.call('interest.compute', { clientId, through: '2026-08-10', received });
  expect(totalYen).toBe(657 + 800);
});

test('what is billed is frozen: neither a later payment nor another rate changes it, and the next days follow on', async () => {
  await late('A-1', 1_000_000);
  const bill = await office.call('interest.bill', { clientId, customerId, through: '2026-08-31', way: 'invoice' });
  expect(bill.totalYen).toBe(2547);
  const before = await office.call('interest.bills', { clientId });
  expect(before.bills[0]).toMatchObject({
    invoice: bill.invoice,
    openYen: 2547,
    endedOn: null,
    lines: [{ days: 31, yen: 2547 }],
  });
  await office.call('interest.setRule', { clientId, fromOn: '2020-04-01', rateBp: 1460 });
  await pay('2026-08-15', 'A-1', 500_000);
  const after = await office.call('interest.bills', { clientId });
  expect(after.bills[0]!.lines).toEqual(before.bills[0]!.lines);
  // The days after the bill, on what is left; the bill itself bears no interest.
  expect(await linesOf('2026-09-10')).toEqual(['A-1 2026-09-01 2026-09-10 10 500000 1460 agreed 2000']);
  const text = (await textOfPdf(readFileSync(join(office.folder, bill.document.path)))).replaceAll(' ', '');
  for (const words of [
    '遅延損害金計算書',
    'A-1',
    '2026/08/01',
    '1,000,000',
    '3%（法定）',
    '2,547',
    '365日',
    '民法404条',
  ])
    expect(text).toContain(words);
});

test('a bill of its own carries no consumption tax and names what it is for', async () => {
  await late('A-1', 1_000_000);
  await late('A-2', 500_000);
  const bill = await office.call('interest.bill', { clientId, customerId, through: '2026-08-31', way: 'invoice' });
  const { invoices } = await office.call('invoices.list', { clientId, text: bill.invoice! });
  const invoice = await office.call('invoices.get', { clientId, invoiceId: invoices[0]!.invoiceId });
  expect(invoice).toMatchObject({ totalYen: 2547 + 1273, taxes: [{ taxClass: 'out-of-scope', taxYen: 0 }] });
  expect(invoice.lines[0]!.description).toBe('遅延損害金（請求書 A-1、2026/08/01〜2026/08/31、年3%）');
});

test('a withdrawn bill gives its days back, its invoice is void', async () => {
  await late('A-1', 1_000_000);
  const { billId } = await office.call('interest.bill', {
    clientId,
    customerId,
    through: '2026-08-31',
    way: 'invoice',
  });
  await office.call('interest.withdraw', { clientId, billId, reason: '顧問先が免除' });
  expect(await linesOf('2026-08-31')).toEqual(['A-1 2026-08-01 2026-08-31 31 1000000 300 statutory 2547']);
  const { bills } = await office.call('interest.bills', { clientId });
  expect(bills).toMatchObject([{ endedOn: '2026-11-24', endReason: '顧問先が免除', openYen: 0 }]);
  const again = { clientId, billId, reason: 'もう一度' };
  expect(await office.refused('interest.withdraw', again)).toMatchObject({ code: 'interest-bill-ended' });
});

test('what was paid late is asked for too where wanted; nothing, or a day ahead, is refused', async () => {
  await late('A-1', 1_000_000);
  await pay('2026-08-31', 'A-1', 1_000_000);
  expect(await linesOf('2026-10-31')).toEqual([]);
  expect(await linesOf('2026-10-31', true)).toEqual(['A-1 2026-08-01 2026-08-31 31 1000000 300 statutory 2547']);
  const ahead = { clientId, customerId, through: '2026-11-25', way: 'letter' as const };
  expect(await office.refused('interest.bill', ahead)).toMatchObject({ code: 'interest-ahead', field: 'through' });
  await office.call('interest.bill', { clientId, customerId, way: 'letter' });
  expect(await office.refused('interest.bill', { clientId, customerId, way: 'letter' })).toMatchObject({
    code: 'interest-nothing',
  });
});

test('a bill for letters stands on the customer’s next letter as it was frozen', async () => {
  await late('A-1', 1_000_000);
  const bill = await office.call('interest.bill', { clientId, customerId, through: '2026-08-31', way: 'letter' });
  expect(bill.invoice).toBe(null);
  const { bytes } = await office.call('reminders.preview', { clientId, customerId, asOf: '2026-11-24' });
  const text = (await textOfPdf(bytes)).replaceAll(/\s/g, '');
  expect(text).toContain(`2,547円（2026年8月31日まで。計算書${bill.serial}）`);
  await office.call('interest.withdraw', { clientId, billId: bill.billId, reason: '免除' });
  const after = await office.call('reminders.preview', { clientId, customerId, asOf: '2026-11-24' });
  expect(await textOfPdf(after.bytes)).not.toContain(bill.serial);
});

async function limits(asOf: string, withinMonths?: number) {
  const { rows } = await office.call('limitation.list', { clientId, asOf, withinMonths });
  return rows.map(
    (row) => `${row.invoice} ${row.acknowledgedBy ?? '-'} ${row.postponedHow ?? '-'} ${row.endOn} ${row.urgency}`,
  );
}

test('時効: renewed by money, put off once by the first demand, told months ahead', async () => {
  await late('A-1', 300_000, '2021-11-30', '2021-12-31');
  await late('A-2', 200_000, '2021-11-30', '2021-12-31');
  await late('A-3', 100_000, '2026-06-30', '2026-07-31');
  await pay('2024-03-29', 'A-2', 50_000);
  expect(await limits('2026-11-24')).toEqual([
    'A-1 - - 2026-12-31 three',
    'A-2 deposit - 2029-03-29 far',
    'A-3 - - 2031-07-31 far',
  ]);
  expect(await limits('2026-11-24', 6)).toEqual(['A-1 - - 2026-12-31 three']);
  await office.call('calls.record', { clientId, customerId, on: '2026-11-20' });
  await office.call('calls.record', { clientId, customerId, on: '2026-11-24' });
  expect(await limits('2026-11-24', 6)).toEqual(['A-1 - call 2027-05-20 six']);
  const { items } = await office.call('today.todos', {});
  expect(items.filter((one) => one.kind === 'limitation' && one.clientId === clientId)).toMatchObject([
    { yen: 300_000, count: 1, on: '2027-05-20', name: '北野内装' },
  ]);
});

test('時効: a letter counts from its posting, and one that came back asked nobody', async () => {
  await late('A-1', 300_000, '2021-11-30', '2021-12-31');
  const { batchId } = await office.call('reminders.issue', { clientId, asOf: '2026-11-20' });
  expect(await limits('2026-11-24')).toEqual(['A-1 - - 2026-12-31 three']);
  await office.call('reminders.post', { clientId, batchId: batchId!, letters: 1, on: '2026-11-21' });
  expect(await limits('2026-11-24')).toEqual(['A-1 - letter 2027-05-21 six']);
  const { letters } = await office.call('reminders.letters', { batchId: batchId!, clientId });
  await office.call('reminders.returned', { clientId, serial: letters[0]!.serial, reason: 'unknown-address' });
  expect(await limits('2026-11-24')).toEqual(['A-1 - - 2026-12-31 three']);
});

/** Everything a figure may rest on, without the balance of interest itself. */
async function figuresWithoutInterest() {
  const { months, top } = await office.call('figures.monthly', { clientId, through: '2026-11', months: 2 });
  return { months: months.map(({ interestYen: _, ...rest }) => rest), top };
}

const interestOpen = async () =>
  (await office.call('figures.monthly', { clientId, through: '2026-11', months: 1 })).months[0]!.interestYen;

const agingYen = async () => (await office.call('aging.table', { clientId, asOf: '2026-11-24' })).total;

test('what is billed is 雑収入 outside tax, and no sale in any figure', async () => {
  await late('A-1', 1_000_000);
  await late('A-2', 300_000, '2026-10-31', '2026-11-30');
  const before = await figuresWithoutInterest();
  const habit = (await office.call('forecast.deposits', { clientId, asOf: '2026-11-24' })).openYen;
  const { totalYen, invoice, billId } = await office.call('interest.bill', {
    clientId,
    customerId,
    way: 'invoice',
    dueOn: '2026-12-10',
  });
  expect(totalYen).toBeGreaterThan(5_000);
  expect(await figuresWithoutInterest()).toEqual(before);
  expect(await interestOpen()).toBe(totalYen);
  // The money is expected all the same, and the balance and the interest together are the aging's.
  expect((await office.call('forecast.deposits', { clientId, asOf: '2026-11-24' })).openYen).toBe(habit + totalYen);
  expect(await agingYen()).toBe(before.months.at(-1)!.closingYen + totalYen);

  // Sales are booked by another program; nobody but this one knows of the interest.
  const booked = async () => {
    const { entries, problems } = await office.call('journals.preview', { clientId, through: '2026-11-24' });
    expect(problems.filter(({ kind }) => kind === 'untied')).toEqual([]);
    return entries.map(({ pairs, description }) => {
      const [{ debit, credit }] = pairs as [(typeof pairs)[number]];
      return `${debit?.account} ${debit?.taxLabel} / ${credit?.account} ${credit?.taxLabel} ${credit?.amountYen} ${description}`;
    });
  };
  expect(await booked()).toEqual([`売掛金 対象外 / 雑収入 対象外 ${totalYen} 遅延損害金 ${invoice}`]);
  await office.call('journals.saveSettings', { clientId, includeSales: true, startOn: '2026-11-01' });
  expect(await booked()).toEqual([`売掛金 対象外 / 雑収入 対象外 ${totalYen} 遅延損害金 ${invoice}`]);

  await pay('2026-11-24', invoice!, 2_000);
  expect(await interestOpen()).toBe(totalYen - 2_000);
  expect(await agingYen()).toBe(before.months.at(-1)!.closingYen + totalYen - 2_000);
  const cleared = await figuresWithoutInterest();
  expect(cleared.months.map((month) => month.clearedYen)).toEqual(before.months.map((month) => month.clearedYen));
  expect(await booked()).toHaveLength(2);
  const [line] = await office.call('interest.bills', { clientId, customerId }).then(({ bills }) => bills);
  expect(line).toMatchObject({ billId, totalYen });
});

test('a bill that was taken back leaves neither income nor a balance', async () => {
  await late('A-1', 1_000_000);
  const before = await figuresWithoutInterest();
  const { billId } = await office.call('interest.bill', { clientId, customerId, way: 'invoice', dueOn: '2026-12-10' });
  await office.call('interest.withdraw', { clientId, billId, on: '2026-11-24', reason: '免除することにした' });
  expect(await figuresWithoutInterest()).toEqual(before);
  expect(await interestOpen()).toBe(0);
  const { entries } = await office.call('journals.preview', { clientId, through: '2026-11-24' });
  expect(entries).toEqual([]);
});

test('取適法: the day of receipt is kept with the invoice and its sixty days count from it', async () => {
  customerId = await makeCustomer(office, clientId, '2', { name: '南工業', entrustmentAct: true });
  await late('B-1', 1_000_000, '2026-06-30', '2026-09-30');
  await late('B-9', 1);
  const receipt = async () => {
    const { customers } = await office.call('interest.compute', { clientId, customerId, through: '2026-11-24' });
    const [{ receivedOn, receivedBy, lines }] = customers[0]!.invoices as [
      (typeof customers)[number]['invoices'][number],
    ];
    return `${receivedOn} ${receivedBy} ${lines[0]!.fromOn} ${lines[0]!.source}`;
  };
  // The invoice's date stands in: its sixtieth day after is 8/29, a month before the agreed due date.
  expect(await receipt()).toBe('2026-06-30 issued 2026-08-29 entrustment');
  await office.call('interest.setReceived', { clientId, received: [{ invoice: 'B-1', on: '2026-06-10' }] });
  expect(await receipt()).toBe('2026-06-10 kept 2026-08-09 entrustment');
  await office.call('interest.setReceived', { clientId, received: [{ invoice: 'B-1', on: '2026-06-20' }] });
  expect(await receipt()).toBe('2026-06-20 kept 2026-08-19 entrustment');
  await office.call('interest.setReceived', { clientId, received: [{ invoice: 'B-1', on: null }] });
  expect(await receipt()).toBe('2026-06-30 issued 2026-08-29 entrustment');

  // All or nothing: an invoice that is not there, or a day to come, keeps none.
  const right = { invoice: 'B-1', on: '2026-06-10' };
  const unknown = await office.refused('interest.setReceived', {
    clientId,
    received: [right, { invoice: 'X-1', on: '2026-06-10' }],
  });
  expect(unknown.code).toBe('invoice-unknown');
  const ahead = await office.refused('interest.setReceived', {
    clientId,
    received: [right, { invoice: 'B-9', on: '2026-11-25' }],
  });
  expect(ahead.code).toBe('receipt-ahead');
  expect(await receipt()).toBe('2026-06-30 issued 2026-08-29 entrustment');

  await office.call('interest.setReceived', { clientId, received: [right] });
  const { billId } = await office.call('interest.bill', { clientId, customerId, way: 'letter' });
  const { bills } = await office.call('interest.bills', { clientId, customerId });
  expect(bills.find((bill) => bill.billId === billId)!.lines[0]).toMatchObject({ fromOn: '2026-08-09', rateBp: 1460 });
});
