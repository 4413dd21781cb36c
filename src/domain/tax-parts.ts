/** What part of an amount cleared belongs to which rate of the sale, and the consumption tax in it. */
import { ratePercent, TAX_CLASSES, type TaxClass } from './invoice-tax.ts';
import { assertYen } from './money.ts';

export interface TaxPart {
  taxClass: TaxClass;
  /** Tax included. */
  grossYen: number;
  /** National and local together: gross × 10/110 or 8/108, rounded down. */
  taxYen: number;
}

/** An opening balance brings no invoice: it is taken as sold at 10 %. */
export const TAX_CLASS_OF_OPENINGS: TaxClass = 'standard-10';

/**
 * Splits `amountYen` (≥ 0) over the tax classes of the invoice it was cleared from, in proportion to their gross; the
 * yen that are left over go to the largest remainders. An invoice without positive classes counts as one of
 * `otherwise`. Σ grossYen = amountYen, classes of nothing left out, in the order of TAX_CLASSES.
 */
export function splitByTax(
  amountYen: number,
  taxes: readonly { taxClass: TaxClass; grossYen: number }[],
  otherwise: TaxClass = TAX_CLASS_OF_OPENINGS,
): TaxPart[] {
  assertYen(amountYen);
  if (amountYen < 0) throw new RangeError(`a part of a negative amount: ${amountYen}`);
  const weights = taxes.filter((tax) => tax.grossYen > 0);
  if (weights.length === 0) return amountYen === 0 ? [] : [taxPart(otherwise, amountYen)];
  const total = weights.reduce((sum, tax) => sum + BigInt(tax.grossYen), 0n);
  const shares = weights.map((tax) => {
    const product = BigInt(amountYen) * BigInt(tax.grossYen);
    return { taxClass: tax.taxClass, yen: Number(product / total), rest: product % total };
  });
  let left = amountYen - shares.reduce((sum, share) => sum + share.yen, 0);
  for (const share of [...shares].sort(byRest)) {
    if (left === 0) break;
    share.yen += 1;
    left -= 1;
  }
  return mergeTaxParts(shares.map((share) => taxPart(share.taxClass, share.yen)));
}

function byRest(a: { rest: bigint; taxClass: TaxClass }, b: { rest: bigint; taxClass: TaxClass }): number {
  if (a.rest !== b.rest) return a.rest > b.rest ? -1 : 1;
  return TAX_CLASSES.indexOf(a.taxClass) - TAX_CLASSES.indexOf(b.taxClass);
}

/** The tax inside an amount with tax, rounded down. */
export function taxPart(taxClass: TaxClass, grossYen: number): TaxPart {
  const rate = BigInt(ratePercent(taxClass));
  return { taxClass, grossYen, taxYen: Number((BigInt(grossYen) * rate) / (100n + rate)) };
}

/** One part a class; the tax is reckoned once on each class's sum, as an invoice does. */
export function mergeTaxParts(parts: readonly TaxPart[]): TaxPart[] {
  return TAX_CLASSES.map((taxClass) => {
    const grossYen = parts.filter((part) => part.taxClass === taxClass).reduce((sum, part) => sum + part.grossYen, 0);
    return taxPart(taxClass, assertYen(grossYen));
  }).filter((part) => part.grossYen !== 0);
}
