/** 領収書 for deposits: made, made once more, taken back. */
import { z } from 'zod';
import { taxClassField } from './invoices.ts';
import {
  bytesField,
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  instantField,
  longText,
  nameField,
  query,
  shortText,
} from './method.ts';

const mediumField = z.enum(['paper', 'electronic']);

const given = {
  clientId: clientIdField,
  depositId: idField,
  /** 宛名; the customer whose invoices it paid where nothing is given. */
  addressee: nameField.optional(),
  honorific: z.enum(['御中', '様']).optional(),
  /** 但し書き; the invoices it paid where nothing is given. */
  purpose: shortText.min(1).max(60).optional(),
  medium: mediumField.default('paper'),
};

const split = z.object({
  parts: z.array(z.object({ taxClass: taxClassField, grossYen: z.int(), taxYen: z.int() })),
  unknownYen: z.int(),
  advanceYen: z.int(),
});

/** A deposit of which no note can be made now, and why. */
const stoppedNote = z.object({ depositId: idField, payerName: z.string(), code: z.string(), sentence: z.string() });

export const receivedNoteMethods = {
  /** What a note of this deposit would say, and the stamp it would need on paper. */
  'receivedNotes.propose': query(
    z.object({ clientId: clientIdField, depositId: idField }),
    z.object({
      receivedOn: z.string(),
      amountYen: z.int(),
      addressee: z.string(),
      honorific: z.enum(['御中', '様']),
      purpose: z.string(),
      invoices: z.array(z.object({ number: z.string(), issuedOn: z.string(), amountYen: z.int() })),
      split,
      /** 収入印紙, on paper; by e-mail none. */
      stampYen: z.int(),
      /** The live note there is. */
      noteId: idField.nullable(),
    }),
  ),
  'receivedNotes.preview': query(z.object(given), z.object({ bytes: bytesField, pages: z.int() })),
  /**
   * Makes the note and its PDF, with the next number of the client's series. Refused `deposit-unknown`,
   * `deposit-cancelled`, `note-exists` (make it once more instead), `note-addressee`, `letter-overflow`, `letter-glyphs`.
   */
  'receivedNotes.issue': command(
    z.object({ ...given, issuedOn: dateField.optional() }),
    z.object({ noteId: idField, number: z.string(), stampYen: z.int(), document: documentField }),
  ),
  /**
   * Notes of several deposits, each with its number and its own PDF, and one print-ready PDF of all of them in the order of
   * the envelopes (postcode). What cannot be made refuses all of it (`note-batch-stopped`), or is left out and named with
   * `skipStopped`. Refused `note-batch-none`.
   */
  'receivedNotes.issueBatch': command(
    z.object({
      clientId: clientIdField,
      depositIds: z.array(idField).min(1).max(1000),
      issuedOn: dateField.optional(),
      skipStopped: z.boolean().default(false),
    }),
    z.object({
      notes: z.array(z.object({ noteId: idField, number: z.string(), depositId: idField, stampYen: z.int() })),
      pages: z.int(),
      totalYen: z.int(),
      stampYen: z.int(),
      document: documentField.nullable(),
      left: z.array(stoppedNote),
    }),
  ),
  /** Money that came from a customer or was used for its invoices, newest first, each with its live note. */
  'receivedNotes.deposits': query(
    z.object({ clientId: clientIdField, customerId: idField, limit: z.int().min(1).max(1000).default(100) }),
    z.object({
      deposits: z.array(
        z.object({
          depositId: idField,
          depositedOn: z.string(),
          payerName: z.string(),
          amountYen: z.int(),
          noteId: idField.nullable(),
          number: z.string(),
          noteIssuedOn: z.string(),
          reissues: z.int(),
        }),
      ),
    }),
  ),
  /** What a batch would make, and what stands in its way: told before anything is made. */
  'receivedNotes.batchFindings': query(
    z.object({ clientId: clientIdField, depositIds: z.array(idField).min(1).max(1000) }),
    z.object({
      notes: z.array(
        z.object({
          depositId: idField,
          addressee: z.string(),
          postalCode: z.string(),
          amountYen: z.int(),
          stampYen: z.int(),
        }),
      ),
      left: z.array(stoppedNote),
    }),
  ),
  /**
   * The same note once more, marked 再発行; as data instead of on paper (or the other way) where `medium` says so. Refused
   * `note-unknown`, `note-void`.
   */
  'receivedNotes.reissue': command(
    z.object({ clientId: clientIdField, noteId: idField, reason: longText.min(1), medium: mediumField.optional() }),
    z.object({ number: z.string(), stampYen: z.int(), document: documentField }),
  ),
  /** Takes a note back: its number stays used. Refused `note-unknown`, `note-void`. */
  'receivedNotes.void': command(
    z.object({ clientId: clientIdField, noteId: idField, reason: longText.min(1) }),
    z.object({ number: z.string() }),
  ),
  'receivedNotes.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      depositId: idField.optional(),
      limit: z.int().min(1).max(5000).default(500),
    }),
    z.object({
      notes: z.array(
        z.object({
          noteId: idField,
          number: z.string(),
          depositId: idField,
          customerId: idField.nullable(),
          addressee: z.string(),
          purpose: z.string(),
          amountYen: z.int(),
          receivedOn: z.string(),
          issuedOn: z.string(),
          medium: mediumField,
          stampYen: z.int(),
          issuedAt: instantField,
          by: z.string(),
          voidedOn: z.string().nullable(),
          voidReason: z.string(),
          /** How often it was made once more. */
          reissues: z.int(),
          /** The newest paper. */
          documentId: idField,
          path: z.string(),
          sha256: z.string(),
          /** The money is no longer there (取消, refunded by the bank): the note should be taken back. */
          depositCancelled: z.boolean(),
        }),
      ),
    }),
  ),
};
