/** What is done with a deposit beside clearing it, and what takes that back. */
import { useMemo } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { useCommand } from '../../api/use-command.ts';

/** One deed; the client is added when it is sent. */
export type After =
  | { kind: 'mark'; depositId: number; mark: 'advance' | 'double' | 'suspense'; customerId?: number; note?: string }
  | { kind: 'unmark'; depositId: number }
  | { kind: 'refund'; depositId: number; reason: 'over' | 'double' | 'wrong' | 'unknown'; note?: string }
  | { kind: 'move'; depositId: number; targetCode: string; reason: string }
  | { kind: 'bank'; depositId: number; on: string };

/** What takes a deed back. */
export type Undo =
  | { kind: 'allocations'; allocationIds: readonly number[] }
  | { kind: 'mark'; depositId: number }
  | { kind: 'refund'; refundId: number }
  | { kind: 'move'; depositId: number }
  | { kind: 'bank'; depositId: number };

/** `undo` is null where nothing needs to be taken back. */
export type Told = { undo: Undo | null } | { failure: Failure };

export interface Endings {
  tell: (after: After) => Promise<Told>;
  /** null when it was taken back. */
  takeBack: (undo: Undo) => Promise<Failure | null>;
}

export function useEndings(clientId: number): Endings {
  const mark = useCommand('deposits.mark').run;
  const unmark = useCommand('deposits.unmark').run;
  const refund = useCommand('deposits.refund').run;
  const reverseRefund = useCommand('deposits.reverseRefund').run;
  const move = useCommand('deposits.move').run;
  const undoMove = useCommand('deposits.undoMove').run;
  const bankReversal = useCommand('deposits.bankReversal').run;
  const restore = useCommand('deposits.restore').run;
  const reverse = useCommand('allocations.reverse').run;
  return useMemo(() => {
    async function tell(after: After): Promise<Told> {
      const { depositId } = after;
      switch (after.kind) {
        case 'mark': {
          const { mark: kind, customerId, note } = after;
          const reply = await mark({ clientId, depositId, kind, customerId, note });
          return reply.ok ? { undo: { kind: 'mark', depositId } } : { failure: reply.error };
        }
        case 'unmark': {
          const reply = await unmark({ clientId, depositId });
          return reply.ok ? { undo: null } : { failure: reply.error };
        }
        case 'refund': {
          const reply = await refund({ clientId, depositId, reason: after.reason, note: after.note });
          return reply.ok ? { undo: { kind: 'refund', refundId: reply.value.refundId } } : { failure: reply.error };
        }
        case 'move': {
          const reply = await move({ clientId, depositId, targetCode: after.targetCode, reason: after.reason });
          return reply.ok ? { undo: { kind: 'move', depositId } } : { failure: reply.error };
        }
        case 'bank': {
          const reply = await bankReversal({ clientId, depositId, on: after.on });
          return reply.ok ? { undo: { kind: 'bank', depositId } } : { failure: reply.error };
        }
      }
    }
    function send(undo: Undo) {
      switch (undo.kind) {
        case 'allocations':
          return reverse({ clientId, allocationIds: [...undo.allocationIds] });
        case 'mark':
          return unmark({ clientId, depositId: undo.depositId });
        case 'refund':
          return reverseRefund({ clientId, refundId: undo.refundId });
        case 'move':
          return undoMove({ clientId, depositId: undo.depositId });
        case 'bank':
          return restore({ clientId, depositId: undo.depositId });
      }
    }
    async function takeBack(undo: Undo): Promise<Failure | null> {
      const reply = await send(undo);
      return reply.ok ? null : reply.error;
    }
    return { tell, takeBack };
  }, [clientId, mark, unmark, refund, reverseRefund, move, undoMove, bankReversal, restore, reverse]);
}
