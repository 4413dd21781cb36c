import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, instantField, query } from './method.ts';

export const schemeField = z.enum(['days', 'months']);
/** Rising days past: [30, 60, 90] makes 1〜30, 31〜60, 61〜90, 91以上. */
export const limitsField = z.array(z.int().min(1).max(3650)).min(1).max(7);

const buckets = {
  notDue: z.int(),
  d1to30: z.int(),
  d31to60: z.int(),
  d61to90: z.int(),
  over90: z.int(),
  total: z.int(),
};

export const agingMethods = {
  'aging.table': query(
    z.object({
      clientId: clientIdField.optional(),
      asOf: dateField,
      basis: z.enum(['due', 'issue']).default('due'),
      knownAt: instantField.optional(),
    }),
    z.object({
      asOf: z.string(),
      rows: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          clientName: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          ...buckets,
        }),
      ),
      total: z.int(),
    }),
  ),
  /** Deposits not used as of the date, shown beside the table and never netted: 前受 (customer known) and 仮受. */
  'aging.unusedMoney': query(
    z.object({ clientId: clientIdField.optional(), asOf: dateField, knownAt: instantField.optional() }),
    z.object({ advanceYen: z.int(), suspenseYen: z.int() }),
  ),
  'aging.detail': query(
    z.object({ clientId: clientIdField, customerId: idField, asOf: dateField }),
    z.object({
      receivables: z.array(
        z.object({
          receivableId: idField,
          invoiceId: idField,
          invoice: z.string(),
          issuedOn: z.string(),
          dueOn: z.string(),
          overdueDays: z.int(),
          amountYen: z.int(),
          openYen: z.int(),
          reminderStage: z.int(),
          /** The newest 承認 by the date: money on it, or a confirmation sent back. */
          acknowledgedOn: z.string().nullable(),
          /** 時効: five years from the due date or the acknowledgement. */
          limitationOn: z.string(),
        }),
      ),
    }),
  ),
  /**
   * The aging as the pages show it, in the office's columns unless others are named, with a sheet that compares it with
   * `from`. Refused `limits-unordered`, `period-backwards`.
   */
  'aging.workbook': command(
    z.object({
      clientId: clientIdField.optional(),
      asOf: dateField,
      basis: z.enum(['due', 'issue']).default('due'),
      scheme: schemeField.optional(),
      limits: limitsField.optional(),
      by: z.enum(['office', 'client', 'assignee', 'customer', 'invoice']).default('customer'),
      knownAt: instantField.optional(),
      /** Compared with this earlier date. */
      from: dateField.optional(),
    }),
    z.object({ document: documentField }),
  ),
};
