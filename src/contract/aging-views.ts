import { z } from 'zod';
import { limitsField, schemeField } from './aging.ts';
import { clientIdField, command, dateField, idField, instantField, query } from './method.ts';

const asked = {
  clientId: clientIdField.optional(),
  asOf: dateField,
  basis: z.enum(['due', 'issue']).default('due'),
  /** The office's own when left out. */
  scheme: schemeField.optional(),
  limits: limitsField.optional(),
  /** As it was known then: only what was booked by this instant counts. */
  knownAt: instantField.optional(),
};

const column = z.object({
  key: z.string(),
  label: z.string(),
  /** First day that belongs to it, and the first that does not: null is without end. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** 0 未到来 … 4 oldest. */
  heat: z.int(),
});

const bridge = {
  openingYen: z.int(),
  issued: z.int(),
  money: z.int(),
  deducted: z.int(),
  writtenOff: z.int(),
  offset: z.int(),
  other: z.int(),
  voided: z.int(),
  reversed: z.int(),
  moved: z.int(),
  closingYen: z.int(),
};

const place = {
  clientId: clientIdField,
  clientCode: z.string(),
  clientName: z.string(),
};

export const agingViewMethods = {
  /**
   * Balances as of a date (and as it was known then) in the office's columns, by customer or summed up further; `invoice`
   * gives one row a receivable, at most 20,000 of them. Refused `limits-unordered`.
   */
  'aging.columns': query(
    z.object({
      ...asked,
      by: z.enum(['office', 'client', 'assignee', 'customer', 'invoice']).default('customer'),
      customerId: idField.optional(),
    }),
    z.object({
      asOf: z.string(),
      scheme: schemeField,
      limits: z.array(z.int()),
      columns: z.array(column),
      rows: z.array(
        z.object({
          clientId: clientIdField.nullable(),
          clientCode: z.string(),
          clientName: z.string(),
          customerId: idField.nullable(),
          code: z.string(),
          name: z.string(),
          /** Of a receivable. */
          invoice: z
            .object({
              receivableId: idField,
              invoiceId: idField,
              number: z.string(),
              issuedOn: z.string(),
              dueOn: z.string(),
            })
            .nullable(),
          /** In the order of the columns. */
          cells: z.array(z.int()),
          totalYen: z.int(),
        }),
      ),
      totals: z.array(z.int()),
      totalYen: z.int(),
      /** Rows beyond the most that are given; the totals count them. */
      left: z.int(),
    }),
  ),
  /**
   * Two dates compared: opening + issued + money + deducted + writtenOff + offset + other + voided + reversed + moved =
   * closing, every step signed by what it does to the balance. Refused `period-backwards`, `limits-unordered`.
   */
  'aging.bridge': query(
    z.object({ ...asked, from: dateField, customerId: idField.optional() }),
    z.object({
      from: z.string(),
      asOf: z.string(),
      columns: z.array(column),
      /** One a column, in their order. */
      bridges: z.array(z.object(bridge)),
      total: z.object(bridge),
      /** By customer, or by client for the whole office. */
      rows: z.array(
        z.object({ ...place, customerId: idField.nullable(), code: z.string(), name: z.string(), ...bridge }),
      ),
    }),
  ),
  /**
   * What a figure of the bridge is made of: the movements of a step, or the receivables open at one of its two dates (whose
   * `on` is the day that columns go by). `column`: only what stands in this column; at most 5,000 rows.
   */
  'aging.bridgeStep': query(
    z.object({
      ...asked,
      from: dateField,
      customerId: idField.optional(),
      step: z.enum([
        'openingYen',
        'closingYen',
        'issued',
        'money',
        'deducted',
        'writtenOff',
        'offset',
        'other',
        'voided',
        'reversed',
        'moved',
      ]),
      column: z.string().max(20).optional(),
    }),
    z.object({
      rows: z.array(
        z.object({
          ...place,
          customerId: idField,
          code: z.string(),
          name: z.string(),
          invoiceId: idField,
          invoice: z.string(),
          on: z.string(),
          yen: z.int(),
          /** Payer's name, reason, the column it stands in, or the columns between which it moved. */
          text: z.string(),
          depositId: idField.nullable(),
          /** The last letter that listed the receivable by the later date. */
          letter: z.object({ serial: z.string(), batchId: idField, stage: z.int(), on: z.string() }).nullable(),
        }),
      ),
      totalYen: z.int(),
      left: z.int(),
    }),
  ),
  'aging.settings': query(z.object({}), z.object({ scheme: schemeField, limits: z.array(z.int()) })),
  /** Columns of the office's agings. Refused `limits-unordered`. */
  'aging.saveSettings': command(z.object({ scheme: schemeField, limits: limitsField }), z.object({})),
};
