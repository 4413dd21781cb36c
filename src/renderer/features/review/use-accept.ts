/** F12 of 例外一覧: books the engine's answer in the deposit's own client, as it stood on screen, and offers the way back. */
import { useState } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { reviewWords } from '../../../messages/review.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { offerUndo } from '../../stores/undo.ts';
import type { QueueRow } from './queue.ts';

export function useAccept() {
  const apply = useCommand('allocations.apply').run;
  const reverse = useCommand('allocations.reverse').run;
  const [note, setNote] = useState<string | null>(null);

  async function accept(row: QueueRow): Promise<void> {
    const { clientId, depositId, basisSeq, proposal, name } = row;
    if (basisSeq === null || !proposal) return;
    setNote(null);
    // At the basis that is on screen: what has moved since comes back as stale and is not booked.
    const reply = await apply({ clientId, basisSeq, depositIds: [depositId] });
    if (!reply.ok) return showFailure(reply.error, reviewWords.failed);
    const { applied, allocationIds } = reply.value;
    if (applied.length === 0) return setNote(reviewWords.stale(name));
    const clearedYen = sumYen(proposal.allocations.map((one) => one.amountYen));
    const text = reviewWords.accepted(name, proposal.customerName ?? '', clearedYen);
    showResult(text);
    offerUndo(text, () => void takeBack(clientId, allocationIds, name));
  }

  async function takeBack(clientId: number, allocationIds: number[], name: string): Promise<void> {
    const reply = await reverse({ clientId, allocationIds });
    if (reply.ok) showResult(reviewWords.undone(name));
    else showFailure(reply.error, reviewWords.failed);
  }
  return { accept, note };
}
