/** Takes a write-off or an offset back, as of today, after asking. */
import { useCallback } from 'react';
import { clearingWords, recoveryWords } from '../../../messages/clearings.ts';
import { shownDate } from '../../../messages/common.ts';
import { yenWords } from '../../../messages/deposits.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { confirm } from '../../ui/confirm.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import type { Offset, Recovery } from './clearing-types.ts';

const words = clearingWords.undo;

export function useUndoClearing(client: ClientSummary) {
  const { today } = useEntrySettings();
  const writeOff = useCommand('writeOffs.reverse').run;
  const offset = useCommand('offsets.reverse').run;
  return useCallback(
    async (kind: 'write-off' | 'offset', row: Partial<Offset>) => {
      const { allocationId, customerName, amountYen, on: from } = row;
      if (allocationId === undefined || row.reversedOn) return;
      const on = from !== undefined && from > today ? from : today;
      const yes = await confirm({
        title: words.title[kind],
        text: words.text,
        facts: [
          [words.customer, customerName ?? ''],
          [words.amount, yenWords(amountYen ?? 0)],
          [words.on, shownDate(on, false)],
        ],
        confirmLabel: words.confirm,
        danger: true,
        client,
      });
      if (!yes) return;
      const input = { clientId: client.clientId, allocationId, on };
      const reply = kind === 'write-off' ? await writeOff(input) : await offset(input);
      if (reply.ok) showResult(words.done(customerName ?? '', reply.value.reversedYen));
      else showFailure(reply.error, words.failed);
    },
    [client, today, writeOff, offset],
  );
}

export function useUndoRecovery(client: ClientSummary) {
  const { run } = useCommand('recoveries.reverse');
  return useCallback(
    async ({ recoveryId, customerName, amountYen, reversedOn }: Recovery) => {
      if (reversedOn !== null) return;
      const { title, text, customer, amount, confirm: confirmLabel, done, failed } = recoveryWords.undo;
      const facts: [string, string][] = [
        [customer, customerName],
        [amount, yenWords(amountYen)],
      ];
      if (!(await confirm({ title, text, facts, confirmLabel, danger: true, client }))) return;
      const reply = await run({ clientId: client.clientId, recoveryId });
      if (reply.ok) showResult(done(customerName));
      else showFailure(reply.error, failed);
    },
    [client, run],
  );
}
