import type { salePaperMethods } from '../../../contract/sale-papers.ts';
import type { InvoiceBatch } from '../../../domain/invoice-paper.ts';
import { paperFindingSentence } from '../../../messages/invoice-papers.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { batchOf } from '../invoice-papers/propose.ts';
import { asciiName, findingsOf } from '../invoice-papers/writes.ts';
import { officeName } from '../reminders/office-queries.ts';
import { type SalePaper, salePaperOf } from './propose.ts';
import { type SaleSubject, salePaper } from './queries.ts';

export const salePaperHandlers: Handlers<typeof salePaperMethods> = {
  'creditNotes.preview': (context, { clientId, creditNoteId }) =>
    preview(context, clientId, 'credit-note', creditNoteId),
  'creditNotes.document': (context, { clientId, creditNoteId, reissue }) =>
    issue(context, clientId, 'credit-note', creditNoteId, reissue?.reason),
  'deliveries.preview': (context, { clientId, deliveryId }) => preview(context, clientId, 'delivery', deliveryId),
  'deliveries.document': (context, { clientId, deliveryId, reissue }) =>
    issue(context, clientId, 'delivery', deliveryId, reissue?.reason),
};

async function preview(context: QueryContext, clientId: number, subject: SaleSubject, id: number) {
  const sql = context.read.client(clientId);
  await clientSettings(sql);
  const sale = await salePaperOf(sql, subject, id, '');
  const batch = await batchOfOne(context.read.office, sql, sale, context.clock.today());
  await refuseStopped(context.jobs, batch, sale);
  const drawn = await context.jobs.run('invoice-papers', batch);
  return { bytes: drawn.bytes, pages: drawn.letters.reduce((sum, one) => sum + one.pages, 0) };
}

/** The stored paper; the first call, and a reissue, make it. */
async function issue(context: CommandContext, clientId: number, subject: SaleSubject, id: number, reason?: string) {
  const sql = context.read.client(clientId);
  await clientSettings(sql);
  const kept = await salePaper(sql, subject, id);
  if (kept && reason === undefined) return rendered(context, kept.documentId, kept.mark);
  await clientSettings(sql, 'booking');
  const mark = reason === undefined ? '' : 'reissue';
  const today = context.clock.today();
  const looked = await salePaperOf(sql, subject, id, mark);
  await refuseStopped(context.jobs, await batchOfOne(context.read.office, sql, looked, today), looked);
  const documentId = await context.write(async (tx) => {
    const own = tx.client(clientId);
    await clientSettings(own, 'booking');
    const sale = await salePaperOf(own, subject, id, mark);
    const { number } = sale.paper;
    const recorded = await context.recordDocument(tx, {
      kind: subject === 'credit-note' ? 'credit-note' : 'delivery-note',
      clientId,
      title: `${number} ${sale.customerName}`,
      name: `${subject}-${asciiName(number)}`,
      payload: await batchOfOne(tx.office, own, sale, today),
    });
    const paper = { subject, subject_id: id, document_id: recorded.documentId, mark, reason: reason ?? '' };
    await own.insert('sale_paper', { id: await own.nextId('sale_paper'), ...paper, ...tx.booked() });
    return recorded.documentId;
  });
  return rendered(context, documentId, mark);
}

async function rendered(context: CommandContext, documentId: number, mark: '' | 'reissue') {
  const document = await context.render(documentId);
  const pages = (await paperDocuments(context.read.office, [documentId])).get(documentId)?.pages ?? 0;
  return { document, pages, mark };
}

async function batchOfOne(office: ReadSql, sql: ClientRead, { paper }: SalePaper, on: string): Promise<InvoiceBatch> {
  const head = { issuedOn: on, batchNumber: '', officeName: await officeName(office), auditHead: '', withCover: false };
  return batchOf(sql, [paper], head);
}

/** Throws paper-stopped for what cannot be made. */
async function refuseStopped(jobs: QueryContext['jobs'], batch: InvoiceBatch, sale: SalePaper): Promise<void> {
  const stop = (await findingsOf(jobs, batch, 'file')).find(({ severity }) => severity === 'stop');
  if (!stop) return;
  const facts = { number: sale.paper.number, customer: sale.customerName, field: stop.field, others: 0 };
  throw new AppError('paper-stopped', { ...facts, sentence: paperFindingSentence(stop) });
}
