import type { limitationMethods } from '../../../contract/limitation.ts';
import { addMonths } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { listClients } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { limitationRows } from './queries.ts';

export const limitationHandlers: Handlers<typeof limitationMethods> = {
  async 'limitation.list'({ read }, { clientId, customerId, asOf, withinMonths }) {
    const clientIds =
      clientId === undefined ? (await listClients(read.office, false)).map((one) => one.clientId) : [clientId];
    const latest = withinMonths === undefined ? null : addMonths(asOf, withinMonths);
    const rows = [];
    for (const id of clientIds) {
      const sql = read.client(id);
      const client = await clientSettings(sql);
      if (customerId !== undefined) await customerById(sql, customerId);
      // An acknowledgement or a demand only moves the end on: what is due later than five years before it is far off.
      const dueBefore = latest === null ? null : addMonths(latest, -59);
      for (const row of await limitationRows(sql, asOf, { customerId: customerId ?? null, dueBefore }))
        if (latest === null || row.endOn <= latest)
          rows.push({ clientId: id, clientCode: client.code, clientName: client.name, ...row });
    }
    rows.sort((a, b) => (a.endOn < b.endOn ? -1 : a.endOn > b.endOn ? 1 : a.clientId - b.clientId));
    return { asOf, totalYen: rows.reduce((sum, row) => sum + row.openYen, 0), rows };
  },
};
