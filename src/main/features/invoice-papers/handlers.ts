import type { invoicePaperMethods } from '../../../contract/invoice-papers.ts';
import type { InvoiceBatch } from '../../../domain/invoice-paper.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { notePaperSent } from '../paper-sendings/writes.ts';
import { officeName } from '../reminders/office-queries.ts';
import { type PaperDocumentRow, paperDocuments } from './office-queries.ts';
import { batchOf, chosenInvoices, type PaperLook, paperKeyOf, papersOf } from './propose.ts';
import { type IssuedPaperRow, issuedPapers, type PaperInvoiceRow, paperSettings } from './queries.ts';
import {
  byPaperKey,
  findingsOf,
  findingValue,
  recordBatch,
  recordedPaper,
  recordPaper,
  refuseStopped,
} from './writes.ts';

type Input<M extends keyof typeof invoicePaperMethods> = Parameters<Handlers<typeof invoicePaperMethods>[M]>[1];

export const invoicePaperHandlers: Handlers<typeof invoicePaperMethods> = {
  async 'invoices.paperFindings'({ read, jobs, clock }, input) {
    const sql = read.client(input.clientId);
    await clientSettings(sql);
    const invoices = await chosenInvoices(sql, input);
    const batch = await unrecorded(sql, invoices, clock.today());
    const findings = await findingsOf(jobs, batch, input.use);
    const byKey = byPaperKey(invoices);
    return { papers: invoices.length, findings: findings.map((finding) => findingValue(finding, byKey)) };
  },

  async 'invoices.preview'(context, { clientId, invoiceId, layout }) {
    const { read, jobs, clock } = context;
    const sql = read.client(clientId);
    await clientSettings(sql);
    const invoices = await chosenInvoices(sql, { invoiceIds: [invoiceId], onlyNew: false });
    const batch = {
      ...(await unrecorded(sql, invoices, clock.today(), { layout })),
      officeName: await officeName(read.office),
    };
    refuseStopped(await findingsOf(jobs, batch, 'file'), invoices);
    const drawn = await jobs.run('invoice-papers', batch);
    return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, one) => sum + one.pages, 0) };
  },

  'invoices.document': issueOne,
  'invoices.documents': issueBatch,

  'invoices.markSent': (context, { clientId, documentId, channel, on, note }) =>
    context.write(async (tx) => {
      await clientSettings(tx.client(clientId), 'booking');
      const day = on ?? context.clock.today();
      return { sent: await notePaperSent(tx, clientId, { documentId, channel, on: day, note }), on: day };
    }),

  async 'invoices.papers'({ read }, { clientId, invoiceId, customerId, limit }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rows = await issuedPapers(sql, { invoiceId: invoiceId ?? null, customerId: customerId ?? null, limit });
    const documents = await paperDocuments(
      read.office,
      rows.map(({ documentId }) => documentId),
    );
    const places = placesOf(documents);
    return { papers: rows.map((row) => paperValue(row, documents, places)) };
  },

  async 'invoices.paperSettings'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return paperSettings(sql);
  },

  'invoices.savePaperSettings': (context, { clientId, layout, note }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await sql.run(
        `INSERT INTO invoice_paper_setting (client_id, layout, note) VALUES (:clientId, :layout, :note)
         ON CONFLICT (client_id) DO UPDATE SET layout = excluded.layout, note = excluded.note`,
        { layout, note },
      );
      return {};
    }),
};

/** The papers of invoices as they would be made today. */
async function unrecorded(
  sql: ClientRead,
  invoices: readonly PaperInvoiceRow[],
  issuedOn: string,
  look: PaperLook = {},
): Promise<InvoiceBatch> {
  const head = { issuedOn, batchNumber: '', officeName: null, auditHead: '', withCover: false };
  return batchOf(sql, await papersOf(sql, invoices, look), head);
}

/** The stored paper of an invoice; the first call, and a reissue, make it. */
async function issueOne(context: CommandContext, input: Input<'invoices.document'>) {
  const { clientId, invoiceId, layout, reissue } = input;
  const sql = context.read.client(clientId);
  await clientSettings(sql);
  const earlier = await issuedPapers(sql, { invoiceId, customerId: null, limit: 1000 });
  const own = earlier.find(({ batchId }) => batchId === null);
  if (own && !reissue) return rendered(context, own.documentId, own.mark);
  await clientSettings(sql, 'booking');
  const invoices = await chosenInvoices(sql, { invoiceIds: [invoiceId], onlyNew: false });
  const mark = reissue ? 'reissue' : '';
  const look: PaperLook = { layout, mark };
  const kept = earlier[0] && !reissue ? await recordedPaper(context, earlier[0]) : null;
  const checked = kept ?? (await unrecorded(sql, invoices, context.clock.today(), look));
  refuseStopped(await findingsOf(context.jobs, checked, 'file'), invoices);
  const documentId = await context.write(async (tx) => {
    const own = tx.client(clientId);
    await clientSettings(own, 'booking');
    const [invoice] = await chosenInvoices(own, { invoiceIds: [invoiceId], onlyNew: false });
    const batch = kept ?? (await unrecorded(own, [invoice!], context.clock.today(), look));
    const officeNamed = { ...batch, officeName: batch.officeName ?? (await officeName(tx.office)) };
    return recordPaper(context, tx, clientId, invoice!, officeNamed, reissue?.reason ?? '');
  });
  return rendered(context, documentId, mark);
}

async function rendered(context: CommandContext, documentId: number, mark: '' | 'reissue') {
  const document = await context.render(documentId);
  const row = (await paperDocuments(context.read.office, [documentId])).get(documentId);
  return { document, pages: row?.pages ?? 0, mark };
}

/** Records a batch, then draws it. What cannot be printed is refused, or left out and named, before anything is recorded. */
async function issueBatch(context: CommandContext, input: Input<'invoices.documents'>) {
  const { clientId } = input;
  const sql = context.read.client(clientId);
  await clientSettings(sql, 'booking');
  const invoices = await chosenInvoices(sql, input);
  if (invoices.length === 0) throw new AppError('paper-none', {}, 'invoiceIds');
  const findings = await findingsOf(context.jobs, await unrecorded(sql, invoices, context.clock.today()), 'post');
  if (!input.skipStopped) refuseStopped(findings, invoices);
  const byKey = byPaperKey(invoices);
  const stops = findings.filter(({ severity }) => severity === 'stop');
  const left = stops.map((finding) => findingValue(finding, byKey));
  const stopped = new Set(stops.map(({ paperKey }) => paperKey));
  const wanted = invoices.map(({ invoiceId }) => invoiceId).filter((id) => !stopped.has(paperKeyOf(id)));
  if (wanted.length === 0) return { batchNumber: '', papers: 0, pages: 0, totalYen: 0, document: null, left };
  const recorded = await context.write(async (tx) => {
    const own = tx.client(clientId);
    await clientSettings(own, 'booking');
    // Read again: one that was voided while the run was checked is refused here and nothing is recorded.
    const still = await chosenInvoices(own, { invoiceIds: wanted, onlyNew: false });
    return recordBatch(context, tx, clientId, { invoices: still, withCover: input.withCover });
  });
  const { documentId, ...value } = recorded;
  const document = await context.render(documentId);
  const pages = (await paperDocuments(context.read.office, [documentId])).get(documentId)?.pages ?? 0;
  return { ...value, pages, document, left };
}

type Places = Map<number, Map<string, { firstPage: number; pages: number }>>;

function placesOf(documents: ReadonlyMap<number, PaperDocumentRow>): Places {
  const places: Places = new Map();
  for (const [documentId, { outline }] of documents) {
    const entries: { key: string; firstPage: number; pages: number }[] = outline === null ? [] : JSON.parse(outline);
    places.set(documentId, new Map(entries.map(({ key, ...place }) => [key, place])));
  }
  return places;
}

function paperValue(row: IssuedPaperRow, documents: ReadonlyMap<number, PaperDocumentRow>, places: Places) {
  const document = documents.get(row.documentId);
  const place = places.get(row.documentId)?.get(paperKeyOf(row.invoiceId));
  const { batchId, ...paper } = row;
  return {
    ...paper,
    path: document?.path ?? '',
    sha256: document?.sha256 ?? '',
    firstPage: place?.firstPage ?? 0,
    pages: place?.pages ?? 0,
    isBatch: batchId !== null,
  };
}
