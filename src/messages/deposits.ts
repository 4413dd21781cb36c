/** 入金: list, drawer, entry, import, history of imports. */
import { formatDate, type PlainDate, weekdayName } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

export const depositWords = {
  title: '入金',
  listSub: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  filter: { all: 'すべて', left: '未消込', cleared: '消込済', imports: '取込の履歴' },
  search: '名義・得意先・金額',
  columns: {
    depositedOn: '入金日',
    payer: '振込名義',
    customer: '得意先',
    method: '方法',
    description: '摘要',
    state: '状態',
    amount: '金額',
    left: '残り',
  },
  states: {
    open: '未消込',
    partly: '一部',
    cleared: '消込済',
    advance: '前受',
    suspense: '仮受',
    cancelled: '取消',
  },
  methods: {
    transfer: '振込',
    cash: '現金',
    cheque: '小切手',
    densai: 'でんさい',
    note: '手形',
    'direct-debit': '口座振替',
    other: 'その他',
  },
  totalCount: (count: number) => `合計 ${count.toLocaleString('ja-JP')} 件`,
  shownFirst: (shown: number, count: number) =>
    `新しい順に ${shown.toLocaleString('ja-JP')} 件を表示しています（全 ${count.toLocaleString('ja-JP')} 件）`,
  ofImport: (name: string) => `「${name}」の入金だけを表示しています`,
  showAll: 'すべての入金を表示',
  keys: { import: '取込', enter: '1件入力', cancel: '取消', undo: '取込取消', match: '消込' },
  empty: {
    title: 'この顧問先の入金は、まだ取り込まれていません',
    text: '銀行の入出金明細（全銀形式か CSV）を取り込むと、ここに入金が並びます。',
    first: '明細を取り込む',
    second: '1 件ずつ入力',
    after: 'ファイルをこの画面にドロップしても取り込めます',
  },
  noMatch: {
    title: '該当する入金がありません',
    left: '未消込の入金はありません。',
    cleared: '消し込んだ入金はまだありません。',
    all: '条件に合う入金はありません。',
    text: (text: string, filter: string) => `「${text}」に合う入金は、「${filter}」の中にありません。`,
  },
} as const;

export const depositDrawerWords = {
  label: '入金の内訳',
  figures: { amount: '金額', left: '残り', on: '入金日' },
  facts: {
    customer: '得意先',
    method: '方法',
    ref: '照会番号',
    description: '摘要',
    receivedOn: '受取日',
    billDueOn: '支払期日',
    instrument: '番号',
    source: '登録',
  },
  billShifted: (dueOn: PlainDate, on: PlainDate) => `${formatDate(dueOn)}（休業日のため入金は ${formatDate(on)}）`,
  sources: { entered: '手入力', imported: '取込', opening: '期首残高' },
  withItsImport: '取消は取込ごと',
  history: '消込の記録',
  noHistory: 'まだ消し込まれていません',
  how: { auto: '自動', suggested: '提案から', manual: '手で' },
  adjustment: (yen: string) => `うち差額 ${yen}`,
  reversed: (date: PlainDate) => `${formatDate(date)} に取消`,
} as const;

export const depositEntryWords = {
  title: '入金の入力',
  sub: '1 件ずつ。登録すると、続けて次を入力できます',
  on: '入金日',
  customer: '得意先',
  customerHint: '分かるときだけ。前受として残せます',
  payer: '振込名義',
  payerHint: '現金などは、支払った人の名前',
  amount: '金額',
  method: '方法',
  settlesOn: { densai: '決済日', note: '手形期日', cheque: '入金日' },
  receivedOn: { densai: '発生日', note: '受取日', cheque: '受取日' },
  instrument: { densai: '記録番号', note: '手形番号', cheque: '小切手番号' },
  settlesHint: 'この日に入金として数えます',
  settlesLater: (on: PlainDate) => `入金は翌営業日 ${formatDate(on)}（${weekdayName(on)}）`,
  account: '入金口座',
  noAccount: '口座なし',
  description: '摘要',
  saved: (payer: string, yen: string) => `${payer}　${yen} を登録しました`,
  failed: '入金を登録できませんでした',
  positive: '1 円以上で入れてください',
} as const;

export const depositCancelWords = {
  title: 'この入金を取り消しますか',
  text: '取り消した入金は記録に残り、残高からは消えます。',
  payer: '振込名義',
  amount: '金額',
  reversed: '取り消す消込',
  confirm: '入金を取り消す',
  done: (payer: string) => `${payer} の入金を取り消しました`,
  failed: '入金を取り消せませんでした',
} as const;

export const importListWords = {
  label: '取込の履歴',
  columns: {
    at: '取込',
    file: 'ファイル',
    format: '形式',
    account: '口座',
    period: '期間',
    accepted: '入金',
    duplicates: '重複',
    amount: '金額',
    by: '担当',
    state: '状態',
  },
  undone: '取消済',
  gap: '前に抜け',
  gaps: (count: number) => `明細が抜けていないか確かめてください（${count.toLocaleString('ja-JP')} か所）`,
  moreGaps: (count: number) => `ほか ${count.toLocaleString('ja-JP')} か所。状態が「前に抜け」の取込です。`,
  noAccount: '口座なし',
  empty: { title: '取込の記録はまだありません', text: '銀行のファイルを取り込むと、ここに残ります。' },
  undo: {
    title: 'この取込を取り消しますか',
    text: 'この取込だけにある入金がなくなり、その消込も元に戻ります。ほかの取込にもある入金は残ります。',
    file: 'ファイル',
    deposits: 'なくなる入金',
    reversed: '取り消す消込',
    kept: '残る入金',
    confirm: '取込ごと取り消す',
    done: (name: string, count: number) =>
      `「${name}」の取込を取り消しました（入金 ${count.toLocaleString('ja-JP')} 件）`,
    failed: '取込を取り消せませんでした',
  },
} as const;

/** Between two files of an account something seems to be missing. */
export function gapSentence(gap: {
  account: string;
  through: PlainDate;
  from: PlainDate;
  closingYen?: number | undefined;
  openingYen?: number | undefined;
}): string {
  const { account, through, from, closingYen, openingYen } = gap;
  const balances =
    closingYen === undefined || openingYen === undefined
      ? ''
      : `残高は ${formatYen(closingYen)} 円で終わり、${formatYen(openingYen)} 円から始まっています。`;
  return `${accountKeyText(account)}　${formatDate(through)} までのファイルの次が ${formatDate(from)} からです。${balances}`;
}

/** How the formats of bank files are called; a name the list lacks is shown as it is. */
const FORMATS: Record<string, string> = {
  auto: '自動で見分ける',
  'zengin-01': '全銀 振込入金通知（01）',
  'zengin-03': '全銀 入出金取引明細（03）',
  'zengin-91': '全銀 口座振替の結果（91）',
  template: '入金のひな形',
  'mufg-bizstation': '三菱UFJ BizSTATION',
  'mufg-all': '三菱UFJ BizSTATION 全明細',
  'mufg-direct': '三菱UFJダイレクト',
  'smbc-direct': '三井住友ダイレクト',
  'mizuho-direct': 'みずほダイレクト',
  anser: '地方銀行・信用金庫（ANSER）',
  yucho: 'ゆうちょダイレクト',
  'sbi-net': '住信SBIネット銀行',
  'gmo-aozora': 'GMOあおぞらネット銀行',
  rakuten: '楽天銀行',
  paypay: 'PayPay銀行',
  mapped: '列を指定した表',
  'bank-csv': '銀行の CSV（日付と入金額の列）',
};

export function formatName(format: string): string {
  return FORMATS[format] ?? format;
}

/** For the choice of a format, in the order of the list. */
export const FORMAT_NAMES: readonly (readonly [string, string])[] = Object.entries(FORMATS).filter(
  ([format]) => format !== 'mapped',
);

export const depositImportWords = {
  title: '入金の取込',
  officeSub: '口座ごとに、それぞれの顧問先の帳簿に入ります',
  unit: '件',
  hint: '全銀形式（入出金・振込・口座振替の結果）、銀行の CSV・Excel、入金のひな形。どの形式かは中身で見分けます。表をコピーして Ctrl+V でも取り込めます',
  template: '入金のひな形',
  columns: { required: '入金日、振込名義、金額', optional: '照会番号、摘要、入金方法' },
  format: '形式',
  heads: {
    client: '顧問先',
    account: '口座',
    period: '期間',
    accepted: '新しい入金',
    duplicates: '取込済',
    amount: '金額',
  },
  noAccount: '口座の指定なし',
  total: '合計',
  notes: 'ファイルについて',
  debits: (settled: number, settledYen: number, failed: number, unknown: number) =>
    `振替済 ${settled} 件 ${formatYen(settledYen)} 円、振替不能 ${failed} 件${unknown > 0 ? `、得意先の分からない顧客番号 ${unknown} 件` : ''}。入金は銀行の明細から入ります。`,
  nothingNew: '新しい入金はありません。すべて取り込み済みです。',
  commit: (count: number) => `${count.toLocaleString('ja-JP')} 件を取り込む`,
  done: (count: number, duplicates: number) =>
    `入金 ${count.toLocaleString('ja-JP')} 件を取り込みました${duplicates > 0 ? `（取込済 ${duplicates.toLocaleString('ja-JP')} 件）` : ''}`,
  doneFor: (clients: string, count: number) => `${clients}：入金 ${count.toLocaleString('ja-JP')} 件を取り込みました`,
  comma: '、',
  undone: '取込を元に戻しました',
  undoFailed: '取込を元に戻せませんでした',
  accountOf: '口座',
  accountOfHint: 'このファイルには口座番号がありません。どの口座の入金かを選べます',
  unregistered: {
    title: (account: string) => `口座 ${account} はまだ登録されていません`,
    text: (client: string) => `登録すると、この口座のファイルは次から自動で ${client} に入ります。`,
    officeText: 'どの顧問先の口座かを選んで登録すると、続けて取り込めます。',
    client: 'この口座の顧問先',
    register: '口座を登録する',
    confirmTitle: 'この口座を登録しますか',
    account: '口座',
    clientWord: '顧問先',
    confirm: '登録する',
    failed: '口座を登録できませんでした',
  },
  wrongClient: {
    title: (owner: string) => `このファイルは ${owner} の口座のものです`,
    text: (account: string) => `口座 ${account} のファイルを、ほかの顧問先の帳簿に取り込むことはできません。`,
    go: (owner: string) => `${owner} に切り替えて取り込む`,
  },
  noAccountNumber: {
    title: 'このファイルには口座番号がありません',
    text: 'どの顧問先の入金かを選んでください。',
    client: '顧問先',
    go: 'この顧問先に取り込む',
  },
} as const;

export const depositOfficeWords = {
  sub: '顧問先ごとの取込の進み具合',
  columns: {
    client: '顧問先',
    imported: '前回の取込',
    through: '入金データ',
    left: '未消込',
    leftYen: '未消込の金額',
  },
  through: (date: PlainDate) => `${formatDate(date)} まで`,
  never: 'まだ取り込まれていません',
  dropHint: '複数の顧問先の口座が入ったファイルは、口座ごとにそれぞれの帳簿に入ります',
  empty: {
    title: '顧問先がまだ登録されていません',
    text: '顧問先と入金口座を登録すると、銀行のファイルをここで取り込めます。',
    go: '顧問先を登録する',
  },
} as const;

const TYPES: Record<string, string> = { '1': '普通', '2': '当座', '4': '貯蓄' };

/** 0005-001 普通 1234567, as refusals name an account. */
export function accountText(account: { bankCode: string; branchCode: string; type: string; number: string }): string {
  return `${account.bankCode}-${account.branchCode} ${TYPES[account.type] ?? account.type} ${account.number.replace(/^0+(?=\d)/, '').padStart(7, '0')}`;
}

/** The key an import keeps of its accounts: 0005-001-1-1234567, several parted by a blank. */
export function accountKeyText(key: string): string {
  return key
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [bankCode = '', branchCode = '', type = '', number = ''] = one.split('-');
      return accountText({ bankCode, branchCode, type, number });
    })
    .join('、');
}

/** 2026/07/17〜2026/10/22; one day alone; empty where a file names none. */
export function periodText(from: PlainDate | null, through: PlainDate | null): string {
  if (from === null && through === null) return '';
  if (from === through || through === null) return formatDate(from ?? '');
  return `${from === null ? '' : formatDate(from)}〜${formatDate(through)}`;
}

/** 12,350 円. */
export function yenWords(yen: number): string {
  return `${formatYen(yen)} 円`;
}
