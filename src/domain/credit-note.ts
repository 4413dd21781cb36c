/** 適格返還請求書: what may be returned of a sale, and by which rate. */
import { ratePercent, TAX_CLASSES, type TaxClass, type TaxTotals } from './invoice-tax.ts';
import { divideRounded, type RoundingMode } from './money.ts';
import { splitByTax } from './tax-parts.ts';

export type CreditKind = 'return' | 'discount' | 'rebate';

/** How the paper calls a sum that is no line of the sale. */
export const CREDIT_WORDS: Record<CreditKind, string> = { return: '返品', discount: '値引', rebate: '割戻し' };

/** Under this sum with tax no 適格返還請求書 need be handed over (消費税法57条の4③, 同施行令70条の9③二; no end date, any size of business). */
export const PAPER_NEEDED_FROM_YEN = 10_000;

export function isPaperNeeded(totalYen: number): boolean {
  return totalYen >= PAPER_NEEDED_FROM_YEN;
}

export interface RateLeft {
  taxClass: TaxClass;
  grossYen: number;
  creditedYen: number;
  leftYen: number;
}

/** By rate: what was sold, what has been returned, what may still be. */
export function ratesLeft(
  sold: readonly { taxClass: TaxClass; grossYen: number }[],
  credited: readonly { taxClass: TaxClass; grossYen: number }[],
): RateLeft[] {
  return TAX_CLASSES.flatMap((taxClass) => {
    const of = (taxes: readonly { taxClass: TaxClass; grossYen: number }[]) =>
      taxes.filter((tax) => tax.taxClass === taxClass).reduce((sum, tax) => sum + tax.grossYen, 0);
    const [grossYen, creditedYen] = [of(sold), of(credited)];
    if (!sold.some((tax) => tax.taxClass === taxClass)) return [];
    return [{ taxClass, grossYen, creditedYen, leftYen: Math.max(0, grossYen - creditedYen) }];
  });
}

/** The first rate of a credit note that the sale had not, or had not so much of; null when all is well. */
export function rateFault(
  wanted: readonly TaxTotals[],
  left: readonly RateLeft[],
): { code: 'credit-note-rate' | 'credit-note-over'; taxClass: TaxClass; leftYen: number; grossYen: number } | null {
  for (const { taxClass, grossYen } of wanted) {
    const rate = left.find((one) => one.taxClass === taxClass);
    if (!rate) return { code: 'credit-note-rate', taxClass, leftYen: 0, grossYen };
    if (grossYen > rate.leftYen) return { code: 'credit-note-over', taxClass, leftYen: rate.leftYen, grossYen };
  }
  return null;
}

/**
 * A sum with tax (値引, 割戻) parted by the rates of the sale, in proportion to what is left of each; the tax of each part
 * is reckoned out of it once, by the client's rounding. Σ grossYen = amountYen.
 */
export function partsOfSum(amountYen: number, left: readonly RateLeft[], mode: RoundingMode): TaxTotals[] {
  const weights = left
    .filter((rate) => rate.leftYen > 0)
    .map(({ taxClass, leftYen }) => ({ taxClass, grossYen: leftYen }));
  return splitByTax(amountYen, weights).map(({ taxClass, grossYen }) => {
    const rate = BigInt(ratePercent(taxClass));
    const taxYen = divideRounded(BigInt(grossYen) * rate, 100n + rate, mode);
    return { taxClass, netYen: grossYen - taxYen, taxYen, grossYen };
  });
}

/** Sets a credit against receivables: the invoice returned first, then the customer's others by due date. */
export function spreadCredit(
  totalYen: number,
  open: readonly { receivableId: number; invoiceId: number; openYen: number }[],
  invoiceId: number,
): { lines: { receivableId: number; amountYen: number }[]; restYen: number } {
  const ordered = [
    ...open.filter((one) => one.invoiceId === invoiceId),
    ...open.filter((one) => one.invoiceId !== invoiceId),
  ];
  const lines: { receivableId: number; amountYen: number }[] = [];
  let restYen = totalYen;
  for (const { receivableId, openYen } of ordered) {
    const amountYen = Math.min(restYen, openYen);
    if (amountYen > 0) lines.push({ receivableId, amountYen });
    restYen -= amountYen;
    if (restYen === 0) break;
  }
  return { lines, restYen };
}
