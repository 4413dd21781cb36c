/** 元帳・残高, 残高確認, 月別・集計 and 前回との比較 by keyboard: figures that tie, papers that come, answers that are kept. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatYen } from '../../src/domain/money.ts';
import { agingViewWords, bridgeWords } from '../../src/messages/aging-views.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { confirmationWords, ledgerWords } from '../../src/messages/ledgers.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { front, rowWith, sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NAMES = [
  '株式会社山田商店',
  '有限会社藤本畳店',
  '株式会社大和田建設',
  '髙橋設備工業',
  '医療法人社団さくら会',
  '株式会社サンライズリフォーム',
  '佐伯工務店',
  '株式会社ヤマト物産',
];

let desk: PreparedOffice;
let page: Page;
let ohashi: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    ohashi = await makeClient(office, {
      ...OHASHI,
      postalCode: '5410053',
      address1: '大阪府大阪市中央区本町三丁目5番8号',
      phone: '06-0000-4120',
      contactName: '経理 川端',
    });
    for (const [at, name] of NAMES.entries()) {
      const customerId = await makeCustomer(office, ohashi, String(2201 + at), { name });
      for (const [month, dueOn] of [
        ['2026-07', '2026-08-31'],
        ['2026-09', '2026-10-31'],
        ['2026-10', '2026-11-30'],
        ['2026-11', '2026-12-31'],
      ] as const)
        await makeInvoice(office, ohashi, {
          customerId,
          number: `${month.slice(2).replace('-', '')}-0${at}1`,
          issuedOn: `${month}-20`,
          dueOn,
          yen: (at + 1) * 110_000 + Number(month.slice(5)) * 1000,
        });
      if (at % 3 === 2) continue;
      const yen = (at + 1) * 110_000 + 7000;
      const depositId = await makeDeposit(office, ohashi, {
        depositedOn: '2026-11-05',
        payerName: `ﾌﾘｺﾐ${at}`,
        amountYen: yen - 440 + (at === 0 ? 30_440 : 0),
        customerId,
      });
      await office.call('allocations.allocate', {
        clientId: ohashi,
        depositId,
        allocations: [{ invoice: `2607-0${at}1`, amountYen: yen }],
        adjustments: at === 0 ? [] : [{ kind: 'transfer-fee', amountYen: 440 }],
      });
    }
    await office.call('writeOffs.record', {
      clientId: ohashi,
      customerId: 3,
      rule: '9-6-1',
      on: '2026-11-10',
      receivables: [{ invoice: '2607-021', amountYen: 100_000 }],
      reason: '民事再生の計画認可',
      evidence: '認可決定書',
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const strip = () => page.locator('.strip').innerText();

test('the list of balances ties, and Enter opens the ledger of the customer in hand', async () => {
  await desk.clerk.goTo(frameWords.nav.reports);
  await desk.clerk.goTo(frameWords.tabs.ledgers);
  await rowWith(page, NAMES[0]!).waitFor();
  const { sums } = await desk.call('ledgers.balances', { clientId: ohashi, from: '2026-11-01', through: '2026-11-24' });
  await expect.poll(strip).toContain(formatYen(sums.closingYen));
  expect(await strip()).toContain(formatYen(sums.openingYen));
  await desk.pictures('ledger-list');
  await desk.clerk.open(NAMES[1]!);
  await page.locator('h1', { hasText: NAMES[1]! }).waitFor();
  await sees(page.locator('table.grid'), ledgerWords.carried);
  await sees(page.locator('table.grid'), 'ﾌﾘｺﾐ1');
  const ledger = await desk.call('ledgers.customer', {
    clientId: ohashi,
    customerId: 2,
    from: '2026-11-01',
    through: '2026-11-24',
  });
  expect(await page.locator('tfoot').innerText()).toContain(formatYen(ledger.sums.closingYen));
  await desk.pictures('ledger');
  await page.keyboard.press('ArrowLeft');
  await page.locator('.tools b', { hasText: '2026/10/01' }).waitFor();
  await desk.clerk.press('F9');
  await sees(front(page), ledgerWords.done(ledgerWords.papers.ledger, 1));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await rowWith(page, NAMES[0]!).waitFor();
});

test('confirmations are ticked, seen as they will be printed, issued, and their answers kept', async () => {
  await desk.clerk.goTo(frameWords.tabs.confirmations);
  await rowWith(page, NAMES[0]!).waitFor();
  await page.locator('.sheet[aria-busy=false] canvas, .sheet:not([aria-busy=true]) canvas').first().waitFor();
  // Ink on it: an empty sheet is white all over.
  await expect
    .poll(() =>
      page
        .locator('.sheet canvas')
        .evaluate(
          (canvas) =>
            Array.from(
              (canvas as HTMLCanvasElement)
                .getContext('2d')
                ?.getImageData(0, 0, (canvas as HTMLCanvasElement).width, 200).data ?? [],
            ).filter((value) => value < 80).length,
        ),
    )
    .toBeGreaterThan(0);
  await desk.pictures('confirmations');
  await page.locator('table.grid').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await desk.clerk.press('F9');
  await sees(front(page), confirmationWords.issue.title(2));
  await desk.clerk.agree();
  await sees(front(page), confirmationWords.issue.done(2));
  await page.keyboard.press('Escape');
  await rowWith(page, NAMES[0]!).waitFor();
  await page.locator('table.grid').first().focus();
  await page.keyboard.press('1');
  await seesResult(page, confirmationWords.recorded.agreed(NAMES[0]!));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('2');
  await sees(front(page), confirmationWords.reply.title(NAMES[1]!));
  await page.keyboard.type('500000');
  await desk.pictures('confirmation-reply');
  await desk.clerk.press('F12');
  await seesResult(page, confirmationWords.recorded.differs(NAMES[1]!));
  await desk.pictures('confirmation-answers');
  const { confirmations } = await desk.call('confirmations.list', { clientId: ohashi });
  expect(confirmations.map((one) => one.state)).toEqual(['agreed', 'differs']);
});

test('the aging by month, by invoice and as it was known; and compared with the last month', async () => {
  await desk.clerk.goTo(frameWords.nav.aging);
  await page.keyboard.press('Control+l');
  await page.locator('h1', { hasText: '　' }).waitFor();
  await desk.clerk.goTo(frameWords.nav.aging);
  await desk.clerk.goTo(frameWords.tabs.agingColumns);
  await rowWith(page, NAMES[0]!).waitFor();
  await sees(page.locator('thead'), '6か月超');
  await desk.pictures('aging-months');
  await page.getByRole('radio', { name: agingViewWords.by.invoice }).click();
  await rowWith(page, '2611-001').waitFor();
  await desk.clerk.press('F8');
  await sees(front(page), agingViewWords.knownAt.title);
  await page.keyboard.type('1120');
  await desk.clerk.press('F12');
  await sees(page.locator('.tools [role=status]'), '2026/11/20');
  await sees(page.locator('main'), agingViewWords.empty.knownTitle);
  await desk.pictures('aging-known');
  await desk.clerk.goTo(frameWords.tabs.agingBridge);
  const bridge = await desk.call('aging.bridge', {
    clientId: ohashi,
    from: '2026-10-31',
    asOf: '2026-11-24',
    scheme: 'days',
  });
  await expect.poll(strip).toContain(formatYen(bridge.total.closingYen));
  await sees(page.locator('table.grid').first(), bridgeWords.steps.writtenOff);
  await page.locator('td[data-column=money]').nth(3).click();
  await sees(page.locator('.bridge-detail'), 'ﾌﾘｺﾐ1');
  await desk.pictures('aging-bridge');
  await page.locator('td[data-column=closingYen]').nth(3).click();
  await sees(page.locator('.bridge-detail'), bridgeWords.steps.closingYen);
  await page.locator('.bridge-detail tbody tr').first().waitFor();
  // Nothing was booked before this day: the comparison as it was known then is empty, and says since when.
  await desk.clerk.press('F8');
  await sees(front(page), agingViewWords.knownAt.title);
  await page.keyboard.type('1120');
  await desk.clerk.press('F12');
  await sees(page.locator('.tools [role=status]'), '2026/11/20');
  await desk.pictures('aging-bridge-known');
  await desk.clerk.goTo(frameWords.nav.reports);
  await desk.clerk.goTo(frameWords.tabs.ledgers);
  await desk.clerk.press('F8');
  await page.keyboard.type('1120');
  await desk.clerk.press('F12');
  await sees(page.locator('.tools [role=status]'), '2026/11/20');
  await desk.pictures('ledger-known');
  expect(desk.complaints).toEqual([]);
});
