/** Bank files no program knows, pasted rows, direct debits and the watched folder, by keyboard in the true window. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { debitWords } from '../../src/messages/debits.ts';
import { depositImportWords } from '../../src/messages/deposits.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { mappingWords } from '../../src/messages/mapping.ts';
import { watchScreenWords } from '../../src/messages/watch.ts';
import { makeClient, makeCustomer, makeInvoice, removeOffices, temporaryFolder } from '../support/office.ts';
import { writeZengin03, writeZengin91 } from '../support/zengin.ts';
import { front } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ' };
const NAMES = ['山田商店', '青木工業', '緑製作所', '高橋運輸', '中村塗装', '小川電機', '林印刷', '森田建材'];

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  const folder = join(temporaryFolder(), '取込');
  mkdirSync(folder);
  desk = await prepareOffice('2026-11-24', async (office) => {
    const account = { bankCode: '0005', branchCode: '001', type: '1' as const, number: '1234567' };
    clientId = await makeClient(office, { ...OHASHI, bankAccounts: [account] });
    const rows = [];
    for (const [index, name] of NAMES.entries()) {
      const code = String(2201 + index);
      const customerId = await makeCustomer(office, clientId, code, { name: `株式会社${name}` });
      const yen = 11_000 * (index + 1);
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-09-30', dueOn: '2026-10-27', yen });
      const result = index === 2 ? '1' : index === 5 ? '4' : '0';
      rows.push({ customerNumber: index === 3 ? 'K-77' : code, amountYen: yen, result, holder: 'ｶ)ﾐﾎﾝ' });
    }
    const settled = rows.reduce((sum, row) => sum + (row.result === '0' ? row.amountYen : 0), 0);
    await office.call('deposits.import', { file: { name: 'FURIKAE1027.txt', bytes: writeZengin91([{ rows }]) } });
    const credit = { bookedOn: '2026-10-28', amountYen: settled, payerName: 'ｺｳｻﾞﾌﾘｶｴ', transaction: 14 };
    await office.call('deposits.import', {
      file: { name: '明細.txt', bytes: writeZengin03({ accounts: [{ rows: [credit] }] }) },
    });
    await office.call('watch.setFolder', { folder });
    await office.call('watch.takeIn', {
      file: { name: '古い明細.txt', bytes: writeZengin03({ accounts: [{ number: '9', rows: [credit] }] }) },
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.deposits);
});

afterAll(async () => {
  await desk.close();
  await removeOffices();
});

/** What Ctrl+V brings: the window's own paste, with the clipboard's text. */
async function paste(text: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('rows pasted from a sheet are read by columns named once, and the next ones by themselves', async () => {
  const rows = (day: number) =>
    `いつ\tだれから\tいくら\tのこり\n8.11.${day}\tｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ\t1,100\t51,100\n8.11.${day}\tﾃﾞﾝｷﾀﾞｲ\t▲300\t50,800\n8.11.${day}\tﾕ)ｱｵｷ\t2,200\t53,000\n`;
  // The page is there once its list is.
  await page.getByText('ｺｳｻﾞﾌﾘｶｴ').first().waitFor();
  await paste(rows(20));
  await front(page).getByRole('button', { name: mappingWords.open }).waitFor();
  await desk.pictures('bank-file-refused');
  await front(page).getByRole('button', { name: mappingWords.open }).click();
  await front(page).getByText(mappingWords.title).waitFor();
  /** A typed letter or digit jumps to the choice that begins with it, ↓ goes to the next. */
  const choose = async (label: string | RegExp, key: string) => {
    await front(page).getByLabel(label).first().focus();
    await page.keyboard.press(key);
  };
  await choose(mappingWords.header, '1');
  await choose(mappingWords.amountForm, 'ArrowDown');
  await choose(mappingWords.payer, 'b');
  await choose(/^金額(?!の)/, 'c');
  await choose(mappingWords.balance, 'd');
  await front(page).getByText(mappingWords.sample(3, 3)).waitFor();
  await desk.pictures('bank-file-mapping');
  await desk.clerk.press('F12');
  await front(page).getByText(depositImportWords.commit(2)).waitFor();
  await desk.pictures('bank-file-report');
  await desk.clerk.press('F12');
  await seesResult(page, depositImportWords.done(2, 0));
  await paste(rows(21));
  await front(page).getByText(depositImportWords.commit(2)).waitFor();
  await desk.clerk.press('F12');
  await seesResult(page, depositImportWords.done(2, 0));
  await desk.pictures('deposits-with-watch');
});

test('the credit of a direct debit is divided by one key', async () => {
  await page.getByText(frameWords.tabs.debits, { exact: true }).click();
  await page.getByText(debitWords.failedFirst(2)).waitFor();
  await desk.pictures('debits');
  await desk.clerk.press('F8');
  await page.getByText(debitWords.states.split, { exact: true }).waitFor();
  const { batches } = await desk.call('debits.list', { clientId });
  expect(batches[0]).toMatchObject({ state: 'split', leftYen: 44_000 });
  await desk.pictures('debits-split');
});

test('設定 says which folder is watched and what it could not take', async () => {
  await desk.clerk.goTo(frameWords.nav.settings);
  await page.getByText(watchScreenWords.head, { exact: true }).first().click();
  await page.getByText('古い明細.txt').waitFor();
  await desk.pictures('watch-settings');
  expect(desk.complaints).toEqual([]);
});
