/** 貸倒・相殺: receivables that go down without a deposit. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

export const clearingWords = {
  title: '貸倒・相殺',
  sub: '入金によらずに減る売掛金',
  views: { candidates: '貸倒の候補', lost: '貸倒', recovered: '償却債権の回収', offset: '相殺' },
  keys: { writeOff: '貸倒', offset: '相殺', recover: '回収', undo: '取消', customer: '得意先' },
  columns: {
    customer: '得意先',
    open: '売掛残高',
    lastSold: '最後の請求',
    lastDue: '最後の期日',
    lastDeposit: '最後の入金',
    reminders: '督促',
    from: '1年経過',
    on: '計上日',
    rule: '根拠',
    amount: '金額',
    tax: 'うち消費税',
    invoices: '請求',
    reason: '理由',
    deposit: '入金',
    by: '担当',
    state: '',
  },
  reminders: (count: number) => (count === 0 ? '' : `${count} 通`),
  invoices: (first: string, others: number) => (others > 0 ? `${first} ほか ${others} 件` : first),
  undone: '取消済',
  sum: (count: number) => `計 ${count.toLocaleString('ja-JP')} 件`,
  note: '取引・弁済期・入金のどれからも 1 年がたった得意先です（通達 9-6-3）。ほかの得意先は F8 で選べます',
  empty: {
    candidates: {
      title: '1 年以上動きのない得意先はありません',
      text: '最後の請求・支払期日・入金から 1 年がたつと、ここに並びます。破産や免除など別の理由で貸倒にするときは F8 で得意先を選びます。',
    },
    lost: { title: '貸倒はまだありません', text: '貸倒にした売掛金と、その根拠・証拠・消費税額がここに残ります。' },
    recovered: {
      title: '償却債権の回収はまだありません',
      text: '貸倒にした後で入金があったときは、「貸倒」で行を選び、F7 で入金を充てます。売掛金は戻らず、償却債権取立益になります。',
    },
    offset: { title: '相殺はまだありません', text: '買掛金などと相殺した売掛金がここに残ります。' },
  },
  undo: {
    title: { 'write-off': '貸倒を取り消しますか', offset: '相殺を取り消しますか' },
    text: '取消日から、売掛金が元に戻ります。元の記録と取消の両方が残ります。',
    customer: '得意先',
    amount: '戻る売掛金',
    on: '取消日',
    confirm: '取り消す',
    done: (name: string, yen: number) => `${name} の売掛金 ${formatYen(yen)} 円を元に戻しました`,
    failed: '取り消せませんでした',
  },
} as const;

export const ruleWords = {
  '9-6-1': {
    short: '9-6-1',
    label: '法律・書面による切捨て',
    hint: '破産・再生計画・債務免除の通知など。その事業年度に必ず計上',
  },
  '9-6-2': {
    short: '9-6-2',
    label: '全額が回収できない',
    hint: '資産と支払能力からみて明らか。担保があれば処分した後',
  },
  '9-6-3-1': { short: '9-6-3(1)', label: '取引停止から 1 年', hint: '継続していた取引だけ。担保なし。1 円を残す' },
  '9-6-3-2': {
    short: '9-6-3(2)',
    label: '取立費用に満たない',
    hint: '同じ地域の債権の合計が旅費などより少なく、督促済み。1 円を残す',
  },
} as const;

export const writeOffWords = {
  title: '貸倒を記録します',
  sub: '計上日から売掛金に数えなくなります',
  customer: '得意先',
  chooseCustomer: '得意先を選ぶと、売掛金が並びます',
  noneOpen: 'この得意先に売掛金は残っていません',
  rule: '法人税の根拠（法人税基本通達）',
  obstacles: {
    'year-not-over': (fromOn: string | null) => (fromOn === null ? '1 年未満' : `${formatDate(fromOn)} から`),
    'not-reminded': () => '督促の記録なし',
  },
  on: '計上日',
  reason: '理由',
  reasonHint: '摘要に載ります（例 破産手続の終結）',
  evidence: '証拠',
  evidenceHint:
    '帳簿の記録を入れてあります。ほかの証拠は、日付と保管場所を書き足してください（例 令和8年9月1日 破産管財人の通知、契約書ファイル）',
  columns: { invoice: '請求', due: '支払期日', open: '残高', amount: '貸倒にする額' },
  amountOf: (invoice: string) => `${invoice} の貸倒額`,
  facts: { amount: '貸倒損失', memorandum: '残す備忘価額', tax: 'うち控除できる消費税額' },
  faults: {
    'part-of-claim': 'この根拠では、請求の一部だけを貸倒にすることはできません',
    'not-all': 'この根拠では、得意先の売掛金の全部が対象です',
    'nothing-open': '貸倒にする請求を選んでください',
    'over-open': '残高より多く貸倒にすることはできません',
  },
  confirm: '貸倒にする',
  done: (name: string, yen: number) => `${name} の売掛金 ${formatYen(yen)} 円を貸倒にしました`,
  failed: '貸倒を記録できませんでした',
} as const;

export const offsetWords = {
  title: '相殺を記録します',
  sub: '買掛金など、こちらが払うものと差し引きます',
  on: '相殺日',
  reason: '相手の科目と内容',
  reasonHint: '摘要に載ります（例 10月分の買掛金）',
  evidence: '根拠の書類',
  evidenceHint: '相殺通知書・合意書などの日付',
  amount: '相殺額',
  columns: { amount: '相殺する額' },
  amountOf: (invoice: string) => `${invoice} の相殺額`,
  faults: { 'nothing-open': '相殺する請求を選んでください', 'over-open': '残高より多く相殺することはできません' },
  confirm: '相殺する',
  done: (name: string, yen: number) => `${name} の売掛金 ${formatYen(yen)} 円を相殺しました`,
  failed: '相殺を記録できませんでした',
} as const;

export const recoveryWords = {
  title: '貸倒にした売掛金の回収',
  what: (yen: string) =>
    `まだ回収していない ${yen} 円までを、選んだ入金から償却債権取立益にします。売掛金は貸倒のまま変わりません。`,
  deposits: '残りのある入金',
  columns: { depositedOn: '入金日', payer: '振込名義', left: '残り' },
  none: {
    title: '充てられる入金がありません',
    text: '貸倒の計上日より後の、残りのある入金だけが並びます。先に入金を取り込んでください。',
  },
  amount: '回収した額',
  on: '計上日',
  confirm: '回収にする',
  key: '登録',
  done: (name: string, yen: number) => `${name} から ${formatYen(yen)} 円を回収しました`,
  failed: '回収を記録できませんでした',
  nothingOpen: 'この貸倒には、回収できる残りがありません',
  undo: {
    title: 'この回収を取り消しますか',
    text: '入金が未消込に戻ります。元の記録と取消の両方が残ります。',
    customer: '得意先',
    amount: '金額',
    confirm: '取り消す',
    done: (name: string) => `${name} の回収を取り消しました`,
    failed: '回収を取り消せませんでした',
  },
} as const;
