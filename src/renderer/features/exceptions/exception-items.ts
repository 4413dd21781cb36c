/** What the core lists, as lines of one table: each says since when, what, how much, and what can be done about it. */
import type { OutputOf } from '../../../contract/contract.ts';
import { enquiryWords } from '../../../messages/enquiries.ts';
import { exceptionWords as words } from '../../../messages/exceptions.ts';
import { dayOfInstant } from '../../../messages/instants.ts';

type Listed = OutputOf<'exceptions.list'>;
type Enquiry = OutputOf<'enquiries.list'>['enquiries'][number];
type Run = OutputOf<'allocations.runs'>['runs'][number];
export type View = keyof typeof words.views;

type Source =
  | { kind: 'marks'; mark: Listed['marks'][number] }
  | { kind: 'refunds'; refund: Listed['refunds'][number] }
  | { kind: 'disputes'; dispute: Listed['disputes'][number] }
  | { kind: 'gone'; cancel: Listed['cancelled'][number] }
  | { kind: 'enquiries'; enquiry: Enquiry }
  | { kind: 'runs'; run: Run };

export interface Item {
  key: string;
  of: Source;
  sinceOn: string;
  /** null: it does not age. */
  days: number | null;
  state: string;
  tone: 'plain' | 'act' | 'ask';
  title: string;
  customer: string;
  yen: number;
  note: string;
  by: string;
  depositId: number | null;
  /** Nothing can be done about it any more. */
  isOver: boolean;
}

const named = (code: string | null, name: string | null) => (code === null ? '' : `${code}　${name ?? ''}`);

function markItem(mark: Listed['marks'][number]): Item {
  const notes = [
    mark.note,
    mark.orderNumber ?? '',
    mark.twinDepositedOn ? words.twin(mark.twinDepositedOn) : '',
    mark.lastAskedOn ? words.asked(mark.lastAskedOn) : '',
  ];
  return {
    key: `mark ${mark.markId}`,
    of: { kind: 'marks', mark },
    sinceOn: mark.sinceOn,
    days: mark.days,
    state: words.marks[mark.kind],
    tone: mark.kind === 'suspense' || mark.kind === 'double' ? 'ask' : 'plain',
    title: mark.payerName,
    customer: named(mark.customerCode, mark.customerName),
    yen: mark.leftYen,
    note: notes.filter(Boolean).join('　'),
    by: mark.by,
    depositId: mark.depositId,
    isOver: false,
  };
}

function refundItem(refund: Listed['refunds'][number]): Item {
  const state = refund.reversedOn ? 'reversed' : refund.doneOn ? 'done' : 'due';
  return {
    key: `refund ${refund.refundId}`,
    of: { kind: 'refunds', refund },
    sinceOn: refund.decidedOn,
    days: state === 'due' ? refund.days : null,
    state: words.refund[state],
    tone: state === 'due' ? 'ask' : 'plain',
    title: refund.payerName,
    customer: '',
    yen: refund.amountYen,
    note: refund.doneOn ? words.refundedOn(refund.doneOn, refund.accountNote) : refund.note,
    by: refund.by,
    depositId: refund.depositId,
    isOver: state === 'reversed',
  };
}

function disputeItem(dispute: Listed['disputes'][number]): Item {
  const open = dispute.endedOn === null;
  return {
    key: `dispute ${dispute.disputeId}`,
    of: { kind: 'disputes', dispute },
    sinceOn: dispute.sinceOn,
    days: open ? dispute.days : null,
    state: open ? words.dispute.open : words.dispute.settled,
    tone: open ? 'ask' : 'plain',
    title: dispute.invoice,
    customer: named(dispute.customerCode, dispute.customerName),
    yen: dispute.openYen,
    note: [dispute.reason, dispute.outcome].filter(Boolean).join(' → '),
    by: dispute.by,
    depositId: null,
    isOver: !open,
  };
}

function goneItem(cancel: Listed['cancelled'][number]): Item {
  return {
    key: `gone ${cancel.depositId}`,
    of: { kind: 'gone', cancel },
    sinceOn: cancel.cancelledOn,
    days: null,
    state: words.gone[cancel.cause],
    tone: 'plain',
    title: cancel.payerName,
    customer: '',
    yen: cancel.amountYen,
    note: cancel.reason,
    by: '',
    depositId: cancel.depositId,
    isOver: !cancel.canRestore,
  };
}

function enquiryItem(enquiry: Enquiry): Item {
  const { outcome, sentOn } = enquiry;
  const waits = outcome === 'waiting';
  return {
    key: `enquiry ${enquiry.enquiryId}`,
    of: { kind: 'enquiries', enquiry },
    sinceOn: sentOn ?? enquiry.askedOn,
    days: enquiry.days,
    state: enquiryWords.states[waits && sentOn === null ? 'made' : outcome],
    tone: waits ? (sentOn === null ? 'act' : 'ask') : 'plain',
    title: enquiry.payerName,
    customer: enquiryWords.recipient(enquiry.addressee, enquiry.recipient),
    yen: enquiry.amountYen,
    note: [enquiry.serial, enquiry.note].filter(Boolean).join('　'),
    by: enquiry.by,
    depositId: enquiry.depositId,
    isOver: false,
  };
}

function runItem(run: Run): Item {
  return {
    key: `run ${run.runSeq}`,
    of: { kind: 'runs', run },
    sinceOn: dayOfInstant(run.at),
    days: null,
    state: words.runState(run.live, run.allocations),
    tone: 'plain',
    title: words.run(run.allocations),
    customer: words.runHow(run.auto, run.allocations),
    yen: run.clearedYen,
    note: '',
    by: run.by,
    depositId: null,
    isOver: run.live === 0,
  };
}

export interface Sources {
  listed: Listed | undefined;
  enquiries: readonly Enquiry[];
  runs: readonly Run[];
}

export function itemsOf(view: View, { listed, enquiries, runs }: Sources): Item[] {
  if (view === 'runs') return runs.map(runItem);
  if (view === 'enquiries') return enquiries.map(enquiryItem);
  if (!listed) return [];
  switch (view) {
    case 'marks':
      return listed.marks.map(markItem);
    case 'refunds':
      return listed.refunds.map(refundItem);
    case 'disputes':
      return listed.disputes.map(disputeItem);
    case 'gone':
      return listed.cancelled.map(goneItem);
  }
}

/** What still asks for somebody, for the numbers on the segments. */
export function countOf(view: View, sources: Sources): number | undefined {
  if (!sources.listed || view === 'runs' || view === 'gone') return undefined;
  return itemsOf(view, sources).filter((item) => item.days !== null).length;
}
