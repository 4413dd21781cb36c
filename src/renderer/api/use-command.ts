/** Telling the core from a page. */
import { useCallback, useRef, useState } from 'react';
import type { CommandName, InputOf, OutputOf } from '../../contract/contract.ts';
import type { Failure, Reply } from '../../contract/reply.ts';
import { dropUndo } from '../stores/undo.ts';
import { callCore, failureOf } from './bridge.ts';
import { countCommand } from './use-busy.ts';

export interface Command<M extends CommandName> {
  /** Sends the command with a requestId of its own; never throws. `{ok:false, error}` carries what the core said. */
  run: (input: Omit<InputOf<M>, 'requestId'>) => Promise<Reply<OutputOf<M>>>;
  /** The command is under way. */
  busy: boolean;
  /** Why the last run failed; null after success or `clear`. */
  failure: Failure | null;
  clear: () => void;
}

/**
 * `const create = useCommand('invoices.create'); const reply = await create.run({...}); if (reply.ok) …`
 * The same input sent again after an environment failure or a lost reply carries the same requestId, so that nothing
 * is booked twice.
 */
export function useCommand<M extends CommandName>(name: M): Command<M> {
  const [running, setRunning] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unanswered = useRef<{ input: string; requestId: string } | null>(null);

  const run = useCallback(
    async (input: Omit<InputOf<M>, 'requestId'>): Promise<Reply<OutputOf<M>>> => {
      const face = faceOf(input);
      const requestId = unanswered.current?.input === face ? unanswered.current.requestId : crypto.randomUUID();
      unanswered.current = { input: face, requestId };
      setRunning((count) => count + 1);
      countCommand(1);
      try {
        const value = await callCore(name, { ...input, requestId } as InputOf<M>);
        unanswered.current = null;
        setFailure(null);
        // Ctrl+Z takes back what was done last: an offer of something before that is void.
        if (!('dryRun' in input && input.dryRun)) dropUndo();
        return { ok: true, value };
      } catch (error) {
        const failed = failureOf(error);
        if (failed.kind === 'refusal') unanswered.current = null;
        setFailure(failed);
        return { ok: false, error: failed };
      } finally {
        setRunning((count) => count - 1);
        countCommand(-1);
      }
    },
    [name],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { run, busy: running > 0, failure, clear };
}

const fileIds = new WeakMap<Uint8Array, string>();

/** The input as text for telling two runs apart; a file's bytes are known by identity, never written out. */
function faceOf(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value;
    const known = fileIds.get(value) ?? crypto.randomUUID();
    fileIds.set(value, known);
    return known;
  });
}
