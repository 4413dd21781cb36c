import { booked, table, toClient, within } from './table.ts';

export const depositTables = [
  table({
    name: 'deposit_import',
    columns: {
      client_id: 'int',
      id: 'int',
      file_name: 'text',
      sha256: 'text',
      format: 'text',
      account_key: 'text',
      from_on: 'text?',
      through_on: 'text?',
      accepted: 'int',
      duplicates: 'int',
      amount_yen: 'int',
      /** Its bytes lie among the documents; 0 for what was taken in before they were kept. */
      file_kept: { kind: 'int', default: 0 },
      ...booked,
    },
    primary: ['client_id', 'id'],
    foreignKeys: toClient,
  }),
  table({
    name: 'deposit_import_undo',
    columns: { client_id: 'int', import_id: 'int', undone_on: 'text', ...booked },
    primary: ['client_id', 'import_id'],
    foreignKeys: { import: within('deposit_import', 'import_id') },
  }),
  /** account_key: bank-branch-type-number without leading zeros, '' for what was entered by hand or names no account. */
  table({
    name: 'deposit',
    columns: {
      client_id: 'int',
      id: 'int',
      import_id: 'int?',
      account_key: 'text',
      ref: 'text',
      deposited_on: 'text',
      value_on: 'text?',
      amount_yen: 'int',
      payer_name: 'text',
      payer_folded: 'text',
      payer_code: { kind: 'text', default: '' },
      edi_info: { kind: 'text', default: '' },
      description: { kind: 'text', default: '' },
      method: 'text',
      customer_id: 'int?',
      source: 'text',
      ...booked,
      /** The day a cheque, note or でんさい was handed over or recorded; deposited_on is the day its money counts. */
      received_on: 'text?',
      instrument_number: { kind: 'text', default: '' },
      /** 支払期日 of a bill as it is written; deposited_on is the bank day on which its money comes. */
      bill_due_on: 'text?',
    },
    primary: ['client_id', 'id'],
    indexes: {
      deposit_seen: { columns: ['client_id', 'deposited_on', 'amount_yen', 'payer_folded', 'seq'] },
      deposit_ref: { columns: ['client_id', 'ref'] },
      deposit_payer: { columns: ['client_id', 'payer_folded'] },
    },
    checks: { amount: 'amount_yen > 0', source: `source IN ('entered','imported','opening')` },
    foreignKeys: {
      ...toClient,
      import: within('deposit_import', 'import_id'),
      customer: within('customer', 'customer_id'),
    },
  }),
  /** Every file that held a deposit; it lives as long as one of them is not undone. */
  table({
    name: 'deposit_sighting',
    columns: { client_id: 'int', deposit_id: 'int', import_id: 'int', format: 'text', ref: 'text' },
    primary: ['client_id', 'deposit_id', 'import_id'],
    indexes: { deposit_sighting_import: { columns: ['client_id', 'import_id'] } },
    foreignKeys: { deposit: within('deposit', 'deposit_id'), import: within('deposit_import', 'import_id') },
  }),
  table({
    name: 'deposit_cancel',
    columns: { client_id: 'int', deposit_id: 'int', cancelled_on: 'text', cause: 'text', ...booked },
    primary: ['client_id', 'deposit_id'],
    checks: { cause: `cause IN ('import-undone','bank','by-hand','moved')` },
    foreignKeys: { deposit: within('deposit', 'deposit_id') },
  }),
  /** Derived: money not yet used, one row for each deposit that has some. */
  table({
    name: 'open_deposit',
    columns: { client_id: 'int', deposit_id: 'int', deposited_on: 'text', left_yen: 'int' },
    primary: ['client_id', 'deposit_id'],
    checks: { left: 'left_yen > 0' },
    foreignKeys: { deposit: within('deposit', 'deposit_id') },
  }),
  /**
   * One act of clearing: Σ lines = money_yen + Σ adjustments. With a deposit it counts from the deposit's date; without one
   * (write-off, offset, credit note: see clearing) no money is used and it has a date of its own.
   */
  table({
    name: 'allocation',
    columns: {
      client_id: 'int',
      id: 'int',
      deposit_id: 'int?',
      cleared_on: 'text?',
      how: 'text',
      money_yen: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { allocation_deposit: { columns: ['client_id', 'deposit_id', 'how', 'seq'] } },
    checks: {
      how: `how IN ('auto','suggested','manual')`,
      money: 'money_yen >= 0',
      source:
        'deposit_id IS NOT NULL AND cleared_on IS NULL OR deposit_id IS NULL AND cleared_on IS NOT NULL AND money_yen = 0',
    },
    foreignKeys: { deposit: within('deposit', 'deposit_id') },
  }),
  table({
    name: 'allocation_line',
    columns: { client_id: 'int', allocation_id: 'int', receivable_id: 'int', amount_yen: 'int', effective_on: 'text' },
    primary: ['client_id', 'allocation_id', 'receivable_id'],
    indexes: {
      allocation_line_receivable: {
        columns: ['client_id', 'receivable_id', 'effective_on', 'amount_yen', 'allocation_id'],
      },
    },
    checks: { amount: 'amount_yen > 0' },
    foreignKeys: {
      allocation: within('allocation', 'allocation_id'),
      receivable: within('receivable', 'receivable_id'),
    },
  }),
  table({
    name: 'allocation_adjustment',
    columns: { client_id: 'int', allocation_id: 'int', kind: 'text', amount_yen: 'int' },
    primary: ['client_id', 'allocation_id', 'kind'],
    checks: {
      kind: `kind IN ('transfer-fee','rounding','withholding','discount','offset','commission','write-off','credit-note')`,
    },
    foreignKeys: { allocation: within('allocation', 'allocation_id') },
  }),
  table({
    name: 'allocation_reversal',
    columns: { client_id: 'int', allocation_id: 'int', reversed_on: 'text', ...booked },
    primary: ['client_id', 'allocation_id'],
    foreignKeys: { allocation: within('allocation', 'allocation_id') },
  }),
  /** What an allocation without a deposit is: its kind, the tax rule of a write-off, why, and by what proof. */
  table({
    name: 'clearing',
    columns: {
      client_id: 'int',
      allocation_id: 'int',
      kind: 'text',
      rule: 'text?',
      reason: 'text',
      evidence: { kind: 'text', default: '' },
    },
    primary: ['client_id', 'allocation_id'],
    checks: {
      kind: `kind IN ('write-off','offset','credit-note')`,
      rule: `kind = 'write-off' AND rule IS NOT NULL AND rule IN ('9-6-1','9-6-2','9-6-3-1','9-6-3-2') OR kind <> 'write-off' AND rule IS NULL`,
    },
    foreignKeys: { allocation: within('allocation', 'allocation_id') },
  }),
  /** The consumption tax in what was cleared, by the rate of the sale: 貸倒れに係る消費税額の控除, 売上に係る対価の返還. */
  table({
    name: 'clearing_tax',
    columns: { client_id: 'int', allocation_id: 'int', tax_class: 'text', gross_yen: 'int', tax_yen: 'int' },
    primary: ['client_id', 'allocation_id', 'tax_class'],
    checks: { tax: 'tax_yen BETWEEN 0 AND gross_yen' },
    foreignKeys: { clearing: within('clearing', 'allocation_id', 'allocation_id') },
  }),
];
