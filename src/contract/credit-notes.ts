/** 訂正: 差替, 適格返還請求書, 前受金の充当, and the list of what was changed. */
import { z } from 'zod';
import { deliveryLineValue, taxValue } from './deliveries.ts';
import { datedLineInput, invoiceLineInput, supplyInput, taxClassField } from './invoices.ts';
import { clientIdField, codeField, command, dateField, idField, query, shortText, yenField } from './method.ts';

const creditKind = z.enum(['return', 'discount', 'rebate']);
const reasonField = z.string().trim().min(1).max(500);

const creditNoteSummary = z.object({
  creditNoteId: idField,
  number: z.string(),
  kind: creditKind,
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  invoiceId: idField,
  invoiceNumber: z.string(),
  /** When the goods were sold: the paper names it beside the day of return. */
  invoiceIssuedOn: z.string(),
  issuedOn: z.string(),
  reason: z.string(),
  includesTax: z.boolean(),
  /** Tax included. */
  totalYen: z.int(),
  /** False under 10,000 yen with tax (消費税法施行令70条の9③二): none need be handed over. */
  paperNeeded: z.boolean(),
  cancelledOn: z.string().nullable(),
  cancelReason: z.string().nullable(),
  bookedAt: z.string(),
  by: z.string(),
});

export const correctionMethods = {
  /** What can still be returned of an invoice: by rate, and line by line. */
  'creditNotes.propose': query(
    z.object({ clientId: clientIdField, invoiceId: idField }),
    z.object({
      number: z.string(),
      includesTax: z.boolean(),
      openYen: z.int(),
      /** What the customer owes in all: a credit beyond this invoice's balance goes to the others. */
      customerOpenYen: z.int(),
      rates: z.array(z.object({ taxClass: taxClassField, grossYen: z.int(), creditedYen: z.int(), leftYen: z.int() })),
      lines: z.array(deliveryLineValue.omit({ itemCode: true })),
    }),
  ),
  /** Either lines (amounts as positive quantities and prices) or a sum with tax, parted by the rates of the sale. */
  'creditNotes.create': command(
    z.object({
      clientId: clientIdField,
      invoiceId: idField,
      kind: creditKind,
      reason: reasonField,
      issuedOn: dateField.optional(),
      lines: z.array(invoiceLineInput).min(1).max(500).optional(),
      amountYen: yenField.positive().optional(),
    }),
    z.object({ creditNoteId: idField, number: z.string(), totalYen: z.int(), paperNeeded: z.boolean() }),
  ),
  'creditNotes.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional(), invoiceId: idField.optional() }),
    z.object({ creditNotes: z.array(creditNoteSummary) }),
  ),
  'creditNotes.get': query(
    z.object({ clientId: clientIdField, creditNoteId: idField }),
    creditNoteSummary.extend({
      lines: z.array(deliveryLineValue.omit({ itemCode: true })),
      taxes: z.array(taxValue),
    }),
  ),
  'creditNotes.cancel': command(
    z.object({ clientId: clientIdField, creditNoteId: idField, on: dateField.optional(), reason: reasonField }),
    z.object({ on: z.string() }),
  ),
  /**
   * 差替: the old invoice is voided and marked, another takes its place. What was cleared goes over (carriedYen), also a
   * promise, a dispute and the stage of reminding. Refused `reissue-cleared-over`, `reissue-credited`, `reissue-written-off`.
   */
  'invoices.reissue': command(
    z.object({
      clientId: clientIdField,
      invoiceId: idField,
      reason: reasonField,
      /** Left out: the old invoice's date, or today where that month is closed. */
      issuedOn: dateField.optional(),
      /** Left out: the old one where the day of issue stays, else by the terms. */
      dueOn: dateField.optional(),
      title: shortText.optional(),
      number: codeField.optional(),
      ...supplyInput,
      lines: z.array(datedLineInput).min(1).max(500),
    }),
    z.object({
      invoiceId: idField,
      number: z.string(),
      revision: z.int(),
      totalYen: z.int(),
      carriedYen: z.int(),
      openYen: z.int(),
    }),
  ),
  /** Money of a customer that is not used yet. */
  'advances.open': query(
    z.object({ clientId: clientIdField, customerId: idField }),
    z.object({
      advances: z.array(
        z.object({ depositId: idField, depositedOn: z.string(), payerName: z.string(), leftYen: z.int() }),
      ),
      totalYen: z.int(),
    }),
  ),
  /** 前受金の充当: uses it on an invoice, the oldest first; the invoice shows it. */
  'invoices.settleAdvance': command(
    z.object({
      clientId: clientIdField,
      invoiceId: idField,
      depositId: idField.optional(),
      amountYen: yenField.positive().optional(),
    }),
    z.object({ settledYen: z.int(), openYen: z.int() }),
  ),
  /** Voids, replacements, credit notes and what was taken back, newest first: for everyone who works for the client. */
  'invoices.changes': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      invoiceId: idField.optional(),
      from: dateField.optional(),
      limit: z.int().min(1).max(5000).default(500),
    }),
    z.object({
      changes: z.array(
        z.object({
          at: z.string(),
          on: z.string(),
          by: z.string(),
          kind: z.enum([
            'void',
            'reissue',
            'clearing-carried',
            'credit-note',
            'credit-note-cancel',
            'delivery-cancel',
            'period-skip',
          ]),
          invoiceId: idField.nullable(),
          /** The paper that was changed. */
          number: z.string(),
          /** What stands in its place, or the credit note. */
          otherNumber: z.string(),
          customerCode: z.string(),
          customerName: z.string(),
          amountYen: z.int(),
          reason: z.string(),
        }),
      ),
    }),
  ),
};
