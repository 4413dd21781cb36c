/** Taking back: a deposit entered by hand, or a whole import. What would go is counted first, by the core itself. */
import { useCallback } from 'react';
import { common } from '../../../messages/common.ts';
import { depositCancelWords as cancelWords, importListWords, yenWords } from '../../../messages/deposits.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { DepositImport, DepositSummary } from './deposit-list.ts';

/** True when it was taken back. */
export function useCancelDeposit(client: ClientSummary): (deposit: DepositSummary) => Promise<boolean> {
  const { run } = useCommand('deposits.cancel');
  return useCallback(
    async ({ depositId, payerName, amountYen }) => {
      const target = { clientId: client.clientId, depositId };
      const trial = await run({ ...target, dryRun: true });
      if (!trial.ok) return failed(trial.error, cancelWords.failed);
      const yes = await confirm({
        title: cancelWords.title,
        text: cancelWords.text,
        facts: [
          [cancelWords.payer, payerName],
          [cancelWords.amount, yenWords(amountYen)],
          [cancelWords.reversed, common.count(trial.value.reversed)],
        ],
        confirmLabel: cancelWords.confirm,
        danger: true,
        client,
      });
      if (!yes) return false;
      const reply = await run(target);
      if (!reply.ok) return failed(reply.error, cancelWords.failed);
      showResult(cancelWords.done(payerName));
      return true;
    },
    [run, client],
  );
}

const words = importListWords.undo;

/** True when it was taken back. */
export function useUndoImport(client: ClientSummary): (one: DepositImport) => Promise<boolean> {
  const { run } = useCommand('deposits.undoImport');
  return useCallback(
    async ({ importId, fileName }) => {
      const target = { clientId: client.clientId, importId };
      const trial = await run({ ...target, dryRun: true });
      if (!trial.ok) return failed(trial.error, words.failed);
      const { deposits, reversed, kept } = trial.value;
      const yes = await confirm({
        title: words.title,
        text: words.text,
        facts: [
          [words.file, fileName],
          [words.deposits, common.count(deposits)],
          [words.reversed, common.count(reversed)],
          ...(kept > 0 ? [[words.kept, common.count(kept)] as const] : []),
        ],
        confirmLabel: words.confirm,
        danger: true,
        client,
      });
      if (!yes) return false;
      const reply = await run(target);
      if (!reply.ok) return failed(reply.error, words.failed);
      showResult(words.done(fileName, reply.value.deposits));
      return true;
    },
    [run, client],
  );
}

function failed(failure: Parameters<typeof showFailure>[0], title: string): false {
  showFailure(failure, title);
  return false;
}
