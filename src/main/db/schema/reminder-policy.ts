import { booked, table, toClient } from './table.ts';

/**
 * What a client, a customer (target_id) or an invoice (target_id) sets of the reminder policy, as JSON of the contract's
 * policyPart; the office's own stands in office_setting. Newest row of a place counts; '' takes it away.
 */
export const reminderPolicyTables = [
  table({
    name: 'reminder_rule',
    columns: { client_id: 'int', scope: 'text', target_id: 'int', ...booked, policy: 'text' },
    primary: ['client_id', 'scope', 'target_id', 'seq'],
    checks: { scope: `scope IN ('client','customer','invoice')` },
    foreignKeys: toClient,
  }),
];
