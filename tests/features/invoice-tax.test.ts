/** Consumption tax of thousands of invoices against a calculation of its own, in whole fractions. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assertSound,
  csvFile,
  makeClient,
  makeCustomer,
  openTestOffice,
  removeOffices,
  type TestOffice,
} from '../support/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(async () => {
  await assertSound(office);
  await removeOffices();
});

/** Ten thousand in all, over three roundings with and without tax in the price. */
const EACH = 1700;

const HEADER = ['得意先コード', '請求番号', '請求日', '支払期日', '品名', '数量', '単価', '税率'];

function invoiceFile(rows: readonly (readonly (string | number)[])[]) {
  return csvFile('請求.csv', [HEADER, ...rows]);
}

const TAX_NAMES = { 10: '10', 8: '8', exempt: '非', 'out-of-scope': '対外', 'zero-rated': '免' } as const;
type Rate = keyof typeof TAX_NAMES;
type Mode = 'down' | 'up' | 'half-up';

interface DrawnLine {
  quantityMilli: number;
  priceMilli: number;
  rate: Rate;
}

/** |numerator| / denominator as the three roundings define them, then the sign. Written apart from the product's. */
function rounded(numerator: bigint, denominator: bigint, mode: Mode): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const added = { down: 0n, up: denominator - 1n, 'half-up': denominator / 2n }[mode];
  // Every denominator here is even or, for 108 and 110, even too: half is exact.
  const result = (magnitude + added) / denominator;
  return numerator < 0n ? -result : result;
}

interface Expected {
  taxes: Record<string, { net: bigint; tax: bigint }>;
  total: bigint;
}

/** Lines rounded each, tax rounded once per rate: 消費税法57条の4, インボイスQ&A 問57. */
function expectedInvoice(lines: readonly DrawnLine[], mode: Mode, includesTax: boolean): Expected {
  const sums = new Map<Rate, bigint>();
  for (const { quantityMilli, priceMilli, rate } of lines) {
    const amount = rounded(BigInt(quantityMilli) * BigInt(priceMilli), 1_000_000n, mode);
    sums.set(rate, (sums.get(rate) ?? 0n) + amount);
  }
  const taxes: Expected['taxes'] = {};
  let total = 0n;
  for (const [rate, sum] of sums) {
    const percent = typeof rate === 'number' ? BigInt(rate) : 0n;
    const tax = rounded(sum * percent, includesTax ? 100n + percent : 100n, mode);
    const net = includesTax ? sum - tax : sum;
    taxes[rate === 10 ? 'standard-10' : rate === 8 ? 'reduced-8' : rate] = { net, tax };
    total += net + tax;
  }
  return { taxes, total };
}

function milliText(value: number): string {
  const sign = value < 0 ? '-' : '';
  const magnitude = Math.abs(value);
  return `${sign}${Math.floor(magnitude / 1000)}.${String(magnitude % 1000).padStart(3, '0')}`;
}

const line = fc.record({
  // Awkward quantities and prices: fractions, ones, and now and then a returned line.
  quantityMilli: fc.oneof(fc.constant(1000), fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: -5000, max: -1 })),
  priceMilli: fc.oneof(
    fc.integer({ min: 1, max: 999_999 }).map((yen) => yen * 1000),
    fc.integer({ min: 1, max: 99_999_999 }),
  ),
  rate: fc.constantFrom<Rate>(10, 10, 10, 8, 8, 'exempt', 'out-of-scope', 'zero-rated'),
});

describe('tax', () => {
  const cases = (['down', 'up', 'half-up'] as const).flatMap((mode) =>
    [false, true].map((includesTax) => [mode, includesTax] as const),
  );

  test.each(cases)(`of ${EACH} invoices rounded %s, prices with tax: %s`, async (rounding, priceIncludesTax) => {
    const clientId = await makeClient(office, { rounding, priceIncludesTax });
    await makeCustomer(office, clientId, 'C1');
    const drawn = fc.sample(fc.array(line, { minLength: 1, maxLength: 12 }), { numRuns: EACH, seed: 20261124 });
    const file = invoiceFile(
      drawn.flatMap((lines, index) =>
        lines.map((one, at) => [
          'C1',
          `T-${index}`,
          '2026-06-30',
          '',
          `品${at}`,
          milliText(one.quantityMilli),
          milliText(one.priceMilli),
          TAX_NAMES[one.rate],
        ]),
      ),
    );
    const expected = drawn.map((lines) => expectedInvoice(lines, rounding, priceIncludesTax));
    const { accepted, rejected } = await office.call('invoices.import', { clientId, file });
    const negative = expected.filter((one) => one.total < 0n).length;
    expect(negative).toBeGreaterThan(0);
    expect(accepted).toBe(EACH - negative);
    expect(rejected.map((one) => one.code)).toEqual(Array(negative).fill('total-negative'));
    const rows = office.rows<{ number: string; tax_class: string; net_yen: number; tax_yen: number }>(
      `SELECT i.number, t.tax_class, t.net_yen, t.tax_yen FROM invoice i JOIN invoice_tax t USING (client_id)
       WHERE i.client_id = ? AND t.invoice_id = i.id`,
      clientId,
    );
    const got = new Map<string, Record<string, { net: bigint; tax: bigint }>>();
    for (const row of rows) {
      const taxes = got.get(row.number) ?? {};
      taxes[row.tax_class] = { net: BigInt(row.net_yen), tax: BigInt(row.tax_yen) };
      got.set(row.number, taxes);
    }
    expected.forEach((one, index) => {
      expect(got.get(`T-${index}`), JSON.stringify(drawn[index], null, 1)).toEqual(
        one.total < 0n ? undefined : one.taxes,
      );
    });
    const { invoices } = await office.call('invoices.list', { clientId, limit: 5000 });
    for (const { number, totalYen } of invoices)
      expect(BigInt(totalYen)).toBe(expected[Number(number.slice(2))]!.total);
  });

  test('is rounded once per rate and not per line', async () => {
    const clientId = await makeClient(office);
    const customerId = await makeCustomer(office, clientId, 'C1');
    // 3 × 15 yen at 10 %: 1 + 1 + 1 = 3 by line, 4 by invoice.
    const lines = [1, 2, 3].map((index) => ({
      description: `切手${index}`,
      quantityMilli: 1000,
      unitPriceMilli: 15_000,
      taxClass: 'standard-10' as const,
    }));
    expect(await office.call('invoices.create', { clientId, customerId, issuedOn: '2026-06-30', lines })).toMatchObject(
      {
        totalYen: 49,
      },
    );
  });
});
