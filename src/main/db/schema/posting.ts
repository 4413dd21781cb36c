import { booked, table, within } from './table.ts';

const toBatch = { batch: { columns: ['batch_id'], target: 'reminder_batch', targetColumns: ['id'] } };
const toLetter = { letter: within('reminder_letter', 'letter_id') };

/** From the printer to the post, and back. Each step is a row of its own: a jam or a returned letter changes no letter. */
export const postingTables = [
  /** What was handed to a print queue; state is what the queue said last. */
  table({
    name: 'print_job',
    columns: {
      id: 'int',
      document_id: 'int',
      printer: 'text',
      queue_job: 'text',
      from_page: 'int?',
      through_page: 'int?',
      copies: 'int',
      tray: 'text',
      duplex: 'text',
      state: 'text',
      state_at: 'text',
      ...booked,
    },
    primary: ['id'],
    indexes: { print_job_document: { columns: ['document_id', 'id'] }, print_job_state: { columns: ['state'] } },
    checks: {
      state: `state IN ('waiting','printing','done','cancelled','failed','gone')`,
      duplex: `duplex IN ('off','long-edge','short-edge')`,
    },
    foreignKeys: { document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] } },
  }),
  /** Somebody saw the paper of a batch lie there. */
  table({
    name: 'reminder_print',
    columns: { batch_id: 'int', ...booked },
    primary: ['batch_id'],
    foreignKeys: toBatch,
  }),
  /** 枚数確認 of one client's letters; counting again after a withdrawal adds a row. */
  table({
    name: 'reminder_count',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      seq: 'int',
      letters: 'int',
      recorded_at: 'text',
      recorded_by: 'text',
    },
    primary: ['client_id', 'batch_id', 'seq'],
    foreignKeys: toBatch,
  }),
  /** How a letter goes when it is not plain mail, and the post's number for it. The newest row of a letter counts. */
  table({
    name: 'reminder_mail',
    columns: {
      client_id: 'int',
      letter_id: 'int',
      seq: 'int',
      mail_class: 'text',
      tracking_number: 'text',
      recorded_at: 'text',
      recorded_by: 'text',
    },
    primary: ['client_id', 'letter_id', 'seq'],
    checks: {
      mail_class: `mail_class IN ('ordinary','tracked','registered','delivery-certified','content-certified')`,
    },
    foreignKeys: toLetter,
  }),
  table({
    name: 'reminder_letter_withdrawal',
    columns: { client_id: 'int', letter_id: 'int', withdrawn_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'letter_id'],
    foreignKeys: toLetter,
  }),
  /** address: what stood on the envelope. While the customer's address is still that one, no letter goes. */
  table({
    name: 'reminder_letter_return',
    columns: {
      client_id: 'int',
      letter_id: 'int',
      customer_id: 'int',
      returned_on: 'text',
      reason: 'text',
      note: 'text',
      address: 'text',
      ...booked,
    },
    primary: ['client_id', 'letter_id'],
    indexes: { reminder_letter_return_customer: { columns: ['client_id', 'customer_id'] } },
    checks: { reason: `reason IN ('unknown-address','moved','refused','unclaimed','other')` },
    foreignKeys: { ...toLetter, customer: within('customer', 'customer_id') },
  }),
];
