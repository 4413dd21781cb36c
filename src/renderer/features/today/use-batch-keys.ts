/** F6 F7 F8 F9 on 今日: orders over the clients that are shown. */
import type { PlainDate } from '../../../domain/dates.ts';
import { sumYen } from '../../../domain/money.ts';
import { batchWords } from '../../../messages/batches.ts';
import { todayWords } from '../../../messages/today.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import type { PageKeys } from '../../ui/keyboard.ts';
import { type BoardClient, stepOf } from './board.ts';
import { type BatchScope, useBatchStart } from './use-batch.ts';

export function useBatchKeys(clients: readonly BoardClient[], isPart: boolean, asOf: PlainDate | null): PageKeys {
  const { today } = useEntrySettings();
  const start = useBatchStart();
  const disabled = clients.length === 0 || asOf === null;
  const scope: BatchScope = {
    asOf: asOf ?? today,
    today,
    clientIds: isPart ? clients.map((client) => client.clientId) : null,
    clients: clients.length,
    facts: factsOf(clients),
  };
  const words = todayWords.keys;
  return {
    F6: { label: words.propose, run: () => void start('propose', scope), disabled },
    F7: { label: words.report, run: () => void start('report', scope), disabled },
    F8: { label: words.match, run: () => void start('match', scope), disabled, main: true },
    F9: { label: words.print, run: () => void start('print', scope), disabled },
  };
}

function factsOf(clients: readonly BoardClient[]): BatchScope['facts'] {
  const unmatched = clients.map((client) => stepOf(client, 'matching'));
  const left = unmatched.reduce((sum, one) => sum + one.count, 0);
  const letters = clients.reduce((sum, client) => sum + (client.remindersDue ?? 0), 0);
  const known = clients.every((client) => client.remindersDue !== null);
  const words = batchWords.ask;
  return {
    match: [words.facts.match, words.count(left, sumYen(unmatched.map((one) => one.yen)))],
    ...(known
      ? {
          print: [
            words.facts.letters,
            words.letters(letters, sumYen(clients.map((one) => one.remindersDueYen))),
          ] as const,
        }
      : {}),
  };
}
