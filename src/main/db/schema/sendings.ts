import { booked, table, within } from './table.ts';

const STATES = `'queued','handing','printed','sent','delivered','failed','unknown','bounced','withdrawn'`;

export const sendingTables = [
  /**
   * One paper or message on its way to a customer. state is that of the newest sending_step. What the posting of reminder
   * letters, confirmations and enquiries says of itself is not written here again: the list reads it from there.
   */
  table({
    name: 'sending',
    columns: {
      client_id: 'int',
      id: 'int',
      kind: 'text',
      subject_id: 'int?',
      label: 'text',
      customer_id: 'int?',
      channel: 'text',
      recipient: 'text',
      sender: 'text',
      wording: 'text',
      body: 'text',
      document_id: 'int?',
      sha256: 'text?',
      file_name: 'text',
      state: 'text',
      sent_on: 'text',
      state_at: 'text',
      error: 'text?',
      facts: 'text?',
      message_id: 'text',
      resent_of: 'int?',
      /** The newest job that put it on paper. */
      print_job_id: 'int?',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      sending_customer: { columns: ['client_id', 'customer_id', 'sent_on'] },
      sending_subject: { columns: ['client_id', 'kind', 'subject_id'] },
      sending_state: { columns: ['state'] },
      sending_print_job: { columns: ['print_job_id'], where: 'print_job_id IS NOT NULL' },
      sending_document: { columns: ['document_id'] },
    },
    checks: {
      kind: `kind IN ('invoice','credit-note','delivery-note','reminder','statement','confirmation','received-note','enquiry','other')`,
      channel: `channel IN ('post','email','sms','voice','hand')`,
      state: `state IN (${STATES})`,
      file: 'document_id IS NULL AND sha256 IS NULL OR document_id IS NOT NULL AND sha256 IS NOT NULL',
    },
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
      resent: within('sending', 'resent_of'),
      printed: { columns: ['print_job_id'], target: 'print_job', targetColumns: ['id'] },
    },
  }),
  /** What happened to it, one row a step. detail: what the server said, or the clerk's note. */
  table({
    name: 'sending_step',
    columns: { client_id: 'int', sending_id: 'int', step: 'int', state: 'text', detail: 'text', ...booked },
    primary: ['client_id', 'sending_id', 'step'],
    checks: { state: `state IN (${STATES})` },
    foreignKeys: { sending: within('sending', 'sending_id') },
  }),
];
