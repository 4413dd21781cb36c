import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  longText,
  query,
  yenField,
} from './method.ts';

/** waiting · kept · late (broken, made up for since) · broken · done (a plan paid to the end) · ended (taken back). */
export const pledgeState = z.enum(['waiting', 'kept', 'late', 'broken', 'done', 'ended']);

const invoices = z.array(z.string().max(40)).max(1000);
const row = z.object({ dueOn: dateField, amountYen: yenField.positive() });

const pledge = {
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  state: pledgeState,
  paidYen: z.int(),
  behindYen: z.int(),
  next: z.object({ dueOn: z.string(), amountYen: z.int() }).nullable(),
  note: z.string(),
  invoices: z.array(z.string()),
  by: z.string(),
};

export const promiseMethods = {
  /** 支払約束: kept or broken by itself, from what comes in. Until its day has passed no letter goes. */
  'promises.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      /** Left out: whatever the customer owes. */
      invoices: invoices.optional(),
      madeOn: dateField.optional(),
      promisedOn: dateField,
      amountYen: yenField.positive(),
      note: longText.optional(),
    }),
    z.object({ promiseId: idField }),
  ),
  'promises.withdraw': command(
    z.object({ clientId: clientIdField, promiseId: idField, on: dateField.optional() }),
    z.object({}),
  ),
  'promises.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional(), asOf: dateField.optional() }),
    z.object({
      promises: z.array(
        z.object({
          ...pledge,
          promiseId: idField,
          madeOn: z.string(),
          promisedOn: z.string(),
          amountYen: z.int(),
        }),
      ),
    }),
  ),
  /** n rows of about the same amount on the same day of each month. */
  'plans.suggest': query(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      invoices: invoices.optional(),
      count: z.int().min(2).max(60),
      firstOn: dateField,
    }),
    z.object({ totalYen: z.int(), rows: z.array(z.object({ dueOn: z.string(), amountYen: z.int() })) }),
  ),
  /** 分割: rows in the order of their days, no more than is owed. */
  'plans.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      invoices: invoices.optional(),
      agreedOn: dateField.optional(),
      rows: z.array(row).min(2).max(60),
      note: longText.optional(),
    }),
    z.object({ planId: idField, totalYen: z.int() }),
  ),
  /** The customer's signature came back: 債務の承認, from which 時効 begins anew. */
  'plans.acknowledge': command(
    z.object({ clientId: clientIdField, planId: idField, on: dateField.optional() }),
    z.object({}),
  ),
  'plans.withdraw': command(
    z.object({ clientId: clientIdField, planId: idField, on: dateField.optional() }),
    z.object({}),
  ),
  'plans.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional(), asOf: dateField.optional() }),
    z.object({
      plans: z.array(
        z.object({
          ...pledge,
          planId: idField,
          agreedOn: z.string(),
          acknowledgedOn: z.string().nullable(),
          totalYen: z.int(),
          rows: z.array(z.object({ dueOn: z.string(), amountYen: z.int() })),
          /** 分割払いの確認書, the newest. */
          letter: z.object({ serial: z.string(), issuedOn: z.string(), documentId: z.int() }).nullable(),
        }),
      ),
    }),
  ),
  /** 分割払いの確認書 as it would be printed; nothing is recorded. */
  'plans.preview': query(
    z.object({ clientId: clientIdField, planId: idField, replyBy: dateField.optional() }),
    z.object({ bytes: bytesField, pages: z.int() }),
  ),
  /** Writes it: the plan row by row, and an acknowledgement of the debt to sign and send back. */
  'plans.letter': command(
    z.object({ clientId: clientIdField, planId: idField, replyBy: dateField.optional() }),
    z.object({ serial: z.string(), document: documentField }),
  ),
};
