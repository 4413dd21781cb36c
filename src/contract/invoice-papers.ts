/** Invoices on paper: what stands in the way, the page itself, the stored PDF of one, and a month's batch as one PDF. */
import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  instantField,
  longText,
  query,
  shortText,
} from './method.ts';

export const layoutField = z.enum(['simple', 'itemised', 'closing']);

/** `post`: goes out in a window envelope, so that an address must be there; `file`: a PDF that is mailed or handed over. */
const useField = z.enum(['post', 'file']);

export const paperFinding = z.object({
  invoiceId: idField,
  number: z.string(),
  customerId: idField,
  customerName: z.string(),
  /** What is to be mended: customer.address, client.registrationNumber, lines … */
  field: z.string(),
  /** stop: cannot be made so; warn: can, and somebody should know. */
  severity: z.enum(['stop', 'warn']),
  code: z.string(),
  sentence: z.string(),
});

/** Which invoices: named ones, or those issued in a span of days that are not voided. */
export const chosenInvoices = {
  clientId: clientIdField,
  invoiceIds: z.array(idField).min(1).max(5000).optional(),
  issuedFrom: dateField.optional(),
  issuedThrough: dateField.optional(),
  /** Leaves out what has a paper already. */
  onlyNew: z.boolean().default(false),
};

const madePaper = z.object({ document: documentField, pages: z.int(), mark: z.enum(['', 'reissue']) });

export const invoicePaperMethods = {
  /** What a batch or a paper would be refused for, and what should be known before: told before anything is made. */
  'invoices.paperFindings': query(
    z.object({ ...chosenInvoices, use: useField.default('post') }),
    z.object({ papers: z.int(), findings: z.array(paperFinding) }),
  ),
  /** The true page, nothing recorded. */
  'invoices.preview': query(
    z.object({ clientId: clientIdField, invoiceId: idField, layout: layoutField.optional() }),
    z.object({ bytes: bytesField, pages: z.int() }),
  ),
  /**
   * The stored PDF of an invoice: made and recorded at the first call, the same bytes from then on. `reissue` makes another
   * one, marked 再発行, and keeps why. Refused `invoice-void`, `paper-opening`, `paper-stopped`.
   */
  'invoices.document': command(
    z.object({
      clientId: clientIdField,
      invoiceId: idField,
      layout: layoutField.optional(),
      reissue: z.object({ reason: longText.min(1) }).optional(),
    }),
    madePaper,
  ),
  /**
   * A batch as one print-ready PDF under a cover sheet, in the order of the envelopes (postcode). What cannot be printed
   * refuses the batch (`paper-stopped`), or is left out and named with `skipStopped`.
   */
  'invoices.documents': command(
    z.object({ ...chosenInvoices, skipStopped: z.boolean().default(false), withCover: z.boolean().default(true) }),
    z.object({
      batchNumber: z.string(),
      papers: z.int(),
      pages: z.int(),
      totalYen: z.int(),
      document: documentField.nullable(),
      left: z.array(paperFinding),
    }),
  ),
  /**
   * Notes that the paper of a document went: one sending an invoice in the history. Refused `paper-sent` when that was
   * noted before, `document-unknown` for a document that is no invoice of this client.
   */
  'invoices.markSent': command(
    z.object({
      clientId: clientIdField,
      documentId: idField,
      channel: z.enum(['post', 'hand']),
      on: dateField.optional(),
      note: longText.default(''),
    }),
    z.object({ sent: z.int(), on: z.string() }),
  ),
  /** Papers made so far, newest first: of an invoice, a customer, or the client. */
  'invoices.papers': query(
    z.object({
      clientId: clientIdField,
      invoiceId: idField.optional(),
      customerId: idField.optional(),
      limit: z.int().min(1).max(1000).default(100),
    }),
    z.object({
      papers: z.array(
        z.object({
          paperId: idField,
          invoiceId: idField,
          number: z.string(),
          customerId: idField,
          customerName: z.string(),
          mark: z.enum(['', 'reissue']),
          reason: z.string(),
          madeAt: instantField,
          by: z.string(),
          documentId: idField,
          path: z.string(),
          sha256: z.string(),
          /** The paper's place in its file; a single paper is the whole file. */
          firstPage: z.int(),
          pages: z.int(),
          isBatch: z.boolean(),
        }),
      ),
    }),
  ),
  'invoices.paperSettings': query(
    z.object({ clientId: clientIdField }),
    z.object({ layout: layoutField.exclude(['closing']), note: z.string() }),
  ),
  /** The client's layout, and the words that stand on each of its invoices (備考). */
  'invoices.savePaperSettings': command(
    z.object({ clientId: clientIdField, layout: layoutField.exclude(['closing']), note: shortText.max(400) }),
    z.object({}),
  ),
};
