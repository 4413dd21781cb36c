/** Labels, printed envelopes and 差出票 of a run and of customers; postage by day; the calibration sheet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CROSS } from '../../src/domain/calibration.ts';
import { addressAreaOf, LONG_3_WINDOW } from '../../src/domain/envelope.ts';
import { LABEL_SHEETS, labelArea } from '../../src/domain/label-sheets.ts';
import { shiftPages } from '../../src/main/features/printing/shifted-pdf.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  makeInvoice,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { renderPdf, textOfPdf } from '../support/rendered-pdf.ts';

let office: TestOffice;
let clientId: number;
let batchId: number;
let customerIds: number[];

const read = (document: { path: string }) => readFileSync(join(office.folder, document.path));
const plain = (text: string) => text.replace(/\s/g, '');

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  await office.call('clients.update', { clientId, postalCode: '541-0053', address1: '大阪市中央区本町三丁目5番8号' });
  customerIds = [];
  for (let at = 1; at <= 4; at++) {
    const customerId = await makeCustomer(office, clientId, `C${at}`);
    customerIds.push(customerId);
    await office.call('customers.update', {
      clientId,
      customerId,
      name: at === 3 ? '医療法人社団𠮷田会髙﨑クリニック' : `得意先第${at}株式会社`,
      postalCode: `100-000${5 - at}`,
      address1: '東京都千代田区霞が関一丁目3番2号',
      address2: '霞が関コモンビルディング17階',
    });
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 };
    for (let count = 0; count < (at === 2 ? 30 : 1); count++)
      await makeInvoice(office, clientId, { customerId, number: `C${at}-${count}`, ...due });
  }
  batchId = (await office.call('reminders.issue', { clientId, asOf: '2026-11-24' })).batchId!;
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

test.each(
  LABEL_SHEETS,
)('$name: the run’s addresses stand on their labels from any one on, moved back by the offset', async (sheet) => {
  const last = sheet.columns * sheet.rows;
  const asked = { clientId, batchId, sheet: sheet.key, startAt: last - 1, rightMm: 1, downMm: -0.5 };
  const drawn = await office.call('labels.document', asked);
  expect(drawn).toMatchObject({ labels: 4, sheets: 2 });
  const pages = await renderPdf(read(drawn.document));
  const places = [last - 2, last - 1, last, last + 1].map((place) => ({
    page: Math.floor(place / last),
    cell: place % last,
  }));
  for (const [at, page] of pages.entries()) {
    let ink = 0;
    for (const { cell } of places.filter((place) => place.page === at)) {
      const area = labelArea(sheet, cell, { rightMm: -1, downMm: 0.5 });
      const inside = { left: area.left + 2, top: area.top + 2, right: area.right - 2, bottom: area.bottom - 2 };
      expect(page.inkIn(inside), `cell ${cell}`).toBeGreaterThan(5);
      ink += page.inkIn(inside);
    }
    expect(page.inkIn({ left: 0, top: 0, right: 210, bottom: 297 })).toBeCloseTo(ink, 1);
  }
  // In the order of the letters: by postcode.
  const text = plain(pages.map((page) => page.text).join(''));
  expect(text.indexOf('得意先第4')).toBeLessThan(text.indexOf('得意先第1'));
});

test('a place beyond the sheet and nobody to write to are refused', async () => {
  const asked = { clientId, batchId, sheet: 'a4-12' };
  expect((await office.refused('labels.document', { ...asked, startAt: 13 })).code).toBe('label-cell');
  expect((await office.refused('labels.document', { ...asked, sheet: '12' })).code).toBe('label-sheet-unknown');
  const nobody = await makeCustomer(office, clientId, 'NOADDRESS');
  await office.call('customers.update', { clientId, customerId: nobody, postalCode: '', address1: '' });
  const none = { clientId, customerIds: [nobody], sheet: 'a4-12' };
  expect((await office.refused('labels.document', none)).code).toBe('labels-none');
});

test('printed envelopes carry address, sender and the mark of 後納, each in its place', async () => {
  await office.call('mailing.saveSettings', {
    paperGsm: 64,
    duplex: false,
    way: 'deferred',
    postOffice: '大阪東郵便局',
  });
  const asked = { clientId, customerIds: customerIds.slice(2, 3), mark: 'deferred' as const };
  const long = await office.call('envelopes.document', { ...asked, envelope: 'long3', barcode: true });
  const text = plain(await textOfPdf(read(long.document)));
  for (const part of ['医療法人社団𠮷田会髙﨑クリニック御中', '〒100-0002', '大阪東郵便局料金後納郵便', '〒541-0053'])
    expect(text).toContain(part);
  expect(read(long.document).toString('latin1')).not.toContain('/Type /Page /');
  const kaku = await office.call('envelopes.document', { ...asked, envelope: 'kaku2' });
  expect(plain(await textOfPdf(read(kaku.document)))).toContain('髙﨑クリニック');
  const both = await office.call('envelopes.document', { batchId, envelope: 'long3' });
  expect(both.envelopes).toBe(4);
});

test('a run is weighed and priced letter by letter, and 差出票 says how many of which', async () => {
  const summary = await office.call('mailing.summary', { batchId });
  expect(summary).toMatchObject({ on: '2026-11-24', letters: 4, sheets: 5, totalYen: 440 });
  expect(summary.totals).toEqual([
    { kind: 'standard', mailClass: 'ordinary', maxGrams: 50, count: 4, unitYen: 110, yen: 440 },
  ]);
  expect(summary.pieces.find((one) => one.sheets === 2)).toMatchObject({ grams: 13, name: '得意先第2株式会社' });
  const [first, second] = (await office.call('reminders.letters', { batchId })).letters;
  await office.call('reminders.setMail', {
    clientId,
    serial: first!.serial,
    mailClass: 'delivery-certified',
    trackingNumber: '123-45-67890-1',
  });
  await office.call('reminders.withdraw', { clientId, serials: [second!.serial], reason: '入金' });
  const after = await office.call('mailing.summary', { batchId });
  expect(after.totals.map(({ count, unitYen }) => [count, unitYen])).toEqual([
    [2, 110],
    [1, 940],
  ]);
  const { document, totalYen } = await office.call('mailing.document', { batchId });
  expect(totalYen).toBe(2 * 110 + 940);
  const text = plain(await textOfPdf(read(document)));
  for (const part of ['郵便物差出票', '料金後納大阪東郵便局', '3通1,160円', '書留・配達証明', '123-45-67890-1'])
    expect(text).toContain(part);
  expect(text).not.toContain(second!.serial);
});

test('postage of another day is that day’s; a rate of the office’s own holds from its day', async () => {
  const later = { batchId, on: '2027-04-01' };
  await office.call('postage.save', { fromOn: '2027-04-01', kind: 'standard', maxGrams: 50, yen: 130, source: '告知' });
  const summary = await office.call('mailing.summary', later);
  expect(summary.totals.find((one) => one.mailClass === 'ordinary')?.unitYen).toBe(130);
  expect(summary.sources).toContain('告知');
  expect((await office.refused('mailing.summary', { batchId, on: '2010-01-01' })).code).toBe('postage-unknown');
  const { rates } = await office.call('postage.list', {});
  expect(rates[0]).toMatchObject({ fromOn: '2027-04-01', own: true });
  await office.call('postage.remove', { fromOn: '2027-04-01', kind: 'standard', maxGrams: 50 });
  const known = { fromOn: '2024-10-01', kind: 'standard' as const, maxGrams: 50 };
  expect((await office.refused('postage.remove', known)).code).toBe('postage-known');
});

test('the calibration sheet shows window and zone in true size and a cross to measure from', async () => {
  await office.call('printers.saveOffset', { printer: 'Office', rightMm: 1.5, downMm: -0.5 });
  const { document } = await office.call('envelopes.calibrate', { key: 'long3-90x45', printer: 'Office' });
  const [page] = await renderPdf(read(document), 8);
  const safe = addressAreaOf(LONG_3_WINDOW);
  for (const x of [safe.left, safe.right])
    expect(page!.inkIn({ left: x - 0.3, top: safe.top + 2, right: x + 0.3, bottom: safe.bottom - 2 })).toBeGreaterThan(
      5,
    );
  expect(page!.darknessAt(CROSS.left, CROSS.top - 10)).toBeGreaterThan(0.4);
  expect(page!.darknessAt(CROSS.left + 10, CROSS.top)).toBeGreaterThan(0.4);
  expect(plain(page!.text)).toContain('現在の補正右へ−1.5mm下へ+0.5mm');
});

test('what is printed is moved by so much, the stored bytes are not', async () => {
  const { document } = await office.call('envelopes.calibrate', { key: 'long3-90x45' });
  const bytes = read(document);
  const { bytes: moved } = await shiftPages({ bytes, rightMm: -1.5, downMm: 2 });
  const [before] = await renderPdf(bytes, 8);
  const [after] = await renderPdf(moved, 8);
  const upright = { left: CROSS.left - 4, top: CROSS.top - 20, right: CROSS.left + 3, bottom: CROSS.top - 15 };
  const across = { left: CROSS.left - 20, top: CROSS.top - 4, right: CROSS.left - 15, bottom: CROSS.top + 4 };
  const by = (area: typeof upright, edge: 'left' | 'top') =>
    after!.inkBounds(area)![edge] - before!.inkBounds(area)![edge];
  expect(Math.abs(by(upright, 'left') + 1.5)).toBeLessThan(0.2);
  expect(Math.abs(by(across, 'top') - 2)).toBeLessThan(0.2);
  expect(read(document).equals(bytes)).toBe(true);
});
