/** 入金予測, 指標, 回収点検 and 引当 by keyboard: what each says of a small office, and that one key leads to its place. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths, shiftFromHoliday } from '../../src/domain/dates.ts';
import { formatYen } from '../../src/domain/money.ts';
import { allowanceWords } from '../../src/messages/allowance.ts';
import { figureWords } from '../../src/messages/figures.ts';
import { findingWords } from '../../src/messages/findings.ts';
import { forecastWords } from '../../src/messages/forecast.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const CLIENT = {
  code: '0104',
  name: '大橋金物株式会社',
  kana: 'オオハシカナモノ',
  seal: '大',
  colour: 0,
  fiscalMonth: 9,
};
const LATE = '株式会社おくれ工業';

let desk: PreparedOffice;
let page: Page;

/** Two customers over nine months: one pays on the day, the other five days late. */
beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    const clientId = await makeClient(office, CLIENT);
    for (const [code, name, days] of [
      ['1', '株式会社きっちり商店', 0],
      ['2', LATE, 5],
    ] as const) {
      const customerId = await makeCustomer(office, clientId, code, { name });
      for (let month = 0; month < 10; month++) {
        const issuedOn = addMonths('2026-01-31', month);
        const dueOn = shiftFromHoliday(addMonths('2026-02-28', month), 'after');
        const given = { customerId, issuedOn, dueOn, yen: 100_000 };
        const { number } = await makeInvoice(office, clientId, given);
        const depositedOn = shiftFromHoliday(addDays(dueOn, days), 'after');
        if (depositedOn > '2026-11-24') continue;
        const depositId = await makeDeposit(office, clientId, { depositedOn, payerName: name, amountYen: 100_000 });
        const allocations = [{ invoice: number, amountYen: 100_000 }];
        await office.call('allocations.allocate', { clientId, depositId, allocations, requestId: `${code} ${month}` });
      }
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-01', dueOn: '2026-10-01', yen: 7_000 });
    }
    await makeClient(office, { code: '0200', name: '株式会社からっぽ', kana: 'カラッポ', seal: '空' });
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

async function openTab(name: string): Promise<void> {
  await page.locator('.page-tabs button', { hasText: name }).click();
  await page.locator('.page-tabs button[aria-current]', { hasText: name }).waitFor();
}

test('the calendar moves by arrows, and says why the late one is expected late', async () => {
  await desk.clerk.openBooks(CLIENT);
  await desk.clerk.goTo(frameWords.nav.reports);
  await openTab(frameWords.tabs.forecast);
  await page.locator('table.calendar:focus').waitFor();
  await page.keyboard.press('PageDown');
  await sees(page, forecastWords.calendar.month('2026-12'));
  await desk.pictures('forecast-calendar');
  await page.keyboard.press('3');
  const row = page.locator('tbody tr', { hasText: LATE }).first();
  await row.waitFor();
  expect(await row.textContent()).toContain(formatYen(100_000));
  await sees(page, '期日後平均');
  await desk.pictures('forecast-late');
});

test('the figures of a month stand with their formula, and the month turns by arrows', async () => {
  await openTab(frameWords.tabs.figures);
  await sees(page, figureWords.month('2026-10'));
  await page.locator('table.grid:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await sees(page, figureWords.metrics.dsoDays.formula);
  await page.keyboard.press('ArrowLeft');
  await sees(page, figureWords.month('2026-09'));
  await desk.pictures('figures');
});

test('a finding leads by Enter to where it is put right', async () => {
  await openTab(frameWords.tabs.findings);
  const letter = page.locator('tbody tr', { hasText: findingWords.kinds['letter-not-sent'] }).first();
  await letter.click();
  await desk.pictures('findings');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: frameWords.nav.reminders }).waitFor();
});

test('業種 chosen by key gives the limit of the year', async () => {
  await desk.clerk.goTo(frameWords.nav.reports);
  await openTab(frameWords.tabs.allowance);
  await page.locator('table.grid:focus').waitFor();
  await desk.clerk.press('F7');
  await page.locator('[role="dialog"]').waitFor();
  await desk.clerk.press('F12');
  await seesResult(page, allowanceWords.industrySaved(allowanceWords.industries.other));
  await sees(page, allowanceWords.figures.permille(6));
  await desk.pictures('allowance');
});

test('an empty client is told what belongs there', async () => {
  await desk.clerk.openBooks({ name: '株式会社からっぽ', kana: 'カラッポ' });
  await sees(page, allowanceWords.empty.fiscal.title);
  await openTab(frameWords.tabs.forecast);
  await sees(page, forecastWords.empty.title);
  await desk.pictures('forecast-empty');
  await openTab(frameWords.tabs.findings);
  await sees(page, findingWords.empty.title);
  expect(desk.complaints).toEqual([]);
});
