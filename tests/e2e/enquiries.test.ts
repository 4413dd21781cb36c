/** A deposit nobody knows is asked about, a bulk credit is cleared by its result file, and both sides of a move are seen. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enquiryWords, moveWords } from '../../src/messages/enquiries.ts';
import { exceptionWords } from '../../src/messages/exceptions.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { bulkWords } from '../../src/messages/matching-page.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { writeZengin03, writeZengin91 } from '../support/zengin.ts';
import { front, sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NISHIJIN = { code: '0115', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 6 };
const NAMES = ['山田商店', '青木工業', '緑製作所', '高橋運輸'];

let desk: PreparedOffice;
let page: Page;
let ohashi: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };
    ohashi = await makeClient(office, { ...OHASHI, bankAccounts: [account] });
    await makeClient(office, NISHIJIN);
    const rows = [];
    for (const [index, name] of NAMES.entries()) {
      const code = String(2201 + index);
      const customerId = await makeCustomer(office, ohashi, code, { name: `株式会社${name}` });
      const yen = 11_000 * (index + 1);
      await makeInvoice(office, ohashi, { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-27', yen });
      rows.push({ customerNumber: code, amountYen: yen, result: index === 2 ? '1' : '0', holder: 'ｶ)ﾐﾎﾝ' });
    }
    await office.call('deposits.import', { file: { name: 'FURIKAE.txt', bytes: writeZengin91([{ rows }]) } });
    const credit = { bookedOn: '2026-10-28', amountYen: 77_000, payerName: 'ｺｳｻﾞﾌﾘｶｴ', transaction: 14 };
    const file = { name: '明細.txt', bytes: writeZengin03({ accounts: [{ rows: [credit] }] }) };
    await office.call('deposits.import', { file });
    const unknown = { depositedOn: '2026-11-20', payerName: 'ﾅﾅｼ ﾉ ｺﾞﾝﾍﾞｴ', amountYen: 54_321 };
    await makeDeposit(office, ohashi, unknown);
    const strange = await makeDeposit(office, ohashi, { ...unknown, payerName: 'ｶ)ﾆｼｼﾞﾝ', amountYen: 9_800 });
    await office.call('deposits.move', {
      clientId: ohashi,
      depositId: strange,
      targetCode: NISHIJIN.code,
      reason: '西陣の口座と取り違え',
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.matching);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const enquiries = async () => (await desk.call('enquiries.list', { clientId: ohashi })).enquiries;

test('a bulk credit says whom its result file clears, and Enter clears just that', async () => {
  await desk.clerk.pointAt('ｺｳｻﾞﾌﾘｶｴ');
  await sees(page, bulkWords.head);
  await sees(page, bulkWords.accept);
  await desk.pictures('matching-bulk');
  await page.keyboard.press('Enter');
  const cleared = async () => (await desk.call('allocations.history', { clientId: ohashi })).allocations;
  await expect.poll(cleared).toMatchObject([{ clearedYen: 77_000, adjustmentYen: 0, reversedOn: null }]);
  expect((await cleared())[0]!.invoices).toHaveLength(3);
  const { invoices } = await desk.call('invoices.list', { clientId: ohashi, state: 'open' });
  expect(invoices.map((invoice) => invoice.openYen)).toEqual([33_000]);
});

test('6 puts an unknown deposit aside and makes the 照会状, which is then posted and answered', async () => {
  await desk.clerk.pointAt('ﾅﾅｼ');
  await page.keyboard.press('6');
  await sees(front(page), enquiryWords.title);
  await front(page)
    .getByRole('img', { name: enquiryWords.preview.label })
    .and(page.locator('[aria-busy="false"]'))
    .waitFor();
  await desk.pictures('enquiry');
  await desk.clerk.press('F12');
  await expect.poll(enquiries).toMatchObject([{ amountYen: 54_321, addressee: 'client', sentOn: null }]);
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: new RegExp(exceptionWords.views.enquiries) }).click();
  await sees(page, enquiryWords.states.made);
  await page.locator('table.grid').first().focus();
  await desk.clerk.press('F12');
  await sees(front(page), enquiryWords.sentDialog.title);
  await desk.clerk.press('F12');
  await sees(page, enquiryWords.states.waiting);
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await desk.pictures('enquiries');
  await desk.clerk.press('F12');
  await sees(front(page), enquiryWords.answerDialog.title);
  await desk.pictures('enquiry-answer');
  await desk.clerk.press('F12');
  await expect.poll(enquiries).toMatchObject([{ outcome: 'known', sentOn: '2026-11-24' }]);
});

test('what was moved between clients stands with both sides over the office alone', async () => {
  await desk.clerk.press('F4');
  const office = page.locator('.dialog-body').last().getByRole('option', { name: '事務所全体' });
  await office.waitFor();
  for (let step = 0; step < 20 && (await office.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sees(page, moveWords.note);
  await page.locator('tr[aria-rowindex]', { hasText: 'ﾆｼｼﾞﾝ' }).waitFor();
  await desk.pictures('office-moves');
  const row = await page.locator('tr[aria-rowindex]', { hasText: 'ﾆｼｼﾞﾝ' }).innerText();
  expect(row).toContain(OHASHI.name);
  expect(row).toContain(NISHIJIN.name);
  await desk.clerk.press('F8');
  await page.locator('.rail .switch', { hasText: NISHIJIN.name }).waitFor();
  expect(desk.complaints).toEqual([]);
});
