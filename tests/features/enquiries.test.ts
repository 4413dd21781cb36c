/** 照会状: to the client, to the payer, to the bank — facts of the bank's record only, read and looked at on the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import { addressAreaOf, LONG_3_WINDOW, sweptAreaOf } from '../../src/domain/envelope.ts';
import {
  assertSound,
  depositTemplate,
  makeClient,
  makeCustomer,
  makeDeposit,
  makeInvoice,
  noonOf,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';
import { writeZengin01 } from '../support/zengin.ts';

let office: TestOffice;
let clientId: number;
let depositId: number;
let codes = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-24');
  await office.call('office.updateSettings', { name: '青葉会計事務所' });
});
beforeEach(async () => {
  clientId = await makeClient(office, {
    code: `Q${++codes}`,
    name: '大橋金物株式会社',
    postalCode: '577-0056',
    address1: '大阪府東大阪市長堂1-2-3',
    phone: '06-1234-5678',
    contactName: '大橋',
  });
  const customerId = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店' });
  await makeInvoice(office, clientId, { customerId, number: 'SECRET-1', issuedOn: '2026-09-30', yen: 98_765 });
  await office.call('deposits.import', {
    clientId,
    file: depositTemplate([['2026-11-02', 'ﾅﾅｼﾉ ｺﾞﾝﾍﾞ', 123_456, '4711']]),
  });
  depositId = (await office.call('deposits.list', { clientId })).deposits[0]!.depositId;
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const PAYER = {
  name: '名無野商会',
  honorific: '御中' as const,
  postalCode: '530-0001',
  address1: '大阪府大阪市北区梅田1-1',
};
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const issue = (given: Omit<InputOf<'enquiries.issue'>, 'clientId' | 'depositId'> & { depositId?: number }) =>
  office.call('enquiries.issue', { clientId, depositId, ...given });
async function pagesOf(path: string) {
  return renderPdf(new Uint8Array(readFileSync(join(office.folder, path))));
}
const list = async () => (await office.call('enquiries.list', { clientId })).enquiries;

const FACTS = ['2026/11/02', 'ナナシノゴンベ', '4711', '123,456'];
/** What a stranger must not learn. */
const SECRETS = ['SECRET-1', '山田商店', '98,765'];

describe('the letter', () => {
  test('to a payer: in the client’s name, with what the bank recorded and no word of the books', async () => {
    const issued = await issue({ addressee: 'payer', recipient: PAYER });
    const pages = await pagesOf(issued.document.path);
    expect(pages).toHaveLength(1);
    const text = plain(pages[0]!.text);
    for (const words of [
      ...FACTS,
      'ご入金についてのお尋ね',
      '名無野商会御中',
      '大橋金物株式会社',
      '06-1234-5678',
      'この入金にお心当たりはございますでしょうか',
      '2026年12月8日(火)までに',
      '心当たりがあります',
      '作成・発送事務代行青葉会計事務所',
      issued.serial,
    ])
      expect(text).toContain(plain(words));
    for (const words of SECRETS) expect(text).not.toContain(plain(words));
  });

  test('to the client: from the office, to the client’s own address', async () => {
    const issued = await issue({ addressee: 'client', replyBy: '2026-12-01' });
    const text = plain((await pagesOf(issued.document.path))[0]!.text);
    for (const words of [...FACTS, '大橋金物株式会社', '大橋様', '青葉会計事務所御中', '2026年12月1日(火)までに'])
      expect(text).toContain(plain(words));
    for (const words of [...SECRETS, '事務代行', '電話']) expect(text).not.toContain(plain(words));
  });

  test('to the bank’s branch: to be passed on, with no slip and no day', async () => {
    const issued = await issue({
      addressee: 'bank',
      recipient: { ...PAYER, name: 'みずほ銀行', department: '梅田支店' },
    });
    const [page] = await pagesOf(issued.document.path);
    const text = plain(page!.text);
    for (const words of [...FACTS, '梅田支店御中', 'お取り次ぎ', '大橋金物株式会社'])
      expect(text).toContain(plain(words));
    for (const words of [...SECRETS, '切り取り線', '回答書', 'までに']) expect(text).not.toContain(plain(words));
    expect(page!.inkIn({ left: 20, top: 215, right: 190, bottom: 275 })).toBeLessThan(0.5);
  });

  test('says which account the money came to, where the bank’s file said so', async () => {
    const account = { bankCode: '0005', branchCode: '012', type: '2' as const, number: '0012345' };
    await office.call('clients.addBankAccount', {
      clientId,
      account: { ...account, bankName: '三菱UFJ銀行', branchName: '難波支店', holderKana: 'ｵｵﾊｼｶﾅﾓﾉ(ｶ' },
    });
    const rows = [{ bookedOn: '2026-11-10', amountYen: 7777, payerName: 'ﾀﾞﾚｶ', ref: 12 }];
    await office.call('deposits.import', {
      clientId,
      file: { name: 'f.txt', bytes: writeZengin01({ accounts: [{ ...account, rows }] }) },
    });
    const found = (await office.call('deposits.list', { clientId })).deposits.find((one) => one.amountYen === 7777)!;
    const issued = await issue({ addressee: 'payer', recipient: PAYER, depositId: found.depositId });
    const text = plain((await pagesOf(issued.document.path))[0]!.text);
    expect(text).toContain(plain('ご入金口座三菱UFJ銀行 難波支店　当座 0012345　ｵｵﾊｼｶﾅﾓﾉ(ｶ'));
  });

  test('its ink: the address in the window and nothing else there, the row of facts, the slip below the fold', async () => {
    const issued = await issue({ addressee: 'payer', recipient: PAYER });
    const [page] = await pagesOf(issued.document.path);
    const address = addressAreaOf(LONG_3_WINDOW);
    expect(page!.inkIn(address)).toBeGreaterThan(15);
    const swept = sweptAreaOf(LONG_3_WINDOW, 0);
    const bounds = page!.inkBounds(swept)!;
    expect(bounds.left).toBeGreaterThanOrEqual(address.left - 0.6);
    expect(bounds.bottom).toBeLessThanOrEqual(address.bottom + 0.6);
    // Two boxes to tick, and what stands behind them.
    expect(page!.inkIn({ left: 19, top: 225, right: 100, bottom: 255 })).toBeGreaterThan(10);
    // Nothing runs over the margin at the right, above the cut line and below it.
    expect(page!.inkIn({ left: 191, top: 30, right: 209, bottom: 196 })).toBeLessThan(0.1);
    expect(page!.inkIn({ left: 191, top: 200, right: 209, bottom: 290 })).toBeLessThan(0.1);
  });

  test('the preview is the same page but for its number, and records nothing', async () => {
    const { bytes, pages } = await office.call('enquiries.preview', {
      clientId,
      depositId,
      addressee: 'payer',
      recipient: PAYER,
    });
    expect(pages).toBe(1);
    const shown = plain((await renderPdf(bytes))[0]!.text);
    expect(await list()).toEqual([]);
    const issued = await issue({ addressee: 'payer', recipient: PAYER });
    const made = plain((await pagesOf(issued.document.path))[0]!.text);
    expect(made.replaceAll(issued.serial, 'E00-0000')).toBe(shown);
  });
});

describe('refused, with nothing recorded', () => {
  const refused = (given: Partial<InputOf<'enquiries.issue'>>) =>
    office.refused('enquiries.issue', { clientId, depositId, addressee: 'payer', recipient: PAYER, ...given });
  afterEach(async () => {
    expect(await list()).toEqual([]);
  });

  test('without an address to write to', async () => {
    expect(await refused({ recipient: undefined })).toMatchObject({ code: 'enquiry-recipient', field: 'recipient' });
    await office.call('clients.update', { clientId, address1: '' });
    expect(await refused({ addressee: 'client', recipient: undefined })).toMatchObject({ code: 'enquiry-address' });
  });

  test('a day before today, a deposit that is used up or gone, a name no font has', async () => {
    expect(await refused({ replyBy: '2026-11-23' })).toMatchObject({ code: 'reply-before-issue', field: 'replyBy' });
    expect(await refused({ recipient: { ...PAYER, name: '\u{2A6D6}\u{E000}商会' } })).toMatchObject({
      code: 'letter-glyphs',
    });
    await office.call('deposits.refund', { clientId, depositId, reason: 'unknown' });
    expect(await refused({})).toMatchObject({ code: 'deposit-used-up' });
    const gone = await makeDeposit(office, clientId, { depositedOn: '2026-11-03', payerName: 'ﾅｼ', amountYen: 5 });
    await office.call('deposits.cancel', { clientId, depositId: gone });
    expect(await refused({ depositId: gone })).toMatchObject({ code: 'deposit-cancelled' });
  });
});

describe('what becomes of it', () => {
  test('made, posted, answered, the answer taken back: each with its day, all in the history', async () => {
    await office.call('deposits.mark', { clientId, depositId, kind: 'suspense' });
    const { enquiryId, serial } = await issue({ addressee: 'payer', recipient: PAYER });
    expect(await list()).toMatchObject([
      { serial, recipient: '名無野商会', askedOn: '2026-11-24', sentOn: null, outcome: 'waiting', days: 0 },
    ]);
    expect(await office.refused('enquiries.sent', { clientId, enquiryId, sentOn: '2026-11-23' })).toMatchObject({
      code: 'enquiry-too-early',
    });
    office.clock.set(noonOf('2026-11-30'));
    await office.call('enquiries.sent', { clientId, enquiryId, sentOn: '2026-11-25' });
    expect(await list()).toMatchObject([{ sentOn: '2026-11-25', days: 5 }]);
    expect(await office.refused('enquiries.sent', { clientId, enquiryId })).toMatchObject({ code: 'enquiry-sent' });
    expect(
      await office.refused('enquiries.answer', { clientId, enquiryId, outcome: 'known', answeredOn: '2026-11-24' }),
    ).toMatchObject({ code: 'enquiry-too-early' });
    await office.call('enquiries.answer', { clientId, enquiryId, outcome: 'known', note: '山田商店の代理' });
    expect(await list()).toMatchObject([
      { outcome: 'known', answeredOn: '2026-11-30', note: '山田商店の代理', days: null },
    ]);
    await office.call('enquiries.answer', { clientId, enquiryId, outcome: 'waiting' });
    expect(await list()).toMatchObject([{ outcome: 'waiting', answeredOn: null, note: '', days: 5 }]);
    const { events } = await office.call('deposits.history', { clientId, depositId });
    expect(events.map((one) => one.kind)).toEqual([
      'imported',
      'mark-suspense',
      'enquiry',
      'enquiry-sent',
      'enquiry-known',
      'enquiry-waiting',
    ]);
    office.clock.set(noonOf('2026-11-24'));
  });

  test('the board counts it as waiting for somebody else until it is answered', async () => {
    await office.call('allocations.apply', { clientId });
    const line = async () =>
      JSON.stringify((await office.call('today.board', {})).clients.find((one) => one.clientId === clientId));
    const before = await line();
    const { enquiryId } = await issue({ addressee: 'payer', recipient: PAYER });
    const asked = await line();
    expect(asked).not.toBe(before);
    await office.call('enquiries.answer', { clientId, enquiryId, outcome: 'unknown' });
    expect(await line()).toBe(before);
    await office.call('enquiries.answer', { clientId, enquiryId, outcome: 'waiting' });
    expect(await line()).toBe(asked);
  });
});
