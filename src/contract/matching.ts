import { z } from 'zod';
import { clientIdField, command, documentField, idField, query } from './method.ts';

const how = z.enum(['auto', 'suggested', 'manual']);

const correctedClearing = z.object({
  customerCode: z.string(),
  customerName: z.string(),
  how,
  invoices: z.array(z.string()),
  clearedYen: z.int(),
});

const habitValue = z.object({
  customerId: idField,
  code: z.string(),
  name: z.string(),
  salesContact: z.string(),
  segment: z.enum(['prompt', 'slow', 'late', 'irregular', 'new']),
  deposits: z.int(),
  /** Usual day of the month, 31 for the end of it; null: none. */
  usualDay: z.int().nullable(),
  /** Days after the due date, negative early. */
  medianDays: z.int(),
  lateDeposits: z.int(),
  /** The fee deducted as a rule; 0: none. */
  feeYen: z.int(),
  feeDeposits: z.int(),
  withheldDeposits: z.int(),
  lump: z.enum(['single', 'together', 'split']),
  names: z.array(z.string()),
  lastOn: z.string(),
  lastYen: z.int(),
  openYen: z.int(),
  overdueYen: z.int(),
});

export const matchingMethods = {
  /** How the engine did for one client by month of deposit, what people corrected, what it learned from them, and the weights it reckons with. */
  'matching.record': query(
    z.object({ clientId: clientIdField, months: z.int().min(1).max(60).default(12) }),
    z.object({
      months: z.array(
        z.object({
          month: z.string(),
          deposits: z.int(),
          auto: z.int(),
          suggested: z.int(),
          manual: z.int(),
          open: z.int(),
          yen: z.int(),
          autoYen: z.int(),
          invoices: z.int(),
          autoInvoices: z.int(),
          corrected: z.int(),
        }),
      ),
      /** Newest first, at most 200. */
      corrections: z.array(
        z.object({
          depositId: idField,
          depositedOn: z.string(),
          payerName: z.string(),
          amountYen: z.int(),
          correctedOn: z.string(),
          by: z.string(),
          was: correctedClearing,
          now: correctedClearing.nullable(),
        }),
      ),
      /** Newest first, at most 500. */
      lessons: z.array(
        z.object({
          kind: z.enum(['name', 'fee']),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          payerName: z.string(),
          feeYen: z.int(),
          taughtOn: z.string(),
          by: z.string(),
          how,
          uses: z.int(),
          lastOn: z.string(),
        }),
      ),
      /** What the whole office's clearings have made of the table: shares in hundredths of a percent. */
      weights: z.object({
        clearings: z.int(),
        countedOn: z.string().nullable(),
        lines: z.array(z.object({ name: z.string(), table: z.int(), learned: z.int() })),
      }),
    }),
  ),
  /** How customers pay, from what was cleared in the last two years; of all, or of one. */
  'matching.habits': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({ habits: z.array(habitValue) }),
  ),
  /** The same as a workbook for the client's sales people, by segment. */
  'matching.handover': command(z.object({ clientId: clientIdField }), z.object({ document: documentField })),
};
