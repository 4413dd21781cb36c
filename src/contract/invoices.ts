import { z } from 'zod';
import {
  bytesField,
  clientIdField,
  codeField,
  command,
  dateField,
  fileField,
  idField,
  importResult,
  query,
  shortText,
} from './method.ts';

export const taxClassField = z.enum(['standard-10', 'reduced-8', 'exempt', 'out-of-scope', 'zero-rated']);

export const invoiceLineInput = z.object({
  description: z.string().trim().min(1).max(200),
  /** 1/1000 units: 0.5 h = 500. */
  quantityMilli: z.int().min(-999_999_999_999).max(999_999_999_999),
  unit: z.string().trim().max(20).optional(),
  /** 1/1000 yen: 12.5円 = 12500. */
  unitPriceMilli: z.int().min(-999_999_999_999_999).max(999_999_999_999_999),
  taxClass: taxClassField,
  note: shortText.optional(),
});

/** A line with the day of its own dealing. */
export const datedLineInput = invoiceLineInput.extend({ suppliedOn: dateField.optional() });

/** 課税資産の譲渡等を行った年月日: a day or a period. Left out: the span of the lines' days, else the day of issue. */
export const supplyInput = { suppliedFrom: dateField.optional(), suppliedThrough: dateField.optional() };

const invoiceSummary = z.object({
  invoiceId: idField,
  receivableId: idField,
  number: z.string(),
  kind: z.enum(['invoice', 'opening']),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  totalYen: z.int(),
  openYen: z.int(),
  reminderStage: z.int(),
  voidedOn: z.string().nullable(),
  source: z.enum(['entered', 'imported', 'opening']),
});

export const invoiceMethods = {
  'invoices.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      text: z.string().trim().max(100).optional(),
      state: z.enum(['all', 'open', 'overdue', 'closed', 'void']).default('all'),
      asOf: dateField.optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200_000).default(200),
    }),
    z.object({ invoices: z.array(invoiceSummary), count: z.int(), totalYen: z.int(), openYen: z.int() }),
  ),
  'invoices.get': query(
    z.object({ clientId: clientIdField, invoiceId: idField }),
    invoiceSummary.extend({
      title: z.string(),
      /** As the paper states it: the day of issue where nothing else was said (then `suppliedByIssue`). */
      suppliedFrom: z.string(),
      suppliedThrough: z.string(),
      suppliedByIssue: z.boolean(),
      lines: z.array(
        z.object({
          line: z.int(),
          description: z.string(),
          quantityMilli: z.int(),
          unit: z.string(),
          unitPriceMilli: z.int(),
          taxClass: taxClassField,
          amountYen: z.int(),
          note: z.string(),
          /** The day of the line's own dealing; null: the invoice's. */
          suppliedOn: z.string().nullable(),
        }),
      ),
      taxes: z.array(z.object({ taxClass: taxClassField, netYen: z.int(), taxYen: z.int(), grossYen: z.int() })),
      includesTax: z.boolean(),
      voidReason: z.string().nullable(),
      /** 0: as first issued; n: the n-th replacement of a chain. */
      revision: z.int(),
      revisionReason: z.string().nullable(),
      replacesId: idField.nullable(),
      replacesNumber: z.string().nullable(),
      replacedById: idField.nullable(),
      replacedByNumber: z.string().nullable(),
      /** A closing bill: closingBills.get has its figures. */
      closing: z.boolean(),
      /** Advances used when it was issued. */
      advances: z.array(
        z.object({ depositId: idField, payerName: z.string(), depositedOn: z.string(), amountYen: z.int() }),
      ),
      events: z.array(
        z.object({
          on: z.string(),
          kind: z.enum([
            'issued',
            'allocation',
            'write-off',
            'offset',
            'credit-note',
            'reversal',
            'carried-in',
            'carried-out',
            'reminder',
            'void',
          ]),
          text: z.string(),
          amountYen: z.int(),
          by: z.string(),
          /** Whose money it was. */
          depositId: idField.nullable(),
          /** Of a reminder: the letter and the batch it was printed with. */
          serial: z.string().nullable(),
          batchId: idField.nullable(),
        }),
      ),
    }),
  ),
  'invoices.create': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      /** Left out: the next number of the client's series, given inside the same transaction. */
      number: codeField.optional(),
      issuedOn: dateField,
      dueOn: dateField.optional(),
      title: shortText.optional(),
      ...supplyInput,
      lines: z.array(datedLineInput).min(1).max(500),
    }),
    z.object({ invoiceId: idField, number: z.string(), dueOn: z.string(), totalYen: z.int() }),
  ),
  /** The number the next entered invoice would get; shown, never promised. */
  'invoices.nextNumber': query(
    z.object({ clientId: clientIdField, issuedOn: dateField }),
    z.object({ number: z.string() }),
  ),
  /** Lines of earlier invoices, newest wording first, for 品名 while it is typed; those of the same customer come first. */
  'invoices.pastLines': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      text: z.string().trim().min(1).max(200),
      limit: z.int().min(1).max(50).default(8),
    }),
    z.object({
      lines: z.array(
        z.object({
          description: z.string(),
          unit: z.string(),
          unitPriceMilli: z.int(),
          taxClass: taxClassField,
          lastOn: z.string(),
        }),
      ),
    }),
  ),
  'invoices.import': command(
    z.object({
      clientId: clientIdField,
      file: fileField,
      dryRun: z.boolean().optional(),
      columns: z.record(z.string().max(60), z.string().max(60)).optional(),
    }),
    importResult,
  ),
  'invoices.void': command(
    z.object({
      clientId: clientIdField,
      invoiceId: idField,
      on: dateField.optional(),
      reason: z.string().trim().min(1).max(500),
    }),
    z.object({}),
  ),
  /** 期首残高: open invoices with the reminder stage reached, or advances and suspense. */
  'openings.import': command(
    z.object({
      clientId: clientIdField,
      file: fileField,
      dryRun: z.boolean().optional(),
      columns: z.record(z.string().max(60), z.string().max(60)).optional(),
    }),
    importResult,
  ),
  /** An empty template with headers, for download. */
  'templates.get': query(
    z.object({
      kind: z.enum([
        'customers',
        'invoices',
        'deposits',
        'openings',
        'advances',
        'items',
        'deliveries',
        'sales-orders',
        'stock',
      ]),
      format: z.enum(['csv', 'xlsx']),
    }),
    z.object({ name: z.string(), bytes: bytesField }),
  ),
};
