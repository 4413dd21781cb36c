import type { recoveryMethods } from '../../../contract/recoveries.ts';
import type { Handlers } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { refuseClosed } from '../moves/writes.ts';
import { recoveriesOf, writtenOff } from './queries.ts';
import { recordRecovery, reverseRecovery } from './writes.ts';

export const recoveryHandlers: Handlers<typeof recoveryMethods> = {
  'recoveries.record': (context, { clientId, depositId, allocationId, amountYen, on }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      const day = on ?? context.clock.today();
      refuseClosed(client, day);
      return recordRecovery(tx, clientId, { depositId, allocationId, amountYen: amountYen ?? null, on: day });
    }),

  'recoveries.reverse': (context, { clientId, recoveryId, on }) =>
    context.write(async (tx) => {
      const client = await clientSettings(tx.client(clientId), 'booking');
      const done = await reverseRecovery(tx, clientId, recoveryId, on ?? context.clock.today());
      refuseClosed(client, done.on);
      return done;
    }),

  async 'recoveries.list'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const open = (await writtenOff(sql)).filter((row) => row.recoveredYen < row.writtenOffYen);
    return { recoveries: await recoveriesOf(sql), writtenOff: open };
  },
};
