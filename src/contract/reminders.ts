import { z } from 'zod';
import { bytesField, clientIdField, command, dateField, documentField, idField, query } from './method.ts';
import { envelopeProfile, paperChoices } from './papers.ts';
import { wordingSet, wordingVariantName } from './wordings.ts';

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
  /** 最終催告 waits for what the client's 営業担当 hears from the customer. */
  'contact-first',
  /** The client wants to agree to his letters, and has not to this one. */
  'approval',
]);

/** By wire only to who agreed to it; else the letter goes on paper. */
const letterChannel = z.enum(['letter', 'email', 'sms', 'voice']);

const proposedLetter = z.object({
  clientId: clientIdField,
  clientCode: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  stage: z.int().min(1).max(5),
  channel: letterChannel,
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
  /** The stage that waits. */
  stage: z.int().min(1).max(5),
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
  /** How this run's letters are made, where it is not as the clients and customers have it. */
  paper: paperChoices.optional(),
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
    z.object({ clientId: clientIdField, customerId: idField, asOf: dateField, paper: paperChoices.optional() }),
    z.object({
      bytes: bytesField,
      pages: z.int(),
      /** Which wording the letter is written from. */
      wording: z.object({ set: wordingSet, variant: wordingVariantName }),
      /** Its window, to be drawn over the first page. */
      envelope: envelopeProfile,
      /** It has more sheets than the envelope chosen for it holds, and goes in a bigger one. */
      widened: z.boolean(),
    }),
  ),
  /** Letters of one way only; left out, those on paper. What goes by wire is sent from there (reminders.sendByWire). */
  'reminders.issue': command(
    z.object({ ...runInput, channel: letterChannel.default('letter') }),
    z.object({
      batchId: z.int().nullable(),
      letters: z.int(),
      document: documentField.nullable(),
      /** Who was to get one when the clerk looked, and gets none: 'paid', 'not-due', or a reason that came up since. */
      fellOut: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          reason: z.string(),
        }),
      ),
    }),
  ),
  /** What a run decided for each customer, by which facts. */
  'reminders.decisions': query(
    z.object({ batchId: idField, clientId: clientIdField.optional() }),
    z.object({
      decisions: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          kind: z.enum(['letter', 'withheld', 'fell-out', 'left-out']),
          stage: z.int(),
          reason: z.string(),
          totalYen: z.int(),
          facts: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
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
          /** Laid out for both sides of the paper: to be printed so, and no other way. */
          duplex: z.boolean(),
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
