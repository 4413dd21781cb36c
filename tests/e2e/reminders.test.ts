/** 督促 by keyboard: who gets which letter and who does not, the true paper, holds, old bank data, batches. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LONG_3_WINDOW } from '../../src/domain/envelope.ts';
import { callWords } from '../../src/messages/calls.ts';
import { holdWords } from '../../src/messages/customers.ts';
import { documentWords } from '../../src/messages/documents.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { policyWords } from '../../src/messages/reminder-policy.ts';
import {
  batchWords,
  issueWords,
  postingWords,
  previewWords,
  printWords,
  reminderWords,
  stageShort,
  withheldTag,
} from '../../src/messages/reminders.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';
import { front, sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NISHIJIN = { code: '0115', name: '西陣織元高島', kana: 'ニシジンオリモト', seal: '西', colour: 6 };

let desk: PreparedOffice;
let page: Page;
let folder: string;
let ohashi: number;

/** Three who get a letter (one his second), one who has perhaps paid, one without an address. */
async function buildOhashi(office: TestOffice): Promise<void> {
  ohashi = await makeClient(office, { ...OHASHI, staleAfterDays: null });
  const bill = (customerId: number, issuedOn: string, dueOn: string, yen: number) =>
    makeInvoice(office, ohashi, { customerId, issuedOn, dueOn, yen });
  const customer = (code: string, name: string, given = {}) => makeCustomer(office, ohashi, code, { name, ...given });
  const sunrise = await customer('2234', '株式会社サンライズリフォーム');
  const nishikawa = await customer('2214', '株式会社西川電設');
  const shinwa = await customer('2275', '株式会社シンワ内装');
  const yamada = await customer('2201', '株式会社山田商店', { kana: 'ヤマダショウテン' });
  const tanaka = await customer('2252', '田中左官店', { postalCode: '', address1: '' });
  await bill(sunrise, '2026-08-31', '2026-09-30', 591_800);
  await office.call('reminders.issue', { clientId: ohashi, asOf: '2026-10-10' });
  for (let month = 0; month < 30; month++) await bill(nishikawa, '2026-10-02', '2026-11-02', 10_000 + month);
  await bill(shinwa, '2026-10-02', '2026-11-02', 290_400);
  await bill(yamada, '2026-10-20', '2026-11-20', 1_284_700);
  await bill(tanaka, '2026-10-02', '2026-11-02', 68_200);
  await makeDeposit(office, ohashi, { depositedOn: '2026-11-20', payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', amountYen: 1_284_260 });
}

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    folder = office.folder;
    await buildOhashi(office);
    const nishijin = await makeClient(office, { ...NISHIJIN, staleAfterDays: 3 });
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
  await desk.clerk.goTo(frameWords.nav.reminders);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const tableFocused = () => page.locator('table.grid:focus').waitFor();
const rowText = (name: string) => page.locator('tr[aria-rowindex]', { hasText: name }).first().innerText();

/** The sheet of the letter in hand, drawn. */
async function sheetOf(customer: string) {
  const sheet = page.getByRole('img', { name: previewWords.label(customer) });
  await sheet.and(page.locator('[aria-busy="false"]')).waitFor();
  return sheet;
}

/** Dark pixels of the preview in a rectangle of the sheet, given in millimetres, as a share. */
function inkIn(area: { left: number; top: number; width: number; height: number }): Promise<number> {
  return page.locator('.sheet canvas').evaluate((element, { left, top, width, height }) => {
    const canvas = element as HTMLCanvasElement;
    const mm = canvas.width / 210;
    const { data } = canvas.getContext('2d')!.getImageData(left * mm, top * mm, width * mm, height * mm);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 128) dark++;
    return dark / (data.length / 4);
  }, area);
}

test('everybody overdue is judged, with the letter or the reason against it', async () => {
  await tableFocused();
  await sees(page, reminderWords.group(reminderWords.groups.send, 3, 591_800 + 300_435 + 290_400));
  expect(await rowText('サンライズリフォーム')).toContain(stageShort(2));
  expect(await rowText('西川電設')).toContain(stageShort(1));
  const yamada = await rowText('山田商店');
  expect(yamada).toContain(withheldTag('possible-deposit'));
  expect(yamada).toContain('11/20 1,284,260 円');
  expect(await rowText('田中左官店')).toContain(withheldTag('no-address'));
  expect(await page.locator('input.tick:checked').count()).toBe(4);
  expect(await page.locator('tbody input.tick:disabled').count()).toBe(2);
});

test('the preview is the true page: the address lies in the window, a long letter has its second sheet', async () => {
  await desk.clerk.pointAt('サンライズリフォーム');
  await sheetOf('株式会社サンライズリフォーム');
  const { windowLeft, windowTop, windowWidth, windowHeight, slideX, slideY } = LONG_3_WINDOW;
  // What shows however the sheet slides: the address. Around it, out to where the window may come, nothing.
  const address = { left: windowLeft, top: windowTop, width: windowWidth - slideX, height: windowHeight - slideY };
  expect(await inkIn(address)).toBeGreaterThan(0.01);
  const below = { left: 5, top: windowTop + windowHeight - slideY + 1, width: 100, height: slideY - 2 };
  expect(await inkIn(below)).toBe(0);
  const frame = await page.locator('.envelope-window').boundingBox();
  const sheet = await page.locator('.sheet').boundingBox();
  expect((frame!.width / sheet!.width) * 210).toBeCloseTo(windowWidth, 0);
  await desk.pictures('reminders');
  await desk.clerk.pointAt('西川電設');
  await sheetOf('株式会社西川電設');
  const first = await inkIn({ left: 20, top: 60, width: 170, height: 200 });
  await sees(page, previewWords.page(1, 2));
  await page.keyboard.press('ArrowRight');
  await sees(page, previewWords.page(2, 2));
  await expect.poll(() => inkIn({ left: 20, top: 60, width: 170, height: 200 })).not.toBe(first);
  await page.locator('.envelope-window').waitFor({ state: 'detached' });
});

test('F7 stops letters to a customer with a reason, and lets them go again', async () => {
  await desk.clerk.pointAt('シンワ内装');
  await desk.clerk.press('F7');
  await sees(front(page), holdWords.title('株式会社シンワ内装'));
  await page.keyboard.type('値引の交渉中');
  await desk.clerk.press('F12');
  await page.locator('tr[data-muted]', { hasText: '値引の交渉中' }).waitFor();
  expect(await rowText('シンワ内装')).toContain(withheldTag('hold'));
  await desk.pictures('reminders-held');
  await tableFocused();
  await desk.clerk.pointAt('シンワ内装');
  await desk.clerk.press('F7');
  await sees(front(page), holdWords.release.title('株式会社シンワ内装'));
  await desk.clerk.agree();
  await page.locator('tr:not([data-muted])', { hasText: 'シンワ内装' }).waitFor();
});

test('F11 keeps what was said on the telephone', async () => {
  await tableFocused();
  await desk.clerk.pointAt('山田商店');
  await desk.clerk.press('F11');
  await sees(front(page), callWords.title('株式会社山田商店'));
  await page.keyboard.type('経理 山田様');
  await desk.pictures('reminders-call');
  await desk.clerk.press('F12');
  await sees(page, callWords.done('株式会社山田商店'));
  const { calls } = await desk.call('calls.list', { clientId: ohashi });
  expect(calls).toMatchObject([{ customerCode: '2201', reached: true, spokeWith: '経理 山田様' }]);
  await tableFocused();
});

test('F9 says what goes, issues exactly the ticked letters, and keeps the paper', async () => {
  await tableFocused();
  await desk.clerk.pointAt('シンワ内装');
  await page.keyboard.press('Space');
  await sees(page, reminderWords.chosen(2, 591_800 + 300_435));
  await desk.clerk.press('F9');
  await sees(front(page), issueWords.title(2));
  await sees(
    front(page),
    issueWords.stages([
      [1, 1],
      [2, 1],
    ]),
  );
  await desk.pictures('reminders-issue');
  await desk.clerk.agree();
  await sees(front(page), issueWords.done(2));
  await page.keyboard.press('Escape');
  const { batches } = await desk.call('reminders.batches', { clientId: ohashi });
  expect(batches[0]).toMatchObject({ letters: 2, totalYen: 591_800 + 300_435 });
  const bytes = new Uint8Array(readFileSync(join(folder, batches[0]!.document!.path)));
  const pages = await renderPdf(bytes, 2);
  const texts = pages.map((one) => one.text).join('\n');
  expect(texts).toContain('株式会社西川電設');
  expect(texts).not.toContain('株式会社シンワ内装');
  // Who has just had a letter gets none now; who was left out is still there.
  await sees(page, reminderWords.group(reminderWords.groups.send, 1, 290_400));
  expect(await rowText('西川電設')).toContain(withheldTag('recent-letter'));
});

test('issued batches show their stored pages and open with the system', async () => {
  await page.locator('table.grid').first().focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await tableFocused();
  await page.locator('.preview .sheet[aria-busy="false"] canvas').waitFor();
  await sees(page, batchWords.preview('R26-0002'));
  await page.keyboard.press('ArrowRight');
  await desk.pictures('reminders-issued');
  await desk.clerk.press('F7');
  const { batches } = await desk.call('reminders.batches', { clientId: ohashi });
  const path = join(folder, batches[0]!.document!.path);
  await expect.poll(() => desk.app.evaluate(({ shell }) => shell.opened ?? [], null)).toContain(path);
});

test('a letter is taken out of the pile, the rest is counted and posted, and one comes back', async () => {
  const { batches } = await desk.call('reminders.batches', { clientId: ohashi });
  const { batchId } = batches[0]!;
  const letters = async () => (await desk.call('reminders.letters', { batchId, clientId: ohashi })).letters;
  const [first, second] = await letters();
  await page.keyboard.press('Enter');
  await page.locator('tr[data-current]', { hasText: first!.serial }).waitFor();
  await desk.clerk.press('F7');
  await page.keyboard.type('発行後に入金を確認');
  await desk.pictures('letters-withdraw');
  await desk.clerk.press('F12');
  await page.locator('tr[data-muted]', { hasText: first!.serial }).waitFor();
  await desk.clerk.press('F12');
  await sees(front(page), postingWords.post.title('R26-0002'));
  await page.keyboard.type('2');
  await desk.clerk.press('F12');
  await sees(front(page), postingWords.post.failed);
  await desk.pictures('letters-miscounted');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await desk.clerk.press('F12');
  await page.locator('tr', { hasText: postingWords.letters.states.posted }).waitFor();
  await tableFocused();
  await desk.clerk.pointAt(second!.serial);
  await desk.clerk.press('F8');
  await sees(front(page), postingWords.back.title(second!.serial));
  await desk.pictures('letters-returned');
  await desk.clerk.press('F12');
  await page.locator('tr', { hasText: postingWords.letters.states.returned }).waitFor();
  expect(await letters()).toMatchObject([
    { withdrawnOn: '2026-11-24' },
    { postedOn: '2026-11-24', returnedOn: '2026-11-24' },
  ]);
  await desk.pictures('letters');
  await page.keyboard.press('Escape');
  await page.locator('tr[aria-rowindex]', { hasText: postingWords.withdrawn(1) }).waitFor();
});

test('F9 offers what the machine can print with, or says what to do', async () => {
  await tableFocused();
  await desk.clerk.press('F9');
  await sees(front(page), printWords.title('R26-0002'));
  await front(page).getByText(NO_PRINTER).waitFor();
  await desk.pictures('print-dialog');
  await page.keyboard.press('Escape');
  await tableFocused();
});

/** No queue of the machine is asked: the test's own address answers nobody. */
const NO_PRINTER = printWords.failed;

test('a run over the office: old bank data stop a client until the clerk has looked, ticks hold by client', async () => {
  await page.keyboard.press('Escape');
  await chooseOffice();
  await desk.clerk.goTo(frameWords.nav.reminders);
  await sees(page, reminderWords.stale.text(1));
  expect(await rowText('別会社')).toContain(withheldTag('stale-bank-data'));
  await desk.pictures('reminders-stale');
  await desk.clerk.press('F8');
  await sees(front(page), reminderWords.stale.title);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('tr:not([data-muted])', { hasText: '別会社' }).waitFor();
  await tableFocused();
  await desk.clerk.pointAt('シンワ内装');
  await page.keyboard.press('Space');
  await desk.pictures('reminders-office');
  await desk.clerk.press('F9');
  // The letter that was taken out of its pile is due again.
  await sees(front(page), issueWords.title(2));
  await desk.clerk.agree();
  await sees(front(page), issueWords.done(2));
  await page.getByRole('button', { name: documentWords.later }).waitFor();
  await page.keyboard.press('Escape');
  const { batches } = await desk.call('reminders.batches', {});
  expect(batches[0]).toMatchObject({ clientId: null, letters: 2, totalYen: 777_000 + 300_435 });
  expect(desk.complaints).toEqual([]);
});

/** F4, then the whole office from the list. */
async function chooseOffice(): Promise<void> {
  await desk.clerk.press('F4');
  const office = page.getByRole('option', { name: '事務所全体' });
  await office.waitFor();
  for (let step = 0; step < 20 && (await office.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.rail .switch', { hasText: '事務所全体' }).waitFor();
}

test('督促の方針: days in the wrong order are said at their field, a customer has his own, and the rest stays grey', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.tabs.reminderPolicy);
  const days = (stage: number) => page.getByLabel(policyWords.stages.field(stage, policyWords.stages.days));
  await days(1).fill('14');
  await desk.clerk.press('F12');
  await page.locator('.policy-stage [aria-invalid="true"]:focus').waitFor();
  expect(await days(2).getAttribute('aria-invalid')).toBe('true');
  await desk.pictures('policy-refused');
  await days(1).fill('5');
  await desk.clerk.press('F12');
  await sees(page, policyWords.saved(policyWords.of.client(OHASHI.name)));
  await desk.clerk.goTo(frameWords.nav.customers);
  await desk.clerk.pointAt('シンワ内装');
  await page.keyboard.press('Control+M');
  await sees(page, policyWords.of.customer('2275', '株式会社シンワ内装'));
  expect(await days(1).getAttribute('placeholder')).toBe('5');
  await page.getByLabel(policyWords.highValue).fill('100000');
  await desk.clerk.press('F12');
  await page.locator('.side tr[aria-rowindex]', { hasText: '株式会社シンワ内装' }).waitFor();
  await desk.pictures('policy-customer');
  await page.keyboard.press('Escape');
  await sees(page, policyWords.of.client(OHASHI.name));
  const { withheld } = await desk.call('reminders.propose', { clientId: ohashi, asOf: '2026-11-24' });
  expect(withheld.find((one) => one.customerCode === '2275')).toMatchObject({ reason: 'call-first' });
});
