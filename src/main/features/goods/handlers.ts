import type { goodsMethods } from '../../../contract/goods.ts';
import { addMonths } from '../../../domain/dates.ts';
import { stockLevel } from '../../../domain/delivery-checks.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import type { CommandContext, Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers } from '../customers/queries.ts';
import type { FileProblem } from '../import-table/file-problem.ts';
import { rejectedCells } from '../import-table/rejected-cells.ts';
import { compareGoods, type FoundDifference, problemOf } from './propose.ts';
import { listOrders, orderLines, placeKey, stockMoves } from './queries.ts';
import { bookOrders, bookStock } from './writes.ts';

/** How far back invoices are compared when nothing is said, in months. */
const MONTHS_BACK = 3;

export const goodsHandlers: Handlers<typeof goodsMethods> = {
  async 'salesOrders.import'(context, { clientId, file, columns, dryRun }) {
    await clientSettings(context.read.client(clientId), 'booking');
    const parsed = await context.jobs.run('order-rows', { ...file, ...(columns ? { columns } : {}) });
    return rehearsed(context, dryRun, async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const { accepted, rejected } = await bookOrders(tx, clientId, parsed.rows);
      return { accepted, rejected: rejectedCells(inOrder([...parsed.rejected, ...rejected])) };
    });
  },

  async 'salesOrders.list'({ read }, { clientId, customerId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const lines = Map.groupBy(await orderLines(sql), (line) => line.orderId);
    const orders = await listOrders(sql, customerId ?? null, limit);
    return {
      orders: orders.map((order) => ({
        ...order,
        lines: (lines.get(order.orderId) ?? []).map(({ orderId: _id, ...line }) => line),
      })),
    };
  },

  'salesOrders.cancel': (context, { clientId, orderId, reason }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const order = await sql.get<{ number: string; cancelledOn: string | null }>(
        `SELECT s.number, x.cancelled_on AS cancelledOn FROM sales_order s
         LEFT JOIN sales_order_cancel x ON x.client_id = s.client_id AND x.order_id = s.id
         WHERE s.client_id = :clientId AND s.id = :orderId`,
        { orderId },
      );
      if (!order) throw new AppError('sales-order-unknown', {}, 'orderId');
      const { number, cancelledOn } = order;
      if (cancelledOn !== null) throw new AppError('sales-order-cancelled', { number, on: cancelledOn }, 'orderId');
      const on = context.clock.today();
      await sql.insert('sales_order_cancel', { order_id: orderId, cancelled_on: on, reason, ...tx.booked() });
      return {};
    }),

  async 'stock.import'(context, { clientId, file, columns, dryRun }) {
    await clientSettings(context.read.client(clientId), 'booking');
    const parsed = await context.jobs.run('stock-rows', { ...file, ...(columns ? { columns } : {}) });
    return rehearsed(context, dryRun, async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const booked = await bookStock(tx, clientId, parsed.rows);
      return { ...booked, rejected: rejectedCells(inOrder(parsed.rejected)) };
    });
  },

  async 'stock.onHand'({ read, clock }, { clientId, asOf }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const through = asOf ?? clock.today();
    const items = Map.groupBy(await stockMoves(sql, through), (move) => move.itemCode);
    return {
      asOf: through,
      items: [...items].map(([itemCode, moves]) => ({
        itemCode,
        itemName: moves.findLast((move) => move.itemName !== '')?.itemName ?? '',
        quantityMilli: stockLevel(moves),
        lastOn: moves.at(-1)!.on,
      })),
    };
  },

  async 'goods.differences'({ read, clock }, { clientId, state, ...period }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const through = period.through ?? clock.today();
    const from = period.from ?? addMonths(through, -MONTHS_BACK);
    const { found, unbilled } = await compareGoods(sql, { from, through });
    const names = new Map((await allCustomers(sql)).map((one) => [one.customerId, one]));
    const named = <R extends { customerId: number }>(row: R) => {
      const { code, name } = names.get(row.customerId)!;
      return { ...row, customerCode: code, customerName: name };
    };
    const open = found.filter((one) => one.settled === null);
    const asked = { open, all: found, settled: found.filter((one) => one.settled !== null) }[state];
    return {
      asOf: through,
      open: open.length,
      differences: asked.map((one) => ({ ...named(shown(one)), sentence: sentenceOf(one) })),
      unbilled: unbilled.map(named),
    };
  },

  'goods.settle': (context, { clientId, places, reason }) =>
    context.write(async (tx) => ({ settled: await settle(context, tx, clientId, places, reason) })),

  'goods.unsettle': (context, { clientId, places }) =>
    context.write(async (tx) => ({ reopened: await settle(context, tx, clientId, places, '') })),
};

function shown({ settled, ...one }: FoundDifference) {
  return { ...one, settled: settled && { reason: settled.reason, by: settled.by, on: settled.on } };
}

function sentenceOf(one: FoundDifference): string {
  const { code, facts } = problemOf(one);
  return refusalSentence(code, facts);
}

function inOrder(problems: FileProblem[]): FileProblem[] {
  return problems.sort((a, b) => a.row - b.row);
}

function rehearsed<T>(context: CommandContext, dryRun: boolean | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  return dryRun ? context.rehearse(work) : context.write(work);
}

interface Place {
  paper: 'draft' | 'invoice' | 'delivery';
  paperId: number;
  line: number;
  kind: FoundDifference['kind'];
}

/**
 * Notes the figures that were seen; a reason of '' takes the word back. Throws difference-unknown: it is gone, or its figures
 * are others by now.
 */
async function settle(context: CommandContext, tx: Tx, clientId: number, places: readonly Place[], reason: string) {
  const sql = tx.client(clientId);
  await clientSettings(sql, 'booking');
  const { found } = await compareGoods(sql, { from: '1900-01-01', through: context.clock.today() });
  const byPlace = new Map(found.map((one) => [placeKey(one), one]));
  const rows = [...new Map(places.map((place) => [placeKey(place), place])).values()].map((place) => {
    const one = byPlace.get(placeKey(place));
    if (!one || (one.settled !== null) !== (reason === '')) throw new AppError('difference-unknown', {}, 'places');
    const { paper, paperId, line, kind, billed, recorded } = one;
    const settledOn = context.clock.today();
    return { paper, paper_id: paperId, line, kind, billed, recorded, reason, settled_on: settledOn, ...tx.booked() };
  });
  await sql.bulkInsert('goods_settlement', rows);
  return rows.length;
}
