/** 突合: from files of orders, deliveries and stock to the list of what differs, and what stops an issue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  makeClient,
  makeCustomer,
  makeDeposit,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const ORDER = ['得意先コード', '受注番号', '受注日', '商品コード', '品名', '数量', '単価'];
const NOTE = ['得意先コード', '納品番号', '納品日', '区分', '商品コード', '品名', '数量', '単価', '税率'];
const STOCK = ['日付', '商品コード', '品名', '区分', '数量', '伝票番号'];
let accounts = 0;

async function world() {
  accounts++;
  const bankAccounts = [
    { bankCode: '0005', branchCode: '002', type: '1' as const, number: String(2_000_000 + accounts) },
  ];
  const clientId = await makeClient(office, { registrationNumber: 'T7000012050002', bankAccounts });
  const customerId = await makeCustomer(office, clientId, 'A');
  await office.call('items.save', { clientId, code: 'P1', name: 'ボルト M8', unitPriceMilli: 100_000 });
  const orders = (...rows: (string | number)[][]) =>
    office.call('salesOrders.import', { clientId, file: csvFile('受注.csv', [ORDER, ...rows]) });
  const notes = (...rows: (string | number)[][]) =>
    office.call('deliveries.import', { clientId, file: csvFile('納品.csv', [NOTE, ...rows]) });
  const stock = (...rows: (string | number)[][]) =>
    office.call('stock.import', { clientId, file: csvFile('在庫.csv', [STOCK, ...rows]) });
  const draft = (quantity: number, price = 100) =>
    office.call('drafts.save', {
      clientId,
      customerId,
      issuedOn: '2026-11-24',
      lines: [
        {
          description: 'ボルト M8',
          quantityMilli: quantity * 1000,
          unitPriceMilli: price * 1000,
          taxClass: 'standard-10',
        },
      ],
    });
  const found = async (state: 'open' | 'settled' | 'all' = 'open') =>
    (await office.call('goods.differences', { clientId, state })).differences;
  return { clientId, customerId, orders, notes, stock, draft, found };
}

describe('files', () => {
  test('of orders: rows of one number make one order, a known number and an unknown customer come back', async () => {
    const { clientId, orders } = await world();
    const first = await orders(
      ['A', 'O-1', '2026/11/1', 'P1', 'ボルト M8', 10, 100],
      ['A', 'O-1', '2026/11/1', '', '送料', 1, 500],
      ['Z', 'O-2', '2026/11/1', '', '不明', 1, 1],
      ['A', 'O-3', '2026/11/31', '', '日付', 1, 1],
    );
    expect(first).toMatchObject({
      accepted: 1,
      rejected: [
        { row: 4, code: 'customer-unknown' },
        { row: 5, code: 'cell-date' },
      ],
    });
    expect((await orders(['A', 'O-1', '2026/11/2', '', 'x', 1, 1])).rejected).toMatchObject([
      { row: 2, code: 'sales-order-taken' },
    ]);
    const listed = await office.call('salesOrders.list', { clientId });
    expect(listed.orders).toMatchObject([
      { number: 'O-1', lines: [{ itemCode: 'P1', quantityMilli: 10_000 }, { line: 2 }] },
    ]);
  });

  test('of the stock: overlapping files count a move once, two equal ones in one file stay two', async () => {
    const { clientId, stock } = await world();
    const rows = [
      ['2026-11-01', 'P1', 'ボルト M8', '入庫', 100, 'D-1'],
      ['2026-11-02', 'P1', 'ボルト M8', '出庫', 30, ''],
      ['2026-11-02', 'P1', 'ボルト M8', '出庫', 30, ''],
    ];
    expect(await stock(...rows)).toMatchObject({ accepted: 3, duplicates: 0, rejected: [] });
    expect(await stock(...rows, ['2026-11-03', 'P1', '', '棚卸', 38, ''])).toMatchObject({
      accepted: 1,
      duplicates: 3,
    });
    const level = async (asOf: string) =>
      (await office.call('stock.onHand', { clientId, asOf })).items[0]?.quantityMilli;
    expect(await level('2026-11-02')).toBe(40_000);
    expect(await level('2026-11-03')).toBe(38_000);
    expect((await stock(['2026-11-04', 'P1', '', '振替', 1, ''])).rejected).toMatchObject([
      { code: 'cell-stock-kind' },
    ]);
  });

  test('tried first change nothing', async () => {
    const { clientId } = await world();
    const file = csvFile('受注.csv', [ORDER, ['A', 'O-1', '2026/11/1', '', 'x', 1, 1]]);
    expect(await office.call('salesOrders.import', { clientId, file, dryRun: true })).toMatchObject({ accepted: 1 });
    expect((await office.call('salesOrders.list', { clientId })).orders).toEqual([]);
  });
});

describe('a draft', () => {
  test('that bills more than was delivered is not issued unseen, and is once somebody has settled it', async () => {
    const { clientId, notes, draft, found } = await world();
    await notes(['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 8, 100, '10']);
    const { draftId } = await draft(10);
    expect(await found()).toMatchObject([
      { paper: 'draft', kind: 'quantity', billed: 10_000, recorded: 8000, differenceYen: 200 },
    ]);
    const { problems } = await office.call('drafts.check', { clientId });
    expect(problems).toMatchObject([{ draftId, code: 'goods-quantity', line: 1, level: 'warning' }]);
    expect(await office.refused('drafts.issue', { clientId })).toMatchObject({ code: 'drafts-doubtful' });
    const [place] = await found();
    await office.call('goods.settle', { clientId, places: [place!], reason: '残り2本は直送' });
    expect(await found()).toEqual([]);
    expect(await found('settled')).toMatchObject([{ settled: { reason: '残り2本は直送' } }]);
    expect((await office.call('drafts.issue', { clientId })).invoices).toHaveLength(1);
  });

  test('comes back when its figures change after it was settled, and when the word is taken back', async () => {
    const { clientId, notes, draft, found } = await world();
    await notes(['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 8, 100, '10']);
    await draft(10);
    const [place] = await found();
    await office.call('goods.settle', { clientId, places: [place!], reason: 'よい' });
    await office.call('goods.unsettle', { clientId, places: [place!] });
    expect(await found()).toHaveLength(1);
    await office.call('goods.settle', { clientId, places: [place!], reason: 'よい' });
    await notes(['A', 'N-2', '2026-11-11', '', 'P1', 'ボルト M8', 1, 100, '10']);
    expect(await found()).toMatchObject([{ recorded: 9000 }]);
    expect(await office.refused('goods.unsettle', { clientId, places: [place!] })).toMatchObject({
      code: 'difference-unknown',
    });
  });

  test('at another price, of goods that were taken back, or not in stock, is told apart', async () => {
    const { notes, draft, found } = await world();
    await notes(['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 10, 90, '10']);
    await notes(['A', 'R-1', '2026-11-12', '返品', 'P1', 'ボルト M8', 4, 90, '10']);
    await draft(10);
    expect((await found()).map((one) => one.kind).sort()).toEqual(['price', 'returned']);
    const other = await world();
    await other.orders(['A', 'O-1', '2026/11/1', 'P1', 'ボルト M8', 10, 100]);
    await other.stock(['2026-11-01', 'P1', '', '入庫', 3, '']);
    await other.draft(10);
    expect((await other.found()).map((one) => [one.kind, one.recorded])).toEqual([['not-in-stock', 3000]]);
  });

  test('for a customer who has paid in advance says so', async () => {
    const { clientId, customerId, notes, draft, found } = await world();
    await notes(['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 10, 100, '10']);
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-11-01',
      payerName: 'ｴｰ',
      amountYen: 700,
      customerId,
    });
    await office.call('deposits.mark', { clientId, depositId, kind: 'advance', customerId });
    await draft(10);
    expect(await found()).toMatchObject([{ kind: 'advance-paid', line: 0, recorded: 700 }]);
  });
});

describe('what is issued', () => {
  test('twice for one delivery is found, and what nobody billed is named', async () => {
    const { clientId, customerId, notes, found } = await world();
    await notes(
      ['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 10, 100, '10'],
      ['A', 'N-2', '2026-11-12', '', '', 'ナット', 3, 50, '10'],
    );
    const bill = (number: string) =>
      office.call('invoices.create', {
        clientId,
        customerId,
        number,
        issuedOn: '2026-11-20',
        lines: [
          { description: 'ボルト Ｍ８', quantityMilli: 10_000, unitPriceMilli: 100_000, taxClass: 'standard-10' },
        ],
      });
    await bill('I-1');
    expect(await found()).toEqual([]);
    await bill('I-2');
    expect(await found()).toMatchObject([{ paper: 'invoice', number: 'I-2', kind: 'billed-twice', source: 'I-1' }]);
    const { unbilled } = await office.call('goods.differences', { clientId });
    expect(unbilled).toMatchObject([{ number: 'N-2', description: 'ナット', quantityMilli: 3000 }]);
  });

  test('a note beyond its order has a difference before it is billed, and its closing bill after, settled once', async () => {
    const { clientId, customerId, orders, notes, found } = await world();
    await orders(['A', 'O-1', '2026/11/1', 'P1', 'ボルト M8', 18, 100]);
    await notes(['A', 'N-1', '2026-10-10', '', 'P1', 'ボルト M8', 3, 100, '10']);
    await notes(['A', 'N-2', '2026-11-05', '', 'P1', 'ボルト M8', 10, 100, '10']);
    const bill = (closedOn: string) =>
      office.call('closingBills.issue', { clientId, closedOn, customerIds: [customerId] });
    await bill('2026-11-06');
    // What is on a bill already counts: 10 of 18 are delivered, and these are 10 more.
    await notes(['A', 'N-3', '2026-11-10', '', 'P1', 'ボルト M8', 10, 110, '10']);
    const atNote = await found();
    expect(atNote).toMatchObject([
      { paper: 'delivery', number: 'N-3', kind: 'price', billed: 110_000, recorded: 100_000, source: 'O-1' },
      { paper: 'delivery', number: 'N-3', kind: 'quantity', billed: 20_000, recorded: 18_000, differenceYen: 220 },
    ]);
    const { paper, paperId, line } = atNote[0]!;
    await office.call('goods.settle', {
      clientId,
      places: [{ paper, paperId, line, kind: 'price' }],
      reason: '値上げ',
    });
    const { bills } = await bill('2026-11-20');
    expect(await found()).toMatchObject([
      { paper: 'invoice', number: bills[0]!.number, kind: 'quantity', source: 'O-1' },
    ]);
    expect(await found('settled')).toMatchObject([
      { paper: 'invoice', number: bills[0]!.number, kind: 'price', settled: { reason: '値上げ' } },
    ]);
    const [left] = await found();
    await office.call('goods.settle', {
      clientId,
      places: [{ paper: 'invoice', paperId: left!.paperId, line: left!.line, kind: 'quantity' }],
      reason: '追加で受けた',
    });
    expect(await found()).toEqual([]);
  });

  test('one-off charges are held against orders too, and one that is billed apart as well is billed twice', async () => {
    const { clientId, customerId, orders, notes, found } = await world();
    await orders(['A', 'O-1', '2026/11/1', '', '運送料', 1, 5000]);
    await notes(
      ['A', 'C-1', '2026-11-05', '諸口', '', '運送料', 1, 6000, '10'],
      ['A', 'C-2', '2026-11-06', '諸口', '', '据付費', 1, 9000, '10'],
    );
    expect(await found()).toMatchObject([{ paper: 'delivery', number: 'C-1', kind: 'price', recorded: 5_000_000 }]);
    const { bills } = await office.call('closingBills.issue', {
      clientId,
      closedOn: '2026-11-10',
      customerIds: [customerId],
    });
    // A charge is its own record: nothing is said of the one that nobody ordered.
    expect(await found()).toMatchObject([{ paper: 'invoice', number: bills[0]!.number, kind: 'price' }]);
    await office.call('invoices.create', {
      clientId,
      customerId,
      number: 'APART',
      issuedOn: '2026-11-20',
      lines: [{ description: '据付費', quantityMilli: 1000, unitPriceMilli: 9_000_000, taxClass: 'standard-10' }],
    });
    expect((await found()).map((one) => [one.number, one.kind, one.source])).toContainEqual([
      'APART',
      'billed-twice',
      bills[0]!.number,
    ]);
  });

  test('what a note says was delivered must have left the stock, as far as the stock tells', async () => {
    const { clientId, customerId, notes, stock, found } = await world();
    await stock(
      ['2026-11-01', 'P1', 'ボルト M8', '棚卸', 100, ''],
      ['2026-11-05', 'P1', 'ボルト M8', '出庫', 10, 'N-1'],
      ['2026-11-15', 'P1', 'ボルト M8', '入庫', 50, ''],
    );
    await notes(
      ['A', 'N-0', '2026-10-20', '', 'P1', 'ボルト M8', 40, 100, '10'],
      ['A', 'N-1', '2026-11-05', '', 'P1', 'ボルト M8', 10, 100, '10'],
      ['A', 'N-2', '2026-11-12', '', 'P1', 'ボルト M8', 8, 100, '10'],
      ['A', 'N-3', '2026-11-20', '', 'P1', 'ボルト M8', 5, 100, '10'],
    );
    expect(await found()).toMatchObject([
      { paper: 'delivery', number: 'N-2', kind: 'not-shipped', billed: 8000, recorded: 0, differenceYen: 800 },
    ]);
    const { bills } = await office.call('closingBills.issue', {
      clientId,
      closedOn: '2026-11-20',
      customerIds: [customerId],
    });
    expect(await found()).toMatchObject([
      { paper: 'invoice', number: bills[0]!.number, kind: 'not-shipped', source: 'N-2', line: 3 },
    ]);
    // A count that finds them gone says so as well as a going out; 3 of the 8 are still there.
    await stock(['2026-11-22', 'P1', 'ボルト M8', '棚卸', 130, '']);
    expect(await found()).toMatchObject([{ kind: 'not-shipped', billed: 5000, recorded: 2000 }]);
    await stock(['2026-11-23', 'P1', 'ボルト M8', '出庫', 3, '']);
    expect(await found()).toEqual([]);
  });

  test('a closing bill whose notes are as ordered and shipped has no difference', async () => {
    const { clientId, customerId, orders, notes, stock, found } = await world();
    await orders(['A', 'O-1', '2026/11/1', 'P1', 'ボルト M8', 8, 100]);
    await stock(['2026-11-01', 'P1', 'ボルト M8', '入庫', 8, ''], ['2026-11-10', 'P1', 'ボルト M8', '出庫', 8, '']);
    await notes(['A', 'N-1', '2026-11-10', '', 'P1', 'ボルト M8', 8, 100, '10']);
    await office.call('closingBills.issue', { clientId, closedOn: '2026-11-10', customerIds: [customerId] });
    expect(await found()).toEqual([]);
  });
});
