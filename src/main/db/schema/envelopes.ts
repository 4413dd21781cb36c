import { table, toClient, within } from './table.ts';

/** Envelopes, how a client's letters are made up, and how each printer draws the paper in. */
export const envelopeTables = [
  /** Own envelopes of the office beside the presets; shape: the measured sizes as JSON. A removed one stays for old records. */
  table({
    name: 'envelope',
    columns: { id: 'int', shape: 'text', removed_at: 'text?' },
    primary: ['id'],
  }),
  /** One envelope a client: a preset's key or an own one; choices: what its letters carry, as JSON. */
  table({
    name: 'client_paper',
    columns: { client_id: 'int', preset: 'text?', envelope_id: 'int?', choices: { kind: 'text', default: '{}' } },
    primary: ['client_id'],
    checks: { envelope: 'preset IS NULL OR envelope_id IS NULL' },
    foreignKeys: {
      ...toClient,
      envelope: { columns: ['envelope_id'], target: 'envelope', targetColumns: ['id'] },
    },
  }),
  /** What a customer's letters carry where it differs from the client's. */
  table({
    name: 'customer_paper',
    columns: { client_id: 'int', customer_id: 'int', choices: 'text', preset: 'text?', envelope_id: 'int?' },
    primary: ['client_id', 'customer_id'],
    foreignKeys: {
      customer: within('customer', 'customer_id'),
      envelope: { columns: ['envelope_id'], target: 'envelope', targetColumns: ['id'] },
    },
  }),
  /** How far a printer's paper lies off, in tenths of a millimetre, to the right and down: taken back when printing. */
  table({
    name: 'printer_offset',
    columns: { printer: 'text', right_tenths: 'int', down_tenths: 'int' },
    primary: ['printer'],
  }),
  /** What the post takes from a day on, set by the office; the rates that were known when the program was made stand in the domain. */
  table({
    name: 'postage_rate',
    columns: { from_on: 'text', mail_kind: 'text', max_grams: 'int', yen: 'int', source: 'text' },
    primary: ['from_on', 'mail_kind', 'max_grams'],
    checks: { yen: 'yen > 0 AND max_grams >= 0' },
  }),
];
