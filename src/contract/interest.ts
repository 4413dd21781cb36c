/** 遅延損害金: agreed rates, what has run up, and what was billed and is frozen. */
import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, longText, query, shortText } from './method.ts';

export const yearBasisField = z.enum(['fixed-365', 'calendar']);
export const rateSourceField = z.enum(['statutory', 'agreed', 'entrustment']);

/** Hundredths of a percent a year: 1460 is 14.6 %. */
const rateField = z.int().min(1).max(10_000);
const invoiceNumber = z.string().max(40);

const lineValue = z.object({
  fromOn: z.string(),
  throughOn: z.string(),
  days: z.int(),
  baseYen: z.int(),
  rateBp: z.int(),
  source: rateSourceField,
  yearDays: z.int(),
  yen: z.int(),
});

/** 取適法: when goods or work of an invoice were received; left out it is as kept with the invoice, or its date. */
const receivedField = z.array(z.object({ invoice: invoiceNumber, on: dateField })).max(1000);

const billWay = z.enum(['letter', 'invoice']);

export const interestMethods = {
  'interest.rules': query(
    z.object({ clientId: clientIdField }),
    z.object({
      yearBasis: yearBasisField,
      statutory: z.array(z.object({ from: z.string(), rateBp: z.int() })),
      /** Newest first; customerId null: holds for all customers without one of their own. */
      rules: z.array(
        z.object({
          ruleId: idField,
          customerId: idField.nullable(),
          customerCode: z.string().nullable(),
          customerName: z.string().nullable(),
          fromOn: z.string(),
          rateBp: z.int().nullable(),
          note: z.string(),
          by: z.string(),
        }),
      ),
    }),
  ),
  /** An agreed rate from a day on, with one customer or with all; null: none any more, the statutory one runs. */
  'interest.setRule': command(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      fromOn: dateField,
      rateBp: rateField.nullable(),
      /** Where it is agreed: the contract and its clause. */
      note: longText.default(''),
    }),
    z.object({ ruleId: idField }),
  ),
  'interest.setBasis': command(z.object({ clientId: clientIdField, yearBasis: yearBasisField }), z.object({})),
  /**
   * 取適法: keeps when what these invoices are for was received (null: not known). The sixty days count from it. Refused
   * `invoice-unknown`, `receipt-ahead`.
   */
  'interest.setReceived': command(
    z.object({
      clientId: clientIdField,
      received: z
        .array(z.object({ invoice: invoiceNumber, on: dateField.nullable() }))
        .min(1)
        .max(1000),
    }),
    z.object({}),
  ),
  /** What has run up since the last bill, line by line. Without a customer: of all that are late. */
  'interest.compute': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      /** That day included. */
      through: dateField,
      invoices: z.array(invoiceNumber).max(1000).optional(),
      received: receivedField.optional(),
      /** Also of invoices that were paid late and are closed. */
      paidLate: z.boolean().default(false),
    }),
    z.object({
      through: z.string(),
      yearBasis: yearBasisField,
      totalYen: z.int(),
      /** Some default began after the last day for which the statutory rate is known. */
      rateUnknown: z.boolean(),
      customers: z.array(
        z.object({
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          openYen: z.int(),
          totalYen: z.int(),
          /** Frozen in earlier bills. */
          billedYen: z.int(),
          invoices: z.array(
            z.object({
              receivableId: idField,
              invoiceId: idField,
              invoice: z.string(),
              issuedOn: z.string(),
              dueOn: z.string(),
              /** Where 取適法 applies: from when its sixty days count. */
              receivedOn: z.string().nullable(),
              /** `issued`: nobody has said, the invoice's date stands in. */
              receivedBy: z.enum(['given', 'kept', 'issued']).nullable(),
              openYen: z.int(),
              yen: z.int(),
              lines: z.array(lineValue),
            }),
          ),
        }),
      ),
    }),
  ),
  /**
   * Freezes what has run up and asks for it: `invoice` books a bill of its own (不課税), `letter` lets the customer's next
   * letters name it. Both draw the statement of how it was reckoned. Refused `interest-ahead`, `interest-nothing`.
   */
  'interest.bill': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      through: dateField.optional(),
      way: billWay,
      invoices: z.array(invoiceNumber).max(1000).optional(),
      received: receivedField.optional(),
      paidLate: z.boolean().default(true),
      /** Of the bill; left out: by the customer's terms. */
      dueOn: dateField.optional(),
    }),
    z.object({
      billId: idField,
      serial: z.string(),
      totalYen: z.int(),
      invoice: z.string().nullable(),
      document: documentField,
    }),
  ),
  'interest.bills': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      bills: z.array(
        z.object({
          billId: idField,
          serial: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          billedOn: z.string(),
          throughOn: z.string(),
          way: billWay,
          yearBasis: yearBasisField,
          totalYen: z.int(),
          /** The bill in the books, and what is left of it. */
          invoice: z.string().nullable(),
          openYen: z.int().nullable(),
          endedOn: z.string().nullable(),
          endReason: z.string(),
          documentId: idField,
          path: z.string(),
          by: z.string(),
          lines: z.array(lineValue.extend({ invoice: z.string() })),
        }),
      ),
    }),
  ),
  /** What was asked for is asked for no more: its days can be billed again. A bill of its own is voided with it. */
  'interest.withdraw': command(
    z.object({ clientId: clientIdField, billId: idField, on: dateField.optional(), reason: shortText.min(1) }),
    z.object({}),
  ),
};
