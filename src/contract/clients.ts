import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  codeField,
  command,
  dateField,
  fileField,
  idField,
  longText,
  nameField,
  query,
  shortText,
} from './method.ts';

export const bankAccountInput = z.object({
  bankCode: z.string().regex(/^\d{4}$/),
  branchCode: z.string().regex(/^\d{3}$/),
  /** "1" 普通, "2" 当座, "4" 貯蓄. */
  type: z.enum(['1', '2', '4']),
  /** Compared without leading zeros: 全銀 01 writes seven digits, 03 ten. */
  number: z.string().regex(/^\d{1,10}$/),
  bankName: shortText.optional(),
  branchName: shortText.optional(),
  holderKana: shortText.optional(),
  /** Printed on invoices and letters as the account to transfer to. */
  printed: z.boolean().optional(),
});

export const termsInput = z.object({
  closingDay: z.int().min(1).max(31),
  monthsAfter: z.int().min(0).max(3),
  payDay: z.int().min(1).max(31),
  holidayShift: z.enum(['before', 'after', 'none']),
});

const clientFields = {
  kana: shortText.optional(),
  /** One or two characters on the client's colour. */
  seal: z.string().trim().min(1).max(4).optional(),
  /** 0–9: index into the ten seal colours of the theme. */
  colour: z.int().min(0).max(9).optional(),
  registrationNumber: z.string().trim().max(14).optional(),
  postalCode: z.string().trim().max(8).optional(),
  address1: shortText.optional(),
  address2: shortText.optional(),
  phone: z.string().trim().max(40).optional(),
  contactName: shortText.optional(),
  /** Lines under the name in the letterhead (hours, URL). */
  letterhead: longText.optional(),
  fiscalMonth: z.int().min(1).max(12).optional(),
  rounding: z.enum(['down', 'up', 'half-up']).optional(),
  priceIncludesTax: z.boolean().optional(),
  terms: termsInput.optional(),
  feeBearer: z.enum(['customer', 'client']).optional(),
  /** Bank data older than so many days stops reminders until confirmed; null (the default): no limit. */
  staleAfterDays: z.int().min(0).max(365).nullable().optional(),
  assigneeStaffId: idField.nullable().optional(),
};

const clientSummary = z.object({
  clientId: clientIdField,
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  seal: z.string(),
  colour: z.int(),
  fiscalMonth: z.int().nullable(),
  archived: z.boolean(),
  assigneeStaffId: z.int().nullable(),
  assigneeName: z.string().nullable(),
});

export const bankAccountValue = z.object({
  accountId: idField,
  bankCode: z.string(),
  branchCode: z.string(),
  type: z.string(),
  number: z.string(),
  bankName: z.string(),
  branchName: z.string(),
  holderKana: z.string(),
  printed: z.boolean(),
});

export const clientMethods = {
  'clients.list': query(
    z.object({ includeArchived: z.boolean().default(false) }),
    z.object({ clients: z.array(clientSummary) }),
  ),
  'clients.get': query(
    z.object({ clientId: clientIdField }),
    clientSummary.extend({
      registrationNumber: z.string(),
      postalCode: z.string(),
      address1: z.string(),
      address2: z.string(),
      phone: z.string(),
      contactName: z.string(),
      letterhead: z.string(),
      rounding: z.enum(['down', 'up', 'half-up']),
      priceIncludesTax: z.boolean(),
      terms: termsInput,
      feeBearer: z.enum(['customer', 'client']),
      staleAfterDays: z.int().nullable(),
      closedThrough: z.string().nullable(),
      bankAccounts: z.array(bankAccountValue),
      sealImage: z.object({ mime: z.string(), bytes: bytesField }).nullable(),
    }),
  ),
  'clients.create': command(
    z.object({
      code: codeField,
      name: nameField,
      ...clientFields,
      bankAccounts: z.array(bankAccountInput).max(50).optional(),
    }),
    z.object({ clientId: clientIdField }),
  ),
  'clients.update': command(
    z.object({ clientId: clientIdField, code: codeField.optional(), name: nameField.optional(), ...clientFields }),
    z.object({}),
  ),
  'clients.archive': command(z.object({ clientId: clientIdField, archived: z.boolean() }), z.object({})),
  /** PNG or JPEG, at most 2 MB; null removes it. */
  'clients.setSealImage': command(z.object({ clientId: clientIdField, file: fileField.nullable() }), z.object({})),
  'clients.addBankAccount': command(
    z.object({ clientId: clientIdField, account: bankAccountInput }),
    z.object({ accountId: idField }),
  ),
  'clients.removeBankAccount': command(z.object({ clientId: clientIdField, accountId: idField }), z.object({})),
  /** 月次締め: nothing dated on or before `through` moves any more. Reopening needs a reason. */
  'periods.close': command(z.object({ clientId: clientIdField, through: dateField }), z.object({})),
  'periods.reopen': command(
    z.object({ clientId: clientIdField, through: dateField.nullable(), reason: z.string().trim().min(1).max(500) }),
    z.object({}),
  ),
};
