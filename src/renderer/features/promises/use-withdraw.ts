/** Takes a promise or a plan back, as of today, after asking. */

import { yenWords } from '../../../messages/deposits.ts';
import { promiseWords } from '../../../messages/promises.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { Plan, Word } from './promise-types.ts';

const words = promiseWords.withdraw;

export function useWithdraw(client: ClientSummary): (row: Word | Plan) => Promise<void> {
  const promise = useCommand('promises.withdraw');
  const plan = useCommand('plans.withdraw');
  return async (row) => {
    const isPlan = 'planId' in row;
    const yes = await confirm({
      title: words.title[isPlan ? 'plans' : 'promises'],
      text: words.text,
      facts: [
        [words.customer, row.customerName],
        [words.amount, yenWords(isPlan ? row.totalYen : row.amountYen)],
      ],
      confirmLabel: words.confirm,
      danger: true,
      client,
    });
    if (!yes) return;
    const { clientId } = client;
    const reply = isPlan
      ? await plan.run({ clientId, planId: row.planId })
      : await promise.run({ clientId, promiseId: row.promiseId });
    if (reply.ok) showResult(words.done(row.customerName));
    else showFailure(reply.error, words.failed);
  };
}
