/** Tax classes as lines, totals and papers name them. */
import type { OutputOf } from '../contract/contract.ts';

type TaxClass = OutputOf<'invoices.get'>['lines'][number]['taxClass'];

export const taxClassWords: Record<TaxClass, string> = {
  'standard-10': '10 %',
  'reduced-8': '8 % 軽減',
  exempt: '非課税',
  'out-of-scope': '不課税',
  'zero-rated': '免税',
};

/** ※ marks goods of the reduced rate, as the law wants them to be told apart. */
export const REDUCED_MARK = '※';
