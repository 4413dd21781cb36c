/** 一括処理: one order over many clients, and its result sheet. */

/** Name of the job while it runs. */
export const batchTitles = {
  match: '全社消込',
  propose: '督促の対象確認',
  print: '督促状の発行（全社）',
  report: '顧問先報告の作成（全社）',
} as const;
