/** A month-end of invoices by keyboard: thirty typed, drafts checked and issued, deliveries closed, schedules run. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changeWords,
  closingWords,
  deliveryWords,
  draftWords,
  itemWords,
  recurringWords,
} from '../../src/messages/billing.ts';
import { common } from '../../src/messages/common.ts';
import { entryModeWords } from '../../src/messages/entry-modes.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { entryWords } from '../../src/messages/invoice-entry.ts';
import { makeClient, makeCustomer, removeOffices, type TestOffice } from '../support/office.ts';
import { front, sees, seesPage } from './clerk.ts';
import { focusOn, type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const CLIENT = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const EMPTY = { code: '0105', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 3 };
const NAMES = [
  '株式会社山田商店',
  '三栄ホームセンター株式会社',
  '有限会社北野内装',
  '株式会社大和田建設',
  '𠮷川工務店',
];

let desk: PreparedOffice;
let page: Page;
let clientId: number;

const line = (
  description: string,
  quantity: number,
  price: number,
  taxClass: 'standard-10' | 'reduced-8' = 'standard-10',
) => ({
  description,
  quantityMilli: quantity * 1000,
  unit: '箱',
  unitPriceMilli: price * 1000,
  taxClass,
});

async function fill(office: TestOffice): Promise<void> {
  const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };
  clientId = await makeClient(office, { ...CLIENT, registrationNumber: 'T7000012050002', bankAccounts: [account] });
  await makeClient(office, EMPTY);
  const ids: number[] = [];
  for (const [index, name] of NAMES.entries())
    ids.push(
      await makeCustomer(office, clientId, String(2201 + index), {
        name,
        kana: ['ヤマダ', 'サンエイ', 'キタノ', 'オオワダ', 'ヨシカワ'][index]!,
      }),
    );
  await office.call('items.save', {
    clientId,
    code: 'N50',
    name: 'ステンレス丸釘 N50 1kg',
    kana: 'マルクギ',
    unit: '箱',
    unitPriceMilli: 680_000,
  });
  await office.call('items.save', {
    clientId,
    code: 'C76',
    name: '蝶番 76mm 2枚組',
    kana: 'チョウツガイ',
    unit: '組',
    unitPriceMilli: 412_000,
  });
  const [yamada, sanei, kitano, owada, yoshikawa] = ids as [number, number, number, number, number];
  const october = { clientId, issuedOn: '2026-10-31', title: '10月分 金物資材' };
  await office.call('invoices.create', {
    ...october,
    customerId: yamada,
    lines: [line('ステンレス丸釘 N50 1kg', 12, 655), line('蝶番 76mm 2枚組', 15, 412)],
  });
  const wrong = await office.call('invoices.create', {
    ...october,
    customerId: kitano,
    lines: [line('内装金物一式', 1, 84_000)],
  });
  await office.call('invoices.reissue', {
    clientId,
    invoiceId: wrong.invoiceId,
    reason: '数量の誤り（北野様より電話）',
    lines: [line('内装金物一式', 1, 48_000)],
  });
  for (const [day, customerId, yen] of [
    ['05', sanei, 120_000],
    ['12', sanei, 64_000],
    ['20', owada, 352_000],
    ['28', owada, 18_500],
  ] as const)
    await office.call('deliveries.create', {
      clientId,
      customerId,
      deliveredOn: `2026-10-${day}`,
      orderNumber: `PO-${day}7`,
      lines: [line('金物資材', 1, yen), line('現場用飲料', 2, 1200, 'reduced-8')],
    });
  await office.call('closingBills.issue', { clientId, closedOn: '2026-10-31', customerIds: [sanei] });
  for (const day of ['04', '11', '18'])
    await office.call('deliveries.create', {
      clientId,
      customerId: sanei,
      deliveredOn: `2026-11-${day}`,
      lines: [line('金物資材', 3, 9800)],
    });
  await office.call('deliveries.create', {
    clientId,
    customerId: sanei,
    kind: 'return',
    deliveredOn: '2026-11-19',
    lines: [line('金物資材', -1, 9800)],
  });
  await office.call('recurring.save', {
    clientId,
    customerId: yoshikawa,
    name: '保守料',
    title: '{月}月分 保守料',
    firstPeriod: '2026-09',
    lines: [line('保守料（{期間}分）', 1, 30_000)],
  });
  await office.call('recurring.save', {
    clientId,
    customerId: owada,
    name: '倉庫使用料',
    title: '倉庫使用料',
    everyMonths: 3,
    firstPeriod: '2026-10',
    lines: [line('倉庫使用料 {期間}', 3, 25_000)],
  });
}

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', fill);
  page = desk.page;
  await desk.clerk.openBooks(CLIENT);
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk?.close();
  await removeOffices();
});

async function enter(...cells: string[]): Promise<void> {
  for (const text of cells) {
    if (text !== '') await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

/** Milliseconds of script the page has run so far. */
async function scriptMs(): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((one) => one.name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
}

test('thirty invoices of three lines are typed without the mouse', async () => {
  await desk.clerk.goTo(frameWords.nav.invoices);
  await desk.clerk.press('F2');
  for (let count = 0; count < 30; count++) {
    await focusOn(page, entryWords.customer);
    await enter(String(2201 + (count % 4)), '11/24', '', '');
    await focusOn(page, entryWords.cell(1, entryWords.columns.description));
    await enter(
      '丸釘',
      '12',
      '箱',
      '680',
      '',
      '',
      '蝶番',
      '3',
      '組',
      String(400 + count),
      '',
      '',
      '飲料',
      '6',
      '本',
      '120',
      '8',
      '',
    );
    await desk.clerk.press('F12');
  }
  await focusOn(page, entryWords.customer);
  await expect.poll(async () => (await desk.call('invoices.list', { clientId, text: '2611-' })).count).toBe(30);
  const { invoices } = await desk.call('invoices.list', { clientId, text: '2611-' });
  // 8,160 + 3 × 400 = 9,360 and 936; 720 and 57.
  expect(invoices.find((one) => one.number === '2611-0001')?.totalYen).toBe(9360 + 936 + 720 + 57);
  expect(new Set(invoices.map((one) => one.number)).size).toBe(30);
});

test('an item is taken by its code with the price of last time, and a key in 200 lines costs under 16 ms', async () => {
  await enter('2201', '末', '', '');
  await focusOn(page, entryWords.cell(1, entryWords.columns.description));
  await page.keyboard.type('n50');
  await page.getByRole('option').filter({ hasText: 'N50' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // 655 was this customer's last price, 680 is the list's.
  await page.locator('tr.in-hand input[data-column="price"]').waitFor();
  expect(await page.locator('tr.in-hand input[data-column="price"]').inputValue()).toBe('655');
  await page.evaluate(() => {
    const cell = document.querySelector<HTMLElement>('tr.in-hand input[data-column="quantity"]');
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: 200 }, (_one, at) => `${at + 1}\t箱\t100`).join('\n'));
    cell?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.locator('table.line-grid tbody tr').nth(199).waitFor({ state: 'attached' });
  const ms = await scriptMs();
  const before = await ms();
  const KEYS = 60;
  for (let key = 0; key < KEYS; key++) await page.keyboard.press(key % 2 === 0 ? '1' : 'Backspace');
  const perKey = ((await ms()) - before) / KEYS;
  console.log(`a key in 200 lines: ${perKey.toFixed(1)} ms of script`);
  expect(perKey).toBeLessThan(16);
  await page.keyboard.press('Escape');
  await sees(front(page), common.leave.title);
  await desk.clerk.push(common.leave.confirm);
  await seesPage(page, frameWords.nav.invoices);
});

test('a draft waits without a number, is checked, and is issued with the others or not at all', async () => {
  await desk.clerk.goTo(frameWords.nav.invoices);
  await desk.clerk.press('F2');
  await focusOn(page, entryWords.customer);
  await enter('2203', '11/24', '', '11月分 内装金物');
  await enter('内装金物一式', '1', '式', '48000', '', '');
  await desk.clerk.press('F8');
  await seesResult(page, entryModeWords.draftSaved);
  await desk.clerk.press('F9');
  await sees(front(page), entryModeWords.template.title);
  await desk.pictures('billing-templates');
  await page.keyboard.press('Escape');
  await desk.call('drafts.copyMonth', { clientId, month: '2026-10', issuedOn: '2026-11-30' });
  const { customers } = await desk.call('customers.list', { clientId });
  const customerId = customers[0]!.customerId;
  await desk.call('drafts.save', {
    clientId,
    customerId,
    issuedOn: '2026-11-30',
    title: '絵文字\u{1F600}',
    lines: [line('値引', 1, -500)],
  });
  await desk.clerk.goTo(frameWords.tabs.drafts);
  await sees(page, draftWords.faulty);
  await desk.pictures('billing-drafts');
  await desk.clerk.press('F12');
  await sees(front(page), draftWords.issue.text);
  await desk.clerk.press('F12');
  await sees(front(page), draftWords.issue.failed);
  await desk.pictures('billing-drafts-refused');
  await page.keyboard.press('Escape');
  const { problems } = await desk.call('drafts.check', { clientId });
  const faulty = problems.find((one) => one.level === 'error')!.draftId;
  await desk.call('drafts.remove', { clientId, draftIds: [faulty] });
  await desk.clerk.press('F12');
  await sees(front(page), draftWords.issue.text);
  await page
    .getByLabel(new RegExp(draftWords.issue.accept))
    .check({ timeout: 500 })
    .catch(() => undefined);
  await desk.clerk.press('F12');
  await expect.poll(async () => (await desk.call('drafts.list', { clientId })).count).toBe(0);
  await desk.pictures('billing-drafts-empty');
});

test('schedules, deliveries and closing bills are run from their pages', async () => {
  await desk.clerk.goTo(frameWords.tabs.recurring);
  await sees(page, recurringWords.waiting(3));
  await desk.pictures('billing-recurring');
  await page.keyboard.press('Enter');
  await sees(front(page), recurringWords.dialog.change);
  await desk.pictures('billing-schedule');
  await page.keyboard.press('Escape');
  await desk.clerk.press('F12');
  await sees(front(page), recurringWords.run.states.missed);
  await desk.pictures('billing-recurring-run');
  await desk.clerk.press('F12');
  await seesResult(page, recurringWords.run.done(4, 0));
  await desk.clerk.goTo(frameWords.tabs.deliveries);
  await sees(page, 'PO-207');
  await desk.pictures('billing-deliveries');
  await desk.clerk.press('F2');
  await seesPage(page, entryModeWords.titles.delivery);
  await desk.pictures('billing-delivery-entry');
  await focusOn(page, entryWords.customer);
  await enter('2201', '11/20');
  await desk.clerk.fill([[entryModeWords.orderNumber, 'PO-9']]);
  await page.keyboard.press('Enter');
  await enter('金物資材', '2', '箱', '500', '', '');
  await desk.clerk.press('F12');
  await seesResult(page, entryModeWords.deliverySaved('D2611-0005', '1,100 円'));
  await desk.clerk.goTo(frameWords.tabs.closingBills);
  await sees(page, '株式会社大和田建設');
  await desk.pictures('billing-closing');
  await desk.clerk.press('F12');
  await sees(front(page), closingWords.issue.text);
  await desk.clerk.press('F12');
  await seesResult(page, closingWords.issue.done(1, 413_142, 1).slice(0, 12));
  await desk.clerk.press('F9');
  await sees(front(page), '適格請求書とする書類');
  await desk.pictures('billing-settings');
  await page.keyboard.press('Escape');
  await desk.clerk.goTo(frameWords.tabs.items);
  await sees(page, 'C76');
  await desk.pictures('billing-items');
  await desk.clerk.goTo(frameWords.tabs.changes);
  await sees(page, changeWords.kinds.reissue);
  await desk.pictures('billing-changes');
});

test('an invoice is replaced and returned from by keyboard, and says so', async () => {
  await desk.clerk.goTo(frameWords.nav.invoices);
  await desk.clerk.pointAt('2611-0001');
  await page.keyboard.press('Enter');
  await sees(page, changeWords.drawer.reissue);
  await page.keyboard.press('Control+B');
  await seesPage(page, entryModeWords.titles.credit);
  await focusOn(page, entryModeWords.reason);
  await page.keyboard.type('不良品 1 箱');
  await desk.pictures('billing-credit-entry');
  await desk.clerk.press('F12');
  await seesResult(page, 'R2611-001');
  await desk.clerk.goTo(frameWords.nav.invoices);
  await desk.clerk.pointAt('2611-0002');
  await page.keyboard.press('Enter');
  await sees(page, changeWords.drawer.reissue);
  await desk.pictures('billing-drawer');
  await page.keyboard.press('Control+E');
  await seesPage(page, entryModeWords.titles.reissue);
  await focusOn(page, entryModeWords.reason);
  await page.keyboard.type('単価の誤り');
  await desk.clerk.press('F12');
  await seesResult(page, entryModeWords.reissued('2611-0002', '2611-0002-2', ''));
  await desk.call('invoices.list', { clientId, text: '2611-0002-2' }).then((list) => expect(list.count).toBe(1));
});

test('what is empty says what belongs there', async () => {
  await desk.clerk.openBooks(EMPTY);
  for (const [tab, text, name] of [
    [frameWords.tabs.drafts, draftWords.empty.title, 'drafts'],
    [frameWords.tabs.recurring, recurringWords.empty.title, 'recurring'],
    [frameWords.tabs.deliveries, deliveryWords.empty.title, 'deliveries'],
    [frameWords.tabs.closingBills, closingWords.empty.title, 'closing'],
    [frameWords.tabs.items, itemWords.empty.title, 'items'],
    [frameWords.tabs.changes, changeWords.empty.title, 'changes'],
  ] as const) {
    await desk.clerk.goTo(tab);
    await sees(page, text);
    await desk.pictures(`billing-empty-${name}`);
  }
});
