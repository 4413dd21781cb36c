/** 年齢表 by keyboard: every figure to the yen, down to the invoice and its history, as of any day, and as a workbook. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatYen } from '../../src/domain/money.ts';
import { agingDrawerWords, agingWords } from '../../src/messages/aging.ts';
import { common } from '../../src/messages/common.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { invoiceDrawerWords } from '../../src/messages/invoices.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { front, rowWith, sees, seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NISHIJIN = { code: '0115', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 6 };

let desk: PreparedOffice;
let page: Page;
let folder: string;
let ohashi: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    folder = office.folder;
    ohashi = await makeClient(office, OHASHI);
    const owada = await makeCustomer(office, ohashi, '2208', { name: '株式会社大和田建設', creditLimitYen: 5_000_000 });
    const yamada = await makeCustomer(office, ohashi, '2201', { name: '株式会社山田商店' });
    const fujimoto = await makeCustomer(office, ohashi, '2241', { name: '有限会社藤本畳店' });
    const bill = (customerId: number, issuedOn: string, dueOn: string, yen: number, number: string) =>
      makeInvoice(office, ohashi, { customerId, issuedOn, dueOn, yen, number });
    // Days after due on 11/24: 116, 85, 55, 22, and not yet.
    await bill(owada, '2026-06-30', '2026-07-31', 1_100_000, '2606-0413');
    await bill(owada, '2026-07-31', '2026-08-31', 1_122_000, '2607-0413');
    await bill(owada, '2026-08-31', '2026-09-30', 1_386_000, '2608-0413');
    await bill(owada, '2026-09-30', '2026-11-02', 1_204_600, '2609-0413');
    await bill(owada, '2026-10-31', '2026-11-30', 918_500, '2610-0306');
    await bill(yamada, '2026-10-20', '2026-11-20', 1_284_700, '2610-0302');
    await bill(fujimoto, '2026-11-20', '2026-12-31', 46_200, '2611-0002');
    const depositId = await makeDeposit(office, ohashi, {
      depositedOn: '2026-11-10',
      payerName: 'ｵｵﾜﾀﾞｹﾝｾﾂ',
      amountYen: 300_000,
      customerId: owada,
    });
    await office.call('allocations.allocate', {
      clientId: ohashi,
      depositId,
      allocations: [{ invoice: '2606-0413', amountYen: 220_000 }],
    });
    await makeDeposit(office, ohashi, { depositedOn: '2026-11-12', payerName: 'ﾌﾒｲ', amountYen: 5000 });
    const nishijin = await makeClient(office, NISHIJIN);
    const other = await makeCustomer(office, nishijin, '1', { name: '株式会社別会社' });
    await makeInvoice(office, nishijin, {
      customerId: other,
      issuedOn: '2026-09-30',
      dueOn: '2026-10-31',
      yen: 777_000,
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.aging);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** Figures of a row of the table, in the order of the columns. */
async function figuresOf(text: string): Promise<number[]> {
  const row = page.locator('.aging tbody tr, .aging-alone tbody tr', { hasText: text }).first();
  const cells = await row.locator('td[data-column]').allInnerTexts();
  return cells.slice(1).map((cell) => Number(cell.replace(/[^\d]/g, '')));
}

const strip = () => page.locator('.strip').innerText();
const drawer = () => page.getByRole('complementary', { name: agingDrawerWords.label });
const tableFocused = () => page.locator('table.grid:focus').waitFor();

test('every customer stands in its columns to the yen, with totals, shares and what changed', async () => {
  await tableFocused();
  await sees(drawer(), '株式会社大和田建設');
  expect(await figuresOf('株式会社大和田建設')).toEqual([918_500, 1_204_600, 1_386_000, 1_122_000, 880_000]);
  expect(await figuresOf('株式会社山田商店')).toEqual([0, 1_284_700, 0, 0, 0]);
  expect(await figuresOf('有限会社藤本畳店')).toEqual([46_200, 0, 0, 0, 0]);
  const total = 5_511_100 + 1_284_700 + 46_200;
  const foot = await page.locator('.aging tfoot').first().innerText();
  for (const yen of [964_700, 2_489_300, 1_386_000, 1_122_000, 880_000]) expect(foot).toContain(formatYen(yen));
  expect(foot).toContain(agingWords.percent(880_000 / total));
  const figures = await strip();
  expect(figures).toContain(formatYen(total));
  expect(figures).toContain(formatYen(4_592_600 + 1_284_700));
  // Last month's end: everything but November's invoice, and nothing paid yet.
  const before = 1_100_000 + 1_122_000 + 1_386_000 + 1_204_600 + 918_500 + 1_284_700;
  expect(figures).toContain(agingWords.plus(total - before));
  expect(figures).toContain(formatYen(before));
  // Money that nobody has used stands beside the table and is not taken off.
  expect(figures).toContain(agingWords.figures.unusedNote(80_000, 5000));
  await desk.pictures('aging');
});

test('arrows move the cell in hand, and the drawer shows what it is made of', async () => {
  await desk.clerk.pointAt('株式会社大和田建設');
  await sees(drawer(), agingDrawerWords.inBucket('91日以上', 1));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await sees(drawer(), agingDrawerWords.inBucket('31〜60日', 1));
  await sees(drawer(), agingDrawerWords.chosen('2608-0413'));
  expect(await drawer().locator('.side-figures').innerText()).toContain('▲511,100');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await sees(drawer(), agingDrawerWords.chosen('2606-0413'));
  await sees(drawer().locator('.log'), invoiceDrawerWords.event.allocation);
  await sees(drawer().locator('.log'), '220,000');
  await desk.pictures('aging-drawer');
  await page.keyboard.press('Escape');
  await drawer().waitFor({ state: 'detached' });
  await tableFocused();
  // Without the drawer there is room for the sum of each row.
  expect(await figuresOf('株式会社大和田建設')).toEqual([918_500, 1_204_600, 1_386_000, 1_122_000, 880_000, 5_511_100]);
  await page.keyboard.press('Enter');
  await drawer().waitFor();
});

test('another day shows the balances of that day', async () => {
  await desk.clerk.setAsOf('10/31');
  await page.locator('.strip', { hasText: formatYen(7_015_800) }).waitFor();
  await tableFocused();
  expect(await figuresOf('株式会社大和田建設')).toEqual([2_123_100, 0, 1_386_000, 1_122_000, 1_100_000]);
  await desk.pictures('aging-october');
  await desk.clerk.setAsOf('11/24');
  await page.locator('.strip', { hasText: formatYen(6_842_000) }).waitFor();
});

test('from the invoice date, and the whole office by client', async () => {
  await page.getByRole('radio', { name: agingWords.basis.issue }).click();
  // 6/30 is 147 days before 11/24; 10/31 is 24.
  await expect.poll(() => figuresOf('株式会社大和田建設')).toEqual([0, 918_500, 1_204_600, 1_386_000, 2_002_000]);
  await page.getByRole('radio', { name: agingWords.basis.due }).click();
  await page.getByRole('radio', { name: agingWords.scope.office }).click();
  await expect.poll(() => figuresOf(NISHIJIN.name)).toEqual([0, 777_000, 0, 0, 0, 777_000]);
  expect(await strip()).toContain(formatYen(6_842_000 + 777_000));
  await desk.pictures('aging-office');
  await page.getByRole('radio', { name: agingWords.by.customer }).click();
  await rowWith(page, '株式会社別会社').waitFor();
  await page.locator('tr.group', { hasText: NISHIJIN.name }).waitFor();
  await page.getByRole('radio', { name: agingWords.by.client }).click();
  await page.locator('table.grid').first().focus();
  await desk.clerk.open(NISHIJIN.name);
  await page.locator('.rail .switch', { hasText: NISHIJIN.name }).waitFor();
  await rowWith(page, '株式会社別会社').waitFor();
});

test('Enter goes on to the letters of the customer in hand', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.aging);
  await desk.clerk.pointAt('株式会社山田商店');
  await sees(drawer(), '2610-0302');
  await page.keyboard.press('Enter');
  await seesPage(page, frameWords.nav.reminders);
  await page.locator('tr[data-current]', { hasText: '株式会社山田商店' }).waitFor();
});

test('F10 writes the workbook and opens it when asked to', async () => {
  await desk.clerk.goTo(frameWords.nav.aging);
  await desk.clerk.press('F10');
  await sees(front(page), agingWords.workbook.done('2026-11-24'));
  await desk.pictures('aging-workbook');
  await page.getByRole('button', { name: common.open }).first().waitFor();
  await desk.clerk.agree();
  const { documents } = await desk.call('documents.list', { clientId: ohashi, kind: 'aging-workbook' });
  expect(documents).toHaveLength(1);
  const path = join(folder, documents[0]!.path);
  expect(existsSync(path)).toBe(true);
  await expect.poll(() => desk.app.evaluate(({ shell }) => shell.opened ?? [], null)).toContain(path);
  expect(desk.complaints).toEqual([]);
});
