/** Batches of letters as the tests of paper need them. */
import { PNG } from 'pngjs';
import { LONG_3_WINDOW } from '../../src/domain/envelope.ts';
import type {
  LetterClient,
  LetterCustomer,
  LetterInvoice,
  ReminderBatch,
  ReminderLetter,
  ReminderStage,
} from '../../src/domain/reminder-batch.ts';

export const CREDITOR: LetterClient = {
  name: '大橋金物株式会社',
  postalCode: '5410053',
  address1: '大阪府大阪市中央区本町三丁目5番8号',
  address2: '',
  phone: '06-0000-4120',
  contactName: '経理 川端',
  letterhead: ['平日 9:00〜17:00'],
  registrationNumber: 'T7000012050002',
  sealImage: null,
  bankAccounts: [
    {
      bankName: '浪速中央銀行',
      branchName: '船場支店',
      typeLabel: '普通',
      number: '412765',
      holder: 'オオハシカナモノ（カ',
    },
  ],
};

export const DEBTOR: LetterCustomer = {
  name: '株式会社サンライズリフォーム',
  honorific: '御中',
  department: '',
  contactName: '',
  postalCode: '577-0056',
  address1: '大阪府東大阪市長堂二丁目4番12号',
  address2: 'サンライズビル3階',
};

export function invoice(number: number, changes: Partial<LetterInvoice> = {}): LetterInvoice {
  const amountYen = 100_000 + number * 1_111;
  return {
    number: `2608-${String(number).padStart(4, '0')}`,
    issuedOn: '2026-08-31',
    dueOn: '2026-09-30',
    amountYen,
    openYen: amountYen,
    overdueDays: 55,
    count: 1,
    ...changes,
  };
}

export function invoices(count: number, changes: Partial<LetterInvoice> = {}): LetterInvoice[] {
  return Array.from({ length: count }, (_, at) => invoice(at + 1, changes));
}

export function letter(number: number, stage: ReminderStage, changes: Partial<ReminderLetter> = {}): ReminderLetter {
  const asked = changes.invoices ?? invoices(2);
  return {
    letterKey: `letter-${number}`,
    serial: `R26-0118-${number}`,
    stage,
    customer: DEBTOR,
    deadlineOn: '2026-12-04',
    asOfText: '11月24日午前9時12分',
    previousLetters: [],
    invoices: asked,
    totalYen: asked.reduce((sum, { openYen }) => sum + openYen, 0),
    ...changes,
  };
}

export function batchOf(letters: ReminderLetter[], changes: Partial<ReminderBatch> = {}): ReminderBatch {
  return {
    issuedOn: '2026-11-24',
    batchNumber: 'R26-0118',
    officeName: '中之島会計事務所',
    auditHead: '3f0a9c51d27be64880f1c2a35d947e6b10c8ffab9d3e2741560c8e9b7a4d2f13',
    envelope: LONG_3_WINDOW,
    groups: [{ client: CREDITOR, letters }],
    withCovers: false,
    ...changes,
  };
}

/** A square red seal of solid ink. */
export function sealPng(): Uint8Array {
  const png = new PNG({ width: 40, height: 40 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([179, 38, 30, 255], at);
  return new Uint8Array(PNG.sync.write(png));
}
