/** The one history of what left the office: which paper or message, how, to whom, when, by whom, and what became of it. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, instantField, longText, query, shortText } from './method.ts';

/** invoice 請求書 · credit-note 適格返還請求書 · delivery-note 納品書 · reminder 督促状 · statement 残高のご案内 · confirmation 残高確認書 · received-note 領収書 · enquiry 照会状. */
export const sendingKind = z.enum([
  'invoice',
  'credit-note',
  'delivery-note',
  'reminder',
  'statement',
  'confirmation',
  'received-note',
  'enquiry',
  'other',
]);

export const sendingChannel = z.enum(['post', 'email', 'sms', 'voice', 'hand']);

/**
 * printed: on paper, not posted or handed over yet. queued: waits to go. handing: is being handed to the server, and nothing is known yet. unknown: the connection died when
 * the server had all of it; it is never sent again by itself. bounced: came back, noted by hand or by the post's return.
 */
export const sendingState = z.enum([
  'queued',
  'handing',
  'printed',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'bounced',
  'withdrawn',
]);

const refusalFacts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

const sendingValue = z.object({
  /** Unique within the client; 12 for a sending of its own, a letter's serial for what the posting of letters says. */
  ref: z.string(),
  /** null: known from the posting of reminder letters, confirmations or enquiries, which keep their own steps. */
  sendingId: idField.nullable(),
  clientId: clientIdField,
  clientCode: z.string(),
  clientName: z.string(),
  customerId: idField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  kind: sendingKind,
  subjectId: idField.nullable(),
  /** What is printed on it: an invoice's number, a letter's serial. */
  label: z.string(),
  channel: sendingChannel,
  /** Address, mail address or telephone number, as it was. */
  recipient: z.string(),
  state: sendingState,
  on: z.string(),
  /** null where only the day is known. */
  at: instantField.nullable(),
  by: z.string(),
  /** The clerk's name; '' where the code is nobody's. */
  byName: z.string(),
  documentId: idField.nullable(),
  path: z.string().nullable(),
  sha256: z.string().nullable(),
  fileName: z.string(),
  /** 件名 of a mail, the text of a short message. */
  wording: z.string(),
  /** Why it failed or is not known, as a refusal's code and facts. */
  trouble: z.object({ code: z.string(), facts: refusalFacts }).nullable(),
  resentOf: idField.nullable(),
});

export const sendingMethods = {
  /** Newest first: of one customer, one client, or the whole office. */
  'sendings.list': query(
    z.object({
      clientId: clientIdField.optional(),
      customerId: idField.optional(),
      kind: sendingKind.optional(),
      channel: sendingChannel.optional(),
      state: sendingState.optional(),
      from: dateField.optional(),
      through: dateField.optional(),
      limit: z.int().min(1).max(5000).default(500),
    }),
    z.object({ sendings: z.array(sendingValue) }),
  ),
  /** One sending with all its steps and the whole text. */
  'sendings.get': query(
    z.object({ clientId: clientIdField, sendingId: idField }),
    z.object({
      sending: sendingValue,
      sender: z.string(),
      body: z.string(),
      messageId: z.string(),
      /** Its pages in a file of several papers; null: the whole file. */
      pages: z.object({ first: z.int(), last: z.int() }).nullable(),
      steps: z.array(
        z.object({ state: sendingState, at: instantField, by: z.string(), byName: z.string(), detail: z.string() }),
      ),
    }),
  ),
  /**
   * Printed papers that went: posted, or handed over. Named one by one, or all of a document. Refused `paper-not-printed`,
   * `sending-ahead`; for a document `document-unknown`, `paper-sent`.
   */
  'sendings.markSent': command(
    z.object({
      clientId: clientIdField,
      sendingIds: z.array(idField).min(1).max(5000).optional(),
      documentId: idField.optional(),
      channel: z.enum(['post', 'hand']),
      on: dateField.optional(),
      note: longText.default(''),
    }),
    z.object({ sent: z.int(), on: z.string() }),
  ),
  /** 手渡し, 郵送 or anything sent outside the program: noted with its day, and with the stored file when there is one. */
  'sendings.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      kind: sendingKind,
      subjectId: idField.optional(),
      label: shortText.default(''),
      channel: sendingChannel.default('hand'),
      recipient: shortText.default(''),
      documentId: idField.optional(),
      on: dateField.optional(),
      note: longText.default(''),
    }),
    z.object({ sendingId: idField, on: z.string() }),
  ),
};
