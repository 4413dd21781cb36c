/** What the clerk does with the deposit in hand: accept, put aside, end it one of five ways. */
import { useEffect, useState } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { endingWords, proposalWords } from '../../../messages/matching-page.ts';
import { bringBack, type Deferral, defer } from '../../stores/deferrals.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { DialogClient } from '../../ui/dialog.tsx';
import { shareOut, withExcessKept } from './composition.ts';
import type { Booking, BookingDesk } from './use-booking.ts';
import type { WaitingDeposit } from './use-waiting.ts';
import type { Work } from './use-work.ts';

export type Ending = 'short' | 'over' | 'double' | 'wrong-client' | 'unknown';

export interface MatchingActs {
  accept: () => void;
  later: () => void;
  end: (ending: Ending) => void;
  applyAll: () => Promise<void>;
  /** Why the last key did nothing, in words. */
  hint: string | null;
  /** The deposit in hand stands in 保留. */
  deferred: boolean;
  dialog: 'short' | 'wrong-client' | null;
  closeDialog: () => void;
  putAside: (why: Deferral) => void;
}

export interface ActsInput {
  client: DialogClient & { clientId: number };
  basisSeq: number;
  waiting: readonly WaitingDeposit[];
  work: Work;
  booking: BookingDesk;
  customerName: string | null;
  focusList: () => void;
  focusCustomer: () => void;
  /** What was chosen together is done with. */
  onDone: () => void;
}

export function useActs(input: ActsInput): MatchingActs {
  const { work, booking, client } = input;
  const [hint, setHint] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'short' | 'wrong-client' | null>(null);
  const face = faceOf(work);
  // A hint speaks of what was in hand when the key was pressed, as it stood then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the face is not read, its change ends the hint
  useEffect(() => setHint(null), [face]);
  const deferred = work.deposits.some((one) => one.deferral !== null);

  function accept() {
    if (work.deposits.length === 0) return;
    const booked = bookingOf(input);
    if ('obstacle' in booked) {
      if (booked.obstacle === 'no-customer') return input.focusCustomer();
      return setHint(proposalWords.obstacles[booked.obstacle]);
    }
    input.onDone();
    input.focusList();
    void booking.book(booked);
  }
  function putAside(why: Deferral) {
    const ids = work.deposits.map((one) => one.depositId);
    if (ids.length === 0) return;
    defer(client.clientId, ids, why);
    input.onDone();
    input.focusList();
  }
  function later() {
    if (!deferred) return putAside('later');
    bringBack(
      client.clientId,
      work.deposits.map((one) => one.depositId),
    );
    input.focusList();
  }
  function end(ending: Ending) {
    if (work.deposits.length === 0) return;
    if (ending === 'double' || ending === 'unknown') return putAside(ending);
    if (ending === 'wrong-client') return setDialog('wrong-client');
    if (work.composition.customerId === null) return setHint(proposalWords.obstacles['no-customer']);
    if (ending === 'short') return shortageOf(work) > 0 ? setDialog('short') : setHint(proposalWords.noShort);
    const kept = withExcessKept(work.composition, work.open, work.moneyYen);
    if (sumYen(kept.amounts.values()) >= work.moneyYen) return setHint(proposalWords.noExcess);
    work.compose(kept);
  }
  return {
    accept,
    later,
    end,
    applyAll: () => applyAll(input, setHint),
    hint,
    deferred,
    dialog,
    closeDialog: () => {
      setDialog(null);
      input.focusList();
    },
    putAside,
  };
}

/** Changes with the deposits in hand and with everything composed of them. */
function faceOf({ deposits, composition }: Work): string {
  const ids = deposits.map((one) => one.depositId);
  return JSON.stringify([ids, composition.customerId, [...composition.amounts], composition.adjustments]);
}

/** Open balance of what is ticked less the money: what must be explained or stays open. */
export function shortageOf(work: Work): number {
  return work.totals.shortYen + work.totals.adjustmentYen;
}

function bookingOf(input: ActsInput): Booking | { obstacle: NonNullable<Work['obstacle']> } {
  const { work } = input;
  const { composition, deposits, totals } = work;
  const first = deposits[0]!.proposal;
  const name = input.customerName ?? '';
  const shared = {
    depositIds: deposits.map((one) => one.depositId),
    payerName: first.payerName,
    text: proposalWords.booked(
      name,
      [...composition.amounts.values()].filter((yen) => yen > 0).length,
      totals.clearedYen,
    ),
  };
  if (composition.answer === 0 && deposits.length === 1) {
    const advances = totals.leftYen > 0 ? shared.depositIds : [];
    return { ...shared, how: { kind: 'apply', basisSeq: input.basisSeq }, advances };
  }
  if (work.obstacle) return { obstacle: work.obstacle };
  const money = deposits.map((one) => ({ depositId: one.depositId, amountYen: one.proposal.amountYen }));
  const inputs = shareOut(composition, money);
  const used = new Map(
    inputs.map((one) => [
      one.depositId,
      sumYen(one.allocations.map((line) => line.amountYen)) -
        sumYen((one.adjustments ?? []).map((line) => line.amountYen)),
    ]),
  );
  const advances = money.filter((one) => used.has(one.depositId) && used.get(one.depositId)! < one.amountYen);
  return { ...shared, how: { kind: 'allocate', inputs }, advances: advances.map((one) => one.depositId) };
}

/** F8: everything the engine is sure of, what was put aside left out, after saying how many and how much. */
async function applyAll(input: ActsInput, say: (hint: string) => void): Promise<void> {
  const { booking, client } = input;
  const words = endingWords.applyAll;
  const sure = input.waiting.filter(
    (one) => one.proposal.status === 'auto' && one.deferral === null && !booking.pending.has(one.depositId),
  );
  if (sure.length === 0) return say(words.none);
  const moneyYen = sumYen(sure.map((one) => one.proposal.amountYen));
  const clearedYen = sumYen(sure.flatMap((one) => one.proposal.allocations.map((line) => line.amountYen)));
  const adjusted = sure.filter((one) => one.proposal.adjustments.length > 0).length;
  const yes = await confirm({
    title: words.title,
    text: words.text,
    client,
    confirmLabel: words.confirm(sure.length),
    facts: [
      [words.facts.rows, words.rows(sure.length)],
      [words.facts.money, words.yen(moneyYen)],
      [words.facts.cleared, words.yen(clearedYen)],
      [words.facts.adjustments, words.adjustments(adjusted, clearedYen - moneyYen)],
      [words.facts.left, words.rows(input.waiting.length - sure.length)],
    ],
  });
  input.focusList();
  if (!yes) return;
  const text = proposalWords.bookedMany(sure.length, clearedYen);
  const depositIds = sure.map((one) => one.depositId);
  await booking.book({
    depositIds,
    payerName: text,
    text,
    how: { kind: 'apply', basisSeq: input.basisSeq },
    advances: [],
  });
}
