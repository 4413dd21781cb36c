import { z } from 'zod';

/**
 * One pair of zod schemas per method. `query` reads, `command` writes (one transaction, one audit entry).
 * Every string and array has a maximum: what crosses the border is bounded before anything looks at it.
 */
export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'query' | 'command';
  input: I;
  output: O;
}

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
  return { kind: 'query' as const, input, output };
}

const requestIdField = z.string().min(1).max(100).optional();

/** Every command accepts `requestId`: the same one twice returns the first result and writes nothing. */
export function command<S extends z.ZodRawShape, O extends z.ZodType>(input: z.ZodObject<S>, output: O) {
  const shape: S & { requestId: typeof requestIdField } = { ...input.shape, requestId: requestIdField };
  return { kind: 'command' as const, input: z.object(shape), output };
}

/** Row numbers inside one client's books. */
export const idField = z.int().positive();
export const clientIdField = z.int().positive();

/** A real day, YYYY-MM-DD, of the years that books have (1900–2999): 9999-12-31 means "for good" inside. */
export const dateField = z.iso
  .date()
  .max(10)
  .regex(/^(19|2\d)/);
export const monthField = z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/);
export const instantField = z.iso.datetime({ offset: true }).max(40);

/** Whole yen within the exact range of JavaScript numbers; 999,999,999,999 is more than any one invoice. */
export const yenField = z.int().min(-999_999_999_999).max(999_999_999_999);
export const codeField = z.string().trim().min(1).max(20);
export const nameField = z.string().trim().min(1).max(120);
export const shortText = z.string().trim().max(200);
export const longText = z.string().trim().max(2000);

/**
 * Names under which a call's own input (not deeper) may carry a password. Kept out of the audit's digest, of refusals and of
 * logs; it comes back in no answer.
 */
export const SECRET_FIELDS: readonly string[] = ['password', 'passphrase', 'newPassphrase', 'authToken'];
export const secretField = z.string().min(1).max(500);

const MAX_FILE_BYTES = 200_000_000;

export const bytesField = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_FILE_BYTES,
  'bytes up to 200 MB',
);

/** A file handed in: its name and bytes (at most 200 MB). In command-line JSON: {"$file": "path"}. */
export const fileField = z.object({
  name: z.string().max(255),
  bytes: bytesField,
});
export type GivenFile = z.output<typeof fileField>;

/** A document written into the office's documents/ folder; `path` is relative to the office folder. */
export const documentField = z.object({
  documentId: idField,
  path: z.string().max(300),
  sha256: z.string().length(64),
  bytes: z.int().nonnegative(),
});

/** One faulty cell of an imported file; `row` as Excel shows it (header = 1), in fixed-length files the record's number. */
export const rejectedCell = z.object({
  row: z.int(),
  field: z.string().max(60).optional(),
  value: z.string().max(200).optional(),
  code: z.string().max(60),
  sentence: z.string().max(500),
  /** The sentence without its place, for a table that shows row, field and value beside it. */
  reason: z.string().max(500),
});

export const importResult = z.object({
  accepted: z.int().nonnegative(),
  rejected: z.array(rejectedCell).max(100_000),
});
