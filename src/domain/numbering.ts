/** Numbers of invoices, credit notes and deliveries: prefix, date, count. */
import type { PlainDate } from './dates.ts';

export type NumberKind = 'invoice' | 'credit-note' | 'delivery';

export interface NumberRule {
  prefix: string;
  datePart: 'none' | 'yy' | 'yyyy' | 'yymm' | 'yyyymm';
  /** Between date and count. */
  separator: string;
  /** Least digits of the count; a fuller series grows by one. */
  digits: number;
  resetBy: 'never' | 'year' | 'month';
}

/** What a client has until something else is agreed: 2611-0310, R2611-001, D2611-0001. */
export const DEFAULT_NUMBER_RULES: Record<NumberKind, NumberRule> = {
  invoice: { prefix: '', datePart: 'yymm', separator: '-', digits: 4, resetBy: 'month' },
  'credit-note': { prefix: 'R', datePart: 'yymm', separator: '-', digits: 3, resetBy: 'month' },
  delivery: { prefix: 'D', datePart: 'yymm', separator: '-', digits: 4, resetBy: 'month' },
};

/** The longest number any paper may have (contract: codeField). */
const MAX_NUMBER = 20;

/** What stands before the count: 'A-2611-'. */
export function seriesOf(rule: NumberRule, on: PlainDate): string {
  const [year, month] = [on.slice(0, 4), on.slice(5, 7)];
  const date = {
    none: '',
    yy: year.slice(2),
    yyyy: year,
    yymm: `${year.slice(2)}${month}`,
    yyyymm: `${year}${month}`,
  }[rule.datePart];
  return date === '' ? rule.prefix : `${rule.prefix}${date}${rule.separator}`;
}

/** The count-th number of the series that runs on this day. */
export function numberAt(rule: NumberRule, on: PlainDate, count: number): string {
  return `${seriesOf(rule, on)}${String(count).padStart(rule.digits, '0')}`;
}

/**
 * A series that begins anew while its numbers stay the same would give numbers twice: yearly needs the year in the
 * number, monthly the month. And without a reset the date in the number would begin a new series all the same.
 */
export function ruleFault(rule: NumberRule): 'number-rule-reset' | 'number-rule-long' | null {
  const needed = { never: ['none'], year: ['yy', 'yyyy'], month: ['yymm', 'yyyymm'] }[rule.resetBy];
  if (!needed.includes(rule.datePart)) return 'number-rule-reset';
  return numberAt(rule, '2026-12-31', 10 ** rule.digits).length > MAX_NUMBER ? 'number-rule-long' : null;
}

/** Two kinds of paper must not share a series: 2611-0001 would be an invoice and a credit note. */
export function isSameSeries(a: NumberRule, b: NumberRule): boolean {
  return seriesOf(a, '2026-12-31') === seriesOf(b, '2026-12-31');
}

/** The number of a replacement: 2611-0310 → 2611-0310-2 → 2611-0310-3. `root` is the first of the chain. */
export function revisionNumber(root: string, revision: number): string {
  return `${root}-${revision + 1}`;
}
