/** 貸倒の検討: which of the three tax rules the facts allow, the evidence, what was decided, and the list for the tax return. */
import { z } from 'zod';
import { writeOffRuleField } from './clearings.ts';
import { taxClassField } from './invoices.ts';
import { clientIdField, command, dateField, idField, longText, nameField, query } from './method.ts';

const decisionField = z.enum(['write-off', 'collect', 'wait']);

export const lossMethods = {
  /** Customers whose oldest debt is so many days late, with what the books hold of evidence. The largest sum first. */
  'losses.review': query(
    z.object({ clientId: clientIdField, on: dateField.optional(), overdueDays: z.int().min(0).max(3650).default(180) }),
    z.object({
      customers: z.array(
        z.object({
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          openYen: z.int(),
          oldestDueOn: z.string(),
          overdueDays: z.int(),
          lastSoldOn: z.string().nullable(),
          lastDepositOn: z.string().nullable(),
          letters: z.int(),
          returned: z.int(),
          calls: z.int(),
          brokenPromises: z.int(),
          handedOver: z.boolean(),
          /** Postage so far, estimated. */
          costYen: z.int(),
          rules: z.array(
            z.object({
              rule: writeOffRuleField,
              obstacle: z.enum(['year-not-over', 'not-reminded']).nullable(),
              fromOn: z.string().nullable(),
            }),
          ),
          /** Sentences from the books, as the evidence of a write-off is written. */
          evidence: z.array(z.string()),
          decision: z
            .object({
              decision: decisionField,
              rule: writeOffRuleField.nullable(),
              on: z.string(),
              decidedBy: z.string(),
              note: z.string(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  /** The evidence of one customer's write-off as text, from the books of that day, with what the client decided; '' where nothing is owed. */
  'losses.evidence': query(
    z.object({ clientId: clientIdField, customerId: idField, on: dateField.optional() }),
    z.object({
      evidence: z.string(),
      /** Which rule the client's decision names. */
      rule: writeOffRuleField.nullable(),
      decision: z
        .object({
          decision: decisionField,
          rule: writeOffRuleField.nullable(),
          on: z.string(),
          decidedBy: z.string(),
          note: z.string(),
        })
        .nullable(),
    }),
  ),
  /** What the client decided; the newest counts. The write-off itself is `writeOffs.record`. */
  'losses.decide': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      decision: decisionField,
      rule: writeOffRuleField.optional(),
      on: dateField.optional(),
      /** Who of the client decided. */
      decidedBy: nameField,
      note: longText.default(''),
    }),
    z.object({ decisionId: idField }),
  ),
  /** Write-offs of a time as the tax return lists them; what was taken back is not in it. */
  'losses.taxList': query(
    z.object({ clientId: clientIdField, from: dateField, through: dateField }),
    z.object({
      totalYen: z.int(),
      taxYen: z.int(),
      rows: z.array(
        z.object({
          allocationId: idField,
          on: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          rule: writeOffRuleField,
          invoices: z.array(z.string()),
          amountYen: z.int(),
          /** 備忘価額: what is left of the customer's debt. */
          memorandumYen: z.int(),
          taxes: z.array(z.object({ taxClass: taxClassField, grossYen: z.int(), taxYen: z.int() })),
          reason: z.string(),
          evidence: z.string(),
        }),
      ),
    }),
  ),
};
