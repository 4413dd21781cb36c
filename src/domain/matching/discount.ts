/** Discount for early payment, where a customer's terms grant one. */
import { divideRounded } from '../money.ts';

/** `basisPoints` hundredths of a percent of an amount with tax, the fraction of a yen dropped. */
export function discountYen(amountYen: number, basisPoints: number): number {
  return divideRounded(BigInt(amountYen) * BigInt(basisPoints), 10_000n, 'down');
}
