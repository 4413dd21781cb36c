/** Giving one order over all clients: asks with the figures, then shows the result sheet while it runs. */
import type { InputOf } from '../../../contract/contract.ts';
import { monthBefore } from '../../../domain/client-cycle.ts';
import { formatDate, type PlainDate } from '../../../domain/dates.ts';
import { type BatchKind, batchTitles, batchWords } from '../../../messages/batches.ts';
import { useCommand } from '../../api/use-command.ts';
import { showFailure } from '../../stores/notice.ts';
import { navigate } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { confirm } from '../../ui/confirm.tsx';

export interface BatchScope {
  asOf: PlainDate;
  today: PlainDate;
  /** Null: every client; else these (the clerk's own). */
  clientIds: readonly number[] | null;
  clients: number;
  /** What is known to wait, as word and value. */
  facts: Partial<Record<BatchKind, readonly [string, string]>>;
}

export function useBatchStart(): (kind: BatchKind, scope: BatchScope) => Promise<void> {
  const start = useCommand('batches.start').run;
  return async (kind, scope) => {
    const words = batchWords.ask;
    const fact = scope.facts[kind];
    const yes = await confirm({
      title: batchTitles[kind],
      text: words[kind].text,
      facts: [
        [words.facts.clients, scope.clientIds ? words.mine(scope.clientIds.length) : words.all(scope.clients)],
        ...(kind === 'report' ? [[words.facts.month, words.month(monthBefore(scope.today))] as const] : []),
        // Matching looks at all that waits; letters are of a day.
        ...(kind === 'print' || kind === 'propose' ? [[words.facts.asOf, formatDate(scope.asOf)] as const] : []),
        ...(fact ? [fact] : []),
      ],
      confirmLabel: words[kind].confirm,
    });
    if (!yes) return;
    const input: Omit<InputOf<'batches.start'>, 'requestId'> = {
      kind,
      asOf: scope.asOf,
      ...(scope.clientIds ? { clientIds: [...scope.clientIds] } : {}),
    };
    // The sheet shows each client as it is done: it is looked at while the call is under way.
    chooseClient(null, () => navigate('batches', { run: 'latest' }));
    const reply = await start(input);
    if (!reply.ok) showFailure(reply.error, batchTitles[kind]);
  };
}
