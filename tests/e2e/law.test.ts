/** 時効・法的手続, 電話・連絡 and 効果 by keyboard. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contactLogWords } from '../../src/messages/contact-log.ts';
import { effectWords } from '../../src/messages/effects.ts';
import { interestWords, lawWords } from '../../src/messages/law.ts';
import { certifiedWords, handoverWords } from '../../src/messages/law-papers.ts';
import { makeClient, makeCustomer, makeDeposit, makeInvoice, removeOffices } from '../support/office.ts';
import { front, sees, seesPage } from './clerk.ts';
import { type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };

let desk: PreparedOffice;
let page: Page;
let clientId: number;

beforeAll(async () => {
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, OHASHI);
    const kitano = await makeCustomer(office, clientId, '2207', {
      name: '有限会社北野内装',
      kana: 'キタノナイソウ',
      phone: '06-6789-0001',
      contactName: '田中',
    });
    const owada = await makeCustomer(office, clientId, '2208', {
      name: '株式会社大和田建設',
      kana: 'オオワダケンセツ',
      phone: '06-6789-0002',
    });
    const old = { issuedOn: '2021-11-30', dueOn: '2021-12-31' };
    await makeInvoice(office, clientId, { customerId: kitano, number: '2111-0101', ...old, yen: 500_000 });
    await makeInvoice(office, clientId, { customerId: kitano, number: '2111-0102', ...old, yen: 200_000 });
    const late = { customerId: owada, issuedOn: '2026-06-30', dueOn: '2026-07-31' };
    await makeInvoice(office, clientId, { ...late, number: '2606-0413', yen: 1_260_000 });
    await makeInvoice(office, clientId, { ...late, number: '2607-0498', dueOn: '2026-08-31', yen: 880_000 });
    const paid = { depositedOn: '2026-09-30', payerName: 'ｵｵﾜﾀﾞｹﾝｾﾂ', amountYen: 400_000 };
    const depositId = await makeDeposit(office, clientId, paid);
    const allocations = [{ invoice: '2606-0413', amountYen: 400_000 }];
    await office.call('calls.record', {
      clientId,
      customerId: owada,
      on: '2026-09-25',
      reason: 'no-funds',
      note: '月末に一部を払う',
    });
    await office.call('allocations.allocate', { clientId, depositId, allocations });
    const rate = { clientId, customerId: owada, fromOn: '2025-04-01', rateBp: 1460 };
    await office.call('interest.setRule', { ...rate, note: '基本契約書 第12条' });
    await office.call('reminderPolicy.set', { clientId, policy: { highValueYen: 600_000 } });
    const word = { clientId, customerId: owada, madeOn: '2026-10-20', promisedOn: '2026-11-10', amountYen: 800_000 };
    await office.call('promises.record', word);
  });
  page = desk.page;
});
afterAll(async () => {
  await desk?.close();
  await removeOffices();
});

/** By the address: what the keys of the frame do is tried elsewhere. */
async function goTo(place: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, place);
}

test('時効 and 遅延損害金 are seen and billed', async () => {
  await desk.clerk.openBooks(OHASHI);
  await goTo('#/law');
  await seesPage(page, lawWords.title);
  await sees(page, '2111-0101');
  await desk.pictures('law-limitation');
  await goTo('#/law?view=interest');
  await sees(page, '3% 法定');
  await page.keyboard.press('ArrowDown');
  await sees(page, '14.6% 約定');
  await desk.pictures('law-interest');
  await desk.clerk.press('F2');
  await front(page).getByText(interestWords.bill.text).waitFor();
  await desk.pictures('law-bill');
  await desk.clerk.press('F12');
  await seesResult(page, '遅延損害金');
  await goTo('#/law?view=interest&shows=billed');
  await sees(page, 'L26-');
  await desk.pictures('law-billed');
});

test('内容証明 is written from the books and posted, a customer is handed over', async () => {
  await goTo('#/law?view=certified');
  await sees(page, certifiedWords.empty.title);
  await desk.clerk.press('F2');
  await front(page).getByText(certifiedWords.write.title).waitFor();
  await page.keyboard.type('2207');
  await page.keyboard.press('Enter');
  await front(page).getByText(/枚・/).waitFor();
  await desk.pictures('law-certified-write');
  await desk.clerk.press('F12');
  await sees(page, certifiedWords.write.done('N26-').slice(0, 6));
  await page.keyboard.press('Escape');
  await sees(page, certifiedWords.states.made);
  await desk.pictures('law-certified');
  await desk.clerk.press('F8');
  await page.keyboard.type('123-45-67890-1');
  await desk.clerk.press('F12');
  await sees(page, certifiedWords.states.posted);
  await goTo('#/law?view=losses');
  await sees(page, '内容証明郵便を');
  await desk.pictures('law-losses');
  await goTo('#/law?view=handovers');
  await sees(page, handoverWords.empty.title);
  await desk.clerk.press('F2');
  await front(page).getByText(handoverWords.record.title).waitFor();
  await desk.pictures('law-handover');
  await page.keyboard.press('Escape');
});

test('電話リスト and 効果 show who needs a person', async () => {
  await goTo('#/calls');
  await seesPage(page, contactLogWords.title);
  await sees(page, '株式会社大和田建設');
  await desk.pictures('calls-due');
  await goTo('#/calls?view=log');
  await sees(page, '月末に一部を払う');
  await desk.pictures('calls-log');
  await goTo('#/effects');
  await seesPage(page, effectWords.title);
  await sees(page, effectWords.figures.routine);
  await desk.pictures('effects-queues');
  await goTo('#/effects?view=table');
  await sees(page, '電話');
  await desk.pictures('effects-table');
  expect(desk.complaints).toEqual([]);
});
