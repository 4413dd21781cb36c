import { booked, table, within } from './table.ts';

export const reminderTables = [
  /** client_id NULL: a run over all clients. */
  table({
    name: 'reminder_batch',
    columns: {
      id: 'int',
      client_id: 'int?',
      as_of: 'text',
      letters: 'int',
      total_yen: 'int',
      document_id: 'int',
      ...booked,
    },
    primary: ['id'],
    foreignKeys: { document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] } },
  }),
  table({
    name: 'reminder_letter',
    columns: {
      client_id: 'int',
      id: 'int',
      batch_id: 'int',
      customer_id: 'int',
      serial: 'text',
      as_of: 'text',
      stage: 'int',
      total_yen: 'int',
      deadline_on: 'text',
    },
    primary: ['client_id', 'id'],
    indexes: {
      reminder_letter_customer: { columns: ['client_id', 'customer_id', 'as_of'] },
      reminder_letter_serial: { columns: ['serial'], unique: true },
      reminder_letter_sent: { columns: ['client_id', 'as_of', 'batch_id', 'total_yen'] },
    },
    checks: { stage: 'stage BETWEEN 1 AND 5' },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      batch: { columns: ['batch_id'], target: 'reminder_batch', targetColumns: ['id'] },
    },
  }),
  /** stage: what this letter is for this invoice; 0 when the invoice is only listed (its own day has not come). */
  table({
    name: 'reminder_letter_item',
    columns: {
      client_id: 'int',
      letter_id: 'int',
      receivable_id: 'int',
      stage: 'int',
      open_yen: 'int',
      overdue_days: 'int',
    },
    primary: ['client_id', 'letter_id', 'receivable_id'],
    indexes: { reminder_letter_item_receivable: { columns: ['client_id', 'receivable_id', 'stage'] } },
    foreignKeys: { letter: within('reminder_letter', 'letter_id'), receivable: within('receivable', 'receivable_id') },
  }),
];
