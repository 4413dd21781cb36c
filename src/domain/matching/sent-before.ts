/**
 * Notices the same money sent twice: the same amount, shortly after, from the same sender. A slip of the pen makes another
 * name of the same sender, so customers and likeness of names count too.
 */
import { daysBetween, type PlainDate } from '../dates.ts';
import { decompose } from '../names.ts';
import type { MatchingDeposit } from './types.ts';
import { DOUBLE_WINDOW_DAYS } from './weights.ts';

interface SentMoney {
  depositedOn: PlainDate;
  payerKey: string;
  /** Whom the name may mean; exactly one once it is cleared. */
  customerIds: readonly number[];
  isCleared: boolean;
}

/** By amount. */
export type SentBefore = Map<number, SentMoney[]>;

/** Who sends, as far as a name tells. */
export interface Sender {
  payerKey: string;
  customerIds: readonly number[];
}

export function rememberSent(
  sent: SentBefore,
  deposit: Pick<MatchingDeposit, 'amountYen' | 'depositedOn'>,
  sender: Sender,
  isCleared: boolean,
): void {
  const money: SentMoney = { depositedOn: deposit.depositedOn, ...sender, isCleared };
  const list = sent.get(deposit.amountYen);
  if (list) list.push(money);
  else sent.set(deposit.amountYen, [money]);
}

/** Days since the same sender last sent the same amount; null when that was too long ago to be the same money, or never. */
export function daysSinceTwin(sent: SentBefore, deposit: MatchingDeposit, sender: Sender): number | null {
  let nearest: number | null = null;
  for (const before of sent.get(deposit.amountYen) ?? []) {
    const days = daysBetween(before.depositedOn, deposit.depositedOn);
    if (days < 0 || days > DOUBLE_WINDOW_DAYS || !isSameSender(before, sender)) continue;
    if (nearest === null || days < nearest) nearest = days;
  }
  return nearest;
}

/** A cleared deposit belongs to its customer. One still open may be anybody's whose name is like it: it is served first. */
function isSameSender(before: SentMoney, now: Sender): boolean {
  if (before.payerKey === now.payerKey) return true;
  if (before.customerIds.some((customerId) => now.customerIds.includes(customerId))) return true;
  return !before.isCleared && isLike(decompose(before.payerKey), decompose(now.payerKey));
}

/** A few letters apart: what two different slips make of one name. */
function isLike(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) >= 10 ? 4 : 3;
  return a.startsWith(b) || b.startsWith(a) || lettersApart(a, b, most) <= most;
}

/** Letters to add, leave out or change to turn one text into the other; anything above `most` may come back as most + 1. */
function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
