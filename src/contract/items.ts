/** 商品: what a client sells. */
import { z } from 'zod';
import { taxClassField } from './invoices.ts';
import {
  bytesField,
  clientIdField,
  codeField,
  command,
  fileField,
  idField,
  importResult,
  nameField,
  query,
  shortText,
} from './method.ts';

const priceField = z.int().min(-999_999_999_999_999).max(999_999_999_999_999);

const itemValue = z.object({
  itemId: idField,
  code: z.string(),
  name: z.string(),
  kana: z.string(),
  unit: z.string(),
  unitPriceMilli: z.int().nullable(),
  taxClass: taxClassField,
  note: z.string(),
});

export const itemMethods = {
  'items.list': query(
    z.object({
      clientId: clientIdField,
      text: z.string().trim().max(100).optional(),
      limit: z.int().min(1).max(50_000).default(5000),
    }),
    z.object({ items: z.array(itemValue), count: z.int() }),
  ),
  /** For the entry grid, by code, kana or part of the name; each with the price this customer had last. */
  'items.find': query(
    z.object({
      clientId: clientIdField,
      customerId: idField.optional(),
      text: z.string().trim().min(1).max(200),
      limit: z.int().min(1).max(50).default(8),
    }),
    z.object({
      items: z.array(itemValue.extend({ lastPriceMilli: z.int().nullable(), lastOn: z.string().nullable() })),
    }),
  ),
  'items.save': command(
    z.object({
      clientId: clientIdField,
      itemId: idField.optional(),
      code: codeField,
      name: nameField,
      kana: shortText.optional(),
      unit: z.string().trim().max(20).optional(),
      unitPriceMilli: priceField.nullable().optional(),
      taxClass: taxClassField.optional(),
      note: shortText.optional(),
    }),
    z.object({ itemId: idField }),
  ),
  /** No longer offered; lines keep their words. A code that is saved again comes back. */
  'items.remove': command(
    z.object({ clientId: clientIdField, itemIds: z.array(idField).min(1).max(5000) }),
    z.object({ removed: z.int() }),
  ),
  'items.import': command(
    z.object({
      clientId: clientIdField,
      file: fileField,
      dryRun: z.boolean().optional(),
      columns: z.record(z.string().max(60), z.string().max(60)).optional(),
    }),
    importResult,
  ),
  /** In the form that the import reads. */
  'items.export': query(
    z.object({ clientId: clientIdField, format: z.enum(['csv', 'xlsx']) }),
    z.object({ name: z.string(), bytes: bytesField }),
  ),
};
