/**
 * 源泉徴収 of fees paid to professionals (所得税法204条・205条, with 復興特別所得税): 10.21 % of the amount before tax
 * up to 1,000,000 yen per payment, 20.42 % of what is above, the fraction of a yen dropped.
 */
import { divideRounded } from './money.ts';

const LIMIT_YEN = 1_000_000;

/** Tax withheld from one payment of `netYen` (before consumption tax, all rates together), in yen. */
export function withholdingYen(netYen: number): number {
  const low = BigInt(Math.min(netYen, LIMIT_YEN));
  const high = BigInt(Math.max(netYen - LIMIT_YEN, 0));
  return divideRounded(low * 1021n + high * 2042n, 10_000n, 'down');
}
