/** The office's own work: when each client's steps are due, what a run over all clients has done, what was posted and closed. */
import { booked, table, toClient } from './table.ts';

const STEPS = `'invoices','import','matching','exceptions','reminders','posting','report','close'`;

export const officeWorkTables = [
  /** Where a client's cycle differs from the office's (office_setting `cycle.<step>`); 0: the step is not done for it. */
  table({
    name: 'client_cycle',
    columns: { client_id: 'int', step: 'text', due: 'int' },
    primary: ['client_id', 'step'],
    checks: { step: `step IN (${STEPS})`, due: 'due BETWEEN 0 AND 31' },
    foreignKeys: toClient,
  }),
  /** A run of 消込 over all that waited: a deposit booked before it and still open waits for a person. */
  table({
    name: 'matching_run',
    columns: {
      client_id: 'int',
      id: 'int',
      applied: 'int',
      cleared_yen: 'int',
      suggested: 'int',
      left_count: 'int',
      left_yen: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    foreignKeys: toClient,
  }),
  /** Closing and reopening a period, with the reason: the column client.closed_through only says how it stands. */
  table({
    name: 'period_change',
    columns: { client_id: 'int', id: 'int', kind: 'text', through: 'text?', reason: 'text', ...booked },
    primary: ['client_id', 'id'],
    checks: { kind: `kind IN ('closed','reopened')`, reason: `kind = 'closed' OR reason <> ''` },
    foreignKeys: toClient,
  }),
  /** Letters of one client that were counted and handed to the post; until then they lie on the desk. */
  table({
    name: 'reminder_posting',
    columns: { client_id: 'int', batch_id: 'int', letters: 'int', posted_on: 'text', ...booked },
    primary: ['client_id', 'batch_id'],
    checks: { letters: 'letters > 0' },
    foreignKeys: {
      ...toClient,
      batch: { columns: ['batch_id'], target: 'reminder_batch', targetColumns: ['id'] },
    },
  }),
  /** One order over many clients, carried out client by client: each has its own transaction under its own requestId. */
  table({
    name: 'batch_run',
    columns: {
      id: 'int',
      kind: 'text',
      as_of: 'text',
      month: 'text',
      state: 'text',
      ended_at: 'text?',
      ...booked,
    },
    primary: ['id'],
    checks: {
      kind: `kind IN ('match','propose','print','report')`,
      state: `state IN ('running','stopped','interrupted','done')`,
    },
  }),
  /** outcome: what the client's own command answered, in figures; the refusal where it did not. */
  table({
    name: 'batch_client',
    columns: {
      client_id: 'int',
      batch_id: 'int',
      place: 'int',
      state: 'text',
      applied: { kind: 'int', default: 0 },
      cleared_yen: { kind: 'int', default: 0 },
      suggested: { kind: 'int', default: 0 },
      left_count: { kind: 'int', default: 0 },
      left_yen: { kind: 'int', default: 0 },
      letters: { kind: 'int', default: 0 },
      letters_yen: { kind: 'int', default: 0 },
      withheld: { kind: 'int', default: 0 },
      reminder_batch_id: 'int?',
      document_id: 'int?',
      refusal: 'text?',
      facts: 'text?',
      done_at: 'text?',
    },
    primary: ['client_id', 'batch_id'],
    indexes: { batch_client_batch: { columns: ['batch_id', 'place'] } },
    checks: { state: `state IN ('waiting','done','failed')` },
    foreignKeys: {
      ...toClient,
      batch: { columns: ['batch_id'], target: 'batch_run', targetColumns: ['id'] },
    },
  }),
];
