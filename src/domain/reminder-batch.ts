/**
 * What a batch of reminder letters is made of: plain data, so that the record of an issued batch can be kept as JSON and
 * the same paper drawn from it again.
 */
import type { PlainDate } from './dates.ts';

/** 1 ご確認, 2 お願い, 3 督促, 4 催告, 5 最終催告. */
export type ReminderStage = 1 | 2 | 3 | 4 | 5;

/**
 * The window of an envelope for A4 folded in three, in mm as seen from the envelope's front with the flap up: its width and
 * height, and how far it stands from the envelope's left and top edge. The folded sheet is smaller than the envelope and
 * slides by `slideX` and `slideY`.
 */
export interface EnvelopeProfile {
  name: string;
  windowWidth: number;
  windowHeight: number;
  windowLeft: number;
  windowTop: number;
  slideX: number;
  slideY: number;
}

/** 長形3号 (235 × 120 mm) with the usual 90 × 45 mm window; A4 in three is 210 × 99 mm, so it slides 25 and 21 mm. */
export const LONG_3_WINDOW: EnvelopeProfile = {
  name: '長形3号 窓90×45',
  windowWidth: 90,
  windowHeight: 45,
  windowLeft: 20,
  windowTop: 12,
  slideX: 25,
  slideY: 21,
};

/** A rectangle on the sheet in mm from its top left corner. */
export interface SheetArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What shows in the window however the sheet slides: the address must lie inside it. */
export function addressAreaOf(envelope: EnvelopeProfile): SheetArea {
  const { windowLeft, windowTop } = envelope;
  return {
    left: windowLeft,
    top: windowTop,
    right: windowLeft + envelope.windowWidth - envelope.slideX,
    bottom: windowTop + envelope.windowHeight - envelope.slideY,
  };
}

/** What may show in the window in some position, and `marginMm` more: nothing but the address may be printed there. */
export function sweptAreaOf(envelope: EnvelopeProfile, marginMm: number): SheetArea {
  return {
    left: Math.max(0, envelope.windowLeft - envelope.slideX - marginMm),
    top: Math.max(0, envelope.windowTop - envelope.slideY - marginMm),
    right: envelope.windowLeft + envelope.windowWidth + marginMm,
    bottom: envelope.windowTop + envelope.windowHeight + marginMm,
  };
}

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
  previousLetters: { on: PlainDate; stage: ReminderStage }[];
  invoices: LetterInvoice[];
  totalYen: number;
}

export interface ReminderBatch {
  issuedOn: PlainDate;
  /** Number of the batch as people call it (R26-0118). */
  batchNumber: string;
  /** Named as 事務代行 at most; null prints nothing of the office. */
  officeName: string | null;
  /** Head of the audit chain at issue (hex): printed on cover sheets, so that a cut tail shows. */
  auditHead: string;
  envelope: EnvelopeProfile;
  groups: { client: LetterClient; letters: ReminderLetter[] }[];
  /** False for the preview of a letter: no cover sheets. */
  withCovers: boolean;
}

/** What stands in the way of printing a letter. */
export interface LetterProblem {
  letterKey: string;
  what: 'letter-overflow' | 'letter-glyphs';
  /** The text that does not fit, or the characters that no font has with the place where they stand. */
  text: string;
}
