/**
 * Booking without waiting: the row goes at once and so does the command; the core books in the order of the keys, what
 * fails comes back as a sentence. Everything booked here can be taken back, the last first.
 */
import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { proposalWords } from '../../../messages/matching-page.ts';
import { useCommand } from '../../api/use-command.ts';
import { bringBack, defer } from '../../stores/deferrals.ts';
import { showResult } from '../../stores/jobs.ts';
import { bookedNow, keepBooked, useBooked } from './booked.ts';
import type { AllocateInput } from './composition.ts';

export interface Booking {
  depositIds: readonly number[];
  payerName: string;
  /** What the foot line says of it. */
  text: string;
  /** The proposal as it stands, or what the clerk put together: one input per deposit. */
  how: { kind: 'apply'; basisSeq: number } | { kind: 'allocate'; inputs: readonly AllocateInput[] };
  /** Deposits of which money stays: they move to 保留 as 前受. */
  advances: readonly number[];
}

/** What the page says over its panes: a failure of the core, or only a sentence. */
export interface Trouble {
  title?: string;
  failure?: Failure;
  sentence?: string;
  /** The deposits it speaks of: deciding on one of them again puts it away. */
  depositIds: readonly number[];
}

export type BookingDesk = ReturnType<typeof useBooking>;

/** `refresh` asks for the proposals again and resolves when they are there. */
export function useBooking(clientId: number, refresh: () => Promise<void>) {
  const send = useSending(clientId);
  const inTurn = useTurns();
  const done = useBooked(clientId);
  const [pending, setPending] = useState<ReadonlySet<number>>(new Set());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const unanswered = useRef(0);
  const reversing = useReversing(clientId, inTurn, refresh, setTrouble);

  async function book(booking: Booking): Promise<void> {
    setPending((before) => new Set([...before, ...booking.depositIds]));
    setTrouble((before) => (before?.depositIds.some((id) => !booking.depositIds.includes(id)) ? before : null));
    unanswered.current += 1;
    // On its way before the ones before it are answered, so that a window closed now loses no decision.
    const sent = send(booking);
    await inTurn(async () => {
      const outcome = await sent;
      if (outcome.ids.length > 0) {
        const { text, depositIds } = booking;
        keepBooked(clientId, [...bookedNow(clientId), { text, depositIds, allocationIds: outcome.ids }]);
        if (booking.advances.length > 0 && !outcome.trouble) defer(clientId, booking.advances, 'advance');
      }
      const { trouble } = outcome;
      if (trouble) setTrouble((before) => withEarlier(before, trouble));
      unanswered.current -= 1;
    });
    // The last of a run asks for all of them.
    if (unanswered.current > 0) return;
    await refresh();
    if (unanswered.current === 0) setPending(new Set());
  }
  return { book, ...reversing, pending, last: done.at(-1) ?? null, trouble, setTrouble };
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** One after another, in the order of the keys: an undo waits for the booking it takes back. */
function useTurns(): InTurn {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.current.then(work, work);
    queue.current = turn;
    return turn;
  }, []);
}

/** Sends a booking; what came through before a failure is told too. */
function useSending(clientId: number) {
  const apply = useCommand('allocations.apply').run;
  const allocate = useCommand('allocations.allocate').run;
  return async ({ how, depositIds, payerName }: Booking): Promise<{ ids: number[]; trouble: Trouble | null }> => {
    if (how.kind === 'apply') {
      const reply = await apply({ clientId, basisSeq: how.basisSeq, depositIds: [...depositIds] });
      if (!reply.ok) return { ids: [], trouble: failed(reply.error, payerName, depositIds) };
      const { allocationIds, stale } = reply.value;
      return { ids: allocationIds, trouble: stale.length > 0 ? staleTrouble(stale, payerName) : null };
    }
    const ids: number[] = [];
    for (const input of how.inputs) {
      const reply = await allocate({ clientId, ...input });
      if (!reply.ok) return { ids, trouble: failed(reply.error, payerName, depositIds) };
      ids.push(reply.value.allocationId);
    }
    return { ids, trouble: null };
  };
}

function useReversing(
  clientId: number,
  inTurn: InTurn,
  refresh: () => Promise<void>,
  onTrouble: (trouble: Trouble) => void,
) {
  const command = useCommand('allocations.reverse').run;
  /** True when it was taken back; else the page has been told why not. */
  async function reverse(allocationIds: readonly number[], text: string): Promise<boolean> {
    const reply = await command({ clientId, allocationIds: [...allocationIds] });
    if (!reply.ok) {
      onTrouble({ title: proposalWords.reverseFailed, failure: reply.error, depositIds: [] });
      return false;
    }
    const gone = new Set(allocationIds);
    const rest = bookedNow(clientId).map((one) => ({
      ...one,
      allocationIds: one.allocationIds.filter((id) => !gone.has(id)),
    }));
    keepBooked(
      clientId,
      rest.filter((one) => one.allocationIds.length > 0),
    );
    showResult(proposalWords.undone(text));
    await refresh();
    return true;
  }
  return {
    /** Takes back the last booking; returns its deposits, or null when nothing was taken back. */
    undo: (): Promise<readonly number[] | null> =>
      inTurn(async () => {
        const booked = bookedNow(clientId).at(-1);
        if (!booked || !(await reverse(booked.allocationIds, booked.text))) return null;
        bringBack(clientId, booked.depositIds);
        return booked.depositIds;
      }),
    /** Takes back one allocation of the day's list. */
    reverseOne: (allocationId: number, text: string) => inTurn(() => reverse([allocationId], text)),
  };
}

function failed(failure: Failure, payerName: string, depositIds: readonly number[]): Trouble {
  return { title: proposalWords.failed(payerName), failure, depositIds };
}

function staleTrouble(depositIds: readonly number[], payerName: string): Trouble {
  const count = depositIds.length;
  return { sentence: count === 1 ? proposalWords.stale(payerName) : proposalWords.staleMany(count), depositIds };
}

/** Several answers in a run that came too late are told together; a failure of the core is never put out by one. */
function withEarlier(before: Trouble | null, now: Trouble): Trouble {
  if (!before || now.failure) return now;
  if (before.failure) return before;
  const depositIds = [...new Set([...before.depositIds, ...now.depositIds])];
  return depositIds.length === 1 ? now : staleTrouble(depositIds, '');
}
