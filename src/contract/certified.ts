/** 内容証明: composing and counting the text, its paper and Word file, posting and delivery. */
import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, longText, query, shortText } from './method.ts';

export const gridField = z.enum(['vertical-20x26', 'horizontal-20x26', 'horizontal-13x40', 'horizontal-26x20']);
const bodyText = z.string().max(20_000);
const chosenInvoices = z.array(z.string().max(40)).max(1000).optional();

const faultValue = z.object({
  /** level: not in JIS 第1・2水準, which stops e内容証明 only. */
  kind: z.enum(['character', 'latin', 'level']),
  text: z.string(),
  count: z.int(),
});

const countedValue = z.object({
  sheets: z.array(z.object({ countedLines: z.int(), lines: z.array(z.object({ text: z.string(), count: z.int() })) })),
  columns: z.int(),
  rows: z.int(),
  faults: z.array(faultValue),
  /** Words that threaten, bargain or speak for the office. */
  risks: z.array(z.object({ kind: z.enum(['threat', 'law', 'bargain', 'agent']), words: z.string() })),
  /** An estimate: posting, 書留, 内容証明, 配達証明. */
  feeYen: z.int(),
});

const deliveryOutcome = z.enum(['delivered', 'refused', 'unclaimed', 'unknown-address']);

export const certifiedMethods = {
  /** A text from the books: what is overdue (or the invoices named), with interest where wanted. Refused `certified-nothing`, `certified-address`. */
  'certified.compose': query(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      grid: gridField.default('vertical-20x26'),
      /** Left out: two weeks from today. */
      deadlineOn: dateField.optional(),
      withInterest: z.boolean().default(true),
      invoices: chosenInvoices,
    }),
    countedValue.extend({ text: z.string(), principalYen: z.int(), interestYen: z.int(), deadlineOn: z.string() }),
  ),
  /** How a text lies in a grid, what is not taken, and what it would cost. */
  'certified.count': query(
    z.object({ clientId: clientIdField, customerId: idField.optional(), grid: gridField, text: bodyText }),
    countedValue,
  ),
  /**
   * Draws a sheet for the clerk and the text three times; with `word` the file for e内容証明 too. Refused `certified-characters`,
   * `certified-latin`, `certified-level`, `certified-long`, `letter-glyphs`.
   */
  'certified.issue': command(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      grid: gridField.default('vertical-20x26'),
      deadlineOn: dateField.optional(),
      withInterest: z.boolean().default(true),
      invoices: chosenInvoices,
      /** Left out: as composed. */
      text: bodyText.min(1).optional(),
      word: z.boolean().default(false),
    }),
    z.object({
      letterId: idField,
      serial: z.string(),
      sheets: z.int(),
      document: documentField,
      word: documentField.nullable(),
    }),
  ),
  /** Posted, with the post's 引受番号: from that day a demand, and on the timeline. Refused `certified-posted`, `certified-discarded`, `posted-too-early`. */
  'certified.post': command(
    z.object({
      clientId: clientIdField,
      letterId: idField,
      on: dateField.optional(),
      acceptanceNumber: shortText.min(1),
      deliveryProof: z.boolean().default(true),
    }),
    z.object({ postedOn: z.string() }),
  ),
  /** What the 配達証明 or the returned letter says. Refused `certified-unposted`, `certified-delivered`. */
  'certified.deliver': command(
    z.object({
      clientId: clientIdField,
      letterId: idField,
      on: dateField.optional(),
      outcome: deliveryOutcome,
      note: longText.default(''),
    }),
    z.object({}),
  ),
  /** Not to be sent after all. Refused `certified-posted`. */
  'certified.discard': command(
    z.object({ clientId: clientIdField, letterId: idField, on: dateField.optional(), reason: shortText.min(1) }),
    z.object({}),
  ),
  'certified.list': query(
    z.object({ clientId: clientIdField, customerId: idField.optional() }),
    z.object({
      letters: z.array(
        z.object({
          letterId: idField,
          serial: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          writtenOn: z.string(),
          deadlineOn: z.string(),
          grid: gridField,
          sheets: z.int(),
          principalYen: z.int(),
          interestYen: z.int(),
          openYen: z.int(),
          postedOn: z.string().nullable(),
          acceptanceNumber: z.string(),
          deliveryProof: z.boolean(),
          deliveredOn: z.string().nullable(),
          outcome: deliveryOutcome.nullable(),
          discardedOn: z.string().nullable(),
          text: z.string(),
          path: z.string(),
          wordPath: z.string().nullable(),
          by: z.string(),
        }),
      ),
    }),
  ),
};
