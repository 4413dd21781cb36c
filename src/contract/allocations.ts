import { z } from 'zod';
import { clientIdField, command, dateField, idField, query, yenField } from './method.ts';

/** What a deposit may come short by (or over). A write-off and a credit note clear without a deposit: see clearings.ts. */
export const adjustmentKind = z.enum(['transfer-fee', 'rounding', 'withholding', 'discount', 'offset', 'commission']);

export const adjustmentField = z.object({ kind: adjustmentKind, amountYen: yenField });

/** One reason in words' terms: the renderer makes the sentence from kind and facts (messages/matching.ts). */
export const reasonField = z.object({
  kind: z.string().max(40),
  facts: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
});

export const proposedAllocation = z.object({ invoice: z.string(), receivableId: idField, amountYen: z.int() });

export const proposal = z.object({
  depositId: idField,
  ref: z.string(),
  payerName: z.string(),
  amountYen: z.int(),
  depositedOn: z.string(),
  status: z.enum(['auto', 'suggested', 'none']),
  customerId: idField.optional(),
  customerCode: z.string().optional(),
  customerName: z.string().optional(),
  allocations: z.array(proposedAllocation),
  adjustments: z.array(adjustmentField),
  /** 0–1; what it is made of stands in the reasons. */
  score: z.number(),
  reasons: z.array(reasonField),
  /** The next-best answers, best first. */
  others: z.array(
    z.object({
      customerId: idField,
      customerCode: z.string(),
      customerName: z.string(),
      allocations: z.array(proposedAllocation),
      adjustments: z.array(adjustmentField),
      score: z.number(),
      reasons: z.array(reasonField),
    }),
  ),
});

export const allocationMethods = {
  'allocations.propose': query(
    z.object({ clientId: clientIdField, through: dateField.optional() }),
    z.object({ basisSeq: z.int(), deposits: z.array(proposal) }),
  ),
  'allocations.apply': command(
    z.object({
      clientId: clientIdField,
      basisSeq: z.int().nonnegative().optional(),
      depositIds: z.array(idField).max(100_000).optional(),
      /** The same as in the proposal that is applied. */
      through: dateField.optional(),
    }),
    /** `allocationIds` stand in the order of `applied`; allocations.reverse takes them back. */
    z.object({
      applied: z.array(idField),
      allocationIds: z.array(idField),
      stale: z.array(idField),
      left: z.int(),
      /**
       * What the receivables are reduced by, proposals that are no more than suggestions, money still unused. A reply
       * that an earlier version stored lacks them.
       */
      clearedYen: z.int().optional(),
      suggested: z.int().optional(),
      leftYen: z.int().optional(),
    }),
  ),
  'allocations.allocate': command(
    z.object({
      clientId: clientIdField,
      depositId: idField.optional(),
      ref: z.string().max(40).optional(),
      allocations: z
        .array(
          z.object({
            invoice: z.string().max(40).optional(),
            receivableId: idField.optional(),
            amountYen: yenField.positive(),
          }),
        )
        .min(1)
        .max(1000),
      adjustments: z.array(adjustmentField).max(20).optional(),
      /** Why the customer denies what stays open of these receivables: 争いあり until it is settled or this is undone. */
      disputeReason: z.string().trim().min(1).max(200).optional(),
    }),
    z.object({ allocationId: idField, allocated: z.int(), leftYen: z.int() }),
  ),
  /** Takes back all that lives of one deposit, or just these allocations (the undo of what was booked last). */
  'allocations.reverse': command(
    z.object({
      clientId: clientIdField,
      depositId: idField.optional(),
      allocationIds: z.array(idField).min(1).max(100_000).optional(),
      on: dateField.optional(),
    }),
    z.object({ reversed: z.int() }),
  ),
  /** What one deed cleared (a run of proposals, or one clearing by hand), newest first. */
  'allocations.runs': query(
    z.object({ clientId: clientIdField, limit: z.int().min(1).max(500).default(100) }),
    z.object({
      runs: z.array(
        z.object({
          /** The audit number of the deed. */
          runSeq: z.int(),
          at: z.string(),
          by: z.string(),
          allocations: z.int(),
          /** Of them, not reversed yet. */
          live: z.int(),
          auto: z.int(),
          clearedYen: z.int(),
          liveYen: z.int(),
          moneyYen: z.int(),
        }),
      ),
    }),
  ),
  /** Takes back whatever still lives of one run, days later too. */
  'allocations.reverseRun': command(
    z.object({ clientId: clientIdField, runSeq: z.int().positive(), on: dateField.optional() }),
    z.object({ reversed: z.int() }),
  ),
  /** Open receivables of one customer, for the right pane. */
  'allocations.openReceivables': query(
    z.object({ clientId: clientIdField, customerId: idField }),
    z.object({
      receivables: z.array(
        z.object({
          receivableId: idField,
          invoice: z.string(),
          invoiceId: idField,
          issuedOn: z.string(),
          dueOn: z.string(),
          amountYen: z.int(),
          openYen: z.int(),
        }),
      ),
    }),
  ),
  /** What was cleared, newest first, reversals included. */
  'allocations.history': query(
    z.object({ clientId: clientIdField, depositId: idField.optional(), limit: z.int().min(1).max(1000).default(200) }),
    z.object({
      allocations: z.array(
        z.object({
          allocationId: idField,
          depositId: idField,
          payerName: z.string(),
          depositedOn: z.string(),
          depositYen: z.int(),
          customerCode: z.string(),
          customerName: z.string(),
          bookedAt: z.string(),
          by: z.string(),
          how: z.enum(['auto', 'suggested', 'manual']),
          clearedYen: z.int(),
          adjustmentYen: z.int(),
          invoices: z.array(z.string()),
          reversedOn: z.string().nullable(),
        }),
      ),
    }),
  ),
};
