import { z } from 'zod';
import { clientIdField, dateField, idField, query } from './method.ts';

export const findingMethods = {
  /** Where the office has not followed its own policy, each with what, since when, yen and whose. */
  'review.findings': query(
    z.object({
      clientId: clientIdField.optional(),
      asOf: dateField,
      /** A letter is missed when its stage was due so many days ago: runs are weekly in most offices. */
      graceDays: z.int().min(0).max(90).default(7),
      /** A letter that waits so long for somebody to telephone first. */
      callDays: z.int().min(0).max(365).default(7),
      /** A broken word is due a letter, a new word or a hold so many days after its deadline. */
      brokenDays: z.int().min(0).max(365).default(3),
      /** A deposit that waits longer is an exception nobody has ended. */
      waitingDays: z.int().min(0).max(365).default(14),
      /** For clients without a limit of their own. */
      staleDays: z.int().min(0).max(365).default(7),
    }),
    z.object({
      asOf: z.string(),
      /** What the findings are about, none of it counted twice though a customer may stand in several. */
      totalYen: z.int(),
      findings: z.array(
        z.object({
          kind: z.enum([
            'letter-not-sent',
            'call-waiting',
            'promise-broken',
            'no-address',
            'mail-returned',
            'deposit-waiting',
            'limit-passed',
            'terms-too-long',
            'stale-bank-data',
          ]),
          clientId: clientIdField,
          clientCode: z.string(),
          clientName: z.string(),
          /** Nobody for bank data, nor for a deposit of an unknown payer. */
          customerId: idField.nullable(),
          customerCode: z.string().nullable(),
          customerName: z.string().nullable(),
          depositId: idField.nullable(),
          /** null: nobody can say (terms agreed at some time, no bank data ever). */
          since: z.string().nullable(),
          days: z.int().nullable(),
          yen: z.int(),
          /** The letter's stage, the yen promised, the limit in yen, or the days the terms allow. */
          figure: z.int().nullable(),
          /** A payer's name as the bank wrote it; of a broken word 'promise' or 'plan'. */
          text: z.string(),
        }),
      ),
    }),
  ),
};
