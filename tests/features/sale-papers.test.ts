/** 適格返還請求書, 納品書 and the closing invoice from the books: what the law and the ledger say, on their pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  assertSound,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
let customerId: number;
const LINES = [
  {
    description: '工具',
    quantityMilli: 2000,
    unit: '個',
    unitPriceMilli: 50_000_000,
    taxClass: 'standard-10' as const,
  },
  { description: '飲料', quantityMilli: 10_000, unit: '本', unitPriceMilli: 150_000, taxClass: 'reduced-8' as const },
];
beforeAll(async () => {
  office = await openTestOffice('2026-11-30');
  clientId = await makeClient(office, { code: 'S1', registrationNumber: 'T7000012050002' });
  customerId = await makeCustomer(office, clientId, '1', { name: '株式会社山田商店' });
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
const textOf = async (path: string) => plain(await textOfPdf(new Uint8Array(readFileSync(join(office.folder, path)))));

test('a credit note names its sale, its day and the tax by the rate of the sale; the same bytes twice, a reissue is marked', async () => {
  const { invoiceId, number } = await office.call('invoices.create', {
    clientId,
    customerId,
    issuedOn: '2026-10-31',
    lines: LINES,
  });
  const note = await office.call('creditNotes.create', {
    clientId,
    invoiceId,
    kind: 'return',
    reason: '不良品の返品',
    lines: [{ ...LINES[0]!, quantityMilli: 1000 }],
  });
  const asked = { clientId, creditNoteId: note.creditNoteId };
  const { document, pages } = await office.call('creditNotes.document', asked);
  expect(pages).toBe(1);
  expect((await office.call('creditNotes.document', asked)).document).toEqual(document);
  const text = await textOf(document.path);
  for (const words of [
    '適格返還請求書',
    `元の取引2026年10月31日請求書${number}`,
    '返還年月日2026年11月30日',
    '登録番号T7000012050002',
    '10%対象50,0005,00055,000',
    '¥55,000',
    '不良品の返品',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('お振込先');
  const again = await office.call('creditNotes.document', { ...asked, reissue: { reason: '先方が紛失' } });
  expect(await textOf(again.document.path)).toContain('再発行');
  const found = await office.call('archive.search', { clientId, kinds: ['credit-note'] });
  expect(found.entries[0]).toMatchObject({ label: note.number, amountYen: 55_000, sha256: again.document.sha256 });
});

test('a delivery note, and the closing invoice that gathers it with its day, its number and the carried balance', async () => {
  const delivery = await office.call('deliveries.create', {
    clientId,
    customerId,
    deliveredOn: '2026-11-10',
    lines: LINES,
  });
  const slip = await textOf(
    (await office.call('deliveries.document', { clientId, deliveryId: delivery.deliveryId })).document.path,
  );
  for (const words of ['納品書', '下記のとおり納品いたしました', delivery.number, '消費税額等は締め請求書で計算します'])
    expect(slip).toContain(words);
  const { bills } = await office.call('closingBills.issue', { clientId, closedOn: '2026-11-30' });
  const bill = bills[0]!;
  const figures = await office.call('closingBills.get', { clientId, invoiceId: bill.invoiceId });
  const text = await textOf(
    (await office.call('invoices.document', { clientId, invoiceId: bill.invoiceId })).document.path,
  );
  const yen = (value: number) => value.toLocaleString('en').replace('-', '▲');
  for (const words of [
    '請求書',
    `取引年月日${figures.fromOn.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')}〜2026年11月30日`,
    '前回ご請求額',
    `¥${yen(figures.balanceYen)}`,
    yen(figures.carriedYen),
    `11/10${plain(delivery.number)}工具`,
    '10%対象100,00010,000110,000',
  ])
    expect(text).toContain(words);
});
