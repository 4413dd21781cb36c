/** Envelopes: which there are, which a client's letters go in, and how each printer draws its paper in. All sizes in mm. */
import { z } from 'zod';
import { bytesField, clientIdField, command, documentField, idField, nameField, query, shortText } from './method.ts';

/** A preset's key, or own-3 for an envelope of the office. */
export const envelopeKey = z.string().trim().min(1).max(40);

const millimetres = z.number().min(0).max(400);

export const envelopeShape = z.object({
  name: nameField,
  /** As it lies with the flap up and the window before you. */
  width: millimetres,
  height: millimetres,
  fold: z.enum(['none', 'two', 'three', 'four']),
  /** Null: no window. */
  window: z.object({ left: millimetres, top: millimetres, width: millimetres, height: millimetres }).nullable(),
  /** Of one empty envelope. */
  grams: z.number().min(0.5).max(100),
  /** How many sheets of A4 it takes; left out: as its fold lets it (three 6, two 12, four 3, unfolded 60). */
  sheets: z.int().min(1).max(200).optional(),
});

const area = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

const envelopeValue = envelopeShape.extend({
  key: z.string(),
  own: z.boolean(),
  /** The part of the sheet that shows wherever it slides to, and the part that shows somewhere. */
  area,
  swept: area,
});

/** An envelope in hand by its key, or one that is being measured. */
const envelopeAsked = { key: envelopeKey.optional(), shape: envelopeShape.optional() };

export const envelopeMethods = {
  /** Presets first, then the office's own; which clients use which. */
  'envelopes.list': query(
    z.object({}),
    z.object({
      envelopes: z.array(envelopeValue),
      clients: z.array(z.object({ clientId: clientIdField, code: z.string(), name: z.string(), key: z.string() })),
    }),
  ),
  /** Keeps an own envelope; with a key that one is changed. Refused `envelope-unusable` with what is wrong. */
  'envelopes.save': command(
    z.object({ key: envelopeKey.optional(), shape: envelopeShape }),
    z.object({ key: z.string() }),
  ),
  /** Refused `envelope-in-use` while a client's letters go in it. */
  'envelopes.remove': command(z.object({ key: envelopeKey }), z.object({})),
  /** Null goes back to the usual one. Refused `address-overflow` is for printing: see envelopes.check. */
  'envelopes.choose': command(z.object({ clientId: clientIdField, key: envelopeKey.nullable() }), z.object({})),
  /** A client's customers whose address does not fit the window. */
  'envelopes.check': query(
    z.object({ clientId: clientIdField, ...envelopeAsked }),
    z.object({
      customers: z.int(),
      overflowing: z.array(z.object({ customerId: idField, code: z.string(), name: z.string(), address: z.string() })),
    }),
  ),
  /** A true page to lie under the window: the client's letterhead and its longest address; without a client a sample. */
  'envelopes.preview': query(
    z.object({ clientId: clientIdField.optional(), ...envelopeAsked }),
    z.object({ bytes: bytesField, fits: z.boolean(), area, swept: area }),
  ),
  /** The sheet by which a printer's offset and the window's place are measured; print it, then printers.saveOffset. */
  'envelopes.calibrate': command(
    z.object({ ...envelopeAsked, printer: shortText.default('') }),
    z.object({ document: documentField }),
  ),
  /** How far each printer's paper lies off; what is printed is moved back by as much. */
  'printers.offsets': query(
    z.object({}),
    z.object({ offsets: z.array(z.object({ printer: z.string(), rightMm: z.number(), downMm: z.number() })) }),
  ),
  /** As read from the calibration sheet: how far right and down of its place the print came out. Zero and zero: none. */
  'printers.saveOffset': command(
    z.object({
      printer: shortText.min(1),
      rightMm: z.number().min(-20).max(20),
      downMm: z.number().min(-20).max(20),
    }),
    z.object({}),
  ),
};
