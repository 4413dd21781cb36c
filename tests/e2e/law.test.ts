/** 時効・法的手続, 電話・連絡 and 効果 by keyboard. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { interestWords, lawWords } from '../../src/messages/law.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { front, sees, seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, OHASHI);
    const kitano = await makeCustomer(office, clientId, '2207', { name: '有限会社北野内装', kana: 'キタノナイソウ' });
    const owada = await makeCustomer(office, clientId, '2208', {
      name: '株式会社大和田建設',
      kana: 'オオワダケンセツ',
    });
    const old = { issuedOn: '2021-11-30', dueOn: '2021-12-31' };
    await makeInvoice(office, clientId, { customerId: kitano, number: '2111-0101', ...old, yen: 500_000 });
    await makeInvoice(office, clientId, { customerId: kitano, number: '2111-0102', ...old, yen: 200_000 });
    await makeInvoice(office, clientId, {
      customerId: owada,
      number: '2606-0413',
      issuedOn: '2026-06-30',
      dueOn: '2026-07-31',
      yen: 1_260_000,
    });
    await makeInvoice(office, clientId, {
      customerId: owada,
      number: '2607-0498',
      issuedOn: '2026-07-31',
      dueOn: '2026-08-31',
      yen: 880_000,
    });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-09-30',
      payerName: 'ｵｵﾜﾀﾞｹﾝｾﾂ',
      amountYen: 400_000,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: '2606-0413', amountYen: 400_000 }],
    });
    await office.call('interest.setRule', {
      clientId,
      customerId: owada,
      fromOn: '2025-04-01',
      rateBp: 1460,
      note: '基本契約書 第12条',
    });
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

test('時効 and 遅延損害金 are seen and billed', async () => {
  await desk.clerk.openBooks(OHASHI);
  await page.evaluate(() => {
    location.hash = '#/law';
  });
  await seesPage(page, lawWords.title);
  await sees(page, '2111-0101');
  await desk.pictures('law-limitation');
  await page.evaluate(() => {
    location.hash = '#/law?view=interest';
  });
  await sees(page, '3% 法定');
  await page.keyboard.press('ArrowDown');
  await sees(page, '14.6% 約定');
  await desk.pictures('law-interest');
  await page.keyboard.press('F8');
  await sees(front(page), '基本契約書 第12条');
  await desk.pictures('law-rates');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await front(page).getByText(interestWords.bill.text).waitFor();
  await desk.pictures('law-bill');
  await page.keyboard.press('F12');
  await seesResult(page, '遅延損害金');
  await page.evaluate(() => {
    location.hash = '#/law?view=interest&shows=billed';
  });
  await sees(page, 'L26-');
  await desk.pictures('law-billed');
  expect(desk.complaints).toEqual([]);
});
