/** The rarer endings at the window: a collecting company's bulk, a prepaid order, a write-off that pays after all, a file withdrawn. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencyPageWords, agencyWords } from '../../src/messages/agencies.ts';
import { clearingWords, recoveryWords } from '../../src/messages/clearings.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { journalWords, withdrawWords } from '../../src/messages/journals.ts';
import { orderWords } from '../../src/messages/orders.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { front, sees } from './clerk.ts';
import { boxOf, type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NAMES = [
  ['山田商店', 'ヤマダショウテン'],
  ['青木工業', 'アオキコウギョウ'],
  ['緑製作所', 'ミドリセイサクショ'],
  ['高橋運輸', 'タカハシウンユ'],
] as const;
const AGENCY = 'ﾏﾙﾏﾙｹﾂｻｲｻ-ﾋﾞｽ(ｶ';

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, OHASHI);
    for (const [index, [name, kana]] of NAMES.entries()) {
      const customerId = await makeCustomer(office, clientId, String(2201 + index), { name: `株式会社${name}`, kana });
      const days = { issuedOn: '2026-09-30', dueOn: '2026-10-31' };
      await makeInvoice(office, clientId, { customerId, ...days, number: `K-${index + 1}`, yen: 10_000 * (index + 1) });
    }
    const lost = await makeCustomer(office, clientId, '2299', { name: '有限会社倒産堂' });
    await makeInvoice(office, clientId, {
      customerId: lost,
      issuedOn: '2026-05-31',
      dueOn: '2026-06-30',
      yen: 110_000,
    });
    const reason = { reason: '破産手続の終結', evidence: '破産管財人の通知 2026/9/1', rule: '9-6-2' as const };
    await office.call('writeOffs.record', { clientId, customerId: lost, on: '2026-09-30', ...reason });
    const came = (payerName: string, amountYen: number, depositedOn = '2026-11-20') =>
      makeDeposit(office, clientId, { depositedOn, payerName, amountYen });
    await came(AGENCY, 96_500);
    await came('ﾊｻﾝｶﾝｻﾞｲﾆﾝ', 22_000);
    await came('ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 54_000, '2026-11-24');
    await office.call('journals.export', { clientId, through: '2026-10-31' });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const closed = () => page.locator('.dialog-body').waitFor({ state: 'detached' });

test('a collecting company is entered from its deposit, its bulk cleared less the commission, and put right on its page', async () => {
  await desk.clerk.goTo(frameWords.nav.matching);
  await desk.clerk.pointAt('ﾏﾙﾏﾙｹﾂｻｲ');
  await desk.clerk.press('F7');
  await sees(front(page), agencyWords.unknown(AGENCY));
  await page.keyboard.type('まるまる決済');
  await boxOf(page, agencyWords.rate).fill('3.5');
  await desk.pictures('agency-new');
  await desk.clerk.press('F12');
  await sees(front(page), agencyWords.agreed);
  await desk.pictures('agency-split');
  await desk.clerk.press('F12');
  const cleared = async () => (await desk.call('allocations.history', { clientId })).allocations;
  await expect.poll(cleared).toMatchObject([{ clearedYen: 100_000, adjustmentYen: 3500 }]);
  await closed();

  await desk.clerk.goTo(frameWords.tabs.agencies);
  await sees(page, 'まるまる決済');
  await desk.pictures('agencies');
  await page.keyboard.press('Enter');
  await sees(front(page), agencyPageWords.edit);
  await boxOf(page, agencyWords.rate).fill('3.25');
  await desk.clerk.press('F12');
  const agencies = async () => (await desk.call('agencies.list', { clientId })).agencies;
  await expect.poll(agencies).toMatchObject([{ name: 'まるまる決済', ratePpm: 32_500, payerName: AGENCY }]);
  await closed();
  await desk.clerk.press('F11');
  await desk.clerk.push(agencyPageWords.remove.confirm);
  await expect.poll(agencies).toEqual([]);
  await sees(page, agencyPageWords.empty.title);
});

test('a prepaid order is entered and paid by its deposit', async () => {
  await desk.clerk.goTo(frameWords.tabs.orders);
  await sees(page, orderWords.empty.title);
  await desk.pictures('orders-empty');
  await desk.clerk.press('F2');
  await sees(front(page), orderWords.dialog.title);
  await desk.clerk.press('F12');
  await page.keyboard.type('PO-1');
  await desk.clerk.fill([
    [orderWords.dialog.customer, '2201'],
    [orderWords.dialog.amount, '54000'],
  ]);
  await desk.pictures('order-new');
  await desk.clerk.press('F12');
  const orders = async () => (await desk.call('orders.list', { clientId })).orders;
  await expect.poll(orders).toMatchObject([{ number: 'PO-1', state: 'waiting', candidate: { amountYen: 54_000 } }]);
  await closed();
  await desk.clerk.press('F8');
  await expect.poll(orders).toMatchObject([{ state: 'paid' }]);
  await desk.pictures('orders-paid');
});

test('money for what was written off is taken as 償却債権取立益', async () => {
  await desk.clerk.goTo(frameWords.tabs.clearings);
  await page.getByRole('radio', { name: new RegExp(`^${clearingWords.views.lost} `) }).click();
  await sees(page, '倒産堂');
  await page.locator('table.grid').first().focus();
  await desk.clerk.press('F7');
  await sees(front(page), recoveryWords.title);
  await desk.clerk.pointAt('ﾊｻﾝｶﾝｻﾞｲﾆﾝ');
  await desk.pictures('recovery');
  await desk.clerk.press('F12');
  const recovered = async () => (await desk.call('recoveries.list', { clientId })).recoveries;
  await expect.poll(recovered).toMatchObject([{ amountYen: 22_000, reversedOn: null }]);
  await closed();
  await page.getByRole('radio', { name: new RegExp(`^${clearingWords.views.recovered}`) }).click();
  await sees(page, 'ﾊｻﾝｶﾝｻﾞｲﾆﾝ');
});

test('a journal file is withdrawn with its counter-entries, once', async () => {
  await desk.clerk.goTo(frameWords.tabs.journals);
  await page.getByRole('radio', { name: new RegExp(journalWords.views.batches) }).click();
  await sees(page, journalWords.formats.yayoi);
  await page.locator('table.grid').first().focus();
  await desk.clerk.press('F8');
  await sees(front(page), withdrawWords.title);
  await desk.clerk.choose(withdrawWords.takenLabel, withdrawWords.taken.yes);
  await desk.pictures('journal-withdraw');
  await desk.clerk.press('F12');
  const batches = async () => (await desk.call('journals.batches', { clientId })).batches;
  await expect.poll(async () => (await batches())[0]!.counter !== null).toBe(true);
  await closed();
  await sees(page, journalWords.batches.states.countered);
  await desk.pictures('journal-withdrawn');
  expect((await batches()).map((one) => one.canWithdraw)).toEqual([false]);
  expect(desk.complaints).toEqual([]);
});
