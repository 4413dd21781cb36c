/** 先払い: orders that are shipped once they are paid. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, query, shortText, yenField } from './method.ts';

const orderKey = z.object({ clientId: clientIdField, orderId: idField });

export const orderMethods = {
  /** Open ones first: those paid (出荷可), then those waiting, then what is done. */
  'orders.list': query(
    z.object({ clientId: clientIdField }),
    z.object({
      orders: z.array(
        z.object({
          orderId: idField,
          number: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          amountYen: z.int(),
          orderedOn: z.string(),
          expectedOn: z.string().nullable(),
          note: z.string(),
          /** unpaid: released, but the money it was released for is gone (the bank took it back, or it was set free). */
          state: z.enum(['waiting', 'paid', 'released', 'unpaid', 'cancelled']),
          depositId: idField.nullable(),
          paidOn: z.string().nullable(),
          releasedOn: z.string().nullable(),
          /** A deposit that seems to pay it; one key says that it does. */
          candidate: z
            .object({
              depositId: idField,
              payerName: z.string(),
              depositedOn: z.string(),
              amountYen: z.int(),
              by: z.enum(['number', 'customer']),
            })
            .nullable(),
        }),
      ),
    }),
  ),
  'orders.create': command(
    z.object({
      clientId: clientIdField,
      number: z.string().trim().min(1).max(40),
      customerId: idField,
      amountYen: yenField.positive(),
      orderedOn: dateField.optional(),
      expectedOn: dateField.optional(),
      note: shortText.optional(),
    }),
    z.object({ orderId: idField }),
  ),
  'orders.cancel': command(orderKey.extend({ on: dateField.optional() }), z.object({})),
  /** This deposit pays it: it is kept as that customer's advance until there is an invoice. */
  'orders.pay': command(orderKey.extend({ depositId: idField }), z.object({ leftYen: z.int() })),
  'orders.unpay': command(orderKey, z.object({})),
  'orders.release': command(orderKey.extend({ on: dateField.optional() }), z.object({ releasedOn: z.string() })),
  'orders.recall': command(orderKey.extend({ on: dateField.optional() }), z.object({})),
};
