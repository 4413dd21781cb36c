/** When which letter goes: set for the office, a client, a customer or one invoice; the nearest wins, field by field. */
import { z } from 'zod';
import { clientIdField, command, idField, query, yenField } from './method.ts';
import { wordingSet } from './wordings.ts';

const stageNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export const reminderChannel = z.enum(['letter', 'email', 'sms', 'voice', 'phone']);

export const stageRule = z.object({
  stage: stageNumber,
  /** Days after the due date from which the stage may go; null: it never goes by itself. */
  daysAfterDue: z.int().min(0).max(3650).nullable(),
  /** Days the letter gives to the new deadline. */
  deadlineDays: z.int().min(1).max(365),
  channel: reminderChannel.default('letter'),
});

/** What one place sets; a field that is left out is taken from the next place outwards. */
export const policyPart = z.object({
  stages: z.array(stageRule).max(5).optional(),
  /** Least days since the last letter to the same customer. */
  daysBetweenLetters: z.int().min(0).max(365).optional(),
  /** Below this sum no letter goes; 0: no minimum. */
  minimumYen: yenField.nonnegative().optional(),
  /** From this sum on a person telephones first; null: never. */
  highValueYen: yenField.positive().nullable().optional(),
  /** Which set of wordings the letters are written from. */
  wording: wordingSet.optional(),
  /** The client agrees to each letter before it is written. */
  approval: z.boolean().optional(),
  /** Before 最終催告 the client's 営業担当 is asked to speak with the customer. */
  contactFirst: z.boolean().optional(),
});

const place = {
  clientId: clientIdField.optional(),
  customerId: idField.optional(),
  invoiceId: idField.optional(),
};

export const reminderPolicyMethods = {
  /** Without a client: the office's. A customer or an invoice needs its client. */
  'reminderPolicy.get': query(
    z.object(place),
    z.object({
      /** What is set at this very place; null: nothing. */
      own: policyPart.nullable(),
      /** What holds outside it: the place without its own. */
      inherited: z.object({
        stages: z.array(stageRule),
        daysBetweenLetters: z.int(),
        minimumYen: z.int(),
        highValueYen: z.int().nullable(),
        wording: wordingSet,
        approval: z.boolean(),
        contactFirst: z.boolean(),
      }),
    }),
  ),
  /** null takes away what was set at this place. */
  'reminderPolicy.set': command(z.object({ ...place, policy: policyPart.nullable() }), z.object({})),
  /** Every place of a client that differs from the office. */
  'reminderPolicy.exceptions': query(
    z.object({ clientId: clientIdField }),
    z.object({
      places: z.array(
        z.object({
          scope: z.enum(['client', 'customer', 'invoice']),
          id: z.int().nullable(),
          code: z.string(),
          name: z.string(),
          policy: policyPart,
        }),
      ),
    }),
  ),
};
