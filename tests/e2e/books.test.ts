/** 貸倒・相殺, 仕訳出力, 支払約束 by keyboard, from the customer whose debt it is to the file the bookkeeping takes. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, test } from 'vitest';
import { clearingWords, ruleWords, writeOffWords } from '../../src/messages/clearings.ts';
import { common } from '../../src/messages/common.ts';
import { customerActWords } from '../../src/messages/customer-acts.ts';
import { customerFormWords } from '../../src/messages/customers.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { goodsWords } from '../../src/messages/goods.ts';
import { slotWords } from '../../src/messages/journal-slots.ts';
import { accountWords, journalWords } from '../../src/messages/journals.ts';
import {
  csvFile,
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

const HIGASHI = { code: '0211', name: '東精工株式会社', kana: 'ヒガシセイコウ', seal: '東', colour: 3 };

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

/** A client whose orders, notes and stock are known, and whose drafts are not quite what they say. */
async function goods(office: TestOffice): Promise<void> {
  const clientId = await makeClient(office, HIGASHI);
  const customerId = await makeCustomer(office, clientId, '3101', { name: '株式会社みなと機械', kana: 'ミナトキカイ' });
  await office.call('items.save', { clientId, code: 'B-08', name: '六角ボルト M8', unitPriceMilli: 12_500 });
  const notes = [
    ['得意先コード', '納品番号', '納品日', '区分', '商品コード', '品名', '数量', '単価', '税率'],
    ['3101', 'N-1101', '2026-11-10', '', 'B-08', '六角ボルト M8', 800, '12.5', '10'],
    ['3101', 'N-1102', '2026-11-12', '', '', '座金', 300, 4, '10'],
    ['3101', 'N-1103', '2026-11-13', '', '', '軸受', 20, 1800, '10'],
    ['3101', 'R-1101', '2026-11-16', '返品', '', '軸受', 4, 1800, '10'],
  ];
  await office.call('deliveries.import', { clientId, file: csvFile('納品.csv', notes) });
  const line = (description: string, quantity: number, yen: number) => ({
    description,
    quantityMilli: quantity * 1000,
    unitPriceMilli: yen * 1000,
    taxClass: 'standard-10' as const,
  });
  const lines = [
    line('六角ボルト M8', 1000, 12.5),
    line('座金', 300, 5),
    line('軸受', 20, 1800),
    line('据付費', 1, 30_000),
  ];
  await office.call('drafts.save', { clientId, customerId, issuedOn: '2026-11-24', lines });
}

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    await goods(office);
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
  await rowWith(page, slotWords['write-off'].label).first().waitFor();
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

test('what the drafts bill and nobody delivered is a list to settle, by keyboard', async () => {
  await desk.clerk.openBooks(HIGASHI);
  await desk.clerk.goTo(frameWords.nav.invoices);
  await openTab(frameWords.tabs.goods);
  await seesPage(page, goodsWords.title);
  await rowWith(page, goodsWords.kinds.returned).waitFor();
  await desk.pictures('goods-open');
  await desk.clerk.pointAt('据付費');
  await desk.clerk.press('F8');
  await sees(front(page), goodsWords.settle.title(1));
  await desk.clerk.fill([[goodsWords.settle.reason, '据付は物ではない']]);
  await desk.pictures('goods-settle');
  await desk.clerk.press('F12');
  await seesResult(page, goodsWords.settle.done(1));
  await desk.clerk.press('F2');
  await sees(front(page), goodsWords.import.title);
  await desk.pictures('goods-import');
  await desk.clerk.press('Escape');
  await page.getByRole('radio', { name: goodsWords.views.settled }).click();
  await rowWith(page, '据付は物ではない').waitFor();
  await desk.pictures('goods-settled');
  await page.getByRole('radio', { name: goodsWords.views.unbilled }).click();
  await sees(page, goodsWords.empty.unbilled.title);
  await desk.pictures('goods-unbilled-empty');
});
