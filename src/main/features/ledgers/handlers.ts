import type { ledgerMethods } from '../../../contract/ledgers.ts';
import type { Handlers } from '../../core/context.ts';
import { unusedMoney } from '../aging/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { balanceList, checkPeriod, customerLedger } from './letters.ts';
import { checkStatements, recordPaper } from './writes.ts';

export const ledgerHandlers: Handlers<typeof ledgerMethods> = {
  async 'ledgers.customer'({ read }, { clientId, customerId, from, through }) {
    checkPeriod({ from, through });
    return { ...(await customerLedger(read.client(clientId), customerId, { from, through })), from, through };
  },

  async 'ledgers.balances'({ read }, { clientId, from, through }) {
    checkPeriod({ from, through });
    const sql = read.client(clientId);
    await clientSettings(sql);
    const list = await balanceList(sql, { from, through });
    return { from, through, ...list, ...(await unusedMoney(read.office, clientId, through)) };
  },

  async 'ledgers.document'(context, input) {
    checkPeriod(input);
    await clientSettings(context.read.client(input.clientId));
    await checkStatements(context, input);
    const recorded = await context.write(async (tx) => {
      const { documentId, path, customers } = await recordPaper(context, tx, input);
      return { customers, document: { documentId, path, sha256: '', bytes: 0 } };
    });
    return { ...recorded, document: await context.render(recorded.document.documentId) };
  },
};
