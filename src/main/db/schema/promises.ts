import { booked, table, within } from './table.ts';

/** Words given: one day and one amount, or a plan of several. Whether they are kept is told from the deposits, never stored. */
export const promiseTables = [
  table({
    name: 'promise',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      made_on: 'text',
      promised_on: 'text',
      amount_yen: 'int',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { promise_customer: { columns: ['client_id', 'customer_id'] } },
    checks: { amount: 'amount_yen > 0', days: 'promised_on >= made_on' },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  /** Of which receivables it speaks; none: of all. */
  table({
    name: 'promise_item',
    columns: { client_id: 'int', promise_id: 'int', receivable_id: 'int' },
    primary: ['client_id', 'promise_id', 'receivable_id'],
    foreignKeys: { promise: within('promise', 'promise_id'), receivable: within('receivable', 'receivable_id') },
  }),
  table({
    name: 'promise_end',
    columns: { client_id: 'int', promise_id: 'int', ended_on: 'text', ...booked },
    primary: ['client_id', 'promise_id'],
    foreignKeys: { promise: within('promise', 'promise_id') },
  }),
  table({
    name: 'instalment_plan',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      agreed_on: 'text',
      total_yen: 'int',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { instalment_plan_customer: { columns: ['client_id', 'customer_id'] } },
    checks: { total: 'total_yen > 0' },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  table({
    name: 'instalment_row',
    columns: { client_id: 'int', plan_id: 'int', row: 'int', due_on: 'text', amount_yen: 'int' },
    primary: ['client_id', 'plan_id', 'row'],
    checks: { amount: 'amount_yen > 0' },
    foreignKeys: { plan: within('instalment_plan', 'plan_id') },
  }),
  table({
    name: 'instalment_item',
    columns: { client_id: 'int', plan_id: 'int', receivable_id: 'int' },
    primary: ['client_id', 'plan_id', 'receivable_id'],
    foreignKeys: { plan: within('instalment_plan', 'plan_id'), receivable: within('receivable', 'receivable_id') },
  }),
  table({
    name: 'instalment_acknowledgement',
    columns: { client_id: 'int', plan_id: 'int', acknowledged_on: 'text', ...booked },
    primary: ['client_id', 'plan_id'],
    foreignKeys: { plan: within('instalment_plan', 'plan_id') },
  }),
  table({
    name: 'instalment_plan_end',
    columns: { client_id: 'int', plan_id: 'int', ended_on: 'text', ...booked },
    primary: ['client_id', 'plan_id'],
    foreignKeys: { plan: within('instalment_plan', 'plan_id') },
  }),
];
