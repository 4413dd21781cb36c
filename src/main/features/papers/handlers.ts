import type { paperMethods } from '../../../contract/papers.ts';
import { choicesOver, type PaperChoices } from '../../../domain/paper-choices.ts';
import type { Handlers } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { clientEnvelopes, ownKey } from '../envelopes/office-queries.ts';
import { customerEnvelope } from '../envelopes/queries.ts';
import { choicesAround, setClientChoices, setCustomerPaper } from '../envelopes/writes.ts';

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

  'papers.set': (context, { clientId, customerId, choices, envelope }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const given = Object.fromEntries(
        Object.entries(choices).filter(([, value]) => value !== undefined),
      ) as Partial<PaperChoices>;
      if (customerId === undefined) await setClientChoices(sql, given);
      else {
        await customerById(sql, customerId);
        await setCustomerPaper(tx.office, sql, customerId, given, envelope);
      }
      return {};
    }),
};
