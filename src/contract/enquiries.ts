/** 照会状: asking whose a deposit is, when that was posted, and what came back. */
import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  nameField,
  query,
  shortText,
} from './method.ts';

export const enquiryAddressee = z.enum(['client', 'payer', 'bank']);
/** `waiting` takes an answer back; `returned`: the letter came back undelivered. */
export const enquiryOutcome = z.enum(['known', 'unknown', 'returned', 'waiting']);

const lineText = z.string().trim().max(120);

/** Of a payer or a bank's branch, typed in: nobody in the books has this address. */
const recipientField = z.object({
  name: nameField,
  honorific: z.enum(['御中', '様']).default('御中'),
  department: lineText.default(''),
  postalCode: z.string().trim().min(1).max(20),
  address1: nameField,
  address2: lineText.default(''),
});

const asked = {
  clientId: clientIdField,
  depositId: idField,
  addressee: enquiryAddressee,
  /** Needed for `payer` and `bank`; the client's own address is in the books. */
  recipient: recipientField.optional(),
  /** Default: two weeks. */
  replyBy: dateField.optional(),
};

export const enquiryMethods = {
  /** The true page of a letter that is not made yet. Refused as `enquiries.issue`. */
  'enquiries.preview': query(z.object(asked), z.object({ bytes: bytesField, pages: z.int() })),
  /**
   * Records the letter and its paper. Refused `deposit-unknown`, `deposit-cancelled`, `deposit-used-up`,
   * `enquiry-recipient`, `enquiry-address`, `reply-before-issue`, `letter-overflow`, `letter-glyphs`.
   */
  'enquiries.issue': command(
    z.object(asked),
    z.object({ enquiryId: idField, serial: z.string(), document: documentField }),
  ),
  /** Posted, on a day; once. Refused `enquiry-unknown`, `enquiry-sent`, `enquiry-too-early`. */
  'enquiries.sent': command(
    z.object({ clientId: clientIdField, enquiryId: idField, sentOn: dateField.optional() }),
    z.object({ sentOn: z.string() }),
  ),
  /** Refused `enquiry-unknown`, `enquiry-too-early`. The newest answer counts. */
  'enquiries.answer': command(
    z.object({
      clientId: clientIdField,
      enquiryId: idField,
      outcome: enquiryOutcome,
      answeredOn: dateField.optional(),
      note: shortText.optional(),
    }),
    z.object({}),
  ),
  /** Those that wait for an answer first, oldest first; then the answered, newest first. */
  'enquiries.list': query(
    z.object({ clientId: clientIdField, depositId: idField.optional() }),
    z.object({
      enquiries: z.array(
        z.object({
          enquiryId: idField,
          serial: z.string(),
          depositId: idField,
          payerName: z.string(),
          depositedOn: z.string(),
          amountYen: z.int(),
          addressee: enquiryAddressee,
          recipient: z.string(),
          askedOn: z.string(),
          sentOn: z.string().nullable(),
          outcome: enquiryOutcome,
          answeredOn: z.string().nullable(),
          note: z.string(),
          /** Days since it was posted (made, where it was not) while no answer is there; null once it is. */
          days: z.int().nullable(),
          by: z.string(),
          documentId: idField,
          path: z.string(),
        }),
      ),
    }),
  ),
};
