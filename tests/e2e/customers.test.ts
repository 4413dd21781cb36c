/** 得意先 by keyboard alone: form, search, hold, merge, file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { common } from '../../src/messages/common.ts';
import {
  customerDrawerWords,
  customerFormWords,
  customerImportWords,
  customerWords,
  holdWords,
  mergeWords,
  payerWords,
} from '../../src/messages/customers.ts';
import { fieldWords } from '../../src/messages/fields.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { importWords } from '../../src/messages/lists.ts';
import { termsWords } from '../../src/messages/terms.ts';
import {
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  removeOffices,
  temporaryFolder,
} from '../support/office.ts';
import { front, rowWith, sees, seesPage } from './clerk.ts';
import { boxOf, focusOn, type PreparedOffice, prepareOffice, seesResult, valueInFocus } from './prepared-office.ts';

const CLIENT = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ' };
const words = customerFormWords;
let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, CLIENT);
    await makeClient(office, { name: '西陣織元高島', kana: 'ニシジンオリモト' });
    const yamada = await makeCustomer(office, clientId, '2201', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
    const twice = await makeCustomer(office, clientId, '2202', {
      name: '山田商店',
      kana: 'ヤマダショウテン',
      payerNames: ['ﾔﾏﾀﾞ ﾋﾛｼ'],
    });
    await makeCustomer(office, clientId, '2211', {
      name: '三栄ホームセンター株式会社',
      kana: 'サンエイホームセンター',
    });
    await makeInvoice(office, clientId, {
      customerId: yamada,
      issuedOn: '2026-09-30',
      dueOn: '2026-10-31',
      yen: 330_000,
    });
    await makeInvoice(office, clientId, {
      customerId: twice,
      issuedOn: '2026-10-31',
      dueOn: '2026-11-30',
      yen: 55_000,
    });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-11-20',
      payerName: 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ',
      amountYen: 30_000,
    });
    const { receivables } = await office.call('allocations.openReceivables', { clientId, customerId: yamada });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [{ receivableId: receivables[0]!.receivableId, amountYen: 30_000 }],
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(CLIENT);
  await desk.clerk.goTo(frameWords.nav.customers);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

const customers = async () => (await desk.call('customers.list', { clientId })).customers;

test('a customer is registered with several payer names, terms, a limit and a doubtful registration number', async () => {
  await desk.clerk.press('F2');
  await focusOn(page, words.name);
  // The next number stands there already.
  expect(await boxOf(page, words.code).inputValue()).toBe('2212');
  await desk.clerk.fill([
    [words.name, '株式会社𠮷川髙島'],
    [words.kana, 'ヨシカワタカシマ'],
    [words.sections.payers, 'ｶ)ﾖｼｶﾜﾀｶｼﾏ'],
    [fieldWords.names.more(2), 'ヨシカワ（カ'],
    [termsWords.closingDay, '20'],
  ]);
  await desk.clerk.choose(termsWords.monthsAfter, termsWords.months[2]!);
  await desk.clerk.fill([[termsWords.payDay, '10']]);
  await desk.clerk.choose(termsWords.feeBearer, termsWords.fee.client);
  await desk.clerk.fill([
    [words.creditLimit, '３００万'],
    [words.salesContact, '中村'],
    [fieldWords.registration.label, 'T1234567890123'],
    [words.postalCode, '5410041'],
    [words.address1, '大阪府大阪市中央区北浜1-8-16'],
  ]);
  await sees(page, fieldWords.registration.checkDigit);
  await desk.pictures('customer-new');
  await desk.clerk.press('F12');
  await seesResult(page, words.saved('2212', '株式会社𠮷川髙島'));
  await seesPage(page, words.editTitle);

  const made = (await customers()).find((one) => one.code === '2212');
  expect(await desk.call('customers.get', { clientId, customerId: made!.customerId })).toMatchObject({
    name: '株式会社𠮷川髙島',
    honorific: '御中',
    terms: { closingDay: 20, monthsAfter: 2, payDay: 10, holidayShift: 'after' },
    feeBearer: 'client',
    creditLimitYen: 3_000_000,
    salesContact: '中村',
    registrationNumber: 'T1234567890123',
    postalCode: '541-0041',
    payerNames: [
      { name: 'ｶ)ﾖｼｶﾜﾀｶｼﾏ', source: 'given' },
      { name: 'ヨシカワ（カ', source: 'given' },
    ],
  });
});

test('a code that is taken is refused beside its field, and what was typed stays', async () => {
  await desk.clerk.fill([[words.code, '2211']]);
  await desk.clerk.press('F12');
  await sees(page, '得意先コード 2211 は「三栄ホームセンター株式会社」が使っています');
  expect(await boxOf(page, words.name).inputValue()).toBe('株式会社𠮷川髙島');
  await desk.clerk.fill([[words.code, '2212']]);
  await desk.clerk.press('F12');
  await seesResult(page, words.saved('2212', '株式会社𠮷川髙島'));
});

test('customers are found by hiragana, and the drawer tells given and learned payer names apart', async () => {
  await page.keyboard.press('Escape');
  await seesPage(page, customerWords.title);
  await desk.clerk.press('F3');
  await page.keyboard.type('やまだ');
  await page.keyboard.press('Enter');
  await sees(page, customerWords.totalCount(2));
  await desk.clerk.open('2201');
  const drawer = page.getByLabel(customerDrawerWords.label);
  await sees(drawer, payerWords.learned);
  await sees(drawer, 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ');
  await sees(drawer, '300,000');
  await sees(drawer, customerDrawerWords.kinds.allocation);
  await desk.pictures('customer-drawer');
});

test('reminders are held with a reason and let go again', async () => {
  await desk.clerk.press('F11');
  await desk.clerk.press('F12');
  await sees(front(page), fieldWords.missing);
  await page.keyboard.type('返品の協議中');
  await desk.clerk.press('F12');
  await seesResult(page, holdWords.done('株式会社山田商店'));
  expect((await customers()).find((one) => one.code === '2201')?.reminderHold).toBe('返品の協議中');
  await sees(page.getByLabel(customerDrawerWords.label), '返品の協議中');
  await page.locator('nav.keys', { hasText: customerWords.keys.release }).waitFor();
  await desk.clerk.press('F11');
  await sees(front(page), '返品の協議中');
  await desk.clerk.agree();
  await seesResult(page, holdWords.release.done('株式会社山田商店'));
  expect((await customers()).find((one) => one.code === '2201')?.reminderHold).toBeNull();
});

test('a merge shows what moves before it moves it, and the old number still leads there', async () => {
  await page.locator('table.grid:focus').waitFor();
  await desk.clerk.pointAt('2202');
  await desk.clerk.press('F6');
  await seesPage(page, words.editTitle);
  await desk.clerk.press('F6');
  await focusOn(page, mergeWords.into);
  await page.keyboard.type('2201');
  await page.keyboard.press('Enter');
  await sees(front(page), '300,000 → 355,000');
  await desk.pictures('customer-merge');
  // Nothing has moved yet.
  expect(await customers()).toHaveLength(4);
  await desk.clerk.press('F12');
  await seesResult(page, mergeWords.done('山田商店', '株式会社山田商店'));
  await page.locator('header.top .sub', { hasText: '2201' }).waitFor();
  expect((await customers()).map((one) => [one.code, one.openYen])).toEqual([
    ['2201', 355_000],
    ['2211', 0],
    ['2212', 0],
  ]);
  const { hits } = await desk.call('search.find', { text: '2202', clientId });
  expect(hits[0]).toMatchObject({ kind: 'customer', code: '2202' });
});

test('a file changes known customers and adds new ones, faulty rows stay out', async () => {
  const file = join(temporaryFolder(), '得意先.csv');
  writeFileSync(
    file,
    [
      '得意先コード,得意先名,フリガナ,締日,登録番号',
      '2211,三栄ホームセンター株式会社,サンエイ,25,',
      '3001,北浜電機株式会社,キタハマデンキ,末,',
      '3002,堺筋印刷,サカイスジ,40,',
    ].join('\r\n'),
  );
  await page.keyboard.press('Escape');
  await seesPage(page, customerWords.title);
  await desk.clerk.press('F9');
  await desk.clerk.giveFile(file);
  await sees(front(page), importWords.commit(2, customerImportWords.unit));
  await sees(front(page), '40');
  await desk.pictures('customer-import');
  await desk.clerk.press('F12');
  await seesResult(page, customerImportWords.done(2));
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  const after = await customers();
  expect(after.map((one) => one.code)).toEqual(['2201', '2211', '2212', '3001']);
  expect(after[1]).toMatchObject({ kana: 'サンエイ', terms: { closingDay: 25 } });
  await rowWith(page, '3001').waitFor();
  await desk.pictures('customers');
});

test('leaving a half-typed form asks; the list is empty under another client', async () => {
  await desk.clerk.press('F2');
  await focusOn(page, words.name);
  await page.keyboard.type('途中');
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await focusOn(page, words.name);
  expect(await valueInFocus(page)).toBe('途中');
  await page.keyboard.press('Escape');
  await sees(front(page), common.leave.title);
  await desk.clerk.push(common.leave.confirm);
  await seesPage(page, customerWords.title);
  await desk.clerk.openBooks({ name: '西陣織元高島', kana: 'ニシジンオリモト' });
  await sees(page, customerWords.empty.title);
  await desk.pictures('customers-empty');
  expect(desk.complaints).toEqual([]);
});
