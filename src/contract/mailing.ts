/** Labels, printed envelopes, and 差出票: what the post office gets with the letters. */
import { z } from 'zod';
import { clientIdField, command, dateField, documentField, idField, nameField, query, shortText } from './method.ts';
import { mailClass } from './posting.ts';

/** Letters of a run as they were printed, or customers as they stand in the books; withdrawn letters are left out. */
const addressees = {
  clientId: clientIdField.optional(),
  batchId: idField.optional(),
  customerIds: z.array(idField).min(1).max(5000).optional(),
};

const way = z.enum(['stamps', 'deferred', 'separate']);
const mailKind = z.enum(['standard', 'large', 'oversize']);
const offsetMm = z.number().min(-20).max(20).default(0);

const rate = z.object({
  fromOn: dateField,
  kind: z.enum([
    'standard',
    'large',
    'oversize',
    'tracked',
    'registered',
    'delivery-certified',
    'content-first',
    'content-next',
  ]),
  /** Up to so many grams; 0 for what does not go by weight. */
  maxGrams: z.int().min(0).max(4000),
  yen: z.int().min(1).max(100_000),
  source: shortText.min(1),
});

const settings = z.object({
  /** Weight of the office's paper, g/m². */
  paperGsm: z.int().min(50).max(200),
  duplex: z.boolean(),
  way,
  /** 差出事業所, printed in the mark of 後納 and 別納. */
  postOffice: z.string().trim().max(40),
});

const batchAsked = { batchId: idField, clientId: clientIdField.optional(), on: dateField.optional() };

export const mailingMethods = {
  'labels.sheets': query(
    z.object({}),
    z.object({
      sheets: z.array(
        z.object({ key: z.string(), name: z.string(), columns: z.int(), rows: z.int(), labels: z.int() }),
      ),
    }),
  ),
  /** Refused `labels-none`, `label-cell`, `address-overflow`, `letter-glyphs`, `enquiry-address`. */
  'labels.document': command(
    z.object({
      ...addressees,
      sheet: z.string().max(20),
      /** The first label used, from 1: a sheet that was begun is used up. */
      startAt: z.int().min(1).max(100).default(1),
      /** How far this printer's ink lies off on labels, to the right and down. */
      rightMm: offsetMm,
      downMm: offsetMm,
      barcode: z.boolean().default(false),
    }),
    z.object({ labels: z.int(), sheets: z.int(), document: documentField }),
  ),
  /** 長形3号 or 角形2号 with address, sender and, if wanted, the mark of 料金後納 or 料金別納. Refused as labels are. */
  'envelopes.document': command(
    z.object({
      ...addressees,
      envelope: z.enum(['long3', 'kaku2']),
      mark: z.enum(['none', 'deferred', 'separate']).default('none'),
      barcode: z.boolean().default(false),
    }),
    z.object({ envelopes: z.int(), document: documentField }),
  ),
  /** What a run's letters weigh and cost on a day; counts by kind and price. Refused `batch-unknown`, `postage-unknown`. */
  'mailing.summary': query(
    z.object(batchAsked),
    z.object({
      on: dateField,
      letters: z.int(),
      sheets: z.int(),
      totalYen: z.int(),
      totals: z.array(
        z.object({
          kind: mailKind,
          mailClass,
          maxGrams: z.int(),
          count: z.int(),
          unitYen: z.int(),
          yen: z.int(),
        }),
      ),
      pieces: z.array(
        z.object({
          serial: z.string(),
          clientCode: z.string(),
          name: z.string(),
          envelope: z.string(),
          mailClass,
          sheets: z.int(),
          grams: z.int(),
          kind: mailKind,
          yen: z.int(),
        }),
      ),
      /** Where the rates used come from. */
      sources: z.array(z.string()),
    }),
  ),
  /** 差出票 as a PDF. */
  'mailing.document': command(
    z.object({ ...batchAsked, way: way.optional(), senderName: nameField.optional() }),
    z.object({ letters: z.int(), totalYen: z.int(), document: documentField }),
  ),
  'mailing.settings': query(z.object({}), settings),
  'mailing.saveSettings': command(settings, z.object({})),
  /** Rates known to the program and those of the office, newest first. */
  'postage.list': query(z.object({}), z.object({ rates: z.array(rate.extend({ own: z.boolean() })) })),
  /** A rate from a day on, with where it is from; the same day, kind and weight again replaces the office's own. */
  'postage.save': command(rate, z.object({})),
  'postage.remove': command(rate.pick({ fromOn: true, kind: true, maxGrams: true }), z.object({})),
};
