/** Which deposit pays an order that was agreed to be paid before it is shipped. Facts in, pairs out; a tie is nobody's. */
import { foldPayerName } from './names.ts';

export interface WaitingOrder {
  orderId: number;
  number: string;
  customerId: number;
  amountYen: number;
  orderedOn: string;
}

export interface UnusedDeposit {
  depositId: number;
  payerName: string;
  ediInfo: string;
  description: string;
  depositedOn: string;
  leftYen: number;
  /** Whose it may be: named on it, or known by its payer name. */
  customerIds: readonly number[];
}

export interface OrderCandidate {
  orderId: number;
  depositId: number;
  /** number: the order's number stands in it. customer: its customer, to the yen. */
  by: 'number' | 'customer';
}

/** Shorter numbers are found in dates and addresses too. */
const LEAST_NUMBER = 4;

/**
 * By number first (the money must cover the order), then by customer and exact amount; not before the order's day. A
 * deposit that fits two orders equally well, or an order that two deposits fit, is left to a person.
 */
export function orderCandidates(orders: readonly WaitingOrder[], deposits: readonly UnusedDeposit[]): OrderCandidate[] {
  const found: OrderCandidate[] = [];
  const taken = { orders: new Set<number>(), deposits: new Set<number>() };
  for (const by of ['number', 'customer'] as const) {
    const pairs = orders.flatMap((order) =>
      deposits
        .filter((deposit) => !taken.orders.has(order.orderId) && !taken.deposits.has(deposit.depositId))
        .filter((deposit) => (by === 'number' ? fitsByNumber(order, deposit) : fitsByCustomer(order, deposit)))
        .map((deposit) => ({ orderId: order.orderId, depositId: deposit.depositId, by })),
    );
    const sole = pairs.filter(
      (pair) =>
        pairs.filter((one) => one.orderId === pair.orderId).length === 1 &&
        pairs.filter((one) => one.depositId === pair.depositId).length === 1,
    );
    for (const pair of sole) {
      taken.orders.add(pair.orderId);
      taken.deposits.add(pair.depositId);
    }
    found.push(...sole);
  }
  return found;
}

function fitsByNumber(order: WaitingOrder, deposit: UnusedDeposit): boolean {
  const number = plain(order.number);
  if (number.length < LEAST_NUMBER || deposit.leftYen < order.amountYen || deposit.depositedOn < order.orderedOn)
    return false;
  return [deposit.payerName, deposit.ediInfo, deposit.description].some((text) => holdsNumber(plain(text), number));
}

/** The whole number, not a part of a longer one. */
function holdsNumber(text: string, number: string): boolean {
  const at = text.indexOf(number);
  if (at < 0) return false;
  const [before, after] = [text[at - 1] ?? '', text[at + number.length] ?? ''];
  return !(/\d/.test(before) && /^\d/.test(number)) && !(/\d/.test(after) && /\d$/.test(number));
}

function plain(text: string): string {
  return foldPayerName(text).replace(/[^0-9A-Zァ-ヶ]/g, '');
}

function fitsByCustomer(order: WaitingOrder, deposit: UnusedDeposit): boolean {
  return (
    deposit.leftYen === order.amountYen &&
    deposit.depositedOn >= order.orderedOn &&
    deposit.customerIds.includes(order.customerId)
  );
}
