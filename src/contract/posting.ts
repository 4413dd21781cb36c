/** What happens to reminder letters between the printer and the post, and what comes back: 印刷済 → 枚数確認 → 投函済 → 返戻. */
import { z } from 'zod';
import { clientIdField, command, dateField, idField, instantField, longText, query, shortText } from './method.ts';

export const mailClass = z.enum(['ordinary', 'tracked', 'registered', 'delivery-certified', 'content-certified']);
export const returnReason = z.enum(['unknown-address', 'moved', 'refused', 'unclaimed', 'other']);

const serialField = z.string().trim().min(1).max(40);

export const postingMethods = {
  /** The letters of a batch, in the order in which they lie: of one client, or all of them. */
  'reminders.letters': query(
    z.object({ batchId: idField, clientId: clientIdField.optional() }),
    z.object({
      letters: z.array(
        z.object({
          clientId: clientIdField,
          clientCode: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          serial: z.string(),
          stage: z.int(),
          totalYen: z.int(),
          /** What is still open of it now: less than totalYen means that money has come since. */
          openYen: z.int(),
          /** Pages in the batch's document; 0 until it is drawn. */
          firstPage: z.int(),
          pages: z.int(),
          mailClass,
          trackingNumber: z.string(),
          countedAt: instantField.nullable(),
          postedOn: z.string().nullable(),
          withdrawnOn: z.string().nullable(),
          returnedOn: z.string().nullable(),
          returnReason: returnReason.nullable(),
        }),
      ),
    }),
  ),
  /** The paper is out and somebody looked at it. Printing through the queue does not say so by itself: a jam prints nothing. */
  'reminders.markPrinted': command(z.object({ batchId: idField }), z.object({ printedAt: instantField })),
  /** Takes letters out of the pile before it is posted (paid meanwhile, spoilt): their stages count as never sent. */
  'reminders.withdraw': command(
    z.object({ clientId: clientIdField, serials: z.array(serialField).min(1).max(1000), reason: longText.min(1) }),
    z.object({ withdrawn: z.int() }),
  ),
  /** The letters of one client were counted; the count must be that of the letters not withdrawn. */
  'reminders.count': command(
    z.object({ clientId: clientIdField, batchId: idField, letters: z.int().min(1).max(100_000) }),
    z.object({ countedAt: instantField }),
  ),
  /** Letters of a run that were handed to the post. Without a count before, `letters` is it. */
  'reminders.post': command(
    z.object({
      clientId: clientIdField,
      batchId: idField,
      letters: z.int().min(1).max(100_000).optional(),
      on: dateField.optional(),
    }),
    z.object({ postedOn: z.string() }),
  ),
  /** How a letter goes, and the post's number for it (特定記録, 書留 and 配達証明 have one). */
  'reminders.setMail': command(
    z.object({ clientId: clientIdField, serial: serialField, mailClass, trackingNumber: shortText.default('') }),
    z.object({}),
  ),
  /** A letter came back: no letter goes to that address again until the customer's address is changed. */
  'reminders.returned': command(
    z.object({
      clientId: clientIdField,
      serial: serialField,
      on: dateField.optional(),
      reason: returnReason,
      note: longText.default(''),
    }),
    z.object({ customerId: idField, returnedOn: z.string() }),
  ),
};
