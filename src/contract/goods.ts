/** 突合: invoice lines held against orders (受注), deliveries (納品) and the stock (在庫), and what differs until it is settled. */
import { z } from 'zod';
import {
  clientIdField,
  command,
  dateField,
  fileField,
  idField,
  importResult,
  longText,
  query,
  shortText,
} from './method.ts';

export const differenceKind = z.enum([
  'undelivered',
  'not-in-stock',
  'not-shipped',
  'quantity',
  'billed-twice',
  'returned',
  'price',
  'advance-paid',
  'no-record',
]);

/** delivery: a note or one-off charge that is on no bill yet, held against its order and the stock; a closing bill is held so by its notes. */
export const checkedPaper = z.enum(['draft', 'invoice', 'delivery']);

const importInput = z.object({
  clientId: clientIdField,
  file: fileField,
  dryRun: z.boolean().optional(),
  columns: z.record(z.string().max(60), z.string().max(60)).optional(),
});

const place = z.object({
  paper: checkedPaper,
  paperId: idField,
  /** 0: of the whole paper. */
  line: z.int().nonnegative().max(500),
  kind: differenceKind,
});

export const goodsMethods = {
  /** 受注: rows with one 受注番号 make one order. A known number is rejected. */
  'salesOrders.import': command(importInput, importResult),
  'salesOrders.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      limit: z.int().min(1).max(50_000).default(5000),
    }),
    z.object({
      orders: z.array(
        z.object({
          orderId: idField,
          number: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          orderedOn: z.string(),
          cancelledOn: z.string().nullable(),
          lines: z.array(
            z.object({
              line: z.int(),
              itemCode: z.string(),
              description: z.string(),
              quantityMilli: z.int(),
              unitPriceMilli: z.int().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
  'salesOrders.cancel': command(
    z.object({ clientId: clientIdField, orderId: idField, reason: longText.min(1) }),
    z.object({}),
  ),
  /**
   * 在庫の受払: 入庫, 出庫 and 棚卸 (a count sets the level). Rows that an earlier file held too are not booked twice: of equal
   * rows the largest count that any one file holds is what counts.
   */
  'stock.import': command(importInput, importResult.extend({ duplicates: z.int().nonnegative() })),
  'stock.onHand': query(
    z.object({ clientId: clientIdField, asOf: dateField.optional() }),
    z.object({
      asOf: z.string(),
      items: z.array(
        z.object({ itemCode: z.string(), itemName: z.string(), quantityMilli: z.int(), lastOn: z.string() }),
      ),
    }),
  ),
  /** Of drafts, of notes that are not billed, and of invoices issued in the period (default: the last three months). */
  'goods.differences': query(
    z.object({
      clientId: clientIdField,
      from: dateField.optional(),
      through: dateField.optional(),
      state: z.enum(['open', 'settled', 'all']).default('open'),
    }),
    z.object({
      asOf: z.string(),
      open: z.int(),
      differences: z.array(
        place.extend({
          number: z.string().nullable(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          issuedOn: z.string(),
          description: z.string(),
          /** Thousandths of a unit, of a yen (price), or yen (advance). */
          billed: z.int(),
          recorded: z.int(),
          differenceYen: z.int(),
          source: z.string(),
          sentence: z.string(),
          settled: z.object({ reason: z.string(), by: z.string(), on: z.string() }).nullable(),
        }),
      ),
      /** 請求漏れ: delivered by the end of the period, and on no invoice, bill or draft. */
      unbilled: z.array(
        z.object({
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          number: z.string(),
          on: z.string(),
          itemCode: z.string(),
          description: z.string(),
          quantityMilli: z.int(),
        }),
      ),
    }),
  ),
  /** A person has looked: the difference is right as it is. It comes back when the figures change. */
  'goods.settle': command(
    z.object({ clientId: clientIdField, places: z.array(place).min(1).max(1000), reason: shortText.min(1) }),
    z.object({ settled: z.int() }),
  ),
  'goods.unsettle': command(
    z.object({ clientId: clientIdField, places: z.array(place).min(1).max(1000) }),
    z.object({ reopened: z.int() }),
  ),
};
