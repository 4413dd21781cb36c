/** Documents the office has made: what is said when one is ready, and their kinds. */
import { byteSize } from './common.ts';

export const documentWords = {
  open: '開く',
  later: 'あとで',
  file: 'ファイル',
  size: '大きさ',
  bytes: byteSize,
  openFailed: '書類を開けませんでした',
  kinds: {
    'aging-workbook': '年齢表',
    'journal-file': '仕訳',
    'meeting-workbook': '顧問先報告',
    'talk-sheet': '面談メモ',
    'reminder-batch': '督促状',
  },
  columns: { kind: '種類', title: '題', recordedAt: '作成', size: '大きさ', state: '状態' },
  states: { recorded: '作成中', rendered: '' },
  none: 'まだありません',
} as const;

/** A kind in words; one that this version does not know keeps its name. */
export function documentKind(kind: string): string {
  return Object.entries(documentWords.kinds).find(([name]) => name === kind)?.[1] ?? kind;
}
