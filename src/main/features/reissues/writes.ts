/** 差替: an invoice is voided, another stands in its place, and everything that hung on the old one goes over. */

import { rateFault, ratesLeft } from '../../../domain/credit-note.ts';
import { dueOnByTerms } from '../../../domain/dates.ts';
import { taxName } from '../../../domain/invoice-tax.ts';
import { sumYen } from '../../../domain/money.ts';
import { revisionNumber } from '../../../domain/numbering.ts';
import { type GivenSupply, supplyOf } from '../../../domain/supply-dates.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { bookCarried, type LiveClearing, liftClearings, liveClearingsOf } from '../carried-clearings/writes.ts';
import { type ClientSettings, termsOf } from '../clients/queries.ts';
import { creditedOf, invoiceLinks, rootNumber } from '../corrections/queries.ts';
import { customerById } from '../customers/queries.ts';
import { carryDisputes } from '../exceptions/writes.ts';
import { carryReceived } from '../interest/writes.ts';
import { type InvoiceDetailRow, invoiceById, invoiceLines } from '../invoices/queries.ts';
import {
  checkNewInvoice,
  computeInvoice,
  insertInvoices,
  type NewInvoice,
  type NewInvoiceLine,
  voidInvoice,
} from '../invoices/writes.ts';
import { billingSettings, numberGiver } from '../numbering/queries.ts';
import { carryPromises } from '../promises/writes.ts';
import { carryQuestions } from '../questions/writes.ts';
import { carryPolicy } from '../reminder-policy/writes.ts';

export interface Reissue extends GivenSupply {
  invoiceId: number;
  reason: string;
  issuedOn?: string | undefined;
  dueOn?: string | undefined;
  title?: string | undefined;
  number?: string | undefined;
  lines: readonly NewInvoiceLine[];
}

/** The longest a number may be. */
const MAX_NUMBER = 20;

/**
 * Voids an invoice and issues another in its place; the chain says which stands for which. What was cleared goes over, as
 * long as the new total bears it. Throws what voiding and issuing throw; reissue-closing for a closing bill (which is undone
 * and issued anew from its deliveries), reissue-opening, reissue-cleared-over, reissue-credited, reissue-written-off.
 */
export async function reissueInvoice(tx: Tx, client: ClientSettings, given: Reissue, today: string) {
  const sql = tx.client(client.clientId);
  const old = await invoiceById(sql, given.invoiceId);
  const links = await invoiceLinks(sql, given.invoiceId);
  if (links.closing === 1) throw new AppError('reissue-closing', { number: old.number }, 'invoiceId');
  if (old.kind === 'opening') throw new AppError('reissue-opening', { number: old.number }, 'invoiceId');
  const invoice = await revisionOf(sql, client, old, given, today);
  const revision = links.revision + 1;
  const clearings = old.voidedOn === null ? await liveClearingsOf(sql, old.receivableId) : [];
  await refuseUnborne(sql, client, old, invoice, clearings);
  const voidOn = invoice.issuedOn > old.issuedOn ? invoice.issuedOn : old.issuedOn;
  await liftClearings(tx, client, clearings, old, voidOn);
  const sameDays = invoice.issuedOn === old.issuedOn && invoice.dueOn === old.dueOn;
  const carriedIds = clearings.map(({ allocationId }) => allocationId);
  await voidInvoice(tx, client, old, voidOn, given.reason, { sameDays, carriedIds });
  const number = given.number ?? (await numberOfRevision(sql, given.invoiceId, revision, invoice.issuedOn));
  await checkNewInvoice(tx, client, { ...invoice, number });
  const [booked] = await insertInvoices(tx, client, [{ ...invoice, number }]);
  const { invoiceId, receivableId, totalYen } = booked!;
  await sql.insert('invoice_revision', {
    invoice_id: invoiceId,
    replaces_id: given.invoiceId,
    revision,
    reason: given.reason,
    ...tx.booked(),
  });
  await carryRest(tx, client, old, { invoiceId, receivableId, dueOn: invoice.dueOn }, clearings);
  const carriedYen = sumYen(clearings.map(({ amountYen }) => amountYen));
  return { invoiceId, number, revision, totalYen, carriedYen, openYen: totalYen - carriedYen };
}

/** The invoice that is to stand in the place of the old one, under the customer's name as it is written now. */
async function revisionOf(
  sql: ClientWrite,
  client: ClientSettings,
  old: InvoiceDetailRow,
  given: Reissue,
  today: string,
): Promise<NewInvoice> {
  const isClosed = client.closedThrough !== null && old.issuedOn <= client.closedThrough;
  const issuedOn = given.issuedOn ?? (isClosed ? today : old.issuedOn);
  const customer = await customerById(sql, old.customerId);
  // What the customer was told stays: the due date of a paper that is only worded anew does not move.
  const dueOn = given.dueOn ?? (issuedOn === old.issuedOn ? old.dueOn : dueOnByTerms(issuedOn, termsOf(customer)));
  return {
    number: given.number ?? old.number,
    customerId: old.customerId,
    customerName: customer.name,
    issuedOn,
    dueOn,
    title: given.title ?? old.title,
    ...(await supplyOfRevision(sql, old, given)),
    lines: given.lines,
    source: 'entered',
  };
}

/**
 * Throws reissue-cleared-over where less would be billed than was cleared, reissue-credited where a rate would hold less
 * than was returned of it: such a difference is a credit note's.
 */
async function refuseUnborne(
  sql: ClientWrite,
  client: ClientSettings,
  old: InvoiceDetailRow,
  invoice: NewInvoice,
  clearings: readonly LiveClearing[],
): Promise<void> {
  const { taxes, totalYen } = computeInvoice(client, invoice);
  const clearedYen = sumYen(clearings.map(({ amountYen }) => amountYen));
  if (clearedYen > totalYen)
    throw new AppError('reissue-cleared-over', { number: old.number, clearedYen, totalYen }, 'lines');
  const credited = await creditedOf(sql, old.invoiceId);
  const fault = rateFault(
    credited.map((one) => ({ ...one, netYen: one.grossYen, taxYen: 0 })),
    ratesLeft(taxes, []),
  );
  if (fault) throw new AppError('reissue-credited', { number: old.number, rate: taxName(fault.taxClass) }, 'lines');
}

/** Clearings, disputes, questions, promises, what was received, its own policy, the schedule's period and the stage of reminding: what was true of the old one. */
async function carryRest(
  tx: Tx,
  client: ClientSettings,
  old: InvoiceDetailRow,
  made: { invoiceId: number; receivableId: number; dueOn: string },
  clearings: readonly LiveClearing[],
): Promise<void> {
  const sql = tx.client(client.clientId);
  const ids = { fromId: old.receivableId, toId: made.receivableId };
  const allocationOf = await bookCarried(tx, client, clearings, { ...ids, invoiceId: made.invoiceId });
  const disputeOf = await carryDisputes(tx, client.clientId, { ...ids, allocationOf });
  const invoices = { fromId: old.invoiceId, toId: made.invoiceId };
  await carryQuestions(sql, { ...invoices, disputeOf });
  await carryReceived(tx, client.clientId, invoices);
  await carryPolicy(tx, client.clientId, invoices);
  await carryPromises(sql, ids);
  // The period of a schedule stays billed: by what stands in the old invoice's place.
  await sql.run(
    'UPDATE recurring_period SET invoice_id = :invoiceId WHERE client_id = :clientId AND invoice_id = :oldId',
    { invoiceId: made.invoiceId, oldId: old.invoiceId },
  );
  // A debt that is only worded anew is not reminded of from the beginning.
  if (made.dueOn === old.dueOn && old.reminderStage > 0)
    await sql.run('UPDATE receivable SET opening_stage = :stage WHERE client_id = :clientId AND id = :receivableId', {
      stage: old.reminderStage,
      receivableId: made.receivableId,
    });
}

/**
 * When the dealing was does not change because its paper is issued anew: left out, the revision states what the old invoice
 * did, unless its lines have days of their own.
 */
async function supplyOfRevision(sql: ClientWrite, old: InvoiceDetailRow, given: Reissue): Promise<GivenSupply> {
  const { suppliedFrom, suppliedThrough } = given;
  if (suppliedFrom || suppliedThrough || given.lines.some((line) => line.suppliedOn))
    return { suppliedFrom, suppliedThrough };
  const lines = await invoiceLines(sql, old.invoiceId);
  const { from, through } = supplyOf(
    old.issuedOn,
    { suppliedFrom: old.statedFrom, suppliedThrough: old.statedThrough },
    lines,
  );
  return { suppliedFrom: from, suppliedThrough: through };
}

async function numberOfRevision(sql: ClientWrite, oldId: number, revision: number, on: string): Promise<string> {
  const suffixed = revisionNumber(await rootNumber(sql, oldId), revision);
  if ((await billingSettings(sql)).reissueNumber === 'suffix' && suffixed.length <= MAX_NUMBER) return suffixed;
  return (await numberGiver(sql, 'invoice')).next(on);
}
