/** 効果: what reminders brought in, who pays after which touch, and the two queues of a day. */
import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, query } from './method.ts';
import { withheldReason } from './reminders.ts';

const touchKind = z.enum(['letter', 'certified', 'call', 'contact', 'e-mail', 'sms', 'voice']);

const scope = { clientId: clientIdField.optional(), from: dateField, through: dateField };

const ofClient = { clientId: clientIdField, clientCode: z.string(), clientName: z.string() };
const ofCustomer = { customerId: idField, customerCode: z.string(), customerName: z.string() };

const queueRow = z.object({
  ...ofClient,
  ...ofCustomer,
  stage: z.int(),
  totalYen: z.int(),
  overdueDays: z.int(),
  /** Why a person is needed; null in the queue of those that go by themselves. */
  why: z.enum(['late-stage', 'broken-promise', ...withheldReason.options]).nullable(),
  detail: z.string(),
});

export const effectMethods = {
  /** Touches of a time by client, kind and stage, with what came in within 7, 14 and 30 days. Yen and costs of a yen count once. */
  'effects.table': query(
    z.object(scope),
    z.object({
      rows: z.array(
        z.object({
          ...ofClient,
          kind: touchKind,
          /** 1–5 of a letter, 0 else. */
          stage: z.int(),
          touches: z.int(),
          returned: z.int(),
          askedYen: z.int(),
          within7Yen: z.int(),
          within14Yen: z.int(),
          within30Yen: z.int(),
          answered: z.int(),
          /** Postage, estimated. */
          costYen: z.int(),
        }),
      ),
      /** Late money that came without any touch before it. */
      byItselfYen: z.int(),
    }),
  ),
  /** After which touch each customer's late money came. */
  'effects.customers': query(
    z.object(scope),
    z.object({
      customers: z.array(
        z.object({
          ...ofClient,
          ...ofCustomer,
          kind: touchKind.nullable(),
          stage: z.int(),
          yen: z.int(),
          allYen: z.int(),
          days: z.int().nullable(),
        }),
      ),
    }),
  ),
  /** What a day's run would do by itself, and the few that need a person. `waiting`: neither, by reason. */
  'effects.queues': query(
    z.object({ clientId: clientIdField.optional(), asOf: dateField }),
    z.object({
      routine: z.array(queueRow),
      person: z.array(queueRow),
      waiting: z.array(z.object({ reason: withheldReason, customers: z.int(), yen: z.int() })),
      /** Stages that were due and that nobody has sent. */
      missed: z.array(
        z.object({
          ...ofClient,
          ...ofCustomer,
          stage: z.int(),
          dueSinceOn: z.string(),
          days: z.int(),
          totalYen: z.int(),
        }),
      ),
    }),
  ),
  /** Issues the routine letters of a day in one run: they lie ready to be printed and posted. */
  'effects.runRoutine': command(
    z.object({
      clientId: clientIdField.optional(),
      asOf: dateField,
      confirm: z
        .array(z.enum(['stale-bank-data']))
        .max(5)
        .optional(),
    }),
    z.object({ batchId: z.int().nullable(), letters: z.int(), document: documentField.nullable() }),
  ),
};
