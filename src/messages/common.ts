/** Words that more than one screen uses. */
import { formatDate, formatEraDate, type PlainDate, weekdayName } from '../domain/dates.ts';

export const common = {
  required: '必須',
  save: '登録',
  cancel: 'やめる',
  close: '閉じる',
  back: '戻る',
  delete: '削除',
  remove: '外す',
  edit: '編集',
  open: '開く',
  showFolder: 'フォルダーを開く',
  retry: 'もう一度',
  undo: '元に戻す',
  choose: '選ぶ',
  decide: '決める',
  next: '次へ',
  stop: '中止',
  all: 'すべて',
  none: 'なし',
  yen: '円',
  saved: '登録しました',
  office: '事務所全体',
  officeSeal: '全',
  count: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  clients: (count: number) => `${count.toLocaleString('ja-JP')} 社`,
  ticked: (count: number) => `${count.toLocaleString('ja-JP')} 件を選択中`,
  copied: (rows: number) => `${rows.toLocaleString('ja-JP')} 行をコピーしました。Excel に貼り付けられます`,
  leave: {
    title: '入力した内容を破棄しますか',
    text: 'まだ登録していません。破棄すると、この画面で入力した内容は失われます。',
    confirm: '破棄する',
    stay: '入力に戻る',
  },
  confirmCode: (code: string) => `確かめのため、顧問先の番号 ${code} を入れてください`,
} as const;

/** 2026-11-24 → 2026/11/24（火）. */
export function dateWithWeekday(date: PlainDate): string {
  return `${formatDate(date)}（${weekdayName(date)}）`;
}

/** A date in the clerk's writing: 2026/07/31, or 令和8年7月31日 where the setting says so. */
export function shownDate(date: PlainDate, era: boolean): string {
  return era ? formatEraDate(date) : formatDate(date);
}

/** 2026-11-24 → 11月24日（火）. */
export function monthAndDay(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日（${weekdayName(date)}）`;
}

/** 2026-11-24 → 11/24; only where the year is plain from the place it stands in. */
export function shortDate(date: PlainDate): string {
  return date.slice(5).replace('-', '/');
}

/** 1536 → 1.5 KB. */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
