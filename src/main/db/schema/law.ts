import { booked, table, toClient, within } from './table.ts';

const document = { columns: ['document_id'], target: 'document', targetColumns: ['id'] };

export const lawTables = [
  /** How a client's overdue money is collected: who telephones, on what year interest is reckoned. No row: the defaults. */
  table({
    name: 'collection_setting',
    columns: {
      client_id: 'int',
      year_basis: { kind: 'text', default: 'fixed-365' },
      caller: { kind: 'text', default: 'client' },
    },
    primary: ['client_id'],
    checks: { year_basis: `year_basis IN ('fixed-365','calendar')`, caller: `caller IN ('client','office')` },
    foreignKeys: toClient,
  }),
  /** 遅延損害金の約定: from a day on, with one customer or (customer_id NULL) with all; rate_bp NULL: none any more. The newest row of a day counts. */
  table({
    name: 'late_interest_rule',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int?',
      from_on: 'text',
      rate_bp: 'int?',
      note: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    checks: { rate: 'rate_bp IS NULL OR rate_bp BETWEEN 1 AND 10000' },
    foreignKeys: { ...toClient, customer: within('customer', 'customer_id') },
  }),
  /** Interest asked for: frozen, never reckoned again. invoice_id: as a bill of its own, which stands in the books. */
  table({
    name: 'interest_bill',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      serial: 'text',
      billed_on: 'text',
      through_on: 'text',
      year_basis: 'text',
      way: 'text',
      total_yen: 'int',
      invoice_id: 'int?',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      interest_bill_customer: { columns: ['client_id', 'customer_id'] },
      interest_bill_serial: { columns: ['serial'], unique: true },
    },
    checks: {
      way: `way IN ('letter','invoice')`,
      invoice: `way = 'letter' OR invoice_id IS NOT NULL`,
      year_basis: `year_basis IN ('fixed-365','calendar')`,
      total: 'total_yen > 0',
    },
    foreignKeys: { customer: within('customer', 'customer_id'), invoice: within('invoice', 'invoice_id'), document },
  }),
  table({
    name: 'interest_bill_line',
    columns: {
      client_id: 'int',
      bill_id: 'int',
      line: 'int',
      receivable_id: 'int',
      from_on: 'text',
      through_on: 'text',
      days: 'int',
      base_yen: 'int',
      rate_bp: 'int',
      source: 'text',
      year_days: 'int',
      yen: 'int',
    },
    primary: ['client_id', 'bill_id', 'line'],
    indexes: { interest_bill_line_receivable: { columns: ['client_id', 'receivable_id', 'through_on'] } },
    checks: {
      source: `source IN ('statutory','agreed','entrustment')`,
      year_days: 'year_days IN (365,366)',
      days: 'days > 0 AND through_on >= from_on',
    },
    foreignKeys: { bill: within('interest_bill', 'bill_id'), receivable: within('receivable', 'receivable_id') },
  }),
  table({
    name: 'interest_bill_end',
    columns: { client_id: 'int', bill_id: 'int', ended_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'bill_id'],
    foreignKeys: { bill: within('interest_bill', 'bill_id') },
  }),
  /** A word with a customer that was no telephone call: a visit, a letter or message in or out. */
  table({
    name: 'customer_contact',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      contact_on: 'text',
      kind: 'text',
      direction: 'text',
      spoke_with: 'text',
      reason: 'text',
      note: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { customer_contact_customer: { columns: ['client_id', 'customer_id', 'contact_on'] } },
    checks: {
      kind: `kind IN ('visit','letter','e-mail','sms','fax','other')`,
      direction: `direction IN ('out','in')`,
      reason: `reason IN ('unknown','forgotten','no-funds','invoice-late','dissatisfied','other')`,
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
