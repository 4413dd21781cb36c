/** 得意先: list, drawer, form, merge, hold. */
import { formatDate } from '../domain/dates.ts';
import { callWords } from './calls.ts';
import { invoiceWords } from './invoices.ts';

export const customerWords = {
  title: '得意先',
  listSub: (count: number) => `${count.toLocaleString('ja-JP')} 社`,
  filter: { all: 'すべて', open: '残高あり', overdue: '期日超過', held: '督促停止' },
  search: 'かな・名前・番号',
  columns: {
    name: '得意先',
    kana: 'フリガナ',
    terms: '支払条件',
    fee: '手数料',
    sales: '営業担当',
    held: '督促停止',
    open: '売掛残高',
    overdue: '期日超過',
  },
  totalCount: (count: number) => `合計 ${count.toLocaleString('ja-JP')} 社`,
  heldTag: '督促停止',
  keys: { edit: '編集', import: '取込', invoice: '請求入力', merge: '統合', hold: '督促停止', release: '督促再開' },
  empty: {
    title: 'この顧問先の得意先は、まだ登録されていません',
    text: '得意先を 1 社ずつ登録するか、ひな形の Excel・CSV からまとめて取り込みます。請求や入金は、そのあとで入れられます。',
    first: '得意先を登録する',
    second: 'ファイルを取り込む',
    after: 'ファイルをこの画面にドロップしても取り込めます',
  },
  noMatch: {
    title: '該当する得意先がありません',
    text: (text: string) => `「${text}」に合う得意先はありません。`,
    filter: 'この条件に合う得意先はありません。',
    showAll: 'すべての得意先を表示',
  },
} as const;

export const customerDrawerWords = {
  entrustmentAct: '取適法の対象',
  discount: (percent: number, days: number) => `早期支払値引 ${percent}%（${days} 日以内）`,
  label: '得意先の内訳',
  ledger: '元帳',
  figures: { open: '売掛残高', overdue: '期日超過', limit: '与信残枠' },
  facts: {
    terms: '支払条件',
    fee: '振込手数料',
    sales: '営業担当',
    contact: '担当者',
    phone: '電話',
    mail: 'メール',
    held: '督促停止',
    merged: '統合した番号',
    note: 'メモ',
  },
  payers: '登録した名義',
  comma: '、',
  timeline: '経過',
  noTimeline: '請求も入金もまだありません',
  more: 'さらに前を表示',
  kinds: {
    invoice: '請求',
    void: '請求の取消',
    allocation: '消込',
    'write-off': '貸倒',
    offset: '相殺',
    'credit-note': '返還',
    reversal: '消込の取消',
    reminder: '督促',
    call: '電話',
    contact: '連絡',
    promise: '支払約束',
    plan: '分割の合意',
    'plan-signed': '分割の署名',
    dispute: '争い',
    'dispute-end': '争いの解消',
    certified: '内容証明の作成',
    'certified-posted': '内容証明の差出し',
    'certified-delivered': '内容証明の結果',
    'letter-returned': '督促状の返戻',
    interest: '遅延損害金の請求',
    sending: '送付',
    handover: '引継ぎ',
    'handover-end': '引継ぎの解除',
  },
  /** 督促 entries come as serial/stage. */
  reminder: (text: string) => {
    const [serial = '', stage = ''] = text.split('/');
    return `${invoiceWords.stage(Number(stage)) || '督促'}状 ${serial}`;
  },
} as const;

/** What stands behind a kind on the line of time; facts of one entry are parted by tabs. */
export function timelineText(kind: string, text: string): string {
  const [first = '', second = '', third = ''] = text.split('\t');
  if (kind === 'reminder') return customerDrawerWords.reminder(text);
  if (kind === 'call') return joined(first === '1' ? '' : callWords.outcomes.missed, reasonText(second), third);
  if (kind === 'contact') return joined(CONTACT_KINDS[first] ?? first, reasonText(second), third);
  if (kind === 'promise') return `${formatDate(text)} まで`;
  if (kind === 'sending') return joined(CHANNELS[first] ?? first, second);
  if (kind === 'certified-delivered') return joined(OUTCOMES[first] ?? first, second);
  return text;
}

function joined(...parts: string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('　');
}

function reasonText(reason: string): string {
  return reason === 'unknown' ? '' : (Object.entries(callWords.reasons).find(([name]) => name === reason)?.[1] ?? '');
}

const CONTACT_KINDS: Record<string, string> = {
  visit: '訪問',
  letter: '手紙',
  'e-mail': 'メール',
  sms: 'SMS',
  fax: 'FAX',
  other: 'その他',
};
const CHANNELS: Record<string, string> = { post: '郵送', email: 'メール', sms: 'SMS', voice: '音声', hand: '手渡し' };
const OUTCOMES: Record<string, string> = {
  delivered: '配達',
  refused: '受取拒否',
  unclaimed: '保管期間経過',
  'unknown-address': '宛所不明',
};

export const customerFormWords = {
  newTitle: '得意先の登録',
  editTitle: '得意先の編集',
  newSub: '必須は番号と名前だけです',
  panes: { form: '登録内容', side: '振込名義と経過' },
  sections: {
    basic: '基本',
    address: '住所',
    mailing: '送付先（請求書・督促状の宛先が住所と違うとき）',
    terms: '支払条件',
    payers: '振込名義',
  },
  code: '番号',
  codeHint: '次の番号を入れてあります',
  name: '名前',
  kana: 'フリガナ',
  honorific: '敬称',
  phone: '電話',
  email: 'メール',
  postalCode: '郵便番号',
  address1: '住所',
  address2: '住所（建物）',
  department: '部署',
  contactName: '担当者',
  mailingName: '送付先名',
  mailingPostalCode: '郵便番号',
  mailingAddress1: '送付先住所',
  mailingAddress2: '送付先住所（建物）',
  salesContact: '営業担当',
  creditLimit: '与信限度額',
  creditLimitHint: '空ならば設定なし',
  entrustmentAct: '取適法（手数料の差引）',
  entrustmentActs: { no: '対象外', yes: '対象（差引は減額として確認）' },
  discountPercent: '早期支払値引（%）',
  discountHint: '約定があるときだけ。税込額に対する率',
  discountDays: '値引の期限（請求日からの日数）',
  percentUnreadable: '0.01〜50 の数字で入れてください',
  daysUnreadable: '0〜180 の数字で入れてください',
  discountBoth: '率と日数は両方入れてください',
  payerNames: '登録した名義',
  payerNamesHint: '銀行の明細にあるとおりに。半角カナでも全角でも同じに扱います',
  note: 'メモ',
  postalMalformed: '数字 7 桁で入れてください',
  saved: (code: string, name: string) => `${code} ${name} を登録しました`,
  saveFailed: '得意先を登録できませんでした',
  honorifics: '御中',
} as const;

export const payerWords = {
  learned: '消込で覚えた名義',
  noneLearned: '消込をすると、振り込まれた名義をここに覚えます。消込を取り消すと、その名義も消えます。',
  name: '名義',
  lastOn: '最後の入金',
  amount: '金額',
} as const;

export const balanceWords = {
  head: '残高',
  held: '督促停止',
  open: '売掛残高',
  overdue: '期日超過',
  limit: '与信限度額',
  room: '与信残枠',
  noLimit: '設定なし',
} as const;

export const mergeWords = {
  title: (name: string) => `「${name}」をほかの得意先に統合します`,
  sub: '請求・入金・督促・振込名義がすべて統合先に移ります',
  into: '統合先の得意先',
  same: '同じ得意先です。別の得意先を選んでください',
  receivables: '移る請求',
  deposits: '移る入金',
  payerNames: '移る振込名義',
  balance: '統合後の売掛残高',
  code: 'なくなる番号',
  codeStays: (code: string) => `${code}（この番号で探すと統合先が見つかります）`,
  checking: '移るものを数えています',
  once: '元に戻すことはできません。',
  confirm: '統合する',
  done: (from: string, into: string) => `${from} を ${into} に統合しました`,
  failed: '統合できませんでした',
} as const;

export const holdWords = {
  title: (name: string) => `「${name}」への督促を止めます`,
  text: '止めている間は、督促状の対象になりません。理由は督促の一覧に出ます。',
  reason: '理由',
  reasonHint: '例　返品の協議中、来月 10 日に入金の約束',
  confirm: '督促を止める',
  done: (name: string) => `${name} への督促を止めました`,
  release: {
    title: (name: string) => `「${name}」への督促を再開しますか`,
    reason: '止めていた理由',
    confirm: '督促を再開する',
    done: (name: string) => `${name} への督促を再開しました`,
  },
  failed: '督促停止を変えられませんでした',
} as const;

export const customerImportWords = {
  title: '得意先の取込',
  unit: '社',
  hint: 'Excel（.xlsx）か CSV。すでにある得意先コードは、ファイルにある列だけを書き換えます',
  template: '得意先のひな形',
  columns: {
    required: '得意先コード、得意先名',
    optional:
      'フリガナ、敬称、郵便番号、住所1、住所2、部署、担当者、電話、メール、送付先名、送付先郵便番号、送付先住所1、送付先住所2、営業担当、振込名義、締日、支払月、支払日、休日調整、手数料負担、与信限度額、登録番号、取適法、早期値引率、早期値引日数',
  },
  done: (count: number) => `得意先 ${count.toLocaleString('ja-JP')} 社を取り込みました`,
} as const;
