import { booked, table, toClient, within } from './table.ts';

export const receivableTables = [
  table({
    name: 'invoice',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      kind: 'text',
      customer_id: 'int',
      customer_name: 'text',
      issued_on: 'text',
      title: { kind: 'text', default: '' },
      includes_tax: 'int',
      rounding: 'text',
      total_yen: 'int',
      source: 'text',
      ...booked,
      /** 取引年月日 or 取引期間; NULL: the day of issue. */
      supplied_from: 'text?',
      supplied_through: 'text?',
    },
    primary: ['client_id', 'id'],
    indexes: {
      invoice_number: { columns: ['client_id', 'number'], unique: true },
      invoice_issued: { columns: ['client_id', 'issued_on', 'id'] },
      invoice_customer: { columns: ['client_id', 'customer_id', 'issued_on'] },
      invoice_total: { columns: ['total_yen'] },
    },
    checks: {
      kind: `kind IN ('invoice','opening')`,
      source: `source IN ('entered','imported','opening')`,
      total: 'total_yen >= 0',
    },
    foreignKeys: { ...toClient, customer: within('customer', 'customer_id') },
  }),
  table({
    name: 'invoice_line',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      line: 'int',
      description: 'text',
      quantity_milli: 'int',
      unit: 'text',
      unit_price_milli: 'int',
      tax_class: 'text',
      amount_yen: 'int',
      note: { kind: 'text', default: '' },
      supplied_on: 'text?',
    },
    primary: ['client_id', 'invoice_id', 'line'],
    foreignKeys: { invoice: within('invoice', 'invoice_id') },
  }),
  table({
    name: 'invoice_tax',
    columns: {
      client_id: 'int',
      invoice_id: 'int',
      tax_class: 'text',
      net_yen: 'int',
      tax_yen: 'int',
      gross_yen: 'int',
    },
    primary: ['client_id', 'invoice_id', 'tax_class'],
    checks: { gross: 'gross_yen = net_yen + tax_yen' },
    foreignKeys: { invoice: within('invoice', 'invoice_id') },
  }),
  table({
    name: 'invoice_void',
    columns: { client_id: 'int', invoice_id: 'int', voided_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'invoice_id'],
    foreignKeys: { invoice: within('invoice', 'invoice_id') },
  }),
  /** One amount, one due date. customer_id is whom it is booked to now (a merge moves it); the invoice keeps its addressee. */
  table({
    name: 'receivable',
    columns: {
      client_id: 'int',
      id: 'int',
      invoice_id: 'int',
      customer_id: 'int',
      issued_on: 'text',
      due_on: 'text',
      amount_yen: 'int',
      opening_stage: { kind: 'int', default: 0 },
      opening_reminded_on: 'text?',
      seq: 'int',
      recorded_at: 'text',
    },
    primary: ['client_id', 'id'],
    indexes: {
      receivable_invoice: { columns: ['client_id', 'invoice_id'] },
      receivable_customer: { columns: ['client_id', 'customer_id', 'due_on'] },
      /** Few opening balances bring a letter with them; looking for them must not read every receivable. */
      receivable_reminded: { columns: ['client_id', 'customer_id'], where: 'opening_reminded_on IS NOT NULL' },
    },
    checks: { amount: 'amount_yen >= 0', stage: 'opening_stage BETWEEN 0 AND 5', due: 'due_on >= issued_on' },
    foreignKeys: { invoice: within('invoice', 'invoice_id'), customer: within('customer', 'customer_id') },
  }),
  /**
   * Derived, rebuildable at any time, compared by office.verify: how each receivable stands. closed_on is the last day
   * it had a balance plus nothing after ('9999-12-31' while open). The index answers an aging without touching anything else.
   */
  table({
    name: 'open_item',
    columns: {
      client_id: 'int',
      receivable_id: 'int',
      customer_id: 'int',
      closed_on: 'text',
      issued_on: 'text',
      due_on: 'text',
      amount_yen: 'int',
      open_yen: 'int',
      first_event_on: 'text',
      last_event_on: 'text',
    },
    primary: ['client_id', 'receivable_id'],
    indexes: {
      open_item_aging: {
        columns: [
          'client_id',
          'customer_id',
          'closed_on',
          'issued_on',
          'due_on',
          'amount_yen',
          'open_yen',
          'first_event_on',
          'last_event_on',
          'receivable_id',
        ],
      },
      /** The few that did not go by one clearing: what happened to them is told event by event. */
      open_item_parts: {
        columns: ['client_id', 'closed_on'],
        where: `first_event_on <> '9999-12-31' AND (first_event_on <> last_event_on OR open_yen <> 0)`,
      },
    },
    foreignKeys: { receivable: within('receivable', 'receivable_id') },
  }),
  /**
   * Derived like open_item: what was open from which day until which, by customer, due and issue date. life tells short
   * stretches (0), long ones (1) and what is open (2) apart, so that the rows of one day are found without reading all
   * that began before it.
   */
  table({
    name: 'open_span',
    columns: {
      client_id: 'int',
      customer_id: 'int',
      due_on: 'text',
      issued_on: 'text',
      from_on: 'text',
      until_on: 'text',
      life: 'int',
      open_yen: 'int',
    },
    primary: ['client_id', 'customer_id', 'due_on', 'issued_on', 'from_on', 'until_on'],
    indexes: {
      open_span_on: {
        columns: ['life', 'client_id', 'customer_id', 'from_on', 'until_on', 'due_on', 'issued_on', 'open_yen'],
      },
      open_span_ended: { columns: ['until_on'], where: 'life < 2' },
    },
    checks: { life: 'life BETWEEN 0 AND 2' },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
