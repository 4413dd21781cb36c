/** Contacts that were no telephone call, the call list of the day, and why money is late. */
import { z } from 'zod';
import { latenessReason } from './calls.ts';
import { clientIdField, command, dateField, documentField, idField, longText, query, shortText } from './method.ts';

export const contactKind = z.enum(['visit', 'letter', 'e-mail', 'sms', 'fax', 'other']);
const callerField = z.enum(['client', 'office']);
const callWhy = z.enum(['call-first', 'broken-promise', 'promise-today', 'again']);

const callRow = z.object({
  clientId: clientIdField,
  clientCode: z.string(),
  clientName: z.string(),
  caller: callerField,
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  phone: z.string(),
  contactName: z.string(),
  /** The client's own person for this customer. */
  salesContact: z.string(),
  why: callWhy,
  totalYen: z.int(),
  oldestDueOn: z.string(),
  overdueDays: z.int(),
  invoices: z.array(z.object({ number: z.string(), dueOn: z.string(), openYen: z.int() })),
  lastLetterOn: z.string().nullable(),
  lastCallOn: z.string().nullable(),
  lastCallReached: z.boolean(),
  lastCallNote: z.string(),
  script: z.array(z.string()),
});

export const contactLogMethods = {
  /** A word that was no call: a visit, a letter or message in or out. `disputed` marks all that is open as disputed. */
  'contactLog.record': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      on: dateField.optional(),
      kind: contactKind,
      direction: z.enum(['out', 'in']).default('in'),
      spokeWith: shortText.default(''),
      reason: latenessReason.default('unknown'),
      note: longText.default(''),
      disputed: z.boolean().default(false),
    }),
    z.object({ contactId: idField, contactOn: z.string(), disputes: z.int() }),
  ),
  /** Calls and contacts together, newest first. */
  'contactLog.list': query(
    z.object({
      clientId: clientIdField.optional(),
      customerId: idField.optional(),
      from: dateField.optional(),
      through: dateField.optional(),
      limit: z.int().min(1).max(5000).default(500),
    }),
    z.object({
      contacts: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          clientName: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          contactId: idField,
          kind: z.enum(['call', ...contactKind.options]),
          on: z.string(),
          direction: z.enum(['out', 'in']),
          reached: z.boolean(),
          spokeWith: z.string(),
          reason: latenessReason,
          note: z.string(),
          by: z.string(),
        }),
      ),
      /** Why it was late, as customers said: by reason, with what those customers still owe. */
      reasons: z.array(z.object({ reason: latenessReason, contacts: z.int(), customers: z.int(), openYen: z.int() })),
    }),
  ),
  /** Who is to be called on a day, the largest sum first. */
  'calls.due': query(
    z.object({ clientId: clientIdField.optional(), asOf: dateField }),
    z.object({ asOf: z.string(), totalYen: z.int(), rows: z.array(callRow) }),
  ),
  /** The list with its scripts on paper, for whoever calls. */
  'calls.sheet': command(
    z.object({ clientId: clientIdField, asOf: dateField }),
    z.object({ rows: z.int(), document: documentField }),
  ),
  'calls.settings': query(z.object({ clientId: clientIdField }), z.object({ caller: callerField })),
  'calls.setCaller': command(z.object({ clientId: clientIdField, caller: callerField }), z.object({})),
};
