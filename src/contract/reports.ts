import { z } from 'zod';
import { clientIdField, command, documentField, monthField, query } from './method.ts';

/** The sheets of the meeting workbook, in their order (domain/meeting-report.ts has the same list). */
const sheetField = z.enum([
  'cover',
  'summary',
  'trend',
  'aging',
  'movements',
  'top',
  'invoices',
  'deposits',
  'actions',
  'reminders',
  'promises',
  'reasons',
  'forecast',
  'late',
  'decisions',
]);

/** A sheet's comment, or 'questions': what the clerk asks the client to decide, one a line. */
const placeField = z.enum([...sheetField.options, 'questions']);
const commentText = z.string().max(1000);

export const reportMethods = {
  /** The workbook for a client meeting and, where the client gets one, the talk sheet: of one moment, recorded together. */
  'reports.meeting': command(
    z.object({ clientId: clientIdField, month: monthField }),
    z.object({ document: documentField, talkSheet: documentField.nullable() }),
  ),
  /** Which sheets a client gets, and what was written for the month; `before`: the month before's, to take over. */
  'reports.setup': query(
    z.object({ clientId: clientIdField, month: monthField }),
    z.object({
      omitted: z.array(sheetField),
      talkSheet: z.boolean(),
      comments: z.array(z.object({ place: placeField, text: z.string(), by: z.string(), at: z.string() })),
      before: z.array(z.object({ place: placeField, text: z.string() })),
    }),
  ),
  /** For all months to come. The fixed sheets (cover, summary, aging) are there whatever is left out. */
  'reports.saveSetup': command(
    z.object({ clientId: clientIdField, omitted: z.array(sheetField).max(20), talkSheet: z.boolean() }),
    z.object({}),
  ),
  /** Writes or, where the text is empty, takes away the comments named; others stay. */
  'reports.saveComments': command(
    z.object({
      clientId: clientIdField,
      month: monthField,
      comments: z.array(z.object({ place: placeField, text: commentText })).max(20),
    }),
    z.object({}),
  ),
};
