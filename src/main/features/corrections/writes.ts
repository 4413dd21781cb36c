/** Advances used, credit notes booked and taken back. The caller holds the transaction. */
import {
  CREDIT_WORDS,
  type CreditKind,
  isPaperNeeded,
  partsOfSum,
  rateFault,
  ratesLeft,
  spreadCredit,
} from '../../../domain/credit-note.ts';
import { type TaxTotals, taxName } from '../../../domain/invoice-tax.ts';
import { sumYen } from '../../../domain/money.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { openReceivablesOf } from '../allocations/queries.ts';
import { bookAllocations, bookClearing, reverseAllocations } from '../allocations/writes.ts';
import { standingAllocation } from '../carried-clearings/writes.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { type InvoiceDetailRow, invoiceById, invoiceTaxes } from '../invoices/queries.ts';
import { computeAmounts, type NewInvoiceLine } from '../invoices/writes.ts';
import { numberGiver } from '../numbering/queries.ts';
import { creditedOf, creditNoteById, openAdvances, reckoningOf } from './queries.ts';

/**
 * Uses the customer's advances (or the one named) on an invoice, the oldest first, up to what it owes or the sum named.
 * Returns the yen used. Throws advance-none when a deposit is named that has nothing left for this customer.
 */
export async function settleAdvances(
  tx: Tx,
  client: ClientSettings,
  invoiceId: number,
  only: { depositId?: number | undefined; amountYen?: number | undefined } = {},
): Promise<number> {
  const sql = tx.client(client.clientId);
  const invoice = await invoiceById(sql, invoiceId);
  const advances = await openAdvances(sql, invoice.customerId);
  const chosen = only.depositId === undefined ? advances : advances.filter((one) => one.depositId === only.depositId);
  if (only.depositId !== undefined && chosen.length === 0)
    throw new AppError('advance-none', { customer: invoice.customerName }, 'depositId');
  let leftYen = Math.min(invoice.openYen, only.amountYen ?? invoice.openYen);
  const uses = chosen.flatMap(({ depositId, leftYen: heldYen }) => {
    const amountYen = Math.min(leftYen, heldYen);
    leftYen -= amountYen;
    return amountYen > 0 ? [{ depositId, amountYen }] : [];
  });
  if (uses.length === 0) return 0;
  const allocationIds = await bookAllocations(
    tx,
    client,
    uses.map(({ depositId, amountYen }) => ({
      depositId,
      how: 'manual',
      lines: [{ receivableId: invoice.receivableId, amountYen }],
      adjustments: [],
    })),
  );
  await sql.bulkInsert(
    'invoice_advance',
    uses.map(({ depositId, amountYen }, index) => ({
      allocation_id: allocationIds[index]!,
      invoice_id: invoiceId,
      deposit_id: depositId,
      amount_yen: amountYen,
    })),
  );
  return sumYen(uses.map((use) => use.amountYen));
}

export interface NewCreditNote {
  invoiceId: number;
  kind: CreditKind;
  reason: string;
  issuedOn: string;
  lines?: readonly NewInvoiceLine[] | undefined;
  amountYen?: number | undefined;
}

interface CreditAmounts {
  lines: (NewInvoiceLine & { amountYen: number })[];
  taxes: TaxTotals[];
  totalYen: number;
}

/**
 * Books a credit note of one invoice, by its rates, and clears receivables by it: this invoice's first, then the customer's
 * others. Throws invoice-void, credit-note-early, credit-note-empty, credit-note-rate, credit-note-over, credit-note-paid, period-closed.
 */
export async function bookCreditNote(tx: Tx, client: ClientSettings, note: NewCreditNote) {
  const sql = tx.client(client.clientId);
  const invoice = await invoiceById(sql, note.invoiceId);
  const { number, customerId, customerName } = invoice;
  if (invoice.voidedOn !== null) throw new AppError('invoice-void', { number, on: invoice.voidedOn }, 'invoiceId');
  if (note.issuedOn < invoice.issuedOn)
    throw new AppError('credit-note-early', { number, issuedOn: invoice.issuedOn, on: note.issuedOn }, 'issuedOn');
  const reckoning = await reckoningOf(sql, note.invoiceId);
  const left = ratesLeft(await invoiceTaxes(sql, note.invoiceId), await creditedOf(sql, note.invoiceId));
  const amounts = creditAmounts({ ...client, ...reckoning }, invoice, note, left);
  if (amounts.totalYen <= 0) throw new AppError('credit-note-empty', { number }, 'lines');
  const fault = rateFault(amounts.taxes, left);
  if (fault) {
    const { code, taxClass, ...facts } = fault;
    throw new AppError(code, { ...facts, number, rate: taxName(taxClass) }, 'lines');
  }
  const open = (await openReceivablesOf(sql, customerId)).filter((one) => one.issuedOn <= note.issuedOn);
  const { lines, restYen } = spreadCredit(amounts.totalYen, open, note.invoiceId);
  if (restYen > 0) throw new AppError('credit-note-paid', { number, restYen, totalYen: amounts.totalYen }, 'invoiceId');
  const allocationId = await bookClearing(tx, client, {
    kind: 'credit-note',
    on: note.issuedOn,
    lines,
    rule: null,
    reason: note.reason,
    evidence: '',
    taxes: amounts.taxes,
  });
  const creditNumber = await (await numberGiver(sql, 'credit-note')).next(note.issuedOn);
  const paperNeeded = isPaperNeeded(amounts.totalYen);
  const head = { number: creditNumber, customerId, customerName, allocationId, paperNeeded };
  const creditNoteId = await insertCreditNote(tx, sql, note, { ...head, ...reckoning, ...amounts });
  return { creditNoteId, number: creditNumber, totalYen: amounts.totalYen, paperNeeded };
}

/** Lines as given, by the rates of the day of sale; or a sum parted by what is left of each rate. */
function creditAmounts(
  client: ClientSettings,
  invoice: InvoiceDetailRow,
  note: NewCreditNote,
  left: ReturnType<typeof ratesLeft>,
): CreditAmounts {
  if (note.lines !== undefined)
    // By the rate of the sale (消費税法38条): that of the day of the dealing.
    return computeAmounts(client, {
      number: invoice.number,
      issuedOn: invoice.statedThrough ?? invoice.issuedOn,
      lines: note.lines,
    });
  const amountYen = note.amountYen ?? 0;
  const leftYen = sumYen(left.map((rate) => rate.leftYen));
  if (amountYen > leftYen)
    throw new AppError(
      'credit-note-over',
      { number: invoice.number, rate: '', leftYen, grossYen: amountYen },
      'amountYen',
    );
  const taxes = partsOfSum(amountYen, left, client.rounding);
  const lines = taxes.map((tax) => {
    const yen = client.includesTax ? tax.grossYen : tax.netYen;
    const description = CREDIT_WORDS[note.kind];
    return { description, quantityMilli: 1000, unitPriceMilli: yen * 1000, taxClass: tax.taxClass, amountYen: yen };
  });
  return { lines, taxes, totalYen: sumYen(taxes.map((tax) => tax.grossYen)) };
}

interface CreditHead extends CreditAmounts {
  number: string;
  customerId: number;
  customerName: string;
  allocationId: number;
  paperNeeded: boolean;
  includesTax: boolean;
  rounding: string;
}

async function insertCreditNote(tx: Tx, sql: ClientWrite, note: NewCreditNote, head: CreditHead): Promise<number> {
  const id = await sql.nextId('credit_note');
  await sql.insert('credit_note', {
    id,
    number: head.number,
    customer_id: head.customerId,
    customer_name: head.customerName,
    invoice_id: note.invoiceId,
    issued_on: note.issuedOn,
    kind: note.kind,
    reason: note.reason,
    includes_tax: head.includesTax ? 1 : 0,
    rounding: head.rounding,
    total_yen: head.totalYen,
    paper_needed: head.paperNeeded ? 1 : 0,
    allocation_id: head.allocationId,
    ...tx.booked(),
  });
  await sql.bulkInsert(
    'credit_note_line',
    head.lines.map((line, index) => ({
      credit_note_id: id,
      line: index + 1,
      description: line.description,
      quantity_milli: line.quantityMilli,
      unit: line.unit ?? '',
      unit_price_milli: line.unitPriceMilli,
      tax_class: line.taxClass,
      amount_yen: line.amountYen,
      note: line.note ?? '',
    })),
  );
  await sql.bulkInsert(
    'credit_note_tax',
    head.taxes.map((tax) => ({
      credit_note_id: id,
      tax_class: tax.taxClass,
      net_yen: tax.netYen,
      tax_yen: tax.taxYen,
      gross_yen: tax.grossYen,
    })),
  );
  return id;
}

/** Throws credit-note-unknown, credit-note-cancelled, period-closed. The day is never before the note's own. */
export async function cancelCreditNote(
  tx: Tx,
  client: ClientSettings,
  creditNoteId: number,
  given: { on: string; reason: string },
): Promise<string> {
  const sql = tx.client(client.clientId);
  const note = await creditNoteById(sql, creditNoteId);
  if (note.cancelledOn !== null) throw new AppError('credit-note-cancelled', { number: note.number }, 'creditNoteId');
  const on = given.on > note.issuedOn ? given.on : note.issuedOn;
  if (client.closedThrough !== null && on <= client.closedThrough)
    throw new AppError('period-closed', { closedThrough: client.closedThrough, on }, 'on');
  await reverseAllocations(tx, client.clientId, [await standingAllocation(sql, note.allocationId)], on, 'clamp');
  await sql.insert('credit_note_cancel', {
    credit_note_id: creditNoteId,
    cancelled_on: on,
    reason: given.reason,
    ...tx.booked(),
  });
  return on;
}
