/** Invoices go onto paper by keyboard: one by F9, a month's by Ctrl+P, a 領収書 from its deposit, and all of it is found again. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { archiveWords } from '../../src/messages/archive.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { paperBatchWords, paperDialogWords } from '../../src/messages/invoice-papers.ts';
import { customerNoteWords, noteBatchWords, noteWords } from '../../src/messages/received-notes.ts';
import { printWords } from '../../src/messages/reminders.ts';
import { customerSendingWords, sendDialogWords } from '../../src/messages/sendings.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  removeOffices,
  temporaryFolder,
} from '../support/office.ts';
import { front, sees } from './clerk.ts';
import { boxOf, type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const NAMES = ['株式会社山田商店', '青木工業株式会社', '𠮷野緑製作所㈱', '有限会社高橋運輸'];

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-30', async (office) => {
    const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };
    const bankAccounts = [
      { ...account, bankName: '三菱UFJ銀行', branchName: '本店', holderKana: 'オオハシカナモノ（カ' },
    ];
    clientId = await makeClient(office, { ...OHASHI, registrationNumber: 'T7000012050002', bankAccounts });
    for (const [at, name] of NAMES.entries()) {
      const code = String(2201 + at);
      const address = at === 3 ? { postalCode: '', address1: '' } : { postalCode: `53${at}-000${at + 1}` };
      const customerId = await makeCustomer(office, clientId, code, { name, ...address });
      await office.call('invoices.create', {
        clientId,
        customerId,
        issuedOn: '2026-11-30',
        title: '11月分 資材納入',
        lines: [
          {
            description: '六角ボルト M8×40 ステンレス',
            quantityMilli: 120_000,
            unit: '本',
            unitPriceMilli: 38_500,
            taxClass: 'standard-10',
          },
          {
            description: '幕の内弁当',
            quantityMilli: 12_000,
            unit: '個',
            unitPriceMilli: 864_000,
            taxClass: 'reduced-8',
          },
        ],
      });
    }
    const yamada = (await office.call('customers.list', { clientId })).customers[0]!.customerId;
    await makeInvoice(office, clientId, {
      customerId: yamada,
      number: '2610-0001',
      issuedOn: '2026-10-31',
      yen: 131_600,
    });
    const deposit = { depositedOn: '2026-11-20', payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', amountYen: 131_600 };
    const depositId = await makeDeposit(office, clientId, deposit);
    await makeDeposit(office, clientId, { depositedOn: '2026-11-25', payerName: 'ﾅﾅｼﾉｺﾞﾝﾍﾞ', amountYen: 3000 });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ invoice: '2610-0001', amountYen: 131_600 }],
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const drawn = (label: string) =>
  front(page).getByRole('img', { name: label }).and(page.locator('[aria-busy="false"]')).waitFor();

test('F9 shows the true page of the invoice in hand, and F7 keeps its paper and notes that it was handed over', async () => {
  await desk.clerk.goTo(frameWords.nav.invoices);
  await desk.clerk.pointAt('青木工業');
  await desk.clerk.press('F9');
  const { invoices } = await desk.call('invoices.list', { clientId, text: '青木' });
  const { invoiceId, number } = invoices[0]!;
  await sees(front(page), paperDialogWords.title(number));
  await drawn(paperDialogWords.preview(number));
  await desk.pictures('invoice-paper');
  await desk.clerk.press('F7');
  const sent = async () => (await desk.call('sendings.list', { clientId, kind: 'invoice' })).sendings;
  await expect.poll(sent).toMatchObject([{ label: number, channel: 'hand', state: 'sent', subjectId: invoiceId }]);
  const { papers } = await desk.call('invoices.papers', { clientId, invoiceId });
  expect((await sent())[0]!.sha256).toBe(papers[0]!.sha256);
  await page.keyboard.press('Escape');
});

test('Ctrl+P tells what is to be mended before, leaves it out when told to, and makes one file by postcode', async () => {
  await page.locator('table.grid').first().focus();
  await desk.clerk.press('Control+P');
  await sees(front(page), paperBatchWords.stops(1));
  await sees(front(page), '得意先の住所がない');
  await desk.pictures('invoice-batch');
  await front(page).getByLabel(paperBatchWords.skip).press('Space');
  await desk.clerk.press('F12');
  await seesResult(page, 'S26-0001');
  const batches = async () => (await desk.call('documents.list', { clientId, kind: 'invoice-batch' })).documents;
  await expect.poll(batches).toMatchObject([{ title: 'S26-0001', state: 'rendered' }]);
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
});

const shut = async () => {
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
};

test('a 領収書 is written from its deposit, made once more and taken back; several at once say which stamps they need', async () => {
  await desk.clerk.goTo(frameWords.nav.deposits);
  await page
    .getByRole('radio', { name: /すべて/ })
    .first()
    .click();
  await page.locator('table.grid').first().focus();
  await desk.clerk.pointAt('ﾔﾏﾀﾞ');
  await desk.clerk.press('F9');
  await sees(front(page), noteWords.stamp(200, 'paper'));
  await drawn(noteWords.preview);
  await desk.pictures('received-note');
  await desk.clerk.press('F12');
  // Nobody has a printer here: what cannot be printed says so, and the note is kept.
  await sees(front(page), printWords.title(noteWords.issuedTitle('RN26-0001')));
  await desk.pictures('received-note-unprinted');
  await shut();
  await desk.clerk.press('F9');
  await sees(front(page), noteWords.issuedAs('paper', 200));
  await desk.pictures('received-note-issued');
  await boxOf(page, noteWords.reason).fill('先方が紛失');
  await desk.clerk.press('F12');
  await sees(front(page), printWords.title(noteWords.issuedTitle('RN26-0001')));
  await shut();
  await desk.clerk.press('F9');
  await boxOf(page, noteWords.reason).fill('宛名の誤り');
  await front(page).getByRole('button', { name: noteWords.void }).click();
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await page.locator('table.grid').first().focus();
  for (const payer of ['ﾔﾏﾀﾞ', 'ﾅﾅｼ']) {
    await desk.clerk.pointAt(payer);
    await page.keyboard.press('Space');
  }
  await sees(page, noteBatchWords.button(2));
  await desk.clerk.press('F9');
  await sees(front(page), noteBatchWords.left(1));
  await sees(front(page), noteBatchWords.stamps([[200, 1]]));
  await desk.pictures('received-note-batch');
  await desk.clerk.press('F12');
  await sees(front(page), printWords.title(noteBatchWords.name(1)));
  await shut();
  const { notes } = await desk.call('receivedNotes.list', { clientId });
  expect(notes.map(({ number, voidedOn, reissues }) => [number, voidedOn, reissues])).toEqual([
    ['RN26-0002', null, 0],
    ['RN26-0001', '2026-11-30', 1],
  ]);
});

test('the customer’s page shows its deposits with their 領収書 by F9, and sends any paper by F10', async () => {
  for (const [name, picture] of [
    ['青木工業', 'customer-notes-empty'],
    ['株式会社山田商店', 'customer-notes'],
  ] as const) {
    await desk.clerk.goTo(frameWords.nav.customers);
    await page.locator('table.grid').first().focus();
    await desk.clerk.pointAt(name);
    await desk.clerk.press('F6');
    await sees(page, customerSendingWords.head);
    await desk.clerk.press('F9');
    await sees(front(page), picture === 'customer-notes' ? 'RN26-0002' : customerNoteWords.none.title);
    await desk.pictures(picture);
    await shut();
  }
  await desk.clerk.press('F10');
  await sees(front(page), sendDialogWords.problems['no-address']);
  await desk.pictures('customer-send');
  await shut();
});

test('電帳法検索 hands all of it out as a folder', async () => {
  await desk.clerk.goTo(frameWords.tabs.archive);
  await sees(page, archiveWords.total(9));
  await desk.pictures('archive');
  const folder = temporaryFolder();
  await desk.app.answerDialogs({ open: folder });
  await desk.clerk.press('F12');
  await seesResult(page, archiveWords.exported(9, 5));
});
