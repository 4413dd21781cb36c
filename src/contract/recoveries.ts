/** 償却債権取立益: money that comes for a receivable which was written off. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, query, yenField } from './method.ts';

export const recoveryMethods = {
  /**
   * Takes the money from the deposit as income; the receivable stays written off. Default: all that is left, at most what
   * was written off and has not come yet. Refused `clearing-unknown`, `clearing-reversed`, `deposit-unknown`,
   * `deposit-cancelled`, `deposit-used-up`, `deposit-overdrawn`, `recovery-over`, `recovery-too-early`, `period-closed`.
   */
  'recoveries.record': command(
    z.object({
      clientId: clientIdField,
      depositId: idField,
      /** The write-off: `allocationId` of writeOffs.list. */
      allocationId: idField,
      amountYen: yenField.positive().optional(),
      on: dateField.optional(),
    }),
    z.object({ recoveryId: idField, amountYen: z.int(), leftYen: z.int(), on: dateField }),
  ),
  /** The money is in its deposit again. Refused `recovery-unknown`, `recovery-reversed`, `period-closed`. */
  'recoveries.reverse': command(
    z.object({ clientId: clientIdField, recoveryId: idField, on: dateField.optional() }),
    z.object({ depositId: idField, leftYen: z.int(), on: dateField }),
  ),
  /** Newest first, reversed ones too; `writtenOff` are write-offs of which something may still come. */
  'recoveries.list': query(
    z.object({ clientId: clientIdField }),
    z.object({
      recoveries: z.array(
        z.object({
          recoveryId: idField,
          allocationId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          depositId: idField,
          payerName: z.string(),
          depositedOn: z.string(),
          amountYen: z.int(),
          on: z.string(),
          by: z.string(),
          reversedOn: z.string().nullable(),
        }),
      ),
      writtenOff: z.array(
        z.object({
          allocationId: idField,
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          on: z.string(),
          writtenOffYen: z.int(),
          recoveredYen: z.int(),
        }),
      ),
    }),
  ),
};
