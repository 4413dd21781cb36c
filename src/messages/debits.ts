/** 口座振替の結果. */
import { formatDate, type PlainDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

/** 振替結果コード of 全銀 91; letters are a collecting company's own. */
const RESULTS: Record<string, string> = {
  '0': '振替済',
  '1': '資金不足',
  '2': '取引なし',
  '3': '預金者の都合で停止',
  '4': '依頼書なし',
  '8': '委託者の都合で停止',
  '9': 'その他',
};

export function debitResultName(code: string): string {
  return RESULTS[code] ?? `代行会社のコード ${code}`;
}

export const debitWords = {
  title: '口座振替',
  sub: '振替結果と、まとめて入った入金の内訳',
  columns: {
    on: '引落日',
    collector: '委託者',
    settled: '振替済',
    settledYen: '振替済の金額',
    failed: '不能',
    failedYen: '不能の金額',
    state: '入金',
  },
  states: { split: '内訳済', ready: '入金あり', net: '手数料差引', waiting: '入金待ち', nothing: '振替なし' },
  total: (count: number) => `${count} 回`,
  side: '振替の明細',
  credit: (on: PlainDate, yen: number) => `${formatDate(on)} に ${formatYen(yen)} 円の入金`,
  noCredit: '同じ金額の入金はまだありません。銀行の明細を取り込むと、ここに出ます。',
  fee: (yen: number) => `振替済の合計より ${formatYen(yen)} 円少ない入金です。差額は手数料として消し込みます。`,
  left: (yen: number) => `${formatYen(yen)} 円は請求書が見つからず、入金に残っています。`,
  unknown: '得意先の分からない顧客番号',
  unknownHint: '得意先を選ぶと、この顧客番号は次からその得意先になります',
  number: (number: string, yen: number) => `${number}（${formatYen(yen)} 円）`,
  heads: { customer: '得意先', result: '結果', amount: '金額', invoices: '消し込む請求書' },
  failedFirst: (count: number) => `振替不能 ${count} 件`,
  settledHead: (count: number) => `振替済 ${count} 件`,
  nobody: '不明',
  fits: { oldest: '古い順', 'nothing-open': '請求なし', 'unknown-customer': '得意先不明' },
  split: '内訳に分けて消し込む',
  splitKey: '内訳で消込',
  done: (invoices: number) => `口座振替の入金を、請求書 ${invoices} 件に分けて消し込みました`,
  undo: '口座振替の消込',
  undone: '口座振替の消込を元に戻しました',
  failed: '内訳に分けられませんでした',
  empty: {
    title: '口座振替の結果は、まだ取り込まれていません',
    text: '銀行や収納代行会社から届く結果ファイル（全銀 91）を取り込むと、振替不能の得意先と理由が並び、まとめて入った入金を内訳に分けられます。',
    first: '入金の画面で取り込む',
  },
} as const;
