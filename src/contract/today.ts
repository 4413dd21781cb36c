import { z } from 'zod';
import { clientIdField, command, dateField, idField, monthField, query } from './method.ts';

export const cycleStep = z.enum([
  'invoices',
  'import',
  'matching',
  'exceptions',
  'reminders',
  'posting',
  'report',
  'close',
]);
export const stepState = z.enum(['todo', 'wait', 'late', 'done', 'next', 'none']);

/** How a step of a client's cycle stands (src/domain/client-cycle.ts says what its day means). */
export const stepStanding = z.object({
  step: cycleStep,
  state: stepState,
  on: z.string().nullable(),
  count: z.int(),
  yen: z.int(),
});

/** Bank days, days or a day of the month by step; 0: not a step of this client. */
const dueField = z.int().min(0).max(31);
const calendarValue = z.object({
  invoices: dueField,
  import: dueField,
  matching: dueField,
  exceptions: dueField,
  reminders: dueField,
  posting: dueField,
  report: dueField,
  close: dueField,
});

/**
 * Kinds of things to do, over all clients. A new kind: its name here, its query in features/todos/queries.ts, its
 * sentence and its place in messages/todo.ts; without one of them the program does not compile.
 */
export const TODO_KINDS = [
  'unmatched',
  'exceptions',
  'suspense',
  'refund',
  'dispute',
  'failed-debit',
  'question',
  'broken-promise',
  'promise-due',
  'contact-waiting',
  'returned-mail',
  'limitation',
  'handover',
  'recurring-unbilled',
  'batch-interrupted',
  'watch-refused',
  'over-90',
  'unposted',
  'bank-behind',
  'invoices-late',
  'report-late',
  'close-late',
] as const;

export const todayMethods = {
  /** 今日: every client with how its steps stand. The reminders step is only told by what was sent: who is due takes longer. */
  'today.board': query(
    z.object({ asOf: dateField.optional() }),
    z.object({
      asOf: z.string(),
      /** When the figures were read. */
      at: z.string(),
      clients: z.array(
        z.object({
          clientId: clientIdField,
          code: z.string(),
          name: z.string(),
          seal: z.string(),
          colour: z.int(),
          assigneeStaffId: z.int().nullable(),
          assigneeName: z.string().nullable(),
          /** Latest bank movement date taken in, and when it was imported. */
          bankThrough: z.string().nullable(),
          importedAt: z.string().nullable(),
          depositsLeft: z.int(),
          depositsLeftYen: z.int(),
          openYen: z.int(),
          overdueYen: z.int(),
          over90Yen: z.int(),
          lastInvoicedOn: z.string().nullable(),
          lastRemindedOn: z.string().nullable(),
          closedThrough: z.string().nullable(),
          steps: z.array(stepStanding),
          calendar: calendarValue,
        }),
      ),
    }),
  ),
  /** What waits over all clients, the largest amount first; without an amount last. */
  'today.todos': query(
    z.object({ asOf: dateField.optional() }),
    z.object({
      asOf: z.string(),
      at: z.string(),
      items: z.array(
        z.object({
          kind: z.enum(TODO_KINDS),
          /** null: the office's own matter. */
          clientId: clientIdField.nullable(),
          /** null where no amount is at stake. */
          yen: z.int().nullable(),
          count: z.int(),
          /** Since when, or due when. */
          on: z.string().nullable(),
          /** The row to have in hand on arrival: a deposit, a customer. */
          rowId: z.int().nullable(),
          /** A customer's or payer's name where the line is about one. */
          name: z.string(),
        }),
      ),
    }),
  ),
  /** 例外一覧: deposits of every client that are not used up, the largest first. What to do with each is the engine's to say. */
  'review.queue': query(
    z.object({ clientId: clientIdField.optional(), limit: z.int().min(1).max(5000).default(2000) }),
    z.object({
      at: z.string(),
      count: z.int(),
      yen: z.int(),
      deposits: z.array(
        z.object({
          clientId: clientIdField,
          code: z.string(),
          name: z.string(),
          seal: z.string(),
          colour: z.int(),
          assigneeStaffId: z.int().nullable(),
          assigneeName: z.string().nullable(),
          depositId: idField,
          depositedOn: z.string(),
          payerName: z.string(),
          leftYen: z.int(),
          /** A run of 消込 has looked at it: what it left, a person decides. */
          lookedAt: z.boolean(),
        }),
      ),
    }),
  ),
  /** 月次の流れ: one client's month, each step with when it was due, when it was done and by whom. */
  'cycle.month': query(
    z.object({ clientId: clientIdField, month: monthField }),
    z.object({
      at: z.string(),
      month: z.string(),
      closedThrough: z.string().nullable(),
      steps: z.array(
        z.object({
          step: cycleStep,
          state: stepState,
          dueOn: z.string().nullable(),
          doneOn: z.string().nullable(),
          by: z.string(),
          count: z.int(),
          yen: z.int(),
        }),
      ),
      /** Letters of the month that were not posted yet, run by run. */
      toPost: z.array(z.object({ batchId: idField, letters: z.int(), asOf: z.string() })),
      /** Closings and reopenings, newest first. */
      changes: z.array(
        z.object({
          kind: z.enum(['closed', 'reopened']),
          through: z.string().nullable(),
          reason: z.string(),
          at: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
  /** When the steps are due: the office's days, or those of one client where it has its own. */
  'cycle.calendar': query(
    z.object({ clientId: clientIdField.optional() }),
    z.object({
      office: calendarValue,
      /** Steps for which the client has a day of its own; without a client: those the office has set itself. */
      own: calendarValue.partial(),
      effective: calendarValue,
    }),
  ),
  /** Without a client: the office's days. null takes the own day away. */
  'cycle.setCalendar': command(
    z.object({ clientId: clientIdField.optional(), step: cycleStep, due: dueField.nullable() }),
    z.object({}),
  ),
};
