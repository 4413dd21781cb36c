/** 封筒・ラベル by keyboard: an own envelope under a true page, what does not fit, this run's paper, labels and 差出票. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  customerPaperWords,
  envelopeWords,
  mailingWords,
  paperChoiceWords,
  postageWords,
  shapeWords,
} from '../../src/messages/envelopes.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { issueWords, reminderWords, stageTitle } from '../../src/messages/reminders.ts';
import { settingsWords } from '../../src/messages/settings.ts';
import { makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { front, rowWith, sees } from './clerk.ts';
import { type PreparedOffice, prepareOffice } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const LONG = {
  name: '学校法人𠮷野川髙等学園附属﨑玉リハビリテーション専門学校',
  department: '管財部経理課',
  contactName: '髙橋 﨑太郎',
  postalCode: '330-0854',
  address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5 ソニックシティビル17階',
  address2: '株式会社ソニックコーポレーション内 西日本債権管理センター',
};

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, {
      ...OHASHI,
      staleAfterDays: null,
      postalCode: '541-0053',
      address1: '大阪府大阪市中央区本町三丁目5番8号',
    });
    for (const [code, given] of [
      ['2234', { name: '株式会社サンライズリフォーム' }],
      ['2201', { name: '株式会社山田商店' }],
      ['2299', LONG],
    ] as const) {
      const customerId = await makeCustomer(office, clientId, code, given);
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-08-31', dueOn: '2026-09-30', yen: 591_800 });
    }
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** One of a row of choices, which have no key of their own. */
const tab = (name: string) => page.getByRole('radio', { name, exact: true }).click();
const row = (text: string) => rowWith(page, text).first().click();
const drawn = () => page.locator('.sheet[aria-busy="false"]').waitFor();

test('the true page lies under the window, slides to its corners, and who does not fit is named', async () => {
  await desk.clerk.goTo(frameWords.nav.settings);
  await tab(settingsWords.tabs.envelopes);
  await sees(page, envelopeWords.preview.overflowing(1));
  await sees(page, envelopeWords.preview.notFit);
  await drawn();
  await desk.pictures('envelopes');
  const place = () => page.locator('.envelope-window').evaluate((element) => (element as HTMLElement).style.left);
  const middle = await place();
  await desk.clerk.press('F11');
  await sees(page, envelopeWords.preview.slid(envelopeWords.preview.positions[1]));
  expect(await place()).not.toBe(middle);
  await row('角形A4号');
  await sees(page, envelopeWords.preview.fits(3));
  await desk.clerk.press('F8');
  await sees(page, envelopeWords.used(OHASHI.name, '角形A4号 窓100×50'));
  expect((await desk.call('envelopes.list', {})).clients).toMatchObject([{ key: 'kaku-a4-100x50' }]);
});

test('F2 copies an envelope into an own one; what cannot be is refused in words', async () => {
  await row('長形3号 窓90×45');
  await desk.clerk.press('F2');
  await desk.clerk.fill([
    [shapeWords.name, '事務所の封筒'],
    [shapeWords.left, '60'],
  ]);
  await desk.clerk.press('F12');
  await sees(front(page), '差出人の欄と重なります');
  await desk.pictures('envelope-dialog');
  await desk.clerk.fill([[shapeWords.left, '22']]);
  await desk.clerk.press('F12');
  await sees(page, envelopeWords.saved('事務所の封筒'));
  expect((await desk.call('envelopes.list', {})).envelopes.at(-1)).toMatchObject({ own: true, window: { left: 22 } });
});

test('what letters carry, printers and postage have their pages', async () => {
  await tab(envelopeWords.views.papers);
  await page.getByRole('combobox', { name: paperChoiceWords.slip }).focus();
  await desk.clerk.choose(paperChoiceWords.slip, paperChoiceWords.from(stageTitle(3)));
  await desk.clerk.press('F12');
  await sees(page, paperChoiceWords.saved);
  expect((await desk.call('papers.get', { clientId })).effective.slipFrom).toBe(3);
  await desk.clerk.press('F2');
  await sees(front(page), customerPaperWords.title);
  await desk.clerk.fill([[customerPaperWords.customer, '2201']]);
  await desk.clerk.choose(customerPaperWords.envelope, '長形40号 窓90×45');
  await desk.pictures('customer-paper');
  await desk.clerk.press('F12');
  await sees(page, '長形40号 窓90×45');
  await desk.pictures('envelopes-papers');
  await tab(envelopeWords.views.printers);
  await desk.pictures('envelopes-printers');
  await tab(envelopeWords.views.postage);
  await sees(page, postageWords.yen(110));
  await desk.pictures('envelopes-postage');
});

test('a run’s own paper shows in its preview; its labels and 差出票 are made from the issued list', async () => {
  await desk.call('envelopes.choose', { clientId, key: 'kaku-a4-100x50' });
  await desk.clerk.goTo(frameWords.nav.reminders);
  await drawn();
  await desk.clerk.press('F8');
  await sees(front(page), paperChoiceWords.run.title);
  await desk.clerk.choose(paperChoiceWords.slip, paperChoiceWords.from(stageTitle(1)));
  await desk.pictures('run-paper');
  await desk.clerk.press('F12');
  await page.locator('.sheet[aria-busy="true"]').waitFor();
  await drawn();
  await desk.pictures('reminders-slip');
  await desk.clerk.press('F9');
  await desk.clerk.agree();
  await sees(front(page), issueWords.done(3));
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: new RegExp(reminderWords.tabs.issued) }).click();
  await page.locator('tr[aria-rowindex]').first().waitFor();
  await desk.clerk.press('F8');
  // Two in the A4 envelope as 定形外, the one with an envelope of its own as 定形.
  await sees(front(page), mailingWords.total(3, 3, 390));
  await desk.pictures('mailing');
  await desk.clerk.press('F12');
  await sees(front(page), mailingWords.done.sheet(3));
  await page.keyboard.press('Escape');
  await tab(mailingWords.tabs.labels);
  await desk.pictures('mailing-labels');
  await desk.clerk.press('F12');
  await sees(front(page), mailingWords.done.labels(3));
  await page.keyboard.press('Escape');
  const kinds = (await desk.call('documents.list', {})).documents.map((one) => one.kind);
  expect(kinds).toEqual(expect.arrayContaining(['mailing-sheet', 'labels', 'reminder-batch']));
  expect(desk.complaints).toEqual([]);
});
