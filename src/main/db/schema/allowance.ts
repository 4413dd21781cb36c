/** 貸倒引当金: the client's 業種, and customers assessed one by one or netted. */
import { booked, table, toClient, within } from './table.ts';

export const allowanceTables = [
  table({
    name: 'allowance_setup',
    columns: { client_id: 'int', industry: 'text', ...booked, taxpayer: { kind: 'text', default: 'corporation' } },
    primary: ['client_id'],
    checks: {
      industry: `industry IN ('wholesale-retail','manufacturing','finance','instalment','other')`,
      taxpayer: `taxpayer IN ('corporation','blue','white')`,
    },
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
      collectible_yen: { kind: 'int', default: 0 },
    },
    primary: ['client_id', 'customer_id'],
    checks: {
      ground: `ground IN ('rescheduled','hopeless','petition','suspension','foreign')`,
      yen: 'security_yen >= 0 AND not_receivable_yen >= 0 AND collectible_yen >= 0',
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
