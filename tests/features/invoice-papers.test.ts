/** Invoices on paper: told before, made once, the same bytes again, a batch by postcode, a reissue that says so. */
import { createHash } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../src/contract/contract.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let codes = 0;
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const REGISTERED = {
  registrationNumber: 'T7000012050002',
  phone: '06-1234-5678',
  bankAccounts: [
    {
      bankCode: '0005',
      branchCode: '001',
      type: '1' as const,
      number: '',
      bankName: '浪速中央銀行',
      branchName: '船場支店',
    },
  ],
};

async function client(given: Partial<InputOf<'clients.create'>> = {}): Promise<number> {
  const number = String(7_000_000 + ++codes);
  return makeClient(office, {
    code: `P${codes}`,
    name: '大橋金物株式会社',
    ...REGISTERED,
    bankAccounts: [{ ...REGISTERED.bankAccounts[0]!, number }],
    ...given,
  });
}

const LINES: InputOf<'invoices.create'>['lines'] = [
  { description: '六角ボルト', quantityMilli: 100_000, unit: '本', unitPriceMilli: 123_000, taxClass: 'standard-10' },
  { description: '幕の内弁当', quantityMilli: 7000, unit: '個', unitPriceMilli: 777_000, taxClass: 'reduced-8' },
];

const bytesOf = (path: string) => new Uint8Array(readFileSync(join(office.folder, path)));
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const pagesOf = async (path: string) => (await renderPdf(bytesOf(path))).map(({ text }) => plain(text));

describe('one invoice', () => {
  test('has the six items of a 適格請求書, the due date and the account, and is kept with its digest', async () => {
    const clientId = await client();
    const customerId = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店' });
    const made = await office.call('invoices.create', { clientId, customerId, issuedOn: '2026-11-30', lines: LINES });
    const { document, pages, mark } = await office.call('invoices.document', { clientId, invoiceId: made.invoiceId });
    expect({ pages, mark }).toEqual({ pages: 1, mark: '' });
    expect(createHash('sha256').update(bytesOf(document.path)).digest('hex')).toBe(document.sha256);
    const [text] = await pagesOf(document.path);
    // 12,300 + 1,230 and 5,439 + 435: one rounding a rate (435.12 down).
    for (const words of [
      '請求書',
      '大橋金物株式会社',
      '登録番号T7000012050002',
      '取引年月日2026年11月30日',
      '六角ボルト',
      '8%※',
      '※印は軽減税率(8%)対象です。',
      '10%対象12,3001,23013,530',
      '5,4394355,874',
      '株式会社山田商店御中',
      '¥19,404',
      'お支払期限2027年1月4日',
      '浪速中央銀行船場支店',
      '1/1',
    ])
      expect(text).toContain(words);
  });

  test('is the same file at the second call; a reissue is another one, marked, and says why', async () => {
    const clientId = await client();
    const customerId = await makeCustomer(office, clientId, '1');
    const { invoiceId } = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1000 });
    const first = await office.call('invoices.document', { clientId, invoiceId });
    await office.call('invoices.savePaperSettings', { clientId, layout: 'simple', note: '別の備考' });
    const again = await office.call('invoices.document', { clientId, invoiceId });
    expect(again.document).toEqual(first.document);
    const reissued = await office.call('invoices.document', { clientId, invoiceId, reissue: { reason: '先方が紛失' } });
    expect(reissued.document.documentId).not.toBe(first.document.documentId);
    expect((await pagesOf(reissued.document.path))[0]).toContain('再発行');
    expect((await pagesOf(reissued.document.path))[0]).toContain('別の備考');
    const { papers } = await office.call('invoices.papers', { clientId, invoiceId });
    expect(papers.map(({ mark, reason }) => [mark, reason])).toEqual([
      ['reissue', '先方が紛失'],
      ['', ''],
    ]);
  });

  test('of an issuer without a number is a 区分記載請求書 and says so, without a word that looks like a tax amount of 57条の4', async () => {
    const clientId = await client({ registrationNumber: '' });
    const customerId = await makeCustomer(office, clientId, '1');
    const made = await office.call('invoices.create', { clientId, customerId, issuedOn: '2026-11-30', lines: LINES });
    const { findings } = await office.call('invoices.paperFindings', { clientId, invoiceIds: [made.invoiceId] });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['unregistered', 'warn']]);
    const { document } = await office.call('invoices.document', { clientId, invoiceId: made.invoiceId });
    const [text] = await pagesOf(document.path);
    expect(text).toContain('適格請求書発行事業者ではありません');
    expect(text).toContain('区分記載請求書');
    expect(text).toContain('消費税相当額');
    expect(text).not.toContain('消費税額等');
    expect(text).not.toContain('登録番号');
  });

  test('that was voided, and an opening balance, have no paper', async () => {
    const clientId = await client();
    const customerId = await makeCustomer(office, clientId, '1');
    const { invoiceId } = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1000 });
    await office.call('invoices.void', { clientId, invoiceId, reason: '誤り' });
    expect((await office.refused('invoices.document', { clientId, invoiceId })).code).toBe('invoice-void');
  });
});

describe('a batch', () => {
  test('is one PDF in the order of postcodes under a cover sheet, and each paper is found in it', async () => {
    const clientId = await client();
    const codesByPost = ['900-0001', '060-0001', '530-0001'];
    for (const [at, postalCode] of codesByPost.entries()) {
      const customerId = await makeCustomer(office, clientId, String(at + 1), { postalCode });
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1000 * (at + 1) });
    }
    const span = { clientId, issuedFrom: '2026-11-01', issuedThrough: '2026-11-30' };
    const batch = await office.call('invoices.documents', span);
    expect(batch).toMatchObject({ batchNumber: 'S26-0001', papers: 3, pages: 4, totalYen: 6000, left: [] });
    const pages = await pagesOf(batch.document!.path);
    expect(pages[0]).toContain('請求書送付控');
    expect(pages[0]).toContain('3通');
    expect(pages.slice(1).map((text) => /〒\d{3}-\d{4}/.exec(text)?.[0])).toEqual([
      '〒060-0001',
      '〒530-0001',
      '〒900-0001',
    ]);
    const { papers } = await office.call('invoices.papers', { clientId });
    expect(papers.map(({ firstPage, isBatch, sha256 }) => [firstPage, isBatch, sha256])).toEqual(
      [4, 3, 2].map((page) => [page, true, batch.document!.sha256]),
    );
    expect((await office.refused('invoices.documents', { ...span, onlyNew: true })).code).toBe('paper-none');
    // One of them alone is drawn from the batch's own record.
    await office.call('invoices.savePaperSettings', { clientId, layout: 'simple', note: 'あとからの備考' });
    const alone = await office.call('invoices.document', { clientId, invoiceId: papers[0]!.invoiceId });
    expect((await pagesOf(alone.document.path))[0]).toBe(pages[3]);
  });

  test('with something missing is refused with the invoice and the field, or leaves it out and names it', async () => {
    const clientId = await client();
    const good = await makeCustomer(office, clientId, '1');
    const bare = await makeCustomer(office, clientId, '2', { name: '住所なし商店', postalCode: '', address1: '' });
    const rare = await makeCustomer(office, clientId, '3', { name: '\u{323B0}商店' });
    for (const customerId of [good, bare, rare])
      await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 500 });
    const span = { clientId, issuedFrom: '2026-11-01', issuedThrough: '2026-11-30' };
    const { findings } = await office.call('invoices.paperFindings', span);
    expect(findings.map(({ customerName, field, code }) => [customerName, field, code])).toEqual([
      ['住所なし商店', 'customer.address', 'no-address'],
      ['\u{323B0}商店', 'paper', 'paper-glyphs'],
    ]);
    const refused = await office.refused('invoices.documents', span);
    expect(refused).toMatchObject({ code: 'paper-stopped', facts: { customer: '住所なし商店', others: 1 } });
    expect((await office.call('invoices.papers', { clientId })).papers).toEqual([]);
    const batch = await office.call('invoices.documents', { ...span, skipStopped: true });
    expect(batch.papers).toBe(1);
    expect(batch.left.map(({ customerName }) => customerName)).toEqual(['住所なし商店', '\u{323B0}商店']);
  });

  test('whose power went between the record and the drawing is drawn at the next opening', async () => {
    const clientId = await client();
    const customerId = await makeCustomer(office, clientId, '1');
    const { invoiceId } = await makeInvoice(office, clientId, { customerId, issuedOn: '2026-11-30', yen: 1000 });
    const { document } = await office.call('invoices.document', { clientId, invoiceId });
    const before = bytesOf(document.path);
    await office.tamper((database) => {
      unlinkSync(join(office.folder, document.path));
      database.prepare(`UPDATE document SET state = 'recorded', sha256 = NULL WHERE id = ?`).run(document.documentId);
    });
    expect(bytesOf(document.path)).toEqual(before);
    expect((await office.call('invoices.document', { clientId, invoiceId })).document).toEqual(document);
  });
});
