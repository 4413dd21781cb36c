import { booked, table, within } from './table.ts';

const document = { columns: ['document_id'], target: 'document', targetColumns: ['id'] };

export const confirmationTables = [
  /** 残高確認書: what the customer was asked to confirm, as of a date. */
  table({
    name: 'balance_confirmation',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      serial: 'text',
      as_of: 'text',
      balance_yen: 'int',
      advance_yen: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      balance_confirmation_customer: { columns: ['client_id', 'customer_id', 'as_of'] },
      balance_confirmation_serial: { columns: ['serial'], unique: true },
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  table({
    name: 'balance_confirmation_item',
    columns: { client_id: 'int', confirmation_id: 'int', receivable_id: 'int', open_yen: 'int' },
    primary: ['client_id', 'confirmation_id', 'receivable_id'],
    indexes: { balance_confirmation_item_receivable: { columns: ['client_id', 'receivable_id'] } },
    foreignKeys: {
      confirmation: within('balance_confirmation', 'confirmation_id'),
      receivable: within('receivable', 'receivable_id'),
    },
  }),
  /** Each time it was printed and sent: the first, and every time it was asked for again. */
  table({
    name: 'balance_confirmation_sending',
    columns: {
      client_id: 'int',
      confirmation_id: 'int',
      number: 'int',
      sent_on: 'text',
      reply_by: 'text',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'confirmation_id', 'number'],
    foreignKeys: { confirmation: within('balance_confirmation', 'confirmation_id'), document },
  }),
  /** What came back; the newest answer counts, 'sent' takes the one before back. stated_yen above nothing acknowledges. */
  table({
    name: 'balance_confirmation_reply',
    columns: {
      client_id: 'int',
      id: 'int',
      confirmation_id: 'int',
      outcome: 'text',
      replied_on: 'text',
      stated_yen: 'int?',
      reason: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { balance_confirmation_reply_of: { columns: ['client_id', 'confirmation_id', 'id'] } },
    checks: {
      outcome: `outcome IN ('sent','agreed','differs','not-returned')`,
      stated: `outcome IN ('agreed','differs') AND stated_yen IS NOT NULL AND stated_yen >= 0 OR outcome IN ('sent','not-returned') AND stated_yen IS NULL`,
    },
    foreignKeys: { confirmation: within('balance_confirmation', 'confirmation_id') },
  }),
];
