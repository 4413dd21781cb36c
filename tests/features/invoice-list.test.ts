/** The list of invoices against a look at every row: what it finds, in which order, and its sums. */
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
const ids: number[] = [];

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  for (const [code, name, kana] of [
    ['A1', '株式会社青木', 'アオキ'],
    ['B2', '馬場商店', 'ババ'],
    ['C3', '青葉工業', 'アオバ'],
  ] as const)
    ids.push(await makeCustomer(office, clientId, code, { name, kana }));
  for (let at = 0; at < 60; at++) {
    const issuedOn = `2026-${String((at % 9) + 1).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`;
    const made = await makeInvoice(office, clientId, {
      customerId: ids[at % 3]!,
      number: `${at % 2 ? 'x' : 'Y'}-${at}`,
      issuedOn,
      yen: 100 + at,
    });
    if (at % 7 === 0)
      await office.call('invoices.void', { clientId, invoiceId: made.invoiceId, on: '2026-10-01', reason: '誤り' });
    else if (at % 3 === 0) {
      const depositId = await makeDeposit(office, clientId, {
        depositedOn: '2026-10-02',
        payerName: 'ｱ',
        amountYen: 100 + at,
      });
      const amountYen = at % 2 ? 100 + at : 50;
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ invoice: made.number, amountYen }],
      });
    }
  }
  // A customer merged into another: its invoices are the other's, and are still found by its old name.
  await office.call('customers.merge', { clientId, fromCustomerId: ids[2]!, intoCustomerId: ids[0]! });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const STATES = ['all', 'open', 'overdue', 'closed', 'void'] as const;
const TEXTS: readonly (readonly [
  string,
  (one: { number: string; customerName: string; totalYen: number }) => boolean,
])[] = [
  ['', () => true],
  ['y-1', (one) => /y-1/i.test(one.number)],
  ['あおき', (one) => one.customerName !== '馬場商店'],
  ['青葉', (one) => one.customerName === '青葉工業'],
  ['B2', (one) => one.customerName === '馬場商店'],
  ['135', (one) => one.totalYen === 135],
];

test.each(
  STATES.flatMap((state) => TEXTS.map(([text, fits]) => [state, text, fits] as const)),
)('%s invoices for "%s"', async (state, text, fits) => {
  const all = (await office.call('invoices.list', { clientId, limit: 1000 })).invoices;
  expect(all).toHaveLength(60);
  const asOf = '2026-09-01';
  const inState = (one: (typeof all)[number]) =>
    ({
      all: true,
      open: one.openYen !== 0,
      overdue: one.openYen !== 0 && one.dueOn < asOf,
      closed: one.openYen === 0 && one.voidedOn === null,
      void: one.voidedOn !== null,
    })[state];
  const expected = all.filter((one) => inState(one) && fits(one));
  const list = await office.call('invoices.list', { clientId, state, text, asOf, limit: 1000 });
  expect(list.invoices.map((one) => one.number)).toEqual(expected.map((one) => one.number));
  const sum = (of: (one: (typeof all)[number]) => number) => expected.reduce((total, one) => total + of(one), 0);
  expect([list.count, list.totalYen, list.openYen]).toEqual([
    expected.length,
    sum((one) => (one.voidedOn === null ? one.totalYen : 0)),
    sum((one) => one.openYen),
  ]);
  const page = await office.call('invoices.list', { clientId, state, text, asOf, offset: 2, limit: 5 });
  expect(page.invoices.map((one) => one.number)).toEqual(expected.slice(2, 7).map((one) => one.number));
});

test('of one customer holds what was merged into it', async () => {
  const list = await office.call('invoices.list', { clientId, customerId: ids[0]!, limit: 1000 });
  expect([list.count, new Set(list.invoices.map((one) => one.customerName)).size]).toEqual([40, 2]);
});

test('a rate of tax is refused on a day before there was one', async () => {
  const line = { description: '品', quantityMilli: 1000, unitPriceMilli: 1000, taxClass: 'standard-10' as const };
  const given = { clientId, customerId: ids[0]!, lines: [line] };
  expect(await office.refused('invoices.create', { ...given, issuedOn: '2019-09-30' })).toMatchObject({
    code: 'tax-rate-date',
  });
  await office.call('invoices.create', { ...given, issuedOn: '2019-10-01' });
});
