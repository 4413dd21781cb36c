/** 貸倒引当金: the client's 業種, and customers assessed one by one or netted. */
import { booked, table, toClient, within } from './table.ts';

export const allowanceTables = [
  table({
    name: 'allowance_setup',
    columns: { client_id: 'int', industry: 'text', ...booked },
    primary: ['client_id'],
    checks: { industry: `industry IN ('wholesale-retail','manufacturing','finance','instalment','other')` },
    foreignKeys: toClient,
  }),
  table({
    name: 'allowance_case',
    columns: {
      client_id: 'int',
      customer_id: 'int',
      ground: 'text?',
      since_on: 'text?',
      security_yen: 'int',
      not_receivable_yen: 'int',
      reason: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'customer_id'],
    checks: {
      ground: `ground IN ('petition','suspension')`,
      yen: 'security_yen >= 0 AND not_receivable_yen >= 0',
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
