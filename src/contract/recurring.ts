/** 定期請求: what is billed every so many months. */
import { z } from 'zod';
import { invoiceLineInput, taxClassField } from './invoices.ts';
import { clientIdField, command, dateField, idField, monthField, nameField, query, shortText } from './method.ts';

const periodKey = z.object({ scheduleId: idField, period: monthField });

const scheduleLine = z.object({
  line: z.int(),
  description: z.string(),
  quantityMilli: z.int(),
  unit: z.string(),
  unitPriceMilli: z.int(),
  taxClass: taxClassField,
  note: z.string(),
  /** Prices from a period on, in order; before the first of them unitPriceMilli holds. */
  prices: z.array(z.object({ fromPeriod: z.string(), unitPriceMilli: z.int() })),
});

/** What its invoices state as the day of the dealing: the months billed for, or the day of issue. */
const supplyRule = z.enum(['period', 'issue']);

const scheduleValue = z.object({
  scheduleId: idField,
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  name: z.string(),
  title: z.string(),
  everyMonths: z.int(),
  firstPeriod: z.string(),
  lastPeriod: z.string().nullable(),
  issueDay: z.int(),
  monthsAhead: z.int(),
  supply: supplyRule,
  lines: z.array(scheduleLine),
  /** What the next period would come to; null when nothing is to come. */
  nextPeriod: z.string().nullable(),
  nextYen: z.int().nullable(),
  lastBilledPeriod: z.string().nullable(),
});

const dueInvoice = z.object({
  scheduleId: idField,
  name: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  period: z.string(),
  title: z.string(),
  issuedOn: z.string(),
  dueOn: z.string(),
  suppliedFrom: z.string(),
  suppliedThrough: z.string(),
  totalYen: z.int().nullable(),
  /** missed: of a month before that of the run; void: billed and taken back, nothing in its place: issued again only where it is named. */
  state: z.enum(['due', 'missed', 'void']),
  /** Why it cannot be issued as it stands. */
  obstacle: z.object({ code: z.string(), sentence: z.string() }).nullable(),
  lines: z.array(scheduleLine.omit({ prices: true }).extend({ amountYen: z.int() })),
});

export const recurringMethods = {
  'recurring.list': query(
    z.object({ clientId: clientIdField, asOf: dateField.optional() }),
    z.object({ schedules: z.array(scheduleValue) }),
  ),
  /** A new schedule, or one changed: periods that are billed stay as they are. */
  'recurring.save': command(
    z.object({
      clientId: clientIdField,
      scheduleId: idField.optional(),
      customerId: idField,
      name: nameField,
      /** {年} {月} {期間} stand for the period. */
      title: shortText.optional(),
      everyMonths: z.int().min(1).max(60).default(1),
      firstPeriod: monthField,
      lastPeriod: monthField.nullable().optional(),
      /** 31 is 末. */
      issueDay: z.int().min(1).max(31).default(31),
      /** Months from the period to the day of issue: −1 in advance, 0 in the month, 1 the month after. */
      monthsAhead: z.int().min(-12).max(12).default(0),
      supply: supplyRule.default('period'),
      lines: z
        .array(
          invoiceLineInput.extend({
            prices: z
              .array(
                z.object({
                  fromPeriod: monthField,
                  unitPriceMilli: z.int().min(-999_999_999_999_999).max(999_999_999_999_999),
                }),
              )
              .max(60)
              .optional(),
          }),
        )
        .min(1)
        .max(100),
    }),
    z.object({ scheduleId: idField }),
  ),
  /** The last period that is billed; an earlier one cannot be named than was billed already. */
  'recurring.end': command(
    z.object({ clientId: clientIdField, scheduleId: idField, lastPeriod: monthField }),
    z.object({}),
  ),
  /** What a run through this day issues: also what was missed before. */
  'recurring.propose': query(
    z.object({ clientId: clientIdField, through: dateField }),
    z.object({ invoices: z.array(dueInvoice), totalYen: z.int() }),
  ),
  /** Issues what is due and not named in vain; what stands in the way of one holds up that one alone. */
  'recurring.issue': command(
    z.object({
      clientId: clientIdField,
      through: dateField,
      /** Only these (voided ones too); left out: all that are due and were never billed. */
      periods: z.array(periodKey).min(1).max(5000).optional(),
      /** Missed ones get this date instead of their own, for months that are closed. */
      issuedOn: dateField.optional(),
    }),
    z.object({
      issued: z.array(
        periodKey.extend({ invoiceId: idField, number: z.string(), customerCode: z.string(), totalYen: z.int() }),
      ),
      held: z.array(periodKey.extend({ customerCode: z.string(), code: z.string(), sentence: z.string() })),
      totalYen: z.int(),
    }),
  ),
  /** A period that is not billed, with the reason. */
  'recurring.skip': command(
    z.object({
      clientId: clientIdField,
      scheduleId: idField,
      period: monthField,
      reason: z.string().trim().min(1).max(500),
    }),
    z.object({}),
  ),
};
