/** Asking the same of many clients: each answer is kept and refreshed by itself, and one question runs at a time. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InputOf, OutputOf, QueryName } from '../../contract/contract.ts';
import { callCore } from './bridge.ts';

let last: Promise<unknown> = Promise.resolve();

/** After all that was asked before in this way: a hundred long questions must not stand before a short one. */
function inTurn<T>(ask: () => Promise<T>): Promise<T> {
  const turn = last.then(ask, ask);
  last = turn.catch(() => undefined);
  return turn;
}

/**
 * Answers by clientId as they come: `useEachClient('reminders.propose', clientIds, { asOf })`. A booking of one client asks
 * again about that one alone. Who could not be answered is left out.
 */
export function useEachClient<M extends QueryName>(
  name: M,
  clientIds: readonly number[],
  rest: Omit<InputOf<M>, 'clientId'>,
): ReadonlyMap<number, OutputOf<M>> {
  const answers = useQueries({
    queries: clientIds.map((clientId) => {
      const input = { clientId, ...rest } as InputOf<M>;
      return { queryKey: [name, input], queryFn: () => inTurn(() => callCore(name, input)) };
    }),
    combine: dataOf<OutputOf<M>>,
  });
  return useMemo(
    () =>
      new Map(
        clientIds.flatMap((clientId, at) => {
          const answer = answers[at];
          return answer === undefined ? [] : [[clientId, answer] as const];
        }),
      ),
    [clientIds, answers],
  );
}

function dataOf<T>(results: readonly { data: T | undefined }[]): (T | undefined)[] {
  return results.map((result) => result.data);
}
