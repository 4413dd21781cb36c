/** 請求 by keyboard alone: entry, what comes back, copying, the list, void, files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { common } from '../../src/messages/common.ts';
import { frameWords, paletteWords } from '../../src/messages/frame.ts';
import { entryWords } from '../../src/messages/invoice-entry.ts';
import { invoiceDrawerWords, invoiceImportWords, invoiceWords, voidWords } from '../../src/messages/invoices.ts';
import { importWords } from '../../src/messages/lists.ts';
import { makeClient, makeCustomer, makeDeposit, removeOffices, temporaryFolder } from '../support/office.ts';
import { readSheets } from '../support/office-suite.ts';
import { front, rowWith, sees, seesPage } from './clerk.ts';
import {
  boxOf,
  focusOn,
  labelInFocus,
  type PreparedOffice,
  prepareOffice,
  seesResult,
  valueInFocus,
} from './prepared-office.ts';

const CLIENT = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ' };
const { columns, cell } = entryWords;
let desk: PreparedOffice;
let page: Page;
let clientId: number;

const line = (description: string, quantity: number, price: number) => ({
  description,
  quantityMilli: quantity * 1000,
  unit: '箱',
  unitPriceMilli: price * 1000,
  taxClass: 'standard-10' as const,
});

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, { ...CLIENT, registrationNumber: 'T5990001001042' });
    await makeClient(office, { name: '西陣織元高島', kana: 'ニシジンオリモト' });
    const sanei = await makeCustomer(office, clientId, '2211', {
      name: '三栄ホームセンター株式会社',
      kana: 'サンエイホームセンター',
      creditLimitYen: 4_000_000,
    });
    const yamada = await makeCustomer(office, clientId, '2201', { name: '株式会社山田商店', kana: 'ヤマダショウテン' });
    const october = { clientId, issuedOn: '2026-10-31', title: '10月分 金物資材' };
    await office.call('invoices.create', {
      ...october,
      customerId: sanei,
      lines: [line('ステンレス丸釘 N50 1kg', 120, 680), line('蝶番 76mm 2枚組', 150, 412)],
    });
    const { invoiceId } = await office.call('invoices.create', {
      ...october,
      customerId: yamada,
      lines: [line('配送料', 1, 1000)],
    });
    const { receivables } = await office.call('allocations.openReceivables', { clientId, customerId: yamada });
    const depositId = await makeDeposit(office, clientId, {
      depositedOn: '2026-11-20',
      payerName: 'ヤマダ',
      amountYen: 1100,
    });
    await office.call('allocations.allocate', {
      clientId,
      depositId,
      allocations: [
        { receivableId: receivables.find((one) => one.invoiceId === invoiceId)!.receivableId, amountYen: 1100 },
      ],
    });
  });
  page = desk.page;
  await desk.clerk.openBooks(CLIENT);
  await desk.clerk.goTo(frameWords.nav.invoices);
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** Types a cell and goes on. */
async function enter(...cells: string[]): Promise<void> {
  for (const text of cells) {
    if (text !== '') await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
}

const openInvoices = () => desk.call('invoices.list', { clientId, state: 'open' });

test('an invoice of two rates, three decimals and a bank holiday is entered without a mouse', async () => {
  await desk.clerk.press('F2');
  await focusOn(page, entryWords.customer);
  // By kana, as it comes from the IME; Enter takes the first and goes on.
  await enter('さんえい');
  await focusOn(page, entryWords.issuedOn);
  await enter('末');
  await focusOn(page, entryWords.dueOn);
  // 12/31 is a bank holiday, and so are the days to 1/3: 2027-01-04 is a Monday.
  expect(await valueInFocus(page)).toBe('2027/01/04（月）');
  await sees(page, '12/31 は銀行休業、翌営業日');
  await enter('', '11月分 金物資材');
  await focusOn(page, cell(1, columns.description));
  await enter('ステンレス丸釘', '１２０', '箱', '680', '', '');
  await focusOn(page, cell(2, columns.description));
  await enter('麦茶 2L×6本', '40', '箱', '748', '8', '現場用');
  await enter('送料', '0.5', '', '1.2万', '10', '');
  await enter('数量値引', '1', '式', '▲9940', '', '');
  await sees(page, '117,739');
  await desk.pictures('invoice-entry');
  await desk.clerk.press('F12');
  await seesResult(page, '117,739 円');
  // The next entry stands there at once, of the same day.
  await focusOn(page, entryWords.customer);
  expect(await valueInFocus(page)).toBe('');

  const { invoices } = await openInvoices();
  const booked = await desk.call('invoices.get', { clientId, invoiceId: invoices[0]!.invoiceId });
  expect(booked).toMatchObject({
    number: '2611-0001',
    customerCode: '2211',
    issuedOn: '2026-11-30',
    dueOn: '2027-01-04',
    title: '11月分 金物資材',
    // 81,600 + 6,000 − 9,940 = 77,660 and 7,766; 29,920 and 2,393 (cut down): each rate once.
    taxes: [
      { taxClass: 'standard-10', netYen: 77_660, taxYen: 7_766, grossYen: 85_426 },
      { taxClass: 'reduced-8', netYen: 29_920, taxYen: 2_393, grossYen: 32_313 },
    ],
    totalYen: 117_739,
  });
  expect(
    booked.lines.map((one) => [one.description, one.quantityMilli, one.unit, one.unitPriceMilli, one.note]),
  ).toEqual([
    ['ステンレス丸釘', 120_000, '箱', 680_000, ''],
    ['麦茶 2L×6本', 40_000, '箱', 748_000, '現場用'],
    ['送料', 500, '', 12_000_000, ''],
    ['数量値引', 1000, '式', -9_940_000, ''],
  ]);
});

test("text under conversion is neither lost nor doubled, and its Enter is not the grid's", async () => {
  await enter('2211', '', '', '');
  await focusOn(page, cell(1, columns.description));
  await compose(page, 'ちょうばん', '蝶番');
  expect(await labelInFocus(page)).toBe(cell(1, columns.description));
  expect(await valueInFocus(page)).toBe('蝶番');
  // The wording of October is offered; it is taken only because it was pointed at.
  await page.locator('.pop .option', { hasText: '蝶番 76mm 2枚組' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await focusOn(page, cell(1, columns.quantity));
  await compose(page, '１２', '12');
  await page.keyboard.press('Enter');
  await focusOn(page, cell(1, columns.unit));
  await sees(page, '4,944');
});

test('a wrong cell gets the focus and its reason, and nothing is booked', async () => {
  const before = (await openInvoices()).count;
  await page.keyboard.press('Shift+Enter');
  await focusOn(page, cell(1, columns.quantity));
  await page.keyboard.type('一二');
  await desk.clerk.press('F12');
  await sees(page, entryWords.wrong.cell(1, columns.quantity, entryWords.wrong.number));
  await focusOn(page, cell(1, columns.quantity));
  expect((await openInvoices()).count).toBe(before);
});

test('leaving asks only when something was typed, and the question starts on staying', async () => {
  await page.keyboard.press('Escape');
  await sees(front(page), common.leave.title);
  await page.keyboard.press('Enter');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await focusOn(page, cell(1, columns.quantity));
  await page.keyboard.press('Escape');
  await sees(front(page), common.leave.title);
  await desk.clerk.push(common.leave.confirm);
  await seesPage(page, invoiceWords.title);
  await desk.clerk.press('F2');
  await focusOn(page, entryWords.customer);
  await page.keyboard.press('Escape');
  await seesPage(page, invoiceWords.title);
});

test('last month is copied with its title moved on, and saving does not wait for the books', async () => {
  await desk.clerk.press('F2');
  await focusOn(page, entryWords.customer);
  await enter('2201');
  await sees(page.locator('.entry-side'), '2610-0002');
  await page.keyboard.press('Control+D');
  await page.locator('input[value="配送料"]').waitFor();
  expect(await boxOf(page, entryWords.subject).inputValue()).toBe('11月分 金物資材');
  const before = (await openInvoices()).count;
  // No pause between saving and the next customer: what is typed belongs to the next entry.
  await desk.clerk.press('F12');
  await page.keyboard.type('2211');
  await page.keyboard.press('Enter');
  await focusOn(page, entryWords.issuedOn);
  await page.keyboard.press('Control+D');
  await page.locator('input[value="ステンレス丸釘"]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelector('.jobs .last')?.textContent?.includes('117,739'));
  const after = await openInvoices();
  expect(after.count).toBe(before + 2);
  const latest = after.invoices.toSorted((a, b) => b.invoiceId - a.invoiceId).slice(0, 2);
  expect(latest.map((one) => [one.customerCode, one.totalYen])).toEqual([
    ['2211', 117_739],
    ['2201', 1100],
  ]);
});

test('a number that is taken brings the entry back with its sentence beside the number', async () => {
  await enter('2201');
  await desk.clerk.press('F11');
  await page.keyboard.type('2610-0001');
  await page.keyboard.press('Control+D');
  await page.locator('input[value="配送料"]').waitFor();
  await desk.clerk.press('F12');
  await sees(page, entryWords.failed.title('株式会社山田商店'));
  await sees(page.locator('.entry-head'), '請求番号 2610-0001 はすでに使われています');
  await page.locator('input[value="配送料"]').waitFor();
  await desk.pictures('invoice-returned');
  await desk.clerk.press('F11');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('A-77');
  await desk.clerk.press('F12');
  await seesResult(page, 'A-77');
  await page.locator('.notes-in-page').waitFor({ state: 'detached' });
});

test('the list is searched by amount and opens an invoice with its lines, taxes and events', async () => {
  await page.keyboard.press('Escape');
  await seesPage(page, invoiceWords.title);
  await desk.pictures('invoices');
  await desk.clerk.press('F3');
  await page.keyboard.type('１５７，７４０');
  await page.keyboard.press('Enter');
  await sees(page, invoiceWords.totalCount(1));
  await rowWith(page, '2610-0001').waitFor();
  await desk.clerk.open('2610-0001');
  const drawer = page.getByLabel(invoiceDrawerWords.label);
  await sees(drawer, '蝶番 76mm 2枚組');
  await sees(drawer, '14,340');
  await sees(drawer, invoiceDrawerWords.events);
  await desk.pictures('invoice-drawer');
});

test('F10 gives the list as a workbook with its own sum', async () => {
  const saved = join(temporaryFolder(), '請求.xlsx');
  await desk.app.answerDialogs({ save: saved });
  await desk.clerk.press('F10');
  await seesResult(page, saved);
  const rows = (await readSheets(readFileSync(saved))).get(invoiceWords.title)!;
  expect(rows[2]![0]).toContain('１５７，７４０');
  expect(rows[5]![0]).toBe('2610-0001');
  expect(rows.at(-1)).toContain(157_740);
});

test('voiding wants a reason; what is cleared cannot be voided and says so', async () => {
  await desk.clerk.press('F11');
  await desk.clerk.press('F12');
  await sees(front(page), '入力してください');
  await page.keyboard.type('金額の誤り');
  await desk.clerk.press('F12');
  await seesResult(page, voidWords.done('2610-0001'));
  const { invoices } = await desk.call('invoices.list', { clientId, state: 'void' });
  expect(invoices.map((one) => [one.number, one.openYen])).toEqual([['2610-0001', 0]]);

  await page.locator('table.grid:focus').or(page.locator('.empty')).first().waitFor();
  await page.getByRole('radio', { name: invoiceWords.filter.closed }).click();
  await desk.clerk.press('F3');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await desk.clerk.pointAt('2610-0002');
  await desk.clerk.press('F11');
  await page.keyboard.type('二重');
  await desk.clerk.press('F12');
  await sees(front(page), '請求番号 2610-0002 には消込があります');
  await desk.pictures('invoice-void');
  await page.keyboard.press('Escape');
});

test('a file comes in after its dry run: good invoices go in, faulty cells are named and saved as CSV', async () => {
  const folder = temporaryFolder();
  const file = join(folder, '売上_11月.csv');
  writeFileSync(
    file,
    [
      '得意先コード,請求番号,請求日,品名,数量,単価,税率',
      '2201,F-1,2026-11-10,金具,2,500,10',
      '2201,F-2,2026-11-31,金具,2,500,10',
      '9999,F-3,2026-11-10,金具,2,500,10',
      '2211,F-4,2026-11-10,"板, 2枚",二,500,10',
    ].join('\r\n'),
  );
  const before = (await desk.call('invoices.list', { clientId })).count;
  await desk.clerk.press('Control+I');
  await desk.clerk.giveFile(file);
  await sees(front(page), importWords.commit(1, invoiceImportWords.unit.invoices));
  await sees(front(page), '2026-11-31');
  await sees(front(page), '得意先コード 9999 は登録されていません');
  await desk.pictures('invoice-import');
  expect((await desk.call('invoices.list', { clientId })).count).toBe(before);
  const saved = join(folder, 'rejected.csv');
  await desk.app.answerDialogs({ save: saved });
  await desk.clerk.press('F10');
  await seesResult(page, saved);
  const csv = readFileSync(saved, 'utf8');
  expect(csv.startsWith('\ufeff"行","項目"')).toBe(true);
  expect(csv).toContain('"3","請求日","2026-11-31"');
  await desk.clerk.press('F12');
  await sees(front(page), importWords.rejected(3));
  await page.keyboard.press('Escape');
  expect((await desk.call('invoices.list', { clientId })).count).toBe(before + 1);
});

test('a file that lacks a column asks which one it is, and knows it the next time', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, '別の見出し.csv');
  const rows = (number: string) =>
    `取引の相手,請求番号,請求日,品名,数量,単価,税率\r\n2201,${number},2026-11-12,金具,2,500,10\r\n`;
  writeFileSync(file, rows('G-1'));
  await desk.clerk.press('Control+I');
  await desk.clerk.giveFile(file);
  await sees(front(page), importWords.mapping.title);
  await desk.clerk.choose('得意先コード', '取引の相手');
  await desk.clerk.push(importWords.mapping.go);
  await sees(front(page), importWords.commit(1, invoiceImportWords.unit.invoices));
  await desk.clerk.press('F12');
  await sees(front(page), importWords.allTaken);
  await page.keyboard.press('Escape');
  writeFileSync(file, rows('G-2'));
  await desk.clerk.press('Control+I');
  await desk.clerk.giveFile(file);
  await sees(front(page), importWords.commit(1, invoiceImportWords.unit.invoices));
  await page.keyboard.press('Escape');
});

test('opening balances come in by the same window, and its templates can be saved', async () => {
  const folder = temporaryFolder();
  await desk.clerk.press('Control+I');
  await page.locator('.import-body button:focus').waitFor();
  for (const [button, name] of [
    [importWords.templateExcel, '請求.xlsx'],
    [importWords.templateCsv, '請求.csv'],
  ] as const) {
    await desk.app.answerDialogs({ save: join(folder, name) });
    await desk.clerk.push(button);
    await seesResult(page, join(folder, name));
    expect(readFileSync(join(folder, name)).length).toBeGreaterThan(50);
  }
  await page.getByRole('radio', { name: invoiceImportWords.kinds.invoices }).focus();
  await page.keyboard.press('ArrowRight');
  await sees(front(page), invoiceImportWords.templates.advances);
  await desk.pictures('invoice-import-choose');
  const file = join(folder, '期首.csv');
  writeFileSync(
    file,
    '得意先コード,請求番号,請求日,支払期日,残高,督促段階,最終督促日\r\n2201,OLD-7,2026-03-31,2026-04-30,88000,2,2026-06-10\r\n',
  );
  await desk.clerk.giveFile(file);
  await sees(front(page), importWords.commit(1, invoiceImportWords.unit.openings));
  await desk.clerk.press('F12');
  await seesResult(page, invoiceImportWords.openingsDone(1));
  await page.keyboard.press('Escape');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  const { invoices } = await desk.call('invoices.list', { clientId, text: 'OLD-7' });
  expect(invoices).toMatchObject([{ kind: 'opening', openYen: 88_000, reminderStage: 2 }]);
});

test('the palette finds an invoice by its amount and opens it in the list, whatever the filter', async () => {
  await desk.clerk.press('Control+K');
  await page.getByRole('combobox', { name: paletteWords.label }).waitFor();
  await page.keyboard.type('88000');
  const hit = page.getByRole('option').filter({ hasText: 'OLD-7' });
  await hit.waitFor();
  for (let step = 0; step < 20 && (await hit.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sees(page.getByLabel(invoiceDrawerWords.label), invoiceDrawerWords.noLines);
  await page.locator('tr[data-current]', { hasText: 'OLD-7' }).waitFor();
});

test('another client shows none of it, and nothing was complained of', async () => {
  await desk.clerk.openBooks({ name: '西陣織元高島', kana: 'ニシジンオリモト' });
  await sees(page, invoiceWords.empty.title);
  await desk.pictures('invoices-empty');
  expect(desk.complaints).toEqual([]);
});

/** A conversion as the IME of the system sends it: keys of code 229, text under way, then the chosen text. */
async function compose(target: Page, reading: string, chosen: string): Promise<void> {
  const session = await target.context().newCDPSession(target);
  const key = { windowsVirtualKeyCode: 229, key: 'Process', code: '' } as const;
  for (let length = 1; length <= reading.length; length++) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await session.send('Input.imeSetComposition', {
      text: reading.slice(0, length),
      selectionStart: length,
      selectionEnd: length,
    });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
  // The Enter that ends the conversion.
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key, code: 'Enter' });
  await session.send('Input.insertText', { text: chosen });
  await session.detach();
}
