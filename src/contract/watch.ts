import { z } from 'zod';
import { codeField, command, fileField, query } from './method.ts';

const watchedFile = z.object({
  id: z.int(),
  at: z.string(),
  name: z.string(),
  outcome: z.enum(['imported', 'refused']),
  sentence: z.string(),
  accepted: z.int(),
  duplicates: z.int(),
});

export const watchMethods = {
  /** The folder whose bank files come in by themselves, and what became of the last ones, newest first. */
  'watch.state': query(
    z.object({ limit: z.int().min(1).max(200).default(30) }),
    z.object({
      folder: z.string().nullable(),
      /** ok: it is there; missing: it is not (a drive that is off); off: none is set. */
      state: z.enum(['ok', 'missing', 'off']),
      files: z.array(watchedFile),
    }),
  ),
  'watch.setFolder': command(z.object({ folder: z.string().trim().min(1).max(400).nullable() }), z.object({})),
  /**
   * Takes in one file of the folder: each account to its client. `clientCode`: the file lay in a subfolder of that name, for
   * files without account numbers. A file that cannot be taken is no refusal of the call: its sentences go beside it.
   */
  'watch.takeIn': command(
    z.object({ file: fileField, clientCode: codeField.optional() }),
    z.object({
      outcome: z.enum(['imported', 'refused']),
      sentences: z.array(z.string()),
      accepted: z.int(),
      duplicates: z.int(),
    }),
  ),
};
