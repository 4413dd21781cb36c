/** How a client's papers are numbered, and which of them is the 適格請求書. */
import { z } from 'zod';
import { clientIdField, command, dateField, query } from './method.ts';

const numberKind = z.enum(['invoice', 'credit-note', 'delivery']);

const numberRule = z.object({
  /** Before the date: A-, 請, nothing. */
  prefix: z.string().trim().max(8),
  datePart: z.enum(['none', 'yy', 'yyyy', 'yymm', 'yyyymm']),
  /** Between date and count. */
  separator: z.string().trim().max(2),
  digits: z.int().min(1).max(9),
  resetBy: z.enum(['never', 'year', 'month']),
});

export const billingMethods = {
  'billing.settings': query(
    z.object({ clientId: clientIdField, on: dateField.optional() }),
    z.object({
      /** Which paper is the 適格請求書: tax is rounded there and nowhere else. */
      qualifiedPaper: z.enum(['closing', 'delivery']),
      /** suffix: 2611-0310-2; next: the next of the series. */
      reissueNumber: z.enum(['suffix', 'next']),
      numbering: z.array(numberRule.extend({ kind: numberKind, next: z.string() })),
    }),
  ),
  'billing.saveSettings': command(
    z.object({
      clientId: clientIdField,
      qualifiedPaper: z.enum(['closing', 'delivery']).optional(),
      reissueNumber: z.enum(['suffix', 'next']).optional(),
      numbering: z
        .array(numberRule.extend({ kind: numberKind }))
        .max(3)
        .optional(),
    }),
    z.object({}),
  ),
};
