/** 仕訳出力: worked examples to the row, once only, byte for byte again, and tied to the ledger whatever clerks do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../src/contract/contract.ts';
import { addDays } from '../../src/domain/dates.ts';
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
  customerId = await makeCustomer(office, clientId, '2201', { name: '株式会社山田商店' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

type Preview = OutputOf<'journals.preview'>;

/** An invoice of goods at 10 % and at 8 %, before tax. */
async function bill(number: string, on: string, net10: number, net8 = 0) {
  const line = (yen: number, taxClass: 'standard-10' | 'reduced-8') => ({
    description: '商品',
    quantityMilli: 1000,
    unitPriceMilli: yen * 1000,
    taxClass,
  });
  const lines = [...(net10 ? [line(net10, 'standard-10')] : []), ...(net8 ? [line(net8, 'reduced-8')] : [])];
  await office.call('invoices.create', { clientId, customerId, number, issuedOn: on, lines });
}

async function clear(
  on: string,
  amountYen: number,
  allocations: InputOf<'allocations.allocate'>['allocations'],
  adjustments: InputOf<'allocations.allocate'>['adjustments'] = [],
) {
  const depositId = await makeDeposit(office, clientId, { depositedOn: on, payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', amountYen });
  await office.call('allocations.allocate', { clientId, depositId, allocations, adjustments });
  return depositId;
}

/** 'date kind | debit… / credit… | description', a side as account(sub)[tax] yen. */
function written({ entries }: Pick<Preview, 'entries'>): string[] {
  const side = (one: Preview['entries'][number]['pairs'][number]['debit']) =>
    one && `${one.account}${one.subAccount ? `(${one.subAccount})` : ''}[${one.taxLabel}] ${one.amountYen}`;
  return entries.map((entry) => {
    const debits = entry.pairs.map((pair) => side(pair.debit)).filter(Boolean);
    const credits = entry.pairs.map((pair) => side(pair.credit)).filter(Boolean);
    return `${entry.on} ${debits.join(' + ')} / ${credits.join(' + ')} | ${entry.description}`;
  });
}

const preview = (given: Partial<InputOf<'journals.preview'>> = {}) =>
  office.call('journals.preview', { clientId, ...given });

function fileOf(path: string, encoding = 'utf-8'): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(readFileSync(join(office.folder, path)));
}

describe('entries', () => {
  test('a deposit less the transfer fee: one compound entry, the fee as 売上値引 by the rates of the sale', async () => {
    await bill('A-1', '2026-09-30', 100_000, 50_000);
    await clear(
      '2026-10-30',
      163_340,
      [{ invoice: 'A-1', amountYen: 164_000 }],
      [{ kind: 'transfer-fee', amountYen: 660 }],
    );
    expect(written(await preview())).toEqual([
      '2026-10-30 普通預金[対象外] 163340 + 売上値引高[課税売返込10%] 443 + 売上値引高[課税売返込軽減8%] 217 / 売掛金(株式会社山田商店)[対象外] 164000 | 入金 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ A-1',
    ]);
  });

  test('every kind of difference has its account and tax', async () => {
    await bill('B-1', '2026-08-31', 100_000);
    await clear(
      '2026-09-30',
      99_000,
      [{ invoice: 'B-1', amountYen: 110_000 }],
      [
        { kind: 'withholding', amountYen: 10_210 },
        { kind: 'rounding', amountYen: 3 },
        { kind: 'discount', amountYen: 400 },
        { kind: 'offset', amountYen: 200 },
        { kind: 'commission', amountYen: 187 },
      ],
    );
    const [entry] = written(await preview());
    expect(entry).toContain('仮払税金[対象外] 10210');
    expect(entry).toContain('雑損失[対象外] 3');
    expect(entry).toContain('売上値引高[課税売返込10%] 400');
    expect(entry).toContain('買掛金(株式会社山田商店)[対象外] 200');
    expect(entry).toContain('支払手数料[非課仕入] 187');
  });

  test('money too much waits as 前受金, of nobody known as 仮受金, and is used from there later', async () => {
    await bill('C-1', '2026-08-31', 100_000);
    await clear('2026-09-30', 130_000, [{ invoice: 'C-1', amountYen: 110_000 }]);
    const unknown = await makeDeposit(office, clientId, {
      depositedOn: '2026-09-30',
      payerName: 'ﾀﾅｶ',
      amountYen: 5500,
    });
    await office.call('journals.export', { clientId, through: '2026-09-30' });
    await bill('C-2', '2026-10-15', 5000);
    await office.call('allocations.allocate', {
      clientId,
      depositId: unknown,
      allocations: [{ invoice: 'C-2', amountYen: 5500 }],
    });
    expect(written(await preview())).toEqual([
      '2026-10-15 仮受金[対象外] 5500 / 売掛金(株式会社山田商店)[対象外] 5500 | 充当 ﾀﾅｶ C-2',
    ]);
    const { batches } = await office.call('journals.batches', { clientId });
    const rows = fileOf(batches[0]!.document.path, 'shift_jis').split('\r\n');
    expect(rows[0]).toContain('2110,,,2026/09/30,普通預金,,,対象外,130000,,売掛金,株式会社山田商店,,対象外,110000,');
    expect(rows[1]).toContain('2101,,,2026/09/30,,,,,0,,前受金,株式会社山田商店,,対象外,20000,');
    expect(rows[2]).toContain('2000,,,2026/09/30,普通預金,,,対象外,5500,,仮受金,,,対象外,5500,');
    expect(rows.slice(0, 3).map((row) => row.split(',').length)).toEqual([25, 25, 25]);
  });

  test('a write-off is 貸倒損失 by the rate of the sale, an offset 買掛金, and a reversal its own counter-entry', async () => {
    await bill('D-1', '2026-06-30', 100_000, 50_000);
    const lost = { clientId, customerId, on: '2026-10-15', reason: '破産', evidence: '通知', rule: '9-6-2' as const };
    const { allocationId } = await office.call('writeOffs.record', lost);
    await office.call('journals.export', { clientId, through: '2026-10-31' });
    await office.call('writeOffs.reverse', { clientId, allocationId, on: '2026-11-10' });
    await office.call('offsets.record', {
      clientId,
      customerId,
      on: '2026-11-11',
      reason: '10月分',
      receivables: [{ invoice: 'D-1', amountYen: 4000 }],
    });
    expect(written(await preview())).toEqual([
      '2026-11-10 売掛金(株式会社山田商店)[対象外] 164000 / 貸倒損失[課税売倒込10%] 110000 + 貸倒損失[課税売倒込軽減8%] 54000 | 消込取消 破産 D-1',
      '2026-11-11 買掛金(株式会社山田商店)[対象外] 4000 / 売掛金(株式会社山田商店)[対象外] 4000 | 相殺 10月分 D-1',
    ]);
  });

  test('what was booked and taken back on one day is no entry; a cancel of what was exported is', async () => {
    await bill('E-1', '2026-08-31', 10_000);
    const depositId = await clear('2026-11-24', 11_000, [{ invoice: 'E-1', amountYen: 11_000 }]);
    await office.call('deposits.cancel', { clientId, depositId });
    expect(await office.refused('journals.export', { clientId })).toMatchObject({ code: 'journal-nothing' });
    const second = await clear('2026-10-30', 11_000, [{ invoice: 'E-1', amountYen: 11_000 }]);
    await office.call('journals.export', { clientId });
    await office.call('deposits.cancel', { clientId, depositId: second, on: '2026-11-24' });
    expect(written(await preview())).toEqual([
      '2026-11-24 売掛金(株式会社山田商店)[対象外] 11000 / 仮受金[対象外] 11000 | 消込取消 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ E-1',
      '2026-11-24 仮受金[対象外] 11000 / 普通預金[対象外] 11000 | 入金取消 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
    ]);
  });

  test('sales go along where the client wants it, by rate', async () => {
    await office.call('journals.saveSettings', { clientId, includeSales: true, startOn: '2026-09-01' });
    await bill('F-0', '2026-08-31', 1000);
    await bill('F-1', '2026-09-30', 100_000, 50_000);
    expect(written(await preview({ through: '2026-09-30' }))).toEqual([
      '2026-09-30 売掛金(株式会社山田商店)[対象外] 164000 / 売上高[課税売上込10%] 110000 + 売上高[課税売上込軽減8%] 54000 | 売上 F-1',
    ]);
  });
});

describe('what is not kept', () => {
  const double = async (on: string) => {
    await bill('R-1', '2026-08-31', 10_000);
    await clear('2026-10-05', 11_000, [{ invoice: 'R-1', amountYen: 11_000 }]);
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: on,
      payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
      amountYen: 11_000,
    });
    await office.call('deposits.mark', { clientId, depositId, kind: 'double', on });
    return depositId;
  };
  const giveBack = async (depositId: number, decidedOn: string, refundedOn: string) => {
    const { refundId } = await office.call('deposits.refund', { clientId, depositId, reason: 'double', on: decidedOn });
    await office.call('deposits.refundDone', { clientId, refundId, refundedOn, accountNote: '○○銀行 普通 1' });
    return refundId;
  };

  test('a double that is given back: 仮受金 when it came, 仮受金 → 普通預金 on the day it left, nothing on the day it was decided', async () => {
    await giveBack(await double('2026-10-06'), '2026-10-10', '2026-10-14');
    const entries = written(await preview());
    expect(entries.slice(1)).toEqual([
      '2026-10-06 普通預金[対象外] 11000 / 仮受金[対象外] 11000 | 入金 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
      '2026-10-14 仮受金[対象外] 11000 / 普通預金[対象外] 11000 | 返金 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
    ]);
  });

  test('of a customer who is known it is 前受金 that is given back, also when a file took the deposit before', async () => {
    const depositId = await double('2026-10-06');
    await office.call('deposits.mark', { clientId, depositId, kind: 'advance', customerId, on: '2026-10-07' });
    await office.call('journals.export', { clientId, through: '2026-10-31' });
    await giveBack(depositId, '2026-11-02', '2026-11-04');
    expect(written(await preview())).toEqual([
      '2026-11-04 前受金(株式会社山田商店)[対象外] 11000 / 普通預金[対象外] 11000 | 返金 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
    ]);
  });

  test('a refund that is only decided is no entry', async () => {
    const depositId = await double('2026-10-06');
    await office.call('deposits.refund', { clientId, depositId, reason: 'double', on: '2026-10-10' });
    expect(written(await preview()).filter((one) => one.includes('返金'))).toEqual([]);
  });

  test('a refund taken back after a file took it is a counter-entry on its day; on one day it is no entry', async () => {
    const refundId = await giveBack(await double('2026-10-06'), '2026-10-10', '2026-10-14');
    await office.call('journals.export', { clientId, through: '2026-10-31' });
    await office.call('deposits.reverseRefund', { clientId, refundId, on: '2026-11-05' });
    const waiting = async () =>
      (await office.call('journals.waiting', {})).clients.find((one) => one.clientId === clientId)!.facts;
    expect(await waiting()).toBe(1);
    expect(written(await preview())).toEqual([
      '2026-11-05 普通預金[対象外] 11000 / 仮受金[対象外] 11000 | 返金取消 ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
    ]);
    await office.call('journals.export', { clientId });
    const { depositId } = office.rows<{ depositId: number }>(
      'SELECT deposit_id AS depositId FROM deposit_refund WHERE client_id = ?',
      clientId,
    )[0]!;
    const second = await giveBack(depositId, '2026-11-10', '2026-11-12');
    await office.call('deposits.reverseRefund', { clientId, refundId: second, on: '2026-11-12' });
    expect(written(await preview())).toEqual([]);
  });

  test('money that belongs to another client is no deposit here, and one there', async () => {
    const code = `T${clientId}`;
    const there = await makeClient(office, { code });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-05',
      payerName: 'ﾍﾞﾂﾉﾔ',
      amountYen: 8000,
    });
    await office.call('deposits.move', { clientId, depositId, targetCode: code, on: '2026-11-20' });
    // Neither for the month it came nor for the month in which the mistake was seen.
    expect(written(await preview({ through: '2026-10-31' }))).toEqual([]);
    expect(written(await preview())).toEqual([]);
    expect(written(await office.call('journals.preview', { clientId: there }))).toEqual([
      '2026-10-05 普通預金[対象外] 8000 / 仮受金[対象外] 8000 | 入金 ﾍﾞﾂﾉﾔ',
    ]);
    await office.call('deposits.undoMove', { clientId, depositId, on: '2026-11-21' });
    expect(written(await office.call('journals.preview', { clientId: there }))).toEqual([]);
    expect(written(await preview())).toEqual(['2026-10-05 普通預金[対象外] 8000 / 仮受金[対象外] 8000 | 入金 ﾍﾞﾂﾉﾔ']);
  });

  test('moved after a file took it: a counter-entry on the day of the move', async () => {
    const code = `T${clientId}`;
    await makeClient(office, { code });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-05',
      payerName: 'ﾍﾞﾂﾉﾔ',
      amountYen: 8000,
    });
    await office.call('journals.export', { clientId, through: '2026-10-31' });
    await office.call('deposits.move', { clientId, depositId, targetCode: code, on: '2026-11-20' });
    expect(written(await preview())).toEqual([
      '2026-11-20 仮受金[対象外] 8000 / 普通預金[対象外] 8000 | 入金取消 ﾍﾞﾂﾉﾔ',
    ]);
  });
});

describe('a file', () => {
  test('takes each fact once and is the same, byte for byte, when it is asked for again', async () => {
    await bill('G-1', '2026-08-31', 10_000);
    await clear('2026-09-30', 11_000, [{ invoice: 'G-1', amountYen: 11_000 }]);
    const first = await office.call('journals.export', { clientId, through: '2026-10-31' });
    expect(await office.refused('journals.export', { clientId, through: '2026-10-31' })).toMatchObject({
      code: 'journal-nothing',
    });
    const bytes = fileOf(first.document.path, 'latin1');
    await office.call('journals.saveSettings', {
      clientId,
      accounts: [{ slot: 'bank', account: '当座預金', subMode: 'none', tax: 'out' }],
    });
    const again = await office.call('journals.export', { clientId, batchId: first.batchId });
    expect(again).toEqual(first);
    expect(fileOf(again.document.path, 'latin1')).toBe(bytes);
    expect(await office.refused('journals.export', { clientId, batchId: 99 })).toMatchObject({
      code: 'journal-batch-unknown',
    });
  });

  test('names its late comers: booked for days that an earlier file had covered', async () => {
    await bill('H-1', '2026-08-31', 10_000);
    await clear('2026-10-20', 11_000, [{ invoice: 'H-1', amountYen: 11_000 }]);
    await office.call('journals.export', { clientId, through: '2026-10-31' });
    await makeDeposit(office, clientId, { depositedOn: '2026-10-05', payerName: 'ｵｸﾚ', amountYen: 700 });
    const { problems, count } = await preview();
    expect(count).toBe(1);
    expect(problems).toEqual([{ kind: 'late', blocking: false, what: '2026-10-31', where: '', count: 1 }]);
  });

  test('for freee and マネーフォワード has their heads and as many cells in every row', async () => {
    await bill('I-1', '2026-08-31', 10_000, 1000);
    await clear(
      '2026-10-20',
      11_640,
      [{ invoice: 'I-1', amountYen: 12_080 }],
      [{ kind: 'transfer-fee', amountYen: 440 }],
    );
    await makeDeposit(office, clientId, { depositedOn: '2026-10-21', payerName: 'ﾀﾅｶ, "X"', amountYen: 700 });
    const freee = await office.call('journals.export', { clientId, through: '2026-10-20', format: 'freee' });
    const text = fileOf(freee.document.path).split('\r\n');
    expect(text[0]).toMatch(
      /^\[表題行\],日付,伝票番号,決算整理仕訳,借方勘定科目,借方科目コード,借方補助科目,借方取引先/,
    );
    expect(text[1]).toMatch(/^\[明細行\],2026\/10\/20,1,,普通預金,/);
    expect(text[1]).toContain('売掛金,,,株式会社山田商店,');
    expect(text[2]).toContain('課税売返10%');
    expect(text[3]).toContain('課税売返8%(軽)');
    expect(new Set(text.slice(0, 4).map((row) => row.split(',').length))).toEqual(new Set([31]));
    const moneyforward = await office.call('journals.export', { clientId, format: 'moneyforward' });
    const rows = fileOf(moneyforward.document.path)
      .replace(/^\uFEFF/, '')
      .split('\r\n');
    expect(rows[0]!.split(',')).toHaveLength(27);
    expect(rows[1]).toBe('1,2026/10/21,普通預金,,,,対象外,,700,,仮受金,,,,対象外,,700,,"入金 ﾀﾅｶ, ""X""",,,,,,,,');
  });

  test('is refused while an account has no name, or a name has a character that 弥生 cannot write', async () => {
    const other = await makeCustomer(office, clientId, '2299', { name: '𠮷田製作所' });
    await makeInvoice(office, clientId, { customerId: other, number: 'J-1', issuedOn: '2026-08-31', yen: 5000 });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-20',
      payerName: 'ﾖｼﾀﾞ',
      amountYen: 5000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'J-1', amountYen: 5000 }],
    });
    expect((await preview()).problems).toEqual([
      { kind: 'characters', blocking: true, what: '𠮷', where: '𠮷田製作所', count: 1 },
    ]);
    expect(await office.refused('journals.export', { clientId })).toMatchObject({ code: 'journal-characters' });
    expect((await preview({ format: 'freee' })).problems).toEqual([]);
    await office.call('journals.saveSettings', {
      clientId,
      subAccounts: [{ customerId: other, subAccount: '吉田製作所' }],
    });
    const bank = { slot: 'bank' as const, account: '', subMode: 'none' as const, tax: 'out' as const };
    await office.call('journals.saveSettings', { clientId, accounts: [bank] });
    expect(await office.refused('journals.export', { clientId })).toMatchObject({ code: 'journal-unmapped' });
    await office.call('journals.saveSettings', { clientId, accounts: [{ ...bank, account: '普通預金' }] });
    const { document } = await office.call('journals.export', { clientId });
    expect(fileOf(document.path, 'shift_jis')).toContain('吉田製作所');
  });

  test('shortens what 弥生 cannot hold, and says so', async () => {
    const long = await makeCustomer(office, clientId, '2300', { name: '株式会社北海道東北建設資材総合センター' });
    await makeInvoice(office, clientId, { customerId: long, number: 'K-1', issuedOn: '2026-08-31', yen: 5000 });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-10-20',
      payerName: '髙橋〜𠮷',
      amountYen: 5000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: 'K-1', amountYen: 5000 }],
    });
    const { document } = await office.call('journals.export', { clientId });
    const text = fileOf(document.path, 'shift_jis');
    expect(text).toContain('㈱北海道東北建設資材総合,');
    expect(text).toContain('入金 髙橋～〓 K-1');
  });
});

test('the list over all clients counts what waits', async () => {
  await bill('L-1', '2026-08-31', 10_000);
  await clear('2026-10-20', 11_000, [{ invoice: 'L-1', amountYen: 11_000 }]);
  const own = async () => (await office.call('journals.waiting', {})).clients.find((one) => one.clientId === clientId)!;
  expect(await own()).toMatchObject({ facts: 2, lastThroughOn: null });
  await office.call('journals.export', { clientId, through: '2026-10-31' });
  expect(await own()).toMatchObject({ facts: 0, lastThroughOn: '2026-10-31' });
});

test('an opening advance is in the books already: only its use is an entry', async () => {
  await office.call('openings.import', {
    clientId,
    file: csvFile('a.csv', [
      ['得意先コード', '入金日', '前受残高'],
      ['2201', '2026-08-31', 20_000],
    ]),
  });
  await bill('M-1', '2026-09-30', 10_000);
  const { deposits } = await office.call('deposits.list', { clientId });
  await office.call('allocations.allocate', {
    clientId,
    depositId: deposits[0]!.depositId,
    allocations: [{ invoice: 'M-1', amountYen: 11_000 }],
  });
  expect(written(await preview())).toMatchObject([
    expect.stringMatching(/^2026-09-30 前受金\(株式会社山田商店\)\[対象外\] 11000 \/ 売掛金/),
  ]);
});

const day = fc.integer({ min: 0, max: 80 }).map((days) => addDays('2026-08-01', days));
const act = fc.record({
  what: fc.constantFrom('bill', 'pay', 'pay', 'pay', 'reverse', 'cancel', 'lose', 'export', 'close'),
  on: day,
  which: fc.nat({ max: 50 }),
  yen: fc.integer({ min: 1, max: 40 }).map((count) => count * 500),
  fee: fc.constantFrom(0, 0, 0, 440, -3, 7),
});

test('whatever clerks do: every entry balances, every fact goes out once, and all files together move 売掛金 as the ledger does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40, size: 'max' }), async (acts) => {
      clientId = await makeClient(office);
      customerId = await makeCustomer(office, clientId, '1', { name: '得意先' });
      const numbers: string[] = [];
      const deposits: number[] = [];
      let exportedYen = 0;
      const take = async (through: string) => {
        const before = await preview({ through });
        for (const { pairs } of before.entries) {
          const sum = (side: 'debit' | 'credit') => pairs.reduce((yen, pair) => yen + (pair[side]?.amountYen ?? 0), 0);
          expect(sum('debit')).toBe(sum('credit'));
          expect(pairs.every((pair) => (pair.debit?.amountYen ?? 1) > 0 && (pair.credit?.amountYen ?? 1) > 0)).toBe(
            true,
          );
        }
        expect(before.problems.filter((one) => one.blocking)).toEqual([]);
        const reply = await office.reply('journals.export', { clientId, through });
        if (reply.ok) exportedYen += before.receivable.entriesYen;
        else expect(reply.error.code).toBe('journal-nothing');
      };
      for (const { what, on, which, yen, fee } of acts) {
        const number = numbers[which % Math.max(1, numbers.length)];
        const depositId = deposits[which % Math.max(1, deposits.length)];
        if (what === 'bill') {
          numbers.push(`P-${numbers.length}`);
          await bill(numbers.at(-1)!, on, yen, which % 2 ? 1000 : 0).catch(() => numbers.pop());
        } else if (what === 'pay') {
          const money = { depositedOn: on, payerName: 'ﾃｽﾄ', amountYen: yen, ...(which % 3 ? {} : { customerId }) };
          const made = await office.reply('deposits.create', { clientId, ...money });
          if (!made.ok) continue;
          deposits.push(made.value.depositId);
          if (number !== undefined)
            await office.reply('allocations.allocate', {
              clientId,
              depositId: made.value.depositId,
              allocations: [{ invoice: number, amountYen: Math.max(1, yen + fee - (which % 4 ? 0 : 300)) }],
              adjustments:
                fee === 0 ? [] : [{ kind: Math.abs(fee) < 10 ? 'rounding' : 'transfer-fee', amountYen: fee }],
            });
        } else if (what === 'reverse' && depositId !== undefined)
          await office.reply('allocations.reverse', { clientId, depositId, on });
        else if (what === 'cancel' && depositId !== undefined)
          await office.reply('deposits.cancel', { clientId, depositId, on });
        else if (what === 'lose' && number !== undefined)
          await office.reply('writeOffs.record', {
            clientId,
            customerId,
            rule: '9-6-1',
            on,
            receivables: [{ invoice: number, amountYen: yen }],
            reason: '免除',
            evidence: '通知',
          });
        else if (what === 'export') await take(on);
        else if (what === 'close') await office.reply('periods.close', { clientId, through: addDays(on, -40) });
      }
      await take('2027-12-31');
      const billed = office.rows<{ yen: number }>(
        'SELECT COALESCE(SUM(amount_yen), 0) AS yen FROM receivable WHERE client_id = ?',
        clientId,
      )[0]!.yen;
      const { total } = await office.call('aging.table', { clientId, asOf: '2027-12-31' });
      expect(exportedYen).toBe(total - billed);
      const entriesLeft = await preview({ through: '2027-12-31' });
      expect(entriesLeft.entries).toEqual([]);
    }),
    { numRuns: 25, seed: 20261125, endOnFailure: true },
  );
});
