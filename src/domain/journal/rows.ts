/** Entries → the rows of an import file: 弥生 (25 columns), freee 仕訳, マネーフォワード 仕訳帳 (27 columns), a plain table. */
import { formatDate } from '../dates.ts';
import type { SlotAccount } from './chart.ts';
import { type JournalFormat, taxLabel } from './tax-labels.ts';
import type { EntryLine, JournalEntry } from './types.ts';

/** What names the rows need of the client's masters. */
export interface JournalNames {
  chart: readonly SlotAccount[];
  /** Sub-account of a customer as this client's bookkeeping calls him. */
  customer(customerId: number): { code: string; name: string; subAccount: string };
  /** Sub-account of one of the client's own bank accounts, by its key. */
  bank(accountKey: string): string;
}

/** One side of a row, named; null where an entry has fewer lines on this side. */
export interface NamedSide {
  account: string;
  subAccount: string;
  partner: string;
  partnerCode: string;
  department: string;
  taxLabel: string;
  invoiceColumn: string;
  amountYen: number;
}

export interface NamedEntry {
  on: string;
  description: string;
  kind: JournalEntry['kind'];
  pairs: { debit: NamedSide | null; credit: NamedSide | null }[];
}

/** 摘要: who paid or why, and for which invoices. */
export function descriptionOf(entry: Pick<JournalEntry, 'text' | 'invoices'>, label: string): string {
  const [first, ...others] = entry.invoices;
  const invoices = first === undefined ? '' : others.length > 0 ? `${first}他${others.length}件` : first;
  return [label, entry.text, invoices].filter(Boolean).join(' ');
}

export function namedEntry(entry: JournalEntry, format: JournalFormat, names: JournalNames, label: string): NamedEntry {
  const side = (which: 'debit' | 'credit') =>
    mergedLines(entry.lines.filter((line) => line.side === which)).map((line) =>
      namedSide(line, entry.on, format, names),
    );
  const debits = side('debit');
  const credits = side('credit');
  const pairs = Array.from({ length: Math.max(debits.length, credits.length) }, (_none, index) => ({
    debit: debits[index] ?? null,
    credit: credits[index] ?? null,
  }));
  return { on: entry.on, kind: entry.kind, description: descriptionOf(entry, label), pairs };
}

/** Lines that differ in nothing but their amount stand as one. */
function mergedLines(lines: readonly EntryLine[]): EntryLine[] {
  const sums = new Map<string, EntryLine>();
  for (const line of lines) {
    const key = JSON.stringify([line.slot, line.customerId, line.accountKey, line.tax, line.taxClass]);
    const known = sums.get(key);
    sums.set(key, known ? { ...known, amountYen: known.amountYen + line.amountYen } : line);
  }
  return [...sums.values()];
}

function namedSide(line: EntryLine, on: string, format: JournalFormat, names: JournalNames): NamedSide {
  const slot = names.chart.find((one) => one.slot === line.slot)!;
  const customer = line.customerId === null ? null : names.customer(line.customerId);
  const tax = taxLabel(format, line.tax, line.taxClass, on);
  const ofCustomer = slot.subMode === 'customer' && customer !== null;
  const subAccount = ofCustomer
    ? customer.subAccount
    : slot.subMode === 'bank'
      ? names.bank(line.accountKey)
      : slot.subMode === 'fixed'
        ? slot.subText
        : '';
  return {
    account: slot.account,
    subAccount,
    partner: ofCustomer ? customer.subAccount : '',
    partnerCode: ofCustomer ? customer.code : '',
    department: slot.department,
    taxLabel: tax.label,
    invoiceColumn: tax.invoiceColumn,
    amountYen: line.amountYen,
  };
}

export type Cell = string | number;

/** Header first where the program wants one. */
export function rowsOf(format: JournalFormat, entries: readonly NamedEntry[]): (readonly Cell[])[] {
  if (format === 'yayoi') return entries.flatMap(yayoiRows);
  if (format === 'freee') return [FREEE_HEAD, ...entries.flatMap((entry, index) => freeeRows(entry, index + 1))];
  if (format === 'moneyforward')
    return [MONEYFORWARD_HEAD, ...entries.flatMap((entry, index) => moneyforwardRows(entry, index + 1))];
  return [GENERIC_HEAD, ...entries.flatMap((entry, index) => genericRows(entry, index + 1))];
}

const sideCells = (side: NamedSide | null): Cell[] =>
  side ? [side.account, side.subAccount, side.department, side.taxLabel, side.amountYen, ''] : ['', '', '', '', 0, ''];

/** 識別フラグ: 2000 one line; a slip of several 2110, 2100 …, 2101. 伝票No is numbered by 弥生. */
function yayoiRows(entry: NamedEntry): Cell[][] {
  const last = entry.pairs.length - 1;
  return entry.pairs.map(({ debit, credit }, index) => {
    const flag = last === 0 ? '2000' : index === 0 ? '2110' : index === last ? '2101' : '2100';
    const type = last === 0 ? '0' : '3';
    const on = formatDate(entry.on);
    const head: Cell[] = [flag, '', '', on, ...sideCells(debit), ...sideCells(credit)];
    return [...head, entry.description, '', '', type, '', '', '0', '0', 'no'];
  });
}

const FREEE_SIDE = [
  '勘定科目',
  '科目コード',
  '補助科目',
  '取引先',
  '取引先コード',
  '部門',
  '品目',
  'メモタグ',
  'セグメント1',
  'セグメント2',
  'セグメント3',
  '金額',
  '税区分',
];
/** Without 税額: a blank there would be read as no tax; left out, freee reckons it from the amount with tax. */
const FREEE_HEAD: readonly string[] = [
  '[表題行]',
  '日付',
  '伝票番号',
  '決算整理仕訳',
  ...FREEE_SIDE.map((name) => `借方${name}`),
  ...FREEE_SIDE.map((name) => `貸方${name}`),
  '摘要',
] as const;

function freeeRows(entry: NamedEntry, number: number): Cell[][] {
  const cells = (side: NamedSide | null): Cell[] =>
    side
      ? [
          side.account,
          '',
          side.partner ? '' : side.subAccount,
          side.partner,
          '',
          side.department,
          '',
          '',
          '',
          '',
          '',
          side.amountYen,
          side.taxLabel,
        ]
      : Array.from({ length: FREEE_SIDE.length }, () => '');
  return entry.pairs.map(({ debit, credit }) => [
    '[明細行]',
    formatDate(entry.on),
    number,
    '',
    ...cells(debit),
    ...cells(credit),
    entry.description,
  ]);
}

const MONEYFORWARD_SIDE = ['勘定科目', '補助科目', '部門', '取引先', '税区分', 'インボイス', '金額(円)', '税額'];
const MONEYFORWARD_HEAD: readonly string[] = [
  '取引No',
  '取引日',
  ...MONEYFORWARD_SIDE.map((name) => `借方${name}`),
  ...MONEYFORWARD_SIDE.map((name) => `貸方${name}`),
  '摘要',
  '仕訳メモ',
  'タグ',
  'MF仕訳タイプ',
  '決算整理仕訳',
  '作成日時',
  '作成者',
  '最終更新日時',
  '最終更新者',
];

function moneyforwardRows(entry: NamedEntry, number: number): Cell[][] {
  const cells = (side: NamedSide | null): Cell[] =>
    side
      ? [side.account, side.subAccount, side.department, '', side.taxLabel, side.invoiceColumn, side.amountYen, '']
      : ['', '', '', '', '', '', '', ''];
  return entry.pairs.map(({ debit, credit }) => [
    number,
    formatDate(entry.on),
    ...cells(debit),
    ...cells(credit),
    entry.description,
    ...Array.from({ length: 8 }, () => ''),
  ]);
}

const GENERIC_HEAD: readonly string[] = [
  '伝票番号',
  '行',
  '日付',
  '借方科目',
  '借方補助',
  '借方部門',
  '借方税区分',
  '借方金額',
  '貸方科目',
  '貸方補助',
  '貸方部門',
  '貸方税区分',
  '貸方金額',
  '摘要',
  '得意先コード',
  '種類',
];

function genericRows(entry: NamedEntry, number: number): Cell[][] {
  const cells = (side: NamedSide | null): Cell[] =>
    side ? [side.account, side.subAccount, side.department, side.taxLabel, side.amountYen] : ['', '', '', '', ''];
  return entry.pairs.map(({ debit, credit }, index) => [
    number,
    index + 1,
    entry.on,
    ...cells(debit),
    ...cells(credit),
    entry.description,
    credit?.partnerCode || debit?.partnerCode || '',
    entry.kind,
  ]);
}
