import type { FileNoteCode } from '../../../contract/file-notes.ts';
import type { Facts } from '../../../contract/reply.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import type { DepositMethod } from '../../../domain/import-cells.ts';
import type { FileProblem } from '../import-table/file-problem.ts';
import type { BankMapping, KeptMapping } from './bank-mapping.ts';

/** Plain data only: decoding runs in a worker thread and its result crosses by structured clone. */
export interface BankFile {
  /** 'zengin-01' | 'zengin-03' | 'zengin-91' | 'template' | the name of a bank CSV preset. */
  format: string;
  accounts: BankFileAccount[];
  /** 'zengin-91' only, which has no accounts: what was drawn from the customers' accounts, one entry a header. */
  debits?: DebitResult[];
  notes: BankFileNote[];
}

/** The result of one direct debit: the money itself comes as one credit in the bank's statement. */
export interface DebitResult {
  /** The header's record number. */
  row: number;
  /** 委託者コード without leading zeros, and 委託者名. */
  collectorCode: string;
  collectorName: string;
  debitOn: PlainDate;
  /** The client's account the money goes to; null where a collecting company leaves it out. */
  account: { bankCode: string; branchCode: string; type: string; number: string } | null;
  rows: DebitRow[];
}

export interface DebitRow {
  row: number;
  bankCode: string;
  bankName: string;
  branchCode: string;
  branchName: string;
  /** 1 普通, 2 当座, 3 納税準備, 9 その他. */
  accountType: string;
  accountNumber: string;
  holderKana: string;
  amountYen: number;
  newCode: string;
  /** 顧客番号 as it stands there, without the blanks around it. */
  customerNumber: string;
  /** 0 振替済; 1–4, 8, 9 of the format, or a letter of a collecting company: not drawn. */
  resultCode: string;
}

export interface BankFileNote {
  code: FileNoteCode;
  facts: Facts;
}

/** One account of the file; bankCode, branchCode, type and number are null where the file names no account. */
export interface BankFileAccount {
  bankCode: string | null;
  branchCode: string | null;
  /** "1" 普通, "2" 当座, "4" 貯蓄. */
  type: string | null;
  /** Without leading zeros: 01 writes seven digits, 03 ten. */
  number: string | null;
  bankName: string;
  branchName: string;
  holderKana: string;
  /** 勘定日 自–至 as the bank states them. */
  from: PlainDate | null;
  through: PlainDate | null;
  openingYen: number | null;
  closingYen: number | null;
  rows: BankFileRow[];
}

/** One deposit, or (cancels) the taking back of one. Withdrawals are not among the rows. */
export interface BankFileRow {
  /** Record number in fixed-length files, else the row as Excel shows it. */
  row: number;
  /** 照会番号 without leading zeros, else the row number. */
  ref: string;
  hasRef: boolean;
  bookedOn: PlainDate;
  /** 起算日 / 預入・払出日. */
  valueOn: PlainDate | null;
  /** Always positive, also when it cancels. */
  amountYen: number;
  /** As in the file: half-width kana stay half-width. */
  payerName: string;
  payerCode: string;
  ediInfo: string;
  bankName: string;
  branchName: string;
  description: string;
  method: DepositMethod;
  /** 取消 or 訂正: takes back an earlier deposit of the same amount. */
  cancels: boolean;
}

export interface DecodeOptions {
  name: string;
  /** 'auto' | 'zengin-01' | 'zengin-03' | 'template' | the name of a bank CSV preset. */
  format: string;
  today: PlainDate;
  /** Read the table by this, whatever it looks like. */
  mapping?: BankMapping;
  /** Mappings kept for the client; one whose shape fits comes before everything but 全銀. */
  kept?: readonly KeptMapping[];
}

/** mappedFor: the account whose kept mapping read it; shape: of a file read by a mapping. */
export type DecodedBankFile =
  | { ok: true; file: BankFile; shape?: string; mappedFor?: string }
  | { ok: false; problems: FileProblem[] };
