/** Ticked rows by list, kept while the clerk looks at something else; gone with the client. */
import { create } from 'zustand';
import type { RowKey } from '../ui/table-columns.ts';
import { useScope } from './scope.ts';

const useTicksStore = create<{ ticks: Readonly<Record<string, ReadonlySet<RowKey>>> }>(() => ({ ticks: {} }));
const NONE: ReadonlySet<RowKey> = new Set();

useScope.subscribe((scope, before) => {
  if (scope.clientId !== before.clientId) useTicksStore.setState({ ticks: {} });
});

/** `const [ticks, setTicks] = useTicks('reminders')`, to pass to a DataTable. */
export function useTicks(list: string): readonly [ReadonlySet<RowKey>, (ticks: ReadonlySet<RowKey>) => void] {
  const ticks = useTicksStore((state) => state.ticks[list]) ?? NONE;
  return [ticks, (next) => useTicksStore.setState((state) => ({ ticks: { ...state.ticks, [list]: next } }))];
}
