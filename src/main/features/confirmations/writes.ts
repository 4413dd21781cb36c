/** 残高確認書: issuing, asking again, and what comes back. */
import type { BalanceBatch } from '../../../domain/balance-letter.ts';
import { addDays } from '../../../domain/dates.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { allCustomers } from '../customers/queries.ts';
import { type BalanceFacts, balanceFacts, hasAddress, letterOf } from '../ledgers/propose.ts';
import { balanceBatch } from '../ledgers/writes.ts';
import { addressOf } from '../reminders/propose.ts';
import { type ConfirmationRow, confirmations, confirmedItems } from './queries.ts';

/** Time to look into the books and post the slip: three weeks, as auditors give. */
export const REPLY_DAYS = 21;

type Office = QueryContext['read']['office'];

/** Customers to be asked. Throws confirmation-none, confirmation-address, both naming the first customer. */
export async function factsToConfirm(
  sql: ClientRead,
  asOf: string,
  customerIds: readonly number[],
): Promise<BalanceFacts[]> {
  const facts = await balanceFacts(sql, asOf, customerIds);
  const found = new Set(facts.map((one) => one.customer.customerId));
  const missing = customerIds.find((id) => !found.has(id));
  if (missing !== undefined) {
    const customer = (await allCustomers(sql)).find((one) => one.customerId === missing);
    throw new AppError(
      'confirmation-none',
      { customer: customer ? `${customer.code} ${customer.name}` : String(missing), asOf },
      'customerIds',
    );
  }
  const without = facts.find((one) => !hasAddress(one.customer));
  if (without)
    throw new AppError(
      'confirmation-address',
      { customer: `${without.customer.code} ${without.customer.name}` },
      'customerIds',
    );
  return facts;
}

/** Throws reply-before-issue. */
export function checkReplyBy(issuedOn: string, replyBy: string | undefined): string {
  const by = replyBy ?? addDays(issuedOn, REPLY_DAYS);
  if (by < issuedOn)
    throw new AppError('reply-before-issue', { issuedOn, replyBy: by, replyByOn: by, issuedAtOn: issuedOn }, 'replyBy');
  return by;
}

export async function confirmationBatch(
  office: Office,
  sql: ClientRead,
  facts: readonly BalanceFacts[],
  given: { asOf: string; issuedOn: string; replyBy: string; batchNumber: string },
): Promise<BalanceBatch> {
  const letters = facts.map((one, index) => letterOf(one, `${given.batchNumber}-${index + 1}`, given.asOf));
  const { issuedOn, replyBy, batchNumber } = given;
  return balanceBatch(office, sql, { kind: 'confirmation', issuedOn, replyBy, batchNumber, letters });
}

/** Records letters, their items and the paper; drawn after the commit. */
export async function recordConfirmations(
  context: CommandContext,
  tx: Tx,
  asked: { clientId: number; asOf: string; customerIds: number[]; replyBy: string },
) {
  const sql = tx.client(asked.clientId);
  const issuedOn = context.clock.today();
  const facts = await factsToConfirm(sql, asked.asOf, asked.customerIds);
  const batchNumber = await nextBatchNumber(tx, issuedOn);
  const batch = await confirmationBatch(tx.office, sql, facts, { ...asked, issuedOn, batchNumber });
  const { documentId, path } = await recordLetters(context, tx, asked.clientId, batch);
  const firstId = await sql.nextId('balance_confirmation');
  await sql.bulkInsert(
    'balance_confirmation',
    facts.map((one, index) => ({
      id: firstId + index,
      customer_id: one.customer.customerId,
      serial: batch.letters[index]!.serial,
      as_of: asked.asOf,
      balance_yen: one.balanceYen,
      advance_yen: one.advanceYen,
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'balance_confirmation_item',
    facts.flatMap((one, index) =>
      one.invoices.map(({ receivableId, openYen }) => ({
        confirmation_id: firstId + index,
        receivable_id: receivableId,
        open_yen: openYen,
      })),
    ),
  );
  await recordSendings(
    tx,
    asked.clientId,
    facts.map((_, index) => ({ confirmationId: firstId + index, number: 1 })),
    { issuedOn, replyBy: asked.replyBy, documentId },
  );
  return { letters: facts.length, document: { documentId, path, sha256: '', bytes: 0 } };
}

async function nextBatchNumber(tx: Tx, issuedOn: string): Promise<string> {
  return `K${issuedOn.slice(2, 4)}-${String(await tx.office.nextId('document')).padStart(4, '0')}`;
}

function recordLetters(context: CommandContext, tx: Tx, clientId: number, batch: BalanceBatch) {
  return context.recordDocument(tx, {
    kind: 'balance-letters',
    clientId,
    title: batch.batchNumber,
    name: `confirmations-${batch.batchNumber}-${batch.issuedOn}`,
    payload: batch,
  });
}

function recordSendings(
  tx: Tx,
  clientId: number,
  sendings: readonly { confirmationId: number; number: number }[],
  { issuedOn, replyBy, documentId }: { issuedOn: string; replyBy: string; documentId: number },
): Promise<void> {
  return tx.client(clientId).bulkInsert(
    'balance_confirmation_sending',
    sendings.map(({ confirmationId, number }) => ({
      confirmation_id: confirmationId,
      number,
      sent_on: issuedOn,
      reply_by: replyBy,
      document_id: documentId,
      ...tx.booked(),
    })),
  );
}

/** Those that have no answer yet, in the order in which they were asked for. Throws confirmation-unknown, confirmation-answered. */
export async function waitingConfirmations(
  sql: ClientRead,
  confirmationIds: readonly number[],
): Promise<ConfirmationRow[]> {
  const known = new Map((await confirmations(sql)).map((one) => [one.confirmationId, one]));
  return [...new Set(confirmationIds)].map((confirmationId) => {
    const one = known.get(confirmationId);
    if (!one) throw new AppError('confirmation-unknown', { confirmationId }, 'confirmationIds');
    if (one.state === 'agreed' || one.state === 'differs')
      throw new AppError(
        'confirmation-answered',
        { serial: one.serial, customer: `${one.code} ${one.name}`, repliedOn: one.repliedOn ?? '' },
        'confirmationIds',
      );
    return one;
  });
}

/** The letters of confirmations that are asked for again: the same balance and items, in the name and to the address of today. */
export async function repeatedBatches(
  office: Office,
  sql: ClientRead,
  rows: readonly ConfirmationRow[],
  given: { issuedOn: string; replyBy: string; batchNumber: string },
): Promise<BalanceBatch> {
  const customers = new Map((await allCustomers(sql)).map((one) => [one.customerId, one]));
  const items = Map.groupBy(
    await confirmedItems(
      sql,
      rows.map((row) => row.confirmationId),
    ),
    (item) => item.confirmationId,
  );
  const letters = rows.map((row) => {
    const customer = customers.get(row.customerId)!;
    const invoices = (items.get(row.confirmationId) ?? []).map((item) => ({ ...item, customerId: row.customerId }));
    const letter = letterOf(
      { customer, invoices, balanceYen: row.balanceYen, advanceYen: row.advanceYen },
      row.serial,
      row.asOf,
    );
    return { ...letter, letterKey: row.serial, askedBeforeOn: row.sentOn, postal: addressOf(customer).postalCode };
  });
  letters.sort((a, b) =>
    `${a.postal.padStart(8, '9')} ${a.serial}` < `${b.postal.padStart(8, '9')} ${b.serial}` ? -1 : 1,
  );
  return balanceBatch(office, sql, {
    kind: 'confirmation',
    ...given,
    letters: letters.map(({ postal: _postal, ...letter }) => letter),
  });
}

export async function recordRepeated(
  context: CommandContext,
  tx: Tx,
  asked: { clientId: number; confirmationIds: number[]; replyBy: string },
) {
  const sql = tx.client(asked.clientId);
  const issuedOn = context.clock.today();
  const rows = await waitingConfirmations(sql, asked.confirmationIds);
  const batchNumber = await nextBatchNumber(tx, issuedOn);
  const batch = await repeatedBatches(tx.office, sql, rows, { issuedOn, replyBy: asked.replyBy, batchNumber });
  const { documentId, path } = await recordLetters(context, tx, asked.clientId, batch);
  await recordSendings(
    tx,
    asked.clientId,
    rows.map((row) => ({ confirmationId: row.confirmationId, number: row.reminders + 2 })),
    { issuedOn, replyBy: asked.replyBy, documentId },
  );
  return { letters: rows.length, document: { documentId, path, sha256: '', bytes: 0 } };
}

export interface ReplyGiven {
  clientId: number;
  confirmationId?: number | undefined;
  serial?: string | undefined;
  outcome: 'sent' | 'agreed' | 'differs' | 'not-returned';
  repliedOn?: string | undefined;
  statedYen?: number | undefined;
  reason?: string | undefined;
}

/** Throws confirmation-unknown, reply-too-early, stated-missing. */
export async function recordReply(context: CommandContext, tx: Tx, given: ReplyGiven) {
  const sql = tx.client(given.clientId);
  const serial = given.serial?.toUpperCase().replace(/\/.*$/, '');
  const row = (await confirmations(sql)).find((one) =>
    given.confirmationId === undefined ? one.serial === serial : one.confirmationId === given.confirmationId,
  );
  if (!row)
    throw new AppError(
      'confirmation-unknown',
      { serial: serial ?? '', confirmationId: given.confirmationId ?? 0 },
      given.serial ? 'serial' : 'confirmationId',
    );
  const repliedOn = given.repliedOn ?? context.clock.today();
  if (repliedOn < row.sentOn) throw new AppError('reply-too-early', { repliedOn, sentOn: row.sentOn }, 'repliedOn');
  const statedYen = given.outcome === 'agreed' ? row.balanceYen : given.outcome === 'differs' ? given.statedYen : null;
  if (statedYen === undefined || (given.outcome === 'differs' && statedYen === row.balanceYen))
    throw new AppError('stated-missing', { serial: row.serial, balanceYen: row.balanceYen }, 'statedYen');
  await sql.insert('balance_confirmation_reply', {
    id: await sql.nextId('balance_confirmation_reply'),
    confirmation_id: row.confirmationId,
    outcome: given.outcome,
    replied_on: repliedOn,
    stated_yen: statedYen,
    reason: given.reason ?? '',
    ...tx.booked(),
  });
  const acknowledged = statedYen !== null && statedYen > 0;
  const items = acknowledged ? (await confirmedItems(sql, [row.confirmationId])).length : 0;
  return { confirmationId: row.confirmationId, acknowledged, receivables: items };
}
