/** Facts of the books as the journal looks at them, and the entries made of them. Money is integer yen. */
import type { PlainDate } from '../dates.ts';
import type { TaxClass } from '../invoice-tax.ts';
import type { JournalSlot, TaxTreatment } from './chart.ts';

export type FactKind =
  | 'deposit'
  | 'cancel'
  | 'refund'
  | 'refund-reversal'
  | 'allocation'
  | 'reversal'
  | 'invoice'
  | 'void'
  | 'mark'
  | 'mark-end'
  | 'recovery'
  | 'recovery-reversal';

/** One fact is exported once. An allocation counts by the day each part of it comes into effect. */
export interface FactKey {
  kind: FactKind;
  refId: number;
  on: PlainDate;
}

export function factText({ kind, refId, on }: FactKey): string {
  return `${kind}:${refId}@${on}`;
}

/** Where unused money of a deposit stands until it is used: fixed when the deposit is exported. */
export interface Resting {
  slot: 'suspense' | 'advance';
  customerId: number | null;
}

export interface JournalDeposit {
  depositId: number;
  on: PlainDate;
  amountYen: number;
  method: string;
  /** 'bank-branch-type-number', '' when entered by hand. */
  accountKey: string;
  payerName: string;
  customerId: number | null;
  /** Carried over from earlier books: its money is there already, as 前受金. */
  isOpening: boolean;
  cancelledOn: PlainDate | null;
  /** The cancel was a move to another client: the money was never this one's. */
  isMoved: boolean;
  /** Money given back, by the day it left the account. */
  refunds: readonly JournalRefund[];
  /** Money that was recovered of what had been written off. */
  recoveries: readonly JournalRecovery[];
  /** Where earlier exports left its money; null while it is not exported. */
  resting: Resting | null;
  /** Whose it is has been said, or taken back, since a file put it elsewhere. */
  moving: RestingMove | null;
}

/** Of a mark that names a customer, or of its end: from its day on the money stands elsewhere. */
export interface RestingMove {
  key: FactKey;
  to: Resting;
}

export interface JournalRecovery {
  recoveryId: number;
  on: PlainDate;
  amountYen: number;
  reversedOn: PlainDate | null;
  customerId: number;
  /** What was written off, by the rates of the sales. */
  taxes: readonly { taxClass: TaxClass; grossYen: number }[];
}

export interface JournalRefund {
  refundId: number;
  on: PlainDate;
  amountYen: number;
  reversedOn: PlainDate | null;
}

export interface JournalLine {
  receivableId: number;
  invoice: string;
  customerId: number;
  amountYen: number;
  effectiveOn: PlainDate;
  taxes: readonly { taxClass: TaxClass; grossYen: number }[];
}

export interface JournalAllocation {
  allocationId: number;
  depositId: number | null;
  /** Of a clearing without a deposit. */
  reason: string | null;
  moneyYen: number;
  lines: readonly JournalLine[];
  adjustments: readonly { kind: string; amountYen: number }[];
  reversedOn: PlainDate | null;
}

export interface JournalInvoice {
  invoiceId: number;
  number: string;
  on: PlainDate;
  customerId: number;
  taxes: readonly { taxClass: TaxClass; grossYen: number }[];
  voidedOn: PlainDate | null;
  /** A bill of 遅延損害金: no sale, and booked here whoever books the sales, because nobody else knows of it. */
  isInterest: boolean;
}

export interface JournalBook {
  deposits: readonly JournalDeposit[];
  allocations: readonly JournalAllocation[];
  invoices: readonly JournalInvoice[];
  /** factText of what earlier exports took. */
  exported: ReadonlySet<string>;
}

export interface JournalRange {
  /** Facts dated before belong to the books as they were: never exported. */
  startOn: PlainDate | null;
  from: PlainDate | null;
  through: PlainDate;
  includeSales: boolean;
}

export type EntryKind =
  | 'deposit'
  | 'allocation'
  | 'write-off'
  | 'offset'
  | 'credit-note'
  | 'reversal'
  | 'cancel'
  | 'refund'
  | 'refund-reversal'
  | 'reclass'
  | 'recovery'
  | 'recovery-reversal'
  | 'sale'
  | 'sale-void'
  | 'interest'
  | 'interest-void';

export interface EntryLine {
  side: 'debit' | 'credit';
  slot: JournalSlot;
  /** Whose sub-account; null where there is no customer. */
  customerId: number | null;
  /** For sub-accounts by bank account. */
  accountKey: string;
  tax: TaxTreatment;
  taxClass: TaxClass | null;
  amountYen: number;
}

export interface JournalEntry {
  kind: EntryKind;
  on: PlainDate;
  facts: readonly FactKey[];
  /** Payer's name, or why it was cleared; invoice numbers follow in the description. */
  text: string;
  invoices: readonly string[];
  lines: readonly EntryLine[];
}

export interface JournalResult {
  entries: JournalEntry[];
  /** Taken without an entry: what was booked and taken back on one and the same day. */
  silent: FactKey[];
  /** Where each deposit exported now, and each one moved, leaves its unused money; by factText. */
  resting: ReadonlyMap<string, Resting>;
}
