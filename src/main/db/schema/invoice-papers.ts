import { booked, table, toClient, within } from './table.ts';

export const invoicePaperTables = [
  /** How a client's invoices look: an edited setting, not a fact. */
  table({
    name: 'invoice_paper_setting',
    columns: { client_id: 'int', layout: 'text', note: { kind: 'text', default: '' } },
    primary: ['client_id'],
    checks: { layout: `layout IN ('simple','itemised')` },
    foreignKeys: toClient,
  }),
  /** A month's papers as one PDF. */
  table({
    name: 'invoice_batch',
    columns: {
      client_id: 'int',
      id: 'int',
      number: 'text',
      papers: 'int',
      total_yen: 'int',
      document_id: 'int',
      ...booked,
    },
    primary: ['client_id', 'id'],
    checks: { papers: 'papers > 0' },
    foreignKeys: {
      ...toClient,
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
  /** Each time an invoice came onto paper: in which document, marked how, and for a reissue why. */
  table({
    name: 'invoice_paper',
    columns: {
      client_id: 'int',
      id: 'int',
      invoice_id: 'int',
      document_id: 'int',
      batch_id: 'int?',
      mark: { kind: 'text', default: '' },
      reason: { kind: 'text', default: '' },
      ...booked,
    },
    primary: ['client_id', 'id'],
    indexes: {
      invoice_paper_invoice: { columns: ['client_id', 'invoice_id', 'id'] },
      invoice_paper_document: { columns: ['document_id'] },
    },
    checks: { mark: `mark IN ('','reissue')` },
    foreignKeys: {
      invoice: within('invoice', 'invoice_id'),
      batch: within('invoice_batch', 'batch_id'),
      document: { columns: ['document_id'], target: 'document', targetColumns: ['id'] },
    },
  }),
];
