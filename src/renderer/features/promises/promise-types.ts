import type { OutputOf } from '../../../contract/contract.ts';

export type Word = OutputOf<'promises.list'>['promises'][number];
export type Plan = OutputOf<'plans.list'>['plans'][number];
export type View = 'promises' | 'plans';
export type Act = 'promise' | 'plan';

/** Invoice numbers as typed, between commas or spaces of either width; none typed: left out, which is all that is owed. */
export function invoicesOf(text: string): { invoices?: string[] } {
  const invoices = text.split(/[\s,、，]+/u).filter((number) => number !== '');
  return invoices.length > 0 ? { invoices } : {};
}
