import type { orderMethods } from '../../../contract/orders.ts';
import { orderCandidates } from '../../../domain/prepaid-orders.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { endMarks, markDeposit } from '../exceptions/writes.ts';
import { depositsForOrders, listOrders, type OrderRow, orderById } from './queries.ts';

export const orderHandlers: Handlers<typeof orderMethods> = {
  async 'orders.list'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const orders = await listOrders(sql);
    const waiting = orders.filter((order) => order.state === 'waiting' || order.state === 'unpaid');
    const deposits = waiting.length === 0 ? [] : await depositsForOrders(sql);
    const found = new Map(orderCandidates(waiting, deposits).map((one) => [one.orderId, one]));
    const byId = new Map(deposits.map((one) => [one.depositId, one]));
    return {
      orders: orders.map(({ orderId, ...order }) => {
        const match = found.get(orderId);
        const deposit = match && byId.get(match.depositId);
        return { ...order, orderId, candidate: match && deposit ? candidateOf(deposit, match.by) : null };
      }),
    };
  },

  'orders.create': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, input.customerId);
      const same = (await listOrders(sql)).find((one) => one.number === input.number && one.state !== 'cancelled');
      if (same) throw new AppError('order-number-taken', { number: input.number }, 'number');
      const orderId = await sql.nextId('prepaid_order');
      await sql.insert('prepaid_order', {
        id: orderId,
        number: input.number,
        customer_id: input.customerId,
        amount_yen: input.amountYen,
        ordered_on: input.orderedOn ?? context.clock.today(),
        expected_on: input.expectedOn ?? null,
        note: input.note ?? '',
        ...tx.booked(),
      });
      return { orderId };
    }),

  'orders.cancel': (context, { clientId, orderId, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await liveOrder(sql, orderId);
      if (order.releasedOn !== null) throw new AppError('order-released', { number: order.number }, 'orderId');
      const day = on ?? context.clock.today();
      if (order.depositId !== null) await endMarks(tx, clientId, [order.depositId], day);
      await sql.insert('prepaid_order_cancel', { order_id: orderId, cancelled_on: day, ...tx.booked() });
      return {};
    }),

  'orders.pay': (context, { clientId, orderId, depositId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await liveOrder(sql, orderId);
      if (order.depositId !== null) throw new AppError('order-paid', { number: order.number }, 'orderId');
      const deposit = await liveDeposit(sql, depositId);
      if (deposit.leftYen < order.amountYen)
        throw new AppError('order-short', { amountYen: order.amountYen, leftYen: deposit.leftYen }, 'depositId');
      await markDeposit(tx, clientId, {
        depositId,
        kind: 'order',
        customerId: order.customerId,
        orderId,
        sinceOn: context.clock.today(),
        note: '',
      });
      return { leftYen: deposit.leftYen - order.amountYen };
    }),

  'orders.unpay': (context, { clientId, orderId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await liveOrder(sql, orderId);
      if (order.depositId === null) throw new AppError('order-not-paid', { number: order.number }, 'orderId');
      if (order.releasedOn !== null) throw new AppError('order-released', { number: order.number }, 'orderId');
      await endMarks(tx, clientId, [order.depositId], context.clock.today());
      return {};
    }),

  'orders.release': (context, { clientId, orderId, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await liveOrder(sql, orderId);
      if (order.depositId === null) throw new AppError('order-not-paid', { number: order.number }, 'orderId');
      if (order.releasedOn !== null) throw new AppError('order-released', { number: order.number }, 'orderId');
      const releasedOn = on ?? context.clock.today();
      const id = await sql.nextId('prepaid_order_release');
      await sql.insert('prepaid_order_release', { id, order_id: orderId, released_on: releasedOn, ...tx.booked() });
      return { releasedOn };
    }),

  'orders.recall': (context, { clientId, orderId, on }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await liveOrder(sql, orderId);
      if (order.releasedOn === null) throw new AppError('order-not-released', { number: order.number }, 'orderId');
      const release = await sql.get<{ id: number }>(
        `SELECT MAX(id) AS id FROM prepaid_order_release WHERE client_id = :clientId AND order_id = :orderId`,
        { orderId },
      );
      const day = on ?? context.clock.today();
      await sql.insert('prepaid_order_recall', { release_id: release!.id, recalled_on: day, ...tx.booked() });
      return {};
    }),
};

function candidateOf(
  deposit: { depositId: number; payerName: string; depositedOn: string; leftYen: number },
  by: 'number' | 'customer',
) {
  const { depositId, payerName, depositedOn, leftYen: amountYen } = deposit;
  return { depositId, payerName, depositedOn, amountYen, by };
}

/** Throws order-unknown, order-cancelled. */
async function liveOrder(sql: ClientRead, orderId: number): Promise<OrderRow> {
  const order = await orderById(sql, orderId);
  if (!order) throw new AppError('order-unknown', {}, 'orderId');
  if (order.state === 'cancelled') throw new AppError('order-cancelled', { number: order.number }, 'orderId');
  return order;
}
