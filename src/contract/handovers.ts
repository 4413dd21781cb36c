/** 引継ぎ to a lawyer or a court: the pack, the state that stops reminders, and the way back. */
import { z } from 'zod';
import {
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  longText,
  nameField,
  query,
  shortText,
} from './method.ts';

const recipientField = z.enum(['lawyer', 'judicial-scrivener', 'court', 'other']);

export const handoverMethods = {
  /**
   * Draws the pack as one PDF and as a folder (a zip of the same papers with a list of their digests), and stops reminders with
   * the reason. Refused `handover-open`, `handover-nothing`.
   */
  'handovers.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      on: dateField.optional(),
      recipient: recipientField,
      recipientName: nameField,
      reason: shortText.min(1),
    }),
    z.object({
      handoverId: idField,
      totalYen: z.int(),
      parts: z.int(),
      document: documentField,
      folder: documentField,
    }),
  ),
  /** Given back: reminders go on from that day. Refused `handover-unknown`, `handover-ended`. */
  'handovers.release': command(
    z.object({ clientId: clientIdField, handoverId: idField, on: dateField.optional(), reason: longText.min(1) }),
    z.object({}),
  ),
  'handovers.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      handovers: z.array(
        z.object({
          handoverId: idField,
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          handedOn: z.string(),
          recipient: recipientField,
          recipientName: z.string(),
          reason: z.string(),
          totalYen: z.int(),
          openYen: z.int(),
          endedOn: z.string().nullable(),
          endReason: z.string(),
          path: z.string(),
          folderPath: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
};
