/** 入金 by keyboard alone: files of every kind of trouble, entry by hand, taking back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { common } from '../../src/messages/common.ts';
import {
  depositCancelWords,
  depositEntryWords,
  depositOfficeWords,
  depositWords,
  formatName,
  importListWords,
  depositImportWords as words,
} from '../../src/messages/deposits.ts';
import { frameWords, switcherWords } from '../../src/messages/frame.ts';
import { importWords } from '../../src/messages/lists.ts';
import { zenginAccount } from '../support/bank-world.ts';
import {
  depositTemplate,
  makeClient,
  makeCustomer,
  makeInvoice,
  removeOffices,
  temporaryFolder,
} from '../support/office.ts';
import { writeZengin01, writeZengin03, type ZenginAccount } from '../support/zengin.ts';
import { front, sees } from './clerk.ts';
import { focusOn, type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ' };
const MITSUWA = { code: '0192', name: '株式会社ミツワ印章', kana: 'ミツワインショウ' };
const YAMADA = 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ';
const account = (number: string) => ({ bankCode: '0005', branchCode: '001', type: '1' as const, number });
const rows = [
  ['2026-11-20', YAMADA, 110_000],
  ['2026-11-20', 'ﾕ)ｱｵｷ', 55_000],
  ['2026-11-24', YAMADA, 3_300],
] as const;

let desk: PreparedOffice;
let page: Page;
let folder: string;
let ohashi: number;
let mitsuwa: number;

beforeAll(async () => {
  folder = temporaryFolder();
  desk = await prepareOffice('2026-11-24', async (office) => {
    ohashi = await makeClient(office, { ...OHASHI, bankAccounts: [account('1234567')] });
    mitsuwa = await makeClient(office, { ...MITSUWA, bankAccounts: [account('7654321')] });
    const customerId = await makeCustomer(office, ohashi, '2201', {
      name: '株式会社山田商店',
      kana: 'ヤマダショウテン',
    });
    await makeInvoice(office, ohashi, { customerId, issuedOn: '2026-10-31', dueOn: '2026-11-30', yen: 110_000 });
  });
  page = desk.page;
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.deposits);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

function bankFile(name: string, form: '01' | '03', accounts: readonly ZenginAccount[]): string {
  const path = join(folder, name);
  writeFileSync(path, form === '01' ? writeZengin01({ accounts }) : writeZengin03({ accounts }));
  return path;
}

const deposits = async (clientId = ohashi) => (await desk.call('deposits.list', { clientId })).deposits;

/** F2 and the file; the window then shows what it would bring, or what stands in the way. */
async function give(path: string): Promise<void> {
  await desk.clerk.press('F2');
  await desk.clerk.giveFile(path);
}

async function dialogGone(): Promise<void> {
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
}

test('a bank file shows whose it is and what it brings, comes in, and Ctrl+Z takes it back', async () => {
  await sees(page, depositWords.empty.title);
  await desk.pictures('deposits-empty');
  await give(bankFile('november-01.txt', '01', [zenginAccount('1234567', rows)]));
  await sees(front(page), formatName('zengin-01'));
  await sees(front(page), '0005-001 普通 1234567');
  await sees(front(page), '2026/11/20〜2026/11/24');
  await sees(front(page), '168,300');
  await desk.pictures('deposit-report');
  expect(await deposits()).toEqual([]);
  await desk.clerk.press('F12');
  await seesResult(page, words.done(3, 0));
  await dialogGone();
  expect((await deposits()).map((one) => one.amountYen).toSorted((a, b) => a - b)).toEqual([3_300, 55_000, 110_000]);
  await page.locator('.undo-bar').waitFor();
  await page.keyboard.press('Control+Z');
  await seesResult(page, words.undone);
  expect(await deposits()).toEqual([]);
});

test('the same money in another form adds nothing the second time', async () => {
  await give(bankFile('november-01b.txt', '01', [zenginAccount('1234567', rows)]));
  await sees(front(page), words.commit(3));
  await desk.clerk.press('F12');
  await seesResult(page, words.done(3, 0));
  await dialogGone();
  await give(bankFile('november-03.txt', '03', [zenginAccount('1234567', rows)]));
  await sees(front(page), words.nothingNew);
  await page.locator('nav.keys button:disabled', { hasText: 'F12' }).waitFor();
  await page.keyboard.press('Escape');
  await dialogGone();
  expect(await deposits()).toHaveLength(3);
});

test('a file of another client never comes in here: the way leads to its own books', async () => {
  await give(bankFile('mitsuwa.txt', '01', [zenginAccount('7654321', [['2026-11-20', 'ﾆｼｵｶ ｹﾝｼﾞ', 41_800]])]));
  await sees(front(page), words.wrongClient.title(MITSUWA.name));
  await desk.pictures('deposit-wrong-client');
  // The way out has the focus.
  await page.locator('.button.primary:focus', { hasText: words.wrongClient.go(MITSUWA.name) }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.rail .switch', { hasText: MITSUWA.name }).waitFor({ state: 'attached' });
  await sees(front(page), words.commit(1));
  await desk.clerk.press('F12');
  await seesResult(page, words.done(1, 0));
  await dialogGone();
  expect((await deposits(mitsuwa)).map((one) => one.amountYen)).toEqual([41_800]);
  expect(await deposits()).toHaveLength(3);
  await desk.clerk.openBooks(OHASHI);
});

test("an account nobody has registered is offered for registration, under the client's own band", async () => {
  await give(bankFile('second.txt', '01', [zenginAccount('2222222', [['2026-11-21', YAMADA, 7_700]])]));
  await sees(front(page), words.unregistered.title('0005-001 普通 2222222'));
  await desk.pictures('deposit-unregistered');
  await desk.clerk.push(words.unregistered.register);
  await sees(front(page), words.unregistered.confirmTitle);
  await sees(front(page), OHASHI.name);
  await desk.clerk.agree();
  await page.getByText(words.unregistered.title('0005-001 普通 2222222')).waitFor({ state: 'detached' });
  await sees(front(page), words.commit(1));
  await desk.clerk.press('F12');
  await seesResult(page, words.done(1, 0));
  await dialogGone();
  const { bankAccounts } = await desk.call('clients.get', { clientId: ohashi });
  expect(bankAccounts.map((one) => one.number)).toEqual(['1234567', '2222222']);
});

test('a broken file names every place that is wrong, and nothing of it comes in', async () => {
  const before = (await deposits()).length;
  const path = join(folder, '壊れた.csv');
  const { bytes } = depositTemplate([
    ['2026-11-31', YAMADA, 1000],
    ['2026-11-20', YAMADA, 2000],
  ]);
  writeFileSync(path, new TextDecoder().decode(bytes).replace(',2000,', ',二千,'));
  await give(path);
  await sees(front(page), importWords.refused);
  await sees(front(page), importWords.problems(2, 2));
  await sees(front(page), '2026-11-31');
  await sees(front(page), '二千');
  await desk.pictures('deposit-refused');
  await page.keyboard.press('Escape');
  await dialogGone();
  expect(await deposits()).toHaveLength(before);
});

test('deposits are entered one after the other, read as typed, and one is taken back', async () => {
  await desk.clerk.press('F6');
  await focusOn(page, depositEntryWords.payer);
  await page.keyboard.type('ヤマダ タロウ');
  await page.keyboard.press('Enter');
  await page.keyboard.type('１．５万');
  await page.keyboard.press('Enter');
  await page.keyboard.type('やまだ');
  await page.keyboard.press('Enter');
  await desk.clerk.press('F12');
  await seesResult(page, depositEntryWords.saved('ヤマダ タロウ', '15,000 円'));
  // The window stands for the next one.
  await focusOn(page, depositEntryWords.payer);
  await desk.clerk.press('F12');
  await sees(front(page), '入力してください');
  await desk.pictures('deposit-entry');
  await page.keyboard.press('Escape');
  await dialogGone();
  const entered = (await deposits()).find((one) => one.source === 'entered');
  expect(entered).toMatchObject({
    amountYen: 15_000,
    depositedOn: '2026-11-24',
    customerCode: '2201',
    state: 'advance',
  });

  await desk.clerk.open('ヤマダ タロウ');
  await desk.pictures('deposit-drawer');
  await desk.clerk.press('F11');
  await sees(front(page), depositCancelWords.title);
  await sees(front(page), common.count(0));
  await desk.clerk.push(depositCancelWords.confirm);
  await seesResult(page, depositCancelWords.done('ヤマダ タロウ'));
  expect((await deposits()).some((one) => one.source === 'entered')).toBe(false);
});

test('a whole import is taken back with its allocations, counted before it goes', async () => {
  const cleared = (await deposits()).find((one) => one.amountYen === 110_000)!;
  const { invoices } = await desk.call('invoices.list', { clientId: ohashi });
  await desk.call('allocations.allocate', {
    clientId: ohashi,
    depositId: cleared.depositId,
    allocations: [{ receivableId: invoices[0]!.receivableId, amountYen: 110_000 }],
  });
  await page.getByRole('radio', { name: depositWords.filter.imports }).click();
  await sees(page, formatName('zengin-01'));
  await page.locator('table.grid').focus();
  await desk.clerk.pointAt('november-01b.txt');
  await desk.clerk.press('F11');
  await sees(front(page), importListWords.undo.title);
  const facts = page.locator('.dialog-body .facts');
  expect((await facts.innerText()).split('\n')).toEqual(
    expect.arrayContaining([
      importListWords.undo.deposits,
      common.count(3),
      importListWords.undo.reversed,
      common.count(1),
    ]),
  );
  await desk.pictures('deposit-undo');
  await desk.clerk.push(importListWords.undo.confirm);
  await seesResult(page, importListWords.undo.done('november-01b.txt', 3));
  await sees(page, importListWords.undone);
  await desk.pictures('deposit-imports');
  expect((await deposits()).map((one) => one.amountYen)).toEqual([7_700]);
  expect((await desk.call('invoices.list', { clientId: ohashi, state: 'open' })).openYen).toBe(110_000);
});

test('a file dropped anywhere on the page is checked at once', async () => {
  const path = bankFile('dropped.txt', '01', [zenginAccount('1234567', [['2026-11-24', 'ﾕ)ｱｵｷ', 9_900]])]);
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      return transfer;
    },
    { name: 'dropped.txt', base64: readFileSync(path).toString('base64') },
  );
  const list = page.locator('table.grid');
  await list.dispatchEvent('dragenter', { dataTransfer });
  await sees(page, importWords.dropCover);
  await list.dispatchEvent('drop', { dataTransfer });
  await sees(front(page), words.commit(1));
  await page.keyboard.press('Escape');
  await dialogGone();
});

test('from the whole office each account goes to its own client, and an unknown one is given to one first', async () => {
  await desk.clerk.press('F4');
  await page.getByRole('combobox', { name: switcherWords.label }).waitFor();
  const office = page.locator('.picker .option', { hasText: common.office });
  for (let step = 0; step < 9 && (await office.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sees(page, depositOfficeWords.sub);
  await desk.pictures('deposits-office');
  await give(
    bankFile('both.txt', '01', [
      zenginAccount('1234567', [['2026-11-24', YAMADA, 1_100]]),
      zenginAccount('3333333', [['2026-11-24', 'ｶ)ﾐﾂﾜ', 2_200]]),
    ]),
  );
  await sees(front(page), words.unregistered.title('0005-001 普通 3333333'));
  await page.keyboard.type('みつわ');
  await page.keyboard.press('Enter');
  await desk.pictures('deposit-office-account');
  await desk.clerk.push(words.unregistered.register);
  await sees(front(page), words.unregistered.confirmTitle);
  await desk.clerk.agree();
  await sees(front(page), words.commit(2));
  await desk.pictures('deposit-office-report');
  await desk.clerk.press('F12');
  await seesResult(page, words.done(2, 0));
  await dialogGone();
  expect((await deposits()).map((one) => one.amountYen).toSorted((a, b) => a - b)).toEqual([1_100, 7_700]);
  expect((await deposits(mitsuwa)).map((one) => one.amountYen).toSorted((a, b) => a - b)).toEqual([2_200, 41_800]);
  expect(desk.complaints).toEqual([]);
});
