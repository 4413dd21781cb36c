import { rateFault, type TaxClass, type TaxTotals, taxTotals } from '../../../domain/invoice-tax.ts';
import { MAX_INVOICE_YEN } from '../../../domain/issue-checks.ts';
import { lineAmountYen, sumYen } from '../../../domain/money.ts';
import { type GivenSupply, supplyFault, supplyOf } from '../../../domain/supply-dates.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientRead, IDS } from '../../db/engine.ts';
import { deriveOpenItems } from '../allocations/derive.ts';
import type { ClientSettings } from '../clients/queries.ts';

export interface NewInvoiceLine {
  description: string;
  quantityMilli: number;
  unit?: string | undefined;
  unitPriceMilli: number;
  taxClass: TaxClass;
  note?: string | undefined;
  /** The day of the line's own dealing. */
  suppliedOn?: string | null | undefined;
}

export interface NewInvoice extends GivenSupply {
  number: string;
  customerId: number;
  customerName: string;
  issuedOn: string;
  dueOn: string;
  title?: string | undefined;
  lines: readonly NewInvoiceLine[];
  source: 'entered' | 'imported';
  /** Where the tax is not the invoice's own to round (delivery notes that are the 適格請求書): as it is to stand. */
  taxes?: readonly TaxTotals[] | undefined;
}

const MAX_TOTAL_YEN = MAX_INVOICE_YEN;

type Reckoned = Pick<NewInvoice, 'number' | 'lines' | 'issuedOn' | 'taxes' | 'suppliedFrom' | 'suppliedThrough'>;

/** The amounts of an invoice. Throws total-negative (a credit note is another document) and what computeAmounts throws. */
export function computeInvoice(client: ClientSettings, invoice: Reckoned) {
  const amounts = computeAmounts(client, invoice);
  const { totalYen } = amounts;
  if (totalYen < 0) throw new AppError('total-negative', { number: invoice.number, totalYen }, 'lines');
  return amounts;
}

/**
 * Amounts of a paper of any sign, by the rates of the days of its dealings. Throws amount-too-large, supply-order,
 * supply-outside, tax-rate-date (a rate that did not exist on its day), tax-rate-span, tax-rate-mixed.
 */
export function computeAmounts(client: ClientSettings, invoice: Reckoned) {
  const { through } = checkedSupply(invoice);
  const lines = invoice.lines.map((line) => ({ ...line, amountYen: lineYen(client, invoice.number, line) }));
  const taxes = [...(invoice.taxes ?? taxTotals(lines, client.rounding, client.includesTax, through))];
  const totalYen = sumYen(taxes.map((tax) => tax.grossYen));
  if (Math.abs(totalYen) > MAX_TOTAL_YEN)
    throw new AppError('amount-too-large', { number: invoice.number, totalYen, maxYen: MAX_TOTAL_YEN }, 'lines');
  return { lines, taxes, totalYen };
}

function checkedSupply(invoice: Reckoned) {
  const fault = supplyFault(invoice, invoice.lines);
  if (fault) {
    const { code, ...facts } = fault;
    throw new AppError(code, facts, code === 'supply-order' ? 'suppliedThrough' : 'lines');
  }
  const supply = supplyOf(invoice.issuedOn, invoice, invoice.lines);
  const wrong = rateFault(invoice.lines, supply);
  if (wrong) throw new AppError(wrong.code, { on: wrong.on, since: wrong.since, line: wrong.line }, 'lines');
  return supply;
}

function lineYen(client: ClientSettings, number: string, line: NewInvoiceLine): number {
  try {
    const amount = lineAmountYen(line.quantityMilli, line.unitPriceMilli, client.rounding);
    if (Math.abs(amount) <= MAX_TOTAL_YEN) return amount;
  } catch {
    // Beyond the exact range of numbers: the same answer as beyond the limit.
  }
  throw new AppError('amount-too-large', { number, maxYen: MAX_TOTAL_YEN }, 'lines');
}

/** What must hold before an invoice is booked. Throws number-taken, due-before-issue, period-closed. */
export async function checkNewInvoice(
  tx: Tx,
  client: ClientSettings,
  invoice: Pick<NewInvoice, 'number' | 'issuedOn' | 'dueOn'>,
): Promise<void> {
  const taken = await tx
    .client(client.clientId)
    .get('SELECT 1 FROM invoice WHERE client_id = :clientId AND number = :number', { number: invoice.number });
  if (taken) throw new AppError('number-taken', { number: invoice.number }, 'number');
  if (invoice.dueOn < invoice.issuedOn)
    throw new AppError('due-before-issue', { issuedOn: invoice.issuedOn, dueOn: invoice.dueOn }, 'dueOn');
  if (client.closedThrough !== null && invoice.issuedOn <= client.closedThrough) {
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on: invoice.issuedOn }, 'issuedOn');
  }
}

/** Books issued invoices with lines, taxes and receivables. Everything was checked; ids run on from the last. */
export async function insertInvoices(
  tx: Tx,
  client: ClientSettings,
  invoices: readonly NewInvoice[],
): Promise<{ invoiceId: number; receivableId: number; totalYen: number }[]> {
  const sql = tx.client(client.clientId);
  const firstInvoice = await sql.nextId('invoice');
  const firstReceivable = await sql.nextId('receivable');
  const rows: InvoiceRows[] = invoices.map((invoice, index) => ({
    invoice,
    ...computeInvoice(client, invoice),
    invoiceId: firstInvoice + index,
    receivableId: firstReceivable + index,
  }));
  const heads = rows.map((row) => ({
    ...headColumns(row),
    includes_tax: client.includesTax ? 1 : 0,
    rounding: client.rounding,
    ...tx.booked(),
  }));
  await sql.bulkInsert('invoice', heads);
  await sql.bulkInsert('invoice_line', rows.flatMap(lineColumns));
  await sql.bulkInsert('invoice_tax', rows.flatMap(taxColumns));
  const receivables = rows.map((row) => ({ ...receivableColumns(row), seq: tx.seq, recorded_at: tx.at }));
  await sql.bulkInsert('receivable', receivables);
  const ids = rows.map((row) => row.receivableId);
  await deriveOpenItems(sql, ids);
  return rows.map(({ invoiceId, receivableId, totalYen }) => ({ invoiceId, receivableId, totalYen }));
}

type InvoiceRows = ReturnType<typeof computeInvoice> & {
  invoice: NewInvoice;
  invoiceId: number;
  receivableId: number;
};

function headColumns({ invoice, invoiceId, totalYen }: InvoiceRows) {
  const { from, through } = supplyOf(invoice.issuedOn, invoice, invoice.lines);
  const isOfIssue = from === invoice.issuedOn && through === from;
  return {
    id: invoiceId,
    number: invoice.number,
    kind: 'invoice',
    customer_id: invoice.customerId,
    customer_name: invoice.customerName,
    issued_on: invoice.issuedOn,
    title: invoice.title ?? '',
    total_yen: totalYen,
    source: invoice.source,
    supplied_from: isOfIssue ? null : from,
    supplied_through: isOfIssue ? null : through,
  };
}

function lineColumns({ lines, invoiceId }: InvoiceRows) {
  return lines.map((line, index) => ({
    invoice_id: invoiceId,
    line: index + 1,
    description: line.description,
    quantity_milli: line.quantityMilli,
    unit: line.unit ?? '',
    unit_price_milli: line.unitPriceMilli,
    tax_class: line.taxClass,
    amount_yen: line.amountYen,
    note: line.note ?? '',
    supplied_on: line.suppliedOn ?? null,
  }));
}

function taxColumns({ taxes, invoiceId }: InvoiceRows) {
  return taxes.map((tax) => ({
    invoice_id: invoiceId,
    tax_class: tax.taxClass,
    net_yen: tax.netYen,
    tax_yen: tax.taxYen,
    gross_yen: tax.grossYen,
  }));
}

function receivableColumns({ invoice, invoiceId, receivableId, totalYen }: InvoiceRows) {
  return {
    id: receivableId,
    invoice_id: invoiceId,
    customer_id: invoice.customerId,
    issued_on: invoice.issuedOn,
    due_on: invoice.dueOn,
    amount_yen: totalYen,
  };
}

/** What stands in the place of a voided invoice makes good what its clearings leave behind on the same days. */
interface Replaced {
  /** The other is of the same day and due on the same day. */
  sameDays: boolean;
  /** Clearings that go over to it. */
  carriedIds: readonly number[];
}

/**
 * Voids an issued invoice from `on`: it stays on record with its reason and owes nothing from that day. Throws
 * invoice-void, invoice-allocated (reverse the allocation first), void-too-early, period-closed. `replaced`: another
 * is issued in its place.
 */
export async function voidInvoice(
  tx: Tx,
  client: ClientSettings,
  invoice: { invoiceId: number; receivableId: number; number: string; issuedOn: string; voidedOn: string | null },
  on: string,
  reason: string,
  replaced: Replaced = { sameDays: false, carriedIds: [] },
): Promise<void> {
  const sql = tx.client(client.clientId);
  if (invoice.voidedOn !== null)
    throw new AppError('invoice-void', { number: invoice.number, on: invoice.voidedOn }, 'invoiceId');
  const earliestOn = replaced.sameDays ? invoice.issuedOn : await firstVoidDay(sql, invoice, replaced.carriedIds);
  if (on < earliestOn) throw new AppError('void-too-early', { number: invoice.number, earliestOn, on }, 'on');
  if (client.closedThrough !== null && on <= client.closedThrough)
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'on');
  const live = await sql.get<{ count: number }>(
    `SELECT COUNT(*) AS count FROM allocation_line l
     LEFT JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
     WHERE l.client_id = :clientId AND l.receivable_id = :receivableId AND x.allocation_id IS NULL`,
    { receivableId: invoice.receivableId },
  );
  if (live!.count > 0) throw new AppError('invoice-allocated', { number: invoice.number }, 'invoiceId');
  await sql.insert('invoice_void', { invoice_id: invoice.invoiceId, voided_on: on, reason, ...tx.booked() });
  await deriveOpenItems(sql, [invoice.receivableId]);
}

/**
 * A void before a reversal would leave days on which the invoice owes nothing and was yet partly cleared; a clearing that was
 * reversed on the day it began leaves none.
 */
async function firstVoidDay(
  sql: ClientRead,
  invoice: { receivableId: number; issuedOn: string },
  carriedIds: readonly number[],
): Promise<string> {
  const row = await sql.get<{ lastOn: string | null }>(
    `SELECT MAX(MAX(x.reversed_on, l.effective_on)) AS lastOn FROM allocation_line l
     JOIN allocation_reversal x ON x.client_id = l.client_id AND x.allocation_id = l.allocation_id
     WHERE l.client_id = :clientId AND l.receivable_id = :receivableId AND x.reversed_on > l.effective_on AND l.allocation_id NOT IN ${IDS}`,
    { receivableId: invoice.receivableId, ids: JSON.stringify(carriedIds) },
  );
  const lastOn = row?.lastOn ?? '';
  return lastOn > invoice.issuedOn ? lastOn : invoice.issuedOn;
}
