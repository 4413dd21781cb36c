/** 下書き and ひな形. */
import { z } from 'zod';
import { datedLineInput, invoiceLineInput, supplyInput, taxClassField } from './invoices.ts';
import { clientIdField, command, dateField, idField, monthField, query, shortText } from './method.ts';

const draftIds = z.array(idField).min(1).max(5000);

export const lineValue = z.object({
  line: z.int(),
  description: z.string(),
  quantityMilli: z.int(),
  unit: z.string(),
  unitPriceMilli: z.int(),
  taxClass: taxClassField,
  note: z.string(),
});

/** How a template says the day of the dealing: as issued, the month of issue, the month before. */
const supplyRule = z.enum(['issue', 'month', 'last-month']);

const datedLineValue = lineValue.extend({ suppliedOn: z.string().nullable() });

const draftSummary = z.object({
  draftId: idField,
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  issuedOn: z.string(),
  /** null: by the terms. */
  dueOn: z.string().nullable(),
  title: z.string(),
  /** null: by the lines' days, else the day of issue. */
  suppliedFrom: z.string().nullable(),
  suppliedThrough: z.string().nullable(),
  lines: z.int(),
  /** null when the amounts cannot be reckoned (beyond the limit, or negative). */
  totalYen: z.int().nullable(),
  origin: z.enum(['entered', 'copied']),
  savedAt: z.string(),
  by: z.string(),
});

/** `error`: cannot be issued; `warning`: is issued when the clerk says so. */
export const issueProblem = z.object({
  draftId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  level: z.enum(['error', 'warning']),
  code: z.string(),
  sentence: z.string(),
  /** Of the draft, from 1; null: of the whole. */
  line: z.int().nullable(),
});

export const draftMethods = {
  'drafts.list': query(
    z.object({
      clientId: clientIdField,
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(20_000).default(5000),
    }),
    z.object({ drafts: z.array(draftSummary), count: z.int() }),
  ),
  'drafts.get': query(
    z.object({ clientId: clientIdField, draftId: idField }),
    draftSummary.omit({ lines: true }).extend({ lines: z.array(datedLineValue) }),
  ),
  /** A new draft, or the whole of one anew. */
  'drafts.save': command(
    z.object({
      clientId: clientIdField,
      draftId: idField.optional(),
      customerId: idField,
      issuedOn: dateField,
      dueOn: dateField.optional(),
      title: shortText.optional(),
      ...supplyInput,
      lines: z.array(datedLineInput).max(500),
    }),
    z.object({ draftId: idField }),
  ),
  'drafts.remove': command(z.object({ clientId: clientIdField, draftIds }), z.object({ removed: z.int() })),
  /** What stands against issuing these drafts (all of the client's when none are named). */
  'drafts.check': query(
    z.object({ clientId: clientIdField, draftIds: draftIds.optional(), issuedOn: dateField.optional() }),
    z.object({ drafts: z.int(), totalYen: z.int(), problems: z.array(issueProblem) }),
  ),
  /** Issues all of them or none; each number is given in the same transaction, in the order of issue date and draft. */
  'drafts.issue': command(
    z.object({
      clientId: clientIdField,
      draftIds: draftIds.optional(),
      /** In place of the drafts' own dates. */
      issuedOn: dateField.optional(),
      /** Issue in spite of warnings. */
      acceptWarnings: z.boolean().default(false),
      /** Use what a customer has paid in advance at once. */
      settleAdvances: z.boolean().default(false),
    }),
    z.object({
      invoices: z.array(z.object({ draftId: idField, invoiceId: idField, number: z.string(), totalYen: z.int() })),
      totalYen: z.int(),
      settledYen: z.int(),
    }),
  ),
  /** Drafts from what was issued in a month: for all customers, or those named. What was copied already is left out. */
  'drafts.copyMonth': command(
    z.object({
      clientId: clientIdField,
      month: monthField,
      issuedOn: dateField,
      customerIds: z.array(idField).min(1).max(10_000).optional(),
    }),
    z.object({ drafts: z.int(), skipped: z.int() }),
  ),
  'invoiceTemplates.list': query(
    z.object({ clientId: clientIdField }),
    z.object({
      templates: z.array(
        z.object({
          templateId: idField,
          name: z.string(),
          title: z.string(),
          supply: supplyRule,
          lines: z.array(lineValue),
        }),
      ),
    }),
  ),
  /** A template of the same name is replaced. */
  'invoiceTemplates.save': command(
    z.object({
      clientId: clientIdField,
      name: z.string().trim().min(1).max(60),
      title: shortText.optional(),
      supply: supplyRule.default('issue'),
      lines: z.array(invoiceLineInput).min(1).max(500),
    }),
    z.object({ templateId: idField }),
  ),
  'invoiceTemplates.remove': command(z.object({ clientId: clientIdField, templateId: idField }), z.object({})),
};
