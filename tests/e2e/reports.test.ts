/** 報告 by keyboard: the month's workbook made and opened by one key, and a run over the ticked clients. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { documentKind } from '../../src/messages/documents.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { officeReportWords, reportContentWords, reportSetupWords, reportWords } from '../../src/messages/reports.ts';
import { exportTabWords } from '../../src/messages/settings.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  removeOffices,
  temporaryFolder,
} from '../support/office.ts';
import { front, sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const CLIENTS = [
  { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 },
  { code: '0115', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 6 },
  { code: '0120', name: 'ハルカ食品', kana: 'ハルカショクヒン', seal: 'ハ', colour: 2 },
] as const;

let desk: PreparedOffice;
let page: Page;
let folder: string;
const ids: number[] = [];

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    folder = office.folder;
    for (const given of CLIENTS) {
      const clientId = await makeClient(office, given);
      ids.push(clientId);
      const customerId = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店' });
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-20', yen: 120_000 });
      await makeDeposit(office, clientId, { depositedOn: '2026-10-21', payerName: 'ﾌﾒｲ', amountYen: 30_000 });
    }
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const tableFocused = () => page.locator('table.grid:focus').waitFor();
const opened = () => desk.app.evaluate(({ shell }) => shell.opened ?? [], null);
const reportsOf = async (clientId: number) =>
  (await desk.call('documents.list', { clientId, kind: 'meeting-workbook' })).documents;

test('the month that has ended is in hand, and the page says what its workbook will hold', async () => {
  await desk.clerk.openBooks(CLIENTS[0]);
  await desk.clerk.goTo(frameWords.nav.reports);
  await tableFocused();
  await page.locator('tr[data-current]', { hasText: reportWords.month('2026-10') }).waitFor();
  await sees(page, reportContentWords.title('2026-10'));
  await sees(page, reportContentWords.aging(1, 120_000));
  await sees(page, reportContentWords.deposits(1, 30_000, 30_000));
  await sees(page, reportContentWords.unmatched(1, 30_000));
  await desk.pictures('reports');
});

test('Enter makes the workbook and opens it; it is the one in the office folder and reads back', async () => {
  await page.keyboard.press('Enter');
  await seesResult(page, reportWords.done(CLIENTS[0].name, '2026-10'));
  const [document] = await reportsOf(ids[0]!);
  const path = join(folder, document!.path);
  await expect.poll(opened).toContain(path);
  const sheets = await readWorkbook(readFileSync(path));
  expect(sheets.map((one) => one.sheet)).toEqual(Object.values(MEETING_WORDS.sheets));
  await page.locator('tr[data-current] .step[data-step="done"]').waitFor();
  // Another month, again by one key.
  await page.keyboard.press('ArrowDown');
  await page.locator('tr[data-current]', { hasText: reportWords.month('2026-09') }).waitFor();
  await desk.clerk.press('F10');
  await seesResult(page, reportWords.done(CLIENTS[0].name, '2026-09'));
  await expect.poll(async () => (await reportsOf(ids[0]!)).length).toBe(2);
  await desk.pictures('reports-made');
});

test('sheets are chosen and comments written beside their list, and the next workbook has them', async () => {
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await sees(page, reportSetupWords.hint);
  await page.keyboard.press('Tab');
  await tableFocused();
  await desk.pictures('reports-setup-empty');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.insertText('山田商店は月末に一括でお支払いの予定です。');
  await sees(page, reportSetupWords.changed);
  await desk.pictures('reports-setup');
  await desk.clerk.press('F12');
  await seesResult(page, reportSetupWords.saved('2026-09'));
  const setup = await desk.call('reports.setup', { clientId: ids[0]!, month: '2026-09' });
  expect(setup).toMatchObject({ omitted: ['trend'], comments: [{ place: 'aging', by: '佐藤 花子' }] });
});

test('every document made is listed and opens again', async () => {
  await page.locator('.tools').getByText(reportWords.tabs.documents).click();
  await page.locator('table.grid').focus();
  await sees(page, documentKind('meeting-workbook'));
  await desk.pictures('reports-documents');
  const before = (await opened()).length;
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await opened()).length).toBe(before + 1);
});

test('over the office: who lacks the month is ticked, one after the other is made, the result stands beside each', async () => {
  await desk.clerk.press('F4');
  const office = page.getByRole('option', { name: '事務所全体' });
  await office.waitFor();
  for (let step = 0; step < 20 && (await office.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await tableFocused();
  await sees(page, reportWords.month('2026-10'));
  expect(await page.locator('tbody input.tick:checked').count()).toBe(2);
  await desk.clerk.press('F10');
  await sees(front(page), officeReportWords.ask.title(2, '2026-10'));
  await desk.pictures('reports-office-ask');
  await desk.clerk.agree();
  await sees(page.locator('.tools'), officeReportWords.finished(2, 2, 0));
  await page.locator('.step', { hasText: officeReportWords.done }).nth(1).waitFor();
  await desk.pictures('reports-office');
  for (const clientId of ids.slice(1)) expect(await reportsOf(clientId)).toHaveLength(1);
  await page.locator('table.grid').first().focus();
  await page.keyboard.press('ArrowLeft');
  await sees(page, reportWords.month('2026-09'));
  expect(await page.locator('tbody input.tick:checked').count()).toBe(2);
});

test('the monthly export is set, its failure told, and its list is given as a workbook by F10', async () => {
  const folder = temporaryFolder();
  await page.evaluate(() => {
    window.location.hash = '#/settings?tab=exports';
  });
  await sees(page, exportTabWords.none);
  await desk.pictures('exports-empty');
  await desk.call('exports.savePlan', { plan: { lists: ['aging', 'deposits'], day: 5, folder } });
  await desk.call('exports.run', { month: '2026-09' });
  rmSync(folder, { recursive: true });
  await desk.call('exports.run', { month: '2026-10' });
  await page.locator('.step[data-step="late"]').waitFor();
  await sees(page, exportTabWords.states.done);
  await desk.pictures('exports');
  const file = join(temporaryFolder(), 'list.xlsx');
  await desk.app.answerDialogs({ save: file });
  await desk.clerk.press('F10');
  await expect.poll(() => existsSync(file)).toBe(true);
  const [sheet] = await readWorkbook(readFileSync(file));
  expect(sheet!.data.slice(5).map((row) => row[0])).toEqual(['2026-10', '2026-09']);
  expect(desk.complaints).toEqual([]);
});
