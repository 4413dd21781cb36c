/** 締め請求 issued and taken back. The caller holds the transaction. */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientSettings } from '../clients/queries.ts';
import { invoiceById } from '../invoices/queries.ts';
import { checkNewInvoice, insertInvoices, type NewInvoice, voidInvoice } from '../invoices/writes.ts';
import { numberGiver } from '../numbering/queries.ts';
import type { ProposedBill } from './propose.ts';
import { billById, laterBill } from './queries.ts';

/** Issues bills without an obstacle: each an invoice, its frozen figures, and what it gathers. */
export async function issueBills(tx: Tx, client: ClientSettings, bills: readonly ProposedBill[]) {
  const sql = tx.client(client.clientId);
  const giver = await numberGiver(sql, 'invoice');
  const invoices: NewInvoice[] = [];
  for (const bill of bills) {
    const invoice: NewInvoice = {
      number: await giver.next(bill.closedOn),
      customerId: bill.customer.customerId,
      customerName: bill.customer.name,
      issuedOn: bill.closedOn,
      dueOn: bill.dueOn,
      suppliedFrom: bill.suppliedFrom,
      suppliedThrough: bill.closedOn,
      lines: bill.lines,
      source: 'entered',
      // The whole is rounded by the invoice itself; where each note was, its sums stand.
      taxes: bill.qualifiedPaper === 'delivery' ? bill.taxes : undefined,
    };
    await checkNewInvoice(tx, client, invoice);
    invoices.push(invoice);
  }
  const booked = await insertInvoices(tx, client, invoices);
  await insertFigures(tx, client, bills, booked);
  return bills.map((bill, index) => ({
    invoiceId: booked[index]!.invoiceId,
    number: invoices[index]!.number,
    customerId: bill.customer.customerId,
    customerCode: bill.customer.code,
    totalYen: bill.figures.totalYen,
    balanceYen: bill.figures.balanceYen,
  }));
}

async function insertFigures(
  tx: Tx,
  client: ClientSettings,
  bills: readonly ProposedBill[],
  booked: readonly { invoiceId: number; totalYen: number }[],
): Promise<void> {
  const sql = tx.client(client.clientId);
  const numbered = bills.map((bill, index) => ({ bill, ...booked[index]! }));
  const strange = numbered.find(({ bill, totalYen }) => bill.figures.totalYen !== totalYen);
  if (strange) throw new Error(`closing bill ${strange.invoiceId} was reckoned twice with two results`);
  await sql.bulkInsert(
    'closing_bill',
    numbered.map(({ bill, invoiceId }) => ({
      invoice_id: invoiceId,
      customer_id: bill.customer.customerId,
      from_on: bill.fromOn,
      closed_on: bill.closedOn,
      qualified_paper: bill.qualifiedPaper,
      previous_invoice_id: bill.previousInvoiceId,
      previous_yen: bill.figures.previousYen,
      deposits_yen: bill.figures.depositsYen,
      adjustments_yen: bill.figures.adjustmentsYen,
      separate_yen: bill.figures.separateYen,
      carried_yen: bill.figures.carriedYen,
      sales_yen: bill.figures.salesYen,
      tax_yen: bill.figures.taxYen,
      total_yen: bill.figures.totalYen,
      balance_yen: bill.figures.balanceYen,
      advance_yen: bill.advanceYen,
      issued_sum_yen: bill.sums.issuedYen + bill.figures.totalYen,
      money_sum_yen: bill.sums.moneyYen,
      adjusted_sum_yen: bill.sums.adjustedYen,
      recorded_at: tx.at,
    })),
  );
  await sql.bulkInsert(
    'closing_bill_delivery',
    numbered.flatMap(({ bill, invoiceId }) =>
      bill.deliveries.map(({ deliveryId }) => ({ invoice_id: invoiceId, delivery_id: deliveryId })),
    ),
  );
  await sql.bulkInsert(
    'invoice_line_source',
    numbered.flatMap(({ bill, invoiceId }) =>
      bill.lines.map(({ deliveryId, line }, index) => ({
        invoice_id: invoiceId,
        line: index + 1,
        delivery_id: deliveryId,
        delivery_line: line,
      })),
    ),
  );
}

/** Throws closing-later: the next bill began from this one, so that it has to go first. */
export async function refuseEarlierBill(tx: Tx, clientId: number, invoiceId: number, number: string): Promise<void> {
  const later = await laterBill(tx.client(clientId), invoiceId);
  if (later)
    throw new AppError('closing-later', { number, later: later.number, closedOn: later.closedOn }, 'invoiceId');
}

/** Voids a bill as of its closing day; its deliveries are free again. Throws closing-later and what voiding throws. */
export async function undoBill(tx: Tx, client: ClientSettings, invoiceId: number, reason: string): Promise<number> {
  const sql = tx.client(client.clientId);
  const bill = await billById(sql, invoiceId);
  await refuseEarlierBill(tx, client.clientId, invoiceId, bill.number);
  await voidInvoice(tx, client, await invoiceById(sql, invoiceId), bill.closedOn, reason);
  return bill.deliveries;
}
