/** 貸倒・相殺, 仕訳出力, 支払約束 by keyboard, from the customer whose debt it is to the file the bookkeeping takes. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, test } from 'vitest';
import { clearingWords, ruleWords, writeOffWords } from '../../src/messages/clearings.ts';
import { common } from '../../src/messages/common.ts';
import { customerActWords } from '../../src/messages/customer-acts.ts';
import { customerFormWords } from '../../src/messages/customers.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { slotWords } from '../../src/messages/journal-slots.ts';
import { accountWords, journalWords } from '../../src/messages/journals.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { front, rowWith, sees, seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };

let desk: PreparedOffice;
let page: Page;

async function taxed(
  office: TestOffice,
  clientId: number,
  customerId: number,
  number: string,
  on: string,
  yen: number,
) {
  await office.call('invoices.create', {
    clientId,
    customerId,
    number,
    issuedOn: on,
    lines: [
      { description: '建築金物', quantityMilli: 1000, unitPriceMilli: yen * 1000, taxClass: 'standard-10' },
      { description: '飲料', quantityMilli: 1000, unitPriceMilli: (yen / 10) * 1000, taxClass: 'reduced-8' },
    ],
  });
}

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    const clientId = await makeClient(office, OHASHI);
    const stopped = await makeCustomer(office, clientId, '2207', { name: '有限会社北野内装', kana: 'キタノナイソウ' });
    const owing = await makeCustomer(office, clientId, '2208', {
      name: '株式会社大和田建設',
      kana: 'オオワダケンセツ',
    });
    await taxed(office, clientId, stopped, '2506-0101', '2025-06-30', 300_000);
    await taxed(office, clientId, stopped, '2507-0101', '2025-07-31', 180_000);
    for (const [number, on, yen] of [
      ['2608-0413', '2026-08-31', 1_260_000],
      ['2609-0413', '2026-09-30', 840_000],
      ['2610-0306', '2026-10-31', 550_000],
    ] as const)
      await taxed(office, clientId, owing, number, on, yen);
    for (const [on, yen, number, clearedYen] of [
      ['2026-09-30', 1_521_420, '2608-0413', 1_522_080],
      ['2026-10-31', 1_100_000, '2609-0413', 1_014_720],
    ] as const) {
      const depositId = await makeDeposit(office, clientId, {
        depositedOn: on,
        payerName: 'ｵｵﾜﾀﾞｹﾝｾﾂ',
        amountYen: yen,
      });
      const feeYen = Math.max(0, clearedYen - yen);
      await office.call('allocations.allocate', {
        clientId,
        depositId,
        allocations: [{ invoice: number, amountYen: clearedYen }],
        adjustments: feeYen > 0 ? [{ kind: 'transfer-fee', amountYen: feeYen }] : [],
      });
    }
    await makeDeposit(office, clientId, { depositedOn: '2026-11-12', payerName: 'ﾌﾒｲ', amountYen: 5000 });
    await makeInvoice(office, clientId, {
      customerId: owing,
      number: '2611-0001',
      issuedOn: '2026-11-10',
      yen: 46_200,
    });
  });
  ({ page } = desk);
});

afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** One of the pages that share a place in the rail. */
async function openTab(name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button
    .or(page.getByRole('tab', { name, exact: true }))
    .first()
    .click();
}

test('a customer who stopped a year ago is written off from his page, and comes back', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.aging);
  await openTab(clearingWords.title);
  await seesPage(page, clearingWords.title);
  await rowWith(page, '有限会社北野内装').waitFor();
  await desk.pictures('clearings-candidates');
  await desk.clerk.goTo(frameWords.nav.customers);
  await desk.clerk.pointAt('有限会社北野内装');
  await desk.clerk.press('F6');
  await seesPage(page, customerFormWords.editTitle);
  await desk.clerk.press('F7');
  await sees(front(page), customerActWords.acts['write-off'].label);
  await desk.pictures('customer-acts');
  await page.keyboard.press('1');
  await sees(front(page), writeOffWords.facts.memorandum);
  await sees(front(page), ruleWords['9-6-3-1'].label);
  await desk.pictures('write-off');
  await desk.clerk.fill([
    [writeOffWords.reason, '取引停止から1年経過'],
    [writeOffWords.evidence, '督促状 令和7年9月・11月発送、契約書ファイル3'],
  ]);
  await desk.clerk.press('F12');
  await seesResult(page, writeOffWords.done('有限会社北野内装', 579_839));
  await seesPage(page, customerFormWords.editTitle);
});

test('the entries go to the bookkeeping: seen, an account renamed, written once', async () => {
  await desk.clerk.goTo(frameWords.nav.reports);
  await openTab(journalWords.title);
  await seesPage(page, journalWords.title);
  await sees(page, journalWords.side.ties);
  await desk.pictures('journals');
  await page.getByRole('radio', { name: journalWords.views.accounts }).click();
  await rowWith(page, slotWords['write-off'].label).waitFor();
  await desk.pictures('journal-accounts');
  await desk.clerk.pointAt(slotWords['transfer-fee'].label);
  await desk.clerk.press('F6');
  await sees(front(page), accountWords.dialog.title(slotWords['transfer-fee'].label));
  await desk.pictures('journal-account');
  await desk.clerk.fill([[accountWords.dialog.account, '支払手数料']]);
  await desk.clerk.press('F12');
  await seesResult(page, accountWords.dialog.saved(slotWords['transfer-fee'].label));
  await page.getByRole('radio', { name: journalWords.views.entries }).click();
  await rowWith(page, '支払手数料').first().waitFor();
  await desk.clerk.press('F12');
  await sees(front(page), journalWords.done(4));
  await page.keyboard.press('Escape');
  await sees(page, journalWords.none.title);
  await page.getByRole('radio', { name: journalWords.views.batches }).click();
  await rowWith(page, journalWords.formats.yayoi).waitFor();
  await desk.pictures('journal-batches');
  await page.locator('.rail .switch').click();
  await page.locator('.dialog-body').last().getByRole('option').filter({ hasText: common.office }).first().click();
  await rowWith(page, OHASHI.name).waitFor();
  await desk.pictures('journals-office');
});
