/** 適格返還請求書 and 納品書 on paper: stored at the first call, the same bytes from then on, made once more with a reason. */
import { z } from 'zod';
import { bytesField, clientIdField, command, documentField, idField, longText, query } from './method.ts';

const reissue = z.object({ reason: longText.min(1) }).optional();
const made = z.object({ document: documentField, pages: z.int(), mark: z.enum(['', 'reissue']) });
const page = z.object({ bytes: bytesField, pages: z.int() });

export const salePaperMethods = {
  'creditNotes.preview': query(z.object({ clientId: clientIdField, creditNoteId: idField }), page),
  /** Refused `credit-note-unknown`, `sale-paper-withdrawn`, `paper-stopped`. */
  'creditNotes.document': command(z.object({ clientId: clientIdField, creditNoteId: idField, reissue }), made),
  'deliveries.preview': query(z.object({ clientId: clientIdField, deliveryId: idField }), page),
  /** Refused `delivery-unknown`, `sale-paper-withdrawn`, `paper-stopped`. */
  'deliveries.document': command(z.object({ clientId: clientIdField, deliveryId: idField, reissue }), made),
};
