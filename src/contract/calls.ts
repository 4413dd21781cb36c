/** Telephone calls with customers about overdue money: who spoke, what was said, and why it is late. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, longText, query, shortText } from './method.ts';

export const latenessReason = z.enum(['unknown', 'forgotten', 'no-funds', 'invoice-late', 'dissatisfied', 'other']);

export const callMethods = {
  /** A word spoken with the customer: from then on a letter that waited for it may go. */
  'calls.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      on: dateField.optional(),
      /** false: nobody answered. Such a call is noted, and releases nothing. */
      reached: z.boolean().default(true),
      spokeWith: shortText.default(''),
      reason: latenessReason.default('unknown'),
      note: longText.default(''),
      /** The customer denies the debt: all that is open is disputed from now on, and goes to the client. */
      disputed: z.boolean().default(false),
    }),
    z.object({ callId: idField, calledOn: z.string(), disputes: z.int() }),
  ),
  'calls.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      calls: z.array(
        z.object({
          callId: idField,
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          on: z.string(),
          reached: z.boolean(),
          spokeWith: z.string(),
          reason: latenessReason,
          note: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
};
