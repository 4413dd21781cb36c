/** What happens in the practice office, as plain data: planned first, then played through the core like a clerk's work. */
import type { PaymentTerms, PlainDate } from '../../domain/dates.ts';
import type { TaxClass } from '../../domain/invoice-tax.ts';
import type { RoundingMode } from '../../domain/money.ts';
import type { TradeName } from './trades.ts';
import type { TrapKind } from './traps.ts';

export interface PracticeClient {
  code: string;
  name: string;
  kana: string;
  /** Characters of the square seal, three to nine, read in columns from the right. */
  sealText: string;
  seal: string;
  colour: number;
  trade: TradeName;
  /** Twelve digits behind the check digit. */
  corporateNumber: string;
  postalCode: string;
  address1: string;
  address2: string;
  phone: string;
  contactName: string;
  letterhead: string;
  fiscalMonth: number;
  rounding: RoundingMode;
  priceIncludesTax: boolean;
  terms: PaymentTerms;
  feeBearer: 'customer' | 'client';
  staffCode: string;
  customers: number;
  bank: {
    bankCode: string;
    bankName: string;
    bankKana: string;
    branchCode: string;
    branchName: string;
    number: string;
  };
  holderKana: string;
  /** The form in which the bank delivers. */
  depositFormat: 'zengin-01' | 'zengin-03' | 'template';
  tableEncoding: 'cp932' | 'utf-8';
  /** Days of the month on which the bank file is taken in; after the last one in November 2026 a file waits. */
  importDays: readonly number[];
  /** Each file repeats so many days of the one before. */
  overlapDays: number;
  /** False: October 2026 is still open. */
  closesOctober: boolean;
  /** What was done with the last file: only taken in, or what clears by itself cleared too. */
  lastFile: 'imported' | 'auto-cleared';
}

/** How a customer pays. */
export type Behaviour =
  | { kind: 'prompt'; daysAfterDue: number }
  | { kind: 'late'; daysAfterDue: number; skipping: number }
  /** Round sums; null: nine tenths of an average bill. */
  | { kind: 'parts'; partYen: number | null }
  | { kind: 'stops'; after: PlainDate };

export type PayerStyle =
  | { kind: 'plain' }
  | { kind: 'no-form' }
  | { kind: 'other-side' }
  | { kind: 'spelled' }
  | { kind: 'branch'; branch: string }
  | { kind: 'number'; number: string }
  | { kind: 'cut'; length: number }
  | { kind: 'space' }
  | { kind: 'no-dash' }
  /** The president's own account. */
  | { kind: 'own-name'; name: string }
  /** Another company pays for several customers at once. */
  | { kind: 'parent'; name: string };

export interface PlannedLine {
  description: string;
  quantityMilli: number;
  unit: string;
  unitPriceMilli: number;
  taxClass: TaxClass;
}

export interface PlannedCustomer {
  code: string;
  /** Without legal form. */
  bareName: string;
  name: string;
  kana: string;
  /** The bank's abbreviation of the legal form and its side, or null for a firm without. */
  form: { short: string; spelled: string; side: 'head' | 'tail' } | null;
  honorific: string;
  postalCode: string;
  address1: string;
  address2: string;
  contactName: string;
  phone: string;
  salesContact: string;
  payerNames: string[];
  terms: PaymentTerms;
  feeBearer: 'customer' | 'client';
  /** What is deducted below and from 30,000 yen; null: nothing. */
  fee: { lowYen: number; highYen: number } | null;
  withholds: boolean;
  behaviour: Behaviour;
  payer: PayerStyle;
  creditLimitYen: number | null;
  /** The same lines every month; null: other lines each time. */
  monthlyLines: PlannedLine[] | null;
  /** Most invoices a month brings. */
  invoicesAtMost: number;
  /** How often a month brings any. */
  monthly: number;
}

export interface PlannedInvoice {
  number: string;
  customerCode: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  lines: PlannedLine[];
  totalYen: number;
  netYen: number;
}

export interface PlannedOpening {
  number: string;
  customerCode: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  balanceYen: number;
  reminderStage: number;
  lastRemindedOn: PlainDate | null;
}

export interface PlannedAdjustment {
  kind: 'transfer-fee' | 'rounding' | 'withholding';
  amountYen: number;
}

/** One clearing of a deposit, right by what the payer meant. */
export interface PlannedClearing {
  /** The day from which a clerk can know it. */
  notBefore: PlainDate;
  lines: { invoice: string; amountYen: number }[];
  adjustments: PlannedAdjustment[];
}

export interface PlannedDeposit {
  /** 照会番号; unique within the client's books. */
  ref: string;
  depositedOn: PlainDate;
  payerName: string;
  amountYen: number;
  /** Empty: nobody knows yet, or it belongs elsewhere. */
  clearings: PlannedClearing[];
  trap: TrapKind | null;
}

export interface PlannedAdvance {
  customerCode: string;
  depositedOn: PlainDate;
  amountYen: number;
  payerName: string;
  clearings: PlannedClearing[];
}

export interface ClientPlan {
  client: PracticeClient;
  customers: PlannedCustomer[];
  openings: PlannedOpening[];
  advances: PlannedAdvance[];
  invoices: PlannedInvoice[];
  deposits: PlannedDeposit[];
  /** Issued by mistake, taken back soon after. */
  voided: { number: string; on: PlainDate; reason: string }[];
  /** One firm that had been entered twice. */
  merge: { fromCode: string; intoCode: string; on: PlainDate } | null;
  holds: { customerCode: string; on: PlainDate; reason: string }[];
  /** Once, a deposit was first cleared wrongly, reversed and cleared again. */
  makesMistake: boolean;
}

/** The books begin; what was open then comes as 期首残高. */
export const BOOKS_BEGIN: PlainDate = '2024-12-01';
/** The base date of the practice office: its last morning. */
export const PRACTICE_DAY: PlainDate = '2026-11-24';
/** Up to here the clerks have finished; what came later waits. */
export const WORK_DONE_THROUGH: PlainDate = '2026-11-13';
