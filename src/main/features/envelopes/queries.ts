/** The envelope and the make-up of one client's letters. */
import { ENVELOPE_PRESETS, type EnvelopeProfile, type EnvelopeShape, profileOf } from '../../../domain/envelope.ts';
import { type CustomerPaper, choicesOver, type PaperChoices } from '../../../domain/paper-choices.ts';
import type { Enclosure } from '../../../domain/reminder-batch.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';

interface PaperRow {
  preset: string | null;
  shape: string | null;
  choices: string;
}

/** The shape behind a row; null where it names none. */
function shapeIn(row: PaperRow | undefined): EnvelopeShape | null {
  if (row?.shape) return JSON.parse(row.shape) as EnvelopeShape;
  return ENVELOPE_PRESETS.find(({ key }) => key === row?.preset) ?? null;
}

function clientPaperRow(sql: ClientRead): Promise<PaperRow | undefined> {
  return sql.get<PaperRow>(
    `SELECT p.preset, e.shape, p.choices FROM client_paper p LEFT JOIN envelope e ON e.id = p.envelope_id WHERE p.client_id = :clientId`,
  );
}

/** The shape chosen for the client, or the usual one. */
export async function envelopeShapeOf(sql: ClientRead): Promise<EnvelopeShape> {
  return shapeIn(await clientPaperRow(sql)) ?? ENVELOPE_PRESETS[0]!;
}

/**
 * The profile by which the client's paper is set: letters, statements and invoices alike. Pass it to addressAreaOf for the
 * place of the address and to sweptAreaOf for what must stay free.
 */
export async function envelopeProfileOf(sql: ClientRead): Promise<EnvelopeProfile> {
  return profileOf(await envelopeShapeOf(sql));
}

/** What is set at each place itself. */
export async function ownChoices(sql: ClientRead, customerId: number | null): Promise<Partial<PaperChoices>> {
  const row =
    customerId === null
      ? await clientPaperRow(sql)
      : await sql.get<{ choices: string }>(
          'SELECT choices FROM customer_paper WHERE client_id = :clientId AND customer_id = :customerId',
          { customerId },
        );
  return row ? (JSON.parse(row.choices) as Partial<PaperChoices>) : {};
}

export interface CustomerEnvelopeRow {
  preset: string | null;
  envelopeId: number | null;
}

export function customerEnvelope(sql: ClientRead, customerId: number): Promise<CustomerEnvelopeRow | undefined> {
  return sql.get<CustomerEnvelopeRow>(
    'SELECT preset, envelope_id AS envelopeId FROM customer_paper WHERE client_id = :clientId AND customer_id = :customerId',
    { customerId },
  );
}

export function customersWithPaper(
  sql: ClientRead,
): Promise<(CustomerEnvelopeRow & { customerId: number; code: string; name: string; choices: string })[]> {
  return sql.all(
    `SELECT c.id AS customerId, c.code, c.name, p.choices, p.preset, p.envelope_id AS envelopeId FROM customer_paper p
     JOIN customer c ON c.client_id = p.client_id AND c.id = p.customer_id WHERE p.client_id = :clientId ORDER BY c.code`,
  );
}

export interface PaperBook {
  of(customerId: number): CustomerPaper;
}

/** How the letters of each customer are made; `run` is what was chosen for this run alone. */
export async function clientPapers(sql: ClientRead, run: Partial<PaperChoices> = {}): Promise<PaperBook> {
  const client = await clientPaperRow(sql);
  const usualShape = shapeIn(client) ?? ENVELOPE_PRESETS[0]!;
  const usual = profileOf(usualShape);
  const clientPart = client ? (JSON.parse(client.choices) as Partial<PaperChoices>) : {};
  const rows = await sql.all<PaperRow & { customerId: number }>(
    `SELECT p.customer_id AS customerId, p.preset, e.shape, p.choices FROM customer_paper p
     LEFT JOIN envelope e ON e.id = p.envelope_id WHERE p.client_id = :clientId`,
  );
  const own = new Map(rows.map((row) => [row.customerId, row]));
  const plain: CustomerPaper = {
    choices: choicesOver(clientPart, run),
    envelope: usual,
    shape: usualShape,
    ownEnvelope: false,
  };
  return {
    of(customerId) {
      const row = own.get(customerId);
      if (!row) return plain;
      const shape = shapeIn(row);
      const envelope = shape ? profileOf(shape) : usual;

      const choices = choicesOver(clientPart, JSON.parse(row.choices) as Partial<PaperChoices>, run);
      return { choices, envelope, shape: shape ?? usualShape, ownEnvelope: envelope.name !== usual.name };
    },
  };
}

/** The newest paper of each invoice that has one: where it lies, and on which pages of a month's file. */
export async function invoiceCopies(sql: ClientRead, invoiceIds: readonly number[]): Promise<Map<number, Enclosure>> {
  const rows = await sql.all<{
    invoiceId: number;
    number: string;
    path: string;
    sha256: string;
    outline: string | null;
    filePages: number | null;
  }>(
    `SELECT p.invoice_id AS invoiceId, i.number, d.path, d.sha256, d.outline,
            d.pages AS filePages FROM invoice_paper p
     JOIN invoice i ON i.client_id = p.client_id AND i.id = p.invoice_id
     JOIN document d ON d.id = p.document_id
     WHERE p.client_id = :clientId AND d.state = 'rendered' AND p.invoice_id IN ${IDS}
       AND p.id = (SELECT MAX(n.id) FROM invoice_paper n WHERE n.client_id = p.client_id AND n.invoice_id = p.invoice_id)`,
    { ids: JSON.stringify(invoiceIds) },
  );
  return new Map(
    rows.map(({ invoiceId, number, path, sha256, outline, filePages }) => {
      const file = { $stored: { path, sha256 } };
      const places: { key: string; firstPage: number; pages: number }[] = outline === null ? [] : JSON.parse(outline);
      const place = places.find(({ key }) => key === `invoice-${invoiceId}`);
      const whole = filePages === null ? {} : { pages: filePages };
      const pages = place ? { firstPage: place.firstPage, pages: place.pages } : whole;
      return [invoiceId, { title: number, file, ...pages }];
    }),
  );
}
