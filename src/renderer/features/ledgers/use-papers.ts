/** F9 and F10: the chosen paper, of the ticked customers or of all. */
import { useState } from 'react';
import { ledgerWords } from '../../../messages/ledgers.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import type { Period } from './period.ts';

export type Paper = 'ledger' | 'balances' | 'statement';

export function usePapers(clientId: number, period: Period, customerIds: readonly number[]) {
  const command = useCommand('ledgers.document');
  const [paper, setPaper] = useState<Paper>('ledger');
  async function make(format: 'pdf' | 'xlsx') {
    const reply = await command.run({
      clientId,
      paper,
      format,
      ...period,
      ...(paper === 'balances' || customerIds.length === 0 ? {} : { customerIds: [...customerIds] }),
    });
    if (reply.ok)
      await offerDocument(ledgerWords.done(ledgerWords.papers[paper], reply.value.customers), reply.value.document);
  }
  return { paper, setPaper, make, busy: command.busy, failure: command.failure, clear: command.clear };
}
