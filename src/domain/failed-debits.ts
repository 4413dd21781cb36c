/** Direct debits the bank could not draw: what of them is still owed. Pure; whole yen. */

import { endOfMonth, monthOf, type PlainDate } from './dates.ts';
import type { SplittableReceivable } from './debit-split.ts';

export interface FailedLine {
  debitOn: PlainDate;
  /** null: the 顧客番号 is nobody's yet. */
  customerId: number | null;
  customerNumber: string;
  holderKana: string;
  amountYen: number;
}

export interface OwedDebit {
  customerId: number | null;
  holderKana: string;
  /** Failed lines that are still owed, whole or in part. */
  count: number;
  owedYen: number;
  /** The first of them. */
  debitOn: PlainDate;
}

/**
 * A failed line is settled once the customer owes nothing more that was due in the month of the debit, by whatever way it
 * was paid: a debit draws the invoices of its month, often some days before they fall due. Older lines take what is open
 * first, so that two failed months of one invoice count once. A line whose customer nobody knows stays until he is named.
 */
export function owedDebits(lines: readonly FailedLine[], receivables: readonly SplittableReceivable[]): OwedDebit[] {
  const open = Map.groupBy(
    receivables.map((receivable) => ({ ...receivable })),
    (receivable) => receivable.customerId,
  );
  const owed = new Map<string, OwedDebit>();
  const inOrder = lines.toSorted((a, b) => (a.debitOn < b.debitOn ? -1 : a.debitOn > b.debitOn ? 1 : 0));
  for (const { customerId, customerNumber, holderKana, amountYen, debitOn } of inOrder) {
    const owedYen = customerId === null ? amountYen : takeOpen(open.get(customerId) ?? [], debitOn, amountYen);
    if (owedYen === 0) continue;
    const key = customerId === null ? `number ${customerNumber}` : String(customerId);
    const known = owed.get(key);
    if (known) {
      known.count++;
      known.owedYen += owedYen;
    } else owed.set(key, { customerId, holderKana, count: 1, owedYen, debitOn });
  }
  return [...owed.values()];
}

/** Takes up to `wantedYen` from what is open and was due by the end of the debit's month, oldest first. */
function takeOpen(receivables: SplittableReceivable[], debitOn: PlainDate, wantedYen: number): number {
  const until = endOfMonth(monthOf(debitOn));
  let leftYen = wantedYen;
  for (const receivable of receivables) {
    if (receivable.dueOn > until) continue;
    const takenYen = Math.min(leftYen, receivable.openYen);
    receivable.openYen -= takenYen;
    leftYen -= takenYen;
  }
  return wantedYen - leftYen;
}
