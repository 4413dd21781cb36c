/** What of a deposit's money stands on the account it waits on, as far as given facts have gone out. */
import type { AllocationPart } from './allocation-parts.ts';
import type { FactKey, JournalAllocation, JournalDeposit } from './types.ts';

/**
 * The money that came, less what clearings, refunds and recoveries took from there, and what their reversals put back:
 * each counted when `counts` says that its entry is written.
 */
export function heldYen(
  deposit: JournalDeposit,
  clearings: readonly { allocation: JournalAllocation; parts: readonly AllocationPart[] }[],
  counts: (key: FactKey) => boolean,
): number {
  const { depositId: refId } = deposit;
  let yen = counts({ kind: 'deposit', refId, on: deposit.on }) ? deposit.amountYen : 0;
  const move = (key: FactKey | null, amountYen: number) => {
    if (key !== null && counts(key)) yen += amountYen;
  };
  for (const { allocation, parts } of clearings) {
    const { allocationId, reversedOn, moneyYen } = allocation;
    for (const part of parts) move({ kind: 'allocation', refId: allocationId, on: part.on }, -part.moneyYen);
    move(reversedOn === null ? null : { kind: 'reversal', refId: allocationId, on: reversedOn }, moneyYen);
  }
  for (const { refundId, on, amountYen, reversedOn } of deposit.refunds) {
    move({ kind: 'refund', refId: refundId, on }, -amountYen);
    move(reversedOn === null ? null : { kind: 'refund-reversal', refId: refundId, on: reversedOn }, amountYen);
  }
  for (const { recoveryId, on, amountYen, reversedOn } of deposit.recoveries) {
    move({ kind: 'recovery', refId: recoveryId, on }, -amountYen);
    move(reversedOn === null ? null : { kind: 'recovery-reversal', refId: recoveryId, on: reversedOn }, amountYen);
  }
  return yen;
}
