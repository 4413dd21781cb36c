/**
 * CSV exports of Japanese banks' web banking, by the names of their columns. Names are compared without width, blanks
 * and a closing (円). Sources: the banks' published layouts and the readers of public import tools; where a bank renamed
 * a column both names stand here.
 */
export interface BankCsvPreset {
  name: string;
  /** One column, or three for year, month and day. */
  date: readonly string[] | readonly [readonly string[], readonly string[], readonly string[]];
  /** Without a letter for the era: YYMMDD or 8.7.31 in 和暦 (era), 26/07/31 in the Gregorian year (short). */
  dateForm?: 'auto' | 'era' | 'short';
  deposit?: readonly string[];
  withdrawal?: readonly string[];
  /** One amount column: negative is a withdrawal, or the column `direction` says which. */
  signed?: readonly string[];
  direction?: readonly string[];
  balance?: readonly string[];
  /** Holds the payer's name, perhaps behind 振込. */
  payer: readonly string[];
  /** What kind of booking it is. */
  kind?: readonly string[];
  /** 取消 and 欠番 stand here. */
  status?: readonly string[];
  /** Only numbers that the bank never gives twice: a running number of the export would make old money look new. */
  ref?: readonly string[];
  valueDate?: readonly string[];
  payerCode?: readonly string[];
  ediInfo?: readonly string[];
  bankName?: readonly string[];
  branchName?: readonly string[];
  description?: readonly string[];
  account?: {
    bankCode: string;
    branchCode: string;
    type: string;
    number: string;
    bankName: string;
    branchName: string;
    holder: string;
  };
}

export const BANK_CSV_PRESETS: readonly BankCsvPreset[] = [
  {
    name: 'mufg-bizstation',
    date: ['取引日'],
    dateForm: 'era',
    signed: ['取引金額'],
    direction: ['入払区分'],
    kind: ['取引区分'],
    payer: ['振込依頼人名'],
    payerCode: ['振込依頼人番号'],
    ediInfo: ['EDI情報'],
    bankName: ['仕向金融機関名'],
    branchName: ['仕向支店名'],
    description: ['摘要'],
    account: {
      bankCode: '金融機関コード',
      branchCode: '支店コード',
      type: '科目',
      number: '口座番号',
      bankName: '金融機関名',
      branchName: '支店名',
      holder: '口座名',
    },
  },
  {
    name: 'mufg-direct',
    date: ['日付'],
    withdrawal: ['支払い金額'],
    deposit: ['預かり金額'],
    balance: ['差引残高'],
    payer: ['摘要内容'],
    kind: ['摘要'],
  },
  {
    name: 'smbc-direct',
    date: ['年月日'],
    withdrawal: ['お引出し'],
    deposit: ['お預入れ'],
    balance: ['残高'],
    payer: ['お取り扱い内容'],
  },
  {
    name: 'mizuho-direct',
    date: ['日付'],
    withdrawal: ['お引出金額'],
    deposit: ['お預入金額'],
    balance: ['残高'],
    payer: ['お取引内容'],
  },
  {
    name: 'anser',
    date: ['勘定日'],
    valueDate: ['(起算日)', '起算日'],
    withdrawal: ['出金', '出金金額'],
    deposit: ['入金', '入金金額'],
    balance: ['残高'],
    kind: ['取引区分'],
    status: ['明細区分'],
    bankName: ['金融機関名'],
    branchName: ['支店名'],
    payer: ['摘要'],
  },
  {
    name: 'yucho',
    date: ['取引日'],
    ref: ['入出金明細ID'],
    deposit: ['受入金額'],
    withdrawal: ['払出金額'],
    kind: ['詳細1'],
    payer: ['詳細2'],
    balance: ['現在(貸付)高'],
  },
  {
    name: 'yucho',
    date: ['日付'],
    ref: ['入出金明細ID'],
    withdrawal: ['払出し金額'],
    deposit: ['預入れ金額'],
    kind: ['詳細1'],
    payer: ['詳細2'],
    balance: ['残高'],
  },
  {
    name: 'sbi-net',
    date: ['日付'],
    withdrawal: ['出金金額'],
    deposit: ['入金金額'],
    balance: ['残高'],
    payer: ['内容'],
    description: ['メモ'],
  },
  {
    name: 'gmo-aozora',
    date: ['日付'],
    deposit: ['入金金額'],
    withdrawal: ['出金金額'],
    balance: ['残高'],
    payer: ['摘要'],
    description: ['メモ'],
  },
  {
    name: 'rakuten',
    date: ['取引日'],
    signed: ['入出金'],
    balance: ['取引後残高', '残高'],
    payer: ['入出金内容', '入出金先内容'],
  },
  {
    name: 'paypay',
    date: [['操作日(年)'], ['操作日(月)'], ['操作日(日)']],
    ref: ['取引順番号'],
    withdrawal: ['お支払金額'],
    deposit: ['お預り金額'],
    balance: ['残高'],
    payer: ['摘要'],
    description: ['メモ'],
  },
];

/** Any other export with a date, what came, what went and what it was; tried last. */
export const GENERIC_BANK_CSV: BankCsvPreset = {
  name: 'bank-csv',
  date: ['日付', '取引日', '年月日', '勘定日', '取引日付', 'お取引日', '起算日', '入出金日', '操作日'],
  deposit: [
    '入金',
    '入金額',
    '入金金額',
    '預入',
    '預入額',
    '預入金額',
    'お預入',
    'お預入額',
    'お預入金額',
    'お預入れ',
    'お預入れ額',
    '受入',
    '受入額',
    '受入金額',
    '預かり金額',
    '預り金額',
    'お預り金額',
    'お預かり金額',
    'ご入金額',
    'お預け入れ額',
    'お預け入れ金額',
  ],
  withdrawal: [
    '出金',
    '出金額',
    '出金金額',
    '引出',
    '引出額',
    '引出金額',
    'お引出',
    'お引出額',
    'お引出金額',
    'お引出し',
    'お引出し額',
    '払出',
    '払出額',
    '払出金額',
    '払出し金額',
    '支払',
    '支払額',
    '支払金額',
    '支払い金額',
    'お支払金額',
    'お支払い金額',
    'ご出金額',
    'お引き出し額',
    'お引き出し金額',
  ],
  balance: ['残高', '差引残高', '取引後残高', '現在高', '現在残高', 'お取引後残高', '預金残高'],
  payer: [
    '振込依頼人名',
    '振込依頼人',
    '依頼人名',
    '振込人名',
    '摘要内容',
    'お取引内容',
    '取引内容',
    'お取り扱い内容',
    'お取扱内容',
    '入出金内容',
    '内容',
    '摘要',
    '取引摘要',
    'お取引の内容',
  ],
  kind: ['取引区分', '取引種別', '取引種類', 'お取引種別', '入出金区分'],
  status: ['明細区分'],
  description: ['メモ', '備考'],
};
