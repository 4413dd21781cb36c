/** 発行済 as it stands: the batch in hand, its letters when it is opened, and what is about to be said of them. */
import { useState } from 'react';
import { batchNumberOf } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useClients } from '../../api/use-office.ts';
import { useRoute } from '../../stores/route.ts';
import type { RowKey } from '../../ui/table-columns.ts';
import type { Batch } from './batches-table.tsx';
import type { Letter } from './letter-dialogs.tsx';
import type { Pile } from './post-dialog.tsx';

export type IssuedDialog = 'print' | 'mailing' | 'post' | 'withdraw' | 'mail' | 'returned' | 'decisions';

export type Issued = ReturnType<typeof useIssued>;

const NO_LETTERS: readonly Letter[] = [];

export function useIssued(clientId: number | null, active: boolean) {
  const list = useMethod('reminders.batches', clientId === null ? {} : { clientId });
  const batches = list.value?.batches ?? [];
  const asked = useAskedLetter();
  const [batchId, setBatchId] = useState<number | null>(asked.batchId);
  const [isOpen, setOpen] = useState(asked.batchId !== null);
  const [dialog, setDialog] = useState<IssuedDialog | null>(null);
  const [serial, setSerial] = useState<string | null>(asked.serial);
  const [ticks, setTicks] = useState<ReadonlySet<RowKey>>(new Set());
  const batch = batches.find((one) => one.batchId === batchId) ?? batches[0] ?? null;
  const question = { batchId: batch?.batchId ?? 1, ...(clientId === null ? {} : { clientId }) };
  const answer = useMethod('reminders.letters', question, { enabled: active && batch !== null });
  const letters = answer.value?.letters ?? NO_LETTERS;
  const letter = letters.find((one) => one.serial === serial) ?? letters[0] ?? null;
  const clients = useClients();
  const clientOf = (id: number | undefined): ClientSummary | null => clients.find((one) => one.clientId === id) ?? null;
  return {
    list,
    batches,
    batch,
    number: batch?.document ? batchNumberOf(batch.document.path) : '',
    setBatch: (next: Batch) => setBatchId(next.batchId),
    isOpen,
    open: () => setOpen(batch !== null),
    shut: () => {
      setOpen(false);
      setTicks(new Set());
    },
    letters,
    loading: answer.loading,
    failure: answer.failure,
    refresh: answer.refresh,
    letter,
    setLetter: (next: Letter) => setSerial(next.serial),
    ticks,
    setTicks,
    dialog,
    show: setDialog,
    client: clientOf(letter?.clientId),
    piles: pilesOf(letters, clientOf),
    /** The ticked letters of the letter's own client, else the letter itself: one command is one client's. */
    chosen: chosenOf(letters, ticks, letter),
  };
}

/** The batch and the letter that another page led to. */
export function useAskedLetter(): { batchId: number | null; serial: string | null } {
  const params = useRoute((route) => route.params);
  return { batchId: params.batch ? Number(params.batch) : null, serial: params.letter ?? null };
}

const lies = (letter: Letter) => letter.postedOn === null && letter.withdrawnOn === null;

function pilesOf(letters: readonly Letter[], clientOf: (id: number) => ClientSummary | null): Pile[] {
  return [...Map.groupBy(letters.filter(lies), (letter) => letter.clientId)].flatMap(([clientId, own]) => {
    const client = clientOf(clientId);
    return client ? [{ client, letters: own.length }] : [];
  });
}

function chosenOf(letters: readonly Letter[], ticks: ReadonlySet<RowKey>, letter: Letter | null): readonly Letter[] {
  if (!letter) return NO_LETTERS;
  const ticked = letters.filter((one) => ticks.has(one.serial) && one.clientId === letter.clientId);
  return (ticked.length > 0 ? ticked : [letter]).filter(lies);
}
