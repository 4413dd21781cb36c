/** The first half of the journey: an office, a client, its customers and invoices. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { formatYen } from '../../src/domain/money.ts';
import { accountWords, clientFormWords, clientWords } from '../../src/messages/clients.ts';
import { customerImportWords, customerWords } from '../../src/messages/customers.ts';
import { fieldWords } from '../../src/messages/fields.ts';
import { frameWords, staffDialogWords } from '../../src/messages/frame.ts';
import { entryWords } from '../../src/messages/invoice-entry.ts';
import { invoiceImportWords, invoiceWords } from '../../src/messages/invoices.ts';
import { importWords } from '../../src/messages/lists.ts';
import { officeTabWords } from '../../src/messages/settings.ts';
import { officeDialogWords, startWords } from '../../src/messages/start.ts';
import { termsWords } from '../../src/messages/terms.ts';
import { calmFile } from '../support/calm-world.ts';
import { front, sees, seesPage } from './clerk.ts';
import { CLIENT, type Journey, leaveDialog, OFFICE, picture, STAFF, world } from './journey.ts';

const REGISTRATION = 'T4010001234567';

export async function createOffice(journey: Journey): Promise<void> {
  const { app, page, clerk, office } = journey;
  await sees(page, startWords.empty.title);
  await picture(journey, '01-start');
  await app.answerDialogs({ open: office });
  await clerk.press('F2');
  await clerk.fill([[officeDialogWords.name, OFFICE]]);
  await clerk.push(officeDialogWords.browse);
  await page.locator(`input[value="${office}"]`).waitFor();
  await clerk.press('F12');
  await sees(page, staffDialogWords.firstTitle);
  expect(existsSync(join(office, 'office.sqlite'))).toBe(true);
}

export async function registerStaff(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.fill([[staffDialogWords.name, STAFF]]);
  await picture(journey, '02-staff');
  await clerk.press('F12');
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
  await page.locator('.rail .who', { hasText: STAFF }).waitFor({ state: 'attached' });
  await seesPage(page, frameWords.nav.today);
  await picture(journey, '03-today-empty');
}

export async function createClient(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  const words = clientFormWords;
  if (clerk.hand === 'keyboard') {
    await clerk.press('F4');
    await clerk.press('F2');
  } else {
    await clerk.goTo(frameWords.nav.settings);
    await clerk.push(officeTabWords.clientsButton);
    await clerk.push(clientWords.empty.first);
  }
  await seesPage(page, words.newTitle);
  await clerk.fill([
    [words.code, CLIENT.code],
    [words.name, CLIENT.name],
    [words.kana, CLIENT.kana],
    [fieldWords.registration.label, REGISTRATION],
    [words.phone, '03-1234-5678'],
    [words.postalCode, '1000001'],
    [words.address1, '東京都千代田区千代田1-1'],
    [termsWords.closingDay, '20'],
  ]);
  await clerk.choose(termsWords.monthsAfter, termsWords.months[2]!);
  await clerk.fill([[termsWords.payDay, '10']]);
  await clerk.press('F12');
  await seesPage(page, words.editTitle);
  await sees(page, words.saved(CLIENT.code, CLIENT.name));
}

export async function addBankAccount(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  if (clerk.hand === 'keyboard') await clerk.press('F6');
  else await clerk.push(accountWords.add);
  await clerk.fill([
    [accountWords.bankCode, '0005'],
    [accountWords.branchCode, '001'],
  ]);
  await clerk.choose(accountWords.type, accountWords.types['1']);
  await clerk.fill([[accountWords.number, '1234567']]);
  await clerk.press('F12');
  await sees(page, accountWords.added);
  await sees(page.locator('.account-list'), '三菱UFJ銀行 本店 普通 1234567');
  await picture(journey, '04-client');
}

export async function importCustomers(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  const { unit } = customerImportWords;
  await clerk.goTo(frameWords.nav.customers);
  await sees(page, customerWords.empty.title);
  await clerk.press('F9');
  await clerk.giveFile(calmFile('customers.csv'));
  await sees(front(page), importWords.commit(world.customers, unit));
  await picture(journey, '05-customers-import');
  await clerk.press('F12');
  await sees(front(page), importWords.allTaken);
  await leaveDialog(journey);
  await sees(page, customerWords.totalCount(world.customers));
  await clerk.pointAt('第一建設株式会社');
  await picture(journey, '06-customers');
}

export async function importInvoices(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  const { unit } = invoiceImportWords;
  await clerk.goTo(frameWords.nav.invoices);
  await sees(page, invoiceWords.empty.title);
  await clerk.press('F9');
  await clerk.giveFile(calmFile('invoices.csv'));
  await sees(front(page), importWords.commit(world.invoices, unit.invoices));
  await clerk.press('F12');
  await sees(front(page), importWords.allTaken);
  await leaveDialog(journey);
  await sees(page, invoiceWords.totalCount(world.invoices));
  await picture(journey, '07-invoices');
}

interface Entry {
  customer: string;
  issuedOn: string;
  dueOn: string;
  typedDate: string;
  lines: readonly (readonly [description: string, quantity: string, price: string, tax: string])[];
  totalYen: number;
}

/** Two that nobody has paid: one in two rates of tax, one that falls due later. */
const ENTRIES: readonly Entry[] = [
  {
    customer: '00006',
    issuedOn: '2026-07-31',
    dueOn: '2026-08-31',
    typedDate: '0731',
    lines: [
      ['足場資材', '3', '12000', '10'],
      ['弁当', '10', '800', '8'],
    ],
    totalYen: 39_600 + 8_640,
  },
  {
    customer: '00013',
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    typedDate: '8/31',
    lines: [['外壁補修', '1', '10万', '10']],
    totalYen: 110_000,
  },
];

export async function enterInvoices(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.press('F2');
  await seesPage(page, entryWords.title);
  for (const entry of ENTRIES) {
    const { cell, columns } = entryWords;
    await clerk.fill([
      [entryWords.customer, entry.customer],
      [entryWords.issuedOn, entry.typedDate],
    ]);
    for (const [index, [description, quantity, price, tax]] of entry.lines.entries()) {
      await clerk.fill([
        [cell(index + 1, columns.description), description],
        [cell(index + 1, columns.quantity), quantity],
        [cell(index + 1, columns.price), price],
        [cell(index + 1, columns.tax), tax],
      ]);
    }
    await sees(page, formatYen(entry.totalYen));
    await picture(journey, `08-invoice-entry-${entry.customer}`);
    await clerk.press('F12');
    await page.locator('.jobs .last', { hasText: `　${formatYen(entry.totalYen)}` }).waitFor();
    const { customer, issuedOn, dueOn, totalYen } = entry;
    journey.entered.push({ customer, issuedOn, dueOn, totalYen, cleared: [] });
  }
}
