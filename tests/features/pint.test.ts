/** JP PINT: every invoice that the house lets out keeps the fatal rules, and what cannot is told with its reason. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TAX_CLASSES, taxTotals } from '../../src/domain/invoice-tax.ts';
import { lineAmountYen, sumYen } from '../../src/domain/money.ts';
import { type PintInvoice, pintFaults, pintLines, taxOutOfBounds } from '../../src/domain/pint-invoice.ts';
import { drawPint } from '../../src/main/features/pint/pint-xml.ts';
import { pintFaultSentence } from '../../src/messages/pint.ts';
import { paper, paperLine } from '../support/invoice-papers.ts';
import {
  assertSound,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';
import { brokenPintRules } from '../support/pint-rules.ts';

const SELLER = {
  endpoint: '7000012050002',
  taxId: 'T7000012050002',
  name: '大橋金物株式会社',
  postalCode: '541-0053',
  address1: '大阪府大阪市中央区本町三丁目5番8号',
  address2: '',
  contact: '経理 川端',
  phone: '06-0000-4120',
};
const BUYER = { ...SELLER, endpoint: '1180301018771', taxId: 'T1180301018771', name: '株式会社𠮷野㈱ & <山田>' };

function invoiceOf(changes: Parameters<typeof paper>[0] = {}): PintInvoice {
  const account = { id: '0005:001:1:0412765', holder: 'オオハシカナモノ（カ' };
  return { paper: paper(changes), seller: SELLER, buyer: BUYER, account };
}

const xmlOf = (invoice: PintInvoice) => new TextDecoder().decode(drawPint(invoice));

const line = fc
  .record({
    quantityMilli: fc.integer({ min: -5_000_000, max: 5_000_000 }),
    unitPriceMilli: fc.integer({ min: -3_000_000_000, max: 3_000_000_000 }),
    taxClass: fc.constantFrom(...TAX_CLASSES),
    unit: fc.constantFrom('本', '時間', '式', '', 'ダース'),
    note: fc.constantFrom('', 'ロット\u00013\n検査済', '  '),
  })
  .map((given) => paperLine({ ...given, amountYen: lineAmountYen(given.quantityMilli, given.unitPriceMilli, 'down') }));

describe('the XML', () => {
  test('keeps the fatal rules on generated invoices, and its lines add up to the paper’s net amounts', () => {
    let drawn = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.constantFrom('down', 'up', 'half-up'),
        (lines, includesTax, mode) => {
          const taxes = taxTotals(lines, mode, includesTax);
          const totalYen = sumYen(taxes.map(({ grossYen }) => grossYen));
          const invoice = invoiceOf({ lines, includesTax, taxes, totalYen });
          for (const { taxClass, netYen } of taxes) {
            const own = pintLines(invoice.paper).filter((one) => one.taxClass === taxClass);
            expect(sumYen(own.map((one) => one.netYen))).toBe(netYen);
          }
          if (pintFaults(invoice).length > 0) return;
          drawn++;
          expect(brokenPintRules(xmlOf(invoice))).toEqual([]);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    expect(drawn).toBeGreaterThan(150);
  });

  test('prices before tax never fall outside the bounds of the tax; with tax, rounded down, some do and are named', () => {
    const one = (amountYen: number, includesTax: boolean) => {
      const lines = [paperLine({ quantityMilli: 1000, unitPriceMilli: amountYen * 1000 })];
      return pintFaults(invoiceOf({ lines, includesTax }));
    };
    expect(Array.from({ length: 300 }, (_, yen) => one(yen + 1, false)).flat()).toEqual([]);
    expect(one(110, true)).toEqual([]);
    expect(one(10, true)).toEqual(['tax-bounds']);
  });

  test('prices with tax rounded half up are always within; which of the others are not, is told with the figures', () => {
    const outside = (mode: 'down' | 'up' | 'half-up', taxClass: 'standard-10' | 'reduced-8', sign: 1 | -1) =>
      Array.from({ length: 1080 }, (_, yen) => (yen + 1) * sign).filter((amountYen) =>
        taxOutOfBounds({ taxes: taxTotals([{ taxClass, amountYen }], mode, true) }),
      ).length;
    for (const sign of [1, -1] as const) {
      // 1080 is a multiple of 27: of 108 parts eight are tax. 11 parts of 110 do not divide it.
      expect([outside('half-up', 'standard-10', sign), outside('half-up', 'reduced-8', sign)]).toEqual([0, 0]);
      expect(outside('down', 'standard-10', sign)).toBe(98);
      expect(outside('down', 'reduced-8', sign)).toBe(80);
      expect(outside('up', 'standard-10', sign)).toBeGreaterThan(0);
    }
    const taxes = taxTotals([{ taxClass: 'standard-10' as const, amountYen: 10 }], 'down', true);
    const sentence = pintFaultSentence('tax-bounds', taxOutOfBounds({ taxes }));
    expect(sentence).toContain('aligned-ibrp-051-jp');
    expect(sentence).toContain('税抜 10円に消費税 0円ですが、1円でなければなりません');
  });

  test('is the same at the second drawing, and a credit note is a 381 that names its invoice', () => {
    expect(xmlOf(invoiceOf())).toBe(xmlOf(invoiceOf()));
    const credit = invoiceOf({
      kind: 'credit-note',
      number: 'C-1',
      dueOn: null,
      related: [{ kind: 'original', numbers: ['2610-0012'], on: '2026-10-31' }],
    });
    const xml = xmlOf(credit);
    expect(brokenPintRules(xml)).toEqual([]);
    expect(xml).toContain('<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>');
    expect(xml).toContain('<cbc:ID>2610-0012</cbc:ID>');
  });

  test('the rules themselves notice what is wrong', () => {
    const good = xmlOf(invoiceOf());
    const spoilt: [string, string, string][] = [
      ['aligned-ibrp-cl-02-jp', '>380<', '>381<'],
      ['aligned-ibr-jp-01', '>T7000012050002<', '>7000012050002<'],
      ['ibr-co-15', '<cbc:TaxInclusiveAmount currencyID="JPY">', '<cbc:TaxInclusiveAmount currencyID="JPY">1'],
      ['aligned-ibrp-cl-01-jp', '<cbc:ID>AA</cbc:ID>', '<cbc:ID>Z</cbc:ID>'],
      ['ibr-079', '</cbc:CustomizationID>', '</cbc:CustomizationID><cbc:Note/>'],
    ];
    for (const [code, from, to] of spoilt) {
      expect(good).toContain(from);
      expect(brokenPintRules(good.replaceAll(from, to))).toContain(code);
    }
  });
});

describe('export', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await openTestOffice('2026-11-30');
  });
  afterAll(async () => {
    await assertSound(office);
    await removeOffices();
  });

  test('one invoice as XML, a month as a ZIP; a customer without a number is named, refused or left out', async () => {
    const clientId = await makeClient(office, { registrationNumber: 'T7000012050002' });
    const good = await makeCustomer(office, clientId, '1', { registrationNumber: 'T1180301018771' });
    const bare = await makeCustomer(office, clientId, '2', { name: '番号なし商店' });
    const lines = [
      { description: '六角ボルト', quantityMilli: 3000, unitPriceMilli: 333_000, taxClass: 'standard-10' as const },
    ];
    const made = await office.call('invoices.create', { clientId, customerId: good, issuedOn: '2026-11-30', lines });
    await office.call('invoices.create', { clientId, customerId: bare, issuedOn: '2026-11-30', lines });
    const { document } = await office.call('pint.export', { clientId, invoiceId: made.invoiceId });
    const xml = readFileSync(join(office.folder, document.path), 'utf8');
    expect(brokenPintRules(xml)).toEqual([]);
    expect(xml).toContain('<cbc:EndpointID schemeID="0188">1180301018771</cbc:EndpointID>');
    const span = { clientId, issuedFrom: '2026-11-01', issuedThrough: '2026-11-30' };
    expect(await office.refused('pint.exportBatch', span)).toMatchObject({
      code: 'pint-stopped',
      facts: { customer: '番号なし商店', field: 'customer.registrationNumber' },
    });
    const batch = await office.call('pint.exportBatch', { ...span, skipStopped: true });
    expect([batch.invoices, batch.left.map(({ customerName }) => customerName)]).toEqual([1, ['番号なし商店']]);
    const zip = await JSZip.loadAsync(readFileSync(join(office.folder, batch.document!.path)));
    const [name] = Object.keys(zip.files);
    expect(name).toBe(`0001-${made.number}.xml`);
    expect(await zip.file(name!)!.async('string')).toBe(xml);
  });

  test('a credit note as 381, alone and in the ZIP of its month; one that is taken back has none', async () => {
    for (const includesTax of [false, true]) {
      const clientId = await makeClient(office, {
        registrationNumber: 'T7000012050002',
        priceIncludesTax: includesTax,
        rounding: 'half-up',
      });
      const customerId = await makeCustomer(office, clientId, '1', { registrationNumber: 'T1180301018771' });
      const line = (yen: number, taxClass: 'standard-10' | 'reduced-8') => ({
        description: '品',
        quantityMilli: 3000,
        unitPriceMilli: yen * 1000,
        taxClass,
      });
      const lines = [line(3333, 'standard-10'), line(777, 'reduced-8')];
      const given = {
        clientId,
        customerId,
        issuedOn: '2026-10-31',
        suppliedFrom: '2026-10-01',
        suppliedThrough: '2026-10-31',
      };
      const { invoiceId, number } = await office.call('invoices.create', { ...given, lines });
      const note = { clientId, invoiceId, kind: 'return' as const, reason: '返品', issuedOn: '2026-11-10' };
      const byLines = await office.call('creditNotes.create', { ...note, lines: [line(7, 'standard-10')] });
      const bySum = await office.call('creditNotes.create', { ...note, kind: 'discount', amountYen: 2345 });
      const { document } = await office.call('pint.exportCreditNote', { clientId, creditNoteId: byLines.creditNoteId });
      const xml = readFileSync(join(office.folder, document.path), 'utf8');
      expect(brokenPintRules(xml)).toEqual([]);
      expect(xml).toContain('<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>');
      expect(xml).toMatch(new RegExp(`<cbc:ID>${number}</cbc:ID>\\s*<cbc:IssueDate>2026-10-31</cbc:IssueDate>`));
      const span = { clientId, issuedFrom: '2026-10-01', issuedThrough: '2026-11-30', withCreditNotes: true };
      expect(await office.call('pint.findings', span)).toMatchObject({ invoices: 1, creditNotes: 2, findings: [] });
      const batch = await office.call('pint.exportBatch', span);
      expect(batch).toMatchObject({ invoices: 1, creditNotes: 2, left: [] });
      const zip = await JSZip.loadAsync(readFileSync(join(office.folder, batch.document!.path)));
      for (const file of Object.values(zip.files)) expect(brokenPintRules(await file.async('string'))).toEqual([]);
      expect(Object.keys(zip.files)).toHaveLength(3);
      await office.call('creditNotes.cancel', { clientId, creditNoteId: bySum.creditNoteId, reason: '誤り' });
      expect(
        await office.refused('pint.exportCreditNote', { clientId, creditNoteId: bySum.creditNoteId }),
      ).toMatchObject({
        code: 'sale-paper-withdrawn',
      });
      expect((await office.call('pint.exportBatch', span)).creditNotes).toBe(1);
      // Without being asked for, a month's batch holds invoices alone.
      expect((await office.call('pint.exportBatch', { ...span, withCreditNotes: false })).creditNotes).toBe(0);
    }
  });
});
