/** Invoices of the books → what their papers say: the plain data that is recorded with a document and drawn after it. */
import type {
  CarriedBalance,
  InvoiceBatch,
  InvoiceLayout,
  InvoicePaper,
  PaperLine,
  RelatedPaper,
} from '../../../domain/invoice-paper.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { allCustomers, type CustomerRow, customerById } from '../customers/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import { addressOf } from '../reminders/propose.ts';
import {
  invoicesById,
  invoicesIssued,
  linesOf,
  type PaperInvoiceRow,
  type PaperLineRow,
  type PaperSettings,
  paperSettings,
  printedBefore,
  taxesOf,
} from './queries.ts';

export interface PaperChoice {
  invoiceIds?: readonly number[] | undefined;
  issuedFrom?: string | undefined;
  issuedThrough?: string | undefined;
  onlyNew: boolean;
}

/** Names a paper inside its document. */
export function paperKeyOf(invoiceId: number): string {
  return `invoice-${invoiceId}`;
}

/** The invoices asked for. Throws invoice-unknown, invoice-void, paper-opening for one that was named and has no paper. */
export async function chosenInvoices(sql: ClientRead, choice: PaperChoice): Promise<PaperInvoiceRow[]> {
  const rows = choice.invoiceIds
    ? namedInvoices(await invoicesById(sql, choice.invoiceIds), choice.invoiceIds)
    : await invoicesIssued(sql, choice.issuedFrom ?? '1900-01-01', choice.issuedThrough ?? '2999-12-31');
  if (!choice.onlyNew) return rows;
  const printed = await printedBefore(
    sql,
    rows.map(({ invoiceId }) => invoiceId),
  );
  return rows.filter(({ invoiceId }) => !printed.has(invoiceId));
}

function namedInvoices(rows: PaperInvoiceRow[], ids: readonly number[]): PaperInvoiceRow[] {
  const found = new Map(rows.map((row) => [row.invoiceId, row]));
  for (const invoiceId of ids) {
    const row = found.get(invoiceId);
    if (!row) throw new AppError('invoice-unknown', { invoiceId }, 'invoiceId');
    if (row.voidedOn !== null)
      throw new AppError('invoice-void', { number: row.number, on: row.voidedOn }, 'invoiceId');
    if (row.kind === 'opening') throw new AppError('paper-opening', { number: row.number }, 'invoiceId');
  }
  return rows;
}

export interface PaperLook {
  layout?: InvoiceLayout | undefined;
  mark?: InvoicePaper['mark'];
}

/** The papers of invoices, in the order given. */
export async function papersOf(
  sql: ClientRead,
  invoices: readonly PaperInvoiceRow[],
  look: PaperLook = {},
): Promise<InvoicePaper[]> {
  const ids = invoices.map(({ invoiceId }) => invoiceId);
  const settings = await paperSettings(sql);
  const customers = await addresseesOf(sql, invoices);
  const lines = Map.groupBy(await linesOf(sql, ids), ({ invoiceId }) => invoiceId);
  const taxes = Map.groupBy(await taxesOf(sql, ids), ({ invoiceId }) => invoiceId);
  return invoices.map((invoice) => ({
    ...headOf(invoice, customers.get(invoice.customerId)!, settings, look),
    related: relatedOf(invoice, lines.get(invoice.invoiceId) ?? []),
    lines: (lines.get(invoice.invoiceId) ?? []).map(paperLine),
    taxes: (taxes.get(invoice.invoiceId) ?? []).map(({ invoiceId: _of, ...tax }) => tax),
  }));
}

async function addresseesOf(sql: ClientRead, invoices: readonly PaperInvoiceRow[]): Promise<Map<number, CustomerRow>> {
  const ids = new Set(invoices.map(({ customerId }) => customerId));
  const rows = ids.size <= 20 ? [] : await allCustomers(sql);
  const found = new Map(rows.map((row) => [row.customerId, row]));
  for (const customerId of ids) if (!found.has(customerId)) found.set(customerId, await customerById(sql, customerId));
  return found;
}

function paperLine({ deliveredOn, slip, ...row }: PaperLineRow): PaperLine {
  const { description, note, quantityMilli, unit, unitPriceMilli, taxClass, amountYen } = row;
  const line = { description, note, quantityMilli, unit, unitPriceMilli, taxClass, amountYen };
  if (slip !== null) return { ...line, on: deliveredOn, slip };
  return row.suppliedOn === null ? line : { ...line, on: row.suppliedOn };
}

/** The strip of a closing bill; null for other invoices. */
function carriedOf(row: PaperInvoiceRow): CarriedBalance | null {
  if (row.closedOn === null) return null;
  return {
    previousYen: row.previousYen ?? 0,
    depositedYen: row.depositsYen ?? 0,
    adjustedYen: row.adjustedYen ?? 0,
    carriedYen: row.carriedYen ?? 0,
    netYen: row.salesYen ?? 0,
    taxYen: row.taxYen ?? 0,
    billedYen: row.balanceYen ?? 0,
  };
}

/** What this one replaces, and the delivery notes that are the qualified invoices where the client has chosen so. */
function relatedOf(row: PaperInvoiceRow, lines: readonly PaperLineRow[]): RelatedPaper[] {
  const related: RelatedPaper[] = [];
  if (row.replacesNumber !== null)
    related.push({ kind: 'corrects', numbers: [row.replacesNumber], on: row.replacesOn });
  if (row.qualifiedPaper === 'delivery') {
    const numbers = [...new Set(lines.flatMap(({ slip }) => (slip === null ? [] : [slip])))];
    if (numbers.length > 0) related.push({ kind: 'delivery-notes', numbers, on: null });
  }
  return related;
}

function headOf(
  invoice: PaperInvoiceRow,
  customer: CustomerRow,
  settings: PaperSettings,
  look: PaperLook,
): Omit<InvoicePaper, 'lines' | 'taxes' | 'related'> {
  return {
    paperKey: paperKeyOf(invoice.invoiceId),
    kind: 'invoice',
    layout: look.layout ?? (invoice.closedOn === null ? settings.layout : 'closing'),
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    suppliedFrom: invoice.suppliedFrom ?? invoice.fromOn ?? invoice.issuedOn,
    suppliedThrough: invoice.suppliedThrough ?? invoice.closedOn ?? invoice.issuedOn,
    title: invoice.title,
    customer: {
      ...addressOf(customer),
      name: customer.mailingName || invoice.customerName,
      honorific: customer.honorific,
      department: customer.department,
      contactName: customer.contactName,
    },
    billedTo: customer.mailingName !== '' && customer.mailingName !== invoice.customerName ? invoice.customerName : '',
    includesTax: invoice.includesTax === 1,
    qualifies: invoice.qualifiedPaper !== 'delivery',
    totalYen: invoice.totalYen,
    carried: carriedOf(invoice),
    feeBearer: customer.feeBearer,
    mark: look.mark ?? '',
    note: settings.note,
  };
}

export interface BatchHead {
  issuedOn: string;
  batchNumber: string;
  officeName: string | null;
  auditHead: string;
  withCover: boolean;
}

export async function batchOf(sql: ClientRead, papers: InvoicePaper[], head: BatchHead): Promise<InvoiceBatch> {
  return { ...head, envelope: await envelopeProfileOf(sql), client: await letterClient(sql), papers };
}
