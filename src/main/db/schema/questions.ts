import { booked, table, within } from './table.ts';

export const questionTables = [
  /** A customer asks about what he was billed. */
  table({
    name: 'question',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      invoice_id: 'int?',
      line: 'int?',
      asked_on: 'text',
      channel: 'text',
      asked_by: 'text',
      question: 'text',
      assigned_to: 'text',
      due_on: 'text?',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      question_customer: { columns: ['client_id', 'customer_id', 'asked_on'] },
      question_invoice: { columns: ['client_id', 'invoice_id'] },
    },
    checks: {
      channel: `channel IN ('phone','mail','email','fax','visit','other')`,
      line: 'line IS NULL OR invoice_id IS NOT NULL',
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      invoice: within('invoice', 'invoice_id'),
    },
  }),
  /** He denies it: the 争い that stands for the question, settled with it. */
  table({
    name: 'question_dispute',
    columns: { client_id: 'int', question_id: 'int', dispute_id: 'int' },
    primary: ['client_id', 'question_id', 'dispute_id'],
    foreignKeys: { question: within('question', 'question_id'), dispute: within('receivable_dispute', 'dispute_id') },
  }),
  /** What was done about it, in the order of seq; the last one says how it stands. */
  table({
    name: 'question_entry',
    columns: { client_id: 'int', question_id: 'int', kind: 'text', on_day: 'text', text: 'text', ...booked },
    primary: ['client_id', 'question_id', 'seq', 'kind'],
    checks: { kind: `kind IN ('answer','close','reopen')` },
    foreignKeys: { question: within('question', 'question_id') },
  }),
];
