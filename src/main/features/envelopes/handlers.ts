import type { envelopeMethods } from '../../../contract/envelopes.ts';
import {
  addressAreaOf,
  type EnvelopeProfile,
  type EnvelopeShape,
  envelopeFault,
  profileOf,
  sweptAreaOf,
} from '../../../domain/envelope.ts';
import type { LetterCustomer } from '../../../domain/reminder-batch.ts';
import type { Handlers, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { addressOf } from '../reminders/propose.ts';
import {
  allEnvelopes,
  clientEnvelopes,
  clientUsing,
  forgetOffset,
  ownId,
  ownKey,
  printerOffsets,
} from './office-queries.ts';
import { envelopeShapeOf } from './queries.ts';
import { chooseEnvelope, envelopeByKey } from './writes.ts';

export const envelopeHandlers: Handlers<typeof envelopeMethods> = {
  async 'envelopes.list'({ read }) {
    const envelopes = await allEnvelopes(read.office);
    return {
      envelopes: envelopes.map((one) => ({ ...one, ...areasOf(profileOf(one)) })),
      clients: await clientEnvelopes(read.office),
    };
  },

  'envelopes.save': (context, { key, shape }) =>
    context.write(async (tx) => {
      refuseUnusable(shape);
      const text = JSON.stringify(shape);
      if (key !== undefined) {
        const { id } = await ownEnvelope(tx, key);
        await tx.office.update('envelope', { id }, { shape: text });
        return { key };
      }
      const id = await tx.office.nextId('envelope');
      await tx.office.insert('envelope', { id, shape: text, removed_at: null });
      return { key: ownKey(id) };
    }),

  'envelopes.remove': (context, { key }) =>
    context.write(async (tx) => {
      const { id, name } = await ownEnvelope(tx, key);
      const user = await clientUsing(tx.office, id);
      if (user) throw new AppError('envelope-in-use', { name, client: `${user.code} ${user.name}` }, 'key');
      await tx.office.update('envelope', { id }, { removed_at: tx.at });
      return {};
    }),

  'envelopes.choose': (context, { clientId, key }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await chooseEnvelope(tx.office, sql, key);
      return {};
    }),

  async 'envelopes.check'({ read, jobs }, { clientId, ...asked }) {
    const sql = read.client(clientId);
    const profile = profileOf(await shapeAsked(read.office, sql, asked));
    const customers = (await allCustomers(sql)).filter((one) => addressOf(one).address1 !== '');
    const addressees = customers.map((one) => ({ key: String(one.customerId), customer: addresseeOf(one) }));
    const { overflowing } = await jobs.run('fit-addresses', { profile, addressees });
    return {
      customers: customers.length,
      overflowing: customers
        .filter((one) => overflowing.includes(String(one.customerId)))
        .map((one) => ({
          customerId: one.customerId,
          code: one.code,
          name: one.name,
          address: [addressOf(one).address1, addressOf(one).address2].filter(Boolean).join(' '),
        })),
    };
  },

  async 'envelopes.preview'({ read, jobs, clock }, { clientId, ...asked }) {
    const sql = clientId === undefined ? null : read.client(clientId);
    if (sql) await clientSettings(sql);
    const profile = profileOf(await shapeAsked(read.office, sql, asked));
    const drawn = await jobs.run('window-sample', {
      profile,
      issuedOn: clock.today(),
      sender: sql ? await letterClient(sql) : null,
      addressees: sql ? (await allCustomers(sql)).map(addresseeOf) : [],
    });
    return { ...drawn, ...areasOf(profile) };
  },

  'envelopes.calibrate': async (context, { printer, ...asked }) => {
    const { office } = context.read;
    const profile = profileOf(await shapeAsked(office, null, asked));
    const kept = (await printerOffsets(office)).find((one) => one.printer === printer);
    const payload = {
      profile,
      printer,
      createdOn: context.clock.today(),
      offset: { rightMm: kept?.rightMm ?? 0, downMm: kept?.downMm ?? 0 },
    };
    const { documentId } = await context.write((tx) =>
      context.recordDocument(tx, {
        kind: 'calibration-sheet',
        clientId: null,
        title: profile.name,
        name: `calibration-${payload.createdOn}`,
        payload,
      }),
    );
    return { document: await context.render(documentId) };
  },

  async 'printers.offsets'({ read }) {
    return { offsets: await printerOffsets(read.office) };
  },

  'printers.saveOffset': (context, { printer, rightMm, downMm }) =>
    context.write(async (tx) => {
      await forgetOffset(tx.office, printer);
      const offset = { right_tenths: Math.round(rightMm * 10), down_tenths: Math.round(downMm * 10) };
      if (offset.right_tenths !== 0 || offset.down_tenths !== 0)
        await tx.office.insert('printer_offset', { printer, ...offset });
      return {};
    }),
};

function areasOf(profile: EnvelopeProfile) {
  return { area: addressAreaOf(profile), swept: sweptAreaOf(profile, 0) };
}

/** Throws envelope-unusable, which names what does not fit. */
function refuseUnusable(shape: EnvelopeShape): void {
  const fault = envelopeFault(shape);
  if (fault) throw new AppError('envelope-unusable', { name: shape.name, fault }, 'shape');
}

/** Presets are nobody's to change. */
async function ownEnvelope(tx: Tx, key: string): Promise<{ id: number; name: string }> {
  const { name } = await envelopeByKey(tx.office, key);
  const id = ownId(key);
  if (id === null) throw new AppError('envelope-preset', { name }, 'key');
  return { id, name };
}

/** The shape in hand: the one being measured, the one named, else the client's. */
async function shapeAsked(
  office: QueryContext['read']['office'],
  sql: ClientRead | null,
  { key, shape }: { key?: string | undefined; shape?: EnvelopeShape | undefined },
): Promise<EnvelopeShape> {
  if (shape) {
    refuseUnusable(shape);
    return shape;
  }
  if (key !== undefined || !sql) return envelopeByKey(office, key ?? 'long3-90x45');
  return envelopeShapeOf(sql);
}

export function addresseeOf(customer: CustomerRow): LetterCustomer {
  const { honorific, department, contactName } = customer;
  return { ...addressOf(customer), honorific, department, contactName };
}
