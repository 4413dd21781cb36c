import { booked, table, toClient, within } from './table.ts';

export const journalTables = [
  /** 仕訳出力: for which program, from which day on (before it the books were posted by other means), and whether sales go along. */
  table({
    name: 'journal_setting',
    columns: { client_id: 'int', format: 'text', include_sales: 'int', start_on: 'text?' },
    primary: ['client_id'],
    checks: {
      format: `format IN ('yayoi','freee','moneyforward','generic')`,
      sales: 'include_sales IN (0,1)',
    },
    foreignKeys: toClient,
  }),
  /** Where a client's chart of accounts differs from the usual one; an empty account is one that is yet to be named. */
  table({
    name: 'journal_account',
    columns: {
      client_id: 'int',
      slot: 'text',
      account: 'text',
      sub_mode: 'text',
      sub_text: { kind: 'text', default: '' },
      department: { kind: 'text', default: '' },
      tax: 'text',
    },
    primary: ['client_id', 'slot'],
    checks: { sub_mode: `sub_mode IN ('none','customer','bank','fixed')` },
    foreignKeys: toClient,
  }),
  /** A customer's sub-account where it is not his name. */
  table({
    name: 'journal_sub_account',
    columns: { client_id: 'int', customer_id: 'int', sub_account: 'text' },
    primary: ['client_id', 'customer_id'],
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  /** One file. Its document holds the bytes for good: the same batch again is the same file. */
  table({
    name: 'journal_batch',
    columns: {
      client_id: 'int',
      id: 'int',
      format: 'text',
      from_on: 'text?',
      through_on: 'text',
      entries: 'int',
      debit_yen: 'int',
      receivable_yen: 'int',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    checks: { entries: 'entries > 0' },
    foreignKeys: { ...toClient, document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] } },
  }),
  /** What a batch took: each fact once. Of a deposit also where its unused money stands from then on. */
  table({
    name: 'journal_fact',
    columns: {
      client_id: 'int',
      kind: 'text',
      ref_id: 'int',
      on_day: 'text',
      batch_id: 'int',
      resting: 'text?',
      resting_customer_id: 'int?',
    },
    primary: ['client_id', 'kind', 'ref_id', 'on_day'],
    indexes: { journal_fact_batch: { columns: ['client_id', 'batch_id'] } },
    checks: {
      kind: `kind IN ('deposit','cancel','refund','refund-reversal','allocation','reversal','invoice','void','mark','mark-end','recovery','recovery-reversal')`,
      resting: `resting IN ('suspense','advance')`,
    },
    foreignKeys: { batch: within('journal_batch', 'batch_id'), customer: within('customer', 'resting_customer_id') },
  }),
  /** A file that is not to count: its facts go out anew. With a document: the counter-entries for books that had taken it. */
  table({
    name: 'journal_withdrawal',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      reason: { kind: 'text', default: '' },
      document_id: 'int?',
      ...booked,
    },
    primary: ['client_id', 'batch_id'],
    foreignKeys: {
      batch: within('journal_batch', 'batch_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  /** What a withdrawn file had taken. */
  table({
    name: 'journal_withdrawn_fact',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      kind: 'text',
      ref_id: 'int',
      on_day: 'text',
      resting: 'text?',
      resting_customer_id: 'int?',
    },
    primary: ['client_id', 'batch_id', 'kind', 'ref_id', 'on_day'],
    foreignKeys: {
      withdrawal: {
        columns: ['client_id', 'batch_id'],
        target: 'journal_withdrawal',
        targetColumns: ['client_id', 'batch_id'],
      },
    },
  }),
];
