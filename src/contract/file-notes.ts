/** What an import did that a clerk should know although nothing was wrong; messages/ holds a sentence for each. */
export const FILE_NOTE_CODES = [
  /** 取消・訂正 rows take back earlier money and are no deposits. Facts: count, amountYen. */
  'cancels',
  /** 出金 rows were counted against the bank's totals and left out. Facts: count, amountYen. */
  'withdrawals',
  /** A 定期性 account stands in the file and was left out. Facts: account. */
  'time-deposit-skipped',
  /** The bank writes Gregorian years (26 = 2026) where the format wants 和暦. Facts: from, through (dates or ''). */
  'dates-gregorian',
  /** The file was saved again in another encoding than the bank's. Facts: encoding. */
  'encoding-converted',
  /** Rows of 0 yen were left out. Facts: count. */
  'zero-rows',
  /** Balances of a bank CSV do not follow from row to row. Facts: count, row (the first). */
  'balance-gap',
  /** Between the last file of an account and this one something seems to be missing. Facts: account (key), through, from, closingYen?, openingYen?. */
  'file-gap',
  /** A 取消 took back deposits of earlier files. Facts: count. */
  'taken-back',
  /** A 取消 whose deposit no file held. Facts: count. */
  'cancel-unknown',
] as const;

export type FileNoteCode = (typeof FILE_NOTE_CODES)[number];
