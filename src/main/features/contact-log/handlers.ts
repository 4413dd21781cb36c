/** Contacts, the call list of the day and its paper. */
import type { contactLogMethods } from '../../../contract/contact-log.ts';
import type { Handlers } from '../../core/context.ts';
import { dayHappened } from '../../core/days.ts';
import { listClients } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { collectionSettings } from '../interest/queries.ts';
import { saveCollectionSetting } from '../interest/writes.ts';
import { callList } from './propose.ts';
import { type ContactRow, listContacts, openByCustomer } from './queries.ts';
import { disputeAllOpen } from './writes.ts';

export const contactLogHandlers: Handlers<typeof contactLogMethods> = {
  'contactLog.record': (context, { clientId, customerId, on, kind, direction, spokeWith, reason, note, disputed }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const contactOn = dayHappened(context.clock, on);
      const id = await sql.nextId('customer_contact');
      await sql.insert('customer_contact', {
        id,
        customer_id: customerId,
        contact_on: contactOn,
        kind,
        direction,
        spoke_with: spokeWith,
        reason,
        note,
        ...tx.booked(),
      });
      const disputes = disputed ? await disputeAllOpen(tx, clientId, { customerId, on: contactOn, reason: note }) : 0;
      return { contactId: id, contactOn, disputes };
    }),

  async 'contactLog.list'({ read }, { clientId, customerId, from, through, limit }) {
    const ids =
      clientId === undefined ? (await listClients(read.office, false)).map((one) => one.clientId) : [clientId];
    const filter = { customerId: customerId ?? null, from: from ?? null, through: through ?? null, limit };
    const contacts = [];
    const open = new Map<string, number>();
    for (const id of ids) {
      const sql = read.client(id);
      const { code, name } = await clientSettings(sql);
      const rows = await listContacts(sql, filter);
      if (rows.length === 0) continue;
      for (const [customer, yen] of await openByCustomer(sql)) open.set(`${id} ${customer}`, yen);
      for (const row of rows)
        contacts.push({ clientId: id, clientCode: code, clientName: name, ...row, reached: row.reached === 1 });
    }
    contacts.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
    return { contacts: contacts.slice(0, limit), reasons: reasonsOf(contacts, open) };
  },

  async 'calls.due'({ read }, { clientId, asOf }) {
    const ids =
      clientId === undefined ? (await listClients(read.office, false)).map((one) => one.clientId) : [clientId];
    const rows = [];
    for (const id of ids) rows.push(...(await callList(read.client(id), asOf)));
    rows.sort((a, b) => b.totalYen - a.totalYen);
    return { asOf, totalYen: rows.reduce((sum, row) => sum + row.totalYen, 0), rows };
  },

  async 'calls.sheet'(context, { clientId, asOf }) {
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      const client = await clientSettings(sql, 'booking');
      const rows = await callList(sql, asOf);
      const { documentId, path } = await context.recordDocument(tx, {
        kind: 'call-sheet',
        clientId,
        title: asOf,
        name: `calls-${asOf}`,
        payload: { clientName: client.name, asOf, rows },
      });
      return { rows: rows.length, document: { documentId, path, sha256: '', bytes: 0 } };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },

  async 'calls.settings'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { caller: (await collectionSettings(sql)).caller };
  },

  'calls.setCaller': (context, { clientId, caller }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      await saveCollectionSetting(tx, clientId, { caller });
      return {};
    }),
};

type Logged = Pick<ContactRow, 'reason' | 'customerId'> & { clientId: number };

/** By reason, most often first; what the customers owe counts once for each reason they gave. */
function reasonsOf(contacts: readonly Logged[], open: ReadonlyMap<string, number>) {
  return [...Map.groupBy(contacts, (one) => one.reason)]
    .map(([reason, own]) => {
      const customers = new Set(own.map((one) => `${one.clientId} ${one.customerId}`));
      const openYen = [...customers].reduce((sum, key) => sum + (open.get(key) ?? 0), 0);
      return { reason, contacts: own.length, customers: customers.size, openYen };
    })
    .sort((a, b) => b.contacts - a.contacts);
}
