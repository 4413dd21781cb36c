import { z } from 'zod';
import { termsInput } from './clients.ts';
import {
  clientIdField,
  codeField,
  command,
  dateField,
  fileField,
  idField,
  importResult,
  longText,
  nameField,
  query,
  shortText,
  yenField,
} from './method.ts';

const customerFields = {
  kana: shortText.optional(),
  /** 御中, 様 … printed after the name. */
  honorific: z.string().trim().max(10).optional(),
  postalCode: z.string().trim().max(8).optional(),
  address1: shortText.optional(),
  address2: shortText.optional(),
  department: shortText.optional(),
  contactName: shortText.optional(),
  phone: z.string().trim().max(40).optional(),
  email: z.string().trim().max(200).optional(),
  /** 送付先: where letters go when it differs. */
  mailingName: shortText.optional(),
  mailingPostalCode: z.string().trim().max(8).optional(),
  mailingAddress1: shortText.optional(),
  mailingAddress2: shortText.optional(),
  /** 営業担当: the client's own person who knows this customer. */
  salesContact: shortText.optional(),
  payerNames: z.array(z.string().trim().min(1).max(100)).max(50).optional(),
  terms: termsInput.optional(),
  feeBearer: z.enum(['customer', 'client']).optional(),
  creditLimitYen: yenField.nonnegative().nullable().optional(),
  registrationNumber: z.string().trim().max(14).optional(),
  /** 取適法: the customer commissions work from this client, and may not deduct the transfer fee. */
  entrustmentAct: z.boolean().optional(),
  /** Early-payment discount agreed, in hundredths of a percent of the amount with tax; null: none. */
  discountBasisPoints: z.int().min(1).max(5000).nullable().optional(),
  /** Days from the invoice's date within which it may be taken. */
  discountDays: z.int().min(0).max(180).nullable().optional(),
  note: longText.optional(),
};

/** What may stand on a customer's line of time; the second row: what was said and done about late money. */
export const timelineKind = z.enum([
  'invoice',
  'void',
  'allocation',
  'write-off',
  'offset',
  'credit-note',
  'reversal',
  'reminder',
  'call',
  'contact',
  'promise',
  'plan',
  'plan-signed',
  'dispute',
  'dispute-end',
  'certified',
  'certified-posted',
  'certified-delivered',
  'letter-returned',
  'interest',
  'sending',
  'handover',
  'handover-end',
]);

const payerNameValue = z.object({
  name: z.string(),
  /** given: from the form or an import; learned: from a confirmed allocation. */
  source: z.enum(['given', 'learned']),
  lastOn: z.string().nullable(),
  lastAmountYen: z.int().nullable(),
});

const customerSummary = z.object({
  customerId: idField,
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  terms: termsInput,
  feeBearer: z.enum(['customer', 'client']),
  salesContact: z.string(),
  openYen: z.int(),
  overdueYen: z.int(),
  archived: z.boolean(),
  reminderHold: z.string().nullable(),
});

export const customerMethods = {
  'customers.list': query(
    z.object({ clientId: clientIdField, text: z.string().trim().max(100).optional(), asOf: dateField.optional() }),
    z.object({ customers: z.array(customerSummary) }),
  ),
  'customers.get': query(
    z.object({ clientId: clientIdField, customerId: idField }),
    customerSummary.extend({
      honorific: z.string(),
      postalCode: z.string(),
      address1: z.string(),
      address2: z.string(),
      department: z.string(),
      contactName: z.string(),
      phone: z.string(),
      email: z.string(),
      mailingName: z.string(),
      mailingPostalCode: z.string(),
      mailingAddress1: z.string(),
      mailingAddress2: z.string(),
      payerNames: z.array(payerNameValue),
      creditLimitYen: z.int().nullable(),
      registrationNumber: z.string(),
      entrustmentAct: z.boolean(),
      discountBasisPoints: z.int().nullable(),
      discountDays: z.int().nullable(),
      note: z.string(),
      mergedCodes: z.array(z.string()),
    }),
  ),
  'customers.create': command(
    z.object({ clientId: clientIdField, code: codeField, name: nameField, ...customerFields }),
    z.object({ customerId: idField }),
  ),
  'customers.update': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      code: codeField.optional(),
      name: nameField.optional(),
      ...customerFields,
    }),
    z.object({}),
  ),
  'customers.import': command(
    z.object({
      clientId: clientIdField,
      file: fileField,
      dryRun: z.boolean().optional(),
      columns: z.record(z.string().max(60), z.string().max(60)).optional(),
    }),
    importResult,
  ),
  /** `from` disappears into `into` with invoices, deposits, letters and payer names; the old code stays findable. */
  'customers.merge': command(
    z.object({
      clientId: clientIdField,
      fromCustomerId: idField,
      intoCustomerId: idField,
      dryRun: z.boolean().optional(),
    }),
    z.object({ receivables: z.int(), deposits: z.int(), payerNames: z.int() }),
  ),
  /** 督促停止: a reason stops letters to this customer; null lets them go again. */
  'customers.setReminderHold': command(
    z.object({ clientId: clientIdField, customerId: idField, reason: z.string().trim().min(1).max(200).nullable() }),
    z.object({}),
  ),
  /** Everything that happened with a customer, newest first: invoices, deposits, letters. */
  'customers.timeline': query(
    z.object({ clientId: clientIdField, customerId: idField, limit: z.int().min(1).max(500).default(100) }),
    z.object({
      entries: z.array(
        z.object({
          on: z.string(),
          kind: timelineKind,
          text: z.string(),
          amountYen: z.int(),
          by: z.string(),
        }),
      ),
    }),
  ),
};
