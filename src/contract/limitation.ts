/** 時効: when each claim is lost, what started its years anew, and which demand puts the end off. */
import { z } from 'zod';
import { clientIdField, dateField, idField, query } from './method.ts';

export const limitationMethods = {
  /** Overdue receivables that are open, the first to be lost first. Without a client: of all. */
  'limitation.list': query(
    z.object({
      clientId: clientIdField.optional(),
      customerId: idField.optional(),
      asOf: dateField,
      /** Only those lost within so many months (or lost already). */
      withinMonths: z.int().min(0).max(120).optional(),
    }),
    z.object({
      asOf: z.string(),
      totalYen: z.int(),
      rows: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          clientName: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          receivableId: idField,
          invoiceId: idField,
          invoice: z.string(),
          issuedOn: z.string(),
          dueOn: z.string(),
          openYen: z.int(),
          /** The newest acknowledgement (承認) and what it was. */
          acknowledgedOn: z.string().nullable(),
          acknowledgedBy: z.enum(['deposit', 'confirmation', 'plan']).nullable(),
          /** By the years alone; `endOn` counts. */
          yearsEndOn: z.string(),
          /** The demand that puts the end off, and what it was. */
          postponedBy: z.string().nullable(),
          postponedHow: z.enum(['letter', 'content-certified', 'call', 'contact', 'opening']).nullable(),
          /** A demand now would put the end off by six months. */
          canPostpone: z.boolean(),
          endOn: z.string(),
          /** Days that are left; below zero: lost for so many. */
          daysLeft: z.int(),
          urgency: z.enum(['lost', 'one', 'three', 'six', 'far']),
          /** Arisen before 2020-04-01: two years by the old law. */
          oldLaw: z.boolean(),
        }),
      ),
    }),
  ),
};
