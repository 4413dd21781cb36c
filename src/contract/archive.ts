/** 電子帳簿保存法の検索: date, amount and counterparty, each as a range, all together; the findings with their files as a folder. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, longText, query, shortText, yenField } from './method.ts';

export const archiveKind = z.enum(['invoice', 'credit-note', 'reminder', 'received-note', 'deposit']);

const asked = {
  clientId: clientIdField,
  from: dateField.optional(),
  through: dateField.optional(),
  minYen: yenField.optional(),
  maxYen: yenField.optional(),
  /** Part of the counterparty's name or of the payer's, in any width. */
  counterparty: shortText.optional(),
  kinds: z.array(archiveKind).min(1).max(5).optional(),
};

const archiveEntry = z.object({
  kind: archiveKind,
  id: idField,
  on: z.string(),
  amountYen: z.int(),
  counterparty: z.string(),
  /** Number of the paper, reference of the bank. */
  label: z.string(),
  /** Voided, withdrawn, cancelled: still on record. */
  state: z.enum(['live', 'withdrawn']),
  recordedAt: z.string(),
  by: z.string(),
  /** The kept file: a document, or the bank file as it was taken in; '' where none was kept. */
  path: z.string(),
  sha256: z.string(),
  /**
   * Why there is no file: not-issued: no paper was made of it here, and none has gone out from here; typed: entered by hand
   * from paper, whose original is what is kept; not-kept: a bank file from before they were kept; null: there is one.
   */
  without: z.enum(['not-issued', 'typed', 'not-kept']).nullable(),
});

export const archiveMethods = {
  /** Newest first. `withoutFile`: only those of which no file is kept. Refused `archive-reversed`, `archive-yen-reversed`, as the commands are. */
  'archive.search': query(
    z.object({ ...asked, withoutFile: z.boolean().default(false), limit: z.int().min(1).max(20_000).default(2000) }),
    z.object({ entries: z.array(archiveEntry), count: z.int(), totalYen: z.int() }),
  ),
  /**
   * Makes the papers that the findings lack (請求書, 適格返還請求書) and keeps them; what cannot be made is counted as `left`.
   * Refused `archive-nothing`.
   */
  'archive.makePapers': command(z.object(asked), z.object({ made: z.int(), left: z.int() })),
  /**
   * Writes the findings into a new folder inside `folder`: their files, each held against its digest, and 索引簿.csv.
   * Refused `export-folder-missing`, `archive-nothing`.
   */
  'archive.export': command(
    z.object({ ...asked, folder: longText.min(1).max(1000) }),
    z.object({
      folder: z.string(),
      entries: z.int(),
      files: z.int(),
      /** Entries for which no file was ever kept. */
      without: z.int(),
      /** Files that are missing or are not what was kept: named in the index, not copied. */
      broken: z.array(z.string()),
    }),
  ),
};
