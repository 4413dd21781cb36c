/** What the window of sending asks for: kinds, the ways each may go, and the question to the core. */
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { sendDialogWords as words } from '../../../messages/sendings.ts';

export type Planned = OutputOf<'sendings.plan'>['rows'][number];
export type SendKind = keyof typeof words.kinds;
export type SendChannel = keyof typeof words.channels;

export const SEND_KINDS = Object.keys(words.kinds) as SendKind[];

/** Letters of reminders and confirmations are printed in their runs, whose posting has steps of its own. */
export const WAYS: Record<SendKind, readonly SendChannel[]> = {
  invoice: ['email', 'post', 'hand'],
  'credit-note': ['email', 'post', 'hand'],
  'delivery-note': ['email', 'post', 'hand'],
  'received-note': ['email', 'post', 'hand'],
  statement: ['email', 'post', 'hand'],
  reminder: ['email', 'sms', 'hand'],
  confirmation: ['email', 'hand'],
};

/** Where the clerk stood: at a customer, at certain papers, or nowhere in particular. */
export interface SendStart {
  kind: SendKind;
  channel?: SendChannel;
  customer?: { customerId: number; name: string };
  /** Invoices, credit notes …: only these. */
  subjectIds?: readonly number[];
}

export interface SendChoice {
  kind: SendKind;
  channel: SendChannel;
  /** As typed. */
  month: string;
  on: PlainDate | null;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** null while what was typed is no month or no day. */
export function wantedOf(
  clientId: number,
  start: SendStart,
  { kind, channel, month, on }: SendChoice,
  owing: readonly number[],
): InputOf<'sendings.plan'> | null {
  const head = { clientId, kind, channel };
  if (start.subjectIds && kind === start.kind)
    return { ...head, subjects: start.subjectIds.map((subjectId) => ({ subjectId })) };
  if (kind === 'statement') {
    if (on === null) return null;
    const customerIds = start.customer ? [start.customer.customerId] : owing;
    return { ...head, asOf: on, subjects: customerIds.map((customerId) => ({ customerId })) };
  }
  if (start.customer) return { ...head, customerId: start.customer.customerId };
  const typed = month.normalize('NFKC').replace('/', '-');
  return MONTH.test(typed) ? { ...head, month: typed } : null;
}

export function rowKeyOf(row: Planned): string {
  return `${row.subjectId} ${row.customerId}`;
}

/** A row can go: nothing stands in its way, or only the address did and one was typed. */
export function canGo(row: Planned, typed: ReadonlyMap<string, string>): boolean {
  if (row.problem === null) return true;
  const isAddress = row.problem === 'no-address' || row.problem === 'bad-address';
  return isAddress && (typed.get(rowKeyOf(row)) ?? '').trim() !== '';
}

/** The rows ticked at first: all of a month or those that were named; of a customer's the newest alone. */
export function ticksAtFirst(rows: readonly Planned[], start: SendStart, kind: SendKind): Set<string> {
  const going = rows.filter((row) => row.problem === null).map(rowKeyOf);
  const isNamed = start.subjectIds !== undefined && kind === start.kind;
  return new Set(start.customer && !isNamed ? going.slice(0, 1) : going);
}
