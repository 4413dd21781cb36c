/**
 * Booking without waiting: the row goes at once and so does the command; the core books in the order of the keys, what
 * fails comes back as a sentence. Everything booked here can be taken back, the last first.
 */
import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { proposalWords } from '../../../messages/matching-page.ts';
import { useCommand } from '../../api/use-command.ts';
import { bringBack } from '../../stores/deferrals.ts';
import { showResult } from '../../stores/jobs.ts';
import { bookedNow, forgetAllocations, keepBooked, useBooked } from './booked.ts';
import type { AllocateInput } from './composition.ts';
import { type After, type Endings, type Undo, useEndings } from './use-endings.ts';

export interface Booking {
  depositIds: readonly number[];
  payerName: string;
  /** What the foot line says of it. */
  text: string;
  /** The proposal as it stands, what the clerk put together (one input per deposit), or nothing that clears. */
  how: { kind: 'apply'; basisSeq: number } | { kind: 'allocate'; inputs: readonly AllocateInput[] } | { kind: 'none' };
  /** What becomes of money that stays, once the clearing is booked. */
  after: readonly After[];
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
  const endings = useEndings(clientId);
  const send = useSending(clientId, endings);
  const inTurn = useTurns();
  const done = useBooked(clientId);
  const [pending, setPending] = useState<ReadonlySet<number>>(new Set());
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const unanswered = useRef(0);
  const reversing = useReversing(clientId, endings, { inTurn, refresh, onTrouble: setTrouble });

  /** True when all of it came through. */
  async function book(booking: Booking): Promise<boolean> {
    setPending((before) => new Set([...before, ...booking.depositIds]));
    setTrouble((before) => (before?.depositIds.some((id) => !booking.depositIds.includes(id)) ? before : null));
    unanswered.current += 1;
    // On its way before the ones before it are answered, so that a window closed now loses no decision.
    const sent = send(booking);
    const isBooked = await inTurn(async () => {
      const { undo, trouble } = await sent;
      const { text, depositIds } = booking;
      if (undo.length > 0) keepBooked(clientId, [...bookedNow(clientId), { text, depositIds, undo }]);
      if (trouble) setTrouble((before) => withEarlier(before, trouble));
      else bringBack(clientId, depositIds);
      unanswered.current -= 1;
      return trouble === null;
    });
    // The last of a run asks for all of them.
    if (unanswered.current > 0) return isBooked;
    await refresh();
    if (unanswered.current === 0) setPending(new Set());
    return isBooked;
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

interface Outcome {
  undo: Undo[];
  trouble: Trouble | null;
}

/** Sends a booking; what came through before a failure is told too. */
function useSending(clientId: number, endings: Endings) {
  const clear = useClearing(clientId);
  return async (booking: Booking): Promise<Outcome> => {
    const { ids, trouble } = await clear(booking);
    const undo: Undo[] = ids.length > 0 ? [{ kind: 'allocations', allocationIds: ids }] : [];
    if (trouble) return { undo, trouble };
    for (const after of booking.after) {
      const told = await endings.tell(after);
      if ('failure' in told) return { undo, trouble: failed(told.failure, booking.payerName, booking.depositIds) };
      if (told.undo) undo.push(told.undo);
    }
    return { undo, trouble: null };
  };
}

function useClearing(clientId: number) {
  const apply = useCommand('allocations.apply').run;
  const allocate = useCommand('allocations.allocate').run;
  return async ({ how, depositIds, payerName }: Booking): Promise<{ ids: number[]; trouble: Trouble | null }> => {
    if (how.kind === 'none') return { ids: [], trouble: null };
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

interface Desk {
  inTurn: InTurn;
  refresh: () => Promise<void>;
  onTrouble: (trouble: Trouble) => void;
}

function useReversing(clientId: number, endings: Endings, { inTurn, refresh, onTrouble }: Desk) {
  /** The last deed first. True when all was taken back; else the page has been told why not. */
  async function reverse(undo: readonly Undo[], text: string): Promise<boolean> {
    for (const one of [...undo].reverse()) {
      const failure = await endings.takeBack(one);
      if (failure) {
        onTrouble({ title: proposalWords.reverseFailed, failure, depositIds: [] });
        await refresh();
        return false;
      }
    }
    showResult(proposalWords.undone(text));
    await refresh();
    return true;
  }
  return {
    /** Takes back the last booking; returns its deposits, or null when nothing was taken back. */
    undo: (): Promise<readonly number[] | null> =>
      inTurn(async () => {
        const booked = bookedNow(clientId).at(-1);
        if (!booked || !(await reverse(booked.undo, booked.text))) return null;
        keepBooked(
          clientId,
          bookedNow(clientId).filter((one) => one !== booked),
        );
        bringBack(clientId, booked.depositIds);
        return booked.depositIds;
      }),
    /** Takes back one allocation of the day's list. */
    reverseOne: (allocationId: number, text: string) =>
      inTurn(async () => {
        const isBack = await reverse([{ kind: 'allocations', allocationIds: [allocationId] }], text);
        if (isBack) forgetAllocations(clientId, new Set([allocationId]));
        return isBack;
      }),
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
