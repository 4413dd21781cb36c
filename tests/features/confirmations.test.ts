/** 残高確認書: who is asked, what is printed, what comes back, who is asked again — and what an answer does to 時効. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/dates.ts';
import { addressAreaOf, LONG_3_WINDOW, sweptAreaOf } from '../../src/domain/envelope.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  noonOf,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
const customers: Record<string, number> = {};

beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  clientId = await makeClient(office);
  for (const [code, name] of [
    ['2201', '株式会社山田商店'],
    ['2202', '有限会社藤本畳店'],
    ['2203', '大和田建設株式会社'],
  ] as const)
    customers[code] = await makeCustomer(office, clientId, code, { name });
  customers['2204'] = await makeCustomer(office, clientId, '2204', {
    name: '住所のない店',
    postalCode: '',
    address1: '',
  });
  const bill = (code: string, issuedOn: string, dueOn: string, yen: number, number: string) =>
    makeInvoice(office, clientId, { customerId: customers[code]!, issuedOn, dueOn, yen, number });
  await bill('2201', '2026-08-31', '2026-09-30', 1_284_700, '2608-0302');
  await bill('2201', '2026-09-30', '2026-10-31', 495_100, '2609-0311');
  await bill('2201', '2026-11-20', '2026-12-31', 70_000, '2611-0001');
  await bill('2202', '2026-10-15', '2026-11-30', 46_200, '2610-0002');
  for (let at = 1; at <= 30; at++)
    await bill('2203', '2026-10-20', '2026-11-30', at * 1100, `2610-1${String(at).padStart(3, '0')}`);
  await bill('2204', '2026-10-20', '2026-11-30', 5000, '2610-0099');
  await makeDeposit(office, clientId, {
    depositedOn: '2026-10-12',
    payerName: 'ﾔﾏﾀﾞ',
    amountYen: 30_000,
    customerId: customers['2201']!,
  });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(office.folder, path)));
const plain = (text: string) => text.replace(/\s/g, '');
const list = async () => (await office.call('confirmations.list', { clientId })).confirmations;

describe('asking', () => {
  test('who has a balance as of the day, with what is held beside it', async () => {
    const { customers: rows } = await office.call('confirmations.propose', { clientId, asOf: '2026-10-31' });
    expect(rows.map((row) => [row.code, row.balanceYen, row.advanceYen, row.invoices, row.hasAddress])).toEqual([
      ['2201', 1_779_800, 30_000, 2, true],
      ['2202', 46_200, 0, 1, true],
      ['2203', 511_500, 0, 30, true],
      ['2204', 5000, 0, 1, false],
    ]);
  });

  test('what cannot be sent is refused before anything is recorded', async () => {
    const given = { clientId, asOf: '2026-10-31' };
    expect(await office.refused('confirmations.issue', { ...given, customerIds: [customers['2204']!] })).toMatchObject({
      code: 'confirmation-address',
    });
    expect(
      await office.refused('confirmations.issue', { ...given, asOf: '2026-08-01', customerIds: [customers['2201']!] }),
    ).toMatchObject({ code: 'confirmation-none' });
    expect(
      await office.refused('confirmations.issue', {
        ...given,
        customerIds: [customers['2201']!],
        replyBy: '2026-11-01',
      }),
    ).toMatchObject({ code: 'reply-before-issue', field: 'replyBy' });
    expect(await list()).toEqual([]);
  });

  test('one paper: the address in the window, the balance, a slip below the fold; a long list takes a sheet more', async () => {
    const ids = ['2201', '2202', '2203'].map((code) => customers[code]!);
    const issued = await office.call('confirmations.issue', {
      clientId,
      asOf: '2026-10-31',
      customerIds: ids,
      replyBy: '2026-12-11',
    });
    expect(issued.letters).toBe(3);
    const pages = await renderPdf(bytesOf(issued.document.path));
    // The order is that of the codes here: all have one postcode. Thirty invoices and a slip need two sheets.
    expect(pages).toHaveLength(4);
    const [yamada, , owada, owadaSlip] = pages;
    for (const words of [
      '残高確認のお願い',
      '株式会社山田商店御中',
      '2026年10月31日現在',
      '1,779,800円',
      '2608-0302',
      '495,100',
      '2026年12月11日（金）までに',
      '30,000円（上記の残高から差し引いておりません）',
      '残高確認回答書',
      '相違ありません',
      '切り取り線',
    ])
      expect(plain(yamada!.text)).toContain(words);
    // What was issued after the day is not in it.
    expect(yamada!.text).not.toContain('2611-0001');
    const safe = addressAreaOf(LONG_3_WINDOW);
    const ink = yamada!.inkBounds(sweptAreaOf(LONG_3_WINDOW, 5))!;
    expect(ink.left).toBeGreaterThan(safe.left - 0.3);
    expect(ink.right).toBeLessThan(safe.right + 0.3);
    expect(ink.bottom).toBeLessThan(safe.bottom + 0.3);
    // Nothing of the letter reaches the cut line, and the slip's code and boxes are there.
    expect(yamada!.inkBounds({ left: 8, top: 193, right: 202, bottom: 196.5 })).toBeNull();
    expect(yamada!.inkIn({ left: 177, top: 202, right: 190, bottom: 216 })).toBeGreaterThan(40);
    expect(owada!.text).not.toContain('残高確認回答書');
    expect(owadaSlip!.text).toContain('残高確認回答書');
    const [first] = await list();
    expect(await list()).toHaveLength(3);
    expect(first).toMatchObject({
      code: '2201',
      state: 'sent',
      balanceYen: 1_779_800,
      sentOn: '2026-11-24',
      replyBy: '2026-12-11',
      reminders: 0,
    });
    expect(plain(yamada!.text)).toContain(first!.serial);
    expect(plain(owadaSlip!.text)).toContain('残高合計');
  });

  test('the same request twice prints once, and the paper can be drawn again byte for byte', async () => {
    const given = { clientId, asOf: '2026-10-31', customerIds: [customers['2202']!], requestId: 'again' };
    const [one, two] = [
      await office.call('confirmations.issue', given),
      await office.call('confirmations.issue', given),
    ];
    expect(two).toEqual(one);
    expect(await list()).toHaveLength(4);
    const preview = { clientId, customerId: customers['2202']!, asOf: '2026-10-31' };
    const [left, right] = [
      await office.call('confirmations.preview', preview),
      await office.call('confirmations.preview', preview),
    ];
    expect(Buffer.from(left.bytes).equals(Buffer.from(right.bytes))).toBe(true);
  });
});

describe('answers', () => {
  const serialOf = async (code: string) => (await list()).find((one) => one.code === code)!.serial;

  test('an agreed one acknowledges every invoice it listed: five years run anew', async () => {
    office.clock.set(noonOf('2026-12-05'));
    const detail = async () =>
      (await office.call('aging.detail', { clientId, customerId: customers['2201']!, asOf: '2026-12-05' })).receivables;
    expect((await detail()).map((one) => one.limitationOn)).toEqual(['2031-09-30', '2031-10-31', '2031-12-31']);
    // The number as a scanner reads it from the slip.
    const reply = await office.call('confirmations.record', {
      clientId,
      serial: `${(await serialOf('2201')).toLowerCase()}/R`,
      outcome: 'agreed',
      repliedOn: '2026-12-03',
    });
    expect(reply).toMatchObject({ acknowledged: true, receivables: 2 });
    // The third was not on it.
    expect((await detail()).map((one) => [one.limitationOn, one.acknowledgedOn])).toEqual([
      ['2031-12-03', '2026-12-03'],
      ['2031-12-03', '2026-12-03'],
      ['2031-12-31', null],
    ]);
  });

  test('a difference needs the other side’s figure; taking an answer back takes the acknowledgement back', async () => {
    const serial = await serialOf('2203');
    expect(await office.refused('confirmations.record', { clientId, serial, outcome: 'differs' })).toMatchObject({
      code: 'stated-missing',
      field: 'statedYen',
    });
    expect(
      await office.refused('confirmations.record', { clientId, serial, outcome: 'differs', statedYen: 511_500 }),
    ).toMatchObject({ code: 'stated-missing' });
    expect(
      await office.refused('confirmations.record', { clientId, serial, outcome: 'agreed', repliedOn: '2026-11-01' }),
    ).toMatchObject({ code: 'reply-too-early' });
    expect(
      await office.refused('confirmations.record', { clientId, serial: 'K99-1-1', outcome: 'agreed' }),
    ).toMatchObject({ code: 'confirmation-unknown', field: 'serial' });
    await office.call('confirmations.record', {
      clientId,
      serial,
      outcome: 'differs',
      statedYen: 500_000,
      reason: '検収前の1件を含めず',
      repliedOn: '2026-12-04',
    });
    const all = async () =>
      (await office.call('aging.detail', { clientId, customerId: customers['2203']!, asOf: '2026-12-05' })).receivables;
    // 11,500 yen are denied, of which invoices nobody knows: only what is larger is owned up to for certain.
    const certain = (await all()).map((one) => [one.openYen, one.acknowledgedOn]);
    expect(certain).toEqual(
      Array.from({ length: 30 }, (_, at) => [(at + 1) * 1100, (at + 1) * 1100 > 11_500 ? '2026-12-04' : null]),
    );
    const last = async () => (await all()).at(-1)!;
    await office.call('confirmations.record', { clientId, serial, outcome: 'sent' });
    expect((await last()).acknowledgedOn).toBeNull();
    expect((await list()).find((one) => one.serial === serial)).toMatchObject({ state: 'sent', statedYen: null });
    await office.call('confirmations.record', {
      clientId,
      serial,
      outcome: 'differs',
      statedYen: 0,
      reason: '取引なし',
    });
    // Who says he owes nothing acknowledges nothing.
    expect((await last()).acknowledgedOn).toBeNull();
  });

  test('who has not answered is asked again: the same balance, the first date named', async () => {
    office.clock.set(noonOf('2026-12-20'));
    const rows = await list();
    const waiting = rows.filter((one) => one.state === 'sent');
    const answered = rows.find((one) => one.state === 'agreed')!;
    expect(
      await office.refused('confirmations.remind', { clientId, confirmationIds: [answered.confirmationId] }),
    ).toMatchObject({ code: 'confirmation-answered' });
    const again = await office.call('confirmations.remind', {
      clientId,
      confirmationIds: waiting.map((one) => one.confirmationId),
    });
    expect(again.letters).toBe(2);
    const [page] = await renderPdf(bytesOf(again.document.path));
    expect(plain(page!.text)).toContain('2026年11月24日付でお願い申し上げましたが');
    expect(plain(page!.text)).toContain('46,200円');
    const after = (await list()).filter((one) => one.state === 'sent');
    expect(after.map((one) => [one.reminders, one.lastSentOn, one.replyBy])).toEqual(
      waiting.map(() => [1, '2026-12-20', addDays('2026-12-20', 21)]),
    );
    await office.call('confirmations.record', {
      clientId,
      confirmationId: waiting[0]!.confirmationId,
      outcome: 'not-returned',
    });
  });

  test('the answers as a workbook', async () => {
    const { document } = await office.call('confirmations.workbook', { clientId, asOf: '2026-10-31' });
    const sheets = JSON.stringify([...(await readSheets(bytesOf(document.path)))]);
    for (const words of ['回答一覧', '相違なし', '相違あり', '回答なし', '取引なし', '1779800'])
      expect(sheets).toContain(words);
  });
});

describe('papers of the ledger', () => {
  const period = { from: '2026-10-01', through: '2026-10-31' };

  test.each([
    'ledger',
    'balances',
    'statement',
  ] as const)('%s as PDF and as workbook hold the same figures', async (paper) => {
    const pdf = await office.call('ledgers.document', {
      clientId,
      paper,
      format: 'pdf',
      customerIds: [customers['2201']!, customers['2202']!],
      ...period,
    });
    const book = await office.call('ledgers.document', {
      clientId,
      paper,
      format: 'xlsx',
      customerIds: [customers['2201']!, customers['2202']!],
      ...period,
    });
    const pages = await renderPdf(bytesOf(pdf.document.path), 2);
    const words = pages.map((page) => page.text).join('\n');
    const sheets = JSON.stringify([...(await readSheets(bytesOf(book.document.path)))]);
    for (const yen of paper === 'statement' ? [1_284_700, 495_100, 46_200] : [1_779_800, 46_200]) {
      expect(words).toContain(yen.toLocaleString('en-US'));
      expect(sheets).toContain(String(yen));
    }
    expect(pages.every((page) => page.inkIn({ left: 0, top: 0, right: 210, bottom: 297 }) > 20)).toBe(true);
    const title = { ledger: '得意先元帳', balances: '売掛残高一覧表', statement: '残高のご案内' }[paper];
    expect(words).toContain(title);
  });

  test('a long ledger goes on over pages that are counted, each with its head', async () => {
    const { document } = await office.call('ledgers.document', {
      clientId,
      paper: 'ledger',
      format: 'pdf',
      customerIds: [customers['2203']!],
      ...period,
    });
    const pages = await renderPdf(bytesOf(document.path), 2);
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) {
      expect(page.text).toContain('大和田建設株式会社');
      expect(plain(page.text)).toContain(`${at + 1}/${pages.length}`);
    }
    expect(pages.at(-1)!.text).toContain('期間計');
  });

  test('nothing to print is said, not printed', async () => {
    const given = {
      clientId,
      paper: 'ledger' as const,
      format: 'pdf' as const,
      from: '2020-01-01',
      through: '2020-01-31',
    };
    expect(await office.refused('ledgers.document', given)).toMatchObject({ code: 'nothing-to-print' });
  });
});
