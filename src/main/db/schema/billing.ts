import { booked, table, toClient, within } from './table.ts';

export const billingTables = [
  /** How the numbers of one kind of paper are made. The numbers themselves are counted from the papers, so that none is given twice and none is lost. */
  table({
    name: 'numbering_rule',
    columns: {
      client_id: 'int',
      kind: 'text',
      prefix: { kind: 'text', default: '' },
      date_part: 'text',
      separator: { kind: 'text', default: '-' },
      digits: 'int',
      reset_by: 'text',
      changed_seq: 'int',
    },
    primary: ['client_id', 'kind'],
    checks: {
      kind: `kind IN ('invoice','credit-note','delivery')`,
      date_part: `date_part IN ('none','yy','yyyy','yymm','yyyymm')`,
      digits: 'digits BETWEEN 1 AND 9',
      reset_by: `reset_by IN ('never','year','month')`,
    },
    foreignKeys: {
      ...toClient,
    },
  }),
  /** Which paper is the 適格請求書 (tax is rounded there and nowhere else), and how a replaced invoice is numbered. */
  table({
    name: 'billing_setting',
    columns: {
      client_id: 'int',
      qualified_paper: 'text',
      reissue_number: 'text',
      changed_seq: 'int',
    },
    primary: ['client_id'],
    checks: {
      qualified_paper: `qualified_paper IN ('closing','delivery')`,
      reissue_number: `reissue_number IN ('suffix','next')`,
    },
    foreignKeys: {
      ...toClient,
    },
  }),
  /** 下書き: what is not issued yet. No fact: it may be changed and thrown away, and has no number. */
  table({
    name: 'invoice_draft',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      issued_on: 'text',
      due_on: 'text?',
      title: { kind: 'text', default: '' },
      origin: 'text',
      copied_invoice_id: 'int?',
      ...booked,
      supplied_from: 'text?',
      supplied_through: 'text?',
    },
    primary: ['client_id', 'id'],
    checks: {
      origin: `origin IN ('entered','copied')`,
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      copied: within('invoice', 'copied_invoice_id'),
    },
  }),
  table({
    name: 'invoice_draft_line',
    columns: {
      client_id: 'int',
      draft_id: 'int',
      line: 'int',
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int',
      tax_class: 'text',
      note: { kind: 'text', default: '' },
      supplied_on: 'text?',
    },
    primary: ['client_id', 'draft_id', 'line'],
    foreignKeys: {
      draft: within('invoice_draft', 'draft_id'),
    },
  }),
  /** ひな形: lines that are billed again and again. */
  table({
    name: 'invoice_template',
    columns: {
      client_id: 'int',
      id: 'int',
      name: 'text',
      title: { kind: 'text', default: '' },
      changed_seq: 'int',
      supply: { kind: 'text', default: 'issue' },
    },
    primary: ['client_id', 'id'],
    indexes: {
      invoice_template_name: { columns: ['client_id', 'name'], unique: true },
    },
    checks: { supply: `supply IN ('issue','month','last-month')` },
    foreignKeys: {
      ...toClient,
    },
  }),
  table({
    name: 'invoice_template_line',
    columns: {
      client_id: 'int',
      template_id: 'int',
      line: 'int',
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int',
      tax_class: 'text',
      note: { kind: 'text', default: '' },
    },
    primary: ['client_id', 'template_id', 'line'],
    foreignKeys: {
      template: within('invoice_template', 'template_id'),
    },
  }),
  /** 商品: what a client sells, for quick entry. Lines keep their own words and price. */
  table({
    name: 'item',
    columns: {
      client_id: 'int',
      id: 'int',
      code: 'text',
      name: 'text',
      kana: { kind: 'text', default: '' },
      search_key: 'text',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int?',
      tax_class: 'text',
      note: { kind: 'text', default: '' },
      removed: { kind: 'int', default: 0 },
      changed_seq: 'int',
    },
    primary: ['client_id', 'id'],
    indexes: {
      item_code: { columns: ['client_id', 'code'], unique: true },
    },
    foreignKeys: {
      ...toClient,
    },
  }),
  /** 定期請求: what is billed every so many months. A period is the month billed for; months_ahead is the month of issue counted from it. */
  table({
    name: 'recurring_schedule',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      name: 'text',
      title: { kind: 'text', default: '' },
      every_months: 'int',
      first_period: 'text',
      last_period: 'text?',
      issue_day: 'int',
      months_ahead: { kind: 'int', default: 0 },
      ...booked,
      supply: { kind: 'text', default: 'period' },
    },
    primary: ['client_id', 'id'],
    checks: {
      every_months: 'every_months BETWEEN 1 AND 60',
      issue_day: 'issue_day BETWEEN 1 AND 31',
      months_ahead: 'months_ahead BETWEEN -12 AND 12',
      supply: `supply IN ('period','issue')`,
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
    },
  }),
  table({
    name: 'recurring_line',
    columns: {
      client_id: 'int',
      schedule_id: 'int',
      line: 'int',
      description: 'text',
      quantity_milli: 'int',
      unit: { kind: 'text', default: '' },
      unit_price_milli: 'int',
      tax_class: 'text',
      note: { kind: 'text', default: '' },
    },
    primary: ['client_id', 'schedule_id', 'line'],
    foreignKeys: {
      schedule: within('recurring_schedule', 'schedule_id'),
    },
  }),
  /** A line's price from a period on. */
  table({
    name: 'recurring_price',
    columns: {
      client_id: 'int',
      schedule_id: 'int',
      line: 'int',
      from_period: 'text',
      unit_price_milli: 'int',
    },
    primary: ['client_id', 'schedule_id', 'line', 'from_period'],
    foreignKeys: {
      schedule: within('recurring_schedule', 'schedule_id'),
    },
  }),
  /** What became of a period: billed once, or left out with a reason. The key is what keeps a period from being billed twice. */
  table({
    name: 'recurring_period',
    columns: {
      client_id: 'int',
      schedule_id: 'int',
      period: 'text',
      invoice_id: 'int?',
      skip_reason: 'text?',
      ...booked,
    },
    primary: ['client_id', 'schedule_id', 'period'],
    checks: {
      outcome: '(invoice_id IS NULL) <> (skip_reason IS NULL)',
    },
    foreignKeys: {
      schedule: within('recurring_schedule', 'schedule_id'),
      invoice: within('invoice', 'invoice_id'),
    },
  }),
];
