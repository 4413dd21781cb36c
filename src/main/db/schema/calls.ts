import { booked, table, within } from './table.ts';

export const callTables = [
  /** A telephone call about overdue money. reached 0: nobody answered. */
  table({
    name: 'customer_call',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      called_on: 'text',
      reached: 'int',
      spoke_with: 'text',
      reason: 'text',
      note: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { customer_call_customer: { columns: ['client_id', 'customer_id', 'called_on'] } },
    checks: {
      reached: 'reached IN (0,1)',
      reason: `reason IN ('unknown','forgotten','no-funds','invoice-late','dissatisfied','other')`,
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
