/** Whom labels and envelopes are for, and what each letter of a run weighs and costs. */
import {
  A4_SHEET,
  type EnvelopeProfile,
  type EnvelopeShape,
  FOLDS,
  foldedHeight,
  foldMarksOf,
} from '../../../domain/envelope.ts';
import type { MailedPiece } from '../../../domain/mail-pieces.ts';
import { letterGrams, mailKind, type PostageRate, postageOf, ratesOn } from '../../../domain/postage.ts';
import {
  envelopeOf,
  type LetterClient,
  type LetterCustomer,
  type ReminderBatch,
} from '../../../domain/reminder-batch.ts';
import type { QueryContext } from '../../core/context.ts';
import { unpackPayload } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { allCustomers } from '../customers/queries.ts';
import { withBarcode } from '../envelopes/letters.ts';
import { allEnvelopes } from '../envelopes/office-queries.ts';
import { type BatchLetterRow, batchLetters } from '../posting/office-queries.ts';
import { letterClient, letterKeyOf } from '../reminders/letters.ts';
import { addressOf } from '../reminders/propose.ts';
import { type MailingSettings, runPayload } from './office-queries.ts';

export interface AddresseesAsked {
  clientId?: number | undefined;
  batchId?: number | undefined;
  customerIds?: number[] | undefined;
  barcode: boolean;
}

export interface AddressGroup {
  sender: LetterClient;
  pieces: { key: string; customer: LetterCustomer }[];
}

type Read = QueryContext['read'];

/** By client, each in the order in which the letters lie. Throws labels-none, batch-unknown, and input-invalid for neither. */
export async function addressGroups(read: Read, asked: AddresseesAsked): Promise<AddressGroup[]> {
  const groups =
    asked.batchId !== undefined ? await ofBatch(read, asked.batchId, asked.clientId) : await ofCustomers(read, asked);
  const wanted = groups
    .map(({ sender, pieces }) => ({
      sender,
      pieces: asked.barcode
        ? pieces.map(({ key, customer }) => ({ key, customer: withBarcode(customer) }))
        : pieces.map(({ key, customer: { barcode, ...customer } }) => ({ key, customer })),
    }))
    .filter(({ pieces }) => pieces.length > 0);
  if (wanted.length === 0) throw new AppError('labels-none', {}, 'customerIds');
  return wanted;
}

interface Run {
  batch: ReminderBatch;
  title: string;
  /** Sheets of each letter by its key. */
  sheets: Map<string, number>;
  duplex: boolean;
  rows: BatchLetterRow[];
}

async function runOf(read: Read, batchId: number, clientId: number | undefined): Promise<Run> {
  const row = await runPayload(read.office, batchId);
  const rows = row ? await batchLetters(read.office, batchId, clientId ?? null) : [];
  if (!row || rows.length === 0) throw new AppError('batch-unknown', { batchId }, 'batchId');
  const outline: { key: string; pages: number; sheets?: number }[] =
    row.outline === null ? [] : JSON.parse(row.outline);
  return {
    batch: unpackPayload(row.payload) as ReminderBatch,
    title: row.title,
    sheets: new Map(outline.map(({ key, pages, sheets }) => [key, sheets ?? pages])),
    duplex: outline.some(({ sheets }) => sheets !== undefined),
    rows: rows.filter((one) => one.withdrawnOn === null),
  };
}

async function ofBatch(read: Read, batchId: number, clientId: number | undefined): Promise<AddressGroup[]> {
  const { batch, rows } = await runOf(read, batchId, clientId);
  const live = new Set(rows.map((one) => letterKeyOf(one.clientCode, one.customerCode)));
  return batch.groups.map(({ client, letters }) => ({
    sender: client,
    pieces: letters.flatMap(({ letterKey, customer }) => (live.has(letterKey) ? [{ key: letterKey, customer }] : [])),
  }));
}

/** Customers of one client by postcode; those without an address have no label. */
async function ofCustomers(read: Read, { clientId, customerIds }: AddresseesAsked): Promise<AddressGroup[]> {
  if (clientId === undefined || !customerIds)
    throw new AppError(
      'input-invalid',
      { path: clientId === undefined ? 'clientId' : 'customerIds', wants: 'present' },
      'customerIds',
    );
  const sql = read.client(clientId);
  const sender = await letterClient(sql);
  const wanted = new Set(customerIds);
  const pieces = (await allCustomers(sql))
    .filter((one) => wanted.has(one.customerId) && addressOf(one).address1 !== '')
    .map(({ code, honorific, department, contactName, ...customer }) => ({
      key: code,
      customer: {
        ...addressOf({ code, honorific, department, contactName, ...customer }),
        honorific,
        department,
        contactName,
      },
    }));
  const order = (one: (typeof pieces)[number]) =>
    `${one.customer.postalCode.replace(/\D/g, '').padStart(7, '9')} ${one.key}`;
  return [{ sender, pieces: pieces.sort((a, b) => (order(a) < order(b) ? -1 : 1)) }];
}

export interface WeighedPiece extends MailedPiece {
  clientCode: string;
  envelope: string;
}

export interface WeighedRun {
  title: string;
  clientName: string | null;
  pieces: WeighedPiece[];
  duplex: boolean;
  sources: string[];
}

/** Throws batch-unknown, and postage-unknown with the letter for which no rate is known. */
export async function weighedRun(
  read: Read,
  asked: { batchId: number; clientId?: number | undefined; on: string },
  settings: MailingSettings,
  own: readonly PostageRate[],
): Promise<WeighedRun> {
  const run = await runOf(read, asked.batchId, asked.clientId);
  const shapes = await allEnvelopes(read.office);
  const rows = new Map(run.rows.map((one) => [letterKeyOf(one.clientCode, one.customerCode), one]));
  const pieces: WeighedPiece[] = [];
  const kinds = new Set<PostageRate['kind']>();
  for (const group of run.batch.groups) {
    for (const letter of group.letters) {
      const row = rows.get(letter.letterKey);
      if (!row) continue;
      const shape = shapeOf(envelopeOf(run.batch, group, letter), shapes);
      const sheets = run.sheets.get(letter.letterKey) ?? 1;
      const grams = letterGrams(sheets, settings.paperGsm, shape.grams);
      const { mailClass, trackingNumber } = row;
      const postage = postageOf({ kind: mailKind(shape, sheets, grams), grams, sheets, mailClass }, asked.on, own);
      if (!postage) throw new AppError('postage-unknown', { serial: letter.serial, grams, on: asked.on }, 'on');
      kinds.add(postage.kind);
      pieces.push({
        serial: letter.serial,
        clientCode: row.clientCode,
        name: letter.customer.name,
        postalCode: letter.customer.postalCode,
        envelope: shape.name,
        mailClass,
        trackingNumber,
        sheets,
        grams,
        kind: postage.kind,
        maxGrams: postage.maxGrams,
        yen: postage.baseYen + postage.extraYen,
      });
    }
  }
  const clientName = run.batch.groups.length === 1 ? run.batch.groups[0]!.client.name : null;
  const sources = [...kinds].flatMap((kind) => ratesOn(asked.on, kind, own).map(({ source }) => source));
  return { title: run.title, clientName, pieces, duplex: run.duplex, sources: [...new Set(sources)] };
}

/** The envelope behind a profile; one that is not in the list any more by what the profile tells of its size. */
function shapeOf(profile: EnvelopeProfile, shapes: readonly EnvelopeShape[]): EnvelopeShape {
  const known = shapes.find(({ name }) => name === profile.name);
  if (known) return known;
  const fold = FOLDS[foldMarksOf(profile).length] ?? 'three';
  return {
    name: profile.name,
    width: A4_SHEET.width + profile.slideX,
    height: foldedHeight(fold) + profile.slideY,
    fold,
    window: null,
    grams: fold === 'none' ? 17 : 5,
  };
}
