/** The cache of answers. Nothing is refetched by time or focus: the core says what changed. */
import { QueryClient } from '@tanstack/react-query';
import type { CoreEvent } from '../../contract/reply.ts';
import { isStale } from './nouns.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 10 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Marks what a commit made stale; what is on screen is asked for again at once. */
export function takeChange(event: CoreEvent): void {
  if (event.name !== 'changed') return;
  if (event.nouns.includes('desk')) void queryClient.invalidateQueries({ queryKey: ['desk.state'] });
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && isStale(queryKey[0], queryKey[1], event),
  });
}
