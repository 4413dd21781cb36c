/** 問い合わせ: what a customer asks or denies about an invoice, until it is answered. (`enquiries` is the other way: the office asks.) */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, longText, query, shortText } from './method.ts';

export const questionChannel = z.enum(['phone', 'mail', 'email', 'fax', 'visit', 'other']);

/** open: nobody has answered · answered: an answer went, and the customer has not said that it is enough · closed. */
export const questionState = z.enum(['open', 'answered', 'closed']);

const requiredText = longText.min(1);

const questionEntry = z.object({
  on: z.string(),
  kind: z.enum(['answer', 'close', 'reopen']),
  text: z.string(),
  by: z.string(),
});

const questionRow = z.object({
  questionId: idField,
  clientId: clientIdField,
  clientCode: z.string(),
  clientName: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  invoiceId: idField.nullable(),
  invoice: z.string().nullable(),
  /** The line of the invoice it is about, with its words; null: the whole invoice, or none. */
  line: z.int().nullable(),
  lineText: z.string(),
  /** Still open of that invoice, in yen. */
  openYen: z.int(),
  askedOn: z.string(),
  channel: questionChannel,
  askedBy: z.string(),
  question: z.string(),
  /** Whose turn it is: who must answer (a staff member's code, or ''), and until when. */
  assignedTo: z.string(),
  dueOn: z.string().nullable(),
  state: questionState,
  /** The customer denies the invoice: no reminder speaks of it until that is settled. */
  disputed: z.boolean(),
  entries: z.array(questionEntry),
  by: z.string(),
});

export const questionMethods = {
  /**
   * A customer asks. With `disputed` the invoice is 争いあり from that day, also where only one line of it is denied: a letter
   * never asks for a sum that is partly in question.
   */
  'questions.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      /** By its number. */
      invoice: z.string().trim().max(40).optional(),
      line: z.int().positive().max(500).optional(),
      askedOn: dateField.optional(),
      channel: questionChannel.default('phone'),
      askedBy: shortText.default(''),
      question: requiredText,
      assignedTo: z.string().trim().max(20).default(''),
      dueOn: dateField.optional(),
      disputed: z.boolean().default(false),
    }),
    z.object({ questionId: idField, disputeId: idField.nullable() }),
  ),
  /** An answer goes; `close`: the customer is content, and what was in dispute is settled. */
  'questions.answer': command(
    z.object({
      clientId: clientIdField,
      questionId: idField,
      answer: requiredText,
      on: dateField.optional(),
      close: z.boolean().default(false),
    }),
    z.object({ state: questionState }),
  ),
  'questions.close': command(
    z.object({ clientId: clientIdField, questionId: idField, outcome: longText.default(''), on: dateField.optional() }),
    z.object({ state: questionState }),
  ),
  'questions.reopen': command(
    z.object({ clientId: clientIdField, questionId: idField, reason: requiredText, on: dateField.optional() }),
    z.object({ state: questionState }),
  ),
  /** Of one client, one customer or one invoice, or of the whole office: what is open first, the earliest due on top. */
  'questions.list': query(
    z.object({
      clientId: clientIdField.optional(),
      customerId: idField.optional(),
      invoiceId: idField.optional(),
      state: z.enum(['open', 'closed', 'all']).default('all'),
      limit: z.int().min(1).max(10_000).default(1000),
    }),
    z.object({ questions: z.array(questionRow), open: z.int() }),
  ),
};
