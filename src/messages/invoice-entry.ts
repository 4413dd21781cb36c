/** 請求の入力. */
import { formatDate, isBankHoliday, type PaymentTerms, type PlainDate } from '../domain/dates.ts';
import { isWholeMonth, type Supply } from '../domain/supply-dates.ts';
import { shortDate } from './common.ts';
import { termsText } from './terms.ts';

export const entryWords = {
  title: '請求の入力',
  new: '新規',
  dirty: '未登録の変更あり',
  customer: '得意先',
  number: '請求番号',
  numberHint: '空ならば登録のときに決まる',
  issuedOn: '請求日',
  dueOn: '支払期日',
  supply: '取引年月日',
  supplyByIssue: '請求日と同じ',
  supplyHint: '例 10/25、10月分',
  subject: '件名',
  columns: {
    index: '行',
    on: '取引日',
    description: '品名',
    quantity: '数量',
    unit: '単位',
    price: '単価',
    tax: '税率',
    amount: '金額（税抜）',
    amountWithTax: '金額（税込）',
    note: '備考',
  },
  cell: (line: number, column: string) => `${line}行目の${column}`,
  taxHint: '10・8・0、非・対外・免、Space で切替',
  totals: {
    rate: '税率',
    net: '対価（税抜）',
    tax: '消費税',
    gross: '計',
    total: 'ご請求額',
  },
  notes: {
    reduced: '※ は軽減税率の対象。',
    rounding: { down: '切り捨てる', up: '切り上げる', 'half-up': '四捨五入する' },
    roundingOnce: (how: string) => `消費税は税率ごとに一度だけ端数を${how}。`,
    registration: (number: string) => `登録番号 ${number}`,
    noRegistration: '登録番号がありません（適格請求書になりません）',
    fee: { customer: '振込手数料は先方のご負担', client: '振込手数料は当方の負担' },
  },
  /** Beginning of a title: what was delivered in a month. */
  ofMonth: (month: number) => `${month}月分`,
  side: {
    customer: 'この得意先',
    open: '売掛残高',
    overdue: '期日超過',
    this: '今回の請求',
    after: '登録後の残高',
    limit: '与信限度額',
    room: '与信残枠',
    noLimit: '設定なし',
    earlier: '前の請求',
    noEarlier: '前の請求はありません',
    copy: (ofMonth: string) => `${ofMonth}を複写`,
    keys: '入力',
    choose: '得意先を選ぶと、残高と前の請求が出ます',
  },
  keys: {
    insert: '行挿入',
    remove: '行削除',
    number: '番号',
    list: [
      ['Enter', '次の欄'],
      ['Shift+Enter', '前の欄'],
      ['Ctrl+Ins', '行を挿入'],
      ['Ctrl+Del', '行を削除'],
      ['Ctrl+;', '行の取引日へ'],
      ['Ctrl+Enter', '登録して次へ'],
    ],
  },
  suggestion: { last: (date: PlainDate) => `前回 ${shortDate(date)}` },
  wrong: {
    number: '数として読めません（例 1,200、12.5、1.5万、▲500）',
    large: '金額が大きすぎます。数量と単価を確かめてください',
    tax: '10、8、0、非、対外、免 のどれかで入れてください',
    noLines: '明細を 1 行は入れてください',
    negative: '合計がマイナスです。返品や値引だけの書類は、返還請求書（赤伝）にします',
    supply: '日付として読めません（例 10/25、10月分、10/1〜10/31）',
    supplyOrder: '期間の終わりが始まりより前です',
    dueFirst: '請求日より前です',
    closed: (through: PlainDate) => `${formatDate(through)} まで締めています`,
    cell: (line: number, column: string, reason: string) => `${line} 行目の${column}：${reason}`,
    more: (count: number) => `ほか ${count} か所`,
  },
  copyOver: {
    title: '入力した明細を、前の請求で置き換えますか',
    text: 'いま入力されている明細は失われます。得意先と日付はそのままです。',
    confirm: '置き換える',
  },
  saving: (customer: string) => `${customer} の請求を登録しています`,
  saved: (number: string, yen: string) => `請求 ${number} を登録しました　${yen}`,
  failed: {
    title: (customer: string) => `${customer} の請求を登録できませんでした`,
    safe: '入力した内容は残っています。',
    back: '入力に戻す',
    parked: (customer: string) => `${customer || '得意先未定'} の請求を入力の途中で置いてあります`,
    drop: '破棄する',
    dropTitle: 'この請求の入力を破棄しますか',
    dropText: '入力した内容は失われます。',
  },
} as const;

/** Why an invoice falls due when it does: the terms, and the move off a bank holiday where there was one. */
export function dueReason(terms: PaymentTerms, unmoved: PlainDate, dueOn: PlainDate): string {
  if (unmoved === dueOn || !isBankHoliday(unmoved)) return termsText(terms);
  const moved = terms.holidayShift === 'before' ? '前営業日' : '翌営業日';
  return `${shortDate(unmoved)} は銀行休業、${moved}`;
}

/** 取引年月日 as the entry shows it: 2026/10/25, 2026年10月分, 2026/10/01〜2026/10/31. */
export function supplyText(supply: Supply): string {
  if (supply.from === supply.through) return formatDate(supply.from);
  if (!isWholeMonth(supply)) return `${formatDate(supply.from)}〜${formatDate(supply.through)}`;
  return `${Number(supply.from.slice(0, 4))}年${Number(supply.from.slice(5, 7))}月分`;
}

/** The days of a whole month. */
export function supplyDays({ from, through }: Supply): string {
  return `${shortDate(from)}〜${shortDate(through)}`;
}

/** A date typed by hand: what the terms would have said. */
export function dueByHand(byTerms: PlainDate): string {
  return `条件では ${formatDate(byTerms)}`;
}
