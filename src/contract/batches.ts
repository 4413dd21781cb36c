import { z } from 'zod';
import { clientIdField, command, dateField, idField, monthField, query } from './method.ts';

/** match 全社消込 · propose 督促の対象を見る (writes nothing) · print 督促状を発行して刷る · report 顧問先報告. */
export const batchKind = z.enum(['match', 'propose', 'print', 'report']);

/** running · stopped by somebody · interrupted by the end of the program · done. */
export const batchState = z.enum(['running', 'stopped', 'interrupted', 'done']);

const batchHead = z.object({
  batchId: idField,
  kind: batchKind,
  asOf: z.string(),
  /** '' but for reports. */
  month: z.string(),
  state: batchState,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  by: z.string(),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
});

const batchedClient = z.object({
  clientId: clientIdField,
  code: z.string(),
  name: z.string(),
  seal: z.string(),
  colour: z.int(),
  assigneeName: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'failed']),
  /** match: deposits cleared, the receivables they cleared, what is no more than suggested, and what is left. */
  applied: z.int(),
  clearedYen: z.int(),
  suggested: z.int(),
  leftCount: z.int(),
  leftYen: z.int(),
  /** propose, print: letters and the money asked for; withheld only by propose. */
  letters: z.int(),
  lettersYen: z.int(),
  withheld: z.int(),
  /** print: the run of reminders, for posting. */
  reminderBatchId: z.int().nullable(),
  postedOn: z.string().nullable(),
  /** print, report. */
  documentPath: z.string().nullable(),
  refusal: z
    .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
    .nullable(),
  doneAt: z.string().nullable(),
});

export const batchMethods = {
  /**
   * One order over many clients, each by a command of its own (so that other bookings go between and a refusal stops
   * nobody else). The call answers when the run has ended; batches.status says how far it is. Left out: every client.
   */
  'batches.start': command(
    z.object({
      kind: batchKind,
      asOf: dateField.optional(),
      /** report: the month reported; the one before today's when left out. */
      month: monthField.optional(),
      clientIds: z.array(clientIdField).min(1).max(10_000).optional(),
    }),
    z.object({ batchId: idField }),
  ),
  /** Goes on with who waits; with `failed` also tries again those that were refused. Nothing is done twice. */
  'batches.resume': command(
    z.object({ batchId: idField, failed: z.boolean().default(false) }),
    z.object({ batchId: idField }),
  ),
  /** The client being worked on is finished, the others wait. */
  'batches.stop': command(z.object({ batchId: idField }), z.object({})),
  'batches.status': query(
    z.object({ batchId: idField }),
    z.object({ at: z.string(), batch: batchHead, clients: z.array(batchedClient) }),
  ),
  'batches.list': query(
    z.object({ limit: z.int().min(1).max(200).default(30) }),
    z.object({ at: z.string(), batches: z.array(batchHead) }),
  ),
};
