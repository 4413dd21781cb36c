/** Paper: the printers of this machine, and what was handed to their queues. Every document the office issued can be printed. */
import { z } from 'zod';
import { command, idField, instantField, query, shortText } from './method.ts';

export const printState = z.enum(['waiting', 'printing', 'done', 'cancelled', 'failed', 'gone']);

const printJob = z.object({
  printJobId: idField,
  documentId: idField,
  title: z.string(),
  printer: z.string(),
  /** Pages of the document, from 1; null: all of them. */
  fromPage: z.int().nullable(),
  throughPage: z.int().nullable(),
  copies: z.int(),
  state: printState,
  sentAt: instantField,
  by: z.string(),
});

export const printingMethods = {
  'printers.list': query(
    z.object({}),
    z.object({
      printers: z.array(
        z.object({
          name: z.string(),
          isDefault: z.boolean(),
          trays: z.array(z.object({ key: z.string(), label: z.string() })),
          canDuplex: z.boolean(),
          /** Why nothing comes out now, in the queue's own words; '' when all is well. */
          trouble: z.string(),
        }),
      ),
    }),
  ),
  /** Hands the stored pages to a printer, unchanged: a reprint of a range is the same call, and touches nothing else. */
  'documents.print': command(
    z.object({
      documentId: idField,
      printer: shortText.min(1),
      fromPage: z.int().positive().max(100_000).optional(),
      throughPage: z.int().positive().max(100_000).optional(),
      tray: shortText.optional(),
      duplex: z.enum(['off', 'long-edge', 'short-edge']).default('off'),
      copies: z.int().min(1).max(20).default(1),
    }),
    z.object({ printJobId: idField, state: printState }),
  ),
  /** Asks the queues how the unfinished jobs stand, notes what has changed, and returns the newest jobs. */
  'printJobs.refresh': command(
    z.object({ documentId: idField.optional(), limit: z.int().min(1).max(200).default(50) }),
    z.object({ jobs: z.array(printJob) }),
  ),
  'printJobs.cancel': command(z.object({ printJobId: idField }), z.object({ state: printState })),
};
