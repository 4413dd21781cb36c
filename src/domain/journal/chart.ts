/**
 * The accounts that receivables touch, each as a slot that a client maps to an account of its own bookkeeping, and how
 * consumption tax is treated there.
 */

export const JOURNAL_SLOTS = [
  'bank',
  'cash',
  'cheque',
  'densai',
  'note',
  'receivable',
  'suspense',
  'advance',
  'transfer-fee',
  'rounding-loss',
  'rounding-gain',
  'withholding',
  'discount',
  'offset',
  'commission',
  'write-off',
  'recovery',
  'credit-note',
  'sales',
  'interest',
] as const;
export type JournalSlot = (typeof JOURNAL_SLOTS)[number];

/**
 * out: no consumption tax. sales, sales-return, bad-debt, recovery: by the rate of the original sale. purchase: with the payer's
 * invoice. purchase-unregistered: without one, deductible in part by date. purchase-exempt: 非課税仕入.
 */
export const TAX_TREATMENTS = [
  'out',
  'sales',
  'sales-return',
  'bad-debt',
  'recovery',
  'purchase',
  'purchase-unregistered',
  'purchase-exempt',
] as const;
export type TaxTreatment = (typeof TAX_TREATMENTS)[number];

export const SUB_ACCOUNT_MODES = ['none', 'customer', 'bank', 'fixed'] as const;
export type SubAccountMode = (typeof SUB_ACCOUNT_MODES)[number];

export interface SlotAccount {
  slot: JournalSlot;
  account: string;
  subMode: SubAccountMode;
  /** With `fixed`. */
  subText: string;
  department: string;
  tax: TaxTreatment;
}

const account = (
  slot: JournalSlot,
  name: string,
  subMode: SubAccountMode = 'none',
  tax: TaxTreatment = 'out',
): SlotAccount => ({ slot, account: name, subMode, subText: '', department: '', tax });

/**
 * What most small companies call them. A transfer fee borne by the seller is 売上値引, whose tax follows the original sale
 * (国税庁 インボイスQ&A 問29: 1万円未満の返還インボイスは不要); 加盟店手数料 of cards is 非課税. A bill clears its invoice on the
 * day the bank pays it, so its money is in the bank then: 電子記録債権 would be debited and never settled. 遅延損害金 is no sale
 * but 雑収入 without consumption tax (不課税: it makes good a loss and is no price).
 */
export const DEFAULT_CHART: readonly SlotAccount[] = [
  account('bank', '普通預金'),
  account('cash', '現金'),
  account('cheque', '現金'),
  account('densai', '普通預金'),
  account('note', '普通預金'),
  account('receivable', '売掛金', 'customer'),
  account('suspense', '仮受金'),
  account('advance', '前受金', 'customer'),
  account('transfer-fee', '売上値引高', 'none', 'sales-return'),
  account('rounding-loss', '雑損失'),
  account('rounding-gain', '雑収入'),
  account('withholding', '仮払税金'),
  account('discount', '売上値引高', 'none', 'sales-return'),
  account('offset', '買掛金', 'customer'),
  account('commission', '支払手数料', 'none', 'purchase-exempt'),
  account('write-off', '貸倒損失', 'none', 'bad-debt'),
  account('recovery', '償却債権取立益', 'none', 'recovery'),
  account('credit-note', '売上戻り高', 'none', 'sales-return'),
  account('sales', '売上高', 'none', 'sales'),
  account('interest', '雑収入'),
];

/** The client's own accounts over the defaults, in the order of the slots. */
export function chartOf(own: readonly SlotAccount[]): SlotAccount[] {
  return DEFAULT_CHART.map((standard) => own.find((one) => one.slot === standard.slot) ?? standard);
}

/** Where money of this kind arrives. */
export function slotOfMethod(method: string): JournalSlot {
  if (method === 'cash' || method === 'cheque' || method === 'densai' || method === 'note') return method;
  return 'bank';
}
