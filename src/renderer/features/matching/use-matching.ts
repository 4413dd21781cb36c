/** Everything the panes of one client's 消込 share, and its keys. */
import { useCallback, useMemo, useState } from 'react';
import { formatYen } from '../../../domain/money.ts';
import { doneWords, matchingWords, proposalWords } from '../../../messages/matching-page.ts';
import { type ClientSummary, useAsOfDate, useCustomerOptions } from '../../api/use-office.ts';
import { undoLast, useUndo } from '../../stores/undo.ts';
import { confirm } from '../../ui/confirm.tsx';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { type PageKeys, type Shortcuts, usePageKeys } from '../../ui/keyboard.ts';
import { type MatchingActs, useActs } from './use-acts.ts';
import { type BookingDesk, useBooking } from './use-booking.ts';
import { type Choice, useChoice } from './use-choice.ts';
import { type Panes, usePanes } from './use-panes.ts';
import { type Cleared, useWaiting } from './use-waiting.ts';
import { useWork, type Work } from './use-work.ts';

export type MatchingDesk = ReturnType<typeof useMatching>;

export function useMatching(client: ClientSummary) {
  const { today } = useEntrySettings();
  const asOf = useAsOfDate() ?? today;
  const waiting = useWaiting(client.clientId, today);
  const booking = useBooking(client.clientId, waiting.proposals.refresh);
  const choice = useChoice(waiting.waiting, booking.pending);
  const panes = usePanes();
  const work = useWork(client.clientId, choice.inHand, choice.next);
  const options = useCustomerOptions(client.clientId);
  const customers = useMemo(() => options.map((one) => withBalance(one)), [options]);
  const customer = customerOf(work, customers);
  const acts = useActs({
    client,
    basisSeq: waiting.basisSeq,
    waiting: waiting.waiting,
    work,
    booking,
    customerName: customer?.name ?? null,
    focusList: panes.focusList,
    focusCustomer: panes.focusCustomer,
    onDone: () => choice.setTogether(new Set()),
  });
  const cleared = useClearedRow(waiting.cleared, booking, panes.focusList);
  const undo = useUndoing(booking, (depositId) => choice.show(depositId, panes.focusList));
  usePageKeys(...keysOf({ choice, panes, work, acts, booking, undo, cleared }));
  return { client, asOf, waiting, booking, choice, panes, work, customers, customer, acts, cleared, undo };
}

function withBalance<C extends { code: string; name: string; kana: string; customerId: number; openYen?: number }>(
  one: C,
) {
  const { customerId, code, name, kana, openYen } = one;
  return { customerId, code, name, kana, detail: openYen ? formatYen(openYen) : undefined };
}

function customerOf(work: Work, customers: readonly { customerId: number; code: string; name: string }[]) {
  const { customerId } = work.composition;
  const answer = work.answers.find((one) => one.customerId === customerId);
  if (answer) return { code: answer.customerCode, name: answer.customerName };
  return customers.find((one) => one.customerId === customerId) ?? null;
}

/** Ctrl+Z: what another page still offers to undo goes first, then the last booking of this one. */
function useUndoing(booking: BookingDesk, show: (depositId: number) => void): () => void {
  const offer = useUndo((state) => state.offer);
  return useCallback(() => {
    if (offer) return undoLast();
    void booking.undo().then((depositIds) => {
      const first = depositIds?.[0];
      if (first !== undefined) show(first);
    });
  }, [booking, offer, show]);
}

/** The row in hand of 本日済, and taking it back. */
function useClearedRow(rows: readonly Cleared[], booking: BookingDesk, focusList: () => void) {
  const [current, setCurrent] = useState<number | null>(null);
  const row = rows.find((one) => one.allocationId === current) ?? rows[0] ?? null;
  async function reverse() {
    if (!row || row.reversedOn !== null) return;
    const yes = await confirm({
      title: doneWords.confirm.title,
      text: doneWords.confirm.text,
      facts: [
        [doneWords.facts.deposit, row.payerName],
        [doneWords.facts.customer, `${row.customerCode}　${row.customerName}`],
        [doneWords.facts.invoices, row.invoices.join('、')],
        [doneWords.facts.cleared, formatYen(row.clearedYen)],
      ],
      confirmLabel: doneWords.confirm.confirm,
    });
    focusList();
    if (yes)
      await booking.reverseOne(
        row.allocationId,
        proposalWords.booked(row.customerName, row.invoices.length, row.clearedYen),
      );
  }
  return { row, setCurrent, reverse: () => void reverse() };
}

interface KeysInput {
  choice: Choice;
  panes: Panes;
  work: Work;
  acts: MatchingActs;
  booking: BookingDesk;
  undo: () => void;
  cleared: ReturnType<typeof useClearedRow>;
}

function keysOf({ choice, panes, work, acts, booking, undo, cleared }: KeysInput): [PageKeys, Shortcuts] {
  const words = matchingWords.keys;
  const nothing = work.deposits.length === 0;
  const all = { F8: { label: words.all, run: () => void acts.applyAll(), main: true, disabled: nothing } };
  if (choice.tab === 'done') {
    const live = cleared.row?.reversedOn === null;
    return [{ ...all, F11: { label: words.reverse, run: cleared.reverse, disabled: !live } }, { 'Ctrl+Z': undo }];
  }
  const turn = (step: number) => {
    const count = work.answers.length;
    if (count > 1) work.chooseAnswer((work.answerIndex + step + count) % count);
  };
  const back = () => {
    booking.setTrouble(null);
    if (choice.together.size > 0) choice.setTogether(new Set());
    panes.focusList();
  };
  return [
    {
      ...all,
      F2: { label: words.amount, run: panes.focusAmount, disabled: work.open.length === 0 },
      F3: { label: words.customer, run: panes.focusCustomer, disabled: nothing },
      F6: { label: words.receivables, run: panes.focusReceivables, disabled: work.open.length === 0 },
      F7: { label: words.agency, run: acts.agency, disabled: nothing },
      F11: { label: words.bank, run: acts.bankReversal, disabled: nothing },
    },
    {
      'Ctrl+Z': undo,
      Enter: acts.accept,
      Space: acts.later,
      '1': () => acts.end('short'),
      '2': () => acts.end('over'),
      '3': () => acts.end('double'),
      '4': () => acts.end('wrong-client'),
      '5': () => acts.end('unknown'),
      '6': acts.enquire,
      '7': acts.openDebits,
      ArrowRight: () => turn(1),
      ArrowLeft: () => turn(-1),
      Escape: back,
    },
  ];
}
