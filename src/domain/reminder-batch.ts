/**
 * What a batch of reminder letters is made of: plain data, so that the record of an issued batch can be kept as JSON and
 * the same paper drawn from it again.
 */
import type { PlainDate } from './dates.ts';
import type { EnvelopeProfile } from './envelope.ts';

/** 1 ご確認, 2 お願い, 3 督促, 4 催告, 5 最終催告. */
export type ReminderStage = 1 | 2 | 3 | 4 | 5;

/** An account printed on the letter: where the money is to go. */
export interface LetterBankAccount {
  bankName: string;
  branchName: string;
  /** 普通, 当座 or 貯蓄. */
  typeLabel: string;
  number: string;
  /** 口座名義, as the bank writes it. */
  holder: string;
}

/** The creditor: the letter goes out in its name, with its address, telephone and account. */
export interface LetterClient {
  name: string;
  postalCode: string;
  address1: string;
  address2: string;
  phone: string;
  contactName: string;
  /** Lines of the letterhead below the address (hours, URL). */
  letterhead: string[];
  registrationNumber: string;
  sealImage?: { bytes: Uint8Array; mime: 'image/png' | 'image/jpeg' } | null;
  bankAccounts: LetterBankAccount[];
}

/** The debtor and where the letter goes (送付先 where that differs). */
export interface LetterCustomer {
  name: string;
  /** 御中 or 様, after the name when no person is named. */
  honorific: string;
  department: string;
  contactName: string;
  postalCode: string;
  address1: string;
  address2: string;
  /** Bars of the カスタマバーコード, each 1 to 4. */
  barcode?: string;
}

export interface LetterInvoice {
  number: string;
  issuedOn: PlainDate;
  dueOn: PlainDate;
  amountYen: number;
  openYen: number;
  overdueDays: number;
  /** How many letters this invoice has been in, this one included. */
  count: number;
}

export interface ReminderLetter {
  letterKey: string;
  /** Printed on every page and in its QR code; unique in the office. */
  serial: string;
  stage: ReminderStage;
  customer: LetterCustomer;
  deadlineOn: PlainDate;
  /** Up to when deposits were looked at, in words: 11月24日午前9時12分. */
  asOfText: string;
  /** Earlier letters to this customer about these debts, oldest first. */
  previousLetters: { on: PlainDate; stage: ReminderStage; title?: string }[];
  invoices: LetterInvoice[];
  totalYen: number;
  /** The wording as it was when the letter was written; left out in letters of before wordings were kept. */
  wording?: { title: string; body: string };
  /** What the customer denies: named apart as 確認中, not in the total. */
  disputed?: LetterInvoice[];
  history?: LetterHistory;
  /** Interest that was billed to be named by letters: frozen, beside the sum the letter asks for. */
  interest?: { serial: string; throughOn: PlainDate; totalYen: number }[];
  /** 債務承認書・支払計画書 to fill in and send back. */
  slip?: true;
  /** Papers that lie behind the letter, as they were issued. */
  enclosures?: Enclosure[];
  /** 催告 and 最終催告 are set upright. */
  vertical?: true;
  /** Where it is not the envelope of the client's other letters. */
  envelope?: EnvelopeProfile;
  /** Printed on both sides. */
  duplex?: true;
}

/** What a wording may say of how things went so far. */
export interface LetterHistory {
  /** The newest deposit on these invoices. */
  lastDepositOn: PlainDate | null;
  /** Whole years, from three on. */
  yearsTraded: number | null;
  /** A word given about these invoices that has passed: when it was given, for which day, and what of it lacks. */
  pledge: { madeOn: PlainDate; dueOn: PlainDate; behindYen: number } | null;
}

export interface Enclosure {
  /** Number of the invoice. */
  title: string;
  /** As issued; in a record the place where it lies, read when the letter is drawn. A preview names it and shows none. */
  file: Uint8Array | StoredFile;
  /** Which of its pages, from 1; left out: all. */
  firstPage?: number;
  /** How many of them; without a first page those of the whole file, left out where nobody has counted them. */
  pages?: number;
}

/** A document of the office by its path and what it must be. */
export interface StoredFile {
  $stored: { path: string; sha256: string };
}

/** One client's letters, in the order of their envelopes. */
export interface ReminderGroup {
  client: LetterClient;
  letters: ReminderLetter[];
  envelope?: EnvelopeProfile;
}

/** The envelope of a letter. */
export function envelopeOf(
  batch: Pick<ReminderBatch, 'envelope'>,
  group: ReminderGroup,
  letter: ReminderLetter,
): EnvelopeProfile {
  return letter.envelope ?? group.envelope ?? batch.envelope;
}

export interface ReminderBatch {
  issuedOn: PlainDate;
  /** Number of the batch as people call it (R26-0118). */
  batchNumber: string;
  /** Named as 事務代行 at most; null prints nothing of the office. */
  officeName: string | null;
  /** Head of the audit chain at issue (hex): printed on cover sheets, so that a cut tail shows. */
  auditHead: string;
  /** Of groups that name none: records from before clients could choose. */
  envelope: EnvelopeProfile;
  groups: ReminderGroup[];
  /** False for the preview of a letter: no cover sheets. */
  withCovers: boolean;
  /** Laid out for both sides: every cover and letter begins on a sheet of its own, and one for one side has empty backs. */
  duplex?: true;
}

/** What stands in the way of printing a letter. */
export interface LetterProblem {
  letterKey: string;
  what: 'address-overflow' | 'letter-overflow' | 'letter-glyphs';
  /** The text that does not fit, or the characters that no font has with the place where they stand. */
  text: string;
  /** Of an address: the envelope it does not fit. */
  envelope?: string;
}
