/** 例外一覧: what waits for a person over all clients. */
import { formatYen } from '../domain/money.ts';
import { shortDate } from './common.ts';

const number = (count: number) => count.toLocaleString('ja-JP');

export const reviewWords = {
  title: '例外一覧',
  sub: (count: number, yen: number) => `判断の残る入金 ${number(count)} 件　${formatYen(yen)} 円`,
  at: (time: string) => `${time} 時点`,
  everybody: '全員',
  columns: {
    yen: '金額',
    client: '顧問先',
    depositedOn: '入金日',
    payer: '振込名義',
    badge: '提案',
    suggestion: '提案の相手',
  },
  sum: (count: number) => `${number(count)} 件`,
  shownOf: (shown: number, all: number) => `金額の大きい ${number(shown)} 件を表示（全 ${number(all)} 件）`,
  unmatched: (count: number) =>
    `消込をまだ実行していない入金が ${number(count)} 件あります。F8 で先に全社の消込を行えます。`,
  asking: '確認中',
  nobody: '候補なし',
  deferred: '後で',
  showDeferred: (count: number) => `後で ${number(count)} 件を戻す`,
  detail: {
    title: '提案',
    yen: (yen: number) => `${formatYen(yen)} 円`,
    deposit: '入金',
    customer: '得意先',
    invoices: '充てる請求',
    adjustments: '差額',
    left: '充てたあとの残り',
    reasons: '理由',
    none: 'この入金に合う得意先が見つかりません。消込画面で得意先を選ぶか、扱いを決めてください。',
    asking: '提案を確かめています。',
    invoice: (number: string, yen: number) => `${number}　${formatYen(yen)} 円`,
    more: (count: number) => `ほか ${number(count)} 件`,
    unsafe: '判断の要る点があります。消込画面で確かめてから消し込んでください。',
    date: (on: string) => `${shortDate(on)} 入金`,
  },
  accept: 'この提案で消し込む',
  open: '消込画面で開く',
  later: '後で',
  keys: { accept: '消し込む', open: '開く', all: '全社消込' },
  accepted: (client: string, customer: string, yen: number) =>
    `${client}: ${customer}の請求を消し込みました　${formatYen(yen)} 円`,
  stale: (client: string) =>
    `${client}の帳簿が動いたため、この提案では消し込みませんでした。新しい提案を確かめてください。`,
  failed: '消し込めませんでした',
  undone: (client: string) => `${client}の消込を元に戻しました`,
  empty: { title: '判断の残る入金はありません', text: 'すべての顧問先の入金が消し込まれています。' },
  adjustments: {
    'transfer-fee': '振込手数料',
    rounding: '端数',
    withholding: '源泉徴収税',
    discount: '値引',
    offset: '相殺',
  } as Record<string, string>,
} as const;
