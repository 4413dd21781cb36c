/** Letters that were printed go to the post: the clerk types what was counted by hand, in the same dialog as on 督促. */
import { type ReactNode, useState } from 'react';
import { batchNumberOf } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { PostDialog } from '../reminders/post-dialog.tsx';

/** One client's letters of a run. */
export interface PrintedLetters {
  clientId: number;
  batchId: number;
  letters: number;
}

export interface Posting {
  post: (printed: PrintedLetters) => void;
  /** To be put on the page. */
  dialog: ReactNode;
}

export function usePosting(): Posting {
  const [printed, setPrinted] = useState<PrintedLetters | null>(null);
  const client = useClients().find((one) => one.clientId === printed?.clientId);
  return {
    post: setPrinted,
    dialog: printed && client && <Posted printed={printed} client={client} onClose={() => setPrinted(null)} />,
  };
}

function Posted({ printed, client, onClose }: { printed: PrintedLetters; client: ClientSummary; onClose: () => void }) {
  const { today } = useEntrySettings();
  const list = useMethod('reminders.batches', { clientId: client.clientId, limit: 500 });
  const batch = list.value?.batches.find((one) => one.batchId === printed.batchId);
  if (list.loading) return null;
  return (
    <PostDialog
      batchId={printed.batchId}
      number={batch?.document ? batchNumberOf(batch.document.path) : client.name}
      printedAt={batch?.printedAt ?? null}
      piles={[{ client, letters: printed.letters }]}
      today={today}
      client={client}
      onClose={onClose}
    />
  );
}
