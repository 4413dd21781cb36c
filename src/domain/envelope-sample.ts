/** A letter to look at under an envelope's window: nobody's, or a client's letterhead over its fullest address. */
import { addDays, type PlainDate } from './dates.ts';
import type { LetterContent } from './letter-content.ts';
import type { LetterClient, LetterCustomer } from './reminder-batch.ts';
import { composeReminderLetter } from './reminder-letter.ts';

export const SAMPLE_SENDER: LetterClient = {
  name: '株式会社見本商店',
  postalCode: '1000001',
  address1: '東京都千代田区千代田一丁目1番1号',
  address2: '見本ビル5階',
  phone: '03-0000-0000',
  contactName: '経理 見本',
  letterhead: [],
  registrationNumber: '',
  sealImage: null,
  bankAccounts: [],
};

export const SAMPLE_ADDRESSEE: LetterCustomer = {
  name: '株式会社日本産業機械技術製作所',
  honorific: '御中',
  department: '経理部経理課',
  contactName: '見本 太郎',
  postalCode: '3300854',
  address1: '埼玉県さいたま市大宮区桜木町一丁目7番地5',
  address2: '見本シティビル17階',
};

export const SAMPLE_SERIAL = 'R00-0000-1';

export function sampleLetter(customer: LetterCustomer, sender: LetterClient, issuedOn: PlainDate): LetterContent {
  const dueOn = addDays(issuedOn, -40);
  return composeReminderLetter(
    {
      letterKey: 'sample',
      serial: SAMPLE_SERIAL,
      stage: 2,
      customer,
      deadlineOn: addDays(issuedOn, 10),
      asOfText: '本日午前9時',
      previousLetters: [],
      invoices: [
        {
          number: '0000-0001',
          issuedOn: addDays(dueOn, -30),
          dueOn,
          amountYen: 123_456,
          openYen: 123_456,
          overdueDays: 40,
          count: 1,
        },
      ],
      totalYen: 123_456,
    },
    sender,
    issuedOn,
    null,
  );
}
