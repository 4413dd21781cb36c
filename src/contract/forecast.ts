import { z } from 'zod';
import { clientIdField, dateField, idField, query } from './method.ts';

const range = z.object({ lowYen: z.int(), highYen: z.int() });

const span = z.object({
  from: z.string(),
  to: z.string(),
  expectedYen: z.int(),
  /** What falls due in the span, of what is open. */
  dueYen: z.int(),
  /** The middle half, and the middle four fifths, of what may come. */
  range50: range,
  range80: range,
});

/** What a clerk can check on the customer's ledger; a bill is one due date, its day the one by which half had come. */
const lateness = {
  bills: z.int(),
  lateBills: z.int(),
  averageLateDays: z.int(),
  lastLateDays: z.int().nullable(),
  lastDueOn: z.string().nullable(),
};

/** Whose history an expectation rests on. */
const basis = z.enum(['customer', 'client', 'office', 'none']);

/** A day of the month on which the customer pays whatever its invoices say (31: the month's end); null: none seen. */
const payDay = z
  .object({
    day: z.int(),
    /** Months from the due date's month. */
    monthsAfter: z.int(),
    /** Where the day is a bank holiday: paid before it or after it. */
    shift: z.enum(['before', 'after']),
    /** Of so many bills so many came on that very day. */
    hits: z.int(),
    bills: z.int(),
  })
  .nullable();

const billRow = {
  clientId: clientIdField,
  clientCode: z.string(),
  clientName: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  dueOn: z.string(),
  yen: z.int(),
  /** Receivables of this due date. */
  count: z.int(),
  basis,
  payDay,
  ...lateness,
};

const question = { clientId: clientIdField.optional(), asOf: dateField };

const weekValue = z.object({
  from: z.string(),
  to: z.string(),
  expectedYen: z.int(),
  actualYen: z.int(),
  plainYen: z.int(),
  in50: z.boolean(),
  in80: z.boolean(),
});

export const forecastMethods = {
  /** Expected deposits by day, week and month from issued invoices and each customer's own habit. */
  'forecast.deposits': query(
    z.object({ ...question, days: z.int().min(7).max(186).default(92) }),
    z.object({
      asOf: z.string(),
      openYen: z.int(),
      overdueYen: z.int(),
      /** Expected up to asOf, on days no bank file has told of yet. */
      notTakenInYen: z.int(),
      /** Expected after the last day, or never. */
      laterYen: z.int(),
      /** Deposits that are there and not cleared: part of what is expected may be among them. */
      waitingYen: z.int(),
      basisYen: z.object({ customer: z.int(), client: z.int(), office: z.int(), none: z.int() }),
      days: z.array(span),
      weeks: z.array(span),
      months: z.array(span),
    }),
  ),
  /** What an expectation is made of: the bills that may come between two days after asOf. */
  'forecast.bills': query(
    z.object({ ...question, from: dateField, to: dateField, limit: z.int().min(1).max(200_000).default(500) }),
    z.object({
      expectedYen: z.int(),
      total: z.int(),
      bills: z.array(z.object({ ...billRow, percent: z.int(), expectedYen: z.int() })),
    }),
  ),
  /** Bills due by the end of next month that are likelier late than not. */
  'forecast.late': query(
    z.object({ ...question, through: dateField.optional(), limit: z.int().min(1).max(200_000).default(500) }),
    z.object({
      through: z.string(),
      totalYen: z.int(),
      total: z.int(),
      bills: z.array(z.object({ ...billRow, latePercent: z.int() })),
    }),
  ),
  /** One customer's bills as the habit counts them, newest first. */
  'forecast.habit': query(
    z.object({ clientId: clientIdField, customerId: idField, asOf: dateField }),
    z.object({
      basis,
      payDay,
      ...lateness,
      history: z.array(
        z.object({ dueOn: z.string(), yen: z.int(), settledOn: z.string().nullable(), days: z.int().nullable() }),
      ),
    }),
  ),
  /** The forecast made again on past month-ends and held against what came. */
  'forecast.backtest': query(
    z.object({ ...question, months: z.int().min(1).max(24).default(12) }),
    z.object({
      origins: z.array(
        z.object({
          on: z.string(),
          expectedYen: z.int(),
          actualYen: z.int(),
          plainYen: z.int(),
          /** Came in the same four weeks on invoices issued later: out of sight of any such forecast. */
          unseenYen: z.int(),
          weeks: z.array(weekValue),
        }),
      ),
      weekErrorPermille: z.int().nullable(),
      spanErrorPermille: z.int().nullable(),
      /** The same error of the plain belief that everything comes on its due date. */
      plainWeekErrorPermille: z.int().nullable(),
      plainSpanErrorPermille: z.int().nullable(),
      biasPermille: z.int().nullable(),
      weeks: z.int(),
      weeksIn50: z.int(),
      weeksIn80: z.int(),
    }),
  ),
};
