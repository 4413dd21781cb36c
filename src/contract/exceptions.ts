/** How deposits that clear nothing by themselves are ended, and taken back: 前受, 二重, 仮受, 返金, 争い, moves, bank reversals. */
import { z } from 'zod';
import {
  clientIdField,
  codeField,
  command,
  dateField,
  idField,
  nameField,
  query,
  shortText,
  yenField,
} from './method.ts';

export const markKind = z.enum(['advance', 'double', 'suspense', 'order']);
export const refundReason = z.enum(['over', 'double', 'wrong', 'unknown']);

const depositFacts = {
  depositId: idField,
  payerName: z.string(),
  depositedOn: z.string(),
  amountYen: z.int(),
  leftYen: z.int(),
};

const markRow = z.object({
  ...depositFacts,
  markId: idField,
  kind: markKind,
  sinceOn: z.string(),
  /** Days since it was put there, as of today. */
  days: z.int(),
  note: z.string(),
  customerId: z.int().nullable(),
  customerCode: z.string().nullable(),
  customerName: z.string().nullable(),
  twinDepositId: z.int().nullable(),
  twinDepositedOn: z.string().nullable(),
  orderId: z.int().nullable(),
  orderNumber: z.string().nullable(),
  by: z.string(),
  lastAskedOn: z.string().nullable(),
  lastAskedDocumentId: z.int().nullable(),
});

const refundRow = z.object({
  refundId: idField,
  depositId: idField,
  payerName: z.string(),
  depositedOn: z.string(),
  amountYen: z.int(),
  decidedOn: z.string(),
  days: z.int(),
  reason: refundReason,
  note: z.string(),
  doneOn: z.string().nullable(),
  accountNote: z.string(),
  reversedOn: z.string().nullable(),
  by: z.string(),
});

const disputeRow = z.object({
  disputeId: idField,
  receivableId: idField,
  invoiceId: idField,
  invoice: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  dueOn: z.string(),
  openYen: z.int(),
  sinceOn: z.string(),
  days: z.int(),
  reason: z.string(),
  endedOn: z.string().nullable(),
  outcome: z.string(),
  by: z.string(),
});

/** One side of a move: a client's own books say that money left or came, never from or to whom. */
const cancelRow = z.object({
  depositId: idField,
  payerName: z.string(),
  depositedOn: z.string(),
  amountYen: z.int(),
  cancelledOn: z.string(),
  cause: z.enum(['bank', 'moved', 'by-hand']),
  reason: z.string(),
  /** It can be brought back from here; a reversal that came in a file goes with that file. */
  canRestore: z.boolean(),
});

export const exceptionMethods = {
  /** What is in suspense, kept as an advance, doubly there, to be given back or disputed; oldest first. */
  'exceptions.list': query(
    z.object({ clientId: clientIdField }),
    z.object({
      marks: z.array(markRow),
      refunds: z.array(refundRow),
      disputes: z.array(disputeRow),
      cancelled: z.array(cancelRow),
    }),
  ),
  /** Says what a deposit is until it is used; says it anew when it was said before. */
  'deposits.mark': command(
    z.object({
      clientId: clientIdField,
      depositId: idField,
      kind: z.enum(['advance', 'double', 'suspense']),
      customerId: idField.optional(),
      twinDepositId: idField.optional(),
      note: shortText.optional(),
      on: dateField.optional(),
    }),
    z.object({ markId: idField }),
  ),
  'deposits.unmark': command(
    z.object({ clientId: clientIdField, depositId: idField, on: dateField.optional() }),
    z.object({}),
  ),
  /** 返金: the money leaves the deposit at once; `deposits.refundDone` says when it left the bank. */
  'deposits.refund': command(
    z.object({
      clientId: clientIdField,
      depositId: idField,
      /** Default: all that is left. */
      amountYen: yenField.positive().optional(),
      reason: refundReason.default('over'),
      note: shortText.optional(),
      on: dateField.optional(),
    }),
    z.object({ refundId: idField, amountYen: z.int(), leftYen: z.int() }),
  ),
  'deposits.refundDone': command(
    z.object({ clientId: clientIdField, refundId: idField, refundedOn: dateField, accountNote: nameField }),
    z.object({}),
  ),
  'deposits.reverseRefund': command(
    z.object({ clientId: clientIdField, refundId: idField, on: dateField.optional() }),
    z.object({ depositId: idField, leftYen: z.int() }),
  ),
  /** To another client's books. The code typed is the confirmation; nothing of those books comes back. */
  'deposits.move': command(
    z.object({
      clientId: clientIdField,
      depositId: idField,
      targetCode: codeField,
      reason: shortText.optional(),
      on: dateField.optional(),
    }),
    z.object({ movedOn: z.string() }),
  ),
  /** From either side: the deposit that left, or the one that came. */
  'deposits.undoMove': command(
    z.object({ clientId: clientIdField, depositId: idField, on: dateField.optional() }),
    z.object({ movedOn: z.string() }),
  ),
  /** 取消・組戻し by hand, before or without the bank's own row. What it had cleared is open again. */
  'deposits.bankReversal': command(
    z.object({
      clientId: clientIdField,
      depositId: idField,
      on: dateField.optional(),
      dryRun: z.boolean().optional(),
    }),
    z.object({ reversed: z.int() }),
  ),
  /** Takes back a reversal or a cancel made by hand; the deposit gets a new number. */
  'deposits.restore': command(
    z.object({ clientId: clientIdField, depositId: idField }),
    z.object({ depositId: idField }),
  ),
  /** Everything that ever happened to a deposit, oldest first. */
  'deposits.history': query(
    z.object({ clientId: clientIdField, depositId: idField }),
    z.object({
      events: z.array(
        z.object({
          at: z.string(),
          by: z.string(),
          on: z.string(),
          kind: z.string(),
          amountYen: z.int().nullable(),
          detail: z.string(),
        }),
      ),
    }),
  ),
  'disputes.raise': command(
    z.object({
      clientId: clientIdField,
      receivableIds: z.array(idField).min(1).max(200),
      reason: z.string().trim().min(1).max(200),
      on: dateField.optional(),
    }),
    z.object({ disputeIds: z.array(idField) }),
  ),
  'disputes.settle': command(
    z.object({
      clientId: clientIdField,
      disputeId: idField,
      outcome: shortText.optional(),
      on: dateField.optional(),
    }),
    z.object({}),
  ),
  /** Over the whole office: both sides of every move. */
  'office.moves': query(
    /** Up to as many as a workbook of a list holds. */
    z.object({ limit: z.int().min(1).max(200_000).default(200) }),
    z.object({
      moves: z.array(
        z.object({
          at: z.string(),
          by: z.string(),
          payerName: z.string(),
          amountYen: z.int(),
          depositedOn: z.string(),
          reason: z.string(),
          fromClientId: clientIdField,
          fromCode: z.string(),
          fromName: z.string(),
          fromDepositId: idField,
          toClientId: clientIdField,
          toCode: z.string(),
          toName: z.string(),
          toDepositId: idField,
          backAt: z.string().nullable(),
        }),
      ),
    }),
  ),
};
