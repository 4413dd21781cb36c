import { booked, table, toClient, within } from './table.ts';

export const goodsTables = [
  /** 受注 from the client's own system: what was ordered, for how much. */
  table({
    name: 'sales_order',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      customer_id: 'int',
      ordered_on: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { sales_order_number: { columns: ['client_id', 'number'], unique: true } },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  table({
    name: 'sales_order_line',
    columns: {
      client_id: 'int',
      order_id: 'int',
      line: 'int',
      item_code: { kind: 'text', default: '' },
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int?',
    },
    primary: ['client_id', 'order_id', 'line'],
    foreignKeys: { order: within('sales_order', 'order_id') },
  }),
  table({
    name: 'sales_order_cancel',
    columns: { client_id: 'int', order_id: 'int', cancelled_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'order_id'],
    foreignKeys: { order: within('sales_order', 'order_id') },
  }),
  /** 在庫の受払: in and out move the level, a count sets it. */
  table({
    name: 'stock_movement',
    columns: {
      client_id: 'int',
      id: 'int',
      moved_on: 'text',
      item_code: 'text',
      item_name: { kind: 'text', default: '' },
      kind: 'text',
      quantity_milli: 'int',
      reference: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { stock_movement_item: { columns: ['client_id', 'item_code', 'moved_on'] } },
    checks: { kind: `kind IN ('in','out','count')`, quantity: 'quantity_milli >= 0' },
    foreignKeys: toClient,
  }),
  /** A difference that a person found right, with the figures he saw; the newest row of a place counts, and '' takes it back. */
  table({
    name: 'goods_settlement',
    columns: {
      client_id: 'int',
      paper: 'text',
      paper_id: 'int',
      line: 'int',
      kind: 'text',
      billed: 'int',
      recorded: 'int',
      reason: 'text',
      settled_on: 'text',
      ...booked,
    },
    primary: ['client_id', 'paper', 'paper_id', 'line', 'kind', 'seq'],
    checks: { paper: `paper IN ('draft','invoice','delivery')` },
    foreignKeys: toClient,
  }),
];
