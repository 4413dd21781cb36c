/** Which deposit pays a prepaid order: by its number, else by customer and exact amount, never on a tie. */
import { expect, test } from 'vitest';
import { orderCandidates, type UnusedDeposit, type WaitingOrder } from '../../src/domain/prepaid-orders.ts';

const order = (orderId: number, given: Partial<WaitingOrder> = {}): WaitingOrder => ({
  orderId,
  number: `PO-${1000 + orderId}`,
  customerId: orderId,
  amountYen: 10_000,
  orderedOn: '2026-11-01',
  ...given,
});
const deposit = (depositId: number, given: Partial<UnusedDeposit> = {}): UnusedDeposit => ({
  depositId,
  payerName: 'ﾔﾏﾀﾞ',
  ediInfo: '',
  description: '',
  depositedOn: '2026-11-05',
  leftYen: 10_000,
  customerIds: [],
  ...given,
});

test.each<[string, WaitingOrder[], UnusedDeposit[], [number, number, string][]]>([
  ['the number in the EDI field', [order(1)], [deposit(9, { ediInfo: 'PO1001' })], [[1, 9, 'number']]],
  [
    'the number before the name, in other width',
    [order(1)],
    [deposit(9, { payerName: 'ＰＯ－１００１ ﾔﾏﾀﾞ' })],
    [[1, 9, 'number']],
  ],
  ['not a part of a longer number', [order(1, { number: '1001' })], [deposit(9, { ediInfo: '21001' })], []],
  ['nor a short one', [order(1, { number: '101' })], [deposit(9, { ediInfo: '101' })], []],
  ['by number the money must cover it', [order(1)], [deposit(9, { ediInfo: 'PO1001', leftYen: 9_999 })], []],
  ['customer and exact amount', [order(1)], [deposit(9, { customerIds: [1] })], [[1, 9, 'customer']]],
  ['more than the amount is not exact', [order(1)], [deposit(9, { customerIds: [1], leftYen: 10_001 })], []],
  ['nothing before the order', [order(1)], [deposit(9, { customerIds: [1], depositedOn: '2026-10-31' })], []],
  [
    'two deposits for one order are left to a person',
    [order(1)],
    [deposit(8, { customerIds: [1] }), deposit(9, { customerIds: [1] })],
    [],
  ],
  [
    'the number decides between two orders of one customer',
    [order(1), order(2, { customerId: 1 })],
    [deposit(9, { customerIds: [1], ediInfo: 'PO1002' })],
    [[2, 9, 'number']],
  ],
])('%s', (_what, orders, deposits, pairs) => {
  expect(orderCandidates(orders, deposits).map((one) => [one.orderId, one.depositId, one.by])).toEqual(pairs);
});
