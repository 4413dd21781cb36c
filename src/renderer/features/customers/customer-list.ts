/** What the list of customers shows. Pure. */
import type { OutputOf } from '../../../contract/contract.ts';
import { findRank } from '../../ui/find-text.ts';

export type CustomerSummary = OutputOf<'customers.list'>['customers'][number];
export type CustomerDetail = OutputOf<'customers.get'>;

export const CUSTOMER_FILTERS = ['all', 'open', 'overdue', 'held'] as const;
export type CustomerFilter = (typeof CUSTOMER_FILTERS)[number];

export function isCustomerFilter(text: string | undefined): text is CustomerFilter {
  return CUSTOMER_FILTERS.some((filter) => filter === text);
}

/** Those that pass the filter and hold the text in code, kana or name, in any width. */
export function shownCustomers(
  customers: readonly CustomerSummary[],
  filter: CustomerFilter,
  text: string,
): CustomerSummary[] {
  return customers.filter((customer) => passes(customer, filter) && (text === '' || findRank(text, customer) !== null));
}

export function passes(customer: CustomerSummary, filter: CustomerFilter): boolean {
  switch (filter) {
    case 'open':
      return customer.openYen !== 0;
    case 'overdue':
      return customer.overdueYen > 0;
    case 'held':
      return customer.reminderHold !== null;
    default:
      return true;
  }
}

/** The code after the largest of the longest all-digit codes, at their width; empty where codes are not numbers. */
export function nextCode(codes: readonly string[]): string {
  const numbers = codes.filter((code) => /^\d{1,12}$/.test(code));
  if (codes.length > 0 && numbers.length < codes.length / 2) return '';
  const width = Math.max(4, ...numbers.map((code) => code.length));
  const last = Math.max(0, ...numbers.filter((code) => code.length === width).map(Number));
  const next = String(last + 1);
  return next.length > width ? '' : next.padStart(width, '0');
}
