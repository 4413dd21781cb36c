/** Every code a reply can carry. messages/refusals.ts holds one sentence for each; a missing one does not compile. */
export const REFUSAL_CODES = [
  // the call itself
  'unknown-method', 'input-invalid', 'date-unreal', 'request-reused', 'bug',
  // office and environment
  'office-missing', 'office-exists', 'office-locked', 'office-newer', 'office-corrupt', 'office-network-folder',
  'folder-not-writable', 'folder-not-empty', 'disk-full', 'io-failed', 'backup-missing', 'backup-corrupt', 'job-failed', 'job-cancelled',
  // masters
  'client-unknown', 'client-archived', 'client-code-taken', 'account-taken', 'account-unknown', 'account-invalid', 'staff-unknown', 'staff-code-taken',
  'customer-unknown', 'customer-code-taken', 'customer-merged', 'customer-merge-self', 'customer-code-twice', 'registration-malformed', 'image-invalid',
  // invoices
  'invoice-unknown', 'number-taken', 'due-before-issue', 'total-negative', 'amount-too-large', 'invoice-void', 'invoice-allocated', 'void-too-early', 'period-closed', 'period-order',
  // files in general
  'file-empty', 'file-kind', 'file-encoding', 'file-corrupt', 'file-too-large', 'column-missing', 'column-twice', 'cell-required', 'cell-number', 'cell-date', 'cell-tax', 'cell-choice', 'cell-too-long', 'cell-too-many', 'cell-postal-code', 'too-many-lines', 'row-mixed', 'row-rejected', 'no-rows',
  // bank files
  'bank-format-unknown', 'bank-format-unsupported', 'bank-ebcdic', 'bank-record-length', 'bank-record-kind', 'bank-record-order', 'bank-field', 'bank-count', 'bank-total', 'bank-balance', 'bank-no-trailer', 'bank-no-account', 'bank-wrong-client', 'bank-account-unregistered', 'bank-account-twice', 'bank-period',
  'import-unknown', 'import-undone', 'import-has-later',
  // deposits and allocations
  'deposit-unknown', 'deposit-cancelled', 'ref-unknown', 'ref-ambiguous', 'receivable-unknown', 'receivable-overdrawn', 'deposit-overdrawn', 'allocation-sum', 'allocation-none', 'reverse-too-early', 'nothing-to-allocate',
  // reminders and documents
  'run-dated-back', 'letter-glyphs', 'letter-overflow', 'document-unknown', 'document-not-rendered', 'document-changed',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];
