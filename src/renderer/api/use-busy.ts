/** Whether something has been asked or told for more than half a second: the job bar then says so. */
import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';

const PATIENCE_MS = 500;

let commands = 0;
const listeners = new Set<() => void>();

/** Counts a command that is under way; useCommand calls it. */
export function countCommand(step: 1 | -1): void {
  commands += step;
  for (const listener of listeners) listener();
}

function useRunningCommands(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => commands,
  );
}

export function useBusy(): boolean {
  const running = useIsFetching() + useIsMutating() + useRunningCommands() > 0;
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!running) return setLong(false);
    const timer = window.setTimeout(() => setLong(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [running]);
  return running && long;
}
