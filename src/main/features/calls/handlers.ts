import type { callMethods } from '../../../contract/calls.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { disputeAllOpen } from '../contact-log/writes.ts';
import { customerById } from '../customers/queries.ts';
import { listCalls } from './queries.ts';

export const callHandlers: Handlers<typeof callMethods> = {
  'calls.record': (context, { clientId, customerId, on, reached, spokeWith, reason, note, disputed }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await customerById(sql, customerId);
      const today = context.clock.today();
      const calledOn = on ?? today;
      if (calledOn > today) throw new AppError('call-ahead', { on: calledOn, today }, 'on');
      const id = await sql.nextId('customer_call');
      await sql.insert('customer_call', {
        id,
        customer_id: customerId,
        called_on: calledOn,
        reached: Number(reached),
        spoke_with: spokeWith,
        reason,
        note,
        ...tx.booked(),
      });
      const disputes = disputed ? await disputeAllOpen(tx, clientId, { customerId, on: calledOn, reason: note }) : 0;
      return { callId: id, calledOn, disputes };
    }),

  async 'calls.list'({ read }, { clientId, customerId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await listCalls(sql, customerId ?? null, limit);
    return { calls: rows.map((row) => ({ ...row, reached: row.reached === 1 })) };
  },
};
