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
  /** 取適法: when what an invoice is for was received. The newest row holds; NULL: not known, the invoice's date stands in. */
  table({
    name: 'invoice_receipt',
    columns: { client_id: 'int', id: 'int', invoice_id: 'int', received_on: 'text?', ...booked },
    primary: ['client_id', 'id'],
    indexes: { invoice_receipt_invoice: { columns: ['client_id', 'invoice_id', 'id'] } },
    foreignKeys: { invoice: within('invoice', 'invoice_id') },
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

const toCertified = { letter: within('certified_letter', 'letter_id') };
const toHandover = { handover: within('customer_handover', 'handover_id') };

export const certifiedTables = [
  /** 内容証明: the text as it was drawn; posted, delivered and thrown away in rows of their own. */
  table({
    name: 'certified_letter',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      serial: 'text',
      written_on: 'text',
      deadline_on: 'text',
      grid: 'text',
      body: 'text',
      sheets: 'int',
      principal_yen: 'int',
      interest_yen: 'int',
      document_id: 'int',
      word_document_id: 'int?',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      certified_letter_customer: { columns: ['client_id', 'customer_id'] },
      certified_letter_serial: { columns: ['serial'], unique: true },
    },
    checks: { grid: `grid IN ('vertical-20x26','horizontal-20x26','horizontal-13x40','horizontal-26x20')` },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      document,
      word: { columns: ['word_document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  table({
    name: 'certified_letter_item',
    columns: { client_id: 'int', letter_id: 'int', receivable_id: 'int', open_yen: 'int' },
    primary: ['client_id', 'letter_id', 'receivable_id'],
    foreignKeys: { ...toCertified, receivable: within('receivable', 'receivable_id') },
  }),
  /** 引受番号 as on the post's slip. */
  table({
    name: 'certified_letter_posting',
    columns: {
      client_id: 'int',
      letter_id: 'int',
      posted_on: 'text',
      acceptance_number: 'text',
      delivery_proof: 'int',
      ...booked,
    },
    primary: ['client_id', 'letter_id'],
    checks: { delivery_proof: 'delivery_proof IN (0,1)' },
    foreignKeys: toCertified,
  }),
  table({
    name: 'certified_letter_delivery',
    columns: { client_id: 'int', letter_id: 'int', delivered_on: 'text', outcome: 'text', note: 'text', ...booked },
    primary: ['client_id', 'letter_id'],
    checks: { outcome: `outcome IN ('delivered','refused','unclaimed','unknown-address')` },
    foreignKeys: toCertified,
  }),
  table({
    name: 'certified_letter_discard',
    columns: { client_id: 'int', letter_id: 'int', discarded_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'letter_id'],
    foreignKeys: toCertified,
  }),
  /** 引継ぎ to a lawyer or a court: from then on nobody here reminds, until it is given back. */
  table({
    name: 'customer_handover',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      handed_on: 'text',
      recipient: 'text',
      recipient_name: 'text',
      reason: 'text',
      total_yen: 'int',
      document_id: 'int',
      folder_document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { customer_handover_customer: { columns: ['client_id', 'customer_id'] } },
    checks: { recipient: `recipient IN ('lawyer','judicial-scrivener','court','other')` },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      document,
      folder: { columns: ['folder_document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  table({
    name: 'customer_handover_end',
    columns: { client_id: 'int', handover_id: 'int', ended_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'handover_id'],
    foreignKeys: toHandover,
  }),
  /** What the client decided about a customer whose debt may be lost; the newest counts. */
  table({
    name: 'write_off_decision',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      decided_on: 'text',
      decision: 'text',
      rule: 'text?',
      decided_by: 'text',
      note: 'text',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { write_off_decision_customer: { columns: ['client_id', 'customer_id'] } },
    checks: {
      decision: `decision IN ('write-off','collect','wait')`,
      rule: `rule IS NULL OR rule IN ('9-6-1','9-6-2','9-6-3-1','9-6-3-2')`,
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
