/**
 * Invoices on their way into the books. Saving never blocks the next entry: what was entered waits here until the core
 * has answered, and comes back with its sentence when it was refused. Kept above the pages, so that leaving one loses nothing.
 */
import { create } from 'zustand';
import type { Failure } from '../../../contract/reply.ts';
import { entryWords } from '../../../messages/invoice-entry.ts';
import { failureOf } from '../../api/bridge.ts';
import { countCommand } from '../../api/use-busy.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { useRoute } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { bookEntry } from './book-entry.ts';
import type { InvoiceDraft } from './invoice-draft.ts';

export interface Outgoing {
  /** Also the requestId: sent again after a lost answer it books nothing twice. */
  id: string;
  clientId: number;
  customerName: string;
  draft: InvoiceDraft;
  /** parked: set aside by the clerk while another one is mended. */
  state: 'sending' | 'failed' | 'parked';
  failure: Failure | null;
}

export const useOutbox = create<{ entries: readonly Outgoing[] }>(() => ({ entries: [] }));

function put(entry: Outgoing): void {
  const others = useOutbox.getState().entries.filter((one) => one.id !== entry.id);
  useOutbox.setState({ entries: [...others, entry] });
}

export function takeOut(id: string): void {
  useOutbox.setState({ entries: useOutbox.getState().entries.filter((one) => one.id !== id) });
}

/** Sets an unfinished entry aside. */
export function park(clientId: number, customerName: string, draft: InvoiceDraft): void {
  put({ id: crypto.randomUUID(), clientId, customerName, draft, state: 'parked', failure: null });
}

/** Sends an entry; never throws. `again` is the id of one that failed for a reason of the machine. */
export async function send(
  clientId: number,
  customerName: string,
  draft: InvoiceDraft,
  again: string | null,
): Promise<void> {
  const entry: Outgoing = {
    id: again ?? crypto.randomUUID(),
    clientId,
    customerName,
    draft,
    state: 'sending',
    failure: null,
  };
  put(entry);
  countCommand(1);
  try {
    const { text, open } = await bookEntry(clientId, draft, entry.id);
    takeOut(entry.id);
    showResult(text, () => chooseClient(clientId, open));
  } catch (error) {
    failed(entry, failureOf(error));
  } finally {
    countCommand(-1);
  }
}

function failed(entry: Outgoing, failure: Failure): void {
  // A refusal was answered: the corrected entry is another request. Anything else is sent again as the same one.
  const id = failure.kind === 'refusal' ? crypto.randomUUID() : entry.id;
  takeOut(entry.id);
  put({ ...entry, id, state: 'failed', failure });
  if (useRoute.getState().page !== 'invoice') showFailure(failure, entryWords.failed.title(entry.customerName));
}
