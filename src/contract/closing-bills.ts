/** 締め請求 (合計請求): one bill for what a customer was delivered up to a closing day. */
import { z } from 'zod';
import { deliveryLineValue, taxValue } from './deliveries.ts';
import { clientIdField, command, dateField, idField, query } from './method.ts';

/** The figures of the paper, in the order in which it prints them. */
export const closingFigures = z.object({
  /** 前回御請求額: what the last bill asked for, or the ledger's balance before the first. */
  previousYen: z.int(),
  /** 御入金額: money cleared since. */
  depositsYen: z.int(),
  /** 調整額: fees, discounts, returns and write-offs since, as they lower the balance. */
  adjustmentsYen: z.int(),
  /** Invoices issued apart from the closing bill since, less those voided. */
  separateYen: z.int(),
  /** 繰越額: previous + separate − deposits − adjustments. */
  carriedYen: z.int(),
  /** 今回御買上額, without tax. */
  salesYen: z.int(),
  taxYen: z.int(),
  /** 今回税込額. */
  totalYen: z.int(),
  /** 今回御請求額: carried + total = the ledger's balance on the closing day. */
  balanceYen: z.int(),
  /** Money that has come and is not cleared yet (お預り); not part of the sum. */
  advanceYen: z.int(),
});

const proposedBill = closingFigures.extend({
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  fromOn: z.string(),
  closedOn: z.string(),
  dueOn: z.string(),
  deliveries: z.int(),
  taxes: z.array(taxValue),
  /** Why none is issued: nothing delivered, returns exceed deliveries, billed for this day already, a closed period … */
  obstacle: z.object({ code: z.string(), sentence: z.string() }).nullable(),
});

const billSummary = closingFigures.extend({
  invoiceId: idField,
  number: z.string(),
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  fromOn: z.string(),
  closedOn: z.string(),
  dueOn: z.string(),
  qualifiedPaper: z.enum(['closing', 'delivery']),
  deliveries: z.int(),
  voidedOn: z.string().nullable(),
});

const customerIds = z.array(idField).min(1).max(10_000).optional();

export const closingBillMethods = {
  /** Customers who close on this day (or those named) with what their bill would say. Writes nothing. */
  'closingBills.propose': query(
    z.object({ clientId: clientIdField, closedOn: dateField, customerIds }),
    z.object({ bills: z.array(proposedBill), count: z.int(), totalYen: z.int() }),
  ),
  'closingBills.issue': command(
    z.object({
      clientId: clientIdField,
      closedOn: dateField,
      customerIds,
      /** Also customers with a balance and no delivery. */
      balanceOnly: z.boolean().default(false),
      dryRun: z.boolean().optional(),
    }),
    z.object({
      bills: z.array(
        z.object({
          invoiceId: idField,
          number: z.string(),
          customerId: idField,
          customerCode: z.string(),
          totalYen: z.int(),
          balanceYen: z.int(),
        }),
      ),
      held: z.array(
        z.object({ customerId: idField, customerCode: z.string(), code: z.string(), sentence: z.string() }),
      ),
      totalYen: z.int(),
    }),
  ),
  /** One transaction a client; one that is refused does not hold up the others. */
  'closingBills.issueAll': command(
    z.object({ closedOn: dateField, balanceOnly: z.boolean().default(false), dryRun: z.boolean().optional() }),
    z.object({
      clients: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          clientName: z.string(),
          bills: z.int(),
          held: z.int(),
          totalYen: z.int(),
          failure: z.string().nullable(),
        }),
      ),
      bills: z.int(),
      totalYen: z.int(),
    }),
  ),
  'closingBills.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      closedOn: dateField.optional(),
      limit: z.int().min(1).max(20_000).default(2000),
    }),
    z.object({ bills: z.array(billSummary), count: z.int() }),
  ),
  /** A bill with its deliveries, as they were when it was issued. */
  'closingBills.get': query(
    z.object({ clientId: clientIdField, invoiceId: idField }),
    billSummary.extend({
      taxes: z.array(taxValue),
      deliveriesOf: z.array(
        z.object({
          deliveryId: idField,
          number: z.string(),
          kind: z.enum(['delivery', 'charge', 'return']),
          deliveredOn: z.string(),
          orderNumber: z.string(),
          title: z.string(),
          netYen: z.int(),
          taxYen: z.int(),
          totalYen: z.int(),
          taxes: z.array(taxValue),
          lines: z.array(deliveryLineValue),
        }),
      ),
    }),
  ),
  /** Voids the bills as of their closing day: the deliveries are free to be billed again. */
  'closingBills.undo': command(
    z.object({
      clientId: clientIdField,
      invoiceIds: z.array(idField).min(1).max(5000),
      reason: z.string().trim().min(1).max(500),
    }),
    z.object({ undone: z.int(), deliveries: z.int() }),
  ),
};
