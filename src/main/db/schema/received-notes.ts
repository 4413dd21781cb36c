import { booked, table, toClient, within } from './table.ts';

const document = { columns: ['document_id'], target: 'document', targetColumns: ['id'] };

export const receivedNoteTables = [
  /** 適格返還請求書 and 納品書 on paper. */
  table({
    name: 'sale_paper',
    columns: {
      client_id: 'int',
      id: 'int',
      subject: 'text',
      subject_id: 'int',
      document_id: 'int',
      mark: { kind: 'text', default: '' },
      reason: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: { sale_paper_subject: { columns: ['client_id', 'subject', 'subject_id', 'id'] } },
    checks: { subject: `subject IN ('credit-note','delivery')`, mark: `mark IN ('','reissue')` },
    foreignKeys: { ...toClient, document },
  }),
  /** When somebody took a client's documents out for an inspection. */
  table({
    name: 'archive_export',
    columns: {
      client_id: 'int',
      id: 'int',
      folder: 'text',
      entries: 'int',
      files: 'int',
      without: 'int',
      broken: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    foreignKeys: toClient,
  }),
  /** 領収書: numbers of a client's own series, never used twice; a note is taken back, never deleted. */
  table({
    name: 'received_note',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      deposit_id: 'int',
      customer_id: 'int?',
      addressee: 'text',
      purpose: 'text',
      amount_yen: 'int',
      received_on: 'text',
      issued_on: 'text',
      medium: 'text',
      stamp_yen: 'int',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      received_note_number: { columns: ['client_id', 'number'], unique: true },
      received_note_deposit: { columns: ['client_id', 'deposit_id'] },
      received_note_received: { columns: ['client_id', 'received_on'] },
    },
    checks: { amount: 'amount_yen > 0', stamp: 'stamp_yen >= 0', medium: `medium IN ('paper','electronic')` },
    foreignKeys: {
      ...toClient,
      deposit: within('deposit', 'deposit_id'),
      customer: within('customer', 'customer_id'),
      document,
    },
  }),
  table({
    name: 'received_note_reissue',
    columns: {
      client_id: 'int',
      note_id: 'int',
      id: 'int',
      reason: 'text',
      document_id: 'int',
      medium: 'text',
      stamp_yen: 'int',
      ...booked,
    },
    primary: ['client_id', 'note_id', 'id'],
    checks: { stamp: 'stamp_yen >= 0', medium: `medium IN ('paper','electronic')` },
    foreignKeys: { note: within('received_note', 'note_id'), document },
  }),
  table({
    name: 'received_note_void',
    columns: { client_id: 'int', note_id: 'int', voided_on: 'text', reason: 'text', ...booked },
    primary: ['client_id', 'note_id'],
    foreignKeys: { note: within('received_note', 'note_id') },
  }),
];
