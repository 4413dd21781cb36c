/** What the clerk does with the deposit in hand: accept, put aside, end it one of five ways. */
import { useEffect, useState } from 'react';
import { sumYen } from '../../../domain/money.ts';
import { agencyWords } from '../../../messages/agencies.ts';
import { enquiryWords } from '../../../messages/enquiries.ts';
import { bulkWords, endingWords, proposalWords } from '../../../messages/matching-page.ts';
import { bringBack, defer } from '../../stores/deferrals.ts';
import { navigate } from '../../stores/route.ts';
import { confirm } from '../../ui/confirm.tsx';
import type { DialogClient } from '../../ui/dialog.tsx';
import { type AllocateInput, bulkCreditOf, shareOut, withExcessKept } from './composition.ts';
import type { Booking, BookingDesk } from './use-booking.ts';
import type { After } from './use-endings.ts';
import type { WaitingDeposit } from './use-waiting.ts';
import type { Work } from './use-work.ts';

export type Ending = 'short' | 'over' | 'double' | 'wrong-client' | 'unknown';
export type EndingDialog = 'short' | 'over' | 'wrong-client' | 'bank' | 'agency';

export interface MatchingActs {
  accept: () => void;
  later: () => void;
  end: (ending: Ending) => void;
  /** 6 照会状: put aside as 仮受 where nothing is said of it yet, then the letter. */
  enquire: () => void;
  /** 7: where the result file and its rows stand, of a bulk credit of direct debits. */
  openDebits: () => void;
  /** 銀行の取消・組戻し by hand. */
  bankReversal: () => void;
  /** 収納代行: what one bulk deposit clears over all customers. */
  agency: () => void;
  applyAll: () => Promise<void>;
  /** Why the last key did nothing, in words. */
  hint: string | null;
  /** The deposit in hand stands in 保留. */
  deferred: boolean;
  dialog: EndingDialog | null;
  closeDialog: () => void;
  /** Books deeds that clear nothing, one for each deposit in hand, and goes on. */
  conclude: (what: string, deed: (one: WaitingDeposit) => After) => void;
  /** Books a clearing put together elsewhere, and goes on. */
  clear: (text: string, inputs: readonly AllocateInput[]) => void;
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
  const { work, booking } = input;
  const [hint, setHint] = useState<string | null>(null);
  const [dialog, setDialog] = useState<EndingDialog | null>(null);
  const face = faceOf(work);
  // A hint speaks of what was in hand when the key was pressed, as it stood then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the face is not read, its change ends the hint
  useEffect(() => setHint(null), [face]);
  const deferred = work.deposits.some((one) => one.standing !== null);

  function conclude(what: string, deed: (one: WaitingDeposit) => After) {
    const { deposits } = work;
    const first = deposits[0]?.proposal;
    if (!first) return;
    input.onDone();
    input.focusList();
    void booking.book({
      depositIds: deposits.map((one) => one.depositId),
      payerName: first.payerName,
      text: endingWords.done(first.payerName, work.moneyYen, what),
      how: { kind: 'none' },
      after: deposits.map(deed),
    });
  }
  function end(ending: Ending) {
    if (work.deposits.length === 0) return;
    // What is owed is not known yet: what is over or short cannot be either.
    if ((ending === 'over' || ending === 'short') && work.openLoading) return setHint(proposalWords.reading);
    const { deeds } = endingWords;
    const marked = (mark: 'double' | 'suspense') => (one: WaitingDeposit) =>
      ({ kind: 'mark', depositId: one.depositId, mark }) satisfies After;
    switch (ending) {
      case 'double':
        return conclude(deeds.double, marked('double'));
      case 'unknown':
        return conclude(deeds.suspense, marked('suspense'));
      case 'wrong-client':
        return work.deposits.length > 1 ? setHint(endingWords.wrongClient.several) : setDialog('wrong-client');
      case 'short':
        if (work.composition.customerId === null) return setHint(proposalWords.obstacles['no-customer']);
        return shortageOf(work) > 0 ? setDialog('short') : setHint(proposalWords.noShort);
      case 'over':
        return hasExcess(work) ? setDialog('over') : setHint(proposalWords.noExcess);
    }
  }
  return {
    accept: () => accept(input, setHint),
    later: () => putAside(input, deferred),
    end,
    openDebits: () => work.deposits.some((one) => bulkCreditOf(one.proposal) !== null) && navigate('debits'),
    enquire: () => void enquire(input, setHint),
    bankReversal: () =>
      work.deposits.length > 1 ? setHint(endingWords.bank.several) : work.deposits[0] && setDialog('bank'),
    agency: () => (work.deposits.length > 1 ? setHint(agencyWords.several) : work.deposits[0] && setDialog('agency')),
    applyAll: () => applyAll(input, setHint),
    hint,
    deferred,
    dialog,
    closeDialog: () => {
      setDialog(null);
      input.focusList();
    },
    conclude,
    clear: (text, inputs) => clear(input, text, inputs),
  };
}

function accept(input: ActsInput, say: (hint: string) => void): void {
  if (input.work.deposits.length === 0) return;
  const booked = bookingOf(input);
  if ('obstacle' in booked) {
    if (booked.obstacle === 'no-customer') input.focusCustomer();
    else say(proposalWords.obstacles[booked.obstacle]);
    return;
  }
  input.onDone();
  input.focusList();
  void input.booking.book(booked);
}

async function enquire({ work, booking, onDone }: ActsInput, say: (hint: string) => void): Promise<void> {
  const [one] = work.deposits;
  if (!one) return;
  if (work.deposits.length > 1) return say(enquiryWords.several);
  const { depositId, mark, proposal } = one;
  if (mark === null) {
    onDone();
    const isBooked = await booking.book({
      depositIds: [depositId],
      payerName: proposal.payerName,
      text: endingWords.done(proposal.payerName, proposal.amountYen, endingWords.deeds.suspense),
      how: { kind: 'none' },
      after: [{ kind: 'mark', depositId, mark: 'suspense' }],
    });
    // The page says why it was refused.
    if (!isBooked) return;
  }
  navigate('exceptions', { view: 'marks', deposit: String(depositId), ask: '1' });
}

function clear(input: ActsInput, text: string, inputs: readonly AllocateInput[]): void {
  const first = input.work.deposits[0]?.proposal;
  if (!first) return;
  input.onDone();
  input.focusList();
  const depositIds = inputs.flatMap((one) => one.depositId ?? []);
  void input.booking.book({
    depositIds,
    payerName: first.payerName,
    text,
    how: { kind: 'allocate', inputs },
    after: [],
  });
}

/** Space: later, or back among the undecided; what the books say of a deposit is taken back with it. */
function putAside(input: ActsInput, deferred: boolean): void {
  const { work, client, booking } = input;
  const ids = work.deposits.map((one) => one.depositId);
  if (ids.length === 0) return;
  input.focusList();
  if (!deferred) {
    defer(client.clientId, ids);
    input.onDone();
    return;
  }
  bringBack(client.clientId, ids);
  const marked = work.deposits.filter((one) => one.mark !== null);
  if (marked.length === 0) return;
  input.onDone();
  void booking.book({
    depositIds: marked.map((one) => one.depositId),
    payerName: marked[0]!.proposal.payerName,
    text: '',
    how: { kind: 'none' },
    after: marked.map((one) => ({ kind: 'unmark', depositId: one.depositId })),
  });
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

/** Everything ticked (or, without ticks, all that is owed) leaves money over; of a payer nobody knows all of it is. */
function hasExcess(work: Work): boolean {
  const kept = withExcessKept(work.composition, work.open, work.moneyYen);
  return sumYen(kept.amounts.values()) < work.moneyYen;
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
  const bulk = deposits.length === 1 && composition.customerId === null ? bulkCreditOf(first) : null;
  if (bulk) {
    // What stays belongs to nobody yet: it is no advance of any one customer.
    const text = bulkWords.booked(bulk.invoices, bulk.clearedYen);
    return { ...shared, text, how: { kind: 'apply', basisSeq: input.basisSeq }, after: [] };
  }
  if (composition.answer === 0 && deposits.length === 1) {
    const after = totals.leftYen > 0 ? restOf(work, shared.depositIds) : [];
    return { ...shared, how: { kind: 'apply', basisSeq: input.basisSeq }, after };
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
  const over = money.filter((one) => used.has(one.depositId) && used.get(one.depositId)! < one.amountYen);
  const after = restOf(
    work,
    over.map((one) => one.depositId),
  );
  return { ...shared, how: { kind: 'allocate', inputs }, after };
}

/** What becomes of the money that stays with these deposits. */
function restOf({ composition }: Work, depositIds: readonly number[]): After[] {
  const { rest, customerId } = composition;
  return depositIds.map((depositId) =>
    rest === 'refund'
      ? { kind: 'refund', depositId, reason: 'over' }
      : { kind: 'mark', depositId, mark: 'advance', customerId: customerId ?? undefined },
  );
}

/** F8: everything the engine is sure of, what was put aside left out, after saying how many and how much. */
async function applyAll(input: ActsInput, say: (hint: string) => void): Promise<void> {
  const { booking, client } = input;
  const words = endingWords.applyAll;
  const sure = input.waiting.filter(
    (one) => one.proposal.status === 'auto' && one.standing === null && !booking.pending.has(one.depositId),
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
    after: [],
  });
}
