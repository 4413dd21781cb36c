import { type PaperFinding, type PaperUse, paperFindings } from '../../../domain/invoice-findings.ts';
import { type InvoiceBatch, type InvoicePaper, inPostOrder, type PaperProblem } from '../../../domain/invoice-paper.ts';
import { paperFindingSentence } from '../../../messages/invoice-papers.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { unpackPayload } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { auditHead, officeName } from '../reminders/office-queries.ts';
import { documentPayload } from './office-queries.ts';
import { batchOf, paperKeyOf, papersOf } from './propose.ts';
import type { IssuedPaperRow, PaperInvoiceRow } from './queries.ts';

/** Papers do not know of each other: a month-end of 5,000 is not copied into the job's thread as a whole. */
const CHECKED_AT_ONCE = 500;

/** Everything that stands in the way of the papers of a batch or should be known, in the order of the papers. */
export async function findingsOf(
  jobs: QueryContext['jobs'],
  batch: InvoiceBatch,
  use: PaperUse,
): Promise<PaperFinding[]> {
  const own = batch.papers.flatMap((paper) => paperFindings(paper, batch.client, use));
  const drawn: PaperProblem[] = [];
  for (let from = 0; from < batch.papers.length; from += CHECKED_AT_ONCE) {
    const papers = batch.papers.slice(from, from + CHECKED_AT_ONCE);
    drawn.push(...(await jobs.run('check-invoice-papers', { ...batch, papers })));
  }
  const order = new Map(batch.papers.map(({ paperKey }, at) => [paperKey, at]));
  const found = drawn.map(({ paperKey, what, text }): PaperFinding => {
    return { paperKey, field: 'paper', severity: 'stop', code: what, text };
  });
  return [...own, ...found].sort((a, b) => order.get(a.paperKey)! - order.get(b.paperKey)!);
}

/** A finding with its invoice, as it is shown and refused. */
export function findingValue(finding: PaperFinding, invoices: ReadonlyMap<string, PaperInvoiceRow>) {
  const invoice = invoices.get(finding.paperKey)!;
  const { field, severity, code } = finding;
  const { invoiceId, number, customerId, customerName } = invoice;
  return {
    invoiceId,
    number,
    customerId,
    customerName,
    field,
    severity,
    code,
    sentence: paperFindingSentence(finding),
  };
}

export function byPaperKey(invoices: readonly PaperInvoiceRow[]): Map<string, PaperInvoiceRow> {
  return new Map(invoices.map((invoice) => [paperKeyOf(invoice.invoiceId), invoice]));
}

/** Throws paper-stopped for the first finding that stops, naming its invoice and how many papers are stopped. */
export function refuseStopped(findings: readonly PaperFinding[], invoices: readonly PaperInvoiceRow[]): void {
  const stops = findings.filter(({ severity }) => severity === 'stop');
  const [first] = stops;
  if (!first) return;
  const { number, customerName, sentence, field, invoiceId } = findingValue(first, byPaperKey(invoices));
  const others = new Set(stops.map(({ paperKey }) => paperKey)).size - 1;
  throw new AppError(
    'paper-stopped',
    { number, customer: customerName, sentence, field, others, invoiceId },
    'invoiceId',
  );
}

/** Records one paper of its own; drawn after the commit. */
export async function recordPaper(
  context: CommandContext,
  tx: Tx,
  clientId: number,
  invoice: PaperInvoiceRow,
  batch: InvoiceBatch,
  reason: string,
): Promise<number> {
  const mark = batch.papers[0]!.mark;
  const { documentId } = await context.recordDocument(tx, {
    kind: 'invoice-paper',
    clientId,
    title: `${invoice.number} ${invoice.customerName}`,
    name: `invoice-${asciiName(invoice.number)}`,
    payload: batch,
  });
  const sql = tx.client(clientId);
  await sql.insert('invoice_paper', {
    id: await sql.nextId('invoice_paper'),
    invoice_id: invoice.invoiceId,
    document_id: documentId,
    batch_id: null,
    mark,
    reason,
    ...tx.booked(),
  });
  return documentId;
}

/** Letters and digits of a number, for a file's name. */
export function asciiName(number: string): string {
  return number.normalize('NFKC').replace(/[^0-9A-Za-z_-]+/g, '_') || 'x';
}

/** The batch of one that draws an invoice as an earlier document recorded it; null where that document does not hold it. */
export async function recordedPaper(context: QueryContext, earlier: IssuedPaperRow): Promise<InvoiceBatch | null> {
  const payload = await documentPayload(context.read.office, earlier.documentId);
  if (payload === null) return null;
  const batch = unpackPayload(payload) as InvoiceBatch;
  const paper = batch.papers.find(({ paperKey }) => paperKey === paperKeyOf(earlier.invoiceId));
  return paper ? { ...batch, batchNumber: '', withCover: false, papers: [paper] } : null;
}

/** Records a batch and its papers in the order of the envelopes. */
export async function recordBatch(
  context: CommandContext,
  tx: Tx,
  clientId: number,
  given: { invoices: readonly PaperInvoiceRow[]; withCover: boolean },
) {
  const sql = tx.client(clientId);
  const batchId = await sql.nextId('invoice_batch');
  const issuedOn = context.clock.today();
  const batchNumber = `S${issuedOn.slice(2, 4)}-${String(batchId).padStart(4, '0')}`;
  const papers = inPostOrder(await papersOf(sql, given.invoices));
  const batch = await batchOf(sql, papers, {
    issuedOn,
    batchNumber,
    officeName: await officeName(tx.office),
    auditHead: await auditHead(tx.office),
    withCover: given.withCover,
  });
  const { documentId } = await context.recordDocument(tx, {
    kind: 'invoice-batch',
    clientId,
    title: batchNumber,
    name: `invoices-${batchNumber}`,
    payload: batch,
  });
  const totalYen = papers.reduce((sum, paper) => sum + paper.totalYen, 0);
  await sql.insert('invoice_batch', {
    id: batchId,
    number: batchNumber,
    papers: papers.length,
    total_yen: totalYen,
    document_id: documentId,
    ...tx.booked(),
  });
  const invoiceOf = byPaperKey(given.invoices);
  const firstId = await sql.nextId('invoice_paper');
  await sql.bulkInsert(
    'invoice_paper',
    papers.map((paper: InvoicePaper, at) => ({
      id: firstId + at,
      invoice_id: invoiceOf.get(paper.paperKey)!.invoiceId,
      document_id: documentId,
      batch_id: batchId,
      mark: '',
      reason: '',
      ...tx.booked(),
    })),
  );
  return { batchNumber, documentId, papers: papers.length, totalYen };
}
