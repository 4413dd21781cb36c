/** 得意先元帳 and 売掛残高一覧表 on paper and in workbooks: what goes in, and the words on them. */
import type { LedgerEntry, LedgerKind } from './customer-ledger.ts';
import { formatDate, type PlainDate } from './dates.ts';
import type { TaxClass } from './invoice-tax.ts';
import { formatYen } from './money.ts';
import type { ClearingKind, PeriodSums } from './receivable-flows.ts';

interface ReportHead {
  /** The client's name and its seal colour, 'RRGGBB'. */
  name: string;
  accent: string;
  from: PlainDate;
  through: PlainDate;
  /** 'YYYY-MM-DD HH:MM' in Japan: what was booked by then, where it is not what is booked now. */
  known?: string;
  createdOn: PlainDate;
}

export interface LedgerReport extends ReportHead {
  customers: { code: string; name: string; entries: LedgerEntry[]; sums: PeriodSums; advanceYen: number }[];
}

export interface BalanceReport extends ReportHead {
  rows: ({ code: string; name: string; advanceYen: number } & PeriodSums)[];
  sums: PeriodSums;
  advanceYen: number;
  suspenseYen: number;
}

export const LEDGER_WORDS = {
  title: '得意先元帳',
  sheet: '元帳',
  columns: {
    on: '日付',
    number: '請求書番号',
    text: '摘要',
    sales: '売上（税込）',
    tax: '税区分',
    money: '入金',
    method: '方法',
    fee: '手数料',
    discount: '値引',
    other: '相殺・貸倒等',
    balance: '残高',
  },
  carried: '前期間より繰越',
  total: '期間計',
  closing: '次期間へ繰越',
  advance: '参考　前受金（残高に含めず）',
  nothing: 'この期間の取引はありません',
};

export const BALANCE_WORDS = {
  title: '売掛残高一覧表',
  sheet: '残高一覧',
  columns: {
    code: 'コード',
    name: '得意先',
    opening: '前残高',
    issued: '売上（税込）',
    voided: '取消（赤伝）',
    money: '入金',
    deducted: '手数料・値引',
    other: '相殺・貸倒等',
    closing: '残高',
    advance: '前受金（別掲）',
  },
  total: '合計',
  beside: '残高に含めていないもの',
  advance: '前受金',
  suspense: '仮受金',
  nothing: '残高も取引もありません',
};

/** 2026/10/01 〜 2026/10/31　単位：円 */
export function periodWords({ from, through, known }: ReportHead): string {
  const booked = known === undefined ? '' : `　${formatDate(known.slice(0, 10))}${known.slice(10)} までの記帳による`;
  return `${formatDate(from)} 〜 ${formatDate(through)}${booked}　単位：円`;
}

const METHODS: Record<string, string> = {
  transfer: '振込',
  cash: '現金',
  cheque: '小切手',
  note: '手形',
  densai: 'でんさい',
  'direct-debit': '口座振替',
  other: 'その他',
};

export function methodWord(method: string): string {
  return METHODS[method] ?? method;
}

const TAXES: Record<TaxClass, string> = {
  'standard-10': '10%',
  'reduced-8': '8%※',
  exempt: '非課税',
  'out-of-scope': '不課税',
  'zero-rated': '免税',
};

/** 10% for one rate, each with its amount for several. */
export function taxWords(taxes: LedgerEntry['taxes']): string {
  if (taxes.length <= 1) return taxes.map((tax) => TAXES[tax.taxClass]).join('');
  return taxes.map((tax) => `${TAXES[tax.taxClass]} ${formatYen(tax.grossYen)}`).join(' / ');
}

const KINDS: Record<LedgerKind, string> = {
  invoice: '',
  opening: '期首残高の引継ぎ',
  void: '請求の取消',
  clearing: '',
  reversal: '消込の取消',
};

const OTHER: Partial<Record<ClearingKind, string>> = {
  withholding: '源泉徴収',
  'credit-note': '返還請求',
  offset: '相殺',
  'write-off': '貸倒',
};

/** 摘要: what it is where that is not plain from the column, then the invoice's title, the payer's name or the reason. */
export function entryText(entry: LedgerEntry): string {
  const others = entry.otherKinds.map((kind) => OTHER[kind] ?? '').filter(Boolean);
  return [KINDS[entry.kind], ...others, entry.text].filter(Boolean).join('　');
}

/** 2606-0413 ほか2件 */
export function numberWords(numbers: readonly string[]): string {
  return numbers.length > 1 ? `${numbers[0]} ほか${numbers.length - 1}件` : (numbers[0] ?? '');
}
