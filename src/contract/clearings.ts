import { z } from 'zod';
import { taxClassField } from './invoices.ts';
import { clientIdField, command, dateField, idField, longText, query, yenField } from './method.ts';

/** 法人税基本通達: cut by law, wholly uncollectable, a year since trade stopped, less than collecting costs. */
export const writeOffRuleField = z.enum(['9-6-1', '9-6-2', '9-6-3-1', '9-6-3-2']);

const requiredText = longText.min(1);

const openLine = z.object({
  receivableId: idField,
  invoiceId: idField,
  invoice: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  openYen: z.int(),
});

/** Lines named by receivable or by invoice number; without an amount all that is open. */
const chosenLines = z
  .array(
    z.object({
      receivableId: idField.optional(),
      invoice: z.string().max(40).optional(),
      amountYen: yenField.positive().optional(),
    }),
  )
  .min(1)
  .max(1000);

const taxParts = z.array(z.object({ taxClass: taxClassField, grossYen: z.int(), taxYen: z.int() }));

const clearingRow = z.object({
  allocationId: idField,
  on: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  reason: z.string(),
  evidence: z.string(),
  amountYen: z.int(),
  lines: z.array(z.object({ receivableId: idField, invoiceId: idField, invoice: z.string(), amountYen: z.int() })),
  bookedAt: z.string(),
  by: z.string(),
  reversedOn: z.string().nullable(),
});

export const clearingMethods = {
  /** Who may be written off under which rule. With a customer: that one, allowed or not; without: those whose year is over. */
  'writeOffs.propose': query(
    z.object({ clientId: clientIdField, customerId: idField.optional(), on: dateField.optional() }),
    z.object({
      customers: z.array(
        z.object({
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          openYen: z.int(),
          lastSoldOn: z.string().nullable(),
          lastDueOn: z.string().nullable(),
          lastDepositOn: z.string().nullable(),
          reminders: z.int(),
          lastReminderOn: z.string().nullable(),
          /** The consumption tax in all that is open, by the rate of the sale. */
          taxes: taxParts,
          rules: z.array(
            z.object({
              rule: writeOffRuleField,
              obstacle: z.enum(['year-not-over', 'not-reminded']).nullable(),
              fromOn: z.string().nullable(),
            }),
          ),
          receivables: z.array(openLine),
        }),
      ),
    }),
  ),
  /**
   * Takes receivables off the books as lost. `evidence` says by what proof; the tax office asks for it years later. Left out, it
   * is what the books hold on that day (losses.evidence).
   */
  'writeOffs.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      rule: writeOffRuleField,
      on: dateField.optional(),
      receivables: chosenLines.optional(),
      reason: requiredText,
      evidence: requiredText.optional(),
    }),
    z.object({ allocationId: idField, writtenOffYen: z.int(), memorandumYen: z.int(), taxYen: z.int() }),
  ),
  'writeOffs.reverse': command(
    z.object({ clientId: clientIdField, allocationId: idField, on: dateField.optional() }),
    z.object({ reversedYen: z.int(), on: z.string() }),
  ),
  'writeOffs.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      writeOffs: z.array(clearingRow.extend({ rule: writeOffRuleField, taxes: taxParts })),
    }),
  ),
  /** 相殺: receivables set off against what the client owes the same customer. */
  'offsets.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      on: dateField.optional(),
      receivables: chosenLines,
      reason: requiredText,
      evidence: longText.optional(),
    }),
    z.object({ allocationId: idField, offsetYen: z.int() }),
  ),
  'offsets.reverse': command(
    z.object({ clientId: clientIdField, allocationId: idField, on: dateField.optional() }),
    z.object({ reversedYen: z.int(), on: z.string() }),
  ),
  'offsets.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({ offsets: z.array(clearingRow) }),
  ),
};
