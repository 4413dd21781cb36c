import type { paperMethods } from '../../../contract/papers.ts';
import { choicesOver, type PaperChoices } from '../../../domain/paper-choices.ts';
import type { Handlers } from '../../core/context.ts';
import { listClients } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { allEnvelopes, clientEnvelopes, ownKey } from '../envelopes/office-queries.ts';
import { customerEnvelope, customersWithPaper, ownChoices } from '../envelopes/queries.ts';
import { choicesAround, envelopeByKey, setClientPaper, setCustomerPaper } from '../envelopes/writes.ts';

export const paperHandlers: Handlers<typeof paperMethods> = {
  async 'papers.get'({ read }, { clientId, customerId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    if (customerId !== undefined) await customerById(sql, customerId);
    const around = await choicesAround(sql, customerId);
    const clientKey = (await clientEnvelopes(read.office)).find((one) => one.clientId === clientId)?.key ?? '';
    const row = customerId === undefined ? undefined : await customerEnvelope(sql, customerId);
    const own = row?.preset ?? (row?.envelopeId ? ownKey(row.envelopeId) : null);
    return {
      own: around.at(-1)!,
      effective: choicesOver(...around),
      ownEnvelope: own,
      envelope: own ?? clientKey,
    };
  },

  async 'papers.office'({ read }) {
    const names = new Map((await allEnvelopes(read.office)).map(({ key, name }) => [key, name]));
    const known = new Map((await listClients(read.office, false)).map((one) => [one.clientId, one]));
    const clients = [];
    for (const { clientId, code, name, key } of await clientEnvelopes(read.office)) {
      const sql = read.client(clientId);
      const own = await ownChoices(sql, null);
      const { seal, colour } = known.get(clientId)!;
      clients.push({
        clientId,
        code,
        name,
        seal,
        colour,
        envelope: key,
        envelopeName: names.get(key) ?? key,
        own,
        effective: choicesOver(own),
        customers: (await customersWithPaper(sql)).length,
      });
    }
    return { clients };
  },

  async 'papers.customers'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const names = new Map((await allEnvelopes(read.office)).map(({ key, name }) => [key, name]));
    const rows = await customersWithPaper(sql);
    return {
      customers: rows
        .map(({ preset, envelopeId, choices, ...customer }) => {
          const envelope = preset ?? (envelopeId ? ownKey(envelopeId) : null);
          const own = JSON.parse(choices) as Partial<PaperChoices>;
          return { ...customer, own, envelope, envelopeName: envelope && (names.get(envelope) ?? envelope) };
        })
        .filter(({ own, envelope }) => envelope !== null || Object.keys(own).length > 0),
    };
  },

  'papers.set': (context, { clientId, customerId, choices, envelope }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const given = Object.fromEntries(
        Object.entries(choices).filter(([, value]) => value !== undefined),
      ) as Partial<PaperChoices>;
      if (given.thick !== undefined && given.thick !== 'next' && given.thick !== 'refuse')
        await envelopeByKey(tx.office, given.thick);
      if (customerId === undefined) await setClientPaper(tx.office, sql, given, envelope);
      else {
        await customerById(sql, customerId);
        await setCustomerPaper(tx.office, sql, customerId, given, envelope);
      }
      return {};
    }),
};
