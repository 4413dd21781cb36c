/** The mail journey: settings, an invoice and a reminder by mail to a real server, the history, and the same paper again. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameWords } from '../../src/messages/frame.ts';
import {
  customerSendingWords,
  sendDialogWords,
  sendingStates,
  wireIssueWords,
  sendingPageWords as words,
} from '../../src/messages/sendings.ts';
import { settingsWords } from '../../src/messages/settings.ts';
import { passphraseWords, wireTabWords } from '../../src/messages/wires.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { makeClient, makeCustomer, makeInvoice, removeOffices } from '../support/office.ts';
import { front, rowWith, sees } from './clerk.ts';
import { boxOf, type PreparedOffice, prepareOffice, seesResult } from './prepared-office.ts';

const OHASHI = { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ', seal: '大', colour: 0 };
const PASSPHRASE = 'plum rain umbrella folded';
const ACCOUNT = {
  bankCode: '0005',
  bankName: '三菱UFJ銀行',
  branchCode: '001',
  branchName: '本店',
  type: '1' as const,
};

let desk: PreparedOffice;
let page: Page;
let server: TestMailServer;
let clientId: number;

beforeAll(async () => {
  server = await startMailServer();
  desk = await prepareOffice('2026-11-24', async (office) => {
    clientId = await makeClient(office, {
      ...OHASHI,
      contactName: '経理部 大橋',
      bankAccounts: [{ ...ACCOUNT, number: '0412765', holderKana: 'オオハシカナモノ（カ' }],
    });
    const names = ['有限会社北野内装', '株式会社大和田建設', '山田商店', '東西工業株式会社'];
    for (const [at, name] of names.entries()) {
      const email = at === 2 ? {} : { email: `keiri${at + 1}@customer.example.jp` };
      const customerId = await makeCustomer(office, clientId, `22${at}7`, { name, ...email });
      const invoice = { customerId, issuedOn: '2026-10-31', dueOn: '2026-11-18', yen: 128_000 + at * 10_000 };
      await makeInvoice(office, clientId, { ...invoice, number: `2610-010${at + 1}` });
      if (at === 0) {
        const agreed = { channel: 'email' as const, given: true, source: '基本契約書 第8条', on: '2026-04-01' };
        await office.call('consents.set', { clientId, customerId, ...agreed });
      }
    }
    const stages = ([1, 2, 3] as const).map((stage) => ({
      stage,
      daysAfterDue: stage * 5,
      deadlineDays: 10,
      channel: 'email' as const,
    }));
    await office.call('reminderPolicy.set', { clientId, policy: { stages } });
  });
  ({ page } = desk);
});

afterAll(async () => {
  await desk?.close();
  await server?.close();
  await removeOffices();
});

test('the server is set, its password kept under a passphrase, and a test mail arrives', async () => {
  await desk.clerk.openBooks(OHASHI);
  await desk.clerk.goTo(frameWords.nav.settings);
  await page.getByRole('radio', { name: settingsWords.tabs.wires }).click();
  await sees(page, wireTabWords.server.text);
  await desk.pictures('mail-server-empty');
  const form = wireTabWords.server;
  await boxOf(page, form.host).fill('localhost');
  await boxOf(page, form.port).fill(String(server.port));
  await boxOf(page, form.user).fill(server.user);
  await boxOf(page, form.password).fill('wrong password');
  await boxOf(page, form.perMinute).fill('0');
  await boxOf(page, form.ca).fill(server.ca);
  await boxOf(page, form.address).fill('seikyu@aoba.example.jp');
  await desk.clerk.press('F12');
  await sees(front(page), passphraseWords.setText);
  await boxOf(page, passphraseWords.next).fill(PASSPHRASE);
  await boxOf(page, passphraseWords.again).fill(PASSPHRASE);
  await desk.pictures('passphrase');
  await desk.clerk.press('F12');
  await seesResult(page, wireTabWords.saved);
  await desk.clerk.press('F8');
  await boxOf(page, wireTabWords.test.to).fill('me@aoba.example.jp');
  await desk.clerk.press('F12');
  await sees(front(page), wireTabWords.test.failed);
  await desk.pictures('mail-login-refused');
  await page.keyboard.press('Escape');
  await boxOf(page, form.password).fill(server.password);
  await desk.clerk.press('F12');
  await seesResult(page, wireTabWords.saved);
  await sees(page, form.passwordKept);
  await desk.clerk.press('F8');
  await boxOf(page, wireTabWords.test.to).fill('me@aoba.example.jp');
  await desk.clerk.press('F12');
  await seesResult(page, wireTabWords.test.done('me@aoba.example.jp'));
  expect(server.taken.map((one) => one.to[0])).toEqual(['me@aoba.example.jp']);
  await desk.pictures('mail-server');
  for (const view of ['wordings', 'gateway', 'secrets'] as const) {
    await page.getByRole('radio', { name: wireTabWords.views[view] }).click();
    await page.locator('.settings.wires h2').waitFor();
    await desk.pictures(`mail-${view}`);
  }
  server.taken.splice(0);
});

test('a month’s invoices go; who has no address is said before, and what a server refuses after', async () => {
  server.behaviour = { refuse: ['keiri4@customer.example.jp'] };
  await desk.clerk.goTo(frameWords.tabs.sendings);
  await sees(page, words.empty.title);
  await desk.pictures('sendings-empty');
  await desk.clerk.press('F2');
  await boxOf(page, sendDialogWords.month).fill('2026-10');
  await rowWith(page, sendDialogWords.problems['no-address']).waitFor();
  await sees(front(page), sendDialogWords.problemNote(1));
  await desk.pictures('send-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, words.result({ sent: 2, failed: 1, unknown: 0, waiting: 0 }));
  await rowWith(page, sendingStates.failed).waitFor();
  await desk.pictures('sendings-list');
  const [{ mail }] = server.taken as [TestMailServer['taken'][number]];
  expect(mail.subject).toBe('【請求書のご送付】2610-0101　大橋金物株式会社');
  expect(mail.attachments[0]!.filename).toBe('請求書_2610-0101.pdf');
});

test('the history opens, and the same bytes go again', async () => {
  await desk.clerk.pointAt('2610-0101');
  await page.keyboard.press('Enter');
  await sees(page, words.pane.steps);
  await desk.pictures('sending-pane');
  await desk.clerk.press('F9');
  await boxOf(page, words.resend.to).fill('soumu@customer.example.jp');
  await desk.pictures('resend-dialog');
  await desk.clerk.press('F12');
  await seesResult(page, words.result({ sent: 1, failed: 0, unknown: 0, waiting: 0 }));
  const [first, , again] = server.taken;
  expect(again!.to).toEqual(['soumu@customer.example.jp']);
  expect(again!.mail.attachments[0]!.content.equals(first!.mail.attachments[0]!.content)).toBe(true);
  await page.keyboard.press('Escape');
});

test('who agreed is reminded by mail, and the customer’s page shows it', async () => {
  await desk.clerk.goTo(frameWords.nav.reminders);
  await rowWith(page, '有限会社北野内装').waitFor();
  await desk.pictures('reminders-by-mail');
  await desk.clerk.press('F12');
  await sees(front(page), wireIssueWords.title(1));
  // Who is left out by Space is not written to; ticked again he is.
  await page.keyboard.press('Space');
  await sees(front(page), wireIssueWords.title(0));
  await page.keyboard.press('Space');
  await sees(front(page), wireIssueWords.title(1));
  await desk.pictures('wire-dialog');
  await desk.clerk.press('F12');
  await expect.poll(() => server.taken.length, { timeout: 15_000 }).toBe(4);
  await seesResult(page, words.result({ sent: 1, failed: 0, unknown: 0, waiting: 0 }));
  expect(server.taken.at(-1)!.mail.subject).toBe('【ご入金のご確認】2026年11月18日お支払分について　大橋金物株式会社');
  await desk.clerk.goTo(frameWords.nav.customers);
  await desk.clerk.open('有限会社北野内装');
  await sees(page, customerSendingWords.head);
  await sees(page, '基本契約書 第8条');
  await desk.pictures('customer-sendings');
  const { sendings } = await desk.call('sendings.list', { clientId, customerId: 1 });
  expect(sendings.map((one) => [one.kind, one.state])).toEqual([
    ['reminder', 'sent'],
    ['invoice', 'sent'],
    ['invoice', 'sent'],
  ]);
  expect(desk.complaints).toEqual([]);
});
