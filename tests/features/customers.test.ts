import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
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
beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

async function customerOf(code: string) {
  const { customers } = await office.call('customers.list', { clientId });
  const found = customers.find((customer) => customer.code === code);
  if (!found) throw new Error(`no customer ${code}`);
  return office.call('customers.get', { clientId, customerId: found.customerId });
}

describe('a customer', () => {
  test('takes what lacks from the client, and has a code of its own', async () => {
    const own = await makeClient(office, {
      terms: { closingDay: 20, monthsAfter: 1, payDay: 10, holidayShift: 'none' },
      feeBearer: 'client',
    });
    const customerId = await makeCustomer(office, own, '00001');
    expect(await office.call('customers.get', { clientId: own, customerId })).toMatchObject({
      honorific: '御中',
      terms: { closingDay: 20, monthsAfter: 1, payDay: 10, holidayShift: 'none' },
      feeBearer: 'client',
    });
    expect(await office.refused('customers.create', { clientId: own, code: '00001', name: 'x' })).toMatchObject({
      code: 'customer-code-taken',
    });
    await makeCustomer(office, clientId, 'same-code');
    await makeCustomer(office, own, 'same-code');
  });

  test('is found by name, kana in any width, and code', async () => {
    const own = await makeClient(office);
    await makeCustomer(office, own, 'K-77', { name: '株式会社カネコ製作所', kana: 'カネコセイサクショ' });
    await makeCustomer(office, own, 'K-78', { name: '渡邊商店', kana: 'ワタナベショウテン' });
    const find = async (text: string) =>
      (await office.call('customers.list', { clientId: own, text })).customers.map((customer) => customer.code);
    for (const text of ['カネコ', 'ｶﾈｺ', 'かねこ', 'k-77', 'Ｋ－７７', '製作'])
      expect(await find(text), text).toEqual(['K-77']);
    expect(await find('わたなべ')).toEqual(['K-78']);
  });
});

describe('customers.import', () => {
  test('a known code keeps the columns that the file lacks', async () => {
    const all = csvFile('a.csv', [
      [
        '得意先コード',
        '得意先名',
        'フリガナ',
        '電話',
        '締日',
        '支払月',
        '支払日',
        '与信限度額',
        '営業担当',
        '振込名義',
      ],
      ['I1', '旧名株式会社', 'キュウメイ', '03-1', '20', '2', '10', '1000000', '佐藤', 'ｷﾕｳﾒｲ'],
    ]);
    expect(await office.call('customers.import', { clientId, file: all })).toEqual({ accepted: 1, rejected: [] });
    await office.call('customers.import', {
      clientId,
      file: csvFile('b.csv', [
        ['得意先コード', '得意先名', '支払日', '振込名義'],
        ['I1', '新名株式会社', '末', 'ｼﾝﾒｲ;ｶ)ｼﾝﾒｲ'],
      ]),
    });
    const customer = await customerOf('I1');
    expect(customer).toMatchObject({
      name: '新名株式会社',
      kana: 'キュウメイ',
      phone: '03-1',
      creditLimitYen: 1_000_000,
      salesContact: '佐藤',
      terms: { closingDay: 20, monthsAfter: 2, payDay: 31 },
    });
    expect(customer.payerNames.map((name) => name.name).sort()).toEqual(['ｶ)ｼﾝﾒｲ', 'ｷﾕｳﾒｲ', 'ｼﾝﾒｲ']);
  });

  test('commits the good rows and names each faulty cell', async () => {
    const file = csvFile('c.csv', [
      ['得意先コード', '得意先名', '締日', '登録番号'],
      ['J1', '良い会社', '末', ''],
      ['J2', '', '末', ''],
      ['J3', '締日の悪い会社', '32', ''],
      ['J4', '登録番号の悪い会社', '末', 'T12'],
      ['J1', '二度目の会社', '末', ''],
    ]);
    const dry = await office.call('customers.import', { clientId, file, dryRun: true });
    const { accepted, rejected } = await office.call('customers.import', { clientId, file });
    expect(dry).toEqual({ accepted, rejected });
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [3, '得意先名'],
      [4, '締日'],
      [5, '登録番号'],
      [6, '得意先コード'],
    ]);
    for (const { sentence } of rejected) expect(sentence).toMatch(/^\d行目の.+。$/);
    expect(accepted).toBe(1);
    expect(await customerOf('J1')).toMatchObject({ name: '良い会社' });
    await expect(customerOf('J3')).rejects.toThrow();
  });

  test('a dry run writes nothing', async () => {
    const file = csvFile('d.csv', [
      ['得意先コード', '得意先名'],
      ['D1', '試しの会社'],
    ]);
    await office.call('customers.import', { clientId, file, dryRun: true });
    await expect(customerOf('D1')).rejects.toThrow('no customer');
  });
});

describe('a merge', () => {
  test('moves invoices, deposits, letters, holds and names, and the old code leads to the new', async () => {
    const own = await makeClient(office);
    const from = await makeCustomer(office, own, 'OLD', { name: '株式会社旧', payerNames: ['ｶ)ｷﾕｳ'] });
    const into = await makeCustomer(office, own, 'NEW', { name: '株式会社新' });
    await makeInvoice(office, own, { customerId: from, number: 'O-1', issuedOn: '2026-06-30', yen: 1000 });
    await makeInvoice(office, own, { customerId: into, number: 'N-1', issuedOn: '2026-06-30', yen: 200 });
    await makeDeposit(office, own, { depositedOn: '2026-07-31', payerName: 'ｷﾕｳ', amountYen: 300, customerId: from });
    const issued = await office.call('reminders.issue', { clientId: own, asOf: '2026-08-20', customerIds: [into] });
    expect(issued.letters).toBe(1);
    await office.call('customers.setReminderHold', { clientId: own, customerId: from, reason: '係争中' });

    const rehearsed = await office.call('customers.merge', {
      clientId: own,
      fromCustomerId: from,
      intoCustomerId: into,
      dryRun: true,
    });
    expect((await office.call('customers.list', { clientId: own })).customers).toHaveLength(2);
    const moved = await office.call('customers.merge', { clientId: own, fromCustomerId: from, intoCustomerId: into });
    expect(moved).toEqual({ receivables: 1, deposits: 1, payerNames: 1 });
    expect(rehearsed).toEqual(moved);

    const { customers } = await office.call('customers.list', { clientId: own, asOf: '2026-11-24' });
    expect(customers).toMatchObject([{ code: 'NEW', openYen: 1200, overdueYen: 1200, reminderHold: '係争中' }]);
    expect(await office.call('customers.get', { clientId: own, customerId: into })).toMatchObject({
      mergedCodes: ['OLD'],
      payerNames: [{ name: 'ｶ)ｷﾕｳ' }],
    });
    const { rows } = await office.call('aging.table', { clientId: own, asOf: '2026-07-01' });
    expect(rows).toMatchObject([{ customerCode: 'NEW', total: 1200 }]);
    const [deposit] = (await office.call('deposits.list', { clientId: own })).deposits;
    expect(deposit).toMatchObject({ customerCode: 'NEW' });

    const invoices = csvFile('i.csv', [
      ['得意先コード', '請求番号', '請求日', '品名', '数量', '単価', '税率'],
      ['OLD', 'O-2', '2026-09-30', '商品', '1', '500', '非'],
    ]);
    expect(await office.call('invoices.import', { clientId: own, file: invoices })).toMatchObject({ accepted: 1 });
    const { invoices: listed } = await office.call('invoices.list', { clientId: own, text: 'O-2' });
    expect(listed).toMatchObject([{ customerCode: 'NEW', customerName: '株式会社新' }]);
  });

  test('a later file that still has the old code changes no name, and its payer names go to the new one', async () => {
    const own = await makeClient(office);
    const from = await makeCustomer(office, own, 'OLD', { name: '株式会社旧' });
    const into = await makeCustomer(office, own, 'NEW', { name: '株式会社新' });
    await office.call('customers.merge', { clientId: own, fromCustomerId: from, intoCustomerId: into });
    const file = csvFile('m.csv', [
      ['得意先コード', '得意先名', '振込名義'],
      ['NEW', '株式会社新', 'ｶ)ｼﾝ'],
      ['OLD', '株式会社旧', 'ｶ)ｷﾕｳ'],
    ]);
    expect(await office.call('customers.import', { clientId: own, file })).toMatchObject({ accepted: 2, rejected: [] });
    const { customers } = await office.call('customers.list', { clientId: own });
    expect(customers).toMatchObject([{ code: 'NEW', name: '株式会社新' }]);
    const { payerNames } = await office.call('customers.get', { clientId: own, customerId: into });
    expect(payerNames.map((one) => one.name).sort()).toEqual(['ｶ)ｷﾕｳ', 'ｶ)ｼﾝ']);
  });

  test('is refused with oneself, with one already merged, and with nobody', async () => {
    const own = await makeClient(office);
    const [a, b, c] = [
      await makeCustomer(office, own, 'A'),
      await makeCustomer(office, own, 'B'),
      await makeCustomer(office, own, 'C'),
    ];
    const merge = (fromCustomerId: number, intoCustomerId: number) =>
      office.refused('customers.merge', { clientId: own, fromCustomerId, intoCustomerId });
    expect(await merge(a, a)).toMatchObject({ code: 'customer-merge-self' });
    await office.call('customers.merge', { clientId: own, fromCustomerId: a, intoCustomerId: b });
    expect(await merge(c, a)).toMatchObject({ code: 'customer-merged' });
    expect(await merge(a, c)).toMatchObject({ code: 'customer-merged' });
    expect(await merge(c, 999)).toMatchObject({ code: 'customer-unknown' });
    // A chain ends at the last one: what was merged into B follows it to C.
    await office.call('customers.merge', { clientId: own, fromCustomerId: b, intoCustomerId: c });
    expect((await office.call('customers.get', { clientId: own, customerId: c })).mergedCodes).toEqual(['A', 'B']);
  });
});

describe('a payer name', () => {
  test('is learned by clearing, helps the next deposit, and is forgotten by the reversal', async () => {
    const own = await makeClient(office);
    const customerId = await makeCustomer(office, own, '1', { name: '株式会社北星', kana: 'ホクセイ' });
    const other = await makeCustomer(office, own, '2', { name: '有限会社南' });
    for (const [number, issuedOn] of [
      ['P-1', '2026-06-30'],
      ['P-2', '2026-07-31'],
    ] as const) {
      await makeInvoice(office, own, { customerId, number, issuedOn, yen: 50_000 });
      await makeInvoice(office, own, { customerId: other, number: `X${number}`, issuedOn, yen: 50_000 });
    }
    const { importId } = await office.call('deposits.import', {
      clientId: own,
      file: depositTemplate([
        ['2026-07-31', 'ﾀﾅｶ ﾀﾛｳ', 50_000],
        ['2026-08-31', 'ﾀﾅｶ ﾀﾛｳ', 50_000],
      ]),
    });
    expect(importId).toBe(1);
    const { deposits } = await office.call('deposits.list', { clientId: own });
    const first = deposits.find((deposit) => deposit.depositedOn === '2026-07-31')!.depositId;
    const learned = async () => (await office.call('customers.get', { clientId: own, customerId })).payerNames;
    const proposed = async () =>
      (await office.call('allocations.propose', { clientId: own })).deposits.find(
        (one) => one.depositedOn === '2026-08-31',
      );

    expect((await proposed())?.status).not.toBe('auto');
    await office.call('allocations.allocate', {
      clientId: own,
      depositId: first,
      allocations: [{ invoice: 'P-1', amountYen: 50_000 }],
    });
    expect(await learned()).toMatchObject([{ name: 'ﾀﾅｶ ﾀﾛｳ', source: 'learned', lastOn: '2026-07-31' }]);
    expect(await proposed()).toMatchObject({ customerCode: '1', allocations: [{ invoice: 'P-2', amountYen: 50_000 }] });

    await office.call('allocations.reverse', { clientId: own, depositId: first });
    expect(await learned()).toEqual([]);
    expect((await proposed())?.status).not.toBe('auto');
  });
});
