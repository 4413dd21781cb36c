import { booked, table, toClient, within } from './table.ts';

/** Ways out by wire: passwords under lock, what a client sets of its own, and who agreed to be written to how. */
export const wireTables = [
  /** box: sealed (ports/secret-box); the key is never in the office's folder. */
  table({
    name: 'secret',
    columns: { name: 'text', keeper: 'text', box: 'text', changed_at: 'text' },
    primary: ['name'],
    checks: { keeper: `keeper IN ('machine','passphrase')` },
  }),
  /** Sender, server and wordings of a client where they differ from the office's (office_setting `mail.*`), as JSON; '' takes them from there. */
  table({
    name: 'client_wire',
    columns: { client_id: 'int', server: 'text', sender: 'text', wordings: 'text', ...booked },
    primary: ['client_id'],
    foreignKeys: toClient,
  }),
  /** A customer's word that it may be written to by mail, message or call; the newest row of a channel counts. */
  table({
    name: 'contact_consent',
    columns: {
      client_id: 'int',
      customer_id: 'int',
      channel: 'text',
      given: 'int',
      given_on: 'text',
      source: 'text',
      recipient: 'text',
      ...booked,
    },
    primary: ['client_id', 'customer_id', 'channel', 'seq'],
    checks: { channel: `channel IN ('email','sms','voice')`, given: 'given IN (0,1)' },
    foreignKeys: { customer: within('customer', 'customer_id') },
  }),
];
