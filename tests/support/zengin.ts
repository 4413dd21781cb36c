/**
 * Writes 全銀 01, 03 and 91 files for tests. The layouts stand here a second time on purpose: a wrong offset in the reader
 * would otherwise be written and read alike.
 */
import { addDays } from '../../src/domain/dates.ts';

/** One field of a record: what stands in it, its length, and whether it is filled up with zeros (N) or blanks (C). */
type Field = readonly [value: string | number, length: number, kind: 'N' | 'C'];
export type ZenginRecord = readonly Field[];

export interface ZenginDeposit {
  bookedOn: string;
  amountYen: number;
  payerName?: string;
  /** 照会番号; left out: blank. */
  ref?: number;
  valueOn?: string;
  payerCode?: string;
  ediInfo?: string;
  bankName?: string;
  branchName?: string;
  /** 01: 取消区分 1. */
  cancels?: boolean;
  /** 03: 入払区分, 取引区分, 手形・小切手区分, 摘要. */
  direction?: 'in' | 'out';
  transaction?: number;
  noteKind?: number;
  description?: string;
}

export interface ZenginAccount {
  bankCode?: string;
  branchCode?: string;
  type?: string;
  number?: string;
  bankName?: string;
  branchName?: string;
  holder?: string;
  createdOn?: string;
  from?: string;
  through?: string;
  /** 03 only; left out: 1,000,000. null leaves both balances blank. */
  openingYen?: number | null;
  rows: readonly ZenginDeposit[];
  /** Writes these into the trailer instead of what the rows give. */
  trailer?: {
    count?: number;
    totalYen?: number;
    outCount?: number;
    outTotalYen?: number;
    closingYen?: number;
    records?: number;
  };
}

export type LineEnd = 'none' | 'crlf' | 'lf';

export interface ZenginFileInput {
  accounts: readonly ZenginAccount[];
  lineEnd?: LineEnd;
  /** 01 only. */
  format?: 'A' | 'B';
  /** 'single' is what banks write; 'utf-8' what an editor makes of it. */
  encoding?: 'single' | 'utf-8' | 'utf-8-bom';
  /** 平成/令和 YYMMDD as the format wants, or the Gregorian year that some banks write. */
  years?: 'era' | 'gregorian';
}

/** A 振込入金通知 file. */
export function writeZengin01(input: ZenginFileInput): Uint8Array {
  return joinRecords(records01(input).map(fixedText), input);
}

/** An 入出金取引明細 file. */
export function writeZengin03(input: ZenginFileInput): Uint8Array {
  return joinRecords(records03(input).map(fixedText), input);
}

/** The same records as 全銀(CSV): no padding, text quoted. */
export function writeZenginCsv(records: readonly ZenginRecord[]): Uint8Array {
  const cell = ([value, , kind]: Field) => (kind === 'C' ? `"${value}"` : String(value));
  return encodeSingle(records.map((fields) => fields.map(cell).join(',')).join('\r\n'));
}

export interface ZenginDebit {
  amountYen: number;
  customerNumber: string;
  /** 振替結果コード; left out: 0 振替済. */
  result?: string;
  holder?: string;
  bankCode?: string;
  branchCode?: string;
  accountType?: string;
  accountNumber?: string;
  newCode?: number;
}

export interface ZenginDebitFile {
  collectorCode?: string;
  collectorName?: string;
  /** MMDD. */
  debitOn?: string;
  bankCode?: string;
  branchCode?: string;
  type?: string;
  number?: string;
  rows: readonly ZenginDebit[];
  trailer?: Partial<
    Record<'count' | 'total' | 'settledCount' | 'settledTotal' | 'failedCount' | 'failedTotal', number>
  >;
}

/** 預金口座振替 with the bank's results. */
export function writeZengin91(debits: readonly ZenginDebitFile[], options: Partial<ZenginFileInput> = {}): Uint8Array {
  return joinRecords(records91(debits).map(fixedText), options);
}

export function records91(debits: readonly ZenginDebitFile[]): ZenginRecord[] {
  const records: ZenginRecord[] = [];
  for (const debit of debits) {
    records.push([
      [1, 1, 'N'],
      ['91', 2, 'N'],
      [0, 1, 'N'],
      [debit.collectorCode ?? '1234567', 10, 'N'],
      [debit.collectorName ?? 'ｶ)ｻﾝﾌﾟﾙｼﾖｳｶｲ', 40, 'C'],
      [debit.debitOn ?? '1027', 4, 'N'],
      [debit.bankCode ?? '0005', 4, 'N'],
      ['ﾐﾂﾋﾞｼUFJ', 15, 'C'],
      [debit.branchCode ?? '001', 3, 'N'],
      ['ﾎﾝﾃﾝ', 15, 'C'],
      [debit.type ?? '1', 1, 'N'],
      [debit.number ?? '1234567', 7, 'N'],
      ['', 17, 'C'],
    ]);
    for (const row of debit.rows)
      records.push([
        [2, 1, 'N'],
        [row.bankCode ?? '0001', 4, 'N'],
        ['ﾐｽﾞﾎ', 15, 'C'],
        [row.branchCode ?? '110', 3, 'N'],
        ['ｼﾝｼﾞﾕｸ', 15, 'C'],
        ['', 4, 'C'],
        [row.accountType ?? '1', 1, 'N'],
        [row.accountNumber ?? '7654321', 7, 'N'],
        [row.holder ?? 'ﾔﾏﾀﾞ ﾀﾛｳ', 30, 'C'],
        [row.amountYen, 10, 'N'],
        [row.newCode ?? 0, 1, 'N'],
        [row.customerNumber, 20, 'C'],
        [row.result ?? '0', 1, 'C'],
        ['', 8, 'C'],
      ]);
    const settled = debit.rows.filter((row) => (row.result ?? '0') === '0');
    const failed = debit.rows.filter((row) => (row.result ?? '0') !== '0');
    const { trailer = {} } = debit;
    records.push([
      [8, 1, 'N'],
      [trailer.count ?? debit.rows.length, 6, 'N'],
      [trailer.total ?? sum(debit.rows), 12, 'N'],
      [trailer.settledCount ?? settled.length, 6, 'N'],
      [trailer.settledTotal ?? sum(settled), 12, 'N'],
      [trailer.failedCount ?? failed.length, 6, 'N'],
      [trailer.failedTotal ?? sum(failed), 12, 'N'],
      ['', 65, 'C'],
    ]);
  }
  return [
    ...records,
    [
      [9, 1, 'N'],
      ['', 119, 'C'],
    ],
  ];
}

/** Records as text, one character a byte, ready to be changed by position. */
export function fixedText(fields: ZenginRecord): string {
  const text = fields.map(padded).join('');
  if (text.length !== 200 && text.length !== 120) throw new Error(`record of ${text.length} bytes`);
  return text;
}

export function joinRecords(
  records: readonly string[],
  { lineEnd = 'crlf', encoding = 'single' }: Partial<ZenginFileInput> = {},
): Uint8Array {
  const end = { none: '', crlf: '\r\n', lf: '\n' }[lineEnd];
  const text = records.map((record) => record + end).join('');
  if (encoding === 'single') return encodeSingle(text);
  return new TextEncoder().encode((encoding === 'utf-8-bom' ? '\ufeff' : '') + text);
}

/** ASCII and half-width kana, one byte each. */
export function encodeSingle(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xff61 && code <= 0xff9f) return code - 0xff61 + 0xa1;
    if (code < 0x80) return code;
    throw new Error(`${character} has no single byte`);
  });
}

export function records01({ accounts, format = 'A', years = 'era' }: ZenginFileInput): ZenginRecord[] {
  const records: ZenginRecord[] = [];
  for (const account of accounts) {
    const a = filled(account);
    const day = (date: string) => bankDay(date, years);
    records.push([
      [1, 1, 'N'],
      ['01', 2, 'N'],
      [0, 1, 'N'],
      [day(a.createdOn), 6, 'N'],
      [day(a.from), 6, 'N'],
      [day(a.through), 6, 'N'],
      [a.bankCode, 4, 'N'],
      [a.bankName, 15, 'C'],
      [a.branchCode, 3, 'N'],
      [a.branchName, 15, 'C'],
      [a.type, 1, 'N'],
      [a.number, 7, 'N'],
      [a.holder, 40, 'C'],
      ['', 93, 'C'],
    ]);
    for (const row of account.rows) records.push(data01(row, format, day));
    const kept = account.rows.filter((row) => !row.cancels);
    const cancelled = account.rows.filter((row) => row.cancels);
    records.push([
      [8, 1, 'N'],
      [account.trailer?.count ?? kept.length, 6, 'N'],
      [account.trailer?.totalYen ?? sum(kept), 12, 'N'],
      [cancelled.length, 6, 'N'],
      [sum(cancelled), 12, 'N'],
      ['', 163, 'C'],
    ]);
  }
  return [
    ...records,
    [
      [9, 1, 'N'],
      ['', 199, 'C'],
    ],
  ];
}

function data01(row: ZenginDeposit, format: 'A' | 'B', day: (date: string) => string): ZenginRecord {
  const isLarge = row.amountYen > 9_999_999_999;
  const common: ZenginRecord = [
    [2, 1, 'N'],
    [row.ref ?? '', 6, row.ref === undefined ? 'C' : 'N'],
    [day(row.bookedOn), 6, 'N'],
    [row.valueOn ? day(row.valueOn) : '', 6, row.valueOn ? 'N' : 'C'],
    [isLarge ? 0 : row.amountYen, 10, 'N'],
    [0, 10, 'N'],
    [row.payerCode ?? '', 10, 'N'],
    [row.payerName ?? '', 48, 'C'],
    [row.bankName ?? 'ﾐｽﾞﾎ', 15, 'C'],
    [row.branchName ?? 'ｷﾞﾝｻﾞ', 15, 'C'],
    [row.cancels ? 1 : '', 1, 'C'],
  ];
  if (format === 'A') return [...common, [row.ediInfo ?? '', 20, 'C'], ['', 52, 'C']];
  return [...common, [isLarge ? row.amountYen : 0, 12, 'N'], [0, 12, 'N'], [row.ediInfo ?? '', 20, 'C'], ['', 28, 'C']];
}

export function records03({ accounts, years = 'era' }: ZenginFileInput): ZenginRecord[] {
  const records: ZenginRecord[] = [];
  for (const account of accounts) {
    const a = filled(account);
    const day = (date: string) => bankDay(date, years);
    const opening = account.openingYen === undefined ? 1_000_000 : account.openingYen;
    records.push([
      [1, 1, 'N'],
      ['03', 2, 'N'],
      [0, 1, 'N'],
      [day(a.createdOn), 6, 'N'],
      [day(a.from), 6, 'N'],
      [day(a.through), 6, 'N'],
      [a.bankCode, 4, 'N'],
      [a.bankName, 15, 'C'],
      [a.branchCode, 3, 'N'],
      [a.branchName, 15, 'C'],
      ['000', 3, 'N'],
      [a.type, 1, 'N'],
      [a.number, 10, 'N'],
      [a.holder, 40, 'C'],
      ...balance(opening, '1'),
      ['', 71, 'C'],
    ]);
    for (const row of account.rows) records.push(data03(row, day));
    records.push(trailer03(account, opening));
  }
  return [
    ...records,
    [
      [9, 1, 'N'],
      [records.length + 1, 10, 'N'],
      [accounts.length, 5, 'N'],
      ['', 184, 'C'],
    ],
  ];
}

function data03(row: ZenginDeposit, day: (date: string) => string): ZenginRecord {
  return [
    [2, 1, 'N'],
    [row.ref ?? '', 8, row.ref === undefined ? 'C' : 'N'],
    [day(row.bookedOn), 6, 'N'],
    [day(row.valueOn ?? row.bookedOn), 6, 'N'],
    [row.direction === 'out' ? 2 : 1, 1, 'N'],
    [row.transaction ?? 11, 2, 'N'],
    [row.amountYen, 12, 'N'],
    [0, 12, 'N'],
    ['', 6, 'N'],
    ['', 6, 'N'],
    [row.noteKind ?? '', 1, 'N'],
    ['', 7, 'N'],
    ['', 3, 'N'],
    [row.payerCode ?? '', 10, 'N'],
    [row.payerName ?? '', 48, 'C'],
    [row.bankName ?? 'ﾐｽﾞﾎ', 15, 'C'],
    [row.branchName ?? 'ｷﾞﾝｻﾞ', 15, 'C'],
    [row.description ?? 'ﾌﾘｺﾐ', 20, 'C'],
    [row.ediInfo ?? '', 20, 'C'],
    ['', 1, 'C'],
  ];
}

function trailer03({ rows, trailer = {} }: ZenginAccount, opening: number | null): ZenginRecord {
  const ins = rows.filter((row) => row.direction !== 'out');
  const outs = rows.filter((row) => row.direction === 'out');
  const closing = trailer.closingYen ?? (opening === null ? null : opening + sum(ins) - sum(outs));
  const [sign, amount] = balance(closing);
  return [
    [8, 1, 'N'],
    [trailer.count ?? ins.length, 6, 'N'],
    [trailer.totalYen ?? sum(ins), 13, 'N'],
    [trailer.outCount ?? outs.length, 6, 'N'],
    [trailer.outTotalYen ?? sum(outs), 13, 'N'],
    sign!,
    amount!,
    [trailer.records ?? rows.length, 7, 'N'],
    ['', 139, 'C'],
  ];
}

/** 貸越区分 and 残高, with 通帳・証書区分 between them in the header. */
function balance(yen: number | null, bookKind?: string): Field[] {
  const between: Field[] = bookKind === undefined ? [] : [[bookKind, 1, 'N']];
  if (yen === null) return [['', 1, 'C'], ...between, ['', 14, 'C']];
  return [[yen < 0 ? 2 : 1, 1, 'N'], ...between, [Math.abs(yen), 14, 'N']];
}

function filled(account: ZenginAccount) {
  const days = account.rows.map((row) => row.bookedOn).sort();
  const from = account.from ?? days[0] ?? '2026-07-01';
  const through = account.through ?? days.at(-1) ?? '2026-07-31';
  return {
    bankCode: '0005',
    branchCode: '001',
    type: '1',
    number: '1234567',
    bankName: 'ﾐﾂﾋﾞｼUFJ',
    branchName: 'ﾎﾝﾃﾝ',
    holder: 'ｶ)ｻﾝﾌﾟﾙｼﾖｳｶｲ',
    createdOn: addDays(through, 1),
    ...account,
    from,
    through,
  };
}

function bankDay(date: string, years: 'era' | 'gregorian'): string {
  const year = Number(date.slice(0, 4));
  const era = date >= '2019-05-01' ? year - 2018 : year - 1988;
  const written = years === 'gregorian' ? year % 100 : era;
  return `${String(written).padStart(2, '0')}${date.slice(5, 7)}${date.slice(8, 10)}`;
}

function padded([value, length, kind]: Field): string {
  const text = String(value);
  if (text.length > length) throw new Error(`${text} does not fit into ${length}`);
  return kind === 'N' ? text.padStart(length, '0') : text.padEnd(length, ' ');
}

function sum(rows: readonly { amountYen: number }[]): number {
  return rows.reduce((total, row) => total + row.amountYen, 0);
}
