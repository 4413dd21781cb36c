/** What letters carry: an acknowledgement to send back, copies of the invoices, upright setting, the post's barcode. */
import { z } from 'zod';
import { clientIdField, command, idField, query } from './method.ts';

const stage = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** What is left out is as around it: the customer's, the client's, else plain. */
export const paperChoices = z.object({
  /** From which stage on 債務承認書・支払計画書 lies below the letter; null: never. */
  slipFrom: stage.nullable().optional(),
  /** From which stage on copies of the invoices that were put on paper lie behind it; null: never. */
  copiesFrom: stage.nullable().optional(),
  /** 催告 and 最終催告 upright. */
  vertical: z.boolean().optional(),
  /** カスタマバーコード. */
  barcode: z.boolean().optional(),
  /** A letter of more sheets than its envelope holds: into the next bigger one, into one by its key, or refused. */
  thick: z.string().trim().min(1).max(40).optional(),
  /** Printed on both sides; null: as the office's mail is set. */
  duplex: z.boolean().nullable().optional(),
});

/** A window and how far the sheet slides under it, in mm; see domain/envelope.ts. */
export const envelopeProfile = z.object({
  name: z.string(),
  windowWidth: z.number(),
  windowHeight: z.number(),
  windowLeft: z.number(),
  windowTop: z.number(),
  slideX: z.number(),
  slideY: z.number(),
  foldMarks: z.array(z.number()).max(3).optional(),
  windowless: z.literal(true).optional(),
});

const wholeChoices = z.object({
  slipFrom: stage.nullable(),
  copiesFrom: stage.nullable(),
  vertical: z.boolean(),
  barcode: z.boolean(),
  thick: z.string(),
  duplex: z.boolean().nullable(),
});

export const paperMethods = {
  /** What is set for the client, or for one of its customers, and what holds there; the envelope by its key. */
  'papers.get': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({ own: paperChoices, effective: wholeChoices, ownEnvelope: z.string().nullable(), envelope: z.string() }),
  ),
  /** Every client that is not archived with its envelope and how its letters are made, and how many customers differ. */
  'papers.office': query(
    z.object({}),
    z.object({
      clients: z.array(
        z.object({
          clientId: clientIdField,
          code: z.string(),
          name: z.string(),
          seal: z.string(),
          colour: z.int(),
          envelope: z.string(),
          envelopeName: z.string(),
          own: paperChoices,
          effective: wholeChoices,
          customers: z.int(),
        }),
      ),
    }),
  ),
  /** Customers of whose letters something is made otherwise, by code. */
  'papers.customers': query(
    z.object({ clientId: clientIdField }),
    z.object({
      customers: z.array(
        z.object({
          customerId: idField,
          code: z.string(),
          name: z.string(),
          own: paperChoices,
          /** Its own envelope's key and name; null: the client's. */
          envelope: z.string().nullable(),
          envelopeName: z.string().nullable(),
        }),
      ),
    }),
  ),
  /**
   * Sets all of a place anew: what is left out is as around it. `envelope` is a key; null: the client's for a customer, the
   * usual one for a client; left out, it stays. Refused `envelope-unknown`.
   */
  'papers.set': command(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      choices: paperChoices,
      envelope: z.string().trim().min(1).max(40).nullable().optional(),
    }),
    z.object({}),
  ),
};
