/** 納品, 返品 and one-off charges: what closing-day billing gathers. */
import { z } from 'zod';
import { invoiceLineInput, taxClassField } from './invoices.ts';
import {
  clientIdField,
  codeField,
  command,
  dateField,
  fileField,
  idField,
  importResult,
  query,
  shortText,
} from './method.ts';

const deliveryKind = z.enum(['delivery', 'charge', 'return']);

const deliverySummary = z.object({
  deliveryId: idField,
  number: z.string(),
  kind: deliveryKind,
  customerId: idField,
  customerCode: z.string(),
  customerName: z.string(),
  deliveredOn: z.string(),
  orderNumber: z.string(),
  title: z.string(),
  netYen: z.int(),
  taxYen: z.int(),
  totalYen: z.int(),
  source: z.enum(['entered', 'imported']),
  state: z.enum(['open', 'billed', 'cancelled']),
  /** The bill it is on. */
  invoiceId: idField.nullable(),
  invoiceNumber: z.string().nullable(),
  by: z.string(),
});

export const deliveryLineValue = z.object({
  line: z.int(),
  itemCode: z.string(),
  description: z.string(),
  quantityMilli: z.int(),
  unit: z.string(),
  unitPriceMilli: z.int(),
  taxClass: taxClassField,
  amountYen: z.int(),
  note: z.string(),
});

export const taxValue = z.object({
  taxClass: taxClassField,
  netYen: z.int(),
  taxYen: z.int(),
  grossYen: z.int(),
});

export const deliveryMethods = {
  'deliveries.list': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      state: z.enum(['open', 'billed', 'cancelled', 'all']).default('all'),
      from: dateField.optional(),
      through: dateField.optional(),
      text: z.string().trim().max(100).optional(),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(200_000).default(5000),
    }),
    z.object({ deliveries: z.array(deliverySummary), count: z.int(), totalYen: z.int() }),
  ),
  'deliveries.get': query(
    z.object({ clientId: clientIdField, deliveryId: idField }),
    deliverySummary.extend({
      includesTax: z.boolean(),
      lines: z.array(deliveryLineValue),
      taxes: z.array(taxValue),
      cancelReason: z.string().nullable(),
    }),
  ),
  'deliveries.create': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      /** Left out: the next of the client's series. */
      number: codeField.optional(),
      kind: deliveryKind.default('delivery'),
      deliveredOn: dateField,
      orderNumber: z.string().trim().max(40).optional(),
      title: shortText.optional(),
      lines: z
        .array(invoiceLineInput.extend({ itemCode: z.string().trim().max(20).optional() }))
        .min(1)
        .max(500),
    }),
    z.object({ deliveryId: idField, number: z.string(), totalYen: z.int() }),
  ),
  'deliveries.import': command(
    z.object({
      clientId: clientIdField,
      file: fileField,
      dryRun: z.boolean().optional(),
      columns: z.record(z.string().max(60), z.string().max(60)).optional(),
    }),
    importResult,
  ),
  /** Only while it is on no bill. */
  'deliveries.cancel': command(
    z.object({ clientId: clientIdField, deliveryId: idField, reason: z.string().trim().min(1).max(500) }),
    z.object({}),
  ),
};
