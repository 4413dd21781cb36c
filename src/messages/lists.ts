/** What lists, imports and drop fields say. */
export const listWords = {
  nothing: '該当する行はありません',
  workbookFailed: 'Excel ファイルを作れませんでした',
  /** Filter and search as they stand over a list. */
  shown: (filter: string, text: string) => (text.trim() === '' ? filter : `${filter}　検索「${text.trim()}」`),
  /** How many rows a workbook of a list holds; of how many, where Excel could not take all. */
  rows: (shown: string, rows: number, all: number) => {
    const counted =
      rows < all
        ? `${all.toLocaleString('ja-JP')} 件のうち ${rows.toLocaleString('ja-JP')} 件`
        : `全 ${rows.toLocaleString('ja-JP')} 件`;
    return shown === '' ? counted : `${shown}　${counted}`;
  },
  total: '合計',
  tickAll: 'すべてに印を付ける',
  tick: '印を付ける',
  clearTicks: '印をすべて外す',
  loading: '読み込み中',
  allColumns: 'すべて表示',
  columnsHint: 'このパソコンに残ります',
} as const;

export const importWords = {
  row: '行',
  field: '項目',
  value: 'ファイルの値',
  reason: '理由',
  accepted: (count: number, unit: string) => ['取り込める ', count.toLocaleString('ja-JP'), ` ${unit}`] as const,
  acceptedDone: (count: number, unit: string) => ['取り込んだ ', count.toLocaleString('ja-JP'), ` ${unit}`] as const,
  rejected: (count: number) => `拒否 ${count.toLocaleString('ja-JP')} か所`,
  noneRejected: '拒否はありません',
  allTaken: 'すべて取り込みました',
  checking: 'ファイルを確かめています',
  committing: '取り込んでいます',
  again: '別のファイルを選ぶ',
  refused: 'このファイルは取り込めません',
  refusedSafe: '帳簿は変わっていません。',
  problems: (shown: number, all: number) =>
    shown < all
      ? `誤り ${all.toLocaleString('ja-JP')} か所のうち、初めの ${shown.toLocaleString('ja-JP')} か所`
      : `誤り ${all.toLocaleString('ja-JP')} か所`,
  template: 'ひな形',
  requiredColumns: '必須の列',
  optionalColumns: '任意の列',
  templateExcel: 'Excel',
  templateCsv: 'CSV',
  saved: (path: string) => `${path} に保存しました`,
  mapping: {
    title: '列の対応を選んでください',
    text: '必要な列が見出しから見つかりませんでした。ファイルのどの列に当たるかを選ぶと、次からはこの対応で取り込みます。',
    choose: '列を選ぶ',
    go: 'この対応で確かめる',
  },
  rejectedKey: '拒否CSV',
  rejectedFile: (name: string) => `${name.replace(/\.[^.]+$/, '')}_拒否.csv`,
  commit: (count: number, unit: string) => `${count.toLocaleString('ja-JP')} ${unit}を取り込む`,
  exportRejected: (count: number) => `拒否の ${count.toLocaleString('ja-JP')} か所を CSV に`,
  cancel: '取り込まない',
  close: '閉じる',
  nothing: '取り込める行がありません。下の理由を直してから、もう一度ファイルを選んでください。',
  drop: 'ここにファイルをドロップするか、',
  pick: 'ファイルを選ぶ',
  dropCover: 'ここで放すと取り込みます',
} as const;
