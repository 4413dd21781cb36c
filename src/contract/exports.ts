import { z } from 'zod';
import { command, query } from './method.ts';
import { REFUSAL_CODES } from './refusal-codes.ts';

/** Lists of the whole office that can be exported by the month (domain/export-lists.ts draws their columns). */
const exportListField = z.enum(['aging', 'openInvoices', 'deposits', 'reminders', 'customers']);

const planFields = {
  lists: z.array(exportListField).min(1).max(5),
  /** The day on which the month before is exported; 31 is the month's last. */
  day: z.int().min(1).max(31),
  folder: z.string().trim().min(1).max(1000),
};

export const exportMethods = {
  'exports.plan': query(
    z.object({}),
    z.object({
      plan: z.object({ ...planFields, savedOn: z.string() }).nullable(),
      /** The next day on which an export is due. */
      nextOn: z.string().nullable(),
      runs: z.array(
        z.object({
          month: z.string(),
          state: z.enum(['done', 'failed']),
          folder: z.string(),
          files: z.int(),
          bytes: z.int(),
          /** Why it failed; the sentence is in messages. */
          code: z.enum(REFUSAL_CODES).nullable(),
          facts: z.record(z.string(), z.string()),
          at: z.string(),
        }),
      ),
    }),
  ),
  /** null ends the monthly export; what was exported stays. */
  'exports.savePlan': command(z.object({ plan: z.object(planFields).nullable() }), z.object({})),
  /**
   * Exports every month that is due and not done, oldest first; with `month` that one, again if need be. A failure is
   * recorded and ends the run; it is tried again the next time.
   */
  'exports.run': command(
    z.object({
      month: z
        .string()
        .regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
    z.object({ done: z.array(z.string()), failed: z.string().nullable(), files: z.int() }),
  ),
};
