import { z } from 'zod';
import { bytesField, query, shortText } from './method.ts';

export const listMethods = {
  /**
   * A list as it stands on a screen (its columns, its rows, in its order) as a workbook: bytes to save, nothing is
   * recorded. Dates are YYYY-MM-DD; null is an empty cell.
   */
  'lists.workbook': query(
    z.object({
      title: z.string().trim().min(1).max(60),
      /** Whose list: the client's name, or the office's. */
      owner: shortText,
      /** What is shown: the filter, the search, the day. */
      subtitle: shortText,
      /** 0–9: index into the ten seal colours. */
      colour: z.int().min(0).max(9),
      /** What stands before the sums, and in a list without rows. */
      words: z.object({ total: z.string().max(40), nothing: z.string().max(60) }),
      columns: z
        .array(
          z.object({
            label: z.string().max(60),
            kind: z.enum(['text', 'yen', 'count', 'date']),
            /** In characters, as Excel counts them. */
            width: z.int().min(4).max(80),
            summed: z.boolean(),
          }),
        )
        .min(1)
        .max(40),
      rows: z.array(z.array(z.union([z.string().max(500), z.number(), z.null()])).max(40)).max(200_000),
    }),
    z.object({ name: z.string(), bytes: bytesField }),
  ),
};
