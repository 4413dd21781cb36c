/** Marks, refunds and disputes booked and taken back. The caller holds the transaction. */
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS } from '../../db/engine.ts';
import { deriveOpenDeposits } from '../allocations/derive.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { disputeById, refundById } from './queries.ts';

export interface NewMark {
  depositId: number;
  kind: 'advance' | 'double' | 'suspense' | 'order';
  customerId: number | null;
  orderId?: number | null;
  twinDepositId?: number | null;
  sinceOn: string;
  note: string;
}

/** Throws deposit-unknown, deposit-cancelled, deposit-used-up. What it was said to be before ends the same day. */
export async function markDeposit(tx: Tx, clientId: number, mark: NewMark): Promise<number> {
  const sql = tx.client(clientId);
  const deposit = await liveDeposit(sql, mark.depositId);
  if (deposit.leftYen === 0) throw new AppError('deposit-used-up', { payerName: deposit.payerName }, 'depositId');
  await endMarks(tx, clientId, [mark.depositId], mark.sinceOn);
  const id = await sql.nextId('deposit_mark');
  await sql.insert('deposit_mark', {
    id,
    deposit_id: mark.depositId,
    kind: mark.kind,
    customer_id: mark.customerId,
    order_id: mark.orderId ?? null,
    twin_deposit_id: mark.twinDepositId ?? null,
    since_on: mark.sinceOn,
    note: mark.note,
    ...tx.booked(),
  });
  return id;
}

/** Ends what lives of these deposits' marks; returns how many. A mark never ends before it began. */
export async function endMarks(tx: Tx, clientId: number, depositIds: readonly number[], on: string): Promise<number> {
  const sql = tx.client(clientId);
  const live = await sql.all<{ markId: number; sinceOn: string }>(
    `SELECT m.id AS markId, m.since_on AS sinceOn FROM deposit_mark m
     LEFT JOIN deposit_mark_end e ON e.client_id = m.client_id AND e.mark_id = m.id
     WHERE m.client_id = :clientId AND m.deposit_id IN ${IDS} AND e.mark_id IS NULL ORDER BY m.id`,
    { ids: JSON.stringify(depositIds) },
  );
  await sql.bulkInsert(
    'deposit_mark_end',
    live.map(({ markId, sinceOn }) => ({ mark_id: markId, ended_on: sinceOn > on ? sinceOn : on, ...tx.booked() })),
  );
  return live.length;
}

export interface NewRefund {
  depositId: number;
  amountYen: number | null;
  reason: 'over' | 'double' | 'wrong' | 'unknown';
  note: string;
  on: string;
}

/** Throws deposit-used-up, deposit-overdrawn, refund-too-early. */
export async function refundDeposit(tx: Tx, clientId: number, refund: NewRefund) {
  const sql = tx.client(clientId);
  const deposit = await liveDeposit(sql, refund.depositId);
  const amountYen = refund.amountYen ?? deposit.leftYen;
  if (deposit.leftYen === 0) throw new AppError('deposit-used-up', { payerName: deposit.payerName }, 'depositId');
  if (amountYen > deposit.leftYen)
    throw new AppError('deposit-overdrawn', { moneyYen: amountYen, leftYen: deposit.leftYen }, 'amountYen');
  if (refund.on < deposit.depositedOn)
    throw new AppError('refund-too-early', { on: refund.on, earliestOn: deposit.depositedOn }, 'on');
  const refundId = await sql.nextId('deposit_refund');
  await sql.insert('deposit_refund', {
    id: refundId,
    deposit_id: refund.depositId,
    amount_yen: amountYen,
    decided_on: refund.on,
    reason: refund.reason,
    note: refund.note,
    ...tx.booked(),
  });
  await deriveOpenDeposits(sql, [refund.depositId]);
  if (amountYen === deposit.leftYen) await endMarks(tx, clientId, [refund.depositId], refund.on);
  return { refundId, amountYen, leftYen: deposit.leftYen - amountYen };
}

/** Throws refund-unknown, refund-reversed. */
export async function liveRefund(sql: ClientWrite, refundId: number) {
  const refund = await refundById(sql, refundId);
  if (!refund) throw new AppError('refund-unknown', {}, 'refundId');
  if (refund.reversedOn !== null) throw new AppError('refund-reversed', { on: refund.reversedOn }, 'refundId');
  return refund;
}

/** The money comes back to its deposit. Throws as liveRefund, and deposit-cancelled when the deposit is gone. */
export async function reverseRefund(tx: Tx, clientId: number, refundId: number, on: string) {
  const sql = tx.client(clientId);
  const refund = await liveRefund(sql, refundId);
  await liveDeposit(sql, refund.depositId);
  const earliest = refund.doneOn ?? refund.decidedOn;
  const day = on < earliest ? earliest : on;
  await sql.insert('deposit_refund_reversal', { refund_id: refundId, reversed_on: day, ...tx.booked() });
  await deriveOpenDeposits(sql, [refund.depositId]);
  const after = await liveDeposit(sql, refund.depositId);
  return { depositId: refund.depositId, leftYen: after.leftYen };
}

/**
 * Deposits leave the books: what they were said to be ends, and what was to be given back need not be any more, since the
 * bank or the undo has taken it. A refund that has left the bank stays as the fact it is.
 */
export async function endExceptionsOf(
  tx: Tx,
  clientId: number,
  depositIds: readonly number[],
  on: string,
): Promise<void> {
  if (depositIds.length === 0) return;
  const sql = tx.client(clientId);
  await endMarks(tx, clientId, depositIds, on);
  const due = await sql.all<{ refundId: number; decidedOn: string }>(
    `SELECT f.id AS refundId, f.decided_on AS decidedOn FROM deposit_refund f
     LEFT JOIN deposit_refund_done n ON n.client_id = f.client_id AND n.refund_id = f.id
     LEFT JOIN deposit_refund_reversal z ON z.client_id = f.client_id AND z.refund_id = f.id
     WHERE f.client_id = :clientId AND f.deposit_id IN ${IDS} AND n.refund_id IS NULL AND z.refund_id IS NULL ORDER BY f.id`,
    { ids: JSON.stringify(depositIds) },
  );
  await sql.bulkInsert(
    'deposit_refund_reversal',
    due.map(({ refundId, decidedOn }) => ({
      refund_id: refundId,
      reversed_on: decidedOn > on ? decidedOn : on,
      ...tx.booked(),
    })),
  );
}

export interface NewDispute {
  receivableIds: readonly number[];
  reason: string;
  on: string;
  /** The clearing with which it was said: its undo takes the dispute back too. */
  allocationId: number | null;
}

/** Throws receivable-unknown, dispute-open, dispute-nothing-open. */
export async function raiseDisputes(tx: Tx, clientId: number, dispute: NewDispute): Promise<number[]> {
  const sql = tx.client(clientId);
  const firstId = await sql.nextId('receivable_dispute');
  const rows = [];
  for (const receivableId of new Set(dispute.receivableIds)) {
    const item = await sql.get<{ number: string; openYen: number; disputed: number }>(
      `SELECT i.number, o.open_yen AS openYen, EXISTS (SELECT 1 FROM receivable_dispute y
         LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
         WHERE y.client_id = o.client_id AND y.receivable_id = o.receivable_id AND e.dispute_id IS NULL) AS disputed
       FROM open_item o JOIN receivable r ON r.client_id = o.client_id AND r.id = o.receivable_id
       JOIN invoice i ON i.client_id = r.client_id AND i.id = r.invoice_id
       WHERE o.client_id = :clientId AND o.receivable_id = :receivableId`,
      { receivableId },
    );
    if (!item) throw new AppError('receivable-unknown', { receivableId }, 'receivableIds');
    if (item.disputed) throw new AppError('dispute-open', { number: item.number }, 'receivableIds');
    if (item.openYen === 0) throw new AppError('dispute-nothing-open', { number: item.number }, 'receivableIds');
    rows.push({
      id: firstId + rows.length,
      receivable_id: receivableId,
      since_on: dispute.on,
      reason: dispute.reason,
      allocation_id: dispute.allocationId,
      ...tx.booked(),
    });
  }
  await sql.bulkInsert('receivable_dispute', rows);
  return rows.map((row) => row.id);
}

/** A clearing is taken back: so is the dispute that was said with it, unless somebody has settled it since. */
export async function endDisputesOf(tx: Tx, clientId: number, allocationIds: readonly number[], on: string) {
  const sql = tx.client(clientId);
  const live = await sql.all<{ disputeId: number; sinceOn: string }>(
    `SELECT y.id AS disputeId, y.since_on AS sinceOn FROM receivable_dispute y
     LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
     WHERE y.client_id = :clientId AND y.allocation_id IN ${IDS} AND e.dispute_id IS NULL ORDER BY y.id`,
    { ids: JSON.stringify(allocationIds) },
  );
  await sql.bulkInsert(
    'receivable_dispute_end',
    live.map(({ disputeId, sinceOn }) => ({
      dispute_id: disputeId,
      ended_on: sinceOn > on ? sinceOn : on,
      outcome: '',
      ...tx.booked(),
    })),
  );
}

/**
 * What a customer denies stays denied when the invoice is replaced: its live dispute ends with the old receivable and goes
 * on with the new one, said with the clearing that went over. Returns which dispute goes on as which.
 */
export async function carryDisputes(
  tx: Tx,
  clientId: number,
  { fromId, toId, allocationOf }: { fromId: number; toId: number; allocationOf: ReadonlyMap<number, number> },
): Promise<ReadonlyMap<number, number>> {
  const sql = tx.client(clientId);
  // Those that were said with a clearing have ended with its reversal in this same entry, also of its other invoices.
  const live = await sql.all<{
    id: number;
    receivableId: number;
    sinceOn: string;
    reason: string;
    allocationId: number;
  }>(
    `SELECT y.id, y.receivable_id AS receivableId, y.since_on AS sinceOn, y.reason, y.allocation_id AS allocationId FROM receivable_dispute y
     LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
     WHERE y.client_id = :clientId AND (y.receivable_id = :fromId AND e.dispute_id IS NULL OR e.seq = :seq AND y.allocation_id IN ${IDS}) ORDER BY y.id`,
    { fromId, seq: tx.seq, ids: JSON.stringify([...allocationOf.keys()]) },
  );
  const firstId = await sql.nextId('receivable_dispute');
  await sql.bulkInsert(
    'receivable_dispute',
    live.map((one, index) => ({
      id: firstId + index,
      receivable_id: one.receivableId === fromId ? toId : one.receivableId,
      since_on: one.sinceOn,
      reason: one.reason,
      allocation_id: allocationOf.get(one.allocationId) ?? null,
      ...tx.booked(),
    })),
  );
  const standing = await sql.all<{ id: number }>(
    `SELECT y.id FROM receivable_dispute y LEFT JOIN receivable_dispute_end e ON e.client_id = y.client_id AND e.dispute_id = y.id
     WHERE y.client_id = :clientId AND y.receivable_id = :fromId AND e.dispute_id IS NULL`,
    { fromId },
  );
  const sinceOf = new Map(live.map((one) => [one.id, one.sinceOn]));
  await sql.bulkInsert(
    'receivable_dispute_end',
    standing.map(({ id }) => ({ dispute_id: id, ended_on: sinceOf.get(id)!, outcome: '', ...tx.booked() })),
  );
  return new Map(live.map(({ id }, index) => [id, firstId + index]));
}

/** Throws dispute-unknown, dispute-settled. A day before it was raised counts as that day. */
export async function settleDispute(
  tx: Tx,
  clientId: number,
  { disputeId, outcome, on }: { disputeId: number; outcome: string; on: string },
): Promise<void> {
  const sql = tx.client(clientId);
  const dispute = await disputeById(sql, disputeId);
  if (!dispute) throw new AppError('dispute-unknown', {}, 'disputeId');
  if (dispute.endedOn !== null) throw new AppError('dispute-settled', { on: dispute.endedOn }, 'disputeId');
  await sql.insert('receivable_dispute_end', {
    dispute_id: disputeId,
    ended_on: on < dispute.sinceOn ? dispute.sinceOn : on,
    outcome,
    ...tx.booked(),
  });
}
