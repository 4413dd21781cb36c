/** Codes of papers to customers: printed, posted, handed over, sent once more. */
export const PAPER_CODES = [
  'print-failed',
  'paper-not-printed',
  'note-batch-none',
  'note-batch-stopped',
  'archive-complete',
] as const;
