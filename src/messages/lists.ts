/** What lists, imports and drop fields say. */
export const listWords = {
  total: '合計',
  tickAll: 'すべてに印を付ける',
  tick: '印を付ける',
  clearTicks: '印をすべて外す',
  loading: '読み込み中',
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
  commit: (count: number, unit: string) => `${count.toLocaleString('ja-JP')} ${unit}を取り込む`,
  exportRejected: (count: number) => `拒否の ${count.toLocaleString('ja-JP')} か所を CSV に`,
  cancel: '取り込まない',
  close: '閉じる',
  nothing: '取り込める行がありません。下の理由を直してから、もう一度ファイルを選んでください。',
  drop: 'ここにファイルをドロップするか、',
  pick: 'ファイルを選ぶ',
  dropCover: 'ここで放すと取り込みます',
} as const;
