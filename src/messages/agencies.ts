/** 収納代行: bulk credits less commission. */
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const agencyWords = {
  title: '収納代行・カード会社の入金',
  key: '消込',
  keyLabel: '収納代行',
  confirm: '手数料を差し引いて消し込む',
  failed: '収納代行を登録できませんでした',
  booked: (agency: string, rows: number, yen: number) => `${formatYen(yen)} 円　${agency}　${count(rows)} 件`,
  several: '収納代行の入金は 1 件ずつ消し込みます',
  unknown: (payer: string) =>
    `「${payer}」は収納代行として登録されていません。手数料の率を登録すると、次からは消し込む請求を提案します。`,
  name: '収納代行の名前',
  payer: '振込名義',
  payerHint: '銀行の明細にあるとおり',
  rate: '手数料率（%）',
  rateHint: '3.25 など',
  rateWrong: '0〜50 の数を入れてください',
  perItem: '1 件ごとの手数料',
  rounding: '手数料の端数',
  roundings: { down: '切り捨て', up: '切り上げ', 'half-up': '四捨五入' },
  save: '登録して提案を見る',
  columns: { invoice: '請求書', customer: '得意先', due: '支払期日', open: '残高' },
  none: { title: '未回収の請求はありません', text: '入金日までに発行した請求が、得意先をまたいで並びます。' },
  gross: (rows: number) => `請求の合計　${count(rows)} 件`,
  money: '入金',
  commission: '差し引かれた手数料',
  agreed: '登録した率のとおり',
  differs: (yen: number) => `登録した率では ${formatYen(yen)} 円`,
} as const;

/** 32,500 millionths → 3.25 %. */
export function rateText(ratePpm: number): string {
  return `${(ratePpm / 10_000).toLocaleString('ja-JP', { minimumFractionDigits: 2, maximumFractionDigits: 4 })} %`;
}

export const agencyPageWords = {
  title: '収納代行',
  sub: 'まとめて入金し、手数料を差し引く会社',
  rate: '手数料率',
  create: '収納代行を登録する',
  edit: '収納代行を直す',
  save: '登録',
  saved: (name: string) => `収納代行「${name}」を登録しました`,
  removeKey: '削除',
  remove: {
    title: 'この収納代行を登録から外しますか',
    text: 'これまでの消込はそのまま残ります。次の入金からは、請求を提案しなくなります。',
    confirm: '登録から外す',
    failed: '登録から外せませんでした',
  },
  removed: (name: string) => `収納代行「${name}」を登録から外しました`,
  empty: {
    title: '収納代行の登録はありません',
    text: '収納代行会社やカード会社の振込名義と手数料率を登録すると、手数料を差し引いた入金を、どの請求の分かまで提案します。',
  },
} as const;
