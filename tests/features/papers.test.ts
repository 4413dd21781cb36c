/** What letters carry: set for a client, otherwise for a customer, otherwise for a run; and the order of the envelopes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
const customers: Record<string, number> = {};
const asOf = '2026-11-24';

/** Postcodes run against the codes, so that the order shows what it goes by. */
const POSTCODES = { A: '900-0001', B: '500-0001', C: '100-0001' };

beforeAll(async () => {
  office = await openTestOffice();
  clientId = await makeClient(office);
  for (const [code, postalCode] of Object.entries(POSTCODES)) {
    const customerId = await makeCustomer(office, clientId, code);
    customers[code] = customerId;
    const address1 = '東京都千代田区霞が関一丁目3番2号';
    await office.call('customers.update', { clientId, customerId, postalCode, address1, address2: '' });
    const due = { issuedOn: '2026-06-30', dueOn: '2026-07-31', yen: 1000 };
    await makeInvoice(office, clientId, { customerId, number: `${code}-1`, ...due });
  }
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

const preview = (code: string, paper = {}) =>
  office.call('reminders.preview', { clientId, customerId: customers[code]!, asOf, paper });

test('the nearest choice holds: run over customer over client over plain', async () => {
  const plain = { slipFrom: null, copiesFrom: null, vertical: false, barcode: false, thick: 'next', duplex: null };
  expect((await office.call('papers.get', { clientId })).effective).toEqual(plain);
  await office.call('papers.set', { clientId, choices: { slipFrom: 1, barcode: true } });
  await office.call('papers.set', { clientId, customerId: customers.A!, choices: { slipFrom: null } });
  expect((await office.call('papers.get', { clientId, customerId: customers.A! })).effective).toEqual({
    ...plain,
    barcode: true,
  });
  expect(await textOfPdf((await preview('A')).bytes)).not.toContain('債務承認書');
  expect(await textOfPdf((await preview('B')).bytes)).toContain('債務承認書');
  expect(await textOfPdf((await preview('A', { slipFrom: 1 })).bytes)).toContain('債務承認書');
  expect(await textOfPdf((await preview('B', { slipFrom: null })).bytes)).not.toContain('債務承認書');
});

test('the barcode stands in the window below the address: 67 bars of two thirds of a millimetre and less', async () => {
  const [page] = await renderPdf((await preview('A')).bytes, 16);
  const row = { left: 19, top: 33, right: 88, bottom: 36.3 };
  const ink = page!.inkBounds(row)!;
  expect(ink.left).toBeCloseTo(20, 0);
  expect(ink.right).toBeLessThanOrEqual(85.1);
  let bars = 0;
  let dark = false;
  const middle = (ink.top + ink.bottom) / 2;
  for (let x = 19; x < 88; x += 1 / 16) {
    const is = page!.darknessAt(x, middle) > 0.4;
    if (is && !dark) bars++;
    dark = is;
  }
  expect(bars).toBe(67);
  await office.call('papers.set', { clientId, choices: {} });
});

test('copies are those that were put on paper, page for page, and the rest of the letter does without', async () => {
  const invoices = (await office.call('invoices.list', { clientId })).invoices;
  const b1 = invoices.find((one) => one.number === 'B-1')!;
  const paper = await office.call('invoices.document', { clientId, invoiceId: b1.invoiceId });
  // Of a month's file only the customer's own sheets.
  const c1 = invoices.find((one) => one.number === 'C-1')!;
  const a1 = invoices.find((one) => one.number === 'A-1')!;
  await office.call('invoices.documents', { clientId, invoiceIds: [a1.invoiceId, c1.invoiceId] });
  const issued = await office.call('reminders.issue', {
    clientId,
    asOf,
    customerIds: [customers.B!, customers.C!],
    paper: { copiesFrom: 1 },
  });
  const { letters } = await office.call('reminders.letters', { batchId: issued.batchId! });
  expect(letters.map((one) => [one.customerCode, one.pages])).toEqual([
    ['C', 2],
    ['B', 1 + paper.pages],
  ]);
  const pages = await renderPdf(readFileSync(join(office.folder, issued.document!.path)));
  const ofMonth = pages[letters[0]!.firstPage]!;
  expect(ofMonth.text).toContain('C-1');
  expect(ofMonth.text).not.toContain('A-1');
  const copy = pages[letters[1]!.firstPage]!;
  expect(copy.text.replace(/\s/g, '')).toContain(`${letters[1]!.serial}同封請求書B-1（写し）`);
  const original = readFileSync(join(office.folder, paper.document.path));
  const [first] = await renderPdf(original);
  const body = { left: 0, top: 0, right: 210, bottom: 270 };
  expect(copy.inkIn(body)).toBeCloseTo(first!.inkIn(body), 3);
});

test('letters in an envelope of their own lie after the others, each kind by postcode', async () => {
  office.clock.set('2027-02-01T03:00:00.000Z');
  await office.call('papers.set', {
    clientId,
    customerId: customers.C!,
    choices: {},
    envelope: 'kaku-a4-100x50',
  });
  expect((await office.call('papers.get', { clientId, customerId: customers.C! })).envelope).toBe('kaku-a4-100x50');
  const issued = await office.call('reminders.issue', { clientId, asOf: '2027-02-01' });
  const { letters } = await office.call('reminders.letters', { batchId: issued.batchId! });
  expect(letters.map((one) => one.customerCode)).toEqual(['B', 'A', 'C']);
  const [cover] = await renderPdf(readFileSync(join(office.folder, issued.document!.path)), 4, [0]);
  expect(cover!.text.replace(/\s/g, '')).toContain('長形3号窓90×452通、角形A4号窓100×501通');
});

test('who is set apart is listed with what is different', async () => {
  const { customers: apart } = await office.call('papers.customers', { clientId });
  expect(apart).toEqual([
    expect.objectContaining({ code: 'A', own: { slipFrom: null }, envelope: null }),
    expect.objectContaining({ code: 'C', own: {}, envelope: 'kaku-a4-100x50', envelopeName: '角形A4号 窓100×50' }),
  ]);
});

test('an own envelope that one customer uses is not removed', async () => {
  const shape = {
    name: '大きい封筒',
    width: 235,
    height: 120,
    fold: 'three' as const,
    window: { left: 20, top: 12, width: 100, height: 50 },
    grams: 5,
  };
  const { key } = await office.call('envelopes.save', { shape });
  await office.call('papers.set', { clientId, customerId: customers.A!, choices: {}, envelope: key });
  expect((await office.refused('envelopes.remove', { key })).code).toBe('envelope-in-use');
  const strange = { clientId, customerId: customers.A!, choices: {}, envelope: 'own-99' };
  expect((await office.refused('papers.set', strange)).code).toBe('envelope-unknown');
});

describe('a letter that is too thick for its envelope', () => {
  const day = '2027-03-10';
  /** Seven invoices on paper: with their copies at least eight sheets, where 長形3号 takes six. */
  async function thickWorld() {
    const sender = await makeClient(office);
    const customerId = await makeCustomer(office, sender, 'T');
    await makeCustomer(office, sender, 'U').then((other) =>
      makeInvoice(office, sender, {
        customerId: other,
        number: 'U-1',
        issuedOn: '2027-01-31',
        dueOn: '2027-02-28',
        yen: 1000,
      }),
    );
    for (let at = 1; at <= 7; at++) {
      const { invoiceId } = await makeInvoice(office, sender, {
        customerId,
        number: `T-${at}`,
        issuedOn: '2027-01-31',
        dueOn: '2027-02-28',
        yen: 1000 * at,
      });
      await office.call('invoices.document', { clientId: sender, invoiceId });
    }
    await office.call('papers.set', { clientId: sender, choices: { copiesFrom: 1 } });
    const show = () => office.call('reminders.preview', { clientId: sender, customerId, asOf: day });
    return { sender, customerId, show };
  }

  test('goes in the next bigger one, and order, cover sheet, weight and postage follow', async () => {
    office.clock.set(`${day}T03:00:00.000Z`);
    const { sender, show } = await thickWorld();
    const shown = await show();
    expect(shown).toMatchObject({ widened: true, envelope: { name: '角形6号 窓90×45' }, pages: 8 });
    // The copies are in the preview as they will lie behind the letter.
    const pages = await renderPdf(shown.bytes, 4);
    expect(pages[1]!.text).toContain('T-1');
    expect(pages[1]!.inkIn({ left: 10, top: 10, right: 200, bottom: 270 })).toBeGreaterThan(0);
    const issued = await office.call('reminders.issue', { clientId: sender, asOf: day });
    const { letters } = await office.call('reminders.letters', { batchId: issued.batchId! });
    expect(letters.map((one) => [one.customerCode, one.pages])).toEqual([
      ['U', 1],
      ['T', 8],
    ]);
    const [cover] = await renderPdf(readFileSync(join(office.folder, issued.document!.path)), 4, [0]);
    expect(cover!.text.replace(/\s/g, '')).toContain('長形3号窓90×451通、角形6号窓90×451通');
    const { pieces } = await office.call('mailing.summary', { batchId: issued.batchId!, on: day });
    expect(pieces.map(({ envelope, sheets, grams, kind, yen }) => [envelope, sheets, grams, kind, yen])).toEqual([
      ['長形3号 窓90×45', 1, 9, 'standard', 110],
      // 8 sheets of 3.99 g and 7.5 g of envelope; too wide for 定形.
      ['角形6号 窓90×45', 8, 40, 'large', 140],
    ]);
  });

  test('is refused before print where none is big enough or it must not change, with what to do', async () => {
    const { sender, customerId, show } = await thickWorld();
    await office.call('papers.set', { clientId: sender, choices: { copiesFrom: 1, thick: 'refuse' } });
    const refusal = {
      code: 'letter-thick',
      facts: { customer: 'T 得意先T', sheets: 8, holds: 6, envelope: '長形3号 窓90×45' },
    };
    const input = { clientId: sender, asOf: day };
    expect(await office.refused('reminders.issue', input)).toMatchObject(refusal);
    expect(await office.refused('reminders.preview', { ...input, customerId })).toMatchObject(refusal);
    expect((await office.call('reminders.batches', { clientId: sender, limit: 10 })).batches).toEqual([]);
    // On both sides it is four sheets, and fits.
    await office.call('papers.set', { clientId: sender, choices: { copiesFrom: 1, thick: 'refuse', duplex: true } });
    expect(await show()).toMatchObject({ widened: false, envelope: { name: '長形3号 窓90×45' } });
    const issued = await office.call('reminders.issue', input);
    const { pieces } = await office.call('mailing.summary', { batchId: issued.batchId!, on: day });
    expect(pieces.find((one) => one.sheets > 1)).toMatchObject({ sheets: 4, kind: 'standard', yen: 110 });
    // Printed on both sides, no letter begins on the back of another: cover, empty back, letter, empty back, eight pages.
    const { letters } = await office.call('reminders.letters', { batchId: issued.batchId! });
    expect(letters.map((one) => [one.customerCode, one.firstPage, one.pages])).toEqual([
      ['T', 3, 8],
      ['U', 11, 1],
    ]);
    const [batch] = (await office.call('reminders.batches', { clientId: sender, limit: 1 })).batches;
    expect(batch).toMatchObject({ duplex: true, pages: 12 });
    const pages = await renderPdf(readFileSync(join(office.folder, issued.document!.path)), 4);
    expect(pages).toHaveLength(12);
    for (const back of [1, 11]) expect(pages[back]!.inkIn({ left: 0, top: 0, right: 210, bottom: 297 })).toBe(0);
  });

  test('for one side has empty backs in a run whose others are printed on both', async () => {
    const { sender, customerId } = await thickWorld();
    await office.call('papers.set', { clientId: sender, choices: { copiesFrom: 1, duplex: true } });
    await office.call('papers.set', { clientId: sender, customerId, choices: { duplex: false } });
    const issued = await office.call('reminders.issue', { clientId: sender, asOf: day });
    const { letters } = await office.call('reminders.letters', { batchId: issued.batchId! });
    expect(letters.map((one) => [one.customerCode, one.firstPage, one.pages])).toEqual([
      ['U', 3, 1],
      ['T', 5, 15],
    ]);
    const { pieces } = await office.call('mailing.summary', { batchId: issued.batchId!, on: day });
    expect(pieces.map((one) => one.sheets)).toEqual([1, 8]);
  });

  test('goes in the one that was chosen for it, and an unknown one is refused when it is chosen', async () => {
    const { sender, show } = await thickWorld();
    const choose = (thick: string) => ({ clientId: sender, choices: { copiesFrom: 1 as const, thick } });
    expect(await office.refused('papers.set', choose('own-77'))).toMatchObject({ code: 'envelope-unknown' });
    await office.call('papers.set', choose('kaku-a4-100x50'));
    expect(await show()).toMatchObject({ widened: true, envelope: { name: '角形A4号 窓100×50' } });
  });
});

test('the office sees how every client’s letters are made in one table, and sets one there', async () => {
  const one = await makeClient(office);
  await office.call('papers.set', { clientId: one, choices: { slipFrom: 3, duplex: true }, envelope: 'dl-90x45' });
  const { clients } = await office.call('papers.office', {});
  expect(clients.find((row) => row.clientId === one)).toMatchObject({
    envelope: 'dl-90x45',
    envelopeName: '洋形DL 窓90×45',
    own: { slipFrom: 3, duplex: true },
    effective: { slipFrom: 3, copiesFrom: null, vertical: false, thick: 'next' },
    customers: 0,
  });
  expect(clients.find((row) => row.clientId === clientId)).toMatchObject({ customers: 2 });
  await office.call('papers.set', { clientId: one, choices: {} });
  const after = (await office.call('papers.office', {})).clients.find((row) => row.clientId === one);
  expect(after).toMatchObject({ envelope: 'dl-90x45', own: {} });
});
