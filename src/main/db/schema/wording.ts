import { booked, table, toClient, within } from './table.ts';

const text = { set_key: 'text', stage: 'int', variant: 'text', title: 'text', body: 'text' } as const;
const checks = {
  set: `set_key IN ('standard','polite','brief') OR set_key LIKE 'own-%'`,
  stage: 'stage BETWEEN 1 AND 5',
  variant: `variant IN ('usual','short-payment','first-late','long-good','instalment','promise')`,
};

/** What letters say and said, who agreed to them, and what the client's own people were asked first. */
export const wordingTables = [
  /** Sets of the office's own beside the three; base: whose words hold where the set says nothing itself. */
  table({
    name: 'wording_set',
    columns: { id: 'int', name: 'text', base: 'text', retired_at: 'text?', ...booked },
    primary: ['id'],
    checks: { base: `base IN ('standard','polite','brief')` },
  }),
  /** The office's own wordings, version by version; the newest of a key counts, an empty body goes back to the house's. */
  table({
    name: 'office_wording',
    columns: { id: 'int', ...text, ...booked },
    primary: ['id'],
    indexes: { office_wording_key: { columns: ['set_key', 'stage', 'variant', 'id'] } },
    checks,
  }),
  table({
    name: 'client_wording',
    columns: { client_id: 'int', id: 'int', ...text, ...booked },
    primary: ['client_id', 'id'],
    indexes: { client_wording_key: { columns: ['client_id', 'set_key', 'stage', 'variant', 'id'] } },
    checks,
    foreignKeys: toClient,
  }),
  /** What an issued letter said, whatever becomes of its wording. */
  table({
    name: 'reminder_letter_text',
    columns: {
      client_id: 'int',
      letter_id: 'int',
      set_key: 'text',
      variant: 'text',
      office_wording_id: 'int?',
      client_wording_id: 'int?',
      title: 'text',
      body: 'text',
    },
    primary: ['client_id', 'letter_id'],
    foreignKeys: {
      letter: within('reminder_letter', 'letter_id'),
      client_wording: within('client_wording', 'client_wording_id'),
      office_wording: { columns: ['office_wording_id'], target: 'office_wording', targetColumns: ['id'] },
    },
  }),
  /** Of a run: what was decided for each customer, with the facts it was decided by (JSON of the domain's ReminderFacts). */
  table({
    name: 'reminder_decision',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      customer_id: 'int',
      kind: 'text',
      stage: 'int',
      reason: 'text',
      total_yen: 'int',
      facts: 'text',
    },
    primary: ['client_id', 'batch_id', 'customer_id'],
    checks: { kind: `kind IN ('letter','withheld','fell-out','left-out')`, stage: 'stage BETWEEN 0 AND 5' },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      batch: { columns: ['batch_id'], target: 'reminder_batch', targetColumns: ['id'] },
    },
  }),
  /** The client's word on a letter that is to go: up to which stage and sum; the newest of a customer counts. */
  table({
    name: 'reminder_approval',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      granted: 'int',
      stage: 'int',
      total_yen: 'int',
      decided_on: 'text',
      decided_by: 'text',
      how: 'text',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { reminder_approval_customer: { columns: ['client_id', 'customer_id', 'id'] } },
    checks: {
      granted: 'granted IN (0,1)',
      stage: 'stage BETWEEN 1 AND 5',
      how: `how IN ('telephone','mail','paper','meeting')`,
    },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
  /** 連絡依頼票: the client's 営業担当 was asked to speak with the customer before the last letter. */
  table({
    name: 'contact_request',
    columns: {
      client_id: 'int',
      id: 'int',
      customer_id: 'int',
      contact: 'text',
      requested_on: 'text',
      total_yen: 'int',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { contact_request_customer: { columns: ['client_id', 'customer_id', 'id'] } },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  /** What he answered; the newest of a request counts. */
  table({
    name: 'contact_answer',
    columns: {
      client_id: 'int',
      id: 'int',
      request_id: 'int',
      outcome: 'text',
      answered_on: 'text',
      answered_by: 'text',
      note: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { contact_answer_request: { columns: ['client_id', 'request_id', 'id'] } },
    checks: { outcome: `outcome IN ('send','wait','disputed')` },
    foreignKeys: { request: within('contact_request', 'request_id') },
  }),
  /** 分割払いの確認書 as it was written, for the customer's signature. */
  table({
    name: 'plan_letter',
    columns: {
      client_id: 'int',
      id: 'int',
      plan_id: 'int',
      serial: 'text',
      issued_on: 'text',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { plan_letter_plan: { columns: ['client_id', 'plan_id', 'id'] } },
    foreignKeys: {
      plan: within('instalment_plan', 'plan_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
];
