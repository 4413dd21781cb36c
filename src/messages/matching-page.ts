/** The 消込 page. The engine's reasons are in matching.ts. */
import { formatYen } from '../domain/money.ts';

const count = (value: number) => value.toLocaleString('ja-JP');

export const matchingWords = {
  title: '消込',
  sub: (done: number, yen: number) =>
    done === 0 ? '本日の消込はまだありません' : `本日の消込 ${count(done)} 件　${formatYen(yen)} 円`,
  deposits: '入金',
  tabs: { open: '未消込', deferred: '保留', done: '本日済' },
  columns: {
    depositedOn: '勘定日',
    payer: '振込名義',
    amount: '金額',
    proposal: '提案',
    why: '保留の理由',
    how: '消込',
    state: '状態',
  },
  sum: (rows: number) => `${count(rows)} 件`,
  last: (text: string) => `直前：${text}`,
  together: (rows: number) => `まとめて ${count(rows)} 件`,
  togetherClear: '1 件に戻す',
  togetherHint: '＋ でほかの入金も一緒に消し込めます',
  keys: {
    amount: '金額',
    customer: '得意先',
    receivables: '請求残',
    all: '一括消込',
    reverse: '取消',
    bank: '銀行取消',
    agency: '収納代行',
  },
  standings: { later: '後で', double: '二重振込', suspense: '仮受', advance: '前受', order: '先払い' },
  empty: {
    none: {
      title: 'この顧問先の入金は、まだ取り込まれていません',
      text: '銀行の入出金明細を取り込むと、ここに消し込む入金が並びます。',
      first: '入金を取り込む',
    },
    open: { title: '未消込の入金はありません', text: 'すべて消し込んだか、保留にしてあります。' },
    deferred: {
      title: '保留の入金はありません',
      text: '後で見る入金（Space）と、前受・二重・仮受にした入金がここに並びます。',
    },
    done: { title: '本日の消込はまだありません', text: '消し込んだものがここに並び、1 件ずつ取り消せます。' },
  },
} as const;

/** 仮受 12日: what it is, and for how long where the books know. */
export function standingWords(standing: keyof typeof matchingWords.standings, days: number | null): string {
  const word = matchingWords.standings[standing];
  return days === null || days === 0 ? word : `${word} ${count(days)}日`;
}

export const proposalWords = {
  title: '提案',
  place: (at: number, of: number) => `${count(at)} / ${count(of)}`,
  tabs: { proposal: '提案', receivables: '請求残' },
  sure: { high: '確度 高', middle: '確度 中', low: '確度 低' },
  composed: '手で組み替え',
  deposit: '入金',
  customer: '得意先',
  noCustomer: '得意先がまだ決まっていません',
  difference: '差',
  differences: { none: '差はありません', advance: '前受として残る', refund: '返金する', over: '入金より多い' },
  adjustments: {
    'transfer-fee': '振込手数料',
    rounding: '端数',
    withholding: '源泉徴収',
    discount: '値引',
    offset: '相殺',
    commission: '決済手数料',
  },
  reasons: '理由',
  answers: 'ほかの候補',
  answerHint: '← → で選ぶ',
  ownAnswer: '提案',
  answerLine: (invoice: string, others: number, yen: number) =>
    `${invoice}${others > 0 ? ` ほか ${count(others)} 件` : ''}　${formatYen(yen)}`,
  breakdown: '消込の内訳',
  columns: { invoice: '請求書', open: '残高', cleared: '消込額', after: '消込後' },
  total: (rows: number) => `計 ${count(rows)} 件`,
  after: { money: 'うち入金', left: '入金の残り', short: '請求の残り', balance: (name: string) => `${name}の残高` },
  adjustment: (kind: keyof typeof ADJUSTMENT_SHORT) => `うち${ADJUSTMENT_SHORT[kind]}`,
  description: '摘要',
  partly: (yen: number) => `${formatYen(yen)} 円のうち残り`,
  accept: '承認して次へ',
  book: '消し込んで次へ',
  chooseCustomer: '得意先を選ぶ',
  later: '後で',
  bringBack: '未消込に戻す',
  endings: { short: '不足', over: '過入金', double: '二重', 'wrong-client': '顧問先違い', unknown: '不明' },
  enquiry: '照会状',
  obstacles: {
    'no-customer': '得意先を選んでください（F3）',
    'nothing-ticked': '消し込む請求書に印を付けてください（F6）',
    'over-open': '残高より多く消し込むことはできません。消込額を直してください',
    'over-money': '入金より多く消し込むことはできません。消込額を直すか、不足の理由を選んでください',
    'adjustment-too-large': '差額が消込額を超えています。差額を選び直してください',
  },
  reading: '請求残を読んでいます。表示されてからもう一度押してください',
  noShort: '不足はありません。印を付けた請求書は全額を消し込めます',
  noExcess: '入金は、印を付けた請求書の残高より多くありません',
  excessKept: (yen: number) => `残り ${formatYen(yen)} 円は前受として保留に移ります`,
  excessRefunded: (yen: number) => `残り ${formatYen(yen)} 円は返金の予定に入ります`,
  disputed: (yen: number) => `請求に残る ${formatYen(yen)} 円は「争いあり」になり、督促を止めます`,
  stale: (payer: string) =>
    `${payer} は、ほかの操作で帳簿が変わったため消し込みませんでした。新しい提案を確かめてください。`,
  staleMany: (rows: number) =>
    `${count(rows)} 件は、ほかの操作で帳簿が変わったため消し込みませんでした。新しい提案を確かめてください。`,
  failed: (payer: string) => `${payer} を消し込めませんでした`,
  reverseFailed: '消込を取り消せませんでした',
  booked: (customer: string, invoices: number, yen: number) =>
    `${formatYen(yen)} 円　${customer}　${count(invoices)} 件`,
  bookedMany: (rows: number, yen: number) => `${formatYen(yen)} 円　一括 ${count(rows)} 件`,
  undone: (text: string) => `取り消しました：${text}`,
} as const;

const ADJUSTMENT_SHORT = {
  'transfer-fee': '手数料値引',
  rounding: '端数調整',
  withholding: '源泉徴収',
  discount: '値引',
  offset: '相殺',
  commission: '決済手数料',
} as const;

/** 口座振替の一括入金: one credit of the bank for many customers, divided by the result file. */
export const bulkWords = {
  label: '口座振替',
  who: (customers: number) => `得意先 ${count(customers)} 名`,
  head: '振替結果による消込',
  rows: { debitOn: '引落日', drawn: '振替済', invoices: '消し込む請求', cleared: '消込額', left: '入金に残る額' },
  count: (rows: number) => `${count(rows)} 件`,
  note: '銀行が得意先ごとの引落を 1 件にまとめて入金したものです。承認すると、振替結果のとおり各得意先の請求を消し込みます。',
  leftNote: '得意先か請求の分からない引落の分です。口座振替で顧客番号を結び付けると、消し込めます。',
  accept: '振替結果で消し込む',
  open: '口座振替',
  booked: (invoices: number, yen: number) => `${formatYen(yen)} 円　口座振替　${count(invoices)} 件`,
} as const;

export const receivableWords = {
  title: '請求残',
  customer: '得意先',
  columns: { invoice: '請求書', due: '支払期日', age: '経過', open: '残高', cleared: '消込額' },
  amountOf: (invoice: string) => `${invoice} の消込額`,
  sum: (ticked: number, rows: number) => `${count(ticked)} / ${count(rows)} 件`,
  none: { title: 'この得意先に未回収の請求はありません', text: '前受として残すか、得意先を選び直してください。' },
  noCustomer: { title: '得意先を選ぶと、未回収の請求が並びます', text: 'F3 で番号・かな・名前の一部から選びます。' },
  payerNames: 'この得意先の振込名義',
  payerColumns: { name: '名義', lastOn: '最後の入金', amount: '金額' },
  learned: '消込から',
  noPayerNames: '振込名義はまだありません。消し込むと覚えます。',
  fee: { customer: '手数料 先方負担', client: '手数料 当方負担' },
} as const;

export const shortageWords = {
  title: (yen: number) => `不足 ${formatYen(yen)} 円の扱い`,
  sub: '差し引かれた理由、または残りの扱い',
  keep: '請求に残す（一部入金）',
  dispute: '争いあり（残りは請求に残す）',
  disputeReason: '争いの理由',
  disputeHint: '数量違い、検収未了 など',
  hints: {
    dispute: '解決まで督促を止める',
    'transfer-fee': '売上値引として処理',
    rounding: '1〜9 円の違い',
    withholding: '支払時に差し引かれた源泉所得税',
    discount: '値引・割戻し',
    offset: '買掛金などと相殺',
    commission: 'カード会社・決済代行が差し引いた手数料',
    keep: '残りは次の入金を待つ',
  },
  amount: '差額',
  decide: '決める',
  tooLarge: (yen: number) => `不足は ${formatYen(yen)} 円です`,
  notAgreed: 'この得意先の振込手数料は先方負担の約束です',
} as const;

export const endingWords = {
  /** What the foot line says of a deed: 「12,000 円　ﾔﾏﾀﾞ　二重振込」. */
  done: (payer: string, yen: number, what: string) => `${formatYen(yen)} 円　${payer}　${what}`,
  deeds: {
    double: '二重振込',
    suspense: '仮受',
    advance: '前受',
    refund: '返金予定',
    moved: '顧問先違い',
    bank: '銀行の取消',
  },
  wrongClient: {
    title: 'ほかの顧問先へ移す',
    text: 'この入金をこの顧問先の帳簿から外し、移す先の帳簿に入れます。どちらにも記録が残り、あとで移し戻せます。',
    from: '移す元',
    to: '移す先',
    code: '移す先の顧問先コード',
    unknownCode: 'このコードの顧問先はありません',
    sameCode: 'この顧問先のコードです',
    inUse: 'この入金には消込か返金があります。先に取り消してください',
    reason: '理由',
    reasonHint: '口座の取り違え など',
    confirm: '移す',
    several: '顧問先違いは 1 件ずつ移します',
  },
  over: {
    title: (yen: number) => `残る ${formatYen(yen)} 円の扱い`,
    sub: '請求を消し込んだあとに残る入金',
    choices: { advance: '前受として残す', next: '次の請求に充てる', refund: '返金する' },
    hints: {
      advance: '次の請求が来たら提案されます',
      next: (invoice: string, yen: number) => `${invoice}　残高 ${formatYen(yen)}`,
      noNext: 'ほかに未回収の請求はありません',
      refund: '返金の予定に入り、消込には使えなくなります',
    },
    note: '返金のメモ',
    noCustomer: '前受にするには得意先を選んでください（F3）',
    decide: '決める',
  },
  bank: {
    title: '銀行の取消・組戻し',
    text: '銀行が取り消した入金として帳簿から外します。消し込んだ請求は未回収に戻ります。あとで元に戻せます。',
    on: '取消日',
    payer: '振込名義',
    amount: '金額',
    confirm: '取り消す',
    key: '銀行取消',
    several: '銀行の取消は 1 件ずつ行います',
  },
  applyAll: {
    title: '確実な提案をまとめて消し込みます',
    none: '確実な提案はありません。1 件ずつ確かめてください。',
    confirm: (rows: number) => `${count(rows)} 件を消し込む`,
    facts: { rows: '件数', money: '入金', cleared: '消込額', adjustments: '差額', left: '残る入金' },
    rows: (rows: number) => `${count(rows)} 件`,
    yen: (yen: number) => `${formatYen(yen)} 円`,
    adjustments: (rows: number, yen: number) =>
      rows === 0 ? 'なし' : `${formatYen(yen)} 円（手数料など ${count(rows)} 件）`,
    text: '名義・金額・期日がそろい、ほかの請求と紛れない入金だけです。あとで 1 件ずつ、またはまとめて取り消せます。',
  },
} as const;

export const doneWords = {
  close: '閉じる',
  title: '消込の内容',
  how: { auto: '自動', suggested: '提案', manual: '手動' },
  reversed: '取消済',
  facts: {
    deposit: '入金',
    customer: '得意先',
    cleared: '消込額',
    adjustments: '差額',
    how: '方法',
    by: '操作',
    invoices: '請求書',
    reversedOn: '取消日',
  },
  howLong: { auto: '一括消込', suggested: '提案を承認', manual: '手で組み替え' },
  reverse: '消込を取り消す',
  confirm: {
    title: 'この消込を取り消しますか',
    text: '入金と請求書は未消込に戻ります。記録は残ります。',
    confirm: '取り消す',
  },
  summary: '本日の消込',
  summaryRows: { auto: '一括消込', suggested: '提案を承認', manual: '手で組み替え', reversed: '取消' },
  yen: (rows: number, yen: number) => `${count(rows)} 件　${formatYen(yen)} 円`,
} as const;

export const officeMatchingWords = {
  title: '未消込の入金がある顧問先',
  sub: (clients: number, rows: number, yen: number) => `${count(clients)} 社　${count(rows)} 件　${formatYen(yen)} 円`,
  columns: { client: '顧問先', assignee: '担当', through: '入金データ', left: '未消込', yen: '金額' },
  sum: (clients: number) => `${count(clients)} 社`,
  empty: { title: '未消込の入金がある顧問先はありません', text: 'すべての顧問先で、入金の消込が済んでいます。' },
  noneImported: 'なし',
} as const;
