/** The watched folder: what became of a file, on screen and in the note beside it. */

export const watchWords = {
  /** Subfolders of the watched folder; part of the product, as printed in the help. */
  doneFolder: '取込済',
  failedFolder: 'エラー',
  noteEnd: '.理由.txt',
  imported: (clients: string, accepted: number, duplicates: number) =>
    `${clients}：${accepted.toLocaleString('ja-JP')} 件を取り込みました${duplicates > 0 ? `（取込済 ${duplicates.toLocaleString('ja-JP')} 件）` : ''}。`,
  comma: '、',
  noteHead: (name: string) => `「${name}」は取り込めませんでした。`,
  noteFoot: '直したファイルを、もう一度この上のフォルダーに入れてください。帳簿は変わっていません。',
} as const;

export const watchScreenWords = {
  head: '取込フォルダー',
  text: 'このフォルダーに入れた銀行のファイルは、口座ごとに自動で取り込まれ、「取込済」に移ります。取り込めないファイルは「エラー」に移り、理由を書いたメモが付きます。口座番号のないファイルは、顧問先コードの名前のフォルダーを中に作って入れてください。',
  folder: 'フォルダー',
  none: '設定していません',
  choose: '取込フォルダーを選ぶ',
  change: '選ぶ',
  stop: 'やめる',
  last: '最近のファイル',
  columns: { at: '日時', name: 'ファイル', outcome: '結果', sentence: '内容' },
  outcome: { imported: '取込済', refused: 'エラー' },
  nothing: 'まだ何も入っていません',
  watching: (folder: string) => `${folder} を見ています`,
  missing: (folder: string) => `${folder} が見つかりません。ドライブの接続を確かめてください。`,
  refusedLately: (count: number) => `エラー ${count} 件`,
  openSettings: '取込フォルダーの設定',
} as const;
