import type { ledgerMethods } from '../../../contract/ledgers.ts';
import { utcInstant } from '../../core/clock.ts';
import type { Handlers } from '../../core/context.ts';
import { unusedMoney } from '../aging/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { balanceList, checkPeriod, customerLedger } from './letters.ts';
import { checkStatements, recordPaper } from './writes.ts';

export const ledgerHandlers: Handlers<typeof ledgerMethods> = {
  async 'ledgers.customer'({ read }, { clientId, customerId, ...asked }) {
    const period = periodOf(asked);
    const { from, through } = period;
    return { ...(await customerLedger(read.client(clientId), customerId, period)), from, through };
  },

  async 'ledgers.balances'({ read }, { clientId, ...asked }) {
    const period = periodOf(asked);
    const { from, through, knownAt } = period;
    const sql = read.client(clientId);
    await clientSettings(sql);
    const list = await balanceList(sql, period);
    return { from, through, ...list, ...(await unusedMoney(read.office, clientId, through, knownAt)) };
  },

  async 'ledgers.document'(context, input) {
    const asked = { ...input, ...periodOf(input) };
    await clientSettings(context.read.client(input.clientId));
    await checkStatements(context, asked);
    const recorded = await context.write(async (tx) => {
      const { documentId, path, customers } = await recordPaper(context, tx, asked);
      return { customers, document: { documentId, path, sha256: '', bytes: 0 } };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },
};

/** Throws period-backwards. */
function periodOf({ from, through, knownAt }: { from: string; through: string; knownAt?: string | undefined }) {
  checkPeriod({ from, through });
  return { from, through, knownAt: knownAt === undefined ? null : utcInstant(knownAt) };
}
