/** What an outsider met who called every method with odd input: each is kept from coming back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf, MethodName } from '../../src/contract/contract.ts';
import { refusalSentence } from '../../src/messages/refusals.ts';
import {
  csvFile,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  openTestOffice,
  removeOffices,
  sentenceOf,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(removeOffices);

describe('an input that does not fit the contract', () => {
  test.each<[what: string, method: string, input: unknown, words: RegExp]>([
    ['nothing at all', 'aging.table', {}, /「asOf」.*値が要ります/],
    ['no object', 'aging.table', [], /項目の組/],
    ['a day that is not', 'aging.table', { asOf: '2026-02-30' }, /2026-02-30.*実在する日付/],
    ['a year that no book has', 'aging.table', { asOf: '9999-12-31' }, /「asOf」/],
    ['a year before all books', 'aging.table', { asOf: '0000-01-01' }, /「asOf」/],
    ['no instant', 'aging.table', { asOf: '2026-02-03', knownAt: 'yesterday' }, /日付と時刻/],
    ['a word that is no choice', 'aging.table', { asOf: '2026-02-03', basis: 'x' }, /due、issue のどれか/],
    ['a name too long', 'clients.create', { code: '1', name: 'あ'.repeat(121) }, /120文字まで/],
    ['a short bank code', 'clients.addBankAccount', { clientId: 1, account: { bankCode: '5' } }, /決まった桁/],
    ['a fraction', 'customers.list', { clientId: 1.5 }, /整数/],
    ['a text for a number', 'customers.list', { clientId: 'x' }, /数で/],
    ['less than nothing', 'customers.list', { clientId: 0 }, /より大きい/],
    ['bytes that are none', 'deposits.import', { file: { name: 'x', bytes: 'abc' } }, /ファイル/],
    ['neither deposit nor ref', 'allocations.allocate', { clientId: 1, allocations: [{ amountYen: 1 }] }, /どれか1つ/],
  ])('is refused in Japanese: %s', async (_what, method, input, words) => {
    await makeClient(office);
    const failure = await office.refused(method as MethodName, input as InputOf<MethodName>);
    expect(failure.code).toBe('input-invalid');
    expect(sentenceOf(failure)).toMatch(words);
    expect(sentenceOf(failure)).not.toMatch(/Invalid|expected|must|received/);
  });
});

describe('rejected cells of an import', () => {
  test('show what stood in the cell that is wrong, and what it should have been', async () => {
    const clientId = await makeClient(office);
    await makeCustomer(office, clientId, 'K1');
    const { rejected } = await office.call('invoices.import', {
      clientId,
      file: csvFile('請求.csv', [
        ['得意先コード', '請求番号', '請求日', '品名', '数量', '単価', '税率'],
        ['K9', 'N1', '2026-06-30', '商品', 1, 100, 10],
        ['K1', 'N2', '2026-06-30', '商品', 1.0005, 100, 10],
        ['K1', 'N3', '2026-06-30', '商品', -1, 100, 10],
      ]),
    });
    expect(rejected).toMatchObject([
      { row: 2, field: '得意先コード', value: 'K9', code: 'customer-unknown' },
      { row: 3, field: '数量', value: '1.0005', sentence: expect.stringContaining('3桁まで') },
      { row: 4, field: '単価', code: 'total-negative' },
    ]);
    const customers = await office.call('customers.import', {
      clientId,
      file: csvFile('得意先.csv', [
        ['得意先コード', '得意先名', '登録番号', '与信限度額', '支払い月', '支払い日'],
        ['K2', '乙', 'T123', -1, 2, 10],
        ['K3', '丙', '', '', 2, 10],
      ]),
    });
    expect(customers.rejected.map((cell) => cell.sentence)).toEqual([
      expect.stringContaining('0 以上'),
      expect.stringContaining('「T123」は「T」と数字13桁'),
    ]);
    const [, made] = (await office.call('customers.list', { clientId })).customers;
    expect(made).toMatchObject({ code: 'K3', terms: { monthsAfter: 2, payDay: 10 } });
  });
});

describe('one template for two accounts', () => {
  test('is money of each account, and of each only once', async () => {
    const account = (number: string) => ({ bankCode: '0005', branchCode: '001', type: '1' as const, number });
    const clientId = await makeClient(office, { bankAccounts: [account('1000001'), account('1000002')] });
    const file = depositTemplate([['2026-11-02', 'ｶ)ﾐﾎﾝ', 5000]]);
    const counts = [];
    for (const number of ['1000001', '1000002', '1000002'])
      counts.push(await office.call('deposits.import', { clientId, file, account: account(number) }));
    expect(counts.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('a name no font can print', () => {
  test('is refused with its characters by the preview as by the run', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'E', { name: '絵文字😀商会' });
    await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-01', dueOn: '2026-09-30', yen: 1000 });
    const asOf = '2026-11-24';
    const preview = await office.refused('reminders.preview', { clientId, customerId, asOf });
    expect(preview.code).toBe('letter-glyphs');
    expect(sentenceOf(preview)).toContain('😀');
    expect((await office.refused('reminders.issue', { clientId, asOf })).code).toBe('letter-glyphs');
  });
});

describe('what a call says beside its value', () => {
  test('names unknown keys at any depth', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'U');
    const line = { description: '商品', quantityMilli: 1000, unitPriceMilli: 1000, taxClass: 'exempt', colour: 'red' };
    const input = { clientId, customerId, issuedOn: '2026-11-01', lines: [line, line], shape: 1 };
    const reply = await office.reply('invoices.create', input as InputOf<'invoices.create'>);
    expect(reply).toMatchObject({ ok: true, ignoredKeys: ['lines.colour', 'shape'] });
  });

  test('tells who holds the office by the clock on the wall in Japan', () => {
    const facts = { host: 'pc1', user: 'sato', pid: 7, since: '2026-11-24T00:12:00.000Z' };
    expect(refusalSentence('office-locked', facts)).toContain('2026/11/24 9:12');
    expect(refusalSentence('office-locked', { host: '?', user: '?', pid: 0, since: '' })).not.toContain('?');
  });
});

describe('office.verify', () => {
  test('finds a receivable that is not what its invoice says', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'V');
    const { number } = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-01', yen: 1000 });
    const change = (yen: number) =>
      office.tamper((database) => {
        database.prepare('UPDATE receivable SET amount_yen = ? WHERE client_id = ?').run(yen, clientId);
        database
          .prepare('UPDATE open_item SET amount_yen = ?, open_yen = ? WHERE client_id = ?')
          .run(yen, yen, clientId);
        database.prepare('UPDATE open_span SET open_yen = ? WHERE client_id = ?').run(yen, clientId);
      });
    await change(999);
    const { problems } = await office.call('office.verify', {});
    expect(problems).toEqual([{ check: 'receivable-total', detail: `client ${clientId}: invoice ${number}` }]);
    await change(1000);
    expect((await office.call('office.verify', {})).ok).toBe(true);
  });
});

describe('money cleared ahead', () => {
  test('is used line by line as each comes into effect, and is 前受 of a known customer until then', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'P');
    await makeInvoice(office, clientId, { customerId, number: 'P1', issuedOn: '2026-10-01', yen: 60 });
    await makeInvoice(office, clientId, { customerId, number: 'P2', issuedOn: '2026-11-15', yen: 40 });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-20',
      payerName: 'ﾋﾟｰ',
      amountYen: 120,
    });
    const allocations = [
      { invoice: 'P1', amountYen: 60 },
      { invoice: 'P2', amountYen: 40 },
    ];
    await office.call('allocations.allocate', { clientId, depositId, allocations });
    const unused = (asOf: string) => office.call('aging.unusedMoney', { clientId, asOf });
    expect(await unused('2026-10-19')).toEqual({ advanceYen: 0, suspenseYen: 0 });
    expect(await unused('2026-11-14')).toEqual({ advanceYen: 40, suspenseYen: 20 });
    expect(await unused('2026-11-15')).toEqual({ advanceYen: 0, suspenseYen: 20 });
  });
});

describe('the past as it was known', () => {
  test('stands under the customers of then, whoever was merged since', async () => {
    const clientId = await makeClient(office);
    const from = await makeCustomer(office, clientId, 'F');
    const into = await makeCustomer(office, clientId, 'I');
    await makeInvoice(office, clientId, { customerId: from, issuedOn: '2026-11-01', yen: 500 });
    const knownAt = office.clock.now();
    office.clock.set('2026-11-24T04:00:00.000Z');
    await office.call('customers.merge', { clientId, fromCustomerId: from, intoCustomerId: into });
    const codes = async (at?: string) =>
      (await office.call('aging.table', { clientId, asOf: '2026-11-24', ...(at ? { knownAt: at } : {}) })).rows.map(
        (row) => [row.customerCode, row.total],
      );
    expect(await codes(knownAt)).toEqual([['F', 500]]);
    expect(await codes(office.clock.now())).toEqual([['I', 500]]);
    expect(await codes()).toEqual([['I', 500]]);
  });
});

describe('a seal image', () => {
  test('that only begins like a picture is refused, before a run of letters hangs on it', async () => {
    const clientId = await makeClient(office);
    const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3);
    const failure = await office.refused('clients.setSealImage', { clientId, file: { name: '印.png', bytes } });
    expect(failure.code).toBe('image-invalid');
  });
});

test('a search for marks alone finds nothing, not everything', async () => {
  await makeClient(office);
  expect((await office.call('search.find', { text: '・' })).hits).toEqual([]);
});
