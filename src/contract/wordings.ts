/** 文面: what the letters say — the house's wordings, the office's and a client's own, and what an issued letter said. */
import { z } from 'zod';
import { bytesField, clientIdField, command, dateField, idField, query } from './method.ts';

const stage = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const presetSet = z.enum(['standard', 'polite', 'brief']);
const OWN_SET_LENGTH = 10;
const ownSet = z
  .templateLiteral(['own-', z.int().positive()])
  .refine((key) => key.length <= OWN_SET_LENGTH)
  .meta({ maxLength: OWN_SET_LENGTH });
/** One of the three sets, or own-3 for one of the office's own. */
export const wordingSet = z.union([presetSet, ownSet]);
const setName = z.string().trim().min(1).max(16);
export const wordingVariantName = z.enum([
  'usual',
  'short-payment',
  'first-late',
  'long-good',
  'instalment',
  'promise',
]);

const title = z.string().trim().max(30);
const body = z.string().max(2000);
const key = { set: wordingSet, stage, variant: wordingVariantName };
/** Without a client: the office's own, which all clients use that have none. */
const place = { clientId: clientIdField.optional() };

const source = z.enum(['preset', 'office', 'client']);

export const wordingRisk = z.object({
  kind: z.enum(['threat', 'law', 'bargain', 'agent']),
  words: z.string(),
  part: z.enum(['title', 'body']),
  at: z.int(),
});

const version = z.object({
  version: z.int(),
  source,
  recordedAt: z.string(),
  by: z.string(),
  title: z.string(),
  /** '': taken back to what holds around it. */
  body: z.string(),
});

export const wordingMethods = {
  /** The three sets and the office's own, in use first; how many places of the policy choose each. */
  'wordings.sets': query(
    z.object({}),
    z.object({
      sets: z.array(
        z.object({
          set: wordingSet,
          name: z.string(),
          /** The set whose words hold where the own one says nothing itself. */
          base: presetSet,
          own: z.boolean(),
          retired: z.boolean(),
          places: z.int(),
        }),
      ),
    }),
  ),
  /**
   * A new set of the office: the words of another as they are now, with those a client has written for it when one is named.
   * Refused `wording-set-taken`, `wording-set-unknown`.
   */
  'wordings.addSet': command(z.object({ ...place, name: setName, from: wordingSet }), z.object({ set: wordingSet })),
  /** Only the office's own; refused `wording-set-preset`, `wording-set-taken`. */
  'wordings.renameSet': command(z.object({ set: wordingSet, name: setName }), z.object({})),
  /** A retired set cannot be chosen; refused `wording-set-used` while a policy chooses it. Letters keep what they said. */
  'wordings.retireSet': command(z.object({ set: wordingSet, retired: z.boolean() }), z.object({})),
  /** Every wording of every set as it holds at this place. */
  'wordings.list': query(
    z.object(place),
    z.object({
      /** The set that the place's policy has chosen. */
      chosen: wordingSet,
      /** 事実のみ: a text that threatens, bargains or speaks for somebody cannot be saved. */
      factsOnly: z.boolean(),
      wordings: z.array(
        z.object({ ...key, title: z.string(), source, changedAt: z.string().nullable(), risks: z.int() }),
      ),
    }),
  ),
  'wordings.get': query(
    z.object({ ...place, ...key }),
    z.object({
      ...key,
      source,
      title: z.string(),
      body: z.string(),
      /** What would hold without a text of this very place. */
      outer: z.object({ source, title: z.string(), body: z.string() }),
      versions: z.array(version),
    }),
  ),
  /** A text that threatens or bargains needs `confirm: ["risks"]`; under 事実のみ it is refused. */
  'wordings.save': command(
    z.object({
      ...place,
      ...key,
      title,
      body,
      confirm: z
        .array(z.enum(['risks']))
        .max(2)
        .optional(),
    }),
    z.object({ version: z.int() }),
  ),
  /** Back to what holds around this place: the office's for a client, the house's for the office. */
  'wordings.restore': command(z.object({ ...place, ...key }), z.object({})),
  'wordings.setFactsOnly': command(z.object({ factsOnly: z.boolean() }), z.object({})),
  /**
   * One customer's letter with a wording that may not be saved yet: the true page, its words, and what differs from the last
   * letter he got. Without set, stage and variant: as a run would write it.
   */
  'wordings.preview': query(
    z.object({
      clientId: clientIdField,
      customerId: idField,
      asOf: dateField,
      set: wordingSet.optional(),
      stage: stage.optional(),
      variant: wordingVariantName.optional(),
      title: title.optional(),
      body: body.optional(),
    }),
    z.object({
      bytes: bytesField,
      pages: z.int(),
      ...key,
      title: z.string(),
      text: z.string(),
      risks: z.array(wordingRisk),
      /** The last letter to him, as it was sent; null: none, or one of before wordings were kept. */
      last: z
        .object({ serial: z.string(), on: z.string(), stage: z.int(), title: z.string(), text: z.string() })
        .nullable(),
    }),
  ),
};
