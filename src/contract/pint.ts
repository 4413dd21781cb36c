/** JP PINT e-invoices (380) and credit notes (381): one XML, or a month's as a ZIP. Sending needs an access point's contract: this is export. */
import { z } from 'zod';
import { chosenInvoices, paperFinding } from './invoice-papers.ts';
import { clientIdField, command, documentField, idField, query } from './method.ts';

/** Also the credit notes issued in the span that are not taken back; a finding then has the invoice of the sale. */
const withNotes = { withCreditNotes: z.boolean().default(false) };

export const pintMethods = {
  /** Which invoices have no JP PINT form, and why. */
  'pint.findings': query(
    z.object({ ...chosenInvoices, ...withNotes }),
    z.object({ invoices: z.int(), creditNotes: z.int(), findings: z.array(paperFinding) }),
  ),
  /** Refused `pint-stopped`, `invoice-void`, `paper-opening`. */
  'pint.export': command(
    z.object({ clientId: clientIdField, invoiceId: idField }),
    z.object({ number: z.string(), document: documentField }),
  ),
  /** Refused `pint-stopped`, `credit-note-unknown`, `sale-paper-withdrawn`. */
  'pint.exportCreditNote': command(
    z.object({ clientId: clientIdField, creditNoteId: idField }),
    z.object({ number: z.string(), document: documentField }),
  ),
  /** Refused `pint-stopped` for the first that has no form, or leaves those out and names them with `skipStopped`. */
  'pint.exportBatch': command(
    z.object({ ...chosenInvoices, ...withNotes, skipStopped: z.boolean().default(false) }),
    z.object({
      invoices: z.int(),
      creditNotes: z.int(),
      document: documentField.nullable(),
      left: z.array(paperFinding),
    }),
  ),
};
