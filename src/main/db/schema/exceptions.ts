import { booked, table, toClient, within } from './table.ts';

/** How a deposit that clears nothing by itself is ended: what it is until it is used, given back or found. */
export const exceptionTables = [
  /** Money booked to the wrong client: `out` in the books it left, `in` where it was born anew; one transaction, one seq. */
  table({
    name: 'deposit_move',
    columns: { client_id: 'int', deposit_id: 'int', direction: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'deposit_id', 'direction'],
    indexes: { deposit_move_seq: { columns: ['seq'] } },
    checks: { direction: `direction IN ('in','out')` },
    foreignKeys: { deposit: within('deposit', 'deposit_id') },
  }),
  /** A cancel is never deleted: what comes back gets a new number, with the files that held it. */
  table({
    name: 'deposit_restore',
    columns: { client_id: 'int', deposit_id: 'int', restored_as_id: 'int', ...booked },
    primary: ['client_id', 'deposit_id'],
    foreignKeys: { deposit: within('deposit', 'deposit_id'), restored: within('deposit', 'restored_as_id') },
  }),
  /** An advance (or opening payment) that was agreed before there is an invoice. */
  table({
    name: 'prepaid_order',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      customer_id: 'int',
      amount_yen: 'int',
      ordered_on: 'text',
      expected_on: 'text?',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { prepaid_order_number: { columns: ['client_id', 'number'] } },
    checks: { amount: 'amount_yen > 0' },
    foreignKeys: { ...toClient, customer: within('customer', 'customer_id') },
  }),
  table({
    name: 'prepaid_order_cancel',
    columns: { client_id: 'int', order_id: 'int', cancelled_on: 'text', ...booked },
    primary: ['client_id', 'order_id'],
    foreignKeys: { order: within('prepaid_order', 'order_id') },
  }),
  table({
    name: 'prepaid_order_release',
    columns: { client_id: 'int', id: 'int', order_id: 'int', released_on: 'text', ...booked },
    primary: ['client_id', 'id'],
    indexes: { prepaid_order_release_order: { columns: ['client_id', 'order_id'] } },
    foreignKeys: { order: within('prepaid_order', 'order_id') },
  }),
  table({
    name: 'prepaid_order_recall',
    columns: { client_id: 'int', release_id: 'int', recalled_on: 'text', ...booked },
    primary: ['client_id', 'release_id'],
    foreignKeys: { release: within('prepaid_order_release', 'release_id') },
  }),
  /** What a deposit is said to be; at most one that lives. `order`: an advance that pays a prepaid order. */
  table({
    name: 'deposit_mark',
    columns: {
      client_id: 'int',
      id: 'int',
      deposit_id: 'int',
      kind: 'text',
      customer_id: 'int?',
      order_id: 'int?',
      twin_deposit_id: 'int?',
      since_on: 'text',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      deposit_mark_deposit: { columns: ['client_id', 'deposit_id'] },
      deposit_mark_order: { columns: ['client_id', 'order_id'] },
    },
    checks: { kind: `kind IN ('advance','double','suspense','order')` },
    foreignKeys: {
      deposit: within('deposit', 'deposit_id'),
      customer: within('customer', 'customer_id'),
      order: within('prepaid_order', 'order_id'),
      twin: within('deposit', 'twin_deposit_id'),
    },
  }),
  table({
    name: 'deposit_mark_end',
    columns: { client_id: 'int', mark_id: 'int', ended_on: 'text', ...booked },
    primary: ['client_id', 'mark_id'],
    foreignKeys: { mark: within('deposit_mark', 'mark_id') },
  }),
  /** Money to be given back: it leaves the deposit at once, so that nothing is cleared with it meanwhile. */
  table({
    name: 'deposit_refund',
    columns: {
      client_id: 'int',
      id: 'int',
      deposit_id: 'int',
      amount_yen: 'int',
      decided_on: 'text',
      reason: 'text',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { deposit_refund_deposit: { columns: ['client_id', 'deposit_id'] } },
    checks: { amount: 'amount_yen > 0', reason: `reason IN ('over','double','wrong','unknown')` },
    foreignKeys: { deposit: within('deposit', 'deposit_id') },
  }),
  table({
    name: 'deposit_refund_done',
    columns: { client_id: 'int', refund_id: 'int', refunded_on: 'text', account_note: 'text', ...booked },
    primary: ['client_id', 'refund_id'],
    foreignKeys: { refund: within('deposit_refund', 'refund_id') },
  }),
  table({
    name: 'deposit_refund_reversal',
    columns: { client_id: 'int', refund_id: 'int', reversed_on: 'text', ...booked },
    primary: ['client_id', 'refund_id'],
    foreignKeys: { refund: within('deposit_refund', 'refund_id') },
  }),
  /** 争い: the customer denies (part of) a receivable; no letter goes for it until it is settled. */
  table({
    name: 'receivable_dispute',
    columns: {
      client_id: 'int',
      id: 'int',
      receivable_id: 'int',
      since_on: 'text',
      reason: 'text',
      allocation_id: 'int?',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { receivable_dispute_receivable: { columns: ['client_id', 'receivable_id'] } },
    foreignKeys: {
      receivable: within('receivable', 'receivable_id'),
      allocation: within('allocation', 'allocation_id'),
    },
  }),
  table({
    name: 'receivable_dispute_end',
    columns: { client_id: 'int', dispute_id: 'int', ended_on: 'text', outcome: 'text', ...booked },
    primary: ['client_id', 'dispute_id'],
    foreignKeys: { dispute: within('receivable_dispute', 'dispute_id') },
  }),
  /** 照会状: asked who paid, and by which paper. */
  table({
    name: 'deposit_enquiry',
    columns: {
      client_id: 'int',
      id: 'int',
      deposit_id: 'int',
      addressee: 'text',
      recipient: 'text',
      asked_on: 'text',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { deposit_enquiry_deposit: { columns: ['client_id', 'deposit_id'] } },
    checks: { addressee: `addressee IN ('payer','bank','client')` },
    foreignKeys: {
      deposit: within('deposit', 'deposit_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  /** The day it was posted: made is not sent. */
  table({
    name: 'deposit_enquiry_sending',
    columns: { client_id: 'int', enquiry_id: 'int', sent_on: 'text', ...booked },
    primary: ['client_id', 'enquiry_id'],
    foreignKeys: { enquiry: within('deposit_enquiry', 'enquiry_id') },
  }),
  /** What came back; the newest counts, 'waiting' takes the one before back. */
  table({
    name: 'deposit_enquiry_answer',
    columns: {
      client_id: 'int',
      id: 'int',
      enquiry_id: 'int',
      outcome: 'text',
      answered_on: 'text',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { deposit_enquiry_answer_of: { columns: ['client_id', 'enquiry_id', 'id'] } },
    checks: { outcome: `outcome IN ('known','unknown','returned','waiting')` },
    foreignKeys: { enquiry: within('deposit_enquiry', 'enquiry_id') },
  }),
  /** 収納代行: pays in bulk, less a commission of so many millionths and so many yen an item. */
  table({
    name: 'collection_agency',
    columns: {
      client_id: 'int',
      id: 'int',
      name: 'text',
      payer_name: 'text',
      payer_folded: 'text',
      rate_ppm: 'int',
      per_item_yen: 'int',
      rounding: 'text',
      removed_at: 'text?',
      changed_seq: 'int',
    },
    primary: ['client_id', 'id'],
    checks: {
      rate: 'rate_ppm BETWEEN 0 AND 500000',
      item: 'per_item_yen BETWEEN 0 AND 100000',
      rounding: `rounding IN ('down','up','half-up')`,
    },
    foreignKeys: toClient,
  }),
  /** Money for what was written off: income (償却債権取立益), since the receivable is not in the books any more. */
  table({
    name: 'bad_debt_recovery',
    columns: {
      client_id: 'int',
      id: 'int',
      deposit_id: 'int',
      /** The clearing that wrote it off. */
      allocation_id: 'int',
      amount_yen: 'int',
      recovered_on: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      bad_debt_recovery_deposit_of: { columns: ['client_id', 'deposit_id'] },
      bad_debt_recovery_clearing_of: { columns: ['client_id', 'allocation_id'] },
    },
    checks: { amount: 'amount_yen > 0' },
    foreignKeys: {
      deposit: within('deposit', 'deposit_id'),
      clearing: {
        columns: ['client_id', 'allocation_id'],
        target: 'clearing',
        targetColumns: ['client_id', 'allocation_id'],
      },
    },
  }),
  table({
    name: 'bad_debt_recovery_reversal',
    columns: { client_id: 'int', recovery_id: 'int', reversed_on: 'text', ...booked },
    primary: ['client_id', 'recovery_id'],
    foreignKeys: { recovery: within('bad_debt_recovery', 'recovery_id') },
  }),
];
