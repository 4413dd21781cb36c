/** What bank files bring besides deposits: results of direct debits, how odd files are read, what a watched folder took. */
import { booked, table, toClient, within } from './table.ts';

export const bankFileTables = [
  /** Balances and period of each account of an import, so that the next file can be held against it. */
  table({
    name: 'deposit_import_account',
    columns: {
      client_id: 'int',
      import_id: 'int',
      account_key: 'text',
      from_on: 'text?',
      through_on: 'text?',
      opening_yen: 'int?',
      closing_yen: 'int?',
    },
    primary: ['client_id', 'import_id', 'account_key'],
    foreignKeys: { import: within('deposit_import', 'import_id') },
  }),
  /** How files of one shape are read for one account ('' for files of no account); shape is the folded header row. */
  table({
    name: 'deposit_mapping',
    columns: { client_id: 'int', account_key: 'text', shape: 'text', mapping: 'text' },
    primary: ['client_id', 'account_key', 'shape'],
    foreignKeys: toClient,
  }),
  /** One header of a 全銀 91 result file: what the bank or the collector drew on one day. Sums are those of its rows. */
  table({
    name: 'debit_batch',
    columns: {
      client_id: 'int',
      id: 'int',
      import_id: 'int',
      account_key: 'text',
      collector_code: 'text',
      collector_name: 'text',
      debit_on: 'text',
      settled_count: 'int',
      settled_yen: 'int',
      failed_count: 'int',
      failed_yen: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { debit_batch_day: { columns: ['client_id', 'debit_on'] } },
    foreignKeys: { import: within('deposit_import', 'import_id') },
  }),
  /** result_code: 0 振替済, anything else is why the bank did not draw. The customer is read from customer_number. */
  table({
    name: 'debit_row',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      line: 'int',
      bank_code: 'text',
      bank_name: 'text',
      branch_code: 'text',
      branch_name: 'text',
      account_type: 'text',
      account_number: 'text',
      holder_kana: 'text',
      amount_yen: 'int',
      new_code: 'text',
      customer_number: 'text',
      result_code: 'text',
    },
    primary: ['client_id', 'batch_id', 'line'],
    checks: { amount: 'amount_yen >= 0' },
    foreignKeys: { batch: within('debit_batch', 'batch_id') },
  }),
  /** 顧客番号 of the direct debit that is not the 得意先コード: whose it is. */
  table({
    name: 'customer_mandate',
    columns: { client_id: 'int', number: 'text', customer_id: 'int' },
    primary: ['client_id', 'number'],
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  /** Which result a bulk credit was split by; the split lives as long as its allocation does. */
  table({
    name: 'debit_split',
    columns: { client_id: 'int', allocation_id: 'int', batch_id: 'int' },
    primary: ['client_id', 'allocation_id', 'batch_id'],
    indexes: { debit_split_batch: { columns: ['client_id', 'batch_id'] } },
    foreignKeys: { allocation: within('allocation', 'allocation_id'), batch: within('debit_batch', 'batch_id') },
  }),
  /** What the watched folder of the office took in or refused, newest last. */
  table({
    name: 'watched_file',
    columns: {
      id: 'int',
      at: 'text',
      name: 'text',
      outcome: 'text',
      sentence: 'text',
      accepted: 'int',
      duplicates: 'int',
    },
    primary: ['id'],
    checks: { outcome: `outcome IN ('imported','refused')` },
  }),
];
