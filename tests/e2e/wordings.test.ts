/** 文面 by keyboard: chosen, edited with fields, seen as the true page, held against the last letter, refused where it threatens. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalWords, contactWords, decisionWords } from '../../src/messages/approvals.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { promiseEntryWords, promiseWords } from '../../src/messages/promises.ts';
import { policyWords } from '../../src/messages/reminder-policy.ts';
import { reminderWords, stageShort, withheldTag } from '../../src/messages/reminders.ts';
import { riskSentence, variantWords, wordingWords as words } from '../../src/messages/wordings.ts';
import { csvFile, makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { front, sees } from './clerk.ts';
import { boxOf, type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NAME = '有限会社北野内装';

let desk: PreparedOffice;
let page: Page;
let clientId: number;
let customerId: number;
/** Four letters have gone to him. */
let last: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, {
      ...OHASHI,
      postalCode: '541-0053',
      address1: '大阪府大阪市中央区本町三丁目5番8号',
      phone: '06-0000-4120',
    });
    const given = { salesContact: '営業一課 佐藤', phone: '06-1111-2222' };
    customerId = await makeCustomer(office, clientId, '2207', { name: NAME, kana: 'キタノナイソウ', ...given });
    const other = await makeCustomer(office, clientId, '2208', {
      name: '株式会社大和田建設',
      kana: 'オオワダケンセツ',
    });
    for (const [owner, number, yen] of [
      [customerId, '2609-0101', 500_000],
      [customerId, '2609-0102', 200_000],
      [other, '2609-0413', 1_260_000],
    ] as const)
      await makeInvoice(office, clientId, {
        customerId: owner,
        number,
        issuedOn: '2026-09-30',
        dueOn: '2026-10-31',
        yen,
      });
    last = await makeCustomer(office, clientId, '2209', { name: '株式会社ミナト塗装', kana: 'ミナトトソウ', ...given });
    const file = csvFile('o.csv', [
      ['得意先コード', '請求番号', '請求日', '支払期日', '残高', '督促段階', '最終督促日'],
      ['2209', '2603-0009', '2026-03-31', '2026-04-30', '480000', '4', '2026-10-20'],
    ]);
    await office.call('openings.import', { clientId, file });
    await office.call('reminders.issue', { clientId, asOf: '2026-11-04', customerIds: [customerId] });
  });
  ({ page } = desk);
});

afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const THREAT = 'お支払いがない場合は差押えを行います。';
const KEY = { set: 'standard', stage: 2, variant: 'usual' } as const;

const sheetReady = () => page.locator('.sheet[aria-busy="false"]').waitFor();
const body = () => page.getByLabel(words.editor.body);
/** The caret behind the last word. */
async function atTheEnd(): Promise<void> {
  await body().focus();
  await page.keyboard.press('Control+End');
}

test('the clerk edits a wording, sees the true page, and what threatens cannot be kept', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.tabs.wordings);
  await sheetReady();
  await desk.pictures('wordings');
  await desk.clerk.press('F6');
  await sees(front(page), words.sets.title);
  await boxOf(page, words.sets.name).fill('商店街向け');
  await desk.clerk.press('F2');
  await seesResult(page, words.sets.added('商店街向け'));
  await desk.pictures('wording-sets');
  await page.keyboard.press('Escape');
  expect((await desk.call('wordings.sets', {})).sets.at(-1)).toMatchObject({ name: '商店街向け', base: 'standard' });
  const sets = page.getByRole('combobox', { name: words.set, exact: true });
  await sets.focus();
  // Up through the sets to the first: the box keeps the focus while the list below changes.
  for (const name of ['簡潔', '丁寧', '標準']) {
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => sets.inputValue()).toBe(name);
  }
  await sheetReady();
  await page
    .locator('tr[aria-rowindex]', { hasText: variantWords('usual') })
    .nth(1)
    .click();
  await sheetReady();
  await atTheEnd();
  await page.keyboard.insertText(THREAT);
  await sees(page, riskSentence({ words: '差押え', kind: 'threat' }));
  await desk.pictures('wordings-risk');
  await sees(page, words.editor.locked);
  expect(await page.locator('[data-save]').isDisabled()).toBe(true);
  await atTheEnd();
  for (const _character of THREAT) await page.keyboard.press('Backspace');
  await desk.clerk.press('F7');
  await sees(front(page), words.fields.title);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect.poll(() => body().inputValue()).toMatch(/〔\{約束の未入金額\}〕$/);
  await desk.clerk.press('F12');
  await seesResult(page, words.editor.saved);
  await desk.clerk.press('F8');
  await sees(page, words.side.views.difference);
  await page.locator('.wording-diff ins').first().waitFor();
  await desk.pictures('wordings-difference');
  await desk.clerk.press('F8');
  await page.locator('.side tr[aria-rowindex]').first().waitFor();
  await desk.clerk.press('F11');
  await desk.clerk.agree();
  await seesResult(page, words.restoreAsk.done);
  expect((await desk.call('wordings.get', { clientId, ...KEY })).source).toBe('preset');
});

test('a letter waits for the client’s word, and his 営業担当 is asked before the last one', async () => {
  await desk.call('reminderPolicy.set', { clientId, policy: { approval: true, wording: 'polite' } });
  await desk.clerk.goTo(frameWords.nav.reminders);
  await desk.clerk.pointAt(NAME);
  await sees(page, withheldTag('approval'));
  await desk.clerk.press('F2');
  await sees(front(page), approvalWords.title);
  await desk.pictures('approval-dialog');
  await desk.clerk.press('F12');
  await sees(front(page), approvalWords.needBy);
  await desk.clerk.fill([[approvalWords.decidedBy, '大橋社長']]);
  await desk.clerk.press('F12');
  await seesResult(page, approvalWords.done(2));
  await page.locator('tr[aria-rowindex]', { hasText: stageShort(2) }).waitFor();
  const stages = [{ stage: 5 as const, daysAfterDue: 60, deadlineDays: 7, channel: 'letter' as const }];
  await desk.call('reminderPolicy.set', { clientId, customerId: last, policy: { stages } });
  await desk.clerk.pointAt('株式会社ミナト塗装');
  await sees(page, withheldTag('contact-first'));
  await desk.clerk.press('F2');
  await sees(front(page), contactWords.ask.title);
  await desk.clerk.press('F12');
  await sees(front(page), contactWords.ask.done(1));
  await page.keyboard.press('Escape');
  await desk.clerk.pointAt('株式会社ミナト塗装');
  await desk.clerk.press('F2');
  await sees(front(page), contactWords.answer.outcome);
  await desk.pictures('contact-answer-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, contactWords.answer.done('株式会社ミナト塗装'));
  // What the 営業担当 said lets the letter go, once the client agrees to it too.
  await desk.clerk.pointAt('株式会社ミナト塗装');
  await sees(page, withheldTag('approval'));
  await desk.call('reminderPolicy.set', { clientId, customerId: last, policy: { stages, approval: false } });
  await page.locator('tr[aria-rowindex]', { hasText: stageShort(5) }).waitFor();
});

test('a run shows what it decided, and a plan has its 確認書', async () => {
  await desk.call('reminders.issue', { clientId, asOf: '2026-11-24' });
  await desk.clerk.goTo(frameWords.nav.reminders);
  await page.getByRole('radio', { name: reminderWords.tabs.issued }).click();
  await desk.clerk.press('F2');
  await sees(front(page), decisionWords.columns.facts);
  await sees(front(page), decisionWords.kinds.letter);
  await desk.pictures('decisions-dialog');
  await page.keyboard.press('Escape');
  const rows = ['2026-12-31', '2027-01-31'].map((dueOn) => ({ dueOn, amountYen: 100_000 }));
  await desk.call('plans.record', { clientId, customerId, rows });
  await desk.clerk.goTo(frameWords.tabs.promises);
  await page.getByRole('radio', { name: promiseWords.views.plans }).click();
  await page.locator('tr[aria-rowindex]', { hasText: NAME }).waitFor();
  await desk.clerk.press('F9');
  await page.locator('.plan-letter .sheet[aria-busy="false"]').waitFor();
  await desk.pictures('plan-letter-dialog');
  await desk.clerk.press('F12');
  await sees(front(page), promiseEntryWords.letter.done('K').slice(0, 10));
  await page.keyboard.press('Escape');
  await desk.clerk.goTo(frameWords.tabs.reminderPolicy);
  await sees(page, policyWords.letters);
  await desk.pictures('policy-wording');
  expect(desk.complaints).toEqual([]);
});
