import { booked, table, within } from './table.ts';

export const closingBillTables = [
  /** 納品 and one-off charges: what closing-day billing gathers. delivery_tax is rounded once per rate on the note itself, for clients whose note is the 適格請求書. */
  table({
    name: 'delivery',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      kind: 'text',
      customer_id: 'int',
      delivered_on: 'text',
      order_number: { kind: 'text', default: '' },
      title: { kind: 'text', default: '' },
      includes_tax: 'int',
      rounding: 'text',
      net_yen: 'int',
      tax_yen: 'int',
      total_yen: 'int',
      source: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      delivery_number: { columns: ['client_id', 'number'], unique: true },
      delivery_customer: { columns: ['client_id', 'customer_id', 'delivered_on'] },
      delivery_on: { columns: ['client_id', 'delivered_on'] },
    },
    checks: {
      kind: `kind IN ('delivery','charge','return')`,
      source: `source IN ('entered','imported')`,
      total: 'total_yen = net_yen + tax_yen',
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
    },
  }),
  table({
    name: 'delivery_line',
    columns: {
      client_id: 'int',
      delivery_id: 'int',
      line: 'int',
      item_code: { kind: 'text', default: '' },
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int',
      tax_class: 'text',
      amount_yen: 'int',
      note: { kind: 'text', default: '' },
    },
    primary: ['client_id', 'delivery_id', 'line'],
    foreignKeys: {
      delivery: within('delivery', 'delivery_id'),
    },
  }),
  table({
    name: 'delivery_tax',
    columns: {
      client_id: 'int',
      delivery_id: 'int',
      tax_class: 'text',
      net_yen: 'int',
      tax_yen: 'int',
      gross_yen: 'int',
    },
    primary: ['client_id', 'delivery_id', 'tax_class'],
    checks: {
      gross: 'gross_yen = net_yen + tax_yen',
    },
    foreignKeys: {
      delivery: within('delivery', 'delivery_id'),
    },
  }),
  table({
    name: 'delivery_cancel',
    columns: {
      client_id: 'int',
      delivery_id: 'int',
      reason: 'text',
      ...booked,
    },
    primary: ['client_id', 'delivery_id'],
    foreignKeys: {
      delivery: within('delivery', 'delivery_id'),
    },
  }),
  /** 締め請求: the figures of the paper, frozen as they were issued. The sums are what the ledger held through closed_on: the next bill starts from them, so that what is booked late for days before is shown there and never lost. */
  table({
    name: 'closing_bill',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      customer_id: 'int',
      from_on: 'text',
      closed_on: 'text',
      qualified_paper: 'text',
      previous_invoice_id: 'int?',
      previous_yen: 'int',
      deposits_yen: 'int',
      adjustments_yen: 'int',
      separate_yen: 'int',
      carried_yen: 'int',
      sales_yen: 'int',
      tax_yen: 'int',
      total_yen: 'int',
      balance_yen: 'int',
      advance_yen: 'int',
      issued_sum_yen: 'int',
      money_sum_yen: 'int',
      adjusted_sum_yen: 'int',
      recorded_at: 'text',
    },
    primary: ['client_id', 'invoice_id'],
    indexes: {
      closing_bill_customer: { columns: ['client_id', 'customer_id', 'closed_on'] },
    },
    checks: {
      qualified_paper: `qualified_paper IN ('closing','delivery')`,
      carried: 'carried_yen = previous_yen + separate_yen - deposits_yen - adjustments_yen',
      total: 'total_yen = sales_yen + tax_yen',
      balance: 'balance_yen = carried_yen + total_yen',
      sums: 'balance_yen = issued_sum_yen - money_sum_yen - adjusted_sum_yen',
    },
    foreignKeys: {
      invoice: within('invoice', 'invoice_id'),
      customer: within('customer', 'customer_id'),
      previous: within('invoice', 'previous_invoice_id'),
    },
  }),
  table({
    name: 'closing_bill_delivery',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      delivery_id: 'int',
    },
    primary: ['client_id', 'invoice_id', 'delivery_id'],
    indexes: {
      closing_bill_delivery_of: { columns: ['client_id', 'delivery_id'] },
    },
    foreignKeys: {
      bill: within('closing_bill', 'invoice_id', 'invoice_id'),
      delivery: within('delivery', 'delivery_id'),
    },
  }),
  /** Which delivery a line of a bill came from. */
  table({
    name: 'invoice_line_source',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      line: 'int',
      delivery_id: 'int',
      delivery_line: 'int',
    },
    primary: ['client_id', 'invoice_id', 'line'],
    foreignKeys: {
      invoice: within('invoice', 'invoice_id'),
      delivery: within('delivery', 'delivery_id'),
    },
  }),
  /** 差替: an issued invoice is never changed; another takes its place, and both stay on record. */
  table({
    name: 'invoice_revision',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      replaces_id: 'int',
      revision: 'int',
      reason: 'text',
      ...booked,
    },
    primary: ['client_id', 'invoice_id'],
    indexes: {
      invoice_revision_of: { columns: ['client_id', 'replaces_id'], unique: true },
    },
    checks: {
      revision: 'revision >= 1',
    },
    foreignKeys: {
      invoice: within('invoice', 'invoice_id'),
      replaces: within('invoice', 'replaces_id'),
    },
  }),
  /** 適格返還請求書 of one invoice, by the rates of its sale. It clears receivables through its allocation. */
  table({
    name: 'credit_note',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      customer_id: 'int',
      customer_name: 'text',
      invoice_id: 'int',
      issued_on: 'text',
      kind: 'text',
      reason: 'text',
      includes_tax: 'int',
      rounding: 'text',
      total_yen: 'int',
      paper_needed: 'int',
      allocation_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      credit_note_number: { columns: ['client_id', 'number'], unique: true },
      credit_note_invoice: { columns: ['client_id', 'invoice_id'] },
    },
    checks: {
      kind: `kind IN ('return','discount','rebate')`,
      total: 'total_yen > 0',
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      invoice: within('invoice', 'invoice_id'),
      allocation: within('allocation', 'allocation_id'),
    },
  }),
  table({
    name: 'credit_note_line',
    columns: {
      client_id: 'int',
      credit_note_id: 'int',
      line: 'int',
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int',
      tax_class: 'text',
      amount_yen: 'int',
      note: { kind: 'text', default: '' },
    },
    primary: ['client_id', 'credit_note_id', 'line'],
    foreignKeys: {
      note: within('credit_note', 'credit_note_id'),
    },
  }),
  table({
    name: 'credit_note_tax',
    columns: {
      client_id: 'int',
      credit_note_id: 'int',
      tax_class: 'text',
      net_yen: 'int',
      tax_yen: 'int',
      gross_yen: 'int',
    },
    primary: ['client_id', 'credit_note_id', 'tax_class'],
    checks: {
      gross: 'gross_yen = net_yen + tax_yen',
    },
    foreignKeys: {
      note: within('credit_note', 'credit_note_id'),
    },
  }),
  table({
    name: 'credit_note_cancel',
    columns: {
      client_id: 'int',
      credit_note_id: 'int',
      cancelled_on: 'text',
      reason: 'text',
      ...booked,
    },
    primary: ['client_id', 'credit_note_id'],
    foreignKeys: {
      note: within('credit_note', 'credit_note_id'),
    },
  }),
  /**
   * A clearing that went over from a replaced invoice to its revision (invoice_id): allocation_id stands in the place of
   * moved_from; root_id is the first of the chain, which other facts (a credit note) name.
   */
  table({
    name: 'allocation_carry',
    columns: { client_id: 'int', allocation_id: 'int', moved_from: 'int', root_id: 'int', invoice_id: 'int' },
    primary: ['client_id', 'allocation_id'],
    indexes: {
      allocation_carry_moved: { columns: ['client_id', 'moved_from'], unique: true },
      allocation_carry_chain: { columns: ['client_id', 'root_id'] },
      allocation_carry_of: { columns: ['client_id', 'invoice_id'] },
    },
    foreignKeys: {
      allocation: within('allocation', 'allocation_id'),
      from: within('allocation', 'moved_from'),
      root: within('allocation', 'root_id'),
      revision: within('invoice_revision', 'invoice_id', 'invoice_id'),
    },
  }),
  /** 前受金の充当: an advance used on an invoice when it was issued; the paper shows it. */
  table({
    name: 'invoice_advance',
    columns: {
      client_id: 'int',
      allocation_id: 'int',
      invoice_id: 'int',
      deposit_id: 'int',
      amount_yen: 'int',
    },
    primary: ['client_id', 'allocation_id'],
    indexes: {
      invoice_advance_of: { columns: ['client_id', 'invoice_id'] },
    },
    foreignKeys: {
      invoice: within('invoice', 'invoice_id'),
      deposit: within('deposit', 'deposit_id'),
      allocation: within('allocation', 'allocation_id'),
    },
  }),
];
