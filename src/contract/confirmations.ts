import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  longText,
  query,
  yenField,
} from './method.ts';

const stateField = z.enum(['sent', 'agreed', 'differs', 'not-returned']);

const confirmationIds = z.array(idField).min(1).max(5000);

export const confirmationMethods = {
  /** Whom a confirmation could go to as of a date: customers with a balance or an advance. */
  'confirmations.propose': query(
    z.object({ clientId: clientIdField, asOf: dateField }),
    z.object({
      customers: z.array(
        z.object({
          customerId: idField,
          code: z.string(),
          name: z.string(),
          balanceYen: z.int(),
          advanceYen: z.int(),
          invoices: z.int(),
          hasAddress: z.boolean(),
          lastSentOn: z.string().nullable(),
          lastState: stateField.nullable(),
        }),
      ),
    }),
  ),
  /** The true page of a letter that is not issued. Refused `confirmation-none`. */
  'confirmations.preview': query(
    z.object({ clientId: clientIdField, customerId: idField, asOf: dateField, replyBy: dateField.optional() }),
    z.object({ bytes: bytesField, pages: z.int() }),
  ),
  /**
   * 残高確認書 for these customers, recorded and printed. Refused `confirmation-none`, `confirmation-address`,
   * `reply-before-issue`, `letter-overflow`, `letter-glyphs`.
   */
  'confirmations.issue': command(
    z.object({ clientId: clientIdField, asOf: dateField, customerIds: confirmationIds, replyBy: dateField.optional() }),
    z.object({ letters: z.int(), document: documentField }),
  ),
  /** Newest first. */
  'confirmations.list': query(
    z.object({ clientId: clientIdField, asOf: dateField.optional(), customerId: idField.optional() }),
    z.object({
      confirmations: z.array(
        z.object({
          confirmationId: idField,
          serial: z.string(),
          customerId: idField,
          code: z.string(),
          name: z.string(),
          asOf: z.string(),
          sentOn: z.string(),
          replyBy: z.string(),
          balanceYen: z.int(),
          reminders: z.int(),
          lastSentOn: z.string(),
          state: stateField,
          repliedOn: z.string().nullable(),
          statedYen: z.int().nullable(),
          reason: z.string(),
          by: z.string().nullable(),
          documentId: idField,
        }),
      ),
    }),
  ),
  /**
   * What came back, found by id or by the number on the slip. `sent` takes an answer back. What is agreed, or stated above
   * nothing, acknowledges the debts listed and starts their 時効 anew. Refused `confirmation-unknown`, `reply-too-early`,
   * `stated-missing`.
   */
  'confirmations.record': command(
    z.object({
      clientId: clientIdField,
      confirmationId: idField.optional(),
      serial: z.string().trim().max(40).optional(),
      outcome: stateField,
      repliedOn: dateField.optional(),
      statedYen: yenField.nonnegative().optional(),
      reason: longText.optional(),
    }),
    z.object({ confirmationId: idField, acknowledged: z.boolean(), receivables: z.int() }),
  ),
  /** Asks again those who have not answered: the same balance, a new date. Refused `confirmation-answered`. */
  'confirmations.remind': command(
    z.object({ clientId: clientIdField, confirmationIds, replyBy: dateField.optional() }),
    z.object({ letters: z.int(), document: documentField }),
  ),
  /** The answers as a workbook; of one date when `asOf` is given. */
  'confirmations.workbook': command(
    z.object({ clientId: clientIdField, asOf: dateField.optional() }),
    z.object({ document: documentField }),
  ),
};
