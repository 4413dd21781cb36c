import { z } from 'zod';
import { bytesField, clientIdField, command, dateField, documentField, idField, query } from './method.ts';

export const withheldReason = z.enum([
  'promise',
  'plan',
  'dispute',
  'hold',
  'recent-letter',
  'below-minimum',
  'possible-deposit',
  'no-address',
  'returned-mail',
  'stale-bank-data',
  /** A large sum, or a stage given to the telephone: a person speaks with the customer before anything is posted. */
  'call-first',
]);

const proposedLetter = z.object({
  clientId: clientIdField,
  clientCode: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  stage: z.int().min(1).max(5),
  totalYen: z.int(),
  oldestOverdueDays: z.int(),
  invoices: z.array(z.string()),
  /** Why it goes now, in kinds and facts (messages/reminders.ts makes the sentence). */
  lastLetterOn: z.string().nullable(),
});

const withheldLetter = z.object({
  clientId: clientIdField,
  clientCode: z.string(),
  customerId: idField.optional(),
  customerCode: z.string(),
  customerName: z.string(),
  reason: withheldReason,
  totalYen: z.int(),
  oldestOverdueDays: z.int(),
  detail: z.string(),
});

const runInput = {
  clientId: clientIdField.optional(),
  asOf: dateField,
  confirm: z
    .array(z.enum(['stale-bank-data']))
    .max(5)
    .optional(),
  /** Only these customers of the client (the clerk's ticks); left out: all that are due. */
  customerIds: z.array(idField).max(10_000).optional(),
  /** The same in a run over the office: clients that are not named, and customers that are not, get no letter. */
  selection: z
    .array(z.object({ clientId: clientIdField, customerIds: z.array(idField).max(10_000) }))
    .max(10_000)
    .optional(),
};

export const reminderMethods = {
  'reminders.propose': query(
    z.object(runInput),
    z.object({ asOf: z.string(), letters: z.array(proposedLetter), withheld: z.array(withheldLetter) }),
  ),
  /** The true page of one proposed letter, as PDF bytes; nothing is recorded. */
  'reminders.preview': query(
    z.object({ clientId: clientIdField, customerId: idField, asOf: dateField }),
    z.object({ bytes: bytesField, pages: z.int() }),
  ),
  'reminders.issue': command(
    z.object(runInput),
    z.object({ batchId: z.int().nullable(), letters: z.int(), document: documentField.nullable() }),
  ),
  'reminders.batches': query(
    z.object({ clientId: clientIdField.optional(), limit: z.int().min(1).max(500).default(50) }),
    z.object({
      batches: z.array(
        z.object({
          batchId: idField,
          clientId: clientIdField.nullable(),
          asOf: z.string(),
          issuedAt: z.string(),
          by: z.string(),
          letters: z.int(),
          pages: z.int().nullable(),
          totalYen: z.int(),
          /** The paper was seen to lie there. */
          printedAt: z.string().nullable(),
          /** Letters taken out before the post, counted, posted, and come back; the others still lie on the desk. */
          withdrawn: z.int(),
          counted: z.int(),
          posted: z.int(),
          returned: z.int(),
          document: documentField.nullable(),
        }),
      ),
    }),
  ),
};
