/** 締め請求: the period of a bill and its figures. All yen; what lowers a balance is positive in deposits and adjustments. */
import { addDays, dayOfMonth, type PlainDate } from './dates.ts';
import { type RatedLine, TAX_CLASSES, type TaxTotals, taxTotals } from './invoice-tax.ts';
import { type RoundingMode, sumYen } from './money.ts';
import type { Flow } from './receivable-flows.ts';

/** Whether a customer with this 締日 (31 = 末) closes on the day; the 30th closes on 2/28 as 末 does. */
export function closesOn(closingDay: number, day: PlainDate): boolean {
  return dayOfMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)), closingDay) === day;
}

/** The day after the closing day before this one. */
export function periodStart(closingDay: number, closedOn: PlainDate): PlainDate {
  const index = Number(closedOn.slice(0, 4)) * 12 + Number(closedOn.slice(5, 7)) - 2;
  return addDays(dayOfMonth(Math.floor(index / 12), (index % 12) + 1, closingDay), 1);
}

/** What the ledger held of a customer through a day, since ever. issued − money − adjusted = balance. */
export interface LedgerSums {
  /** Invoices and openings, less those voided. */
  issuedYen: number;
  /** Money cleared (reversals taken off). */
  moneyYen: number;
  /** Everything else that lowered the balance: fees, discounts, returns, offsets, write-offs. */
  adjustedYen: number;
}

export const NO_SUMS: LedgerSums = { issuedYen: 0, moneyYen: 0, adjustedYen: 0 };

/** Sums of flows; the caller has chosen customer and days. */
export function ledgerSums(flows: readonly Flow[]): LedgerSums {
  const sums = { ...NO_SUMS };
  for (const flow of flows) {
    // A bill that is taken back and made anew on its day leaves no trace in the figures: voided ones come off what was issued.
    if (flow.kind === 'issued' || flow.kind === 'opening' || flow.kind === 'voided') sums.issuedYen += flow.yen;
    else {
      const sign = flow.kind === 'reversed' ? -1 : 1;
      const money = sumYen(flow.parts.filter((part) => part.kind === 'money').map((part) => part.yen));
      sums.moneyYen += sign * money;
      sums.adjustedYen += -flow.yen - sign * money;
    }
  }
  return sums;
}

export interface ClosingFigures {
  previousYen: number;
  depositsYen: number;
  adjustmentsYen: number;
  separateYen: number;
  carriedYen: number;
  salesYen: number;
  taxYen: number;
  totalYen: number;
  balanceYen: number;
}

/**
 * The figures of a bill. `before` are the sums the last bill left (or the ledger's before the first), `now` those through
 * the closing day without this bill: what was booked late for days before is in the difference, and so on this bill.
 */
export function closingFigures(before: LedgerSums, now: LedgerSums, taxes: readonly TaxTotals[]): ClosingFigures {
  const previousYen = before.issuedYen - before.moneyYen - before.adjustedYen;
  const depositsYen = now.moneyYen - before.moneyYen;
  const adjustmentsYen = now.adjustedYen - before.adjustedYen;
  const separateYen = now.issuedYen - before.issuedYen;
  const carriedYen = previousYen + separateYen - depositsYen - adjustmentsYen;
  const salesYen = sumYen(taxes.map((tax) => tax.netYen));
  const taxYen = sumYen(taxes.map((tax) => tax.taxYen));
  const totalYen = salesYen + taxYen;
  return {
    previousYen,
    depositsYen,
    adjustmentsYen,
    separateYen,
    carriedYen,
    salesYen,
    taxYen,
    totalYen,
    balanceYen: carriedYen + totalYen,
  };
}

/**
 * The tax of a closing bill: rounded once per rate on the whole where the bill is the 適格請求書, else the sum of what
 * each delivery note rounded for itself (インボイスQ&A 問57, 問58; 消費税法57条の4).
 */
export function closingTaxes(
  qualifiedPaper: 'closing' | 'delivery',
  deliveries: readonly {
    lines: readonly (RatedLine & { amountYen: number })[];
    taxes: readonly TaxTotals[];
  }[],
  reckoning: { rounding: RoundingMode; includesTax: boolean; on: PlainDate },
): TaxTotals[] {
  if (qualifiedPaper === 'closing') {
    const lines = deliveries.flatMap((delivery) => delivery.lines);
    return taxTotals(lines, reckoning.rounding, reckoning.includesTax, reckoning.on);
  }
  const all = deliveries.flatMap((delivery) => delivery.taxes);
  return TAX_CLASSES.flatMap((taxClass) => {
    const own = all.filter((tax) => tax.taxClass === taxClass);
    if (own.length === 0) return [];
    const netYen = sumYen(own.map((tax) => tax.netYen));
    const taxYen = sumYen(own.map((tax) => tax.taxYen));
    return [{ taxClass, netYen, taxYen, grossYen: netYen + taxYen }];
  });
}
