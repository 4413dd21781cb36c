/** The client's word before letters go in his name: his approval, and what his 営業担当 hears before the last one. */
import { z } from 'zod';
import {
  clientIdField,
  command,
  dateField,
  documentField,
  idField,
  longText,
  nameField,
  query,
  shortText,
} from './method.ts';

const customerIds = z.array(idField).min(1).max(10_000);
export const approvalWay = z.enum(['telephone', 'mail', 'paper', 'meeting']);
export const contactOutcome = z.enum(['send', 'wait', 'disputed']);

const who = { customerId: idField, customerCode: z.string(), customerName: z.string() };

export const approvalMethods = {
  /** 承認願: the letters that wait for the client's word, for him to sign. Without customers: all that wait. */
  'approvals.sheet': command(
    z.object({
      clientId: clientIdField,
      asOf: dateField,
      customerIds: customerIds.optional(),
      replyBy: dateField.optional(),
    }),
    z.object({ serial: z.string(), customers: z.int(), document: documentField }),
  ),
  /** What the client said of the letters that wait for him: they may go, or not. It holds for what he saw: stage and sum. */
  'approvals.record': command(
    z.object({
      clientId: clientIdField,
      asOf: dateField,
      /** Without: all that wait. */
      customerIds: customerIds.optional(),
      granted: z.boolean().default(true),
      decidedOn: dateField.optional(),
      /** Who at the client. */
      decidedBy: nameField,
      how: approvalWay,
      note: longText.default(''),
    }),
    z.object({ customers: z.int() }),
  ),
  'approvals.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      approvals: z.array(
        z.object({
          approvalId: idField,
          ...who,
          granted: z.boolean(),
          stage: z.int(),
          totalYen: z.int(),
          decidedOn: z.string(),
          decidedBy: z.string(),
          how: approvalWay,
          note: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
  /** 連絡依頼票: one sheet for each customer whose last letter waits. Without customers: all that have none out. */
  'contacts.request': command(
    z.object({
      clientId: clientIdField,
      asOf: dateField,
      customerIds: customerIds.optional(),
      replyBy: dateField.optional(),
    }),
    z.object({
      requests: z.array(z.object({ contactId: idField, customerId: idField, serial: z.string() })),
      document: documentField,
    }),
  ),
  /** What the 営業担当 heard; 'disputed' notes a 争い on the invoices that are overdue. */
  'contacts.answer': command(
    z.object({
      clientId: clientIdField,
      contactId: idField,
      outcome: contactOutcome,
      answeredOn: dateField.optional(),
      answeredBy: shortText.default(''),
      note: longText.default(''),
    }),
    z.object({ disputes: z.int() }),
  ),
  'contacts.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      requests: z.array(
        z.object({
          contactId: idField,
          ...who,
          contact: z.string(),
          requestedOn: z.string(),
          totalYen: z.int(),
          documentId: z.int(),
          outcome: contactOutcome.nullable(),
          answeredOn: z.string().nullable(),
          answeredBy: z.string(),
          note: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
};
