/** Monday morning over twelve clients, by keyboard: match all, the queue of what waits, letters for all, posted, reports for all. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRACTICE_CLIENTS } from '../../src/main/practice/practice-clients.ts';
import { batchTitles, batchWords } from '../../src/messages/batches.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { postingWords } from '../../src/messages/reminders.ts';
import { reviewWords } from '../../src/messages/review.ts';
import { todayWords } from '../../src/messages/today.ts';
import {
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  removeOffices,
  type TestOffice,
  temporaryFolder,
} from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';
import { seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const TODAY = '2026-11-24';
/** A character that no font of the program has. */
const UNPRINTABLE = '遅延\u{10FFFD}工業';

let desk: PreparedOffice;
let page: Page;
let folder: string;
let broken: { clientId: number; customerId: number };
const clients: number[] = [];

/** Each client: one payer who pays in full, one whom nobody knows, one customer long overdue. */
async function fill(office: TestOffice, at: number): Promise<void> {
  const { code, name, kana, seal, colour } = PRACTICE_CLIENTS[at]!;
  const clientId = await makeClient(office, { code, name, kana, seal, colour });
  clients.push(clientId);
  const customer = (number: string, given: { name: string; kana: string }) =>
    makeCustomer(office, clientId, number, given);
  const bill = (customerId: number, yen: number, issuedOn = '2026-10-31', dueOn = '2026-11-30') =>
    makeInvoice(office, clientId, { customerId, yen, issuedOn, dueOn });
  await bill(await customer('1', { name: '山田商店', kana: 'ヤマダショウテン' }), 30_000 + at);
  const late = await customer('2', { name: at === 2 ? UNPRINTABLE : '遅延工業', kana: 'チエンコウギョウ' });
  await bill(late, 80_000 + at, '2026-06-30', '2026-07-31');
  if (at === 2) broken = { clientId, customerId: late };
  const rows: [string, string, number, string][] = [
    ['2026-11-20', 'ﾔﾏﾀﾞｼﾖｳﾃﾝ', 30_000 + at, '1'],
    ['2026-11-20', 'ﾅｿﾞﾉﾋﾄ', 1000 - at, '2'],
  ];
  if (at < 2) {
    await bill(await customer('3', { name: '中村製作所', kana: 'ナカムラセイサクショ' }), at === 0 ? 500_000 : 400_000);
    // Two yen short may be accepted from the queue; a part wants the books beside it.
    rows.push(['2026-11-20', 'ﾅｶﾑﾗｾｲｻｸｼﾖ', at === 0 ? 499_998 : 300_000, '3']);
  }
  await office.call('deposits.import', { clientId, file: depositTemplate(rows) });
}

beforeAll(async () => {
  desk = await prepareOffice(TODAY, async (office) => {
    folder = office.folder;
    for (const at of PRACTICE_CLIENTS.keys()) await fill(office, at);
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** Gives the order of a function key on 今日, agrees, and waits until its sheet is whole. */
async function orderAll(key: string, kind: keyof typeof batchTitles) {
  await desk.clerk.goTo(frameWords.tabs.today);
  await page.locator('.board table.grid tbody tr').first().waitFor();
  await desk.clerk.press(key);
  await page.locator('.dialog-foot').waitFor();
  await page.keyboard.press('Enter');
  await seesPage(page, batchWords.title);
  await page.locator('.tools h2', { hasText: batchTitles[kind] }).waitFor();
  await page.locator('.tools .step[data-step="done"]', { hasText: batchWords.states.done }).waitFor();
  const [batch] = (await desk.call('batches.list', {})).batches;
  return desk.call('batches.status', { batchId: batch!.batchId });
}

const rowInHand = () => page.locator('tr[aria-selected="true"]').first().innerText();

test('全社消込 clears every client by itself and tells what came of each', async () => {
  await page.locator('.board table.grid tbody tr').nth(11).waitFor();
  await desk.pictures('cockpit-12');
  const { batch, clients: sheet } = await orderAll('F8', 'match');
  expect(batch).toMatchObject({ state: 'done', total: 12, done: 12, failed: 0 });
  expect(sheet.map((one) => one.applied)).toEqual(clients.map(() => 1));
  expect(sheet.map((one) => one.clearedYen)).toEqual(clients.map((_, at) => 30_000 + at));
  await desk.pictures('batch-match');
});

test('the queue: one key accepts what is plain, Enter opens the rest in its own books, and coming back goes on', async () => {
  await desk.clerk.goTo(frameWords.tabs.review);
  await page.locator('.review-detail .client-band[data-client="0"]').waitFor();
  await page.getByRole('button', { name: reviewWords.accept }).and(page.locator(':enabled')).waitFor();
  await desk.pictures('review');
  await desk.clerk.press('F12');
  await seesResult(page, PRACTICE_CLIENTS[0]!.name);
  // The next is another client's: its colour stands over what would be booked.
  await page.locator(`.review-detail .client-band[data-client="${PRACTICE_CLIENTS[1]!.colour}"]`).waitFor();
  expect(await rowInHand()).toContain('300,000');
  await page.getByRole('button', { name: reviewWords.accept }).and(page.locator(':disabled')).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.rail .switch', { hasText: PRACTICE_CLIENTS[1]!.name }).waitFor();
  await page.locator('.equation .figure', { hasText: '300,000' }).first().waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await desk.call('allocations.history', { clientId: clients[1]! })).allocations.length)
    .toBe(2);
  await desk.clerk.press('F9');
  await seesPage(page, reviewWords.title);
  await page.locator('.rail .switch', { hasText: '事務所全体' }).waitFor();
  await expect.poll(rowInHand).toContain('1,000');
  await page.keyboard.press('Space');
  await expect.poll(rowInHand).toContain('999');
  await expect
    .poll(async () => (await desk.call('allocations.history', { clientId: clients[0]! })).allocations[0])
    .toMatchObject({ clearedYen: 500_000, adjustmentYen: 2, how: 'suggested' });
});

test('letters for all: who cannot be printed is told why, the others are printed, counted and posted', async () => {
  const { batch, clients: sheet } = await orderAll('F9', 'print');
  expect(batch).toMatchObject({ state: 'done', done: 11, failed: 1 });
  expect(sheet[2]).toMatchObject({ state: 'failed', letters: 0 });
  await desk.pictures('batch-print-failed');
  const text = await textOfPdf(new Uint8Array(readFileSync(join(folder, sheet[0]!.documentPath!))));
  expect(text).toContain(PRACTICE_CLIENTS[0]!.name);
  expect(text).not.toContain(PRACTICE_CLIENTS[1]!.name);
  await desk.call('customers.update', { ...broken, name: '遅延工業' });
  await desk.clerk.press('F11');
  await expect
    .poll(async () => (await desk.call('batches.status', { batchId: batch.batchId })).batch)
    .toMatchObject({ state: 'done', done: 12, failed: 0 });
  await page.locator('table.grid').first().focus();
  for (const at of clients.keys()) {
    await desk.clerk.press('F12');
    const count = page.locator('.dialog-body').getByLabel(postingWords.post.counted);
    await count.waitFor();
    if (at === 0) {
      await count.fill('2');
      await desk.clerk.press('F12');
      await page.locator('.dialog-body [role="alert"]').waitFor();
      await desk.pictures('batch-post-miscounted');
    }
    await count.fill('1');
    await desk.clerk.press('F12');
    await page.locator('.step[data-step="done"]', { hasText: '投函' }).nth(at).waitFor();
    await page.keyboard.press('ArrowDown');
  }
  const posted = (await desk.call('batches.status', { batchId: batch.batchId })).clients;
  expect(posted.map((one) => [one.letters, one.postedOn])).toEqual(clients.map(() => [1, TODAY]));
});

test('reports for all, the sheet in Excel, and the morning is done', async () => {
  const { batch } = await orderAll('F7', 'report');
  expect(batch).toMatchObject({ month: '2026-10', done: 12, failed: 0 });
  const path = join(temporaryFolder(), 'sheet.xlsx');
  await desk.app.answerDialogs({ save: path });
  await desk.clerk.press('F10');
  await expect.poll(() => existsSync(path)).toBe(true);
  const cells = JSON.stringify([...(await readSheets(new Uint8Array(readFileSync(path))))]);
  for (const { name } of PRACTICE_CLIENTS) expect(cells).toContain(name);
  await desk.clerk.goTo(frameWords.tabs.today);
  const { clients: board } = await desk.call('today.board', {});
  const states = (step: string) => new Set(board.map((one) => one.steps.find((found) => found.step === step)!.state));
  for (const step of ['matching', 'posting', 'report']) expect(states(step), step).toEqual(new Set(['done']));
  await page.locator('.todo-line', { hasText: todayWords.columns.steps.close }).first().waitFor();
  await desk.pictures('cockpit-12-done');
  expect((await desk.call('office.verify', {})).problems).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
