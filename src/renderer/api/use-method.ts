/** Asking the core from a page. */
import { useQuery } from '@tanstack/react-query';
import type { InputOf, OutputOf, QueryName } from '../../contract/contract.ts';
import type { Failure } from '../../contract/reply.ts';
import { callCore, failureOf } from './bridge.ts';
import { clientIdOf } from './nouns.ts';
import { queryClient } from './query-client.ts';

export interface Answer<T> {
  /** Undefined until the first answer; then the last good one, also while it is asked for again. */
  value: T | undefined;
  /** No answer yet: show grey rows. */
  loading: boolean;
  failure: Failure | null;
  /** Asks again (F5). */
  refresh: () => Promise<void>;
}

/**
 * The answer of a query, kept fresh by the core's change events:
 * `const list = useMethod('customers.list', { clientId, asOf })`. `enabled: false` waits.
 * While the input changes within one client the old answer stays on screen; another client's never does, and with
 * `fresh` no answer to another question does (one customer's invoices under another's name).
 */
export function useMethod<M extends QueryName>(
  name: M,
  input: InputOf<M>,
  options: { enabled?: boolean; fresh?: boolean } = {},
): Answer<OutputOf<M>> {
  const query = useQuery<OutputOf<M>>({
    queryKey: [name, input],
    queryFn: () => callCore(name, input),
    enabled: options.enabled ?? true,
    placeholderData: (previous, previousQuery) =>
      !options.fresh && clientIdOf(previousQuery?.queryKey[1]) === clientIdOf(input) ? previous : undefined,
  });
  return {
    value: query.data,
    loading: query.isPending,
    failure: query.error ? failureOf(query.error) : null,
    refresh: async () => {
      await query.refetch();
    },
  };
}

/** Asks ahead, so that a page or a client that is likely next shows at once. */
export function prefetch<M extends QueryName>(name: M, input: InputOf<M>): void {
  void queryClient.prefetchQuery({ queryKey: [name, input], queryFn: () => callCore(name, input) });
}

/** Everything on screen is asked for again (F5). */
export function refreshAll(): void {
  void queryClient.invalidateQueries();
}
