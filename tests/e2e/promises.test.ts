/** 約束・分割 by keyboard: from the customer who gave his word to the list that tells what came of it. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFormWords } from '../../src/messages/customers.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { promiseEntryWords, promiseWords as words } from '../../src/messages/promises.ts';
import { questionWords } from '../../src/messages/questions.ts';
import { makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { front, rowWith, sees, seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NAME = '有限会社北野内装';

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, OHASHI);
    const customerId = await makeCustomer(office, clientId, '2207', { name: NAME, kana: 'キタノナイソウ' });
    const other = await makeCustomer(office, clientId, '2208', {
      name: '株式会社大和田建設',
      kana: 'オオワダケンセツ',
    });
    for (const [owner, number, yen] of [
      [customerId, '2609-0101', 500_000],
      [customerId, '2609-0102', 200_000],
      [other, '2609-0413', 1_260_000],
    ] as const)
      await makeInvoice(office, clientId, { customerId: owner, number, issuedOn: '2026-09-30', yen });
    await office.call('promises.record', {
      clientId,
      customerId: other,
      madeOn: '2026-11-01',
      promisedOn: '2026-11-10',
      amountYen: 300_000,
      note: '経理の大和田様より電話',
    });
  });
  ({ page } = desk);
});

afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

async function act(digit: string): Promise<void> {
  await desk.clerk.press('F7');
  await front(page).waitFor();
  await page.keyboard.press(digit);
}

test('a promise and a plan are entered from the customer, and the plan ties to the yen', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.customers);
  await desk.clerk.pointAt(NAME);
  await desk.clerk.press('F6');
  await seesPage(page, customerFormWords.editTitle);
  await act('3');
  await sees(front(page), promiseEntryWords.promise.title);
  await desk.clerk.fill([
    [promiseEntryWords.on, '12/10'],
    [promiseEntryWords.amount, '200000'],
    [promiseEntryWords.invoices, '2609-0102'],
    [promiseEntryWords.note, '社長の北野様、月末に資金繰り'],
  ]);
  await desk.pictures('promise-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, promiseEntryWords.promise.done(NAME));
  await seesPage(page, customerFormWords.editTitle);
  await act('4');
  await sees(front(page), promiseEntryWords.plan.title);
  await desk.clerk.fill([
    [promiseEntryWords.plan.first, '12/31'],
    [promiseEntryWords.invoices, '2609-0101'],
  ]);
  await sees(front(page), promiseEntryWords.plan.total);
  await desk.pictures('plan-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, promiseEntryWords.plan.done(NAME, 500_000));
  const { plans } = await desk.call('plans.list', { clientId });
  expect(plans[0]?.rows.reduce((sum, row) => sum + row.amountYen, 0)).toBe(500_000);
  expect(plans[0]?.invoices).toEqual(['2609-0101']);
});

test('a denied invoice is recorded from the customer, and answered from the list', async () => {
  await act('6');
  await sees(front(page), questionWords.dialog.title);
  await desk.clerk.fill([
    [questionWords.dialog.question, '9月分の数量が納品書と合わない'],
    [questionWords.dialog.invoice, '2609-0101'],
  ]);
  await desk.clerk.choose(questionWords.dialog.disputed, questionWords.dialog.disputedChoices.yes);
  await desk.clerk.fill([
    [questionWords.dialog.askedBy, '経理 北野様'],
    [questionWords.dialog.due, '11/27'],
  ]);
  await desk.pictures('question-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, questionWords.dialog.done(NAME));
  await seesPage(page, customerFormWords.editTitle);
  await desk.clerk.goTo(frameWords.nav.invoices);
  const tab = { name: frameWords.tabs.questions, exact: true };
  await page.getByRole('button', tab).or(page.getByRole('tab', tab)).first().click();
  await seesPage(page, questionWords.title);
  await rowWith(page, questionWords.disputed).waitFor();
  await desk.pictures('questions-list');
  await desk.clerk.press('F6');
  await sees(front(page), questionWords.answer.title(NAME));
  await desk.clerk.fill([[questionWords.answer.text, '納品書の写しを送り、納得いただいた']]);
  await desk.pictures('question-answer');
  await desk.clerk.press('F12');
  await seesResult(page, questionWords.answer.done);
  await sees(page, questionWords.empty.title);
  await desk.pictures('questions-empty');
  const { questions } = await desk.call('questions.list', { clientId });
  expect(questions).toMatchObject([{ state: 'closed', disputed: false, invoice: '2609-0101' }]);
});

test('the list tells kept from broken, and takes the signature', async () => {
  await desk.clerk.goTo(frameWords.tabs.promises);
  await rowWith(page, words.states.broken).waitFor();
  await desk.pictures('promises-list');
  await page.getByRole('radio', { name: words.views.plans }).click();
  await desk.clerk.pointAt(NAME);
  await desk.clerk.press('F8');
  await sees(front(page), promiseEntryWords.sign.title(NAME));
  await desk.pictures('plan-sign');
  await desk.clerk.press('F12');
  await seesResult(page, promiseEntryWords.sign.done(NAME));
  await desk.pictures('plans-list');
  expect((await desk.call('plans.list', { clientId })).plans[0]?.acknowledgedOn).toBe('2026-11-24');
});
