/** 請求: list, drawer, void. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

export const invoiceWords = {
  title: '請求',
  listSub: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  shownFirst: (shown: number, count: number) =>
    `新しい順に ${shown.toLocaleString('ja-JP')} 件を表示しています（全 ${count.toLocaleString('ja-JP')} 件）。検索で絞り込めます`,
  filter: { open: '未回収', overdue: '期日超過', closed: '入金済', void: '取消', all: 'すべて' },
  search: '番号・得意先・金額',
  columns: {
    number: '請求番号',
    customer: '得意先',
    issuedOn: '請求日',
    dueOn: '支払期日',
    age: '経過',
    total: '請求額',
    open: '残高',
    stage: '督促',
  },
  states: { closed: '入金済', void: '取消', opening: '期首' },
  stage: (stage: number) => ['', 'ご確認', 'お願い', '督促', '催告', '最終催告'][stage] ?? '',
  totalCount: (count: number) => `合計 ${count.toLocaleString('ja-JP')} 件`,
  keys: { import: '取込', copy: '複写', void: '取消', number: '番号' },
  empty: {
    title: 'この顧問先の請求は、まだありません',
    text: '請求を 1 件ずつ入力するか、ひな形の Excel・CSV からまとめて取り込みます。前の帳簿の残高は、期首残高として取り込めます。',
    first: '請求を入力する',
    second: 'ファイルを取り込む',
    after: 'ファイルをこの画面にドロップしても取り込めます',
  },
  noMatch: {
    title: '該当する請求がありません',
    open: '未回収の請求はありません。',
    overdue: '期日を過ぎた請求はありません。',
    closed: '入金済の請求はまだありません。',
    void: '取り消した請求はありません。',
    all: '条件に合う請求はありません。',
    text: (text: string, filter: string) => `「${text}」に合う請求は、「${filter}」の中にありません。`,
    showAll: 'すべての請求を表示',
  },
} as const;

export const invoiceDrawerWords = {
  label: '請求の内訳',
  figures: { total: '請求額', open: '残高', due: '支払期日' },
  lines: '明細',
  taxes: '税率ごと',
  events: '経過',
  line: { description: '品名', quantity: '数量', price: '単価', amount: '金額' },
  tax: { rate: '税率', net: '対価', tax: '消費税', gross: '計' },
  includesTax: '単価は税込み',
  supply: (text: string) => `取引 ${text}`,
  noLines: '期首残高のため、明細はありません',
  title: '件名',
  reduced: '※ は軽減税率の対象',
  openCustomer: '得意先を開く',
  voided: (on: string, reason: string) => `${formatDate(on)} に取り消しました。理由：${reason}`,
  event: {
    issued: '請求',
    allocation: '消込',
    'write-off': '貸倒',
    offset: '相殺',
    'credit-note': '返還',
    reversal: '消込の取消',
    'carried-in': '消込を引継ぎ',
    'carried-out': '消込を移す',
    reminder: '督促',
    void: '取消',
  },
  /** 督促 events come as serial/stage. */
  reminder: (text: string) => {
    const [serial = '', stage = ''] = text.split('/');
    return `${invoiceWords.stage(Number(stage)) || '督促'}状 ${serial}`;
  },
  by: (name: string) => name,
} as const;

export const voidWords = {
  title: (number: string) => `請求 ${number} を取り消します`,
  text: '取り消しても請求は記録に残り、取消日からは売掛金に数えません。',
  once: '元に戻すことはできません。',
  customer: '得意先',
  amount: '請求額',
  on: '取消日',
  reason: '理由',
  reasonHint: '記録に残ります（例 金額の誤り、二重の請求）',
  confirm: '請求を取り消す',
  done: (number: string) => `請求 ${number} を取り消しました`,
  failed: '請求を取り消せませんでした',
} as const;

export const invoiceImportWords = {
  title: '請求の取込',
  kinds: { invoices: '請求', openings: '期首残高' },
  unit: { invoices: '件', openings: '件' },
  hint: {
    invoices: 'Excel（.xlsx）か CSV。1 行に 1 明細、同じ請求番号の行が 1 件の請求になります',
    openings: '請求ごとの残高、または得意先ごとの前受・仮受の残高。どちらかは列の見出しで見分けます',
  },
  columns: {
    invoices: { required: '得意先コード、請求番号、請求日、品名、数量、単価、税率', optional: '支払期日、単位' },
    openings: { required: '得意先コード、請求番号、請求日、支払期日、残高', optional: '督促段階、最終督促日' },
    advances: { required: '得意先コード、入金日、前受残高', optional: '振込名義' },
  },
  templates: {
    invoices: '請求のひな形',
    openings: '期首残高のひな形',
    advances: '前受・仮受のひな形',
  },
  done: (count: number) => `請求 ${count.toLocaleString('ja-JP')} 件を取り込みました`,
  openingsDone: (count: number) => `期首残高 ${count.toLocaleString('ja-JP')} 件を取り込みました`,
} as const;

/** 588,237 円; where a sentence carries an amount. */
export function yenText(yen: number): string {
  return `${formatYen(yen)} 円`;
}
